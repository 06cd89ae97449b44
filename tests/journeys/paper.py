"""Reads a case summary back: its text page by page, its links, its labels."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2


@dataclass(frozen=True)
class Paper:
    """A PDF that was opened and read."""

    pages: tuple[str, ...]
    labels: tuple[str, ...]
    bookmarks: tuple[str, ...]
    links: dict[str, int]
    title: str
    language: str
    is_tagged: bool

    @property
    def text(self) -> str:
        return "\n".join(self.pages)

    def page_of(self, words: str) -> int:
        """The number, from 0, of the first page with these words on it."""
        return next(i for i, page in enumerate(self.pages) if words in page)


def read(file: Path) -> Paper:
    """Open a PDF and read what a reviewer's viewer shows of it."""
    document = pypdfium2.PdfDocument(file)
    pages = tuple(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)
    labels = tuple(document.get_page_label(i) for i in range(len(document)))
    document.close()
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        return Paper(
            pages=pages,
            labels=labels,
            bookmarks=tuple(_titles(outline.root)),
            links=_destinations(pdf),
            title=str(pdf.docinfo.get("/Title", "")),
            language=str(pdf.Root.get("/Lang", "")),
            is_tagged=bool(pdf.Root.MarkInfo.Marked),
        )


def _titles(items: list[pikepdf.OutlineItem]) -> list[str]:
    return [title for item in items for title in (item.title, *_titles(item.children))]


def _destinations(pdf: pikepdf.Pdf) -> dict[str, int]:
    """Return the page, from 0, that each named place in the document is on."""
    numbers: dict[object, int] = {page.objgen: i for i, page in enumerate(pdf.pages)}
    tree = pikepdf.NameTree(pdf.Root.Names.Dests)
    return {str(name): numbers[target[0].objgen] for name, target in tree.items()}
