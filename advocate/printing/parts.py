"""The parts that a case summary is built of: each is rendered apart, and again only when it has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.metadata import version
from math import ceil
from typing import Any

from advocate.domain.case import Exhibit
from advocate.domain.summary import CaseSummary, Entry
from advocate.domain.wording import say_when
from advocate.printing.fitting import FirstPage
from advocate.printing.pages import environment
from advocate.printing.pdf import SCHEME, own_files
from advocate.printing.summary import ExhibitPages, PrintedExhibit, context_of

CARRIER = "carrier"
FRONT, INDEX = "brief", "index"
AT = "advocate:at/"
PAGES_A_PART = 25
# A long list of events starts a new page where a month ends, so that a change in one leaves the others be.
_FEWEST_ENTRIES, _MOST_ENTRIES = 45, 80
_INDEX_ROWS_A_PAGE = 8.0


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its name, what it is as a customer reads it, its HTML, the pictures that it needs by name.

    `level` is that of its bookmarks. A late part has page numbers in it, which are known when all others are
    there; `pages` is then about how many it has.
    """

    name: str
    says: str
    html: str
    pictures: tuple[str, ...] = ()
    level: int = 1
    is_late: bool = False
    pages: int = 1

    @property
    def key(self) -> str:
        """What changes whenever anything changes that the part is made of."""
        return hashlib.sha256(mark().encode() + self.bytes).hexdigest()

    @property
    def bytes(self) -> bytes:
        """The HTML as it is sent to be rendered."""
        return self.html.encode("utf-8", "replace")


@cache
def mark() -> str:
    """Return what all parts are made with besides their HTML: the program that renders, style and fonts."""
    digest = hashlib.sha256(version("weasyprint").encode() + version("pydyf").encode())
    for name, data in sorted(own_files().items()):
        digest.update(name.encode() + hashlib.sha256(data).digest())
    return digest.hexdigest()


def parts_of(
    summary: CaseSummary, contents: Mapping[str, ExhibitPages], *, pages_a_part: int = PAGES_A_PART
) -> tuple[Part, ...]:
    """Return the parts in their order on paper, and the carrier of what is stamped last.

    An exhibit with more than `pages_a_part` pages becomes several parts.
    """

    def address(exhibit: Exhibit, page: int) -> str:
        return SCHEME + picture_name(contents[exhibit.id].images[page])

    made = _Maker(context_of(summary, contents, address=address))
    front = [
        _front(made),
        *_chronology(made, summary),
        *_tables(made, summary),
        *([made.part("written", "what was written", "written")] if summary.messages else []),
        *(
            made.part(f"letter-{i}", f"letter {i} of {len(summary.letters)}", "letters", letters=[(i, one)])
            for i, one in enumerate(summary.letters, 1)
        ),
    ]
    if summary.story or summary.fallback:
        front.append(made.part("private", "your private parts", "private"))
    index = _index(made, summary) if summary.exhibits else []
    carrier = environment().get_template("print/carrier.html").render(foot=made.context["foot"])
    return (
        *front,
        *index,
        *_exhibits(made, contents, pages_a_part),
        Part(CARRIER, "the page numbers", carrier),
    )


def picture_name(name: str) -> str:
    """Return the name under which a part asks for a picture."""
    return f"page/{name}.jpg"


@dataclass(frozen=True, slots=True)
class _Maker:
    context: Mapping[str, Any]

    def part(
        self,
        name: str,
        says: str,
        template: str,
        *,
        is_lead: bool = False,
        is_late: bool = False,
        **more: Any,
    ) -> Part:
        given = {**self.context, **more, "template": template, "at": AT}
        html = environment().get_template("print/part.html").render(**given, is_part=True, is_lead=is_lead)
        return Part(name, says, html, is_late=is_late)


def _chronology(made: _Maker, summary: CaseSummary) -> Iterator[Part]:
    chunks = _chunks(summary.entries)
    for number, chunk in enumerate(chunks, 1):
        when = chunk[0].when if chunk else None
        since = say_when(when, summary.case.country) if when else "days that are not known"
        name, says = f"chronology-{number}", f"what happened, {number} of {len(chunks)}"
        yield made.part(name, says, "chronology", entries=chunk, since=since if number > 1 else None)


def _chunks(entries: Sequence[Entry]) -> list[Sequence[Entry]]:
    """Cut a list of events where a month begins, if there are enough before, or where there are too many.

    Where it is cut depends on the days of the entries alone, never on how they were laid out before.
    """
    chunks, start = [], 0
    for at in range(1, len(entries)):
        held = at - start
        is_new_month = _month(entries[at].day) != _month(entries[at - 1].day)
        is_worth_it = len(entries) - at >= _FEWEST_ENTRIES // 3
        if (is_new_month and held >= _FEWEST_ENTRIES and is_worth_it) or held >= _MOST_ENTRIES:
            chunks.append(entries[start:at])
            start = at
    return [*chunks, entries[start:]]


def _month(day: date | None) -> tuple[int, int]:
    return (day.year, day.month) if day else (0, 0)


def _tables(made: _Maker, summary: CaseSummary) -> list[Part]:
    tables = (summary.promises, summary.impacts, summary.attempts, summary.offers, summary.left_out)
    rules = (summary.rights, summary.body)
    return [made.part("tables", "the tables", "tables")] if any((*tables, *rules)) else []


def _front(made: _Maker) -> Part:
    page_one: FirstPage = made.context["page_one"]
    part = made.part(FRONT, "the first page", "brief", is_lead=True, is_late=True)
    return part if page_one.has_contents else replace(part, pages=2)


def _index(made: _Maker, summary: CaseSummary) -> list[Part]:
    part = made.part(INDEX, "the list of exhibits", "index", is_late=True)
    return [replace(part, pages=max(1, ceil(len(summary.exhibits) / _INDEX_ROWS_A_PAGE)))]


def _exhibits(made: _Maker, contents: Mapping[str, ExhibitPages], pages_a_part: int) -> Iterator[Part]:
    """Give each exhibit a part, and one that is longer a part for so many pages each."""
    printed: Sequence[PrintedExhibit] = made.context["printed"]
    for at, one in enumerate(printed):
        if one.share == "lower":
            continue
        if one.share:
            yield _photos(made, contents, printed[at : at + 2])
            continue
        images = contents.get(one.exhibit.id, ExhibitPages()).images
        for start in range(0, len(one.pages), pages_a_part):
            pages = one.pages[start : start + pages_a_part]
            name = one.exhibit.label + (f"-{start + 1}" if start else "")
            says = f"exhibit {one.exhibit.label}"
            part = made.part(name, says, "exhibit", printed=[replace(one, pages=pages)])
            used = images[start : start + pages_a_part]
            yield replace(part, pictures=tuple(used), level=2)


def _photos(made: _Maker, contents: Mapping[str, ExhibitPages], both: Sequence[PrintedExhibit]) -> Part:
    """Make one part of two photos that share a page."""
    name = "+".join(one.exhibit.label for one in both)
    part = made.part(name, f"exhibit {name}", "exhibit", printed=both)
    return replace(part, pictures=tuple(contents[one.exhibit.id].images[0] for one in both), level=2)
