"""Follows each sentence of a letter back to the entry of the case that it tells, and to its exhibits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from advocate.domain.case import Case, Exhibit, When
from advocate.domain.letters.checks.spotting import dates_in, labels_in
from advocate.domain.letters.cues import GREETING, REQUEST, SIGN_OFF
from advocate.domain.letters.lines import one_line, word_count, words_of
from advocate.domain.text import Span, sentences

# A sentence tells an entry where one has this much of the other's words; a shared day says more than a word.
_SHARED = 0.6
_SHARED_ON_THE_DAY = 0.4
_FEWEST_WORDS = 4
_READ = 20_000
_LISTED = re.compile(r"E\d{1,4}\s*[:–-]")


@dataclass(frozen=True, slots=True)
class Trace:
    """A sentence and where it comes from. `source` is the entry's own words, "" where there is none.

    `entry_id` is the id of that entry, `labels` are the exhibits that back it or that the sentence names.
    """

    sentence: Span
    entry_id: str
    source: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    text: str
    words: frozenset[str]
    days: frozenset[date]
    labels: tuple[str, ...]


def trace_sentences(text: str, case: Case, today: date) -> tuple[Trace, ...]:
    """Return every sentence of a letter that states something, in order, each with its source in the case.

    Greetings, thanks, questions and requests state nothing that needs a source, and are left out. Of a vast
    letter the first 20,000 characters are followed.
    """
    entries = tuple(_entries(case, today))
    told = (span for span in sentences(text[:_READ]) if _states(span.text))
    return tuple(_trace(span, entries, case, today) for span in told)


def _states(sentence: str) -> bool:
    text = sentence.strip("-*•– \t")
    if text.endswith(("?", ":")) or REQUEST.search(text) or GREETING.fullmatch(text) or SIGN_OFF.match(text):
        return False
    is_listed = _LISTED.match(text) or text.casefold().startswith("thank")
    return not is_listed and word_count(text) >= _FEWEST_WORDS


def _entries(case: Case, today: date) -> Iterator[_Entry]:
    labels = {exhibit.id: exhibit.label for exhibit in case.exhibits}
    for fact in case.facts:
        yield _entry(fact.id, fact.text, fact.when, fact.exhibits, labels, case, today)
    for contact in case.contacts:
        text = f"{contact.text} {contact.person} {contact.reference}"
        yield _entry(contact.id, text, contact.when, contact.exhibits, labels, case, today)
    for promise in case.promises:
        text = f"{promise.text} {promise.by_whom} {promise.due_words}"
        yield _entry(promise.id, text, promise.made, promise.exhibits, labels, case, today)
    for impact in case.impacts:
        yield _entry(impact.id, impact.text, None, (), labels, case, today)
    if case.outcome:
        for told in (case.outcome.act, case.outcome.why, case.outcome.working):
            yield _entry("outcome", told, None, (), labels, case, today)


def _entry(
    entry_id: str,
    text: str,
    when: When | None,
    exhibits: tuple[str, ...],
    labels: dict[str, str],
    case: Case,
    today: date,
) -> _Entry:
    days = {spot.value.start for spot in dates_in(text, country=case.country, today=today) if spot.value}
    days |= {when.start} if when else set()
    backing = tuple(labels[one] for one in exhibits if one in labels)
    return _Entry(entry_id, one_line(text), frozenset(words_of(text)), frozenset(days), backing)


def _trace(span: Span, entries: tuple[_Entry, ...], case: Case, today: date) -> Trace:
    words = frozenset(words_of(span.text))
    days = {s.value.start for s in dates_in(span.text, country=case.country, today=today) if s.value}
    best = max(entries, key=lambda entry: _likeness(words, days, entry), default=None)
    named = [spot.value for spot in labels_in(span.text) if _has(case.exhibits, spot.value)]
    if best is None or not _likeness(words, days, best):
        return Trace(span, "", "", tuple(named))
    return Trace(span, best.id, best.text, tuple(dict.fromkeys((*named, *best.labels))))


def _likeness(words: frozenset[str], days: set[date], entry: _Entry) -> float:
    """Return how much of the shorter one is in the other, 0 where that is too little to speak of."""
    shorter = min(len(words), len(entry.words))
    if not shorter:
        return 0
    share = len(words & entry.words) / shorter
    is_same_day = bool(days & entry.days)
    enough = _SHARED_ON_THE_DAY if is_same_day else _SHARED
    return share + is_same_day if share >= enough else 0


def _has(exhibits: tuple[Exhibit, ...], label: str) -> bool:
    return any(exhibit.label == label for exhibit in exhibits)
