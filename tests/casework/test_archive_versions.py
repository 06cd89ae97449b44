"""What was ever saved can be brought in for ever: one archive of each version is kept here."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from advocate.casework.archive import layout
from tests.casework.desk import FALLBACK, NOTE, STORY, Desk, open_desk

pytestmark = pytest.mark.slow

KEPT = Path(__file__).with_name("archives")
# The hash shows that nobody made a kept archive anew.
VERSIONS = {1: "c281673d1e1c7680395a1707229b7e6f85b542f0f4bee8490bf742adae4341a5"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path)
    made.session.commit()
    yield made
    made.session.close()
    made.session.get_bind().engine.dispose()


def test_every_version_has_its_archive_and_its_schema() -> None:
    assert set(VERSIONS) == set(layout.SCHEMAS) == set(range(1, layout.VERSION + 1))
    found = {v: hashlib.sha256((KEPT / f"case-{v}.zip").read_bytes()).hexdigest() for v in VERSIONS}
    assert found == VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_a_case_that_was_saved_long_ago_comes_in_whole(desk: Desk, version: int) -> None:
    brought = desk.bring((KEPT / f"case-{version}.zip").read_bytes())
    case = desk.case(brought.case_id)
    assert (case.organisation.name, case.title, case.state) == (
        "Northwind Broadband",
        "Eleven days",
        "closed",
    )
    assert [e.label for e in case.exhibits] == ["E1", "E2"]
    assert [len(fact.exhibits) for fact in case.facts if fact.text == "The line died"] == [2]
    assert (case.story, case.notes[0].text) == (STORY, NOTE)
    assert case.outcome is not None
    assert case.outcome.fallback == FALLBACK
    assert [letter.state for letter in case.letters] == ["sent", "draft"]


@pytest.mark.parametrize("version", VERSIONS)
def test_the_schema_in_an_old_archive_is_still_the_published_one(version: int) -> None:
    with zipfile.ZipFile(KEPT / f"case-{version}.zip") as found:
        told = json.loads(found.read(layout.SCHEMAS[version]))
    assert told["$id"] == json.loads(layout.schema_bytes(version))["$id"]
