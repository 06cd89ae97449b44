"""Fills in the invented example cases, through the same functions as the pages."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate.casework import (
    cases,
    complainant,
    drafting,
    evidence,
    letters,
    outcome,
    owners,
    snapshot,
    story,
    taking_in,
    timeline,
)
from advocate.casework.taking_in import TakenIn
from advocate.domain.case import ChannelKind, LetterKind, PromiseState, When
from advocate.printing.demo_mails import mail_file
from advocate.printing.demo_papers import paper_pdf
from advocate.printing.demo_photos import photo_jpeg
from advocate.rulebook import demo_data
from advocate.rulebook.demo_data import DemoCase, DemoChoice, DemoExhibit, DemoMail, DemoPaper
from advocate.store.blobs import BlobStore
from advocate.store.models import CaseRow, StoryPartRow

# far more than the makers of the exhibits ever make
_MOST_BYTES = 5_000_000

# by the example's id and the exhibit's place in it
Files = Mapping[tuple[str, int], TakenIn]


def take_in_files(session: Session, blobs: BlobStore, *, owner_id: int) -> Files:
    """Make, store and look into the files of the examples that the owner doesn't have yet.

    This takes seconds: do it before the transaction that writes, so that nobody has to wait for it.
    """
    return {
        (example.id, number): _take_in(blobs, exhibit)
        for example in demo_data.load()
        if _there(session, example, owner_id=owner_id) is None
        for number, exhibit in enumerate(example.exhibits)
    }


def fill_in(
    session: Session, blobs: BlobStore, *, files: Files, owner_id: int, now: datetime
) -> list[tuple[str, str]]:
    """Make the examples that the owner doesn't have yet; returns organisation and public id of each.

    `files` are those that `take_in_files` took in; one that is not among them is taken in now.

    An example that is there already, known by its organisation and title, stays as the owner left it. The
    owner's own details are left alone: each example is signed by its own person.
    """
    examples = demo_data.load()
    owner = owners.details(session, owner_id=owner_id)
    country = owner.country or examples[0].country
    filled = []
    for example in examples:
        case_id = _there(session, example, owner_id=owner_id)
        if case_id is None:
            case_id = _Filling(session, blobs, files, owner_id, now, example).make()
        filled.append((example.organisation.name, case_id))
    # an example's country is no sign of where the owner lives
    owner.country = country
    session.flush()
    return filled


def _take_in(blobs: BlobStore, exhibit: DemoExhibit) -> TakenIn:
    stream = io.BytesIO(exhibit_bytes(exhibit))
    return taking_in.take_in(blobs, stream=stream, filename=exhibit.filename, limit=_MOST_BYTES)


def exhibit_bytes(exhibit: DemoExhibit) -> bytes:
    """Return the file that an example's exhibit is; the same bytes each time."""
    content = exhibit.content
    if isinstance(content, DemoPaper):
        return paper_pdf(content)
    if isinstance(content, DemoMail):
        return mail_file(content)
    return photo_jpeg(content.scene, taken_at=content.taken_at)


def exhibit_day(exhibit: DemoExhibit) -> date:
    """Return the day that an example's exhibit is from."""
    content = exhibit.content
    if isinstance(content, DemoPaper):
        return content.made_on
    return content.sent_at.date() if isinstance(content, DemoMail) else content.taken_at.date()


def _there(session: Session, example: DemoCase, *, owner_id: int) -> str | None:
    query = select(CaseRow.public_id).where(
        CaseRow.owner_id == owner_id,
        CaseRow.organisation_name == example.organisation.name,
        CaseRow.title == example.title,
    )
    return session.scalars(query.order_by(CaseRow.id)).first()


