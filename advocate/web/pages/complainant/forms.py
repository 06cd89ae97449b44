"""The customer's own details."""

from __future__ import annotations

from wtforms.validators import Email, Length, Optional

from advocate.web.fields import ONE_LINE, AtMost, LineField, Needed, WordsField
from advocate.web.forms import CaseForm


class ComplainantForm(CaseForm):
    """What goes on top of a letter; everything but the name may stay empty."""

    name = LineField(
        "Your name", [Needed("Enter your name as it should stand under a letter."), AtMost(ONE_LINE)]
    )
    address = WordsField("Your postal address (optional)", [AtMost(1_000)])
    email = LineField(
        "Your e-mail address (optional)",
        [Optional(), Length(max=320), Email("Enter an e-mail address such as name@example.com.")],
    )
    phone = LineField("Your phone number (optional)", [AtMost(60)])
