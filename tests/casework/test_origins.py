"""Each entry can show where it came from: its passage in the story, or the exhibit it was found in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from advocate.casework import cases, origins, snapshot, story, timeline
from advocate.casework.errors import NotFoundError
from advocate.casework.timeline import EntryKind
from tests.casework.desk import NOW, TODAY, Desk, open_desk

pytestmark = pytest.mark.slow

STORY = (
    "My broadband stopped working on 3 March 2026. I am fed up. I rang them on 9 March 2026 and Priya "
    "promised to call back within 48 hours."
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path)
    yield made
    made.session.close()
    made.session.get_bind().engine.dispose()


@pytest.fixture
def place(desk: Desk) -> dict[str, Any]:
    about: dict[str, Any] = {"organisation_name": "Northwind", "sector": "telecoms", "country": "GB"}
    where = {**desk.place, "case_id": cases.start(desk.session, **desk.place, now=NOW, **about)}
    story.tell(desk.session, **where, version=0, text=STORY, today=TODAY, now=NOW)
    story.accept(desk.session, **where, now=NOW)
    return where


def test_an_entry_shows_its_passage_with_what_stands_around_it(desk: Desk, place: dict[str, Any]) -> None:
    fact = snapshot.load(desk.session, **place).facts[0]
    found = origins.origin_of(desk.session, **place, entry_id=fact.id)
    assert found is not None
    assert found.words == "My broadband stopped working on 3 March 2026."
    assert found.before + found.words + found.after == STORY


def test_a_contact_and_a_promise_have_their_passages_too(desk: Desk, place: dict[str, Any]) -> None:
    case = snapshot.load(desk.session, **place)
    ids = [contact.id for contact in case.contacts] + [promise.id for promise in case.promises]
    found = [origins.origin_of(desk.session, **place, entry_id=entry_id) for entry_id in ids]
    assert (len(case.contacts), len(case.promises)) == (1, 1)
    assert all(one is not None and one.words in STORY and one.words for one in found)


def test_what_was_typed_by_hand_came_from_nowhere_else(desk: Desk, place: dict[str, Any]) -> None:
    values = timeline.fact_values(text="It broke again", when=None)
    entry_id = timeline.record(desk.session, EntryKind.FACT, **place, values=values, now=NOW)
    assert origins.origin_of(desk.session, **place, entry_id=entry_id) is None


def test_a_strangers_case_shows_nothing(desk: Desk, place: dict[str, Any]) -> None:
    fact = snapshot.load(desk.session, **place).facts[0]
    with pytest.raises(NotFoundError):
        origins.origin_of(desk.session, owner_id=999, case_id=place["case_id"], entry_id=fact.id)
