"""What is asked when a case ends: what came of each ask, and what is agreed and still to be done."""

from __future__ import annotations

from typing import Any

from advocate.casework.calls import Promised
from advocate.domain import labels
from advocate.domain.asks import asks_of, ends_of
from advocate.domain.case import AskEnd, AskResult, Case, ClosingKind
from advocate.web import visit
from advocate.web.fields import (
    LONG_TEXT,
    ONE_LINE,
    AtMost,
    LineField,
    MoneyField,
    Needed,
    PickField,
    WhenField,
    WordsField,
    options,
)
from advocate.web.forms import CaseForm

# with more goals put aside than this, the page would be a questionnaire
MOST_ASKS = 12
LENGTH_OF_AN_ASK = 160


class CloseForm(CaseForm):
    """How it ended; `of` adds a question for each ask of a case."""

    kind = PickField(
        "How did it end?",
        choices=options((k.value, labels.CLOSINGS[k]) for k in ClosingKind),
        validators=[Needed("Choose how it ended.")],
    )
    money = MoneyField("How much money did you get? (optional)")
    time_back = LineField("Did you get time back? (optional)", [AtMost(ONE_LINE)])
    got = WordsField("What else did you get? (optional)", [AtMost(LONG_TEXT)])
    agreed = LineField("What is agreed and still to be done? (optional)", [AtMost(LONG_TEXT)])
    agreed_by = WhenField("By when? (optional)", one_day=True)
    worked = WordsField("What worked, for next time? (optional)", [AtMost(LONG_TEXT)])

    @classmethod
    def of(cls, case: Case) -> CloseForm:
        """Return the form for a case; one that was open again starts from how it had ended."""
        asks = asks_of(case)[:MOST_ASKS]
        fields = {f"ask_{place}": _ask(text) for place, text in enumerate(asks)} if len(asks) > 1 else {}
        made: type[CloseForm] = type("CloseForm", (cls,), fields)
        form = made(country=case.country, data=_known(case))
        form.case = case
        return form

    case: Case

    def ask_fields(self) -> list[PickField]:
        """Return the questions about the asks, in their order."""
        return [field for field in self if field.name.startswith("ask_")]

    def validate(self, extra_validators: Any = None) -> bool:
        """A day needs what is to be done by it, and has not passed."""
        is_good = super().validate(extra_validators)
        if self.agreed_by.data and not self.agreed.data:
            self.agreed.errors = ["Say what they will do by that day."]
        elif self.agreed_by.data and self.agreed_by.data.start < visit.today():
            self.agreed_by.errors = ["This day has passed. Enter the day by which they will do it."]
        return is_good and not (self.agreed.errors or self.agreed_by.errors)

    def asks(self) -> tuple[AskEnd, ...]:
        """Return what came of each ask of which something was said."""
        said = {
            int(field.name.removeprefix("ask_")): AskResult(field.data)
            for field in self.ask_fields()
            if field.data
        }
        return ends_of(self.case, ClosingKind(self.kind.data), said)

    def promises(self) -> tuple[Promised, ...]:
        """Return what is still to be done, as a promise."""
        if not self.agreed.data:
            return ()
        return (Promised(self.agreed.data, self.agreed_by.data.start if self.agreed_by.data else None),)


def _ask(text: str) -> PickField:
    short = " ".join(text.split())
    if len(short) > LENGTH_OF_AN_ASK:
        short = f"{short[:LENGTH_OF_AN_ASK].rstrip()}…"
    results = [*((r.value, labels.ASK_RESULTS[r]) for r in AskResult), ("", "Can’t say")]
    return PickField(short, choices=options(results), default="")


def _known(case: Case) -> dict[str, Any]:
    earlier = case.earlier_closing
    if earlier is None:
        return {}
    return {
        "got": earlier.got,
        "worked": earlier.worked,
        "time_back": earlier.time_back,
        "money": earlier.money,
    }
