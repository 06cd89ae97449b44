"""The case summary as HTML, for the preview and for the PDF alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from advocate.domain.case import Exhibit
from advocate.domain.summary import CaseSummary
from advocate.domain.summary.chronology import contact_line, promise_line
from advocate.printing.pages import environment, text_pages
from advocate.printing.pdf import SCHEME, STYLE, render_pdf
from advocate.printing.picture import printed_timeline

SECONDS_A_PAGE = 0.6
SECONDS_AT_LEAST = 30.0


@dataclass(frozen=True, slots=True)
class ExhibitPages:
    """What an exhibit prints as: pictures of its pages, or its text; a note where there is neither.

    `headers` are an e-mail's from, to, date and subject.
    """

    images: tuple[bytes, ...] = ()
    text: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One printed page of an exhibit; `number` of `count`."""

    number: int
    count: int
    image: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class PrintedExhibit:
    """An exhibit with its printed pages."""

    exhibit: Exhibit
    pages: tuple[PrintedPage, ...]
    headers: tuple[tuple[str, str], ...]
    note: str


def summary_html(
    summary: CaseSummary,
    contents: Mapping[str, ExhibitPages],
    *,
    address: Callable[[Exhibit, int], str],
    style: str,
) -> str:
    """Return the whole document. `address` gives where page n (from 0) of an exhibit is found as a picture."""
    template = environment().get_template("print/summary.html")
    printed = [_printed(e, contents.get(e.id, ExhibitPages()), address) for e in summary.exhibits]
    picture = printed_timeline(summary.case, summary.made_on) if summary.choices.picture else ""
    return template.render(
        s=summary,
        case=summary.case,
        country=summary.case.country,
        printed=printed,
        picture=Markup(picture),  # noqa: S704 - our own drawing, its texts escaped
        style=style,
        contact_line=contact_line,
        promise_line=promise_line,
    )


def summary_pdf(summary: CaseSummary, contents: Mapping[str, ExhibitPages]) -> bytes:
    """Return the summary as a PDF; raises SandboxError when it can't be made within its time and memory."""
    resources = {
        _name(e, i): image
        for e in summary.exhibits
        for i, image in enumerate(contents.get(e.id, ExhibitPages()).images)
    }
    html = summary_html(summary, contents, address=lambda e, i: SCHEME + _name(e, i), style=SCHEME + STYLE)
    pages = len(resources) + len(summary.entries) / 10 + 10
    return render_pdf(
        html, resources=resources, seconds=max(SECONDS_AT_LEAST, pages * SECONDS_A_PAGE), mebibytes=2048
    )


def _name(exhibit: Exhibit, page: int) -> str:
    return f"exhibit/{exhibit.number}/{page}.jpg"


def _printed(exhibit: Exhibit, found: ExhibitPages, address: Callable[[Exhibit, int], str]) -> PrintedExhibit:
    if found.images:
        count = len(found.images)
        pages = tuple(PrintedPage(i + 1, count, image=address(exhibit, i)) for i in range(count))
    elif found.text.strip():
        texts = text_pages(found.text)
        pages = tuple(PrintedPage(i, len(texts), text=text) for i, text in enumerate(texts, 1))
    else:
        pages = (PrintedPage(1, 1),)
    return PrintedExhibit(exhibit, pages, found.headers, found.note)
