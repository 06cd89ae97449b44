"""The reader's view: what somebody at the other desk sees of a letter when they skim it for half a minute."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from advocate.domain.case import Case, LetterKind, OutcomeSought, RemedyKind
from advocate.domain.letters.checks.length import WORDS_A_MINUTE
from advocate.domain.letters.checks.spotting import dates_in, labels_in, labels_told, references_in, sums_in
from advocate.domain.letters.cues import BY_DAY, GREETING, REQUEST, SIGN_OFF
from advocate.domain.letters.lines import one_line, word_count
from advocate.domain.text import sentences
from advocate.domain.text.span import Span

# What is read in half a minute of silent reading.
FIRST_LOOK_WORDS = WORDS_A_MINUTE // 2

_KEY_DATES = 5
_DEEDS = 4
_LONGEST_SENTENCE = 400
_MARK = re.compile(r"(?:\d{1,3}[.)]|[-*•–])[ \t]+")

_TO_ONESELF = re.compile(r"(?:should|shall|must|do|did|am|was|have|had)\s+(?:i|we)\b", re.IGNORECASE)

# These tell or thank, and ask for nothing.
_ASKS_NOTHING = frozenset(("thanks", "closing", "confirmation", "information"))

# The words by which a letter may ask for a remedy, where it isn't said with a sum or in the case's own words.
ASK_WORDS = {
    RemedyKind.REFUND: r"refund|repay|reimburs|money back|pay back|credit",
    RemedyKind.REPAIR: r"repair|fix|mend",
    RemedyKind.REPLACEMENT: r"replac|swap|exchang|new one",
    RemedyKind.CORRECTION: r"correct|remove|take off|put right|amend|change",
    RemedyKind.SERVICE: r"deliver|provide|install|connect|finish|complete",
    RemedyKind.CANCELLATION: r"cancel|end the contract|end my contract|leave",
    RemedyKind.COMPENSATION: r"compensat|pay|make up for",
    RemedyKind.APOLOGY: r"apolog|sorry|explain|explanation",
    RemedyKind.OTHER: r"put (?:it|this|things) right|please",
}


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A day in the letter, where it stands, and the sentence that it stands in."""

    place: Span
    sentence: str


@dataclass(frozen=True, slots=True)
class Attached:
    """An exhibit that the letter names; `title` is "" when the case has no such exhibit."""

    label: str
    title: str
    place: Span | None


@dataclass(frozen=True, slots=True)
class ReaderView:
    """What a reader takes in at once. Places are code points of the text that was read, end exclusive.

    `deeds` are the sentences beside the ask that ask them for something, `is_ask_early` says whether the ask
    stands within half a minute's reading, `missing` what they look for in vain.
    """

    ask: Span | None
    is_ask_early: bool
    references: tuple[Span, ...]
    reply_by: Span | None
    dates: tuple[KeyDate, ...]
    deeds: tuple[Span, ...]
    attached: tuple[Attached, ...]
    words: int
    seconds: int
    missing: tuple[str, ...]


def reader_view(text: str, case: Case, today: date, kind: LetterKind) -> ReaderView:
    """Return the view of a letter; `text` is its subject, an empty line, and its body as they are now."""
    said = tuple(_sentences(text))
    asking = tuple(span for span in said if REQUEST.search(span.text) or _asks_them(span.text))
    in_body = tuple(span for span in asking if span.start > text.find("\n\n"))
    ask = _ask(in_body or asking, case)
    references = _references(text, case)
    reply_by = _reply_by(text, said, case, today)
    words = word_count(text)
    is_early = ask is not None and word_count(text[: ask.start]) <= FIRST_LOOK_WORDS
    asks_nothing = kind.value in _ASKS_NOTHING
    return ReaderView(
        ask=ask,
        is_ask_early=is_early,
        references=references,
        reply_by=reply_by,
        dates=_dates(text, said, case, today),
        deeds=tuple(span for span in in_body if span != ask)[:_DEEDS],
        attached=_attached(text, case),
        words=words,
        seconds=round(words / WORDS_A_MINUTE * 60),
        missing=tuple(_missing(ask, is_early, references, reply_by, asks_nothing)),
    )


def reply_day(text: str, case: Case, today: date) -> date | None:
    """Return the day by which a letter asks for a reply, None where it names none."""
    place = _reply_by(text, tuple(_sentences(text)), case, today)
    if place is None:
        return None
    spots = dates_in(text, country=case.country, today=today)
    return next((s.value.end for s in spots if s.start == place.start and s.value), None)


