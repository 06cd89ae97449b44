"""Puts an offer side by side with the goal, the private fallback, and the time and money spent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advocate.domain.asks import asks_by_name
from advocate.domain.case import AskSaid, AskState, Case, Money, Reply
from advocate.domain.goal import goal_sentence
from advocate.domain.summary.attempts import attempts
from advocate.domain.wording import say_money


@dataclass(frozen=True, slots=True)
class Comparison:
    """An offer beside what it is to be measured by. `fallback` is private, so this is for one page only.

    `gap` is what is missing to the sum of the goal; None where they are not both sums of one currency.
    `meets` and `leaves` are asks in words, each with what the reply says of it. `days_left` counts to the
    day until which it stands. `spent` says in words what it took so far.
    """

    goal: str
    gap: Money | None
    is_enough: bool
    fallback: str
    meets: tuple[tuple[str, AskSaid], ...]
    leaves: tuple[tuple[str, AskSaid], ...]
    days_left: int | None
    spent: tuple[str, ...]


def compare(case: Case, reply: Reply, today: date) -> Comparison:
    """Return the offer in a reply beside the goal of its case."""
    sought = case.outcome.money if case.outcome else None
    offered = reply.offer_money
    is_alike = sought is not None and offered is not None and sought.currency == offered.currency
    rest = sought.amount - offered.amount if is_alike and sought and offered else None
    said = {one.ask: one for one in reply.asks}
    asks = [(words, said.get(name, AskSaid(name, AskState.IGNORED))) for name, words in asks_by_name(case)]
    return Comparison(
        goal=goal_sentence(case),
        gap=Money(rest, sought.currency) if rest is not None and rest > 0 and sought else None,
        is_enough=rest is not None and rest <= 0,
        fallback=case.outcome.fallback if case.outcome else "",
        meets=tuple(one for one in asks if one[1].state is AskState.MET),
        leaves=tuple(one for one in asks if one[1].state is not AskState.MET),
        days_left=(reply.until - today).days if reply.until else None,
        spent=_spent(case),
    )


def _spent(case: Case) -> tuple[str, ...]:
    mine = attempts(case)
    words = []
    if mine.contacts:
        count = len(mine.contacts)
        words.append("You got in touch once." if count == 1 else f"You got in touch {count:,} times.")
    if mine.minutes:
        hours, rest = divmod(mine.minutes, 60)
        words.append(f"It took {f'{hours} h {rest:02} min' if hours else f'{rest} min'}, where you noted it.")
    sums: dict[str, Money] = {}
    for impact in case.impacts:
        if impact.money:
            there = sums.get(impact.money.currency, Money(impact.money.amount * 0, impact.money.currency))
            sums[there.currency] = Money(there.amount + impact.money.amount, there.currency)
    words += [f"It cost you {say_money(money, case.country)}." for money in sums.values()]
    return tuple(words)
