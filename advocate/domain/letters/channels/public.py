"""A short message that everybody may read: it gives nothing private away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from advocate.domain.case import Case, LetterKind
from advocate.domain.letters.channels.plans import is_for_public, is_public_thanks
from advocate.domain.letters.channels.sayings import ChannelTexts, Saying
from advocate.domain.letters.checks.spotting import references_in, sums_in
from advocate.domain.letters.lines import one_line, without_company_form
from advocate.domain.status.record import AGREED, sent_complaints, was_answered
from advocate.domain.tone.oversharing import private_numbers
from advocate.domain.wording import plural

# What the shortest of the usual networks takes.
MOST_SIGNS = 280

_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_LEAST_LETTERS = 3


def public_message(case: Case, kind: LetterKind, *, today: date, texts: ChannelTexts) -> str:
    """Return a message that asks to be written to, without anything that is nobody else's business.

    It is made of sayings alone, the organisation's name and how long they have had the letter. "" where a
    letter of that kind, or how the case stands, has no business in public.
    """
    rest = _said(case, kind, today, texts)
    if not rest:
        return ""
    name = without_company_form(one_line(case.organisation.name))
    named = f"{texts.say(Saying.PUBLIC_HELLO, organisation=name)} {rest}"
    is_safe = name and len(named) <= MOST_SIGNS and not gives_away(named, case)
    return named if is_safe else f"{texts.say(Saying.PUBLIC_HELLO_NOBODY)} {rest}"


def gives_away(text: str, case: Case) -> tuple[str, ...]:
    """Return what a text gives away: references, sums, private numbers, and what the case knows of people."""
    found = [spot.text for spot in references_in(text)]
    found += [spot.text.strip() for spot in sums_in(text, country=case.country)]
    found += [text[number.start : number.end] for number in private_numbers(text)]
    found += _MAIL.findall(text)
    folded = text.casefold()
    found += [
        words for words in _private(case) if re.search(rf"(?<!\w){re.escape(words.casefold())}(?!\w)", folded)
    ]
    return tuple(dict.fromkeys(found))


def _said(case: Case, kind: LetterKind, today: date, texts: ChannelTexts) -> str:
    if is_public_thanks(kind):
        is_settled = case.closing is not None and case.closing.kind in AGREED
        return texts.say(Saying.PUBLIC_THANKS) if is_settled else ""
    if not is_for_public(kind) or case.closing is not None:
        return ""
    sent = sent_complaints(case)
    days = (today - sent[0].sent_on).days if sent and sent[0].sent_on else 0
    is_waiting = days > 0 and not any(was_answered(case, letter) for letter in sent)
    waiting = texts.say(Saying.PUBLIC_WAITING, days=plural(days, "day", "days"))
    return f"{waiting if is_waiting else texts.say(Saying.PUBLIC_NEW)} {texts.say(Saying.PUBLIC_ASK)}"


def _private(case: Case) -> Iterator[str]:
    me = case.complainant
    people = [me.name, *(c.person for c in case.contacts), *(p.by_whom for p in case.promises)]
    lines = [*me.address.split("\n"), me.phone, me.email, *(r.value for r in case.references)]
    for words in (*(word for name in people for word in name.split()), *lines):
        line = one_line(words).strip(",.")
        if len(line) >= _LEAST_LETTERS:
            yield line