def _missing(
    ask: Span | None, is_early: bool, references: Sequence[Span], reply_by: Span | None, asks_nothing: bool
) -> list[str]:
    found = []
    if not references:
        found.append("No reference: they can’t look you up. Put the number in the subject.")
    if asks_nothing:
        return found
    if ask is None:
        found.append("No ask: they don’t see what to do. Say it in one sentence, near the top.")
    elif not is_early:
        found.append("The ask comes after the first half minute. Move it up.")
    if reply_by is None:
        found.append("No day to reply by: it goes to the bottom of the pile. Name one.")
    return found


def _sentences(text: str) -> list[Span]:
    """Return the sentences of a letter, without the marks of its lists, greetings and sign-offs."""
    found = []
    for span in sentences(text):
        mark = _MARK.match(span.text)
        cut = mark.end() if mark else 0
        rest = Span(span.start + cut, span.end, span.text[cut:])
        if rest.text and not GREETING.fullmatch(rest.text) and not SIGN_OFF.match(rest.text):
            found.append(rest)
    return found


def _asks_them(sentence: str) -> bool:
    return sentence.endswith("?") and not _TO_ONESELF.match(sentence)


def _ask(asking: Sequence[Span], case: Case) -> Span | None:
    sought = case.outcome
    ranked = [(_weight(span, sought, case.country), -number) for number, span in enumerate(asking)]
    best = max(ranked, default=None)
    return asking[-best[1]] if best and best[0] > 0 else None


def _weight(span: Span, sought: OutcomeSought | None, country: str) -> int:
    text = span.text[:_LONGEST_SENTENCE]
    weight = 1 if REQUEST.search(text) else 0
    if sought is None or not weight:
        return weight
    if sought.money and any(s.value.amount == sought.money.amount for s in sums_in(text, country=country)):
        weight += 2
    if re.search(rf"\b(?:{ASK_WORDS[sought.remedy]})", text, re.IGNORECASE):
        weight += 1
    act = one_line(sought.act).rstrip(".").casefold()
    return weight + (2 if act and act[:60] in one_line(text).casefold() else 0)


def _references(text: str, case: Case) -> tuple[Span, ...]:
    own = [one_line(reference.value) for reference in case.references]
    found = []
    for value in dict.fromkeys(value for value in own if value):
        place = re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text, re.IGNORECASE)
        if place:
            found.append(Span(place.start(), place.end(), place[0]))
    if found:
        return tuple(sorted(found, key=lambda span: span.start))
    spot = next(references_in(text), None)
    return (Span(spot.start, spot.end, spot.text),) if spot else ()


def _reply_by(text: str, said: Sequence[Span], case: Case, today: date) -> Span | None:
    ahead = [
        Span(spot.start, spot.end, spot.text)
        for spot in dates_in(text, country=case.country, today=today)
        if spot.value is not None and spot.value.end >= today
    ]
    for day in ahead:
        before = text[max(0, day.start - 30) : day.start]
        if BY_DAY.search(before):
            return day
    return next(
        (d for d in ahead if any(s.start <= d.start < s.end and REQUEST.search(s.text) for s in said)), None
    )


def _dates(text: str, said: Sequence[Span], case: Case, today: date) -> tuple[KeyDate, ...]:
    found: dict[object, KeyDate] = {}
    at = 0
    for spot in dates_in(text, country=case.country, today=today):
        while at < len(said) - 1 and said[at].end <= spot.start:
            at += 1
        sentence = said[at].text if said and said[at].start <= spot.start < said[at].end else spot.text
        key = (spot.value.start, spot.value.end) if spot.value else spot.text
        found.setdefault(key, KeyDate(Span(spot.start, spot.end, spot.text), one_line(sentence)))
    return tuple(found.values())[:_KEY_DATES]


def _attached(text: str, case: Case) -> tuple[Attached, ...]:
    places = {spot.value: Span(spot.start, spot.end, spot.text) for spot in reversed(list(labels_in(text)))}
    titles = {exhibit.label: exhibit.title for exhibit in case.exhibits}
    told = sorted(labels_told(text) & set(titles) | set(places), key=lambda label: int(label[1:]))
    return tuple(Attached(label, titles.get(label, ""), places.get(label)) for label in told)
