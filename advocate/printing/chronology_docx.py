"""The chronology for a word processor: headings, tables whose heads repeat, page numbers, sources."""

from __future__ import annotations

from collections.abc import Sequence

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from advocate.domain.case import Contact, Promise
from advocate.domain.labels import label
from advocate.domain.summary import CaseSummary, Entry, EntryKind
from advocate.domain.summary.chronology import contact_line, promise_line
from advocate.domain.wording import say_date, say_when
from advocate.printing.pages import clip, is_letter_paper, printable
from advocate.printing.word import describe, packed, set_up, write

_WIDTHS = (Cm(3.6), Cm(9.9), Cm(2.5))
_EXHIBIT_WIDTHS = (Cm(1.8), Cm(8.2), Cm(6))


def chronology_docx(summary: CaseSummary, *, language: str) -> bytes:
    """Return the summary's chronology as .docx; the same summary gives the same bytes.

    Notes are in it only where the summary has them.
    """
    case, document = summary.case, Document()
    set_up(document, language=language, is_letter=is_letter_paper(case.country))
    title = clip(printable(summary.title), 200)
    write(document.add_paragraph(style="Heading 1"), [f"What happened, in order: {title}"])
    told = [f"{r.label or 'Reference'}: {r.value}" for r in summary.references]
    write(document.add_paragraph(), [f"As of {say_date(summary.made_on, case.country)}", *map(_plain, told)])
    _events(document, summary)
    if summary.exhibits:
        write(document.add_paragraph(style="Heading 2"), ["Exhibits"])
        _exhibits(document, summary)
    _number_pages(document)
    describe(document, title=f"What happened: {title}", author=case.complainant.name, made_on=summary.made_on)
    document.core_properties.language = language
    return packed(document)


def _events(document: DocumentType, summary: CaseSummary) -> None:
    country = summary.case.country
    told = []
    for entry in summary.entries:
        when = [say_when(entry.when, country) if entry.when else "No date"]
        when += [f"{entry.at:%H:%M}"] if entry.at else []
        sources = [exhibit.cited_as for exhibit in entry.exhibits]
        told.append((when, _lines(entry, summary), sources))
    _table(document, ("When", "What happened", "Exhibits"), told, _WIDTHS)


def _lines(entry: Entry, summary: CaseSummary) -> list[str]:
    """Return what happened, then who it was with or what became of it."""
    source, country = entry.source, summary.case.country
    if isinstance(source, Promise):
        said = [f"Promised: {entry.text}", f"{promise_line(source)}."]
        return said + ([f"Promised by {source.by_whom}."] if source.by_whom else [])
    if entry.letter is not None and entry.kind is EntryKind.LETTER:
        due = entry.letter.reply_due_before or entry.letter.reply_due_on
        said = [f"I sent “{entry.letter.subject or label(entry.letter.kind)}”."]
        return said + ([f"I asked for a reply by {say_date(due, country)}."] if due else [])
    if isinstance(source, Contact):
        line = f"{contact_line(source, summary.case.organisation.name, by_me=True)}."
        line += f" Reference {source.reference}." if source.reference else ""
        return [entry.text, line] if entry.text else [line]
    return [entry.text, "My own note."] if entry.kind is EntryKind.NOTE else [entry.text]


def _exhibits(document: DocumentType, summary: CaseSummary) -> None:
    told = []
    for one in summary.exhibits:
        when = [say_when(one.when, summary.case.country)] if one.when else []
        about = [one.title, *([one.shows] if one.shows else []), *when]
        told.append(([one.label], about, [one.filename]))
    _table(document, ("Label", "What it is and what it shows", "File"), told, _EXHIBIT_WIDTHS)


def _table(
    document: DocumentType,
    head: Sequence[str],
    told: Sequence[Sequence[Sequence[str]]],
    widths: Sequence[Cm],
) -> None:
    table = document.add_table(rows=1, cols=len(head), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    _fill(table.rows[0], [[words] for words in head], widths, is_head=True)
    for lines in told:
        _fill(table.add_row(), lines, widths)
    document.add_paragraph()


def _fill(row: _Row, lines: Sequence[Sequence[str]], widths: Sequence[Cm], *, is_head: bool = False) -> None:
    for cell, said, width in zip(row.cells, lines, widths, strict=True):
        cell.width = width
        _say(cell, said, is_head=is_head)


def _say(cell: _Cell, said: Sequence[str], *, is_head: bool) -> None:
    for number, text in enumerate(said):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        write(paragraph, printable(text).split("\n"))
        for run in paragraph.runs:
            run.font.size, run.bold = Pt(10 if number == 0 else 9), is_head or None


def _number_pages(document: DocumentType) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_run("Page ")
    _add_field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _add_field(paragraph, "NUMPAGES")


def _add_field(paragraph: Paragraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)


def _plain(text: str) -> str:
    return " ".join(printable(text).split())
