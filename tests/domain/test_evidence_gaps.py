"""What has no evidence, and evidence that backs nothing, is told."""

from __future__ import annotations

from dataclasses import replace

from advocate.domain.case import Case, ChannelKind, Contact, Direction, Fact, Organisation, Promise
from advocate.domain.evidence.gaps import evidence_gaps
from advocate.domain.kinds import Sector
from tests.domain.test_evidence_honesty import PHOTO

CASE = Case(
    id="c",
    organisation=Organisation("Northwind"),
    sector=Sector.TELECOMS,
    country="GB",
    facts=(Fact("f1", "The line was dead", exhibits=("x1",)), Fact("f2", "It rained")),
    promises=(Promise("p1", "A call back"),),
    exhibits=(PHOTO, replace(PHOTO, id="x2", number=2)),
)


def test_entries_without_an_exhibit_and_exhibits_without_an_entry_are_listed() -> None:
    gaps = evidence_gaps(CASE)
    assert [entry.id for entry in gaps.unbacked] == ["f2", "p1"]
    assert [exhibit.label for exhibit in gaps.unused] == ["E2"]


def test_a_letter_written_here_needs_no_exhibit() -> None:
    sent = Contact("k1", ChannelKind.EMAIL, Direction.OUT, "You sent: First complaint", letter_id="l1")
    assert "k1" not in {entry.id for entry in evidence_gaps(replace(CASE, contacts=(sent,))).unbacked}


def test_an_empty_case_has_no_gaps() -> None:
    gaps = evidence_gaps(replace(CASE, facts=(), promises=(), exhibits=()))
    assert (gaps.unbacked, gaps.unused) == ((), ())
