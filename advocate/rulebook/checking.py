"""Checks the whole rulebook: does all of it load, does nothing point nowhere, and what is due for review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
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
    reply_rules,
    story_rules,
    tone_rules,
)
from advocate.rulebook.rule_files import at, sparing

Read = Callable[[Path, list[str]], object]


def _whole(read: Callable[[Path], object]) -> Read:
    """Return what reads a part of which nothing can be left out."""
    return lambda path, _problems: read(path)


# Every other part of the rulebook: where it stands, and what reads and checks it.
OTHERS: tuple[tuple[str, Read], ...] = (
    ("tone", tone_rules.read),
    ("story/en", story_rules.read),
    ("letters/en", _whole(letter_texts.read)),
    ("letters/channels/en.toml", _whole(channel_texts.read)),
    ("calls/en.toml", _whole(call_words.read)),
    ("negotiation/en.toml", _whole(negotiation_texts.read)),
    ("evidence/en.toml", _whole(evidence_items.read)),
    ("replies/en.toml", _whole(reply_rules.read)),
    ("demo", demo_data.read),
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
        *_others(root),
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


def _others(root: Path) -> list[str]:
    problems: list[str] = []
    for name, read in OTHERS:
        if root == RULEBOOK or (root / name).exists():
            with sparing(problems), at(name):
                read(root / name, problems)
    return problems


@cache
def faults(root: Path = RULEBOOK) -> tuple[str, ...]:
    """Return what of the rulebook cannot be used, a sentence each with its file, entry and field, read once.

    The program does without it. Reviews that are due and references that point nowhere are not among these.
    """
    return (*escalation_routes.load_all(root).problems, *_others(root))
