"""Loads cases as frozen snapshots, in a fixed number of queries whatever their number and size."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate.casework.adjusted import adjustment, with_changes
from advocate.casework.complainant import case_details, owners_details
from advocate.casework.particulars import from_words
from advocate.casework.rows import load_owned
from advocate.casework.shelf import Links, Shelf
from advocate.domain import case as domain
from advocate.domain.kinds import Stance
from advocate.domain.reminding import Reminder, Snooze
from advocate.store import models as rows
from advocate.store.models.columns import when_of


def load(session: Session, *, owner_id: int, case_id: str) -> domain.Case:
    """Return the owner's whole case; NotFoundError if it is missing or somebody else's."""
    row = load_owned(session, owner_id=owner_id, case_id=case_id)
    return _snapshots(session, owner_id, [row])[0]


def load_all(session: Session, *, owner_id: int) -> tuple[domain.Case, ...]:
    """Return all of the owner's cases, newest first, in as many queries as one case takes."""
    query = select(rows.CaseRow).where(rows.CaseRow.owner_id == owner_id).order_by(rows.CaseRow.id.desc())
    return _snapshots(session, owner_id, list(session.scalars(query)))


def load_some(session: Session, *, owner_id: int, case_ids: Collection[str]) -> tuple[domain.Case, ...]:
    """Return some of the owner's cases, newest first; ids that are not the owner's are left out."""
    here = rows.CaseRow.owner_id == owner_id, rows.CaseRow.public_id.in_(list(case_ids))
    query = select(rows.CaseRow).where(*here).order_by(rows.CaseRow.id.desc())
    return _snapshots(session, owner_id, list(session.scalars(query)))


def _snapshots(session: Session, owner_id: int, cases: Sequence[rows.CaseRow]) -> tuple[domain.Case, ...]:
    owner = session.get_one(rows.OwnerRow, owner_id)
    shelf = Shelf(session, owner_id, cases)
    links = shelf.links()
    stories, outcomes = shelf.fetch(rows.StoryRow), shelf.fetch(rows.OutcomeRow)
    closings = shelf.fetch(rows.ClosingRow)
    parked, facts, contacts = (
        shelf.fetch(rows.ParkedGoalRow),
        shelf.read(rows.FactRow),
        shelf.read(rows.ContactRow),
    )
    promises, impacts = shelf.read(rows.PromiseRow), shelf.read(rows.ImpactRow)
    notes, replies = shelf.read(rows.NoteRow), shelf.fetch(rows.ReplyRow)
    exhibits, letters = shelf.fetch(rows.ExhibitRow), shelf.fetch(rows.LetterRow)
    changes = shelf.fetch(rows.AdjustmentRow)
    reminders, snoozes = shelf.fetch(rows.ReminderRow), shelf.fetch(rows.SnoozeRow)
    found = (
        replace(
            _head(row, owner),
            story=stories[row.id][0].text if row.id in stories else "",
            has_story=row.id in stories,
            outcome=_outcome(outcomes[row.id][0]) if row.id in outcomes else None,
            parked=tuple(domain.ParkedGoal(p.public_id, p.text) for p in parked.get(row.id, ())),
            facts=tuple(_fact(r, links) for r in facts.get(row.id, ())),
            contacts=tuple(_contact(r, links) for r in contacts.get(row.id, ())),
            promises=tuple(_promise(r, links) for r in promises.get(row.id, ())),
            impacts=tuple(_impact(r) for r in impacts.get(row.id, ())),
            notes=tuple(_note(r) for r in notes.get(row.id, ())),
            exhibits=tuple(_exhibit(r) for r in exhibits.get(row.id, ())),
            letters=tuple(_letter(r) for r in letters.get(row.id, ())),
            adjustments=tuple(adjustment(r) for r in changes.get(row.id, ())),
            replies=_replies(replies.get(row.id, ()), contacts.get(row.id, ())),
            closing=_ended(closings.get(row.id, ()), is_over=True),
            earlier_closing=_ended(closings.get(row.id, ()), is_over=False),
            reminders=tuple(_reminder(r) for r in reminders.get(row.id, ())),
            snooze=next((Snooze(r.action, r.until) for r in snoozes.get(row.id, ())), None),
        )
        for row in cases
    )
    return tuple(map(with_changes, found))


def _head(row: rows.CaseRow, owner: rows.OwnerRow) -> domain.Case:
    return domain.Case(
        id=row.public_id,
        organisation=domain.Organisation(
            row.organisation_name, row.organisation_address, row.organisation_email
        ),
        sector=domain.Sector(row.sector),
        country=row.country,
        title=row.title,
        complainant=case_details(row) or owners_details(owner),
        references=tuple(domain.Reference(r["label"], r["value"]) for r in row.references),
        state=domain.CaseState(row.state),
        created_at=row.created_at,
        version=row.version,
    )


def money(amount: Decimal | None, currency: str) -> domain.Money | None:
    """Return the sum, or None when there is none."""
    return domain.Money(amount, currency) if amount is not None else None


