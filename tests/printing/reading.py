"""Reads a PDF back as a reader's program would: words, links, bookmarks, labels, tags."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf
from pypdfium2 import PdfDocument


@dataclass(frozen=True)
class Link:
    """A link from a page to a place; pages are numbered from 1, `words` is the text that is clicked."""

    page: int
    name: str
    to_page: int
    words: str


class Reading:
    """A PDF, read; pages are numbered from 1."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pikepdf.open(io.BytesIO(data))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words of each page, with single spaces."""
        with PdfDocument(self.data) as pdf:
            return tuple(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)

    @cached_property
    def text(self) -> str:
        return " ".join(self.texts)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        with PdfDocument(self.data) as pdf:
            return tuple(pdf.get_page_label(i) for i in range(len(pdf)))

    @cached_property
    def title(self) -> str:
        return str(self.pdf.docinfo.get("/Title", ""))

    @cached_property
    def language(self) -> str:
        return str(self.pdf.Root.get("/Lang", ""))

    @property
    def is_tagged(self) -> bool:
        return bool(self.pdf.Root.MarkInfo.Marked)

    @cached_property
    def sizes(self) -> set[tuple[int, int]]:
        """The sizes of the pages in points."""
        boxes = [page.mediabox for page in self.pdf.pages]
        return {(round(float(box[2])), round(float(box[3]))) for box in boxes}

    @cached_property
    def names(self) -> dict[str, int]:
        """The page of each place that links name."""
        flat = list(self.pdf.Root.Names.Dests.Names)
        return {str(flat[i]): self._number(flat[i + 1][0]) for i in range(0, len(flat), 2)}

    @cached_property
    def links(self) -> tuple[Link, ...]:
        return tuple(self._links())

    @cached_property
    def bookmarks(self) -> tuple[tuple[int, str, int], ...]:
        """The level, the words and the page of each bookmark, in their order."""
        with self.pdf.open_outline() as outline:
            return tuple(self._below(outline.root, 1))

    @cached_property
    def names_of_things(self) -> set[str]:
        """Every name and key that any object in the file uses."""
        return set(re.findall(r"/[A-Za-z]\w*", "".join(repr(thing) for thing in self.pdf.objects)))

    @cached_property
    def tags(self) -> set[str]:
        """The kinds of elements in the structure tree."""
        return {str(thing.S) for thing in self.pdf.objects if is_kind(thing, "/StructElem")}

    def page_with(self, words: str) -> int:
        """Return the first page that says these words."""
        return next(i for i, text in enumerate(self.texts, 1) if words in text)

    def content(self, page: int) -> bytes:
        found = self.pdf.pages[page - 1].Contents
        streams = list(found) if isinstance(found, pikepdf.Array) else [found]
        return b"\n".join(stream.read_bytes() for stream in streams)

    def _number(self, page: Any) -> int:
        return self._numbers[page.objgen]

    @cached_property
    def _numbers(self) -> dict[tuple[int, int], int]:
        return {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, 1)}

    def _links(self) -> Iterator[Link]:
        with PdfDocument(self.data) as read:
            for number, page in enumerate(self.pdf.pages, 1):
                words = read[number - 1].get_textpage()
                for found in page.get("/Annots", []):
                    name = str(found.Dest)
                    x0, y0, x1, y1 = (float(value) for value in found.Rect)
                    box = words.get_text_bounded(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
                    yield Link(number, name, self.names[name], " ".join(box.split()))

    def _below(self, items: Any, level: int) -> Iterator[tuple[int, str, int]]:
        for item in items:
            yield level, str(item.title), self._number(item.destination[0])
            yield from self._below(item.children, level + 1)


def is_kind(thing: Any, kind: str) -> bool:
    """Return whether an object of the file is a dictionary of this type."""
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == kind
