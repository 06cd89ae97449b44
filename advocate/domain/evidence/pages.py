"""The text of a file and that of its pages: taken apart, and put together again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_BETWEEN = "\n\n"


def split_pages(text: str, page_starts: Sequence[int]) -> list[str]:
    """Return the text of each page; nothing where it isn't known where pages start."""
    ends = [*page_starts, max(len(text), *page_starts, 0)] if page_starts else []
    return [text[start:end].strip("\n") for start, end in pairwise(ends)]


def join_pages(pages: Sequence[str], most: int) -> tuple[str, tuple[int, ...]]:
    """Return pages as one text of at most `most` characters, and where each page starts in it.

    A page without text starts where the next one does.
    """
    text = ""
    starts: list[int] = []
    for page in pages:
        between = _BETWEEN if text else ""
        starts.append(len(text) + len(between))
        text = f"{text}{between}{page}" if page.strip() else text
    return text[:most], tuple(starts)
