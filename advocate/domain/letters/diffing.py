"""Tells word by word what changed between two versions of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"\s+|\S+")
# Beyond this many words a changed passage is shown as one: comparing takes the square of its length.
_MOST_TOKENS = 1_200
_MOST_LINES = 800


class Change(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words that stayed, went or came."""

    change: Change
    words: str


def changes(old: str, new: str) -> tuple[Run, ...]:
    """Return what went from `old` and came in `new`, in reading order.

    Without the runs that came it is `old`, without those that went it is `new`, sign for sign.
    """
    runs = _compared(
        old.splitlines(keepends=True), new.splitlines(keepends=True), _MOST_LINES, finer=_by_words
    )
    return tuple(_joined(runs))


def _by_words(old: str, new: str) -> Iterator[Run]:
    return _compared(_TOKEN.findall(old), _TOKEN.findall(new), _MOST_TOKENS, finer=_whole)


def _whole(old: str, new: str) -> Iterator[Run]:
    yield Run(Change.GONE, old)
    yield Run(Change.NEW, new)


def _compared(
    old: Sequence[str], new: Sequence[str], most: int, *, finer: Callable[[str, str], Iterator[Run]]
) -> Iterator[Run]:
    if max(len(old), len(new)) > most:
        same = 0
        while same < min(len(old), len(new)) and old[same] == new[same]:
            same += 1
        yield Run(Change.SAME, "".join(old[:same]))
        yield from _whole("".join(old[same:]), "".join(new[same:]))
        return
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Run(Change.SAME, "".join(old[a:b]))
        else:
            yield from finer("".join(old[a:b]), "".join(new[c:d]))


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    held: Run | None = None
    for run in runs:
        if not run.words:
            continue
        if held and held.change is run.change:
            held = Run(run.change, held.words + run.words)
            continue
        if held:
            yield held
        held = run
    if held:
        yield held