@dataclass(slots=True)
class _Filling:
    """The making of one case; instants are the present, days are those of the example."""

    session: Session
    blobs: BlobStore
    files: Files
    owner_id: int
    now: datetime
    example: DemoCase
    case_id: str = ""

    @property
    def _place(self) -> dict[str, Any]:
        return {"owner_id": self.owner_id, "case_id": self.case_id}

    def make(self) -> str:
        """Make the case step by step, as its customer would, and return its public id."""
        self._start()
        self._tell()
        self._choose()
        for number, exhibit in enumerate(self.example.exhibits):
            taken = self.files.get((self.example.id, number)) or _take_in(self.blobs, exhibit)
            self._add(exhibit, taken)
        if self.example.letter_channel is not None:
            self._write(self.example.letter_channel)
        return self.case_id

    def _start(self) -> None:
        example = self.example
        self.case_id = cases.start(
            self.session,
            owner_id=self.owner_id,
            organisation_name=example.organisation.name,
            organisation_email=example.organisation.email,
            organisation_address=example.organisation.address,
            sector=example.sector.value,
            country=example.country,
            title=example.title,
            references=example.references,
            now=self.now,
        )
        complainant.sign_case(
            self.session, **self._place, version=1, signer=example.complainant, now=self.now
        )

    def _tell(self) -> None:
        place, told_on = self._place, self.example.told_on
        story.tell(self.session, **place, version=0, text=self.example.story, today=told_on, now=self.now)
        for choice in self.example.choices:
            for part in self._parts_with(choice.words):
                self._apply(choice, part)
        story.accept(self.session, **place, now=self.now)
        for words, state in self.example.promises:
            self._settle(words, state)

    def _parts_with(self, words: str) -> list[StoryPartRow]:
        return [part for part in story.parts(self.session, **self._place) if words in part.original]

    def _apply(self, choice: DemoChoice, part: StoryPartRow) -> None:
        place = {**self._place, "part_id": part.public_id}
        story.keep_part(self.session, **place, is_kept=not choice.is_dropped)
        if choice.is_dropped:
            return
        values: dict[str, Any] = {"text": choice.text} if choice.text else {}
        values |= {"kind": choice.kind.value} if choice.kind else {}
        values |= timeline.date_values(choice.when) if choice.when else {}
        values |= {"person": choice.person} if choice.person else {}
        story.revise_part(self.session, **place, version=part.version, values=values, now=self.now)

    def _settle(self, words: str, state: PromiseState) -> None:
        became = self._became(words)
        for promise in snapshot.load(self.session, **self._place).promises:
            if promise.id in became and promise.state is not state:
                timeline.settle_promise(
                    self.session,
                    **self._place,
                    entry_id=promise.id,
                    state=state,
                    today=self.example.told_on,
                    now=self.now,
                )

    def _became(self, words: str) -> list[str]:
        """Return the ids of the timeline entries that words of the story became."""
        return [entry_id for part in self._parts_with(words) for entry_id in part.entry_id.split()]

    def _choose(self) -> None:
        place, sought = self._place, self.example.outcome
        outcome.choose(
            self.session,
            **place,
            version=0,
            remedy=sought.remedy,
            money=sought.money,
            act=sought.act,
            by=sought.by or self.example.told_on,
            fallback=sought.fallback,
            why=sought.why,
            working=sought.working,
            now=self.now,
        )
        for text in self.example.parked:
            outcome.park(self.session, **place, text=text, now=self.now)

    def _add(self, exhibit: DemoExhibit, taken: TakenIn) -> None:
        place = self._place
        taking_in.make_sure(self.session, self.blobs, taken)
        added = evidence.add(self.session, **place, taken=taken, case_limit=_MOST_BYTES, now=self.now)
        row = evidence.load(self.session, **place, exhibit_id=added.exhibit_id)
        evidence.revise(
            self.session,
            **place,
            exhibit_id=added.exhibit_id,
            version=row.version,
            title=exhibit.title,
            shows=exhibit.shows,
            when=When.on(exhibit_day(exhibit)),
            passage="",
            passage_page=0,
            now=self.now,
        )
        backed = [entry_id for words in exhibit.backs for entry_id in self._became(words)]
        evidence.show(self.session, **place, exhibit_id=added.exhibit_id, shown=(), ticked=backed)

    def _write(self, channel: ChannelKind) -> None:
        place, told_on = self._place, self.example.told_on
        letter_id = drafting.draft(
            self.session,
            **place,
            kind=LetterKind.FIRST_COMPLAINT,
            channel=channel,
            today=told_on,
            now=self.now,
        ).letter_id
        letter = snapshot.load(self.session, **place).letter(letter_id)
        if letter is not None and self.example.is_letter_sent:
            letters.mark_sent(
                self.session,
                **place,
                letter_id=letter_id,
                version=letter.version,
                channel=channel,
                sent_on=told_on,
                now=self.now,
            )
