"""What goes into the case summary."""

from __future__ import annotations

from wtforms import BooleanField

from advocate.domain.summary import SummaryChoices
from advocate.web.forms import CaseForm


class ChoicesForm(CaseForm):
    """One tick for each part; the names are those of SummaryChoices."""

    picture = BooleanField("The timeline as a picture")
    address = BooleanField("My address, e-mail and phone")
    impacts = BooleanField("What it cost me")
    promises = BooleanField("The table of promises")
    letters = BooleanField("My letters as I sent them")
    exhibits = BooleanField("The exhibits themselves")
    notes = BooleanField("My private notes")
    story = BooleanField("My raw story")
    fallback = BooleanField("What I would still accept")

    @classmethod
    def of(cls, choices: SummaryChoices) -> ChoicesForm:
        """Return the form with what was chosen last."""
        return cls(data=choices.as_dict())

    def choices(self) -> SummaryChoices:
        """Return what is ticked."""
        return SummaryChoices(**{name: bool(self[name].data) for name in SummaryChoices.__dataclass_fields__})
