"""Loads the escalation routes and rights of a country from TOML files, only once it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

from advocate.domain.deadlines import EU, Purpose, StartEvent
from advocate.domain.escalation.routes import (
    Alternative,
    Binding,
    Body,
    EscalationRoute,
    LocalPart,
    NoteKind,
    Right,
    RouteBook,
    RouteFact,
    RouteKind,
    RouteNote,
)
from advocate.domain.kinds import Sector
from advocate.paths import RULEBOOK
from advocate.rulebook.deadline_rules import Checked, Owner, read_provenance, read_right, read_rule
from advocate.rulebook.entries import Entry
from advocate.rulebook.rule_files import at, sparing, tables

Made = TypeVar("Made")

# Rights that several countries share stand in a folder of their own.
SHARED = "shared"
ANY_SECTOR = "any"


@dataclass(frozen=True, slots=True)
class Read:
    """What the files of one folder gave: entries in the order of the files, and what could not be read."""

    routes: tuple[EscalationRoute, ...] = ()
    rights: tuple[Right, ...] = ()
    problems: tuple[str, ...] = ()


def load(country: str, root: Path = RULEBOOK) -> RouteBook:
    """Return the routes and rights that hold in a country (ISO 3166-1 alpha-2), read once.

    A country of the European Union gets the Union's after its own; one that the rulebook does not know gets
    an empty book. What cannot be read is left out and named in `problems`.
    """
    return _load(_folders(country, root), root)


def load_all(root: Path = RULEBOOK) -> RouteBook:
    """Return the routes and rights of every country, for checking the whole rulebook."""
    return _load(known_folders(root), root)


def right_ids(root: Path = RULEBOOK) -> tuple[str, ...]:
    """Return the ids of all rights, one that stands twice twice."""
    return tuple(r.id for name in known_folders(root) for r in _read("deadlines", name, root).rights)


@cache
def known_folders(root: Path = RULEBOOK) -> tuple[str, ...]:
    """Return the names of the countries' folders: "au", "ca", "eu" and so on."""
    found = {p.name for part in ("escalation", "deadlines") for p in (root / part).glob("*") if p.is_dir()}
    return tuple(sorted(found))


def read_folder(folder: Path) -> Read:
    """Return what the TOML files of one folder hold; an entry or file that is wrong becomes a problem."""
    routes: list[EscalationRoute] = []
    rights: list[Right] = []
    problems: list[str] = []
    for file in sorted(folder.glob("*.toml")):
        place = f"{folder.parent.name}/{folder.name}/{file.name}"
        with sparing(problems):
            data = tables(file)
            checked, needs = _head(Entry(data, place))
            route = partial(_route, checked=checked, usual_needs=needs)
            _read_each(data, "route", place, route, routes, problems)
            _read_each(data, "right", place, partial(read_right, checked=checked), rights, problems)
    return Read(tuple(routes), tuple(rights), tuple(problems))


def _folders(country: str, root: Path) -> tuple[str, ...]:
    own = country.lower()
    wanted = [own, "eu"] if country in EU else [own]
    return tuple(name for name in wanted if name in known_folders(root))


@cache
def _read(part: str, name: str, root: Path) -> Read:
    return read_folder(root / part / name)


@cache
def _load(names: tuple[str, ...], root: Path) -> RouteBook:
    if not names:
        return RouteBook()
    parts = [_read("escalation", name, root) for name in names]
    shared = [] if SHARED in names else [SHARED]
    parts += [_read("deadlines", name, root) for name in (*names, *shared)]
    return RouteBook(
        routes=tuple(route for part in parts for route in part.routes),
        rights={right.id: right for part in parts for right in part.rights},
        problems=tuple(problem for part in parts for problem in part.problems),
    )


def _head(entry: Entry) -> tuple[Checked, tuple[str, ...]]:
    checked = Checked(entry.day("checked_on"), entry.day("review_by"))
    needs = entry.texts("usual_needs")
    for field in ("route", "right"):
        if entry.has(field):
            entry.each(field, lambda inner: inner.skip())
    entry.finish()
    return checked, needs


def _read_each(
    data: dict[str, Any],
    field: str,
    place: str,
    make: Callable[[Entry], Made],
    made: list[Made],
    problems: list[str],
) -> None:
    for number, one in enumerate(data.get(field, []), 1):
        name = one.get("id", number) if isinstance(one, dict) else number
        with sparing(problems), at(f"{place}, {field} “{name}”"):
            made.append(make(Entry(one, f"{place}, {field} “{name}”")))


