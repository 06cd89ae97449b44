"""A letter as a word processor's file: read back with its styles, lists and language, and sound inside."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.document import Document as DocumentType
from hypothesis import given, settings
from hypothesis import strategies as st

from advocate.printing.docx import letter_docx

pytestmark = pytest.mark.slow

SUBJECT = "Complaint, account NW-4471902: please refund £86.40"
HEAD = "Amina Rahman\n14 Larch Close\n\n18 May 2026"
LIST = "What happened:\n1. It stopped on 3 March.\n2. Nobody came."
TEXT = (
    f"{HEAD}\n\n{SUBJECT}\n\nDear team,\n\n{LIST}\n\n1. And then\n2. it came back\n\n- E1: bill\n- E2: photo"
)
SLIP = "Reply slip\n\nFor you to send back.\n\n[ ] We will do this by: ____"
DAY = date(2026, 5, 18)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(text: str = TEXT, *, slip: str = "", subject: str = SUBJECT, is_letter: bool = False) -> bytes:
    return letter_docx(
        text,
        subject=subject,
        author="Amina Rahman",
        language="en-GB",
        made_on=DAY,
        slip=slip,
        is_letter=is_letter,
    )


def opened(data: bytes) -> DocumentType:
    return Document(io.BytesIO(data))


def styled(document: DocumentType, style: str) -> list[str]:
    return [p.text for p in document.paragraphs if p.style is not None and p.style.name == style]


def parts(data: bytes) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}


def test_it_says_every_word_in_order() -> None:
    said = " ".join(p.text for p in opened(made()).paragraphs).split()
    assert said == [word for word in TEXT.split() if word not in ("-", "1.", "2.")]


def test_the_subject_is_the_one_heading() -> None:
    assert styled(opened(made()), "Heading 1") == [SUBJECT]


def test_marked_lines_are_a_real_list_and_their_lead_in_a_paragraph() -> None:
    document = opened(made())
    assert styled(document, "List Bullet") == ["E1: bill", "E2: photo"]
    assert styled(document, "List Number")[:2] == ["It stopped on 3 March.", "Nobody came."]
    assert "What happened:" in styled(document, "Normal")


def test_each_numbered_list_begins_with_one() -> None:
    document = parts(made())["word/document.xml"]
    numbers = [number.get(f"{W}val") for number in document.iter(f"{W}numId")]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    starts = parts(made())["word/numbering.xml"].findall(f".//{W}startOverride")
    assert [start.get(f"{W}val") for start in starts] == ["1", "1"]


def test_the_lines_of_an_address_stay_lines_of_one_paragraph() -> None:
    assert opened(made()).paragraphs[0].text == "Amina Rahman\n14 Larch Close"


def test_it_has_title_author_language_and_the_day_it_was_made() -> None:
    document = opened(made())
    about = document.core_properties
    assert (about.title, about.author, about.language) == (SUBJECT, "Amina Rahman", "en-GB")
    assert about.created is not None
    assert about.created.date() == DAY
    langs = {mark.get(f"{W}val") for mark in parts(made())["word/styles.xml"].iter(f"{W}lang")}
    assert langs == {"en-GB"}


def test_the_reply_slip_is_on_a_page_of_its_own_with_boxes_to_tick() -> None:
    document = opened(made(slip=SLIP))
    heading = next(p for p in document.paragraphs if p.text == "Reply slip")
    assert heading.paragraph_format.page_break_before
    assert document.paragraphs[-1].text == "☐ We will do this by: ____"


@pytest.mark.parametrize(("is_letter", "width"), [(False, 210), (True, 216)])
def test_it_has_the_paper_of_its_country(is_letter: bool, width: int) -> None:
    found = opened(made(is_letter=is_letter)).sections[0].page_width
    assert found is not None
    assert round(found.mm) == width


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert made(slip=SLIP) == made(slip=SLIP)


def test_it_is_light_and_brings_nothing_of_the_template_along() -> None:
    data = made()
    assert len(data) < 40_000
    assert not [name for name in parts(data) if "thumbnail" in name or "customXml" in name]
    assert opened(data).core_properties.comments == ""


def test_every_relation_leads_to_a_part_and_every_part_has_a_type() -> None:
    found = parts(made())
    for name, rels in found.items():
        if name.endswith(".rels"):
            base = name.split("_rels")[0]
            for relation in rels:
                target = relation.get("Target", "")
                assert target.lstrip("/") in found or base + target in found
    types = {t.get("PartName", "").lstrip("/") for t in found["[Content_Types].xml"]} - {""}
    assert types <= set(found)


def test_arabic_runs_from_right_to_left() -> None:
    paragraph = opened(made("مرحبا بكم")).paragraphs[0]
    assert paragraph.runs[0].font.rtl
    assert paragraph.text == "مرحبا بكم"


def test_a_letter_without_a_word_opens_too() -> None:
    assert opened(made("", subject=" ")).core_properties.title == "Letter"


@settings(max_examples=40)
@given(text=st.text(st.characters(), max_size=300), subject=st.text(st.characters(), max_size=80))
def test_whatever_is_typed_makes_a_file_that_opens(text: str, subject: str) -> None:
    assert opened(made(text, subject=subject)) is not None
