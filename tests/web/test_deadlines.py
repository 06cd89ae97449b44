"""The deadlines page: every day with its working, the day that is missing, a day changed and changed back."""

from __future__ import annotations

import pytest

from tests.web.pages import Page, Visitor
from tests.web.test_escalation import clock, visitor, where

__all__ = ["clock", "visitor", "where"]

pytestmark = pytest.mark.slow


def days(visitor: Visitor, where: str) -> Page:
    return visitor.get(f"{where}/deadlines")


def plain(page: Page) -> str:
    return page.words("main").replace("\u00a0", " ")


def change(visitor: Visitor, where: str, **values: str) -> Page:
    """Change their time to answer, which ends on 29 June 2026."""
    return visitor.get(f"{where}/deadlines/uk-telecoms.wait/change").send("/change", **values)


EXTEND = {"kind": "extend", "days": "7", "reason": "They asked for a week more."}


def test_a_deadline_shows_its_working_and_who_has_to_act(visitor: Visitor, where: str) -> None:
    words = plain(days(visitor, where))
    theirs = words.split("Theirs: Northwind")[1].split("Without a day")[0]
    for said in ("29 June", "6 weeks after", "18 May 2026", "Checked on", "Their time to answer"):
        assert said in theirs
    assert "1 June" in theirs
