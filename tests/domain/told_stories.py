"""Reads our own labelled stories: what an adviser would find in them, written beside the words.

A story opens with `## name COUNTRY day-it-is-told`, and `lines` where each sentence has a line of its own.
Every other line is one sentence: its kind, what else it may be filed under (`fact/contact`), for a promise
the day it is due (`promise=2026-03-06`), a bar, and the words. What is found in them is marked
`[3 March](d=2026-03-03)`; `d~` is a rough date, `d?` one that need not be found, `a=` a sum, `r` a reference
and `p` a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent / "stories"
_MARK = re.compile(r"\[([^\]]*)\]\((d[=?~]|a=|r|p)([^)]*)\)")


@dataclass(frozen=True)
class Label:
    """Something that stands in a story: `sort` is "d", "a", "r" or "p"; `is_optional` need not be found."""

    start: int
    end: int
    sort: str
    value: str
    is_optional: bool = False
    is_rough: bool = False


@dataclass(frozen=True)
class Sentence:
    """A sentence of a story, its kind, and other kinds that would be as good."""

    start: int
    end: int
    kind: str
    also: tuple[str, ...]
    due: str


@dataclass
class Story:
    """A story with all its labels."""

    name: str
    country: str
    today: date
    joint: str
    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)


def stories() -> list[Story]:
    """Return every labelled story."""
    found: list[Story] = []
    for file in sorted(FOLDER.glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                name, country, today, *lines = line[3:].split()
                found.append(Story(name, country, date.fromisoformat(today), "\n" if lines else " "))
            elif line.strip():
                _add(found[-1], line)
    return found


def _add(story: Story, line: str) -> None:
    filed, _, words = line.partition("| ")
    kinds, _, due = filed.partition("=")
    kind, *also = kinds.split("/")
    story.text += story.joint if story.text else ""
    start = len(story.text)
    at = 0
    for mark in _MARK.finditer(words):
        story.text += words[at : mark.start()]
        sort, value = mark[2][0], mark[3] or mark[1]
        place = len(story.text), len(story.text) + len(mark[1])
        story.labels.append(Label(*place, sort, value, mark[2][-1] == "?", mark[2][-1] == "~"))
        story.text += mark[1]
        at = mark.end()
    story.text += words[at:]
    story.sentences.append(Sentence(start, len(story.text), kind, tuple(also), due))
