"""The examples are filled in once, as their customers would, and nothing of the owner's own is touched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from advocate.casework import cases, checkup, demo_cases, evidence, owners, snapshot
from advocate.domain.case import Case, LetterState, Precision, PromiseState, When
from advocate.rulebook import demo_data
from advocate.store.blobs import FolderBlobStore, Stored
from advocate.store.migrate import open_engine
from tests import databases

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
EXAMPLES = demo_data.load()
BROADBAND, CARD, MACHINE = EXAMPLES


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = open_engine(databases.empty(tmp_path_factory.mktemp("database")))
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("evidence")


@pytest.fixture(scope="module")
def blobs(folder: Path) -> FolderBlobStore:
    return FolderBlobStore(folder)


class ReadOnly(FolderBlobStore):
    """Takes no file: what is slow has to be done before the examples are written."""

    def put(self, stream: BinaryIO, *, limit: int) -> Stored:
        raise AssertionError("a file is stored while others wait for the database")


@pytest.fixture(scope="module")
def filled(engine: Engine, blobs: FolderBlobStore, folder: Path) -> dict[str, str]:
    """The public ids of the three examples by organisation, filled in for an owner without details."""
    with Session(engine) as session:
        owner_id = owners.laptop_owner(session, now=NOW).id
        session.commit()
        files = demo_cases.take_in_files(session, blobs, owner_id=owner_id)
        reading = ReadOnly(folder)
        made = dict(demo_cases.fill_in(session, reading, files=files, owner_id=owner_id, now=NOW))
        session.commit()
    return made


@pytest.fixture
def session(engine: Engine, filled: dict[str, str]) -> Iterator[Session]:
    """A session whose changes are forgotten after the test."""
    with Session(engine) as session:
        yield session
        session.rollback()


def owner_of(session: Session) -> int:
    return owners.laptop_owner(session, now=NOW).id


def loaded(session: Session, filled: dict[str, str], example: demo_data.DemoCase) -> Case:
    case_id = filled[example.organisation.name]
    return snapshot.load(session, owner_id=owner_of(session), case_id=case_id)


def exhibits_behind(case: Case, words: str) -> set[str]:
    """Return the labels of the exhibits behind the fact or contact that holds these words."""
    lists = [f.exhibits for f in case.facts if words in f.text]
    lists += [c.exhibits for c in case.contacts if words in c.text]
    return {found.label for ids in lists for one in ids if (found := case.exhibit(one))}


def test_filling_in_twice_adds_nothing_twice(
    session: Session, filled: dict[str, str], blobs: FolderBlobStore
) -> None:
    again = demo_cases.fill_in(session, blobs, files={}, owner_id=owner_of(session), now=NOW)
    assert dict(again) == filled
    assert len(snapshot.load_all(session, owner_id=owner_of(session))) == len(EXAMPLES)


def test_an_example_that_was_deleted_comes_back_alone(
    session: Session, filled: dict[str, str], blobs: FolderBlobStore
) -> None:
    owner_id, name = owner_of(session), MACHINE.organisation.name
    cases.delete_case(session, owner_id=owner_id, case_id=filled[name])
    again = dict(demo_cases.fill_in(session, blobs, files={}, owner_id=owner_id, now=NOW))
    assert {firm for firm in again if again[firm] != filled[firm]} == {name}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_an_example_is_signed_by_its_own_person(
    session: Session, filled: dict[str, str], example: demo_data.DemoCase
) -> None:
    case = loaded(session, filled, example)
    assert case.complainant == example.complainant
    assert all(example.complainant.name in (letter.sent_text or letter.body) for letter in case.letters)


def test_the_owner_gets_no_details_from_an_example(session: Session) -> None:
    owner = owners.details(session, owner_id=owner_of(session))
    assert (owner.name, owner.country) == ("", "GB")


def test_an_owner_s_own_details_and_country_stay(
    session: Session, filled: dict[str, str], blobs: FolderBlobStore
) -> None:
    owner_id = owner_of(session)
    owner = owners.details(session, owner_id=owner_id)
    owner.name, owner.address, owner.email, owner.phone, owner.country = "Carol Reid", "", "", "", "AU"
    cases.delete_case(session, owner_id=owner_id, case_id=filled[MACHINE.organisation.name])
    demo_cases.fill_in(session, blobs, files={}, owner_id=owner_id, now=NOW)
    assert (owner.name, owner.email, owner.country) == ("Carol Reid", "", "AU")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_an_example_has_its_story_goal_and_numbers(
    session: Session, filled: dict[str, str], example: demo_data.DemoCase
) -> None:
    case = loaded(session, filled, example)
    assert (case.story, case.references) == (example.story, example.references)
    assert case.outcome is not None
    assert (case.outcome.remedy, case.outcome.by) == (example.outcome.remedy, example.outcome.by)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_every_exhibit_is_labelled_shown_and_backs_something(
    session: Session, filled: dict[str, str], example: demo_data.DemoCase
) -> None:
    case = loaded(session, filled, example)
    cited = {e for fact in case.facts for e in fact.exhibits}
    cited |= {e for contact in case.contacts for e in contact.exhibits}
    assert [e.label for e in case.exhibits] == [f"E{n}" for n in range(1, len(example.exhibits) + 1)]
    assert {e.id for e in case.exhibits} <= cited
    assert [e.why_no_preview for e in case.exhibits if e.why_no_preview] == []


def test_pictures_and_papers_have_a_preview_and_mails_their_text(
    session: Session, filled: dict[str, str]
) -> None:
    case = loaded(session, filled, BROADBAND)
    kinds = [(e.media_type, e.has_preview) for e in case.exhibits]
    seen = [("image/jpeg", True), ("application/pdf", True), ("application/pdf", True)]
    assert kinds == [*seen, ("message/rfc822", False), ("message/rfc822", False)]
    place = {"owner_id": owner_of(session), "case_id": case.id, "exhibit_id": case.exhibits[3].id}
    assert "£31.50" in evidence.load(session, **place).text  # type: ignore[arg-type]


def test_the_bill_backs_the_sentence_about_the_bill(session: Session, filled: dict[str, str]) -> None:
    case = loaded(session, filled, BROADBAND)
    bill = next(e for e in case.exhibits if e.title == "Bill for March 2026")
    assert exhibits_behind(case, "£54.90") == {bill.label}
    assert bill.when is not None
    assert bill.when.start == date(2026, 3, 27)


def test_a_span_of_days_stays_a_span(session: Session, filled: dict[str, str]) -> None:
    (spent,) = [f for f in loaded(session, filled, BROADBAND).facts if "£31.50" in f.text]
    assert spent.when == When(date(2026, 3, 4), date(2026, 3, 11), Precision.RANGE)


def test_the_broken_promises_of_the_story_are_recorded_as_broken(
    session: Session, filled: dict[str, str]
) -> None:
    promises = loaded(session, filled, BROADBAND).promises
    assert {p.due_on for p in promises} == {date(2026, 3, 6), date(2026, 3, 11)}
    assert {p.state for p in promises} == {PromiseState.BROKEN}


def test_what_became_of_each_promise_is_recorded(session: Session, filled: dict[str, str]) -> None:
    promises = loaded(session, filled, MACHINE).promises
    assert [p.state for p in promises] == [PromiseState.KEPT, PromiseState.OPEN]


def test_heat_stays_off_the_timeline(session: Session, filled: dict[str, str]) -> None:
    case = loaded(session, filled, BROADBAND)
    said = " ".join([*(f.text for f in case.facts), *(c.text for c in case.contacts)])
    assert not [heat for heat in ("pack of thieves", "liars", "had it with this lot") if heat in said]


def test_the_sent_letter_is_frozen_and_its_clock_runs(session: Session, filled: dict[str, str]) -> None:
    case = loaded(session, filled, BROADBAND)
    (letter,) = case.letters
    assert (letter.state, letter.sent_on) == (LetterState.SENT, BROADBAND.told_on)
    assert letter.sent_sha256
    assert letter.reply_due_on == BROADBAND.outcome.by
    assert [c.when for c in case.contacts if c.letter_id == letter.id]


def test_the_card_case_has_a_draft_and_the_machine_none_yet(session: Session, filled: dict[str, str]) -> None:
    (draft,) = loaded(session, filled, CARD).letters
    assert draft.state is LetterState.DRAFT
    assert "$412.77" in draft.body
    assert loaded(session, filled, MACHINE).letters == ()


def test_the_fallback_is_in_no_letter(session: Session, filled: dict[str, str]) -> None:
    for example in (BROADBAND, CARD):
        (letter,) = loaded(session, filled, example).letters
        assert example.outcome.fallback not in letter.body


def test_every_file_has_its_row_and_every_row_its_file(
    session: Session, filled: dict[str, str], blobs: FolderBlobStore
) -> None:
    found = checkup.check(session, blobs)
    assert (found.exhibits, found.is_sound, found.orphaned) == (11, True, ())
