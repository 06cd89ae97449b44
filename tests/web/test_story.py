"""Let it out, and what becomes of each line."""

from __future__ import annotations

import pytest

from tests.web.pages import Page, Visitor
from tests.web.test_cases import case_path

STORY = (
    "My broadband stopped on 3 March 2026. I rang on 4 March 2026 and Craig promised an engineer by 6 March. "
    "They are all crooks!\nI spent £31.50 on mobile data. I want my money back."
)


@pytest.fixture
def told(amina: Visitor, case_page: Page) -> Page:
    return case_page.send(text=STORY)


def test_the_story_is_kept_as_it_was_typed(amina: Visitor, told: Page) -> None:
    area = amina.get(f"{case_path(told)}/story").all("textarea")[0]
    assert "".join(area.itertext()).strip("\n") == STORY


def test_each_line_is_in_a_pile_and_nothing_is_missing(told: Page) -> None:
    shown = told.words("main")
    for words in ("My broadband stopped", "They are all crooks", "I spent £31.50", "I want my money back"):
        assert words in shown


def test_heat_starts_as_dropped_and_can_be_put_back(told: Page) -> None:
    dropped = [li for li in told.all("li", class_="out") if "crooks" in "".join(li.itertext())]
    assert len(dropped) == 1
    back = told.send(f"{(dropped[0].get('id') or '').removeprefix('part-')}/keep")
    assert not [li for li in back.all("li", class_="out") if "crooks" in "".join(li.itertext())]


def test_accepted_lines_stand_on_the_timeline(amina: Visitor, told: Page) -> None:
    told.send("/story/accept")
    shown = amina.get(case_path(told)).words("main")
    assert "My broadband stopped" in shown
    assert "crooks" not in shown


def test_accepting_twice_adds_nothing_twice(amina: Visitor, told: Page) -> None:
    told.send("/story/accept")
    amina.get(told.path).send("/story/accept")
    entries = ["".join(h.itertext()) for h in amina.get(case_path(told)).all("h3")]
    assert sum("My broadband stopped" in entry for entry in entries) == 1


def test_a_changed_story_keeps_the_choices_for_unchanged_lines(amina: Visitor, told: Page) -> None:
    told.send("/story/accept")
    again = amina.get(f"{case_path(told)}/story").send(text=STORY + " It came back on 14 March 2026.")
    assert again.words("main").count("On the timeline") >= 2
    again.send("/story/accept")
    assert "It came back" in amina.get(case_path(told)).words("main")


def test_a_line_can_be_reworded_and_redated(amina: Visitor, told: Page) -> None:
    edit = amina.get(told.link("Edit: My broadband stopped"))
    edit.send(text="The line was dead", when="about 2 March 2026").send("/story/accept")
    shown = amina.get(case_path(told)).words("main")
    assert "The line was dead" in shown
    assert "about 2 March 2026" in shown


def test_a_shredded_story_is_gone_and_the_timeline_stays(amina: Visitor, told: Page) -> None:
    told.send("/story/accept")
    page = amina.get(f"{case_path(told)}/story").send("/shred")
    assert "My broadband stopped" in page.words("main")
    assert STORY[:20] not in "".join(amina.get(f"{case_path(told)}/story").all("textarea")[0].itertext())


def test_the_raw_story_is_never_on_the_case_page(amina: Visitor, told: Page) -> None:
    assert "crooks" not in amina.get(case_path(told)).text


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "😀 إنه לא עובד \u200b\u202e\u0007 <b>{{ 7*7 }}</b>\n" * 50,
        "...\n!!!\n\n???",
        "no full stop and no capitals it just goes on " * 200,
    ],
)
def test_odd_stories_are_kept_and_sorted(amina: Visitor, case_page: Page, text: str) -> None:
    page = case_page.send(text=text)
    assert page.status == 200
    assert "{{ 7*7 }}" in page.text or "49" not in page.words("main") or "7*7" not in text


def test_a_story_beyond_the_limit_is_refused_and_kept_on_the_page(amina: Visitor, case_page: Page) -> None:
    page = case_page.send(text="sigh " * 20_001)
    assert page.status == 422
    assert "5 characters too long" in page.errors[0]
    assert page.text.count("sigh ") >= 20_000
    assert "sigh" not in amina.get(case_page.path).text


def test_an_empty_story_says_what_to_do(case_page: Page) -> None:
    assert case_page.send(text=" \n ").errors == ["Write a few words first, or skip this step."]


def test_what_was_promised_in_a_call_is_a_line_of_its_own(told: Page) -> None:
    lines = ["".join(li.itertext()) for li in told.all("li") if (li.get("id") or "").startswith("part-")]
    assert sum("I rang on 4 March 2026" in line for line in lines) == 1
    assert sum("Craig promised an engineer" in line for line in lines) == 1


def test_a_split_sentence_can_be_kept_whole(amina: Visitor, told: Page) -> None:
    (promise,) = [li for li in told.all("li") if "Keep the sentence whole" in "".join(li.itertext())]
    whole = told.send(f"{(promise.get('id') or '').removeprefix('part-')}/join")
    lines = ["".join(li.itertext()) for li in whole.all("li") if (li.get("id") or "").startswith("part-")]
    assert sum("I rang on 4 March 2026 and Craig promised" in line for line in lines) == 1
    again = amina.get(f"{case_path(told)}/story").send(text=STORY + " It is still off.")
    assert "I rang on 4 March 2026 and Craig promised" in again.words("ul")


def test_a_whole_card_number_is_warned_of(case_page: Page) -> None:
    page = case_page.send(text="I rang them. They took it from card number 4111 1111 1111 1111 again.")
    assert "keep the last four digits" in page.words("main")


def test_a_line_that_only_tells_a_number_becomes_one_of_the_case_s_numbers(
    amina: Visitor, case_page: Page
) -> None:
    story = "My account number is SW-20993817. On 3 March 2026 my order no. 447-1022 came broken."
    page = case_page.send("/story", text=story).send("/story/accept")
    words = amina.get(case_path(page)).words("main")
    assert "account SW-20993817" in words
    assert "order 447-1022" in words
    assert "My account number is" not in words
    assert "came broken" in words


def test_a_number_is_kept_once_however_often_it_is_told(amina: Visitor, case_page: Page) -> None:
    story = "My policy number is PH-22119. They cancelled policy number PH-22119 on 3 March 2026."
    page = case_page.send("/story", text=story).send("/story/accept")
    assert amina.get(case_path(page)).words("aside").count("PH-22119") == 1


def test_an_entry_shows_the_words_of_the_story_that_it_came_from(amina: Visitor, case_page: Page) -> None:
    where = case_path(case_page)
    amina.get(f"{where}/story").send("/story", text="I am so cross. My phone died on 3 March 2026.")
    amina.get(f"{where}/story/sorted").send("/story/accept")
    entry = next(a for a in amina.get(where).all("a") if "/timeline/fact/" in (a.get("href") or ""))
    page = amina.get(entry.get("href") or "")
    assert "Where this came from" in page.words("main")
    (mark,) = page.all("mark")
    assert "".join(mark.itertext()) == "My phone died on 3 March 2026."
    assert "I am so cross." in page.words("main")
