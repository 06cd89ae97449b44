"""A letter on paper."""

from __future__ import annotations

from datetime import date

from advocate.printing.pages import blocks, clip, environment, printable
from advocate.printing.pdf import SCHEME, STYLE, render_pdf


def letter_html(
    text: str,
    *,
    subject: str,
    language: str,
    style: str,
    is_letter: bool = False,
    made_on: date | None = None,
    slip: str = "",
) -> str:
    """Return a whole letter (head, subject, body; blocks apart by an empty line) as a document.

    A block that is the subject is set as heading. `is_letter` says that the paper is US Letter instead of A4.
    `made_on` is the day that the PDF gives as its own. `slip` comes on a page of its own.
    """
    template = environment().get_template("print/letter.html")
    return template.render(
        blocks=blocks(text),
        subject=printable(subject).strip(),
        title=subject.strip() or "Letter",
        foot=clip(subject, 90),
        language=language,
        style=style,
        is_letter=is_letter,
        made_on=made_on,
        slip=blocks(slip),
    )


def letter_pdf(
    text: str,
    *,
    title: str,
    language: str,
    is_letter: bool = False,
    made_on: date | None = None,
    slip: str = "",
) -> bytes:
    """Return a whole letter as a PDF; raises SandboxError when it can't be made in its time and memory."""
    style = SCHEME + STYLE
    html = letter_html(
        text,
        subject=title,
        language=language,
        style=style,
        is_letter=is_letter,
        made_on=made_on,
        slip=slip,
    )
    return render_pdf(html)
