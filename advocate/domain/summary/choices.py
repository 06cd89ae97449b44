"""Whom a case summary is for and what goes in: a preset for each reader, and the customer's own ticks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

PRIVATE = ("notes", "story", "fallback")
LAYOUT = ("together",)


class Paper(StrEnum):
    """What a summary is printed on; by the country means US Letter where people print on that, else A4."""

    COUNTRY = "country"
    A4 = "a4"
    LETTER = "letter"


class Reader(StrEnum):
    """Who is going to read a summary."""

    ORGANISATION = "organisation"
    OMBUDSMAN = "ombudsman"
    COURT = "court"
    ADVISER = "adviser"
    MYSELF = "myself"


# Court guidance on electronic bundles asks for one flat file; many filing systems refuse what has more in it.
NO_FILES_INSIDE = frozenset({Reader.COURT})


@dataclass(frozen=True, slots=True)
class SummaryChoices:
    """The reader and a tick for each part; as it stands here it is the organisation's preset.

    Notes, the raw story and the fallback are private: whatever is ticked, `takes` lets them in only where
    the reader is the customer. `originals` are the files themselves inside the PDF, for the customer the
    whole saved case; a court gets none. `asked` is what the next
    body asks for, and where it is. `together` prints several photos on a page.
    """

    reader: Reader = Reader.ORGANISATION
    picture: bool = True
    impacts: bool = True
    promises: bool = True
    attempts: bool = False
    offers: bool = True
    letters: bool = True
    received: bool = True
    rights: bool = True
    asked: bool = False
    exhibits: bool = True
    address: bool = True
    notes: bool = False
    story: bool = False
    fallback: bool = False
    originals: bool = False
    together: bool = False
    paper: Paper = Paper.COUNTRY

    def takes(self, part: str) -> bool:
        """Return whether a part goes in; AttributeError for a part that there is not."""
        if part == "originals" and self.reader in NO_FILES_INSIDE:
            return False
        return bool(getattr(self, part)) and (part not in PRIVATE or self.reader is Reader.MYSELF)

    def ticked(self, ticks: Mapping[str, bool]) -> SummaryChoices:
        """Return these choices with some ticks changed, by the names of their parts."""
        values: dict[str, Any] = dict(ticks)
        return replace(self, **values)


PARTS = tuple(field.name for field in fields(SummaryChoices) if field.name not in ("reader", "paper"))
_PRESETS: Mapping[Reader, Mapping[str, bool]] = {
    Reader.ORGANISATION: {},
    Reader.OMBUDSMAN: {"attempts": True, "asked": True},
    Reader.COURT: {"attempts": True, "asked": True, "picture": False, "offers": False},
    Reader.ADVISER: {"attempts": True, "address": False},
    Reader.MYSELF: {"attempts": True, "originals": True, **dict.fromkeys(PRIVATE, True)},
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
    if not isinstance(said, dict):
        return preset(reader)
    differences = {name: bool(said[name]) for name in PARTS if name in said}
    return replace(preset(reader).ticked(differences), paper=_paper(said))


def remember(kept: Mapping[str, Any], chosen: SummaryChoices) -> dict[str, Any]:
    """Return `kept` with a reader's ticks and paper in it: only where they differ from the preset."""
    kept = kept if "reader" in kept or not kept else _of_before(kept)
    ticks = kept.get("ticks")
    usual = preset(chosen.reader)
    differences: dict[str, Any] = {
        name: getattr(chosen, name) for name in PARTS if getattr(chosen, name) != getattr(usual, name)
    }
    if chosen.paper is not Paper.COUNTRY:
        differences["paper"] = chosen.paper.value
    others = dict(ticks) if isinstance(ticks, dict) else {}
    return {"reader": chosen.reader.value, "ticks": {**others, chosen.reader.value: differences}}


def as_told(chosen: SummaryChoices) -> dict[str, Any]:
    """Return choices as plain values, for work that is done later; `from_told` reads them."""
    ticks = {name: getattr(chosen, name) for name in PARTS}
    return {"reader": chosen.reader.value, "paper": chosen.paper.value, **ticks}


def from_told(told: Mapping[str, Any]) -> SummaryChoices:
    """Return the choices that `as_told` wrote down; what an older program did not write is as usual."""
    usual = preset(Reader(told["reader"]))
    ticks = {name: bool(told[name]) for name in PARTS if name in told}
    return replace(usual.ticked(ticks), paper=_paper(told))


def _paper(told: Mapping[str, Any]) -> Paper:
    said = told.get("paper")
    return Paper(said) if said in set(Paper) else Paper.COUNTRY


def _of_before(ticks: Mapping[str, Any]) -> dict[str, Any]:
    is_private = any(ticks.get(name) for name in PRIVATE)
    reader = Reader.MYSELF if is_private else Reader.ORGANISATION
    return {"reader": reader.value, "ticks": {reader.value: dict(ticks)}}
