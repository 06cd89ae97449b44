"""The whole letter as one text: sender, day, receiver, subject and body."""

from __future__ import annotations

from datetime import date

from advocate.domain.case import Case, ChannelKind, Letter, LetterKind, Organisation
from advocate.domain.letters.lines import one_line
from advocate.domain.wording import say_date


def whole_text(case: Case, letter: Letter, day: date) -> str:
    """Return the letter as it is sent; an e-mail has no postal heads, only its subject and its body."""
    if letter.channel is ChannelKind.EMAIL:
        return f"Subject: {letter.subject}\n\n{letter.body}\n"
    me, them = case.complainant, receiver_of(case, letter)
    sender = [me.name, *me.address.splitlines(), me.email, me.phone]
    receiver = [them.name, *them.address.splitlines()]
    blocks = [_lines(sender), say_date(day, case.country), _lines(receiver), letter.subject, letter.body]
    return "\n\n".join(block for block in blocks if block) + "\n"


def receiver_of(case: Case, letter: Letter) -> Organisation:
    """Return whom a letter goes to: the organisation, or the body that the letter asks to look at it.

    Of a body only the name is known, so it has no address here.
    """
    if letter.kind is not LetterKind.REFERRAL:
        return case.organisation
    name = one_line(letter.particulars.body)
    return Organisation(name[4:] if name[:4].casefold() == "the " else name)


def _lines(lines: list[str]) -> str:
    return "\n".join(line.strip() for line in lines if line.strip())
