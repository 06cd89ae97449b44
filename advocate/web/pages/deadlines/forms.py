"""What is asked to move, extend or pause a deadline, and to let a clock run again."""

from __future__ import annotations

from datetime import date

from wtforms import Field
from wtforms.validators import NumberRange, Optional, ValidationError

from advocate.casework.deadlines import NewDay
from advocate.domain.adjustments import AdjustmentKind
from advocate.domain.case import When
from advocate.web.fields import (
    AtMost,
    CountField,
    Needed,
    NotInFuture,
    PickField,
    WhenField,
    WordsField,
    options,
)
from advocate.web.forms import CaseForm

MOST_DAYS = 1_000
REASON_LENGTH = 500
_DAYS = "Enter a whole number of days, such as 7. With a minus it gets sooner."
_KINDS = (
    (AdjustmentKind.MOVE.value, "Move it to another day"),
    (AdjustmentKind.EXTEND.value, "Add or take off days"),
    (AdjustmentKind.PAUSE.value, "Pause it: its clock stood still"),
)


class ChangeForm(CaseForm):
    """What happens to the day, and why; only the fields of the chosen kind count."""

    kind = PickField(
        "What changes?", choices=options(_KINDS), validators=[Needed("Choose what changes about this day.")]
    )
    to = WhenField("To which day? (if you move it)", one_day=True)
    days = CountField(
        "By how many days? (if you add or take off)",
        [Optional(), NumberRange(-MOST_DAYS, MOST_DAYS, _DAYS)],
        sentence=_DAYS,
    )
    paused_on = WhenField("On which day did its clock stop? (if you pause it)", [NotInFuture()], one_day=True)
    resumed_on = WhenField("On which day did it run again? (if it does)", one_day=True)
    reason = WordsField(
        "Why does it change?",
        [Needed("Say why the day changes, so that the record shows it."), AtMost(REASON_LENGTH)],
    )

    def new_day(self) -> NewDay:
        """Return the change that the fields ask for."""
        return NewDay(
            AdjustmentKind(self.kind.data),
            self.reason.data,
            to=_day(self.to),
            days=self.days.data or 0,
            paused_on=_day(self.paused_on),
            resumed_on=_day(self.resumed_on),
        )

    def validate_to(self, field: Field) -> None:
        """A day to move to is needed to move it."""
        if self.kind.data == AdjustmentKind.MOVE and field.data is None and not field.errors:
            raise ValidationError("Enter the day to which it moves.")


class ResumeForm(CaseForm):
    """When a clock ran again that stood still."""

    day = WhenField(
        "On which day did it run again?",
        [Needed("Enter the day on which the clock ran again.")],
        one_day=True,
    )


def _day(field: Field) -> date | None:
    return field.data.start if isinstance(field.data, When) else None
