"""Makes the invented papers of the examples, such as a bill or a job docket, as PDF."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

import pikepdf
from pikepdf import Dictionary, Name

_SIZES = {"A4": (595, 842), "A5": (420, 595), "Letter": (612, 792)}
_FONTS = {
    "F": "Helvetica",
    "B": "Helvetica-Bold",
    "H": "Times-Italic",
}
_INK, _SOFT, _RULE, _PEN = "#1D2624", "#5D6965", "#C9D2CE", "#1F3A93"
_MARK = "An invented paper, made for an example."
# Helvetica Bold's own widths in thousandths; the regular weight agrees on all that stands in sums.
_WIDTHS = {
    **dict.fromkeys("0123456789£$€aceksvxy", 556),
    **dict.fromkeys(",. Iijl", 278),
    **dict.fromkeys("-ft", 333),
    **dict.fromkeys("FLTZbdghnopqu", 611),
    **dict.fromkeys("EPSVXY", 667),
    **dict.fromkeys("ABCDHKNRU", 722),
    **dict.fromkeys("GOQw", 778),
    **{"J": 556, "M": 833, "W": 944, "m": 889, "r": 389, "z": 500},
}


class Paper(Protocol):
    """What stands on a paper; the last cell of a row and of `total` is a sum."""

    @property
    def size(self) -> str:
        """Return "A4", "A5" or "Letter"."""

    @property
    def accent(self) -> str:
        """The firm's colour as "#RRGGBB"."""

    @property
    def issuer(self) -> Sequence[str]:
        """The firm's name, then its small print."""

    @property
    def heading(self) -> str:
        """What it is."""

    @property
    def made_on(self) -> date:
        """The day it was made."""

    @property
    def addressee(self) -> Sequence[str]:
        """Name and address."""

    @property
    def details(self) -> Sequence[tuple[str, str]]:
        """Numbers and dates: label and value."""

    @property
    def columns(self) -> Sequence[str]:
        """The heads of the table's three columns, or nothing where there is no table."""

    @property
    def rows(self) -> Sequence[Sequence[str]]:
        """The table."""

    @property
    def total(self) -> Sequence[str]:
        """What the sum is called, and the sum."""

    @property
    def written(self) -> Sequence[tuple[str, str]]:
        """Boxes filled in by hand: label and words."""

    @property
    def notes(self) -> Sequence[str]:
        """Sentences at the foot."""

    @property
    def signed_by(self) -> str:
        """Who signed it, or ""."""


def paper_pdf(paper: Paper) -> bytes:
    """Return the paper as a PDF of one page, its text selectable: the same bytes each time."""
    sheet = _Sheet(*_SIZES[paper.size])
    for part in (_head, _details, _table, _boxes, _foot, _bottom):
        part(sheet, paper)
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(sheet.width, sheet.height))
        page.Contents = pdf.make_stream("\n".join(sheet.drawn).encode("cp1252"))
        page.Resources = Dictionary(Font=Dictionary({f"/{key}": _font(name) for key, name in _FONTS.items()}))
        pdf.docinfo = pdf.make_indirect(
            Dictionary(
                Title=paper.heading,
                Author=paper.issuer[0],
                CreationDate=f"D:{paper.made_on:%Y%m%d}080000Z",
            )
        )
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _font(name: str) -> Dictionary:
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{name}"), Encoding=Name.WinAnsiEncoding
    )


@dataclass(slots=True)
class _Sheet:
    """A page that is drawn on from the top; `y` is where the next thing goes. Units are points."""

    width: int
    height: int
    margin: int = 0
    y: float = 0
    drawn: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.margin = self.width // 11
        self.y = self.height - self.margin

    @property
    def right(self) -> int:
        return self.width - self.margin

    def text(
        self, x: float, y: float, words: str, *, size: float = 10, font: str = "F", ink: str = _INK
    ) -> None:
        safe = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.drawn.append(f"BT {_rgb(ink)} rg /{font} {size} Tf {x:.2f} {y:.2f} Td ({safe}) Tj ET")

    def at_right(self, y: float, words: str, *, size: float = 10, font: str = "F", ink: str = _INK) -> None:
        self.text(self.right - 6 - _width(words, size), y, words, size=size, font=font, ink=ink)

    def box(self, x: float, y: float, width: float, height: float, ink: str) -> None:
        self.drawn.append(f"{_rgb(ink)} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        self.drawn.append(f"{_rgb(_RULE)} RG 0.8 w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")

    def rule(self, y: float, *, ink: str = _RULE, weight: float = 0.6) -> None:
        self.drawn.append(f"{_rgb(ink)} RG {weight} w {self.margin} {y:.2f} m {self.right} {y:.2f} l S")


def _width(words: str, size: float) -> float:
    return sum(_WIDTHS[c] for c in words) * size / 1000


def _rgb(colour: str) -> str:
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))


