"""Finds words in texts with SQLite's FTS5, in a throwaway index: no copy of anyone's words stays behind.

The index is built in memory for one question, whatever database the texts came from: it can't miss a text
that was added, changed, put back or brought in, and has nothing to forget when one is deleted. `Finder` is
what another engine, such as PostgreSQL's tsvector, would have to offer.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Protocol

MOST_WORDS = 12
MOST_LETTERS = 64
AROUND = 90
_START, _END = "\x02", "\x03"
_ASKED = re.compile(r'"([^"]*)"|([^\s"]+)')
_TOKEN = re.compile(r"[^\W_]+")
_UNFIT = re.compile("[\0\x02\x03\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a text has the words: its number, the line from 1, and the words around with what was found.

    `pieces` are stretches of the text in order, each with whether it is one of the words looked for.
    """

    number: int
    line: int
    pieces: tuple[tuple[str, bool], ...]

    @property
    def snippet(self) -> str:
        """The words around the first place, as plain text."""
        return "".join(piece for piece, _ in self.pieces)


class Finder(Protocol):
    """Finds words in texts; the best first, at most `most`."""

    def __call__(self, texts: Sequence[str], asked: str, *, most: int) -> tuple[Hit, ...]:
        """Return the texts that have every word that was asked for."""


def find(texts: Sequence[str], asked: str, *, most: int) -> tuple[Hit, ...]:
    """Return the texts that hold every word of `asked`, the best first; nothing where no word was asked for.

    Words in double quotes stand together; any other word may go on ("refund" finds "refunded"). Accents and
    capitals make no difference. No sign in `asked` has another meaning.
    """
    question = _question(asked)
    if not question:
        return ()
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute("CREATE VIRTUAL TABLE t USING fts5(words, tokenize='unicode61 remove_diacritics 2')")
        rows = ((number, _UNFIT.sub(" ", text)) for number, text in enumerate(texts))
        index.executemany("INSERT INTO t(rowid, words) VALUES (?, ?)", rows)
        found = index.execute(
            "SELECT rowid, highlight(t, 0, ?, ?) FROM t WHERE t MATCH ? ORDER BY bm25(t), rowid LIMIT ?",
            (_START, _END, question, most),
        )
        return tuple(_hit(number, marked) for number, marked in found)


def _question(asked: str) -> str:
    """Return what was asked as FTS5 reads it: quoted phrases only, so that no word is an operator."""
    phrases = []
    for together, single in _ASKED.findall(_UNFIT.sub(" ", asked)):
        tokens = [token[:MOST_LETTERS] for token in _TOKEN.findall(together or single)[:MOST_WORDS]]
        if tokens:
            phrases.append(f'"{" ".join(tokens)}"' + ("" if together else "*"))
    return " ".join(phrases[:MOST_WORDS])


def _hit(number: int, marked: str) -> Hit:
    first = marked.find(_START)
    start = max(0, first - AROUND)
    start = max(start, marked.rfind("\n\n", 0, first) + 1)
    line = marked.count("\n", 0, first) + 1
    end = marked.find(_END, first) + AROUND
    # no word is cut at the end, and a sign that ends what was found is never left out
    end = max(marked.rfind(" ", 0, end), marked.find(_END, first) + 1) if end < len(marked) else end
    stretch = marked[start:end]
    pieces: list[tuple[str, bool]] = [("… ", False)] if start else []
    for part in re.split(f"({_START}[^{_END}]*(?:{_END}|$))", stretch):
        plain = " ".join(part.replace(_START, "").replace(_END, "").replace("\n", " ").split(" "))
        if plain:
            pieces.append((plain, part.startswith(_START)))
    if end < len(marked):
        pieces.append((" …", False))
    return Hit(number, line, tuple(pieces))
