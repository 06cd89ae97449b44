"""Checks the whole rulebook: does all of it load, does nothing point nowhere, and what is due for review."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from advocate.domain.deadlines import is_known
from advocate.domain.escalation.routes import EscalationRoute, Right, RouteBook
from advocate.paths import RULEBOOK
from advocate.rulebook import (
    call_words,
    channel_texts,
    demo_data,
    escalation_routes,
    evidence_items,
    letter_texts,
    negotiation_texts,
    story_rules,
    tone_rules,
)

# Every other rulebook, with the words that name it and what reads and checks it.
OTHERS: tuple[tuple[str, Callable[[], object]], ...] = (
    ("tone", tone_rules.load),
    ("story", story_rules.load),
    ("letters", letter_texts.load),
    ("channels", channel_texts.load),
    ("calls", call_words.load),
    ("offers", negotiation_texts.load),
    ("evidence", evidence_items.load),
    ("example cases", demo_data.load),
)


@dataclass(frozen=True, slots=True)
class Checkup:
    """What a check found: sentences on what is wrong, and how much was looked at."""

    problems: tuple[str, ...]
    routes: int
    rights: int
    rules: int
    next_review_on: date | None = None


def check(today: date, root: Path = RULEBOOK) -> Checkup:
    """Return what is wrong with the rulebook today: files, ids, references, reviews that are overdue."""
    book = escalation_routes.load_all(root)
    entries: tuple[EscalationRoute | Right, ...] = (*book.routes, *book.rights.values())
    rules = [rule for entry in entries for rule in entry.rules]
    reviews = [entry.provenance.review_by for entry in entries]
    problems = (
        *book.problems,
        *_twice("route", (route.id for route in book.routes)),
        *_twice("right", escalation_routes.right_ids(root)),
        *_twice("rule", (rule.id for rule in rules)),
        *_dead_references(book, root),
        *_regions(entries),
        *_addresses(book),
        *_reviews(entries, today),
        *_others(OTHERS),
    )
    return Checkup(problems, len(book.routes), len(book.rights), len(rules), min(reviews, default=None))


def _twice(kind: str, ids: Iterable[str]) -> list[str]:
    return [
        f"The {kind} “{name}” is there {times} times." for name, times in Counter(ids).items() if times > 1
    ]


def _dead_references(book: RouteBook, root: Path) -> list[str]:
    """Return which routes name a right or a next route that the book of their own country does not hold."""
    problems = []
    for route in book.routes:
        country = route.region.partition("-")[0]
        own = escalation_routes.load(country, root)
        names = {one.id for one in own.routes}
        problems += [
            f"The route “{route.id}” names the right “{right}”, which is not in the rulebook of its country."
            for right in route.rights
            if right not in own.rights
        ]
        problems += [
            f"The route “{route.id}” goes on to “{name}”, which is not in the rulebook of its country."
            for name in route.next
            if name not in names
        ]
    return problems


def _regions(entries: Iterable[EscalationRoute | Right]) -> list[str]:
    problems = []
    for entry in entries:
        regions = {entry.region, *(rule.region for rule in entry.rules)}
        regions |= {variant.region for rule in entry.rules for variant in rule.variants}
        if isinstance(entry, EscalationRoute):
            regions |= {place.region for place in entry.places}
        problems += [
            f"“{entry.id}” names the region “{region}”, whose calendar is not known."
            for region in sorted(regions)
            if not is_known(region)
        ]
    return problems


def _addresses(book: RouteBook) -> list[str]:
    return [
        f"The address of the body of “{route.id}” should begin with https:// or http://."
        for route in book.routes
        if not route.body.url.startswith(("https://", "http://"))
    ]


def _reviews(entries: Iterable[EscalationRoute | Right], today: date) -> list[str]:
    problems = []
    for entry in entries:
        made = entry.provenance
        if made.is_stale(today):
            problems.append(f"“{entry.id}” should have been checked again by {made.review_by.isoformat()}.")
        if made.checked_on > today:
            problems.append(
                f"“{entry.id}” says it was checked on {made.checked_on.isoformat()}, which is to come."
            )
        if not made.sources:
            problems.append(f"“{entry.id}” names no source.")
    return problems


def _others(rulebooks: Iterable[tuple[str, Callable[[], object]]]) -> list[str]:
    problems = []
    for name, load in rulebooks:
        try:
            load()
        except (ValueError, KeyError, TypeError, OSError, tomllib.TOMLDecodeError) as error:
            problems.append(f"The rulebook of {name} cannot be used: {error}")
    return problems
