"""A contact with the promises that were found in what was said, each with a box to tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from flask import request
from wtforms import BooleanField, Field, HiddenField

from advocate.casework.calls import Promised
from advocate.domain.case import When
from advocate.domain.transcript import MOST_PROMISES, ChatPromise
from advocate.web.fields import LONG_TEXT, AtMost, WhenField
from advocate.web.pages.timeline.quick_form import QuickForm

Made = TypeVar("Made", bound="PromisedForm")


class PromisedForm(QuickForm):
    """A contact; `made` adds the fields of each promise that is offered."""

    def offered(self) -> list[tuple[Field, Field, Field, Field]]:
        """Return the box, the words, the day and how it was worked out of each promise that is offered."""
        return [
            (
                self[f"offered_{at}"],
                self[f"offered_text_{at}"],
                self[f"offered_due_{at}"],
                self[f"offered_words_{at}"],
            )
            for at in range(MOST_PROMISES)
            if f"offered_{at}" in self
        ]

    def promises(self) -> tuple[Promised, ...]:
        """Return the promises that are ticked, and the one that was typed."""
        ticked = (
            Promised(text.data, due.data.start if due.data else None, words.data)
            for box, text, due, words in self.offered()
            if box.data and text.data
        )
        return (*ticked, *super().promises())


def made(cls: type[Made], count: int, **more: Field) -> type[Made]:
    """Return a form with the fields of that many promises, and with `more` fields."""
    fields: dict[str, Any] = dict(more)
    for at in range(count):
        fields[f"offered_{at}"] = BooleanField("Keep this promise")
        fields[f"offered_text_{at}"] = HiddenField(validators=[AtMost(LONG_TEXT)])
        fields[f"offered_due_{at}"] = WhenField("By when? (optional)", one_day=True)
        fields[f"offered_words_{at}"] = HiddenField(validators=[AtMost(LONG_TEXT)])
    return type(cls.__name__, (cls,), fields)


def offered_data(promises: Sequence[ChatPromise]) -> dict[str, Any]:
    """Return what fills in the fields of the promises that were found."""
    data: dict[str, Any] = {}
    for at, promise in enumerate(promises):
        data |= {f"offered_{at}": True, f"offered_text_{at}": promise.text}
        data |= {f"offered_words_{at}": promise.working}
        data[f"offered_due_{at}"] = When.on(promise.due_on) if promise.due_on else None
    return data


def count_sent() -> int:
    """Return how many promises the form that was sent had in it."""
    return sum(1 for at in range(MOST_PROMISES) if f"offered_text_{at}" in request.form)
