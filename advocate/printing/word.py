"""What every file for a word processor has: paper, fonts, language, what it says of itself, stable bytes."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from docx.document import Document as DocumentType
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from advocate.printing.pages import clip, printable
from advocate.printing.repacking import repacked

_FONT = "Georgia"
_A4, _US_LETTER = (Cm(21), Cm(29.7)), (Cm(21.59), Cm(27.94))
# what the template brings along and a letter doesn't need
_NEEDLESS = ("/thumbnail", "/customXml", "/stylesWithEffects")


def write(paragraph: Paragraph, lines: Sequence[str]) -> Paragraph:
    """Add lines to a paragraph with their line ends; it runs from the right where its first letter does."""
    run = paragraph.add_run()
    for number, line in enumerate(lines):
        if number:
            run.add_break(WD_BREAK.LINE)
        run.add_text(line)
    if _is_right_to_left("".join(lines)):
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        run.font.rtl = True
    return paragraph


def _is_right_to_left(text: str) -> bool:
    strong = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind in ("R", "AL") for kind in strong if kind in ("L", "R", "AL")), False)


def set_up(document: DocumentType, *, language: str, is_letter: bool) -> None:
    """Set the paper, the fonts and the language; what the library's template has beside them goes."""
    section = document.sections[0]
    section.page_width, section.page_height = _US_LETTER if is_letter else _A4
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.2)
    for style in list(document.styles):
        if style.type is WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", "Table Grid"):
            style.element.getparent().remove(style.element)
    _set_fonts(document)
    for mark in document.styles.element.iter(qn("w:lang")):
        mark.set(qn("w:val"), language)
    for mark in document.settings.element.iter(qn("w:themeFontLang")):
        mark.set(qn("w:val"), language)
    _leave_out(document)


def _set_fonts(document: DocumentType) -> None:
    for name, size in (("Normal", 11), ("Heading 1", 12), ("Heading 2", 12)):
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        fonts = style.element.rPr.rFonts
        for which in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(which), None)
        fonts.set(qn("w:cs"), _FONT)
    document.styles["Normal"].paragraph_format.space_after = Pt(9)
    for heading in (document.styles["Heading 1"], document.styles["Heading 2"]):
        heading.font.color.rgb, heading.font.bold = RGBColor(0, 0, 0), True
        heading.paragraph_format.space_before = Pt(6)
        heading.paragraph_format.space_after = Pt(9)


def _leave_out(document: DocumentType) -> None:
    for holder in (document.part, document.part.package):
        for key, relation in list(holder.rels.items()):
            if relation.reltype.endswith(_NEEDLESS):
                del holder.rels[key]


def describe(document: DocumentType, *, title: str, author: str, made_on: date) -> None:
    """Write title, author and day into the file; no clock is asked."""
    about, made_at = document.core_properties, datetime.combine(made_on, time(), tzinfo=UTC)
    about.title, about.author = title, clip(printable(author), 200)
    about.created = about.modified = made_at
    about.last_modified_by = about.comments = ""
    about.revision = 1


def packed(document: DocumentType) -> bytes:
    """Return the document as bytes, the same for the same document."""
    raw = io.BytesIO()
    document.save(raw)
    return repacked(raw.getvalue())
