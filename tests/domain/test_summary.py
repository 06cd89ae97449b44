"""The case summary holds what a reviewer needs, and nothing private unless it was ticked."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from advocate.domain.case import (
    Case,
    ChannelKind,
    Closing,
    ClosingKind,
    Fact,
    Letter,
    LetterKind,
    LetterState,
    Note,
    Organisation,
    Promise,
    PromiseState,
    Sector,
)
from advocate.domain.summary import PRIVATE, Reader, SummaryChoices, build, preset
from tests.domain.letter_cases import BROADBAND, CARD, CARD_TODAY, MACHINE, MACHINE_TODAY, on

TODAY = date(2026, 5, 18)
SENT = Letter(
    "l1",
    LetterKind.FIRST_COMPLAINT,
    ChannelKind.EMAIL,
    "Eleven days",
    "Dear team",
    LetterState.SENT,
    TODAY,
    "Dear team",
    "ab" * 32,
    date(2026, 6, 1),
)
WHOLE = replace(BROADBAND, letters=(SENT,), notes=(Note("n1", "ask my sister", on("2026-04-01")),))
DEFAULT = SummaryChoices()


@pytest.mark.parametrize("private", PRIVATE)
def test_a_private_part_is_left_out_until_it_is_ticked(private: str) -> None:
    secret = {"notes": "ask my sister", "story": WHOLE.story, "fallback": "half of it as credit"}[private]
    open_case = replace(WHOLE, story="", notes=(), outcome=None)
    only_this = SummaryChoices(Reader.MYSELF).ticked({private: True})
    assert secret not in shown(build(WHOLE, SummaryChoices(Reader.MYSELF), today=TODAY))
    assert secret in shown(build(WHOLE, only_this, today=TODAY))
    assert secret not in shown(build(open_case, only_this, today=TODAY))


@pytest.mark.parametrize("reader", [reader for reader in Reader if reader is not Reader.MYSELF])
def test_a_private_part_is_for_nobody_else_even_when_it_is_ticked(reader: Reader) -> None:
    everything = replace(preset(reader), notes=True, story=True, fallback=True)
    said = shown(build(WHOLE, everything, today=TODAY))
    assert [w for w in ("ask my sister", WHOLE.story, "half of it as credit") if w in said] == []


def shown(summary: object) -> str:
    """Return what the summary itself says; the case and the outcome behind it are not printed whole."""
    names = [f.name for f in fields(summary) if f.name not in ("case", "outcome", "choices")]  # type: ignore[arg-type]
    return " ".join(repr(getattr(summary, name)) for name in names)


def test_the_brief_tells_the_story_in_about_five_lines_in_order_of_time() -> None:
    facts = tuple(Fact(f"f{day}", f"It failed on day {day}", on(f"2026-03-{day:02}")) for day in range(1, 29))
    summary = build(replace(BROADBAND, facts=facts, promises=(), contacts=()), DEFAULT, today=TODAY)
    assert [summary.brief[0].id, summary.brief[-1].id] == ["f1", "f28"]
    assert len(summary.brief) == 5
    assert list(summary.brief) == sorted(summary.brief, key=lambda entry: entry.day or date.max)


def test_the_brief_prefers_what_something_backs() -> None:
    facts = tuple(
        Fact(f"f{day}", "It failed", on(f"2026-03-{day:02}"), ("x1",) * (day == 20)) for day in range(1, 29)
    )
    summary = build(replace(BROADBAND, facts=facts, promises=(), contacts=()), DEFAULT, today=TODAY)
    assert "f20" in [entry.id for entry in summary.brief]


def test_a_promise_that_was_not_kept_belongs_in_the_brief() -> None:
    brief = build(MACHINE, DEFAULT, today=MACHINE_TODAY).brief
    assert "p1" not in [e.id for e in brief if isinstance(e.source, Promise)]
    broken = replace(
        MACHINE, promises=(replace(MACHINE.promises[0], due_on=date(2026, 8, 10), state=PromiseState.BROKEN),)
    )
    assert "p1" in [e.id for e in build(broken, DEFAULT, today=MACHINE_TODAY).brief]


def test_dates_that_matter_are_few_and_in_order() -> None:
    many = tuple(
        replace(SENT, id=f"l{i}", sent_on=date(2026, 5, 1 + i), reply_due_on=date(2026, 6, i + 1))
        for i in range(20)
    )
    closed = Closing(ClosingKind.MET, date(2026, 7, 1))
    dates = build(replace(WHOLE, letters=many, closing=closed), DEFAULT, today=TODAY).dates
    assert [d.what for d in dates] == [
        "It began",
        "I first contacted them",
        "I first wrote to them",
        "I last wrote to them",
        "I asked for it by",
        "Their reply is due",
        "I closed the case",
    ]
    assert [d.day for d in dates] == sorted(d.day for d in dates)


def test_only_sent_letters_are_in_it_oldest_first() -> None:
    draft = replace(SENT, id="l0", state=LetterState.DRAFT, sent_on=None)
    later = replace(SENT, id="l2", sent_on=date(2026, 6, 2))
    letters = build(replace(WHOLE, letters=(later, draft, SENT)), DEFAULT, today=TODAY).letters
    assert [letter.id for letter in letters] == ["l1", "l2"]


def test_a_reference_that_was_given_in_a_contact_stands_beside_those_of_the_case_once() -> None:
    values = [r.value for r in build(CARD, DEFAULT, today=CARD_TODAY).references]
    assert values == ["card ending 4471", "7730415"]


def test_each_exhibit_knows_the_entries_that_it_backs() -> None:
    cited = build(BROADBAND, DEFAULT, today=TODAY).citations()
    assert [entry.id for entry in cited["x1"]] == ["f1", "f4"]


def test_the_tally_counts_contacts_both_ways_and_promises_by_what_became_of_them() -> None:
    rows = dict(build(MACHINE, DEFAULT, today=MACHINE_TODAY).tally.rows())
    assert rows == {
        "My calls, messages and visits": "1",
        "Contacts from them": "1",
        "Promises kept": "1",
        "Promises still open": "1",
    }
    assert ("Time they took, where noted", "47 min") in build(WHOLE, DEFAULT, today=TODAY).tally.rows()


def test_an_empty_case_has_a_summary() -> None:
    empty = Case("e", Organisation("Acme"), Sector.OTHER, "GB", created_at=datetime(2026, 5, 1, tzinfo=UTC))
    summary = build(empty, preset(Reader.MYSELF), today=TODAY)
    assert (summary.goal, summary.brief, summary.dates, summary.title) == (
        "",
        (),
        (),
        "The customer and Acme",
    )
