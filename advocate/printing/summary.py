"""The case summary as HTML, for the preview and for the PDF alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from advocate.domain.case import Exhibit
from advocate.domain.labels import label
from advocate.domain.summary import CaseSummary, Entry, Paper, Reader, say_minutes
from advocate.domain.summary.chronology import contact_line, promise_line
from advocate.domain.wording import say_date
from advocate.printing import picture
from advocate.printing.cutting import text_pages
from advocate.printing.fitting import MOST_ASKS, first_page
from advocate.printing.pages import clip, environment, is_letter_paper

MOST_LETTERS = 2
FOR_WHOM = {
    Reader.ORGANISATION: "",
    Reader.OMBUDSMAN: " for the ombudsman or regulator",
    Reader.COURT: " for the court",
    Reader.ADVISER: " for my adviser",
    Reader.MYSELF: " for myself alone",
}
MOST_HEADERS = 8
HEADER_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class ExhibitPages:
    """What an exhibit prints as: pictures of its pages, or its text; a note where there is neither.

    `images` are the names under which the pictures are found. `headers` are an e-mail's from, to, date and
    subject.
    """

    images: tuple[str, ...] = ()
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
    """An exhibit with its printed pages and the entries that cite it.

    `share` is "upper" or "lower" where two photos share a page.
    """

    exhibit: Exhibit
    pages: tuple[PrintedPage, ...]
    headers: tuple[tuple[str, str], ...]
    note: str
    cited: tuple[Entry, ...]
    share: str = ""

    @property
    def is_photo(self) -> bool:
        """Whether it is one picture, of which several can stand on a page."""
        return (
            self.exhibit.media_type.startswith("image/")
            and len(self.pages) == 1
            and bool(self.pages[0].image)
        )


def summary_html(
    summary: CaseSummary,
    contents: Mapping[str, ExhibitPages],
    *,
    address: Callable[[Exhibit, int], str],
    style: str,
) -> str:
    """Return the whole document. `address` says where page n (from 0) of an exhibit is found as a picture."""
    context = context_of(summary, contents, address=address)
    return environment().get_template("print/summary.html").render(**context, style=style)


def context_of(
    summary: CaseSummary, contents: Mapping[str, ExhibitPages], *, address: Callable[[Exhibit, int], str]
) -> dict[str, Any]:
    """Return what the templates of a summary are filled with."""
    case = summary.case
    cited, inside, is_letter = summary.citations(), _inside(summary), is_on_letter(summary)
    drawing = drawn(summary)
    page_one = first_page(summary, contents_rows=len(inside), has_picture=bool(drawing), is_letter=is_letter)
    return {
        "s": summary,
        "case": case,
        "country": case.country,
        "inside": inside,
        "foot": clip(", ".join([summary.title, *(r.value for r in summary.references[:1])]), 90),
        "printed": _paired(
            summary,
            [
                _printed(e, contents.get(e.id, ExhibitPages()), address, cited.get(e.id, ()), is_letter)
                for e in summary.exhibits
            ],
        ),
        "picture": drawing,
        "page_one": page_one,
        "most_asks": MOST_ASKS,
        "is_letter": is_letter,
        "for_whom": FOR_WHOM[summary.choices.reader],
        "contact_line": contact_line,
        "promise_line": promise_line,
        "say_minutes": say_minutes,
    }


def is_on_letter(summary: CaseSummary) -> bool:
    """Return whether a summary is printed on US Letter: as was chosen, or as the country has it."""
    if summary.choices.paper is Paper.COUNTRY:
        return is_letter_paper(summary.case.country)
    return summary.choices.paper is Paper.LETTER


def _paired(summary: CaseSummary, printed: list[PrintedExhibit]) -> list[PrintedExhibit]:
    """Let photos that follow each other share a page, two by two, where that was asked for."""
    if not summary.choices.together:
        return printed
    found: list[PrintedExhibit] = []
    for one in printed:
        if one.is_photo and found and found[-1].is_photo and not found[-1].share:
            found[-1] = replace(found[-1], share="upper")
            one = replace(one, share="lower")
        found.append(one)
    return found


def drawn(summary: CaseSummary) -> str:
    """Return the timeline as a picture, or "" where it is left out or there is nothing to draw."""
    if not summary.choices.picture:
        return ""
    return Markup(picture.printed_timeline(summary.case, summary.made_on))  # noqa: S704 - our own drawing


@dataclass(frozen=True, slots=True)
class Part:
    """A line of the contents."""

    anchor: str
    title: str


def _inside(summary: CaseSummary) -> list[Part]:
    found = [Part("chronology", "What happened, in order")]
    found += [Part("promises", "What was promised")] if summary.promises else []
    found += [Part("cost", "What it cost me")] if summary.impacts else []
    found += [Part("attempts", "How I tried to settle it")] if summary.attempts else []
    found += [Part("offers", "What they offered")] if summary.offers else []
    found += [Part("rules", "Rules")] if summary.rights else []
    found += [Part("asked", "Where it is what you ask for")] if summary.body and summary.body.needs else []
    found += [Part("left-out", "What is left out, and why")] if summary.left_out else []
    found += [Part("written", "What we wrote to each other")] if summary.messages else []
    found += _letters(summary)
    found += [Part("private", "For myself only")] if summary.story or summary.fallback else []
    if summary.exhibits:
        labels = [e.label for e in (summary.exhibits[0], summary.exhibits[-1])]
        found.append(Part("index", "Exhibits " + " to ".join(dict.fromkeys(labels))))
    return found


def _letters(summary: CaseSummary) -> list[Part]:
    count = len(summary.letters)
    if count > MOST_LETTERS:
        return [Part("letter-1", f"My {count} letters as sent")]
    country = summary.case.country
    days = [f", {say_date(letter.sent_on, country)}" if letter.sent_on else "" for letter in summary.letters]
    return [
        Part(f"letter-{i}", label(letter.kind) + day)
        for i, (letter, day) in enumerate(zip(summary.letters, days, strict=True), 1)
    ]


def _printed(
    exhibit: Exhibit,
    found: ExhibitPages,
    address: Callable[[Exhibit, int], str],
    cited: tuple[Entry, ...],
    is_letter: bool,
) -> PrintedExhibit:
    if found.images:
        count = len(found.images)
        pages = tuple(PrintedPage(i + 1, count, image=address(exhibit, i)) for i in range(count))
    elif found.text.strip():
        texts = text_pages(found.text, _short(found.headers), is_letter=is_letter)
        pages = tuple(PrintedPage(i, len(texts), text=text) for i, text in enumerate(texts, 1))
    else:
        pages = (PrintedPage(1, 1),)
    return PrintedExhibit(exhibit, pages, _short(found.headers), found.note, cited)


def _short(headers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((clip(name, 20), clip(value, HEADER_CHARACTERS)) for name, value in headers[:MOST_HEADERS])
