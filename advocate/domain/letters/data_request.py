"""Composes the request for a copy of one's data; it names a law only where the rulebook has its source."""

from __future__ import annotations

from datetime import date

from advocate.domain.case import Particulars
from advocate.domain.letters.asking import headed
from advocate.domain.letters.draft import Block, BlockKind, Draft
from advocate.domain.letters.lines import ended, items, one_line
from advocate.domain.letters.pen import Pen
from advocate.domain.letters.phrases import Phrase

_LAWS = (Phrase.DATA_LAW_UK, Phrase.DATA_LAW_EU)


def data_request(pen: Pen, about: Particulars, reply_by: date) -> Draft:
    """Return the request: what is wanted, how to find the customer, and by when."""
    laws = [pen.say(law) for law in _LAWS if pen.may_say(law)]
    email = one_line(pen.case.complainant.email)
    request = [pen.say(Phrase.DATA_REPLY, day=pen.day(reply_by))]
    if pen.may_say(Phrase.DATA_TIME):
        request.insert(0, pen.say(Phrase.DATA_TIME))
    if email:
        request.append(pen.say(Phrase.DATA_BY_EMAIL))
    blocks = [
        pen.greeting(),
        Block(BlockKind.ASK, " ".join([pen.say(Phrase.DATA_ASK), *laws, pen.say(Phrase.DATA_INCLUDES)])),
        *_wanted(pen, about.wanted),
        *_details(pen),
        Block(BlockKind.REPLY, " ".join(request)),
        Block(BlockKind.OPTIONS, pen.say(Phrase.DATA_IDENTITY)),
        Block(BlockKind.THANKS, pen.say(Phrase.THANKS)),
        pen.signature(),
    ]
    return Draft(headed(pen, pen.say(Phrase.SUBJECT_DATA)), tuple(blocks))


def _wanted(pen: Pen, wanted: str) -> list[Block]:
    listed = [f"- {item}" for item in items(wanted)]
    return [Block(BlockKind.MESSAGE, "\n".join([pen.say(Phrase.DATA_WANTED), *listed]))] if listed else []


def _details(pen: Pen) -> list[Block]:
    me = pen.case.complainant
    known = [one_line(me.name), *pen.references(), one_line(me.email), one_line(me.phone)]
    given = [detail for detail in known if detail]
    if not given:
        return []
    found = pen.say(Phrase.DATA_FIND, details=pen.join(given))
    return [Block(BlockKind.BACKGROUND, ended(found))]
