"""The page inside a case archive: the whole case in any browser, without Advocate, script or network."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from advocate.domain.case import LetterState
from advocate.domain.summary import CaseSummary, say_minutes
from advocate.domain.summary.chronology import contact_line, promise_line
from advocate.paths import STATIC
from advocate.printing.fitting import FirstPage
from advocate.printing.pages import environment, is_letter_paper
from advocate.printing.pdf import STYLE
from advocate.printing.summary import drawn

_FONT_FACE = re.compile(rb"@font-face\{[^}]*\}\s*")


def archive_html(summary: CaseSummary, files: Mapping[str, str], *, has_private: bool) -> str:
    """Return the page; `files` says for each exhibit's id where its original is, beside the page."""
    case = summary.case
    return (
        environment()
        .get_template("print/archive.html")
        .render(
            s=summary,
            case=case,
            country=case.country,
            files=files,
            has_private=has_private,
            drafts=[letter for letter in case.letters if letter.state is LetterState.DRAFT],
            picture=drawn(summary),
            page_one=FirstPage(has_picture=False, has_contents=True),
            is_letter=is_letter_paper(case.country),
            contact_line=contact_line,
            promise_line=promise_line,
            say_minutes=say_minutes,
        )
    )


@dataclass(frozen=True, slots=True)
class SavedCase:
    """One case among all: the name of its file, and how many exhibits it has."""

    name: str
    organisation: str
    title: str
    exhibits: int


def archive_list_html(cases: Sequence[SavedCase], *, made_on: date, has_private: bool) -> str:
    """Return the page that lists saved cases, each beside it."""
    template = environment().get_template("print/all_cases.html")
    return template.render(cases=cases, made_on=made_on, has_private=has_private, country="GB")


def archive_style() -> bytes:
    """Return the style sheet that goes along; it names no other file."""
    return _FONT_FACE.sub(b"", (STATIC / STYLE).read_bytes())
