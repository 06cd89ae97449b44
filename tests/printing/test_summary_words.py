"""What people write stands on paper as they wrote it, and what is private stays out unless it is ticked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pikepdf
import pytest

from advocate.domain.case import (
    Case,
    ChannelKind,
    Closing,
    ClosingKind,
    Complainant,
    Contact,
    Direction,
    Fact,
    Impact,
    LetterKind,
    Money,
    Note,
    Organisation,
    Particulars,
    Promise,
    Reference,
    When,
)
from advocate.domain.kinds import Stance
from advocate.domain.summary import PRIVATE, Reader, SummaryChoices, build, preset
from advocate.printing.letter import letter_pdf
from advocate.printing.summary import FOR_WHOM, ExhibitPages, summary_html
from tests.printing.papers import CONTENTS, LETTER, WHOLE, WHOLE_TODAY, exhibit, printed
from tests.printing.reading import Reading

pytestmark = pytest.mark.slow

DAY = When.on(date(2026, 3, 3))
MARKUP = (
    "<b>bold</b> & <script>alert(1)</script> {{ 7*7 }} {% raw %} ${x} \"quoted\" 'single' &amp; <img src=x>"
)
STRANGE = {
    "emoji": "\U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "right to left": "שלום עולם مرحبا",
    "turned round": "\u202egnp.exe",
    "zero width": "a\u200bb\u200dc\ufeffd\u00ad",
    "control characters": "a\x00b\x01c\x08d\x0be\x1bf\x7fg\x85h",
    "lone surrogates": "a\ud800b\udfffc",
    "noncharacters": "a\ufffeb\uffffc",
    "other planes": "𝓗𝓮𝓵𝓵𝓸 漢字 हिन्दी",
    "combining": "Z͑ͫa̴l͢g̡o" * 3,
    "line ends": "one\r\ntwo\rthree\u2028four",
    "only spaces": " \t\u00a0 \n ",
    "one endless word": "x" * 2000,
    "markup": MARKUP,
}
EVERYTHING = "\n".join(words for kind, words in STRANGE.items() if kind != "one endless word")
SECRETS = {
    "notes": "the note about my neighbour",
    "story": "I am SICK of these people",
    "fallback": "half of it as credit would do",
}


def saying(words: str) -> tuple[Case, Mapping[str, ExhibitPages]]:
    """Return a case that says the same words in every field that can be typed in or read from a file."""
    x1 = replace(exhibit(1, words, words, shows=words), when=replace(DAY, words=words), passage=words)
    assert WHOLE.outcome is not None
    case = replace(
        WHOLE,
        title=words,
        organisation=Organisation(words, words, words),
        complainant=Complainant(words, words, words, words),
        references=(Reference(words, words),),
        outcome=replace(WHOLE.outcome, act=words, working=words, why=words, fallback=words),
        facts=(Fact("f1", words, replace(DAY, words=words), ("x1",)), Fact("f2", words)),
        contacts=(
            Contact(
                "c1", ChannelKind.CALL, Direction.IN, words, DAY, person=words, role=words, reference=words
            ),
        ),
        promises=(Promise("p1", words, DAY, words, date(2026, 3, 6), words),),
        impacts=(Impact("i1", words),),
        notes=(Note("n1", words, DAY),),
        story=words,
        exhibits=(x1, exhibit(2, words, words)),
        letters=(replace(LETTER, subject=words, body=words, sent_text=words),),
        closing=Closing(ClosingKind.MET, date(2026, 5, 1), words),
    )
    contents = {"x1": ExhibitPages(text=words, headers=((words, words),)), "x2": ExhibitPages(note=words)}
    return case, contents


@pytest.mark.parametrize("kind", ["everything", "only spaces", "one endless word"])
def test_strange_characters_in_every_field_make_a_paper(kind: str) -> None:
    case, contents = saying({**STRANGE, "everything": EVERYTHING}[kind])
    paper = Reading(printed(case, choices=preset(Reader.MYSELF), contents=contents))
    assert paper.labels[-1] == str(len(paper.texts))
    parts = [words for level, words, _ in paper.bookmarks if level == 1]
    assert [part for part in parts if part != "Inside"][:2] == ["In brief", "What happened, in order"]


def test_markup_stands_there_as_it_was_typed() -> None:
    case, contents = saying(MARKUP)
    paper = Reading(printed(case, contents=contents))
    assert paper.text.count(MARKUP) >= 8
    assert "49" not in paper.text.replace("496", "").replace("4491", "")


def test_a_letter_is_printed_as_it_was_typed() -> None:
    text = f"Dear Northwind\n\n{MARKUP}\n\nYours faithfully"
    paper = Reading(letter_pdf(text, title=MARKUP, language="en-GB"))
    assert str(paper.pdf.docinfo.Title) == MARKUP
    assert " ".join(text.split()) in paper.text


def test_strange_characters_in_a_letter_make_a_paper() -> None:
    paper = Reading(letter_pdf(EVERYTHING, title=EVERYTHING, language="en-GB"))
    assert STRANGE["right to left"].split()[0] in paper.text


def html_of(case: Case, reader: Reader = Reader.ORGANISATION, **ticked: bool) -> str:
    return html_with(case, SummaryChoices(reader).ticked(ticked))


def html_with(case: Case, choices: SummaryChoices) -> str:
    summary = build(case, choices, today=WHOLE_TODAY)
    return summary_html(summary, CONTENTS, address=lambda e, i: f"{e.label}-{i}.jpg", style="print.css")


def secretive() -> Case:
    assert WHOLE.outcome is not None
    return replace(
        WHOLE,
        notes=(Note("n1", SECRETS["notes"], DAY),),
        story=SECRETS["story"],
        outcome=replace(WHOLE.outcome, fallback=SECRETS["fallback"]),
    )


def test_nothing_private_is_in_the_file_unless_it_is_ticked() -> None:
    paper = Reading(printed(secretive()))
    assert [words for words in SECRETS.values() if words in paper.text] == []
    streams = [thing.read_bytes() for thing in paper.pdf.objects if isinstance(thing, pikepdf.Stream)]
    everything = repr(list(paper.pdf.objects)).encode() + b"".join(streams)
    assert [words for words in SECRETS.values() if words.encode() in everything] == []


def test_what_is_ticked_is_in_the_file() -> None:
    paper = Reading(printed(secretive(), choices=preset(Reader.MYSELF)))
    assert [name for name, words in SECRETS.items() if words not in paper.text] == []


@pytest.mark.parametrize("part", PRIVATE)
def test_one_tick_lets_in_one_private_part(part: str) -> None:
    html = html_with(secretive(), SummaryChoices(Reader.MYSELF).ticked({part: True}))
    assert [name for name, words in SECRETS.items() if words in html] == [part]


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("promises", "What was promised"),
        ("impacts", 'id="cost"'),
        ("letters", "As sent, word for word"),
        ("exhibits", "E1, page 1 of 1"),
        ("address", "14 Larch Close"),
        ("picture", "Arcs are promises"),
        ("attempts", "How I tried to settle it"),
    ],
)
def test_what_is_unticked_is_left_out(part: str, words: str) -> None:
    assert words in html_with(WHOLE, SummaryChoices().ticked({part: True}))
    assert words not in html_with(WHOLE, SummaryChoices().ticked({part: False}))


def said_left_out(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition('id="left-out"')[2].partition("</ul>")[0]).split())


def test_it_says_what_is_left_out_and_why() -> None:
    said = said_left_out(html_of(WHOLE, letters=False))
    assert "My letters as I sent them. By my choice." in said
    assert "The list of each attempt to settle it. They have their own record of each." in said
    assert "What is in E5. It can’t be printed. I have the original." in said


@pytest.mark.parametrize("reader", list(Reader))
def test_the_paper_never_says_that_something_private_was_left_out(reader: Reader) -> None:
    said = said_left_out(html_of(secretive(), reader)).lower()
    assert [word for word in ("notes", "story", "accept", "draft", "goal") if word in said] == []


@pytest.mark.parametrize(("reader", "words"), FOR_WHOM.items())
def test_the_head_of_page_one_says_for_whom_it_is(reader: Reader, words: str) -> None:
    assert f"Case summary{words}</p>" in html_of(WHOLE, reader)


def test_the_passage_that_matters_is_in_the_list_of_exhibits_with_its_page() -> None:
    bill = replace(WHOLE.exhibits[1], passage="Credits for loss of service £0.00", passage_page=2)
    html = html_of(replace(WHOLE, exhibits=(WHOLE.exhibits[0], bill, *WHOLE.exhibits[2:])))
    index = html.partition('id="index"')[2].partition("</table>")[0]
    assert '<span class="ref">Page 2: “Credits for loss of service £0.00”</span>' in index


def test_the_attempts_are_counted_and_their_time_is_summed() -> None:
    html = html_of(WHOLE, attempts=True)
    assert (
        "<b>4 attempts: 2 calls and 2 e-mails.</b> 47 minutes in the one whose length I wrote down." in html
    )


def test_an_offer_stands_there_with_the_answer() -> None:
    about = Particulars(
        offer="a credit",
        offer_money=Money(Decimal(20), "GBP"),
        stance=Stance.DECLINE,
        counter="the whole bill",
    )
    html = html_of(replace(WHOLE, letters=(replace(LETTER, kind=LetterKind.OFFER_REPLY, particulars=about),)))
    part = html.partition('id="offers"')[2].partition("</table>")[0]
    for words in ("a credit", "£20.00", "I decline it", "the whole bill", "18 May 2026"):
        assert words in part
