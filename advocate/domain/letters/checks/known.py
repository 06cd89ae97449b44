"""Collects what a case knows: its days, its sums, its references, as values and out of all its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from advocate.domain.case import Case, LetterKind, LetterState, Money, OutcomeSought, Particulars, When
from advocate.domain.letters.checks.spotting import dates_in, people_in, references_in, sums_in
from advocate.domain.letters.composing import reply_date
from advocate.domain.letters.lines import words_of


@dataclass(frozen=True, slots=True)
class Known:
    """All that a letter may say without being asked about; `vague` are the days not known exactly."""

    days: frozenset[tuple[date, date]]
    vague: frozenset[tuple[date, date]]
    sums: frozenset[Money]
    references: frozenset[str]
    labels: frozenset[str]
    names: tuple[str, ...]
    words: frozenset[str]


def known_to(case: Case, today: date) -> Known:
    """Return what the case knows. The private fallback, the raw story and the notes don't count."""
    texts = "\n".join(text for text in _texts(case) if text)
    found = (spot.value for spot in dates_in(texts, country=case.country, today=today))
    recorded = {(when.start, when.end) for when in _whens(case) if when is not None}
    days = recorded | {(when.start, when.end) for when in found if when is not None}
    sums = {_plain(spot.value) for spot in sums_in(texts, country=case.country)}
    return Known(
        days=frozenset(days | {(day, day) for day in _days(case, today) if day is not None}),
        vague=frozenset(span for span in recorded if span[0] != span[1]),
        sums=frozenset(sums | {_plain(money) for money in _sums(case) if money is not None}),
        references=frozenset(spot.value for spot in references_in(texts)),
        labels=frozenset(exhibit.label for exhibit in case.exhibits),
        names=tuple(dict.fromkeys(name for name in _names(case, texts) if name.strip())),
        words=frozenset(words_of(texts)),
    )


def _whens(case: Case) -> Iterator[When | None]:
    yield from (fact.when for fact in case.facts)
    yield from (contact.when for contact in case.contacts)
    yield from (exhibit.when for exhibit in case.exhibits)
    yield from (promise.made for promise in case.promises)


def _days(case: Case, today: date) -> Iterator[date | None]:
    yield today
    for kind in LetterKind:
        yield reply_date(case, kind, today)
    for promise in case.promises:
        yield promise.due_on
        yield promise.settled_on
    for letter in case.letters:
        yield letter.sent_on
        yield letter.reply_due_on
    if case.outcome:
        yield case.outcome.by
    if case.closing:
        yield case.closing.closed_on


def _sums(case: Case) -> Iterator[Money | None]:
    for letter in case.letters:
        yield from _offered(letter.particulars, case.outcome)
    yield from (reply.offer_money for reply in case.replies)
    for impact in case.impacts:
        yield impact.money
    if case.outcome:
        yield case.outcome.money
    if case.closing:
        yield case.closing.money


def _offered(about: Particulars, sought: OutcomeSought | None) -> Iterator[Money | None]:
    """Yield the sums of an offer, and what it leaves of the sum asked for."""
    yield from (about.offer_money, about.counter_money, about.got_money)
    asked, offered = sought.money if sought else None, about.offer_money
    if asked and offered and asked.currency == offered.currency:
        yield Money(asked.amount - offered.amount, asked.currency)


def _texts(case: Case) -> Iterator[str]:
    me, them = case.complainant, case.organisation
    yield from (case.title, me.name, me.address, me.email, me.phone, them.name, them.address, them.email)
    for reference in case.references:
        yield from (reference.label, reference.value)
    if case.outcome:
        yield from (case.outcome.act, case.outcome.why, case.outcome.working)
    if case.closing:
        yield case.closing.got
    yield from (fact.text for fact in case.facts)
    yield from (impact.text for impact in case.impacts)
    for contact in case.contacts:
        yield from (contact.text, contact.reference, contact.person)
    for promise in case.promises:
        yield from (promise.text, promise.due_words)
    for exhibit in case.exhibits:
        yield from (exhibit.title, exhibit.shows, exhibit.filename)
    for reply in case.replies:
        yield from (reply.offer, reply.asked, *(said.left for said in reply.asks))
        yield from (said.quote for said in reply.asks)
    for letter in case.letters:
        about = letter.particulars
        yield from (about.offer, about.counter, about.asked, about.answer, about.agreed, about.basis)
        yield from (about.working, about.reason_words, about.wanted, about.got, about.helped)
        if letter.state is LetterState.SENT:
            yield from (letter.subject, letter.body)


def _names(case: Case, texts: str) -> Iterator[str]:
    yield case.complainant.name
    yield case.organisation.name
    yield from (contact.person for contact in case.contacts)
    yield from (promise.by_whom for promise in case.promises)
    yield from (letter.particulars.person for letter in case.letters)
    yield from (letter.particulars.body for letter in case.letters)
    yield from (spot.value for spot in people_in(texts))


def _plain(money: Money) -> Money:
    return Money(money.amount.normalize(), money.currency)
