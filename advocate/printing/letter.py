"""A letter on paper."""

from __future__ import annotations

from advocate.printing.pages import environment
from advocate.printing.pdf import SCHEME, STYLE, render_pdf


def letter_pdf(text: str, *, title: str, language: str) -> bytes:
    """Return a whole letter (head, subject, body; blocks apart by an empty line) as a PDF."""
    html = (
        environment()
        .get_template("print/letter.html")
        .render(blocks=text.strip().split("\n\n"), title=title, language=language, style=SCHEME + STYLE)
    )
    return render_pdf(html)
