"""Loads the invented example cases and checks that each is whole."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

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

FOLDER = RULEBOOK / "demo"
Pairs = tuple[tuple[str, str], ...]


class DemoDataError(ValueError):
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
    """Return the examples in the order of their file names. Raises DemoDataError where one is wrong."""
    return read(FOLDER)


def read(folder: Path) -> tuple[DemoCase, ...]:
    """Read and check the examples in a folder. Raises DemoDataError naming the file that is wrong."""
    return tuple(_checked(path) for path in sorted(folder.glob("*.toml")))


def _checked(path: Path) -> DemoCase:
    try:
        case = _case(tomllib.loads(path.read_text(encoding="utf-8")))
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise DemoDataError(f"Example {path.stem}: {type(error).__name__} {error}.") from error
    quoted = [choice.words for choice in case.choices] + [words for words, _ in case.promises]
    quoted += [words for exhibit in case.exhibits for words in exhibit.backs]
    foreign = [words for words in quoted if words not in case.story]
    if foreign:
        raise DemoDataError(f"Example {path.stem}: the story has no words {foreign}.")
    return case


def _case(data: Mapping[str, Any]) -> DemoCase:
    outcome, letter = dict(data["outcome"]), data.get("letter", {})
    parked = tuple(outcome.pop("parked", ()))
    return DemoCase(
        id=data["id"],
        title=data["title"],
        country=data["country"],
        sector=Sector(data["sector"]),
        told_on=data["told_on"],
        story=data["story"],
        choices=tuple(_choice(choice) for choice in data["choices"]),
        promises=tuple((words, PromiseState(state)) for words, state in data["promises"].items()),
        complainant=Complainant(**data["complainant"]),
        organisation=Organisation(**data["organisation"]),
        references=tuple(Reference(**reference) for reference in data["references"]),
        outcome=_outcome(outcome),
        parked=parked,
        exhibits=tuple(_exhibit(exhibit) for exhibit in data["exhibits"]),
        letter_channel=ChannelKind(letter["channel"]) if letter else None,
        is_letter_sent=letter.get("is_sent", False),
    )


def _choice(data: Mapping[str, Any]) -> DemoChoice:
    kind = PartKind(data["kind"]) if "kind" in data else None
    return DemoChoice(**{**data, "kind": kind})


def _outcome(data: dict[str, Any]) -> OutcomeSought:
    amount = data.pop("amount", "")
    money = Money(Decimal(amount), data.pop("currency")) if amount else None
    return OutcomeSought(RemedyKind(data.pop("remedy")), money, **data)


def _exhibit(data: Mapping[str, Any]) -> DemoExhibit:
    made = [_KINDS[name](**_frozen(data[name])) for name in _KINDS if name in data]
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
