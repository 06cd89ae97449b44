"""Reads a reply sentence by sentence: kind, asks, offer, questions, promises, references, day and people."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from advocate.domain.case import AskSaid, AskState, Case, Money, ReplyKind
from advocate.domain.replies.asking import Sentence, said_of_asks
from advocate.domain.replies.quoted import own_words
from advocate.domain.replies.rules import ReplyRule, ReplyRules, Says
from advocate.domain.story.promises import due_day
from advocate.domain.text import Span, find_dates, find_money, find_references, sentences
from advocate.domain.transcript import MOST_PROMISES, ChatPromise, promises_in

LONGEST = 200_000
_MOST_ASKED = 8
_SIGNED = re.compile(
    r"^[ \t]*(?:with[ \t]+)?"
    r"(?:(?:yours|kind|best|warm|many)[ \t]+(?:sincerely|faithfully|truly|regards|wishes|thanks)"
    r"|(?:kindest|warmest)[ \t]+regards|regards|sincerely|best|thanks|thank you|cheers)[ \t]*[,.!]?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_NAME_WORD = r"[^\W\d_](?:[^\W\d_]|[.'’-])*"
_NAME = re.compile(rf"^{_NAME_WORD}(?: {_NAME_WORD}){{0,3}}$")
# "Tom Hale, Customer Relations", "Tom Hale | Customer Relations"
_BESIDE = re.compile(r"\s*[,|/]\s+|\s+[|/–—-]\s+")
_DAY_LINE = re.compile(r"^[ \t]*(?:date|sent|on)?[ \t]*:?[ \t]*(?P<day>[^\n]{6,60})$", re.IGNORECASE | re.M)
_BUT = re.compile(r"[,;–—-]\s*(?=(?:but|however|although|though)\b)", re.IGNORECASE)
_LEADING = re.compile(r"^(?:but|however|although|though)\b,?\s*", re.IGNORECASE)
_NEAR_TOP = 800
_STANDS_FOR = re.compile(r"\b(open|valid|available|stands?) for\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a reply and what it was taken to say, with the reason in the customer's words."""

    quote: str
    says: Says
    why: str


@dataclass(frozen=True, slots=True)
class ReplyReading:
    """A reply as it was understood; every field is a proposal that the customer confirms or changes.

    `passages` are the sentences that say something, in order. `has_quoted` says that an older message in it
    was left out. `said_on` is None where no day of the reply can be told.
    """

    kind: ReplyKind
    passages: tuple[Passage, ...]
    asks: tuple[AskSaid, ...]
    asked: str = ""
    offer: str = ""
    offer_money: Money | None = None
    until: date | None = None
    settles: str = ""
    promises: tuple[ChatPromise, ...] = ()
    reference: str = ""
    person: str = ""
    role: str = ""
    said_on: date | None = None
    has_quoted: bool = False


@dataclass(frozen=True, slots=True)
class _Heard:
    sentence: Sentence
    rules: tuple[ReplyRule, ...]

    def says(self, *kinds: Says) -> bool:
        return not self.sentence.says.isdisjoint(kinds)

    @property
    def quote(self) -> str:
        return " ".join(self.sentence.text.split())


def read_reply(
    text: str, case: Case, *, said_on: date | None = None, today: date, rules: ReplyRules
) -> ReplyReading:
    """Return what a reply says. `said_on` is its day where that is known; nothing of the text is altered.

    What is quoted in it of older messages is not read. Only English is understood; of a reply in another
    language no more than its sums, dates and references are found.
    """
    whole = text[:LONGEST]
    own = own_words(whole)
    is_forwarded = not own[: _first_sign(whole) + 1].strip()
    day = said_on or _day(whole if is_forwarded else own, today, case.country)
    heard = _heard(own, case.country, rules)
    offers = [h for h in heard if h.says(Says.OFFERS)]
    asks = said_of_asks(case, [h.sentence for h in heard])
    kind = _kind(heard, asks)
    known = {reference.value for reference in case.references}
    person, role = _signed_by(own)
    return ReplyReading(
        kind=kind,
        passages=tuple(Passage(h.quote, rule.says, rule.why) for h in heard for rule in h.rules),
        asks=_fitting(kind, asks),
        asked="\n".join([*dict.fromkeys(h.quote for h in heard if h.says(Says.ASKS))][:_MOST_ASKED]),
        offer=" ".join(dict.fromkeys(_plainly(h.quote) for h in offers[:2])),
        offer_money=_sum_of(offers),
        until=_until(heard, day or today, case.country) if offers else None,
        settles=" ".join(dict.fromkeys(h.quote for h in heard if h.says(Says.SETTLES))) if offers else "",
        promises=_promises(heard, day or today, case.country),
        reference=next((r.value for r in find_references(own) if r.value not in known), ""),
        person=person,
        role=role,
        said_on=day,
        has_quoted=own.split() != whole.split(),
    )


def _heard(own: str, country: str, rules: ReplyRules) -> list[_Heard]:
    spans = [part for span in sentences(own) for part in _halves(span) if any(c.isalnum() for c in part.text)]
    starts = [span.start for span in spans]
    sums: list[list[tuple[int, int, Money | None]]] = [[] for _ in spans]
    for one in find_money(own, country=country):
        place = bisect_right(starts, one.start) - 1
        if place >= 0:
            sums[place].append((one.start, one.end, one.money))
    return [_hear(span, found, rules) for span, found in zip(spans, sums, strict=True)]


