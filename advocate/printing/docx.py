"""A letter as a word processor's file: real styles, real lists, its language, the same bytes each time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from docx import Document
from docx.document import Document as DocumentType
from docx.text.paragraph import Paragraph

from advocate.printing.pages import blocks, clip, printable
from advocate.printing.word import describe, packed, set_up, write

_BULLET = re.compile(r"[-*•–]\s+")
_NUMBER = re.compile(r"\d{1,3}[.)]\s+")
_BOX = re.compile(r"\[ \]\s+")
_LISTS = {"List Bullet": _BULLET, "List Number": _NUMBER}


def letter_docx(
    text: str,
    *,
    subject: str,
    author: str,
    language: str,
    made_on: date,
    slip: str = "",
    is_letter: bool = False,
) -> bytes:
    """Return a whole letter (head, subject, body; blocks apart by an empty line) as .docx.

    The block that is the subject is a heading; a block whose lines all begin with a mark or a number is a
    list. `slip` comes on a page of its own. `is_letter` says that the paper is US Letter instead of A4. The
    same letter gives the same bytes.
    """
    document = Document()
    set_up(document, language=language, is_letter=is_letter)
    heading = printable(subject).strip()
    for block in blocks(text):
        _add_block(document, block, is_heading=block.strip() == heading)
    for number, block in enumerate(blocks(slip)):
        added = _add_block(document, block, is_heading=number == 0)
        if number == 0:
            added.paragraph_format.page_break_before = True
    describe(document, title=clip(printable(subject), 200) or "Letter", author=author, made_on=made_on)
    document.core_properties.language = language
    return packed(document)


def _add_block(document: DocumentType, block: str, *, is_heading: bool) -> Paragraph:
    """Add a block as a heading, as a list with the lines before it, or as a paragraph with its line ends."""
    if is_heading:
        return write(document.add_paragraph(style="Heading 1"), [block])
    lines = block.split("\n")
    for style, mark in _LISTS.items():
        first = next((n for n, line in enumerate(lines) if mark.match(line)), len(lines))
        if len(lines) - first > 1 and all(mark.match(line) for line in lines[first:]):
            if first:
                write(document.add_paragraph(), lines[:first])
            return _add_list(document, style, [mark.sub("", line, count=1) for line in lines[first:]])
    return write(document.add_paragraph(), [_BOX.sub("☐ ", line) for line in lines])


def _add_list(document: DocumentType, style: str, items: Sequence[str]) -> Paragraph:
    added = [write(document.add_paragraph(style=style), [item]) for item in items]
    if style == "List Number":
        number = _new_numbering(document)
        for paragraph in added:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = number
    return added[-1]


def _new_numbering(document: DocumentType) -> int:
    """Return a numbering that begins with 1 again."""
    numbering = document.part.numbering_part.element
    wanted = document.styles["List Number"].element.pPr.numPr.numId.val
    abstract = next(num.abstractNumId.val for num in numbering.num_lst if num.numId == wanted)
    made = numbering.add_num(abstract)
    made.add_lvlOverride(0).add_startOverride(1)
    return int(made.numId)
