"""The page inside a case archive: the whole case in any browser, without Advocate, script or network."""

from __future__ import annotations

import re
from collections.abc import Mapping

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


def archive_style() -> bytes:
    """Return the style sheet that goes along; it names no other file."""
    return _FONT_FACE.sub(b"", (STATIC / STYLE).read_bytes())
