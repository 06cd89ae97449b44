"""A Word document gives its words; nothing it points at is opened, and nothing unfolds beyond the cap."""

from __future__ import annotations

from pathlib import Path

import pytest

from advocate.files import limits
from advocate.files.looked import DAMAGED, TOO_LARGE
from advocate.files.looking import look
from tests.files import making


def test_paragraphs_tabs_and_line_breaks_are_read() -> None:
    body = (
        making.paragraph("Dear Amina,")
        + "<w:p><w:r><w:t>1</w:t><w:tab/><w:t>2</w:t><w:br/><w:t>3</w:t></w:r></w:p>"
    )
    looked = look(making.docx(body), "letter.docx")
    assert (looked.words, looked.text, looked.pages) == ("Word document", "Dear Amina,\n1\t2\n3", 1)


def test_an_entity_is_never_expanded(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    canary.write_text("the canary sings")
    before = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{canary.as_uri()}">]>'
    looked = look(making.docx(making.paragraph("&e;"), before=before), "a.docx")
    assert (looked.why_no_preview, looked.text) == (DAMAGED, "")


def test_entities_that_multiply_are_refused() -> None:
    before = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    assert look(making.docx(making.paragraph("&b;"), before=before), "a.docx").why_no_preview == DAMAGED


def test_a_body_that_unfolds_too_large_is_not_read() -> None:
    bomb = making.docx(making.paragraph("x" * (limits.DOCX_XML_BYTES + 1)))
    assert len(bomb) < 100_000
    assert look(bomb, "a.docx").why_no_preview == TOO_LARGE


def test_too_many_members_are_refused() -> None:
    extra = {f"word/{number}.xml": b"" for number in range(limits.ZIP_MEMBERS)}
    assert look(making.docx(making.paragraph("x"), extra=extra), "a.docx").why_no_preview == TOO_LARGE


@pytest.mark.parametrize("body", ["<w:p>", "\x01", "&undefined;"])
def test_a_broken_body_is_damaged(body: str) -> None:
    assert look(making.docx(body), "a.docx").why_no_preview == DAMAGED


def test_half_a_document_is_damaged() -> None:
    data = making.docx(making.paragraph("Hello"))
    cut = data[: data.rindex(b"[Content_Types].xml") - 60] + b"[Content_Types].xml word/document.xml"
    assert look(cut, "a.docx").why_no_preview == DAMAGED


def test_an_empty_document_says_so() -> None:
    assert "no text" in look(making.docx(""), "a.docx").why_no_preview
