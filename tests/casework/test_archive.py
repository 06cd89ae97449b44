"""A saved case holds what the customer said goes in, can be read by anybody, and comes back whole."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import html5lib
import pytest
from sqlalchemy import select

from advocate.casework import cases, evidence, taking_in
from advocate.casework.archive import layout, parts, shape
from advocate.casework.errors import CaseworkError, NotFoundError
from advocate.domain import kinds
from advocate.domain.case import Case
from advocate.domain.story import PartKind
from advocate.store import models as rows
from advocate.store.database import Base
from tests.casework.desk import (
    CARD,
    FALLBACK,
    FILES,
    MEGABYTE,
    NOTE,
    NOW,
    PASSAGE,
    REMINDER,
    STORY,
    Desk,
    furnish,
    open_desk,
)

pytestmark = pytest.mark.slow
SECRETS = (STORY[:20], FALLBACK, NOTE, CARD, REMINDER)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, str]]:
    """A desk with a whole case on it; it stays as it is."""
    desk = open_desk(tmp_path_factory.mktemp("home"))
    yield desk, furnish(desk)
    desk.session.get_bind().engine.dispose()


@pytest.fixture(scope="module")
def saved(home: tuple[Desk, str]) -> bytes:
    desk, case_id = home
    return desk.save(case_id)


@pytest.fixture
def away(tmp_path: Path) -> Iterator[Desk]:
    """Another desk, with nothing on it."""
    desk = open_desk(tmp_path)
    desk.session.commit()
    yield desk
    desk.session.close()
    desk.session.get_bind().engine.dispose()


def inside(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        return {name: found.read(name) for name in found.namelist()}


def told(data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(inside(data)["case.json"])
    return found


def test_it_fits_its_published_schema(saved: bytes) -> None:
    shape.check(told(saved), json.loads(inside(saved)["case-1.schema.json"]))


def test_the_originals_are_in_it_byte_for_byte_but_not_what_was_taken_out(saved: bytes) -> None:
    files = {name: data for name, data in inside(saved).items() if name.startswith("exhibits/")}
    assert files == {
        "exhibits/E1-router.jpg": FILES[0][1],
        "exhibits/E2-rechnung-final-.pdf": FILES[1][1],
    }


def test_the_list_names_every_file_with_its_hash(saved: bytes) -> None:
    files = inside(saved)
    listed = {e["name"]: e["sha256"] for e in json.loads(files.pop("manifest.json"))["files"]}
    assert listed == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def test_the_same_case_gives_the_same_file_twice(home: tuple[Desk, str], saved: bytes) -> None:
    desk, case_id = home
    assert desk.save(case_id) == saved


def test_the_page_in_it_says_it_all_and_asks_for_nothing(saved: bytes) -> None:
    page = inside(saved)["index.html"].decode()
    for words in (
        "Northwind Broadband",
        "The line died",
        "Dear Northwind",
        STORY,
        FALLBACK,
        NOTE,
        "A free month",
    ):
        assert words in page
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    named = {e.get(a) for e in tree.iter() for a in ("href", "src", "action") if e.get(a)}
    assert {name for name in named if name and not name.startswith("#")} == {
        "style.css",
        "exhibits/E1-router.jpg",
        "exhibits/E2-rechnung-final-.pdf",
    }
    assert not [e for e in tree.iter() if e.tag in ("script", "iframe", "object", "form")]
    assert b"url(" not in inside(saved)["style.css"]


def test_what_is_private_is_nowhere_in_it_when_it_was_not_asked_for(home: tuple[Desk, str]) -> None:
    desk, case_id = home
    everything = b"".join(inside(desk.save(case_id, with_private=False)).values()).decode("latin-1")
    assert [words for words in SECRETS if words in everything] == []


def test_a_case_comes_back_as_it_was(home: tuple[Desk, str], saved: bytes, away: Desk) -> None:
    desk, case_id = home
    brought = away.bring(saved)
    assert brought.case_id == case_id
    assert _plain(away.case(brought.case_id)) == _plain(desk.case(case_id))
    assert told(away.save(case_id))["story"]["parts"][0]["original"] in STORY


def test_a_case_that_is_open_again_is_saved_as_open(saved: bytes, away: Desk) -> None:
    case_id = away.bring(saved).case_id
    cases.reopen(away.session, **away.place, case_id=case_id, today=NOW.date())
    again = told(away.save(case_id))
    assert (again["case"]["state"], again["closing"]) == ("open", None)


def _plain(case: Case) -> str:
    """Return what a case says, with its ids counted off and the counts of its saves left out."""
    lists = (
        "facts",
        "contacts",
        "promises",
        "impacts",
        "notes",
        "letters",
        "parked",
        "exhibits",
        "reminders",
    )
    names = {e.id: f"{kind}{n}" for kind in lists for n, e in enumerate(getattr(case, kind))}
    changed: dict[str, Any] = {"version": 0}
    for name in ("outcome", "closing"):
        changed[name] = replace(getattr(case, name), version=0)
    for kind in lists:
        entries = getattr(case, kind)
        changed[kind] = tuple(replace(e, version=0) if hasattr(e, "version") else e for e in entries)
    text = repr(replace(case, **changed))
    for old, new in names.items():
        text = text.replace(old, new)
    return text


def test_what_was_said_of_the_evidence_comes_back(home: tuple[Desk, str], saved: bytes, away: Desk) -> None:
    again = told(away.save(away.bring(saved).case_id))
    line_died = next(fact["id"] for fact in again["facts"] if fact["exhibits"])
    assert (again["exhibits"][1]["passage"], again["exhibits"][1]["passage_page"]) == PASSAGE
    assert again["exhibits"][1]["findings"] == [
        {"key": "turned-down", "entry": ""},
        {"key": "accepted", "entry": line_died},
    ]
    assert again["wanted_evidence"] == [{"item": "bill", "answer": "asked"}]


def test_saved_again_elsewhere_it_says_the_same(saved: bytes, away: Desk) -> None:
    again = told(away.save(away.bring(saved).case_id))
    first = told(saved)
    for exhibit in (*again["exhibits"], *first["exhibits"]):
        # entries have new ids where they come in
        exhibit["findings"] = [one["key"] for one in exhibit["findings"]]
    for name in ("case", "outcome", "closing", "card", "exhibits"):
        assert again[name] == first[name]
    assert [e["exhibits"] for e in again["facts"]] == [e["exhibits"] for e in first["facts"]]


def test_labels_go_on_where_they_were(saved: bytes, away: Desk) -> None:
    case_id = away.bring(saved).case_id
    taken = taking_in.take_in(away.blobs, stream=io.BytesIO(b"new"), filename="new.txt", limit=MEGABYTE)
    added = evidence.add(
        away.session, owner_id=away.owner_id, case_id=case_id, taken=taken, case_limit=MEGABYTE, now=NOW
    )
    assert added.label == "E4"


def test_a_case_that_is_here_already_is_not_touched(home: tuple[Desk, str], away: Desk, saved: bytes) -> None:
    case_id = away.bring(saved).case_id
    before = away.save(case_id)
    with pytest.raises(CaseworkError, match="here already"):
        away.bring(saved)
    copy = away.bring(saved, as_copy=True)
    assert copy.is_copy
    assert copy.case_id != case_id
    assert away.save(case_id) == before


def test_a_strangers_case_is_neither_told_of_nor_touched(away: Desk, saved: bytes) -> None:
    case_id = away.bring(saved).case_id
    stranger = rows.OwnerRow(created_at=NOW, name="Carol")
    away.session.add(stranger)
    away.session.flush()
    carol = Desk(away.session, away.blobs, stranger.id)
    brought = carol.bring(saved)
    assert (brought.is_copy, brought.case_id == case_id) == (False, False)
    assert away.case(case_id).organisation == carol.case(brought.case_id).organisation


def test_the_owners_own_details_stay_and_the_case_keeps_its_own(saved: bytes, away: Desk) -> None:
    case_id = away.bring(saved).case_id
    assert away.session.get_one(rows.OwnerRow, away.owner_id).name == ""
    assert away.case(case_id).complainant.name == "Amina Rahman"


def test_a_case_that_its_owner_signs_is_signed_by_its_owner_again(home: tuple[Desk, str]) -> None:
    desk, case_id = home
    brought = desk.bring(desk.save(case_id), as_copy=True)
    query = select(rows.CaseRow.complainant_name).where(rows.CaseRow.public_id == brought.case_id)
    name = desk.session.scalars(query).one()
    desk.session.rollback()
    assert name is None


def test_a_deleted_case_comes_back_under_its_own_address(away: Desk, saved: bytes) -> None:
    case_id = away.bring(saved).case_id
    cases.delete_case(away.session, owner_id=away.owner_id, case_id=case_id)
    assert away.bring(saved).case_id == case_id


def test_without_private_parts_it_comes_in_too(home: tuple[Desk, str], away: Desk) -> None:
    desk, case_id = home
    case = away.case(away.bring(desk.save(case_id, with_private=False)).case_id)
    assert (case.has_story, case.notes, case.outcome and case.outcome.fallback) == (False, (), "")


def test_nobody_saves_a_strangers_case(home: tuple[Desk, str]) -> None:
    desk, case_id = home
    with pytest.raises(NotFoundError):
        Desk(desk.session, desk.blobs, desk.owner_id + 1).save(case_id)


@pytest.mark.parametrize("damage", ["gone", "altered"])
def test_a_file_that_is_gone_or_altered_is_named_and_nothing_is_saved(
    away: Desk, saved: bytes, tmp_path: Path, damage: str
) -> None:
    case_id = away.bring(saved).case_id
    sha256 = away.case(case_id).exhibits[1].sha256
    file = tmp_path / "evidence" / sha256[:2] / sha256
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(b"rot")
    with pytest.raises(CaseworkError, match="The file of E2 is"):
        away.save(case_id)


# What a row has that a saved case does not, and why.
NOT_SAVED = {
    "id": "a number of this database",
    "owner_id": "whose it is here",
    "case_id": "a number of this database",
    "public_id": "given anew",
    "version": "counts saves here",
    "created_at": "of the case it is kept, of entries it is when they came in",
    "deleted_at": "what was taken out stays out",
    "changed_at": "of a draft it is when it came in",
    "date_start": "told as a date with its precision",
    "date_end": "told as a date with its precision",
    "date_precision": "told as a date with its precision",
    "date_words": "told as a date with its precision",
    "amount": "told as a sum",
    "currency": "told as a sum",
    "letter_id": "told as letter",
    "about_id": "told as about",
    "entry_id": "told as became",
    "summary_choices": "a setting of this Advocate",
    "reopened_on": "the ending of a case that is open again is an earlier version",
}
# Told as the complainant.
OF_THE_CASE = {"complainant_name", "complainant_address", "complainant_email", "complainant_phone"}


def test_every_column_of_a_case_is_saved_or_has_a_reason() -> None:
    lone: list[tuple[type[Any], tuple[parts.Field, ...]]] = [
        (rows.CaseRow, parts.CASE),
        (rows.OutcomeRow, parts.OUTCOME),
        (rows.ClosingRow, parts.CLOSING),
        (rows.NegotiationCardRow, parts.CARD),
        (rows.EscalationRow, parts.FURTHER),
        (rows.StoryPartRow, parts.STORY_PART),
        (rows.AdjustmentRow, parts.ADJUSTMENT),
        (rows.ReminderRow, parts.REMINDER),
    ]
    missing = []
    for model, fields in [*lone, *parts.LISTS.values()]:
        saved_columns = {name for field in fields for name in field.read(None)}
        columns = {column.key for column in model.__table__.columns}
        missing += [f"{model.__name__}.{c}" for c in columns - saved_columns - set(NOT_SAVED) - OF_THE_CASE]
    assert not missing


def test_every_table_of_a_case_is_saved_or_has_a_reason() -> None:
    """A new table that belongs to a case belongs in what is saved, or here with its reason."""
    saved_tables = {model.__tablename__ for model, _ in parts.LISTS.values()}
    saved_tables |= {"case", "outcome", "closing", "negotiation_card", "story", "story_part"}
    saved_tables |= {"exhibit", "exhibit_link", "escalation", "redaction", "finding", "wanted_evidence"}
    saved_tables |= {"reply", "reminder", "adjustment"}
    of_a_case = {table.name for table in Base.metadata.tables.values() if "case_id" in table.columns}
    not_saved = {"revision", "job", "brought_table", "summary_part", "snooze"}
    assert of_a_case - saved_tables == not_saved


def test_every_kind_that_there_is_fits_the_schema() -> None:
    published = layout.schema_bytes(layout.VERSION).decode()
    used: list[type[StrEnum]] = [
        *(kinds.Sector, kinds.CaseState, kinds.RemedyKind, kinds.Precision, kinds.ChannelKind),
        *(kinds.Direction, kinds.PromiseState, kinds.LetterKind, kinds.LetterState, kinds.ClosingKind),
        PartKind,
    ]
    every = [kind for listed in used for kind in listed]
    missing = [kind for kind in every if json.dumps(kind) not in published]
    assert not missing