def _outcome(r: rows.OutcomeRow) -> domain.OutcomeSought:
    return domain.OutcomeSought(
        remedy=domain.RemedyKind(r.remedy),
        money=money(r.amount, r.currency),
        act=r.act,
        by=r.by,
        fallback=r.fallback,
        why=r.why,
        working=r.working,
        version=r.version,
    )


def _fact(r: rows.FactRow, links: Links) -> domain.Fact:
    return domain.Fact(r.public_id, r.text, when_of(r), links.get(r.public_id, ()), r.version)


def _contact(r: rows.ContactRow, links: Links) -> domain.Contact:
    return domain.Contact(
        id=r.public_id,
        channel=domain.ChannelKind(r.channel),
        direction=domain.Direction(r.direction),
        text=r.text,
        when=when_of(r),
        at=r.at,
        person=r.person,
        role=r.role,
        reference=r.reference,
        minutes=r.minutes,
        helped=r.is_helper,
        letter_id=r.letter_id,
        exhibits=links.get(r.public_id, ()),
        version=r.version,
    )


def _promise(r: rows.PromiseRow, links: Links) -> domain.Promise:
    return domain.Promise(
        id=r.public_id,
        text=r.text,
        made=when_of(r),
        by_whom=r.by_whom,
        due_on=r.due_on,
        due_words=r.due_words,
        state=domain.PromiseState(r.state),
        settled_on=r.settled_on,
        exhibits=links.get(r.public_id, ()),
        version=r.version,
    )


def _impact(r: rows.ImpactRow) -> domain.Impact:
    return domain.Impact(r.public_id, r.text, money(r.amount, r.currency), r.version)


def _note(r: rows.NoteRow) -> domain.Note:
    return domain.Note(r.public_id, r.text, when_of(r), r.version)


def _exhibit(r: rows.ExhibitRow) -> domain.Exhibit:
    return domain.Exhibit(
        id=r.public_id,
        number=r.number,
        title=r.title,
        filename=r.filename,
        media_type=r.media_type,
        size=r.size,
        sha256=r.sha256,
        received_at=r.received_at,
        shows=r.shows,
        when=r.when,
        pages=r.pages,
        has_preview=bool(r.preview_sha256),
        why_no_preview=r.why_no_preview,
        came_with=f"E{r.came_with}" if r.came_with else "",
        kind=r.kind,
        is_looked=r.looked_at is not None,
        covered=r.covered,
        passage=r.passage,
        passage_page=r.passage_page,
        version=r.version,
    )


def _letter(r: rows.LetterRow) -> domain.Letter:
    return domain.Letter(
        id=r.public_id,
        kind=domain.LetterKind(r.kind),
        channel=domain.ChannelKind(r.channel),
        subject=r.subject,
        body=r.body,
        state=domain.LetterState(r.state),
        sent_on=r.sent_on,
        sent_text=r.sent_text,
        sent_sha256=r.sent_sha256,
        reply_due_on=r.reply_due_on,
        reply_due_rule=r.reply_due_rule,
        kept_phrases=tuple(r.kept_phrases),
        slip=r.slip,
        particulars=from_words(r.particulars),
        changed_on=(r.changed_at or r.created_at).astimezone().date(),
        resting_until=r.resting_until,
        version=r.version,
    )


def _reminder(r: rows.ReminderRow) -> Reminder:
    return Reminder(r.public_id, r.text, r.remind_on, r.done_on, r.version)


def _replies(
    replies: Sequence[rows.ReplyRow], contacts: Sequence[rows.ContactRow]
) -> tuple[domain.Reply, ...]:
    """Return the replies whose contact is on the timeline: with the contact they go, and come back."""
    there = {contact.public_id for contact in contacts}
    return tuple(_reply(row) for row in replies if row.contact_id in there)


def _reply(r: rows.ReplyRow) -> domain.Reply:
    return domain.Reply(
        id=r.public_id,
        contact_id=r.contact_id,
        kind=domain.ReplyKind(r.kind),
        text=r.text,
        sha256=r.sha256,
        asked=r.asked,
        asks=tuple(
            domain.AskSaid(said["ask"], domain.AskState(said["state"]), said["quote"], said["left"])
            for said in r.asks
        ),
        offer=r.offer,
        offer_money=money(r.amount, r.currency),
        until=r.until,
        settles=r.settles,
        stance=Stance(r.stance) if r.stance else None,
        decided_on=r.decided_on,
        version=r.version,
    )


def _ended(closings: Sequence[rows.ClosingRow], *, is_over: bool) -> domain.Closing | None:
    return next((_closing(r) for r in closings if (r.reopened_on is None) is is_over), None)


def _closing(r: rows.ClosingRow) -> domain.Closing:
    return domain.Closing(
        kind=domain.ClosingKind(r.kind),
        closed_on=r.closed_on,
        got=r.got,
        money=money(r.amount, r.currency),
        worked=r.worked,
        asks=tuple(domain.AskEnd(ask["text"], domain.AskResult(ask["result"])) for ask in r.asks),
        time_back=r.time_back,
        checked_on=r.checked_on,
        version=r.version,
    )