def _head(sheet: _Sheet, paper: Paper) -> None:
    name, *small = paper.issuer
    sheet.box(0, sheet.height - 10, sheet.width, 10, paper.accent)
    sheet.y -= 14
    sheet.box(sheet.margin, sheet.y - 5, 22, 22, paper.accent)
    centre = sheet.margin + 11 - _width(name[0], 16) / 2
    sheet.text(centre, sheet.y, name[0], size=16, font="B", ink="#FFFFFF")
    sheet.text(sheet.margin + 32, sheet.y, name, size=17, font="B", ink=paper.accent)
    for line in small:
        sheet.y -= 15
        sheet.text(sheet.margin + 32, sheet.y, line, size=8, ink=_SOFT)
    sheet.y -= 18
    sheet.rule(sheet.y)


def _details(sheet: _Sheet, paper: Paper) -> None:
    sheet.y -= 30
    for at, line in enumerate(paper.addressee):
        sheet.text(sheet.margin, sheet.y - 14 * at, line)
    labels = sheet.width * 0.58
    for at, (label, value) in enumerate(paper.details):
        sheet.text(labels, sheet.y - 14 * at, label, ink=_SOFT, size=9)
        sheet.text(labels + 72, sheet.y - 14 * at, value, font="B", size=9)
    sheet.y -= 14 * max(len(paper.addressee), len(paper.details)) + 34
    sheet.text(sheet.margin, sheet.y, paper.heading, size=18, font="B")
    sheet.y -= 32


def _table(sheet: _Sheet, paper: Paper) -> None:
    if not paper.columns:
        return
    xs = (sheet.margin + 6, sheet.margin + 124)
    sheet.box(sheet.margin, sheet.y - 7, sheet.right - sheet.margin, 22, paper.accent)
    *heads, last = paper.columns
    for x, head in zip(xs, heads, strict=True):
        sheet.text(x, sheet.y, head, size=9, font="B", ink="#FFFFFF")
    sheet.at_right(sheet.y, last, size=9, font="B", ink="#FFFFFF")
    for *cells, amount in paper.rows:
        sheet.y -= 25
        for x, cell in zip(xs, cells, strict=True):
            sheet.text(x, sheet.y, cell)
        sheet.at_right(sheet.y, amount)
        sheet.rule(sheet.y - 9)
    sheet.y -= 32
    label, amount = paper.total
    sheet.text(xs[1], sheet.y, label, size=12, font="B")
    sheet.at_right(sheet.y, amount, size=12, font="B")
    sheet.rule(sheet.y - 10, ink=paper.accent, weight=1.6)
    sheet.y -= 44


def _boxes(sheet: _Sheet, paper: Paper) -> None:
    for label, words in paper.written:
        lines = textwrap.wrap(words, width=(sheet.right - sheet.margin) // 7)
        height = 18 + 17 * len(lines)
        sheet.frame(sheet.margin, sheet.y - height + 12, sheet.right - sheet.margin, height)
        sheet.text(sheet.margin + 6, sheet.y, label, size=7.5, ink=_SOFT)
        for line in lines:
            sheet.y -= 16
            sheet.text(sheet.margin + 10, sheet.y, line, size=14, font="H", ink=_PEN)
        sheet.y -= 22
    sheet.y -= 12 if paper.written else 0


def _foot(sheet: _Sheet, paper: Paper) -> None:
    if paper.signed_by:
        sheet.text(sheet.margin + 6, sheet.y - 10, paper.signed_by, size=19, font="H", ink=_PEN)
        sheet.drawn.append(_flourish(sheet.margin + 6, sheet.y - 15, 8 * len(paper.signed_by)))
        sheet.text(sheet.margin, sheet.y - 32, "Signed", size=8, ink=_SOFT)
        sheet.y -= 56
    for note in _wrapped(paper.notes, (sheet.right - sheet.margin) // 5):
        sheet.text(sheet.margin, sheet.y, note, size=9, ink=_SOFT)
        sheet.y -= 14


def _bottom(sheet: _Sheet, paper: Paper) -> None:
    sheet.y = sheet.margin
    sheet.rule(sheet.y + 12)
    sheet.text(sheet.margin, sheet.y, f"{paper.issuer[0]}  ·  Page 1 of 1", size=7.5, ink=_SOFT)
    sheet.text(sheet.margin, sheet.y - 11, _MARK, size=6.5, ink=_SOFT)


def _wrapped(sentences: Sequence[str], width: int) -> Iterator[str]:
    for sentence in sentences:
        yield from textwrap.wrap(sentence, width)


def _flourish(x: float, y: float, width: float) -> str:
    third, end = width / 3, x + width
    bends = f"{x + third:.2f} {y - 7:.2f} {end - third:.2f} {y + 7:.2f}"
    return f"{_rgb(_PEN)} RG 1 w {x:.2f} {y:.2f} m {bends} {end:.2f} {y:.2f} c S"
