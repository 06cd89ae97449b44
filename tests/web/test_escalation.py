"""Going further: the verdict with its reasons, the missing day, the reason that is recorded."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.web.conftest import NOON, MakeApp, start_case
from tests.web.pages import Page, Visitor
from tests.web.test_cases import MARKUP, case_path
from tests.web.test_outcome import GOOD


@pytest.fixture
def clock() -> list[datetime]:
    return [NOON]


@pytest.fixture
def visitor(make_app: MakeApp, clock: list[datetime]) -> Visitor:
    return Visitor(make_app(now=lambda: clock[0]).test_client())


@pytest.fixture
def where(visitor: Visitor) -> str:
    """A case about broadband whose complaint was sent on 18 May 2026."""
    path = case_path(start_case(visitor))
    visitor.get(f"{path}/outcome").send(**GOOD)
    visitor.get("/me").send("/me", name="Amina Rahman")
    letter = visitor.get(f"{path}/letters/first").send("/letters/start")
    visitor.get(f"{letter.path}/send").send("/send")
    return path


def further(visitor: Visitor, where: str) -> Page:
    return visitor.get(f"{where}/escalation")


def tell(visitor: Visitor, where: str, **day: str) -> Page:
    """Tell a day, with the hidden fields of the page's other form: the question may not be asked just now."""
    form = further(visitor, where).form("/escalation/reason")
    hidden = {i.get("name", ""): i.get("value") for i in form.iter("input") if i.get("type") == "hidden"}
    return visitor.post(f"{where}/escalation/day", {**hidden, **day})


def test_too_early_says_when_to_come_back_and_what_to_do_until_then(visitor: Visitor, where: str) -> None:
    page = further(visitor, where)
    words = page.words("main").replace("\u00a0", " ")
    assert page.heading.replace("\u00a0", " ") == "Not yet: come back on 30 June 2026"
    assert "Until then" in words
    assert "Communications Ombudsman" in words


def test_in_time_it_is_open_with_its_reasons(visitor: Visitor, where: str, clock: list[datetime]) -> None:
    clock[0] = NOON + timedelta(days=60)
    page = further(visitor, where)
    assert page.heading.startswith("You can go to Communications Ombudsman")
    assert "has had no reply" in page.words("main")


def test_a_reason_is_asked_for_and_kept(visitor: Visitor, where: str) -> None:
    page = further(visitor, where)
    assert page.send("/escalation/reason").errors == [
        "Choose the reason. It goes into what you write to them."
    ]
    kept = page.send("/escalation/reason", reason="refusal", reason_words=f"They said no. {MARKUP}")
    assert "They said no." in kept.words("main")
    assert "final letter" in kept.words("main")
    assert MARKUP in kept.words("main")


def test_no_letter_to_go_further_is_offered_before_there_is_a_reason(visitor: Visitor, where: str) -> None:
    assert "Write the final letter" not in further(visitor, where).words("main")


def test_where_one_lives_changes_the_court(visitor: Visitor, where: str) -> None:
    page = further(visitor, where).send("/escalation/way", region="GB-SCT")
    choices = [e.get("value") for e in page.all("input", name="route")]
    assert "sct-simple-procedure" in choices
    assert "ew-small-claims" not in choices


def test_another_way_can_be_looked_at(visitor: Visitor, where: str) -> None:
    page = further(visitor, where).send("/escalation/way", route="ew-small-claims")
    checked = [e.get("value") for e in page.all("input", name="route") if "checked" in e.attrib]
    assert checked == ["ew-small-claims"]


def test_a_way_that_is_not_there_is_refused(visitor: Visitor, where: str) -> None:
    page = further(visitor, where).send("/escalation/way", route="the-moon")
    assert page.status == 422
    assert further(visitor, where).heading.startswith("Not yet")


@pytest.mark.parametrize("country", ["BR", "JP", "XK"])
def test_a_country_without_routes_still_gets_help(visitor: Visitor, country: str) -> None:
    path = case_path(start_case(visitor, country=country))
    page = further(visitor, path)
    assert page.heading == "We know no body for this, but there is a way on"
    assert "final letter" in page.words("main")


@pytest.mark.parametrize("typed", ["", "31 February 2026", "1 June 2027", "March"])
def test_a_day_that_cannot_be_is_asked_for_again(visitor: Visitor, where: str, typed: str) -> None:
    answer = tell(visitor, where, event="final_response", day=typed)
    assert answer.status == 422
    assert answer.errors


def test_an_event_that_nobody_knows_is_not_found(visitor: Visitor, where: str) -> None:
    assert visitor.post(f"{where}/escalation/day", {"event": "doomsday", "day": "1 May 2026"}).status == 404


def test_a_day_that_is_told_counts_until_it_is_taken_back(visitor: Visitor, where: str) -> None:
    told = tell(visitor, where, event="deadlock_letter", day="18 May 2026")
    assert told.heading.startswith("You can go to")
    assert told.send("/escalation/forget").heading.startswith("Not yet")


def test_two_tabs_do_not_overwrite_each_other(visitor: Visitor, where: str) -> None:
    further(visitor, where).send("/escalation/reason", reason="refusal")
    stale = further(visitor, where)
    further(visitor, where).send("/escalation/reason", reason="deadlock")
    assert stale.send("/escalation/reason", reason="hardship").status == 422
    assert "circles" in further(visitor, where).words("main")


def test_what_they_ask_for_is_ticked_and_unticked_by_hand_and_stays_so(visitor: Visitor, where: str) -> None:
    def is_there() -> bool:
        lines = ("".join(li.itertext()) for li in further(visitor, where).all("li"))
        (line,) = (line for line in lines if "Speed tests" in line)
        return "I have it" not in line

    assert not is_there()
    need = {"need": "speed tests / outage log"}
    further(visitor, where).send("/escalation/tick", **need, said="yes")
    assert is_there()
    assert "You say that you have it." in further(visitor, where).words("main")
    further(visitor, where).send("/escalation/tick", **need, said="no")
    assert not is_there()


@pytest.mark.parametrize(("need", "said"), [("no such thing", "yes"), ("x" * 9_000, "no"), ("", "yes")])
def test_a_tick_of_what_nobody_asks_for_changes_nothing(
    visitor: Visitor, where: str, need: str, said: str
) -> None:
    page = further(visitor, where).send("/escalation/tick", need=need, said=said)
    assert "They don’t ask for that any more." in page.text.replace("'", "’").replace("&#39;", "’")
