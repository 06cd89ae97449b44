"""Send it another way: a form with a limit, a chat, a call, a public message; each to read and to copy."""

from __future__ import annotations

from flask import render_template, request
from werkzeug.datastructures import MultiDict
from wtforms import Form, IntegerField
from wtforms.validators import NumberRange

from advocate.casework.letter_ways import ways_of
from advocate.domain.letters.channels import LEAST_LIMIT, MOST_MESSAGES, form_length
from advocate.web import visit
from advocate.web.fields import CountField
from advocate.web.pages.letters.views import Answer, page

USUAL_LIMIT = 2_000
MOST_LIMIT = 100_000
_ENTER = f"Enter a number from {LEAST_LIMIT} to {MOST_LIMIT:,}, such as 2000."
_MESSAGES = f"Enter a number from 1 to {MOST_MESSAGES}."


class FormLimit(Form):  # type: ignore[misc]
    """What the organisation's web form takes; it is asked by address, and changes nothing."""

    limit = CountField(
        "How many characters does their form take?",
        [NumberRange(LEAST_LIMIT, MOST_LIMIT, _ENTER)],
        sentence=_ENTER,
    )
    messages = CountField(
        "How many messages may you send?", [NumberRange(1, MOST_MESSAGES, _MESSAGES)], sentence=_MESSAGES
    )

    def number(self, field: IntegerField, otherwise: int) -> int:
        """Return what was entered, or what is usual where that can't be used."""
        return field.data if field.data is not None and not field.errors else otherwise


@page.get("/<letter_id>/ways")
def ways(case_id: str, letter_id: str) -> Answer:
    """The letter for every other way."""
    case = visit.load_case(case_id)
    letter = case.letter(letter_id) or visit.nothing_here()
    asked = MultiDict(
        [("limit", request.args.get("limit") or USUAL_LIMIT), ("messages", request.args.get("messages") or 1)]
    )
    limits = FormLimit(asked)
    is_good = limits.validate()
    limit, most = limits.number(limits.limit, USUAL_LIMIT), limits.number(limits.messages, 1)
    found = ways_of(case, letter, today=visit.today(), limit=limit, most=most)
    context = {"case": case, "letter": letter, "ways": found, "limits": limits, "limit": limit, "most": most}
    return render_template("letters/ways.html", **context, length=form_length), 200 if is_good else 422
