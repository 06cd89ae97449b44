"""Loads the invented example cases and checks that each is whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_origin, get_type_hints

from advocate.domain.case import (
    ChannelKind,
    Complainant,
    Money,
    Organisation,
    OutcomeSought,
    Precision,
    PromiseState,
    Reference,
    RemedyKind,
    Sector,
    When,
)
from advocate.domain.story import PartKind
from advocate.paths import RULEBOOK
from advocate.rulebook.entries import RuleFileError
from advocate.rulebook.rule_files import SHAPES, at, each, place_of, shaped, sparing, tables

FOLDER = RULEBOOK / "demo"
Made = TypeVar("Made")
Pairs = tuple[tuple[str, str], ...]


class DemoDataError(RuleFileError):
    """An example that cannot be used; the message names it and says what is wrong."""


@dataclass(frozen=True, slots=True)
class DemoPaper:
    """What stands on an invented bill, receipt, statement or docket.

    `size` is "A4", "A5" or "Letter"; `accent` is a colour as "#RRGGBB". The last cell of each row and of
    `total` is a sum. `written` are boxes filled in by hand: label and words.
    """

    size: str
    accent: str
    issuer: tuple[str, ...]
    heading: str
    made_on: date
    addressee: tuple[str, ...]
    details: Pairs
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    total: tuple[str, ...] = ()
    written: Pairs = ()
    notes: tuple[str, ...] = ()
    signed_by: str = ""


@dataclass(frozen=True, slots=True)
class DemoPhoto:
    """What an invented photo shows; `taken_at` is the camera's own clock, without a time zone."""

    scene: str
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class DemoMail:
    """What stands in an invented e-mail; `answers` is the id of the message that it replies to."""

    sender: str
    recipient: str
    sent_at: datetime
    subject: str
    message_id: str
    body: str
    answers: str = ""
    is_own_copy: bool = False
    is_automatic: bool = False


@dataclass(frozen=True, slots=True)
class DemoExhibit:
    """One piece of evidence to be made. `backs` are words of the story: what they became is backed by it."""

    filename: str
    title: str
    shows: str
    backs: tuple[str, ...]
    content: DemoPaper | DemoPhoto | DemoMail


@dataclass(frozen=True, slots=True)
class DemoChoice:
    """What the customer does with the sorted part of the story that holds `words`.

    The part is dropped; or it is kept, and its words become `text`, its kind `kind`, its day `on` (the first
    of several where there is an `until`), its person `person`, each where given.
    """

    words: str
    text: str = ""
    kind: PartKind | None = None
    on: date | None = None
    until: date | None = None
    person: str = ""
    is_dropped: bool = False

    @property
    def when(self) -> When | None:
        """The date that the customer gives the part, or None where the sorted one stays."""
        if self.on is None:
            return None
        return When(self.on, self.until, Precision.RANGE) if self.until else When.on(self.on)


@dataclass(frozen=True, slots=True)
class DemoCase:
    """One invented case. `told_on` is the day on which its story is told.

    `promises` are words of the story, each with what became of the promise that they stand in.
    `letter_channel` is None where no letter is begun.
    """

    id: str
    title: str
    country: str
    sector: Sector
    told_on: date
    story: str
    choices: tuple[DemoChoice, ...]
    promises: tuple[tuple[str, PromiseState], ...]
    complainant: Complainant
    organisation: Organisation
    references: tuple[Reference, ...]
    outcome: OutcomeSought
    parked: tuple[str, ...]
    exhibits: tuple[DemoExhibit, ...]
    letter_channel: ChannelKind | None = None
    is_letter_sent: bool = False


@cache
def load() -> tuple[DemoCase, ...]:
    """Return the examples in the order of their file names; one that is wrong is left out."""
    return read(FOLDER, [])


def read(folder: Path, problems: list[str] | None = None) -> tuple[DemoCase, ...]:
    """Read and check the examples in a folder.

    With `problems` one that is wrong is left out and told there; without, RuleFileError names its file.
    """
    cases = []
    for path in sorted(folder.glob("*.toml")):
        with sparing(problems):
            cases.append(_checked(path))
    return tuple(cases)


