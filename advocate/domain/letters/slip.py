"""The reply slip: the last page of a letter, on which the other side ticks what they will do."""

from __future__ import annotations

from datetime import date

from advocate.domain.case import Case, Letter, LetterKind
from advocate.domain.letters.channels.sayings import ChannelTexts, Saying
from advocate.domain.letters.lines import one_line
from advocate.domain.wording import say_date

# The letters that ask for a decision, and so come with a slip unless the customer leaves it off.
USUAL_FOR = frozenset((LetterKind.FIRST_COMPLAINT, LetterKind.FINAL_LETTER))

_BOX, _LINE = "[ ] ", "_" * 30
_CHOICES = (Saying.SLIP_YES, Saying.SLIP_OFFER, Saying.SLIP_NEED, Saying.SLIP_CONTACT)


def has_slip(letter: Letter) -> bool:
    """Return whether a slip goes with a letter: as the customer chose, else as is usual for its kind."""
    return letter.kind in USUAL_FOR if letter.slip is None else letter.slip


def reply_slip(case: Case, subject: str, *, reply_by: date | None, texts: ChannelTexts) -> str:
    """Return the slip as plain text: its heading, what it is about, boxes to tick, where to send it."""
    blocks = [
        texts.say(Saying.SLIP_HEADING),
        "\n".join(filter(None, (texts.say(Saying.SLIP_INTRO), _back(case, reply_by, texts)))),
        texts.say(Saying.SLIP_ABOUT, subject=one_line(subject)) if one_line(subject) else "",
        *(f"{_BOX}{texts.say(choice)}\n{_LINE}" for choice in _CHOICES),
        f"{texts.say(Saying.SLIP_SIGNED)} {_LINE}",
    ]
    return "\n\n".join(block for block in blocks if block)


def split_slip(whole: str, texts: ChannelTexts) -> tuple[str, str]:
    """Return a whole letter without its slip, and the slip ("" without one)."""
    heading = f"\n\n{texts.say(Saying.SLIP_HEADING)}\n\n"
    letter, found, slip = whole.rpartition(heading)
    return (letter, f"{heading}{slip}".strip()) if found else (whole, "")


def _back(case: Case, reply_by: date | None, texts: ChannelTexts) -> str:
    me = case.complainant
    to = ", ".join(filter(None, (one_line(me.name), one_line(me.email) or one_line(me.address))))
    if not to:
        return ""
    if reply_by is None:
        return texts.say(Saying.SLIP_BACK, to=to)
    return texts.say(Saying.SLIP_BACK_BY, to=to, day=say_date(reply_by, case.country))