def _halves(span: Span) -> list[Span]:
    """Return what stands before and after each "but": one half often refuses what the other gives."""
    cuts = [0, *(found.end() for found in _BUT.finditer(span.text)), len(span.text)]
    return [
        Span(span.start + start, span.start + end, span.text[start:end])
        for start, end in pairwise(cuts)
        if end > start
    ]


def _hear(span: Span, found: Sequence[tuple[int, int, Money | None]], rules: ReplyRules) -> _Heard:
    named = [(start - span.start, end - span.start, "MONEY") for start, end, _ in found]
    speaking = rules.heard(span.text, named)
    says = frozenset(rule.says for rule in speaking)
    if Says.REFUSES in says:
        says -= {Says.AGREES}
    if Says.OFFERS in says:
        says -= {Says.AGREES}
    if says & {Says.FINAL, Says.DEADLOCK} and Says.OFFERS not in says:
        says -= {Says.ASKS}
    sums = tuple(money for _, _, money in found if money is not None)
    return _Heard(Sentence(span.text, says, sums), tuple(rule for rule in speaking if rule.says in says))


def _kind(heard: Sequence[_Heard], asks: Sequence[AskSaid]) -> ReplyKind:
    said = frozenset(kind for h in heard for kind in h.sentence.says)
    is_refused = bool(asks) and asks[0].state is AskState.REFUSED
    for kind, is_there in (
        (ReplyKind.DEADLOCK, Says.DEADLOCK in said),
        (ReplyKind.FINAL_RESPONSE, Says.FINAL in said),
        (ReplyKind.OFFER, Says.OFFERS in said),
        (ReplyKind.REFUSAL, Says.REFUSES in said and (is_refused or not said & {Says.AGREES, Says.IN_PART})),
        (ReplyKind.AGREEMENT, bool(said & {Says.AGREES, Says.IN_PART})),
        (ReplyKind.REQUEST, Says.ASKS in said),
        (ReplyKind.HOLDING, Says.MORE_TIME in said),
        (ReplyKind.ACKNOWLEDGEMENT, Says.RECEIVED in said),
    ):
        if is_there:
            return kind
    return ReplyKind.OTHER


def _fitting(kind: ReplyKind, asks: Sequence[AskSaid]) -> tuple[AskSaid, ...]:
    """Return what is said to the asks; a mere note of receipt answers none."""
    if kind in (ReplyKind.ACKNOWLEDGEMENT, ReplyKind.HOLDING, ReplyKind.REQUEST):
        return tuple(replace(said, state=AskState.IGNORED, quote="", left="") for said in asks)
    return tuple(asks)


def _sum_of(offers: Sequence[_Heard]) -> Money | None:
    sums = [money for h in offers for money in h.sentence.sums]
    return max(sums, key=lambda money: money.amount, default=None)


def _until(heard: Sequence[_Heard], said_on: date, country: str) -> date | None:
    """Return the day until which an offer stands, where the reply says so."""
    for h in heard:
        if not h.says(Says.STANDS_UNTIL):
            continue
        words = _STANDS_FOR.sub(r"\1 within", h.quote).replace(" until ", " by ")
        told = f"On {said_on.isoformat()} they promised it will be {words}"
        due = due_day(
            told,
            0,
            find_dates(told, today=said_on, country=country),
            contact_on=said_on,
            country=country,
        )[0]
        if due is not None and due >= said_on:
            return due
    return None


def _promises(heard: Sequence[_Heard], said_on: date, country: str) -> tuple[ChatPromise, ...]:
    silent = (Says.ASKS, Says.REFUSES, Says.SETTLES, Says.STANDS_UNTIL, Says.OFFERS)
    said = [h.sentence.text for h in heard if not h.says(*silent)]
    return tuple(promises_in(said, said_on, country))[:MOST_PROMISES]


def _signed_by(own: str) -> tuple[str, str]:
    """Return who signed and what they are there, "" for what can't be told."""
    signed = list(_SIGNED.finditer(own))
    if not signed:
        return "", ""
    lines = (line.strip() for line in own[signed[-1].end() :].splitlines()[:8])
    below = [part.strip() for line in lines for part in _BESIDE.split(line, maxsplit=1) if part.strip()]
    if not below or len(below[0]) > 60 or not _NAME.match(below[0]):
        return "", ""
    role = below[1] if len(below) > 1 and len(below[1]) < 80 and _NAME.match(below[1]) else ""
    return below[0], role


def _first_sign(text: str) -> int:
    """Return where the first sign of a text is that is no blank."""
    return len(text) - len(text.lstrip())


def _plainly(quote: str) -> str:
    """Return a passage as a sentence of its own, without the "but" that it began with."""
    words = _LEADING.sub("", quote)
    return f"{words[:1].upper()}{words[1:]}"


def _day(text: str, today: date, country: str) -> date | None:
    """Return the day that stands at the top of a reply on a line of its own, if it has come."""
    top = text[:_NEAR_TOP]
    for line in _DAY_LINE.finditer(top):
        found = find_dates(line["day"], today=today, country=country)
        if not found or found[0].when is None or found[0].when.start != found[0].when.end:
            continue
        is_all = len(line["day"].split()) <= len(found[0].text.split()) + 4 or ":" in line[0][:7]
        if is_all and found[0].when.start <= today and any(c.isdigit() for c in found[0].text):
            return found[0].when.start
    return None
