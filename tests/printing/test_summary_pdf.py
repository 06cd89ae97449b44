"""The case summary on paper: a reader finds every exhibit from every claim, and the way back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from advocate.domain.case import Case
from tests.printing import papers
from tests.printing.papers import CONTENTS, ORDINARY, PAGES, WHOLE, printed
from tests.printing.reading import Reading, is_kind

pytestmark = pytest.mark.slow

A4, LETTER = (595, 842), (612, 792)


@pytest.fixture(scope="module")
def whole() -> Reading:
    return Reading(printed(WHOLE, contents=CONTENTS))


def first_page_of(label: str, paper: Reading) -> int:
    return paper.page_with(f"{label}, page 1 of {PAGES[label]}")


def test_every_exhibit_named_in_the_chronology_is_a_link_to_its_first_page(whole: Reading) -> None:
    page = whole.page_with("What happened, in order When")
    links = [(link.words, link.to_page) for link in whole.links if link.page == page]
    cited = {label for fact in WHOLE.facts for label in map(str.upper, fact.exhibits)}
    assert {words for words, _ in links} >= {label.replace("X", "E") for label in cited}
    assert all(to == first_page_of(words, whole) for words, to in links if words in PAGES)


def test_every_exhibit_of_the_index_is_a_link_to_its_first_page(whole: Reading) -> None:
    page = whole.page_with("What it is and what it shows")
    found = {link.words: link.to_page for link in whole.links if link.page == page}
    assert {label: found[label] for label in PAGES} == {label: first_page_of(label, whole) for label in PAGES}


def test_an_exhibit_links_back_to_each_entry_that_it_backs(whole: Reading) -> None:
    page = first_page_of("E1", whole)
    back = {(link.words, link.to_page) for link in whole.links if link.page == page}
    chronology = whole.page_with("What happened, in order When")
    assert {("3 March 2026", chronology), ("28 March 2026", chronology)} == back


def test_every_page_of_an_exhibit_is_stamped_and_they_follow_each_other(whole: Reading) -> None:
    stamps = [re.search(r"(E\d), page (\d) of (\d)", text) for text in whole.texts]
    found = [(s[1], int(s[2]), int(s[3])) for s in stamps if s]
    assert found == [(label, page, count) for label, count in PAGES.items() for page in range(1, count + 1)]


def test_the_printed_page_number_is_the_one_that_the_reader_program_shows(whole: Reading) -> None:
    count = len(whole.texts)
    assert whole.labels == tuple(str(i) for i in range(1, count + 1))
    assert all(f"Page {i} of {count}" in text for i, text in enumerate(whole.texts, 1))


def test_the_contents_name_the_pages_on_which_the_parts_begin(whole: Reading) -> None:
    lines = [link for link in whole.links if link.page == 1]
    said = {re.sub(r"[ .]*\d+$", "", x.words): x.words.rpartition(" ")[2] for x in lines if " " in x.words}
    assert "Exhibits E1 to E5" in said
    assert said == {
        words: str(link.to_page) for link in lines for words in said if link.words.startswith(words)
    }


def test_the_index_names_the_page_of_each_exhibit(whole: Reading) -> None:
    page = whole.page_with("What it is and what it shows")
    numbers = [(link.words, str(link.to_page)) for link in whole.links if link.page == page]
    assert len([words for words, _ in numbers if words.isdigit()]) >= len(PAGES)
    assert all(words == to for words, to in numbers if words.isdigit())


def test_the_bookmarks_lead_to_every_part_and_every_exhibit(whole: Reading) -> None:
    exhibits = [(f"E{e.number} {e.title}", first_page_of(e.label, whole)) for e in WHOLE.exhibits]
    assert [(words, page) for level, words, page in whole.bookmarks if level == 2] == exhibits
    assert [words for level, words, _ in whole.bookmarks if level == 1] == [
        "In brief",
        "What happened, in order",
        "What was promised",
        "What it cost me",
        "What is left out, and why",
        "First complaint, sent 18 May 2026",
        "Exhibits",
    ]


def test_it_says_its_title_its_language_and_that_it_is_tagged(whole: Reading) -> None:
    root = whole.pdf.Root
    assert str(root.Lang) == "en-GB"
    assert str(whole.pdf.docinfo.Title) == "Case summary: Amina Rahman and Northwind Broadband"
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)


def test_tables_headings_links_and_pictures_are_tagged_as_what_they_are(whole: Reading) -> None:
    assert whole.tags >= {"/Table", "/TH", "/TD", "/H1", "/H2", "/Link", "/Figure"}


def test_every_picture_has_words_in_its_place(whole: Reading) -> None:
    said = [str(x.Alt) for x in whole.pdf.objects if is_kind(x, "/StructElem") and x.S == "/Figure"]
    assert len([words for words in said if "page" in words]) == PAGES["E1"] + PAGES["E2"]
    assert all(said)


def test_every_link_belongs_to_a_link_of_the_structure(whole: Reading) -> None:
    numbers = list(whole.pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    found = [note for page in whole.pdf.pages for note in page.get("/Annots", [])]
    assert len(found) > 20
    assert {str(parents[int(note.StructParent)].S) for note in found} == {"/Link"}


def test_it_claims_to_be_accessible_and_fit_for_archives(whole: Reading) -> None:
    claims = whole.pdf.Root.Metadata.read_bytes()
    assert b'pdfuaid:part="1"' in claims
    assert re.search(rb"pdfaid:part\W+3\b", claims)
    assert re.search(rb"pdfaid:conformance\W+A\b", claims)


def test_every_font_goes_along_with_the_file(whole: Reading) -> None:
    fonts = [x for x in whole.pdf.objects if is_kind(x, "/FontDescriptor")]
    assert {str(font.FontFamily) for font in fonts} >= {"Atkinson Next", "Literata"}
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_running_heads_are_artifacts_that_a_screen_reader_skips(whole: Reading) -> None:
    for page in range(1, len(whole.texts) + 1):
        assert b"/Artifact <</Type /Pagination>> BDC" in whole.content(page)


def test_an_e_mail_shows_from_to_date_and_subject(whole: Reading) -> None:
    text = whole.texts[first_page_of("E3", whole) - 1]
    for name, value in papers.MAIL_HEADERS:
        assert f"{name} {value}" in text


def test_a_long_text_is_printed_whole_over_its_pages(whole: Reading) -> None:
    first = first_page_of("E4", whole)
    text = " ".join(whole.texts[first - 1 : first + 2])
    assert [n for n in range(120) if f"{n:03d} The router had no signal." not in text] == []


def test_a_file_that_can_not_be_printed_has_a_page_that_says_what_it_is(whole: Reading) -> None:
    text, exhibit = whole.texts[first_page_of("E5", whole) - 1], WHOLE.exhibits[4]
    assert papers.NOTE in text
    assert f"{exhibit.filename}, 5 kB" in text
    assert exhibit.sha256 in text.replace(" ", "")


def test_the_letter_stands_there_word_for_word_with_its_hash(whole: Reading) -> None:
    text = whole.texts[whole.page_with("First complaint, sent 18 May 2026 As sent") - 1]
    assert " ".join(papers.SENT_TEXT.split()) in text
    assert papers.LETTER.sent_sha256 in text.replace(" ", "")


def test_a_letter_of_an_ordinary_length_stands_on_one_page() -> None:
    lines = [f"{i}. On {i} March 2026 I rang about my line, and it was down (E1)." for i in range(1, 26)]
    ends = "Kind regards,\nAmina Rahman\n14 Larch Close\nLeeds LS7 9ZZ\n\nAttached (copies):\n- E1: Photo"
    text = "\n\n".join(
        ["Dear Northwind Broadband", *["\n".join(lines[i : i + 3]) for i in range(0, 25, 3)], ends]
    )
    paper = Reading(printed(replace(WHOLE, letters=(replace(papers.LETTER, sent_text=text),))))
    assert paper.page_with("- E1: Photo") == paper.page_with("Dear Northwind Broadband")


@pytest.mark.parametrize(("name", "case", "today"), ORDINARY, ids=[name for name, _, _ in ORDINARY])
def test_the_brief_stands_on_page_one_alone(name: str, case: Case, today: date) -> None:
    paper = Reading(printed(case, today))
    assert [page for level, _, page in paper.bookmarks if level == 1][:2] == [1, 2]
    assert "How I’ve tried to settle it" in paper.texts[0]
    assert "Inside" in paper.texts[0]


def test_an_american_case_is_printed_on_american_paper_with_the_month_first() -> None:
    _, case, today = ORDINARY[1]
    paper = Reading(printed(case, today))
    assert paper.sizes == {LETTER}
    assert "October 20, 2026" in paper.texts[0]
    assert str(paper.pdf.Root.Lang) == "en-US"


def test_elsewhere_the_paper_is_a4(whole: Reading) -> None:
    assert whole.sizes == {A4}


def test_the_same_case_gives_the_same_file_twice() -> None:
    assert printed(WHOLE, contents=CONTENTS) == printed(WHOLE, contents=CONTENTS)


def test_the_file_is_dated_by_the_record_and_not_by_the_clock(whole: Reading) -> None:
    dates = {str(whole.pdf.docinfo[key]) for key in ("/CreationDate", "/ModDate")}
    assert dates == {"D:20260518"}


def test_nothing_in_it_runs_starts_or_hides(whole: Reading) -> None:
    active = {
        "/JavaScript",
        "/JS",
        "/Launch",
        "/EmbeddedFiles",
        "/EmbeddedFile",
        "/OpenAction",
        "/AA",
        "/URI",
    }
    assert not whole.names_of_things & active
    assert not whole.pdf.attachments


def test_a_case_without_anything_makes_a_paper_too() -> None:
    empty = Case("e", replace(WHOLE.organisation, name="", address="", email=""), WHOLE.sector, "")
    assert "Nothing has been recorded yet." in Reading(printed(empty)).text


def test_two_hundred_entries_and_ten_exhibits_are_all_there() -> None:
    case = papers.with_many_entries(200)
    contents = {**CONTENTS, **{f"x{i}": CONTENTS["x1"] for i in range(6, 11)}}
    paper = Reading(printed(case, contents=contents))
    assert [i for i in range(200) if f"Entry {i}: the line was down again." not in paper.text] == []
    assert paper.page_with("E10, page 1 of 1") == len(paper.texts)


def test_where_page_one_is_full_the_picture_stays_on_it_and_the_contents_have_the_next() -> None:
    longer = replace(WHOLE.complainant, address="\n".join(f"Line {n}" for n in range(5)))
    paper = Reading(printed(replace(WHOLE, complainant=longer)))
    assert "Arcs are promises" in paper.texts[0]
    assert [(words, page) for level, words, page in paper.bookmarks if level == 1][:3] == [
        ("In brief", 1),
        ("Inside", 2),
        ("What happened, in order", 3),
    ]
