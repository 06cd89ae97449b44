"""A letter as a word processor's file: real styles, real lists, its language, the same bytes each time."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from advocate.printing.pages import blocks, clip, printable

_BULLET = re.compile(r"[-*•–]\s+")
_NUMBER = re.compile(r"\d{1,3}[.)]\s+")
_BOX = re.compile(r"\[ \]\s+")
_FONT = "Georgia"
_A4, _US_LETTER = (Cm(21), Cm(29.7)), (Cm(21.59), Cm(27.94))
# no clock inside: the same letter gives the same bytes
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
# what the template brings along and a letter doesn't need
_NEEDLESS = ("/thumbnail", "/customXml", "/stylesWithEffects")
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
    _set_up(document, language=language, is_letter=is_letter)
    heading = printable(subject).strip()
    for block in blocks(text):
        _add_block(document, block, is_heading=block.strip() == heading)
    for number, block in enumerate(blocks(slip)):
        added = _add_block(document, block, is_heading=number == 0)
        if number == 0:
            added.paragraph_format.page_break_before = True
    _describe(document, title=clip(printable(subject), 200) or "Letter", author=author, made_on=made_on)
    document.core_properties.language = language
    return _packed(document)


def _add_block(document: DocumentType, block: str, *, is_heading: bool) -> Paragraph:
    """Add a block as a heading, as a list with the lines before it, or as a paragraph with its line ends."""
    if is_heading:
        return _write(document.add_paragraph(style="Heading 1"), [block])
    lines = block.split("\n")
    for style, mark in _LISTS.items():
        first = next((n for n, line in enumerate(lines) if mark.match(line)), len(lines))
        if len(lines) - first > 1 and all(mark.match(line) for line in lines[first:]):
            if first:
                _write(document.add_paragraph(), lines[:first])
            return _add_list(document, style, [mark.sub("", line, count=1) for line in lines[first:]])
    return _write(document.add_paragraph(), [_BOX.sub("☐ ", line) for line in lines])


def _add_list(document: DocumentType, style: str, items: Sequence[str]) -> Paragraph:
    added = [_write(document.add_paragraph(style=style), [item]) for item in items]
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


def _write(paragraph: Paragraph, lines: Sequence[str]) -> Paragraph:
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


def _set_up(document: DocumentType, *, language: str, is_letter: bool) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = _US_LETTER if is_letter else _A4
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.2)
    for style in list(document.styles):
        if style.type is WD_STYLE_TYPE.TABLE and style.name != "Normal Table":
            style.element.getparent().remove(style.element)
    _set_fonts(document)
    for mark in document.styles.element.iter(qn("w:lang")):
        mark.set(qn("w:val"), language)
    for mark in document.settings.element.iter(qn("w:themeFontLang")):
        mark.set(qn("w:val"), language)
    _leave_out(document)


def _set_fonts(document: DocumentType) -> None:
    for name, size in (("Normal", 11), ("Heading 1", 12)):
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        fonts = style.element.rPr.rFonts
        for which in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(which), None)
        fonts.set(qn("w:cs"), _FONT)
    document.styles["Normal"].paragraph_format.space_after = Pt(9)
    heading = document.styles["Heading 1"]
    heading.font.color.rgb, heading.font.bold = RGBColor(0, 0, 0), True
    heading.paragraph_format.space_before = Pt(6)
    heading.paragraph_format.space_after = Pt(9)


def _leave_out(document: DocumentType) -> None:
    for holder in (document.part, document.part.package):
        for key, relation in list(holder.rels.items()):
            if relation.reltype.endswith(_NEEDLESS):
                del holder.rels[key]


def _describe(document: DocumentType, *, title: str, author: str, made_on: date) -> None:
    about, made_at = document.core_properties, datetime.combine(made_on, time(), tzinfo=UTC)
    about.title, about.author = title, clip(printable(author), 200)
    about.created = about.modified = made_at
    about.last_modified_by = about.comments = ""
    about.revision = 1


def _packed(document: DocumentType) -> bytes:
    raw, out = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w") as target:
        for name, data in _members(source):
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, data)
    return out.getvalue()


def _members(source: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    # readers tell the kind of file by its first member
    names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
    yield from ((name, source.read(name)) for name in names)
