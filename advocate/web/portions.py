"""Long lists come in portions, so that a page stays light however much has happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from flask import request, url_for

from advocate.domain.case import Promise, PromiseState
from advocate.domain.summary.chronology import Entry

T = TypeVar("T")
AT_ONCE = 40
MOST_CHARACTERS = 16_000
BUTTONS = 600


@dataclass(frozen=True, slots=True)
class Portion(Generic[T]):
    """Some items of a list; `before` and `after` count those left out on either side.

    `name` is what the address calls the first item's number; `at_once` is how many a portion holds.
    """

    items: Sequence[T]
    before: int
    after: int
    total: int
    name: str = "from"
    at_once: int = AT_ONCE

    def url(self, start: int) -> str:
        """Return this page's address from another item on."""
        values = {**request.args.to_dict(), **(request.view_args or {}), self.name: max(0, start) or None}
        return url_for(request.endpoint or "", **values)

    @property
    def previous_url(self) -> str:
        """The portion before this one."""
        return self.url(self.before - self.at_once)

    @property
    def next_url(self) -> str:
        """The portion after this one."""
        return self.url(self.before + len(self.items))


def portion(
    items: Sequence[T],
    *,
    length: Callable[[T], int] = lambda _: 0,
    name: str = "from",
    at_once: int = AT_ONCE,
) -> Portion[T]:
    """Return the portion that the address asks for; anything that is no number is the start.

    `length` says how many characters an item shows: very long ones make the portion shorter.
    """
    wanted = request.args.get(name, "0")
    start = min(int(wanted), max(0, len(items) - 1)) if wanted.isdecimal() and len(wanted) < 8 else 0
    end, room = start, MOST_CHARACTERS
    while end < min(start + at_once, len(items)) and (room > 0 or end == start):
        room -= length(items[end])
        end += room >= 0 or end == start
    shown = items[start:end]
    return Portion(shown, start, len(items) - start - len(shown), len(items), name, at_once)


def characters(entry: Entry) -> int:
    """Return how much an entry of the chronology shows: its words, exhibits and, while open, its buttons."""
    is_open = isinstance(entry.source, Promise) and entry.source.state is PromiseState.OPEN
    return len(entry.text) + sum(len(exhibit.title) for exhibit in entry.exhibits) + BUTTONS * is_open


def last_start(total: int) -> int | None:
    """Return where the last portion of so many items starts, or None where one portion holds them all."""
    return (total - 1) // AT_ONCE * AT_ONCE or None if total else None
