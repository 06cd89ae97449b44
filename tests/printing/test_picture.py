"""The small picture of a case: contacts, promises and due replies stand where their days are."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, timedelta

import pytest

from advocate.domain.case import ChannelKind, Contact, Direction, Fact, Promise, PromiseState, When
from advocate.printing import picture
from advocate.printing.ticks import ticks
from tests.domain.letter_cases import BROADBAND, CARD, CARD_TODAY, MACHINE, MACHINE_TODAY, on
from tests.printing.papers import WHOLE

pytestmark = pytest.mark.slow

TODAY = date(2026, 5, 18)
BARE = replace(BROADBAND, facts=(), contacts=(), promises=(), exhibits=())
SVG = "{http://www.w3.org/2000/svg}"
SPANS = [0, 1, 5, 20, 40, 90, 200, 400, 1000, 4000, 40000, 700000]


def drawn(svg: str) -> list[ET.Element]:
    """Return the pictures, read as XML."""
    return list(ET.fromstring(f"<both>{svg}</both>"))


def broad(case: object, today: date = TODAY) -> ET.Element:
    return drawn(picture.timeline(case, today))[0]  # type: ignore[arg-type]


def called(day: str, direction: Direction = Direction.OUT) -> Contact:
    return Contact(f"c{day}", ChannelKind.CALL, direction, "", on(day))


def places(element: ET.Element, look: str, axis: str = "cx") -> list[float]:
    return [float(e.get(axis, "")) for e in element.iter() if e.get("class") == look and e.get(axis)]


def test_there_is_one_picture_for_wide_and_one_for_narrow_screens() -> None:
    assert [e.get("class") for e in drawn(picture.timeline(WHOLE, TODAY))] == ["broad", "narrow"]


@pytest.mark.parametrize(
    ("case", "today"), [(WHOLE, TODAY), (CARD, CARD_TODAY), (MACHINE, MACHINE_TODAY)], ids=["gb", "us", "ie"]
)
def test_nothing_is_styled_inline(case: object, today: date) -> None:
    both = picture.timeline(case, today) + picture.printed_timeline(case, today)  # type: ignore[arg-type]
    assert "style" not in both


def test_the_printed_picture_carries_its_own_paint() -> None:
    (printed,) = drawn(picture.printed_timeline(WHOLE, TODAY))
    shapes = [e for e in printed if e.tag != "title"]
    assert all(e.get("stroke") or e.get("fill") for e in shapes)


def test_a_case_without_a_day_has_no_picture() -> None:
    case = replace(BARE, facts=(Fact("f", "Some day it broke"),))
    assert (picture.timeline(case, TODAY), picture.printed_timeline(case, TODAY)) == ("", "")


def test_it_says_in_words_what_it_shows() -> None:
    said = drawn(picture.timeline(BROADBAND, TODAY))[0].findtext("title")
    assert said == (
        "The case from 3 March 2026 to 2 April 2026. 3 contacts. "
        "2 promises: 0 kept, 2 not kept, 0 still open. "
        "The longest silence lasted 46 days, from 2 April 2026 on. "
        "Today is 18 May 2026."
    )


def test_its_words_are_named_as_its_label_once_each() -> None:
    names = re.findall(r' id="([^"]+)"', picture.timeline(WHOLE, TODAY))
    assert len(set(names)) == 2
    assert all(e.get("aria-labelledby") in names for e in drawn(picture.timeline(WHOLE, TODAY)))


def test_dots_stand_in_order_of_time_yours_filled_and_theirs_as_rings() -> None:
    found = broad(
        replace(
            BARE, contacts=(called("2026-05-02"), called("2026-03-02"), called("2026-04-02", Direction.IN))
        )
    )
    later, first = places(found, "you")
    (theirs,) = places(found, "them")
    assert first < theirs < later


def test_equal_times_are_equal_lengths() -> None:
    found = broad(replace(BARE, contacts=tuple(called(f"2026-03-{day:02}") for day in (1, 11, 21))))
    a, b, c = sorted(places(found, "you"))
    assert b - a == pytest.approx(c - b, abs=0.2)


@pytest.mark.parametrize(
    ("state", "look"),
    [(PromiseState.KEPT, "kept"), (PromiseState.BROKEN, "broken"), (PromiseState.OPEN, "wait")],
)
def test_an_arc_shows_what_became_of_a_promise(state: PromiseState, look: str) -> None:
    promise = Promise("p", "soon", on("2026-03-03"), due_on=date(2026, 3, 20), state=state)
    assert [e for e in broad(replace(BARE, promises=(promise,))) if e.get("class") == look]


def test_a_promise_that_was_not_kept_is_crossed_and_leaves_the_line_rough() -> None:
    found = {e.get("class") for e in broad(BROADBAND)}
    assert {"broken", "x", "rough"} <= found
    assert not {"x", "rough"} & {e.get("class") for e in broad(replace(BROADBAND, promises=()))}


def test_a_crowd_of_promises_is_thinned_to_ten_that_were_not_kept() -> None:
    many = tuple(
        Promise(f"p{i}", "", on("2026-03-03"), due_on=date(2026, 3, 5 + i % 20), state=state)
        for i in range(30)
        for state in (PromiseState.KEPT, PromiseState.BROKEN)
    )
    found = [e.get("class") for e in broad(replace(BARE, promises=many))]
    assert (found.count("broken"), found.count("kept")) == (10, 0)


def test_a_due_reply_has_its_flag_and_its_words_while_it_is_ahead() -> None:
    assert "Reply due" in "".join(broad(WHOLE).itertext())
    assert "Reply due" not in "".join(broad(WHOLE, date(2026, 6, 2)).itertext())
    assert len(places(broad(WHOLE, date(2026, 6, 2)), "flag")) == 1


def test_a_silence_is_marked_with_its_length_where_there_is_room() -> None:
    case = replace(BARE, contacts=(called("2026-01-05"), called("2026-01-12"), called("2026-04-20")))
    wide, narrow = drawn(picture.timeline(case, date(2026, 4, 22)))
    assert "14 weeks of silence" in "".join(wide.itertext())
    assert "14 weeks" in "".join(narrow.itertext())
    many = replace(BARE, contacts=tuple(called(f"20{year:02}-01-05") for year in range(10, 26)))
    assert "of silence" not in "".join(drawn(picture.timeline(many, TODAY))[1].itertext())


def test_a_deadline_ahead_has_its_flag_and_one_too_far_off_is_said_alone() -> None:
    case = replace(BARE, contacts=(called("2026-04-18"),))
    near, far = TODAY + timedelta(days=10), TODAY + timedelta(days=900)
    wide = drawn(picture.timeline(case, TODAY, [far, near]))[0]
    assert len(places(wide, "flag")) == 1
    assert "Deadlines ahead: 28 May 2026 and 3 November 2028." in "".join(wide.itertext())


@pytest.mark.parametrize("days", SPANS)
@pytest.mark.parametrize("paper", [False, True], ids=["screen", "paper"])
def test_everything_stays_inside_the_picture_whatever_the_time_it_spans(days: int, paper: bool) -> None:
    case = replace(
        BARE, facts=(Fact("f", "", When.on(TODAY - timedelta(days))),), contacts=(called("2026-05-18"),)
    )
    svg = picture.printed_timeline(case, TODAY) if paper else picture.timeline(case, TODAY)
    for found in drawn(svg):
        width = float(found.get("viewBox", "").split()[2])
        xs = [float(e.get(axis, "")) for e in found.iter() for axis in ("x", "x1", "x2", "cx") if e.get(axis)]
        assert min(xs) >= 0
        assert max(xs) <= width


@pytest.mark.parametrize("days", SPANS)
@pytest.mark.parametrize("most", [3, 5, 10])
def test_the_scale_has_names_and_not_more_than_there_is_room_for(days: int, most: int) -> None:
    first = date(2026, 5, 18) - timedelta(days)
    found = ticks(first, date(2026, 5, 18) + timedelta(31), most=most, country="GB", is_short=True)
    assert 0 < len(found) <= most
    assert [t.day for t in found] == sorted({t.day for t in found})
    assert all(first <= t.day for t in found)


def test_the_first_month_and_each_january_name_their_year() -> None:
    found = ticks(date(2025, 10, 20), date(2026, 3, 2), most=10, country="GB", is_short=False)
    assert [t.name for t in found] == ["November 2025", "December", "January 2026", "February", "March"]


def test_days_are_named_the_way_of_the_country() -> None:
    days = (date(2026, 5, 1), date(2026, 5, 3))
    assert [t.name for t in ticks(*days, most=5, country="GB", is_short=True)] == ["1 May", "2 May", "3 May"]
    assert [t.name for t in ticks(*days, most=5, country="US", is_short=True)] == ["May 1", "May 2", "May 3"]


def test_the_ends_of_the_calendar_can_be_drawn() -> None:
    case = replace(BARE, facts=(Fact("a", "", When.on(date.min)), Fact("z", "", When.on(date.max))))
    assert len(drawn(picture.timeline(case, TODAY))) == 2


def test_a_thousand_contacts_still_make_a_light_picture() -> None:
    contacts = tuple(called(str(date(2020, 1, 1) + timedelta(days=2 * i))) for i in range(1000))
    assert len(picture.timeline(replace(BARE, contacts=contacts), TODAY)) < 50_000


@pytest.mark.parametrize(
    "svg",
    [
        picture.mark(),
        picture.hero(),
        picture.stepline(1),
        picture.stepline(4),
        picture.toneline([]),
        picture.toneline([0.1, 0.5, 1]),
        picture.swatch("kept"),
    ],
)
def test_a_drawn_line_is_sound_and_hidden_from_a_screen_reader(svg: str) -> None:
    (found,) = drawn(svg)
    assert found.get("aria-hidden") == "true"
    assert "style" not in svg


def test_the_line_of_the_steps_is_past_up_to_the_step() -> None:
    for step in range(1, 5):
        (found,) = drawn(picture.stepline(step))
        assert [e.get("class") for e in found].count("past") == step


def test_the_tone_line_is_flat_without_warm_spots_and_rough_with_each() -> None:
    lengths = [len(picture.toneline(bumps)) for bumps in ([], [0.5], [0.2, 0.8])]
    assert lengths == sorted(set(lengths))
