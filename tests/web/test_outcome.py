"""The one goal."""

from __future__ import annotations

import pytest

from tests.web.pages import Page, Visitor
from tests.web.test_cases import case_path

GOOD = {
    "remedy": "refund",
    "money": "£86.40",
    "by": "1/6/26",
    "why": "I work from home",
    "fallback": "half of it",
}


@pytest.fixture
def goal(amina: Visitor, case_page: Page) -> Page:
    return amina.get(f"{case_path(case_page)}/outcome")


def test_the_goal_stands_in_one_sentence_on_the_case_page(amina: Visitor, goal: Page) -> None:
    goal.send(**GOOD)
    shown = amina.get(case_path(goal)).words()
    assert "Northwind Broadband gives me £86.40 back by 1 June 2026." in shown


def test_dates_and_sums_are_shown_back_in_words(amina: Visitor, goal: Page) -> None:
    goal.send(**GOOD)
    text = amina.get(goal.path).text
    assert 'value="1 June 2026"' in text
    assert 'value="£86.40"' in text


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("money", "-5"),
        ("money", "1.2.3,4"),
        ("money", "lots"),
        ("by", "30 February 2027"),
        ("by", "3/4/1850"),
        ("by", "17 May 2026"),
        ("by", "next blue moon"),
        ("by", ""),
        ("remedy", "riches"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence_and_is_kept(
    amina: Visitor, goal: Page, field: str, typed: str
) -> None:
    page = goal.send(**{**GOOD, field: typed})
    assert page.status == 422
    assert len(page.errors) == 1
    assert field == "remedy" or f'value="{typed}"' in page.text
    assert amina.get(goal.path).form("/outcome").find(".//input[@checked]") is None


def test_a_refund_needs_a_sum(goal: Page) -> None:
    assert goal.send(**{**GOOD, "money": ""}).errors == ["Enter how much money you are asking for."]


def test_the_date_order_follows_the_country(amina: Visitor) -> None:
    from_us = amina.get("/cases/start").send(
        organisation_name="Pinecrest", sector="credit_cards", country="US"
    )
    where = f"{case_path(from_us)}/outcome"
    amina.get(where).send(**{**GOOD, "money": "412.77", "by": "11/10/2026"})
    text = amina.get(where).text
    assert 'value="November 10, 2026"' in text
    assert 'value="$412.77"' in text


def test_a_goal_changed_in_another_tab_is_shown_beside_mine(amina: Visitor, goal: Page) -> None:
    goal.send(**GOOD)
    first, second = amina.get(goal.path), amina.get(goal.path)
    first.send(money="£90")
    clash = second.send(money="£95")
    assert clash.status == 422
    assert "90" in clash.words("table")
    assert 'value="£95"' in clash.text


def test_other_goals_are_parked_not_lost(amina: Visitor, goal: Page) -> None:
    parked = amina.get(f"{goal.path}/park").send(text="Leave the contract")
    assert "Leave the contract" in parked.words("aside")
    assert "Leave the contract" not in parked.send("/remove").words("aside")