def _checked(path: Path) -> DemoCase:
    place = place_of(path)
    with at(place):
        case = _case(shaped(tables(path), _SHAPES, place), place)
        _check_types(case, place)
    quoted = [choice.words for choice in case.choices] + [words for words, _ in case.promises]
    quoted += [words for exhibit in case.exhibits for words in exhibit.backs]
    foreign = [words for words in quoted if words not in case.story]
    if foreign:
        raise DemoDataError(f"{place}: the story has no words {foreign}.")
    return case


_SHAPES: Mapping[str, type] = {
    **dict.fromkeys(("id", "title", "country", "sector", "story"), str),
    **dict.fromkeys(("choices", "references", "exhibits"), list),
    **dict.fromkeys(("promises", "complainant", "organisation", "outcome", "letter"), dict),
    "told_on": date,
}


def _check_types(made: object, place: str) -> None:
    """Raise RuleFileError where a plain field of an example, or of a part of it, has the wrong shape."""
    if isinstance(made, tuple):
        for number, one in enumerate(made, 1):
            _check_types(one, f"{place} {number}")
    if not is_dataclass(made):
        return
    hints = get_type_hints(type(made))
    plain = {name: hint for name, hint in hints.items() if isinstance(hint, type)}
    plain |= {name: tuple for name, hint in hints.items() if get_origin(hint) is tuple}
    values = {field.name: getattr(made, field.name) for field in fields(made)}
    shaped(values, {name: hint for name, hint in plain.items() if hint in SHAPES}, place)
    for name, value in values.items():
        _check_types(value, f"{place}, {name}")


def _case(data: Mapping[str, Any], place: str) -> DemoCase:
    outcome, letter = dict(data["outcome"]), data.get("letter", {})
    parked = tuple(outcome.pop("parked", ()))

    def part(field: str, make: Callable[[Any], Made]) -> Made:
        with at(f"{place}, {field}"):
            return make(data[field])

    return DemoCase(
        id=data["id"],
        title=data["title"],
        country=data["country"],
        sector=part("sector", Sector),
        told_on=data["told_on"],
        story=data["story"],
        choices=tuple(each(data["choices"], _choice, f"{place}, choices")),
        promises=part("promises", lambda d: tuple((words, PromiseState(s)) for words, s in d.items())),
        complainant=part("complainant", lambda d: Complainant(**d)),
        organisation=part("organisation", lambda d: Organisation(**d)),
        references=tuple(each(data["references"], lambda d: Reference(**d), f"{place}, references")),
        outcome=part("outcome", lambda _: _outcome(outcome)),
        parked=parked,
        exhibits=tuple(each(data["exhibits"], _exhibit, f"{place}, exhibits")),
        letter_channel=part("letter", lambda d: ChannelKind(d["channel"])) if letter else None,
        is_letter_sent=letter.get("is_sent", False),
    )


def _choice(data: Mapping[str, Any]) -> DemoChoice:
    with at("kind"):
        kind = PartKind(data["kind"]) if "kind" in data else None
    return DemoChoice(**{**data, "kind": kind})


def _outcome(data: dict[str, Any]) -> OutcomeSought:
    amount = data.pop("amount", "")
    with at("amount"):
        money = (
            Money(
                Decimal(shaped({"amount": amount}, {"amount": str}, "outcome")["amount"]),
                data.pop("currency"),
            )
            if amount
            else None
        )
    with at("remedy"):
        remedy = RemedyKind(data.pop("remedy"))
    return OutcomeSought(remedy, money, **data)


def _exhibit(data: Mapping[str, Any]) -> DemoExhibit:
    made = []
    for name in _KINDS:
        if name in data:
            with at(name):
                made.append(_KINDS[name](**_frozen(data[name])))
    if len(made) != 1:
        raise ValueError(f"{data['filename']} is made of {len(made)} things instead of one")
    return DemoExhibit(data["filename"], data["title"], data["shows"], tuple(data["backs"]), made[0])


_KINDS: Mapping[str, type[DemoPaper | DemoPhoto | DemoMail]] = {
    "paper": DemoPaper,
    "photo": DemoPhoto,
    "mail": DemoMail,
}


def _frozen(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _tuples(value) for key, value in data.items()}


def _tuples(value: object) -> object:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(_tuples(one) for one in value)
    return value
