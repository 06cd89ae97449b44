"""Form fields that take dates and sums as people type them, and say in plain words what is wrong."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from wtforms import Field, Form, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import TimeField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, StopValidation, ValidationError

from advocate.domain import wording
from advocate.domain.case import Money, When
from advocate.domain.text.typed import TypedError, parse_date, parse_money
from advocate.web import visit

ONE_LINE = 200
LONG_TEXT = 100_000

# Control characters can't be seen, printed or stored everywhere; tab and line feed are text.
_UNSEEN = {code: None for code in (*range(32), 127) if code not in (9, 10)}
_LEAVE_NO_MARK = ("Cc", "Cf", "Zl", "Zp", "Zs")


def options(pairs: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    """Return (value, words) pairs as what a list or a row of buttons is made of."""
    return [SelectChoice(value, words) for value, words in pairs]


def _text(value: str | None) -> str:
    return (value or "").replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN)


def _is_blank(text: str) -> bool:
    """Return whether a text would leave no mark on paper: blanks, and characters of no width."""
    return all(unicodedata.category(character) in _LEAVE_NO_MARK for character in text)


class LineField(StringField):  # type: ignore[misc]
    """One line of text, without blanks around it."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Keep the typed line."""
        typed = " ".join(_text(valuelist[0]).split()) if valuelist else ""
        self.data = "" if _is_blank(typed) else typed


class WordsField(TextAreaField):  # type: ignore[misc]
    """Several lines in the customer's own words, kept as typed; blanks alone are nothing."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Keep the typed words."""
        typed = _text(valuelist[0]) if valuelist else ""
        self.data = "" if _is_blank(typed) else typed


class _Known:
    """What was chosen has to be one of the choices; nothing chosen is for the other validators to judge."""

    data: Any
    choices: Any
    validators: Any

    def pre_validate(self, form: Form) -> None:
        """Refuse a value that is not among the choices, and none at all where no validator asks for one."""
        if self.data in (None, "", "None"):
            self.data = ""
            if any(isinstance(validator, Needed) for validator in self.validators):
                return
        if self.data not in {choice.value for choice in self.choices}:
            raise StopValidation("Choose one of these.")


class PickField(_Known, RadioField):  # type: ignore[misc]
    """One of a few, as a row of buttons."""


class ListField(_Known, SelectField):  # type: ignore[misc]
    """One of many, as a list."""


class CountField(IntegerField):  # type: ignore[misc]
    """A whole number; `sentence` says what to enter when it can't be read."""

    def __init__(self, label: str = "", validators: Any = None, *, sentence: str, **kwargs: Any) -> None:
        """Keep the sentence."""
        super().__init__(label, validators, **kwargs)
        self._sentence = sentence

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read the typed number; ValueError carries the sentence for the customer."""
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(self._sentence) from error


class VersionField(IntegerField):  # type: ignore[misc]
    """The version of what a form changes; one that can't be read is none, so that nothing is overwritten."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Keep the number, or else 0, which no saved row has."""
        try:
            self.data = int(valuelist[0]) if valuelist else 0
        except ValueError:
            self.data = 0


class ClockField(TimeField):  # type: ignore[misc]
    """A time of day."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read the typed time; ValueError carries the sentence for the customer."""
        try:
            super().process_formdata([value.strip() for value in valuelist])
        except ValueError as error:
            raise ValueError("Enter a time such as 14:30.") from error


class WhenField(StringField):  # type: ignore[misc]
    """A date as typed ("3/4/26", "about mid May"), read by the case's country; its data is a When."""

    def __init__(
        self, label: str = "", validators: Any = None, *, one_day: bool = False, **kwargs: Any
    ) -> None:
        """`one_day` takes exact days only, and the data is then still a When."""
        super().__init__(label, validators, **kwargs)
        self._one_day = one_day
        self._typed: str | None = None

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read the typed date; ValueError carries the sentence for the customer."""
        self._typed = " ".join(_text(valuelist[0]).split()) if valuelist else ""
        self.data = None
        if not self._typed:
            return
        if isinstance(self.object_data, When) and self._typed == self._shown(self.object_data):
            self.data = self.object_data
            return
        try:
            found = parse_date(self._typed, country=self.meta.country, today=visit.today())
        except TypedError as error:
            raise ValueError(str(error)) from error
        if self._one_day and found.start != found.end:
            raise ValueError("Enter one day, such as 3 March 2026.")
        self.data = found

    def _value(self) -> str:
        if self._typed is not None:
            return self._typed
        return self._shown(self.data) if isinstance(self.data, When) else ""

    def _shown(self, when: When) -> str:
        return " ".join((when.words or wording.say_when(when, self.meta.country)).split())


class MoneyField(StringField):  # type: ignore[misc]
    """A sum as typed ("£1,200.50"); a bare number is in the case's currency; its data is a Money."""

    _typed: str | None = None

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read the typed sum; ValueError carries the sentence for the customer."""
        self._typed = " ".join(_text(valuelist[0]).split()) if valuelist else ""
        self.data = None
        if not self._typed:
            return
        try:
            self.data = parse_money(self._typed, country=self.meta.country)
        except TypedError as error:
            raise ValueError(str(error)) from error

    def _value(self) -> str:
        if self._typed is not None:
            return self._typed
        return wording.say_money(self.data, self.meta.country) if isinstance(self.data, Money) else ""


class Needed(InputRequired):  # type: ignore[misc]
    """The field must have something in it; the message is "Enter" and the thing that is asked for."""

    def __init__(self, sentence: str) -> None:
        """Keep the sentence that is shown when nothing was entered."""
        super().__init__(sentence)
        self.sentence = sentence

    def __call__(self, form: Form, field: Field) -> None:
        """Stop with the sentence when the field is empty and has no error of its own."""
        if not field.data and not field.errors:
            raise StopValidation(self.sentence)


class AtMost:
    """No more than `limit` characters."""

    def __init__(self, limit: int) -> None:
        """Keep the limit, counted in characters."""
        self.limit = limit

    def __call__(self, form: Form, field: Field) -> None:
        """Say by how much a text is too long."""
        length = len(field.data or "")
        if length > self.limit:
            over = f"{length - self.limit:,}"
            raise ValidationError(f"This is {over} characters too long. There is room for {self.limit:,}.")


class NotInFuture:
    """The day can't be later than today."""

    def __call__(self, form: Form, field: Field) -> None:
        """Refuse a date that has not come yet."""
        if isinstance(field.data, When) and field.data.start > visit.today():
            raise ValidationError("This day has not come yet. Enter the day it happened.")


class InFuture:
    """The day must be later than today."""

    def __call__(self, form: Form, field: Field) -> None:
        """Refuse a date that is not in the future."""
        if isinstance(field.data, When) and field.data.end <= visit.today():
            raise ValidationError("The date must be in the future.")
