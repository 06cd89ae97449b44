"""The checks point out what a letter lacks and what the case doesn't know, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advocate.domain.case import (
    Case,
    ChannelKind,
    Complainant,
    Fact,
    LetterKind,
    Money,
    OutcomeSought,
    Precision,
    RemedyKind,
    When,
)
from advocate.domain.letters import compose
from advocate.domain.letters.checks import (
    FactKind,
    FactState,
    Place,
    check_completeness,
    check_facts,
    check_length,
    compare_facts,
    find_placeholders,
)
from advocate.rulebook.letter_texts import load
from tests.domain.letter_cases import (
    BROADBAND,
    BROADBAND_TODAY,
    CARD,
    CARD_TODAY,
    MACHINE,
    MACHINE_TODAY,
    on,
)

THREE = [(BROADBAND, BROADBAND_TODAY), (CARD, CARD_TODAY), (MACHINE, MACHINE_TODAY)]


def written(case: Case, today: date, kind: LetterKind = LetterKind.FIRST_COMPLAINT) -> str:
    draft = compose(case, kind=kind, channel=ChannelKind.EMAIL, today=today, texts=load())
    return f"{draft.subject}\n\n{draft.body}"


def found(text: str, case: Case = BROADBAND) -> list[str]:
    return [finding.text for finding in check_facts(text, case, BROADBAND_TODAY)]


def open_points(text: str, case: Case = BROADBAND) -> set[str]:
    return {check.key for check in check_completeness(text, case, BROADBAND_TODAY) if not check.is_done}


@pytest.mark.parametrize("kind", list(LetterKind))
@pytest.mark.parametrize(("case", "today"), THREE)
def test_a_composed_letter_is_complete_and_agrees_with_its_case(
    case: Case, today: date, kind: LetterKind
) -> None:
    text = written(case, today, kind)
    assert [c.key for c in check_completeness(text, case, today, kind) if not c.is_done] == []
    assert check_facts(text, case, today) == ()
    assert find_placeholders(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "3 March 2026",
        "March 3rd, 2026",
        "the 3rd of March",
        "3/3/26",
        "03.03.2026",
        "2026-03-03",
        "Mar 3",
        "March 2026",
        "3 to 6 March 2026",
        "It may 3 times have been so",
        "£86.40",
        "£31.5",
        "GBP 54.90",
        "86.40 GBP",
        "NW-4471902",
        "nw-4471902",
        "E1, E2 and E3",
        "E1 6AN",
        "LS7 9ZZ",
        "0113 496 0123",
        "24/7 and 2025/26",
        "",
    ],
)
def test_what_the_case_knows_is_not_pointed_out_however_it_is_written(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "pointed_out", "kind"),
    [
        ("It stopped on 4 March 2026.", "4 March 2026", FactKind.DATE),
        ("It stopped on 4/3/26.", "4/3/26", FactKind.DATE),
        ("It stopped in April 2025.", "April 2025", FactKind.DATE),
        ("It stopped on 31 February 2026.", "31 February 2026", FactKind.DATE),
        ("Refund £86.50.", "£86.50", FactKind.SUM),
        ("Refund €86.40.", "€86.40", FactKind.SUM),
        ("Refund £1,086.40.", "£1,086.40", FactKind.SUM),
        ("Account NW-4471903", "NW-4471903", FactKind.REFERENCE),
        ("Case 7730415", "7730415", FactKind.REFERENCE),
        ("It shows (E4).", "E4", FactKind.EXHIBIT),
    ],
)
def test_what_the_case_does_not_know_is_pointed_out_in_its_place(
    text: str, pointed_out: str, kind: FactKind
) -> None:
    (finding,) = check_facts(text, BROADBAND, BROADBAND_TODAY)
    assert (finding.text, finding.what) == (pointed_out, kind)
    assert text[finding.start : finding.end] == pointed_out


def state_of(text: str, case: Case = BROADBAND) -> tuple[FactState, str]:
    (finding,) = compare_facts(text, case, BROADBAND_TODAY)
    return finding.state, finding.message


def test_what_the_case_knows_is_listed_as_a_match() -> None:
    assert [f.state for f in compare_facts("£54.90 (E2)", BROADBAND, BROADBAND_TODAY)] == [
        FactState.MATCHES
    ] * 2


def test_a_slip_of_the_pen_in_a_reference_names_the_right_one() -> None:
    assert state_of("fault F-88231") == (
        FactState.DIFFERS,
        "Your case has F-88213. Check which of the two is right.",
    )


def test_a_name_nearly_right_names_the_right_one_and_a_stranger_is_unknown() -> None:
    assert state_of("I spoke to Priyya.") == (
        FactState.DIFFERS,
        "Your case has Priya. Check how the name is written.",
    )
    assert state_of("I spoke to Barbara.")[0] is FactState.UNKNOWN
    assert state_of("I spoke to Priya.")[0] is FactState.MATCHES


def test_places_count_code_points_also_behind_emoji() -> None:
    text = "👩‍👩‍👧 \u202e it cost £5"
    (finding,) = check_facts(text, BROADBAND, BROADBAND_TODAY)
    assert text[finding.start : finding.end] == "£5"


def test_findings_come_in_the_order_of_the_text() -> None:
    assert found("E9, £1, 1 May 2025, AB-12345") == ["E9", "£1", "1 May 2025", "AB-12345"]


def test_a_numeric_date_is_read_by_the_country() -> None:
    american = replace(BROADBAND, country="US", facts=(Fact("f", "x", on("2026-04-03")),), contacts=())
    assert found("on 4/3/26 but not on 3/4/26", american) == ["3/4/26"]


def test_a_day_where_the_case_knows_the_month_is_too_exact_and_says_so() -> None:
    month = When(date(2025, 10, 1), date(2025, 10, 31), Precision.MONTH)
    case = replace(BROADBAND, facts=(Fact("f", "x", month),))
    (finding,) = check_facts("on 5 October 2025", case, BROADBAND_TODAY)
    assert finding.message == "Your case doesn’t know this day exactly: it has October 2025."


def test_a_proposed_reply_day_is_no_mistake_but_one_against_the_customers_own_is() -> None:
    without = replace(BROADBAND, outcome=None)
    assert found("by 3 June 2026", without) == []
    assert found("by 3 June 2026") == ["3 June 2026"]


def test_the_fallback_the_story_and_the_notes_are_nothing_the_letter_may_lean_on() -> None:
    sought = OutcomeSought(
        RemedyKind.REFUND, Money(Decimal(1), "GBP"), fallback="£40 by 1 May 2025, AB-12345"
    )
    case = replace(BROADBAND, outcome=sought, story="£40 on 1 May 2025")
    assert found("£40 on 1 May 2025, AB-12345", case) == ["£40", "1 May 2025", "AB-12345"]


def test_without_evidence_a_label_says_so() -> None:
    (finding,) = check_facts("(E1)", replace(BROADBAND, exhibits=()), BROADBAND_TODAY)
    assert finding.message == "There is no E1. You have no evidence yet."


def test_an_empty_letter_lacks_everything_and_says_where_to_mend_it() -> None:
    checks = check_completeness("", BROADBAND, BROADBAND_TODAY)
    open_ones = [check for check in checks if not check.is_done]
    assert len(open_ones) == 14
    assert all(check.label and check.hint and check.place for check in open_ones)


@pytest.mark.parametrize(
    ("out", "key"),
    [
        ("omplaint", "complaint"),
        ("86.40", "ask"),
        ("1 June 2026", "reply_day"),
        ("E3", "evidence"),
        ("mobile data", "fair"),
        ("?", "question"),
        ("Amina", "name"),
    ],
)
def test_taking_a_point_out_of_the_letter_opens_it(out: str, key: str) -> None:
    text = written(BROADBAND, BROADBAND_TODAY).replace(out, "").replace("fair", "")
    assert key in open_points(text)


def test_one_of_the_references_is_enough_and_none_is_not() -> None:
    assert "references" not in open_points("Fault f-88213")
    assert "references" in open_points("Fault F-88214")


def test_a_placeholder_opens_a_point_that_names_it() -> None:
    checks = check_completeness("Dear [your name]", BROADBAND, BROADBAND_TODAY)
    (gap,) = [check for check in checks if check.key == "gaps"]
    assert (gap.is_done, gap.hint) == (False, "Fill in or take out “[your name]”.")


@pytest.mark.parametrize(
    ("case", "key", "place"),
    [
        (replace(BROADBAND, outcome=None), "ask", Place.GOAL),
        (replace(BROADBAND, facts=()), "facts", Place.FACTS),
        (replace(BROADBAND, references=()), "references", Place.CASE_DETAILS),
        (replace(BROADBAND, exhibits=()), "evidence", Place.EVIDENCE),
        (replace(BROADBAND, impacts=(), outcome=None), "impact", Place.IMPACT),
        (replace(BROADBAND, complainant=Complainant()), "name", Place.MY_DETAILS),
    ],
)
def test_what_the_case_lacks_is_mended_in_the_case(case: Case, key: str, place: Place) -> None:
    checks = {check.key: check for check in check_completeness("", case, BROADBAND_TODAY)}
    assert checks[key].place is place


def test_a_run_of_labels_counts_as_all_of_them() -> None:
    assert "evidence" not in open_points("(E1 to E3)")
    assert "evidence" in open_points("(E1 to E2)")


def test_what_was_tried_is_asked_for_only_where_something_was() -> None:
    keys = {check.key for check in check_completeness("", replace(BROADBAND, contacts=()), BROADBAND_TODAY)}
    assert "tried" not in keys


def test_a_thank_you_note_needs_no_date_and_no_evidence() -> None:
    checks = check_completeness("", BROADBAND, BROADBAND_TODAY, LetterKind.THANKS)
    assert [check.key for check in checks] == ["thanks", "name", "gaps"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Dear [Your Name],", "[Your Name]"),
        ("I paid {{sum}}.", "{{sum}}"),
        ("Write to <insert address>", "<insert address>"),
        ("on xx/xx/2026", "xx/xx/2026"),
        ("Account: ____", "____"),
        ("Amount TBC", "TBC"),
    ],
)
def test_what_was_left_to_fill_in_is_found_in_its_place(text: str, left: str) -> None:
    (gap,) = find_placeholders(text)
    assert text[gap.start : gap.end] == gap.text == left


@pytest.mark.parametrize(
    "text",
    [
        "He said “its [sic] fine”",
        "H91 XXXX",
        "Well... yes",
        "a <b> c",
        "<amina@example.org>",
        "{x}",
        "E1 [E2]",
    ],
)
def test_ordinary_marks_are_no_placeholders(text: str) -> None:
    assert find_placeholders(text) == ()


def test_length_counts_words_and_advises_one_page() -> None:
    short, long = check_length("one two - three"), check_length("word " * 500)
    assert (short.words, short.advice, short.is_long) == (3, "", False)
    assert (long.is_long, long.advice[:19]) == (True, "This has 500 words.")


def test_nothing_has_no_reading_age() -> None:
    nothing = check_length(" \n ", len)
    assert (nothing.words, nothing.reading_age) == (0, None)


def test_longer_words_and_sentences_need_an_older_reader() -> None:
    plain = check_length("The cat sat. The dog ran.", lambda _: 1)
    hard = check_length(f"{'Administrative ' * 30}prevarication.", lambda _: 5)
    assert plain.reading_age == 5
    assert (hard.reading_age or 0) > 5


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(), max_size=300))
def test_no_text_breaks_a_check_and_every_place_is_in_the_text(text: str) -> None:
    for finding in check_facts(text, BROADBAND, BROADBAND_TODAY):
        assert text[finding.start : finding.end] == finding.text
    for found in find_placeholders(text):
        assert text[found.start : found.end] == found.text
    assert check_completeness(text, BROADBAND, BROADBAND_TODAY)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["1", "A-", "march ", "£", "1,", "3 to ", "[", "{{", "<", "A1-", "E1 ", "3 March 2026 "]
)
def test_a_hundred_thousand_characters_are_read_to_the_end(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert check_length(text).words >= 0
    assert check_completeness(text, BROADBAND, BROADBAND_TODAY)
    assert all(finding.end <= len(text) for finding in check_facts(text, BROADBAND, BROADBAND_TODAY))
