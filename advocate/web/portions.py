"""Long lists come in portions, so that a page stays light however much has happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from flask import request, url_for

T = TypeVar("T")
AT_ONCE = 40


@dataclass(frozen=True, slots=True)
class Portion(Generic[T]):
    """Some items of a list; `before` and `after` count those left out on either side."""

    items: Sequence[T]
    before: int
    after: int
    total: int

    def url(self, start: int) -> str:
        """Return this page's address from another item on."""
        values = {**(request.view_args or {}), "from": max(0, start) or None}
        return url_for(request.endpoint or "", **values)

    @property
    def previous_url(self) -> str:
        """The portion before this one."""
        return self.url(self.before - AT_ONCE)

    @property
    def next_url(self) -> str:
        """The portion after this one."""
        return self.url(self.before + AT_ONCE)


def portion(items: Sequence[T]) -> Portion[T]:
    """Return the portion that the address asks for with `from`; anything that is no number is the start."""
    wanted = request.args.get("from", "0")
    start = min(int(wanted), max(0, len(items) - 1)) if wanted.isdecimal() and len(wanted) < 8 else 0
    shown = items[start : start + AT_ONCE]
    return Portion(shown, start, len(items) - start - len(shown), len(items))
