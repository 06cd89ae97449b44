"""Each sentence of a letter is followed back to the entry that it tells, and to its exhibits."""

from __future__ import annotations

from datetime import date

import pytest

from advocate.domain.case import ChannelKind, LetterKind
from advocate.domain.letters import compose
from advocate.domain.letters.checks import Trace, trace_sentences
from advocate.rulebook import letter_texts
from tests.domain.letter_cases import BROADBAND, BROADBAND_TODAY


def traced(text: str, today: date = BROADBAND_TODAY) -> tuple[Trace, ...]:
    return trace_sentences(text, BROADBAND, today)


@pytest.mark.parametrize(
    ("sentence", "source", "labels"),
    [
        ("3 March 2026: My broadband stopped working at about 9am.", "My broadband stopped", ("E1",)),
        ("I had taken the day off work and nobody came.", "Nobody came", ()),
        ("I spent £31.50 on mobile data to keep working.", "I spent £31.50", ()),
        ("They broke my fence in the night (E2).", "", ("E2",)),
    ],
)
def test_a_sentence_has_its_entry_and_the_exhibits_that_back_it(
    sentence: str, source: str, labels: tuple[str, ...]
) -> None:
    (trace,) = traced(sentence)
    assert (trace.source.startswith(source), bool(trace.source), trace.labels) == (True, bool(source), labels)


@pytest.mark.parametrize(
    "words",
    [
        "Dear Northwind team,",
        "Please refund £86.40 to me.",
        "What would you suggest we do?",
        "Thank you for your help.",
        "",
    ],
)
def test_what_states_nothing_needs_no_source(words: str) -> None:
    assert traced(words) == ()


def test_every_numbered_fact_of_a_composed_letter_has_its_source() -> None:
    texts = letter_texts.load()
    draft = compose(
        BROADBAND,
        kind=LetterKind.FIRST_COMPLAINT,
        channel=ChannelKind.EMAIL,
        today=BROADBAND_TODAY,
        texts=texts,
    )
    numbered = [t for t in traced(draft.body) if t.sentence.text[:1].isdigit()]
    assert len(numbered) == 3
    assert all(t.entry_id for t in numbered)
