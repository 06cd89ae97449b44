"""Says of each ask what a reply says to it, by the sentences that speak of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from advocate.domain.asks import asks_by_name
from advocate.domain.case import AskSaid, AskState, Case, Money, RemedyKind
from advocate.domain.replies.rules import Says
from advocate.domain.wording import say_money

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
_EMPTY_WORDS = """
that this with from have been will would they them their your what when does please gives back puts right
about because which were there here into than then also more most very
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
# Other words in which a reply speaks of a remedy.
_ALSO: dict[RemedyKind, str] = {
    RemedyKind.REFUND: "refund reimburse credit repay payment amount money",
    RemedyKind.REPAIR: "repair engineer technician fault fixing",
    RemedyKind.REPLACEMENT: "replace replacement exchange swap",
    RemedyKind.CORRECTION: "correct amend adjust remove rectify charge",
    RemedyKind.SERVICE: "deliver service install connect complete",
    RemedyKind.CANCELLATION: "cancel terminate contract leave penalty",
    RemedyKind.COMPENSATION: "compensation compensate payment goodwill claim",
    RemedyKind.APOLOGY: "apologise apology sorry explanation explain",
    RemedyKind.OTHER: "",
}
_WHOLE = re.compile(r"\b(?:complaint|claim|case|request|dispute|appeal)\b", re.IGNORECASE)
_APOLOGY = re.compile(r"\b(?:apolog|sorry|explain|explanation)", re.IGNORECASE)
_SPEAKS = frozenset({Says.OFFERS, Says.AGREES, Says.IN_PART, Says.REFUSES})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a reply, what it says, and the sums in it."""

    text: str
    says: frozenset[Says]
    sums: tuple[Money, ...]


@dataclass(frozen=True, slots=True)
class _Ask:
    name: str
    words: str
    stems: frozenset[str]
    money: Money | None


def said_of_asks(case: Case, sentences: Sequence[Sentence]) -> tuple[AskSaid, ...]:
    """Return for each ask of the case what the sentences say of it, with the one that says it."""
    asks = [_ask(case, name, words) for name, words in asks_by_name(case)]
    told: list[list[Sentence]] = [[] for _ in asks]
    general: list[Sentence] = []
    for sentence in sentences:
        scores = [_score(ask, sentence) for ask in asks]
        best = max(scores, default=0)
        if best > 0 and (sentence.says & _SPEAKS or Says.SORRY in sentence.says):
            told[scores.index(best)].append(sentence)
        elif sentence.says & _SPEAKS:
            general.append(sentence)
    found = []
    for place, (ask, own) in enumerate(zip(asks, told, strict=True)):
        rest = general if place == 0 else [s for s in general if _WHOLE.search(s.text)]
        own_speaks = [s for s in own if s.says & _SPEAKS or _APOLOGY.search(ask.words)]
        found.append(_said(case, ask, own_speaks or ([] if place and own else rest)))
    return tuple(found)


def _ask(case: Case, name: str, words: str) -> _Ask:
    also = _ALSO[case.outcome.remedy] if case.outcome and not name else ""
    theirs = _stems(case.organisation.name)
    money = case.outcome.money if case.outcome and not name else None
    return _Ask(name, words, frozenset(_stems(f"{words} {also}") - theirs), money)


def _stems(text: str) -> set[str]:
    words = (word.casefold() for word in _WORD.findall(text))
    return {word[:_STEM] for word in words if word not in _EMPTY}


def _score(ask: _Ask, sentence: Sentence) -> int:
    shared = len(ask.stems & _stems(sentence.text))
    is_sum = ask.money is not None and any(m.currency == ask.money.currency for m in sentence.sums)
    return shared + is_sum


def _said(case: Case, ask: _Ask, told: Sequence[Sentence]) -> AskSaid:
    good = [s for s in told if s.says & {Says.OFFERS, Says.AGREES, Says.IN_PART, Says.SORRY}]
    bad = [s for s in told if Says.REFUSES in s.says]
    if not good:
        if not bad:
            return AskSaid(ask.name, AskState.IGNORED)
        return AskSaid(ask.name, AskState.REFUSED, _quote(bad[0]))
    given = _largest(ask, good)
    if ask.money is not None and given is not None:
        rest = ask.money.amount - given.amount
        if rest <= 0:
            return AskSaid(ask.name, AskState.MET, _quote(good[0]))
        left = say_money(Money(rest, ask.money.currency), case.country)
        return AskSaid(ask.name, AskState.PARTLY, _quote(good[0]), left)
    is_part = any(Says.IN_PART in s.says for s in good) or bool(bad)
    is_vague = ask.money is not None and not any(Says.AGREES in s.says for s in good)
    state = AskState.PARTLY if is_part or is_vague else AskState.MET
    return AskSaid(ask.name, state, _quote(good[0]))


def _largest(ask: _Ask, sentences: Iterable[Sentence]) -> Money | None:
    sums = [m for s in sentences for m in s.sums if ask.money and m.currency == ask.money.currency]
    return max(sums, key=lambda m: m.amount, default=None)


def _quote(sentence: Sentence) -> str:
    return " ".join(sentence.text.split())
