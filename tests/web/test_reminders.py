"""The days of a case in the customer's own calendar."""

from __future__ import annotations

from icalendar import Calendar

from tests.web.pages import Page, Visitor
from tests.web.test_cases import case_path
from tests.web.test_timeline import add


def test_a_promise_goes_into_the_calendar_and_leads_back_to_the_case(amina: Visitor, case_page: Page) -> None:
    where = case_path(case_page)
    add(amina, where, "promise", text="a refund", when="3 March 2026", due="1 June 2026", by_whom="Priya")
    answer = amina.download(amina.get(where).link("in my calendar"))
    event = Calendar.from_ical(answer.data).walk("VEVENT")[0]
    assert answer.mimetype == "text/calendar"
    assert str(event["summary"]) == "Priya promised: a refund"
    assert str(event["url"]).endswith(where)
