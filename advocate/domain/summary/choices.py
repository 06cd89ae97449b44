"""Whom a case summary is for and what goes in: a preset for each reader, and the customer's own ticks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

PRIVATE = ("notes", "story", "fallback")


class Reader(StrEnum):
    """Who is going to read a summary."""

    ORGANISATION = "organisation"
    OMBUDSMAN = "ombudsman"
    COURT = "court"
    ADVISER = "adviser"
    MYSELF = "myself"


@dataclass(frozen=True, slots=True)
class SummaryChoices:
    """The reader and a tick for each part; as it stands here it is the organisation's preset.

    Notes, the raw story and the fallback are private: whatever is ticked, `takes` lets them in only where
    the reader is the customer.
    """

    reader: Reader = Reader.ORGANISATION
    picture: bool = True
    impacts: bool = True
    promises: bool = True
    attempts: bool = False
    offers: bool = True
    letters: bool = True
    exhibits: bool = True
    address: bool = True
    notes: bool = False
    story: bool = False
    fallback: bool = False

    def takes(self, part: str) -> bool:
        """Return whether a part goes in; AttributeError for a part that there is not."""
        return bool(getattr(self, part)) and (part not in PRIVATE or self.reader is Reader.MYSELF)

    def ticked(self, ticks: Mapping[str, bool]) -> SummaryChoices:
        """Return these choices with some ticks changed, by the names of their parts."""
        values: dict[str, Any] = dict(ticks)
        return replace(self, **values)


PARTS = tuple(field.name for field in fields(SummaryChoices) if field.name != "reader")
_PRESETS: Mapping[Reader, Mapping[str, bool]] = {
    Reader.ORGANISATION: {},
    Reader.OMBUDSMAN: {"attempts": True},
    Reader.COURT: {"attempts": True, "picture": False, "offers": False},
    Reader.ADVISER: {"attempts": True, "address": False},
    Reader.MYSELF: {"attempts": True, **dict.fromkeys(PRIVATE, True)},
}


def preset(reader: Reader) -> SummaryChoices:
    """Return what a reader gets when the customer ticks nothing else."""
    return SummaryChoices(reader).ticked(_PRESETS[reader])


def recall(kept: Mapping[str, Any], reader: Reader | None = None) -> SummaryChoices:
    """Return what was chosen for a reader, or for the last one where none is named.

    `kept` is what `remember` returned, or {}. Ticks of before there were readers are the organisation's,
    and the customer's own where one of them was private.
    """
    kept = kept if "reader" in kept or not kept else _of_before(kept)
    last = kept.get("reader")
    reader = reader or (Reader(last) if last in set(Reader) else Reader.ORGANISATION)
    ticks = kept.get("ticks")
    said = ticks.get(reader.value) if isinstance(ticks, dict) else None
    differences = {name: bool(said[name]) for name in PARTS if name in said} if isinstance(said, dict) else {}
    return preset(reader).ticked(differences)


def remember(kept: Mapping[str, Any], chosen: SummaryChoices) -> dict[str, Any]:
    """Return `kept` with a reader's ticks in it: only where they differ from the preset."""
    kept = kept if "reader" in kept or not kept else _of_before(kept)
    ticks = kept.get("ticks")
    usual = preset(chosen.reader)
    differences = {
        name: getattr(chosen, name) for name in PARTS if getattr(chosen, name) != getattr(usual, name)
    }
    others = dict(ticks) if isinstance(ticks, dict) else {}
    return {"reader": chosen.reader.value, "ticks": {**others, chosen.reader.value: differences}}


def as_told(chosen: SummaryChoices) -> dict[str, Any]:
    """Return choices as plain values, for work that is done later; `from_told` reads them."""
    return {"reader": chosen.reader.value, **{name: getattr(chosen, name) for name in PARTS}}


def from_told(told: Mapping[str, Any]) -> SummaryChoices:
    """Return the choices that `as_told` wrote down."""
    return SummaryChoices(Reader(told["reader"])).ticked({name: bool(told[name]) for name in PARTS})


def _of_before(ticks: Mapping[str, Any]) -> dict[str, Any]:
    is_private = any(ticks.get(name) for name in PRIVATE)
    reader = Reader.MYSELF if is_private else Reader.ORGANISATION
    return {"reader": reader.value, "ticks": {reader.value: dict(ticks)}}