def _route(entry: Entry, checked: Checked, usual_needs: tuple[str, ...]) -> EscalationRoute:
    body = entry.entry("body")
    if body is None:
        raise entry.fail("body", "it is missing")
    route_id = entry.text("id")
    provenance = read_provenance(entry, checked)
    words = entry.texts("sectors")
    sectors = () if words == (ANY_SECTOR,) else _sectors(entry, words)
    notes = entry.each("note", _note)
    route = EscalationRoute(
        id=route_id,
        region=entry.text("region"),
        sectors=frozenset(sectors),
        matter=entry.text("matter"),
        kind=entry.kind("kind", RouteKind),
        body=_body(body),
        first_step=entry.text("first_step"),
        provenance=provenance,
        first_step_how=entry.text("first_step_how", ""),
        only_if=entry.text("only_if", ""),
        needs=(*usual_needs, *entry.texts("needs")),
        early=entry.kinds("early", StartEvent),
        early_words=entry.text("early_words", ""),
        rights=entry.texts("rights"),
        next=entry.texts("next"),
        is_pending=entry.flag("is_pending", default=False),
        applies_from=entry.day_or_none("applies_from"),
        notes=notes,
    )
    owner = _owner(route)
    route = replace(
        route,
        rules=entry.each("rule", lambda e: read_rule(e, owner)),
        facts=entry.each("fact", lambda e: _fact(e, checked)),
        places=entry.each("place", _place),
    )
    entry.finish()
    return route


def _sectors(entry: Entry, words: tuple[str, ...]) -> tuple[Sector, ...]:
    if not words or not set(words) <= set(Sector):
        raise entry.fail("sectors", f"it should be [“{ANY_SECTOR}”] or some of {', '.join(Sector)}")
    return tuple(Sector(word) for word in words)


def _owner(route: EscalationRoute) -> Owner:
    name = route.body.name
    whats = {
        Purpose.WAIT: "their time to answer before you can go on to it",
        Purpose.LIMIT: "your time to take it there",
        Purpose.STAGE: "the time of this stage",
        Purpose.BODY: "its own time",
    }
    pending = " ".join(n.text for n in route.notes if n.about is NoteKind.PENDING)
    return Owner(route.id, name, route.body.url, route.region, route.provenance, whats, pending=pending)


def _body(entry: Entry) -> Body:
    made = Body(
        name=entry.text("name"),
        url=entry.text("url"),
        is_free=entry.flag("is_free", default=False),
        binding=entry.kind("binding", Binding),
        binds_organisation=entry.flag("binds_organisation", default=False)
        if entry.has("binds_organisation")
        else None,
        binding_words=entry.text("binding_words", ""),
        fee=entry.money("fee"),
        fee_note=entry.text("fee_note", ""),
        free_first=entry.text("free_first", ""),
        award_limit=entry.money("award_limit"),
        is_award_limit_verified=entry.flag("award_limit_verified", default=True),
        claim_limit=entry.money("claim_limit"),
        limit_is_for_claims=entry.flag("limit_is_for_claims", default=False),
        limit_if=entry.text("limit_if", ""),
        limit_note=entry.text("limit_note", ""),
        gatekeeper=entry.text("gatekeeper", ""),
        alternatives=entry.each("alternatives", lambda e: Alternative(e.text("name"), e.text("url"))),
    )
    entry.finish()
    return made


def _fact(entry: Entry, checked: Checked) -> RouteFact:
    text, source, copied = entry.text("text"), entry.text("source", ""), entry.text("copied", "")
    provenance = read_provenance(entry, checked)
    return RouteFact(text, source, copied, replace(provenance, sources=(source,) if source else ()))


def _note(entry: Entry) -> RouteNote:
    return RouteNote(entry.kind("about", NoteKind), entry.text("text"), entry.text("source", ""))


def _place(entry: Entry) -> LocalPart:
    return LocalPart(
        region=entry.text("region"),
        award_limit=entry.money("award_limit"),
        url=entry.text("url", ""),
        note=entry.text("note", ""),
        is_verified=entry.flag("verified", default=True),
    )
