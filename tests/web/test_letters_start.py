"""Each kind of letter is started from a page that asks for what the case doesn't know, and keeps it."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from advocate.domain.case import LetterKind
from advocate.domain.labels import LETTER_KINDS
from advocate.store.models import LetterRow
from advocate.web.extensions import db
from tests.web.pages import Page, Visitor
from tests.web.test_cases import case_path
from tests.web.test_letters import body_of
from tests.web.test_outcome import GOOD
from tests.web.test_timeline import add

pytestmark = pytest.mark.slow

CALL = {"text": "Priya gave me a reference", "when": "9 March 2026", "person": "Priya"}
PROMISE = {"text": "a call back within 48 hours", "when": "9 March 2026", "due": "11 March 2026"}


@pytest.fixture
def case(amina: Visitor, case_page: Page) -> str:
    where = case_path(case_page)
    amina.get("/me").send(name="Amina Rahman", email="amina@example.org")
    amina.get(f"{where}/outcome").send(**GOOD)
    add(amina, where, "fact", text="My broadband stopped", when="3 March 2026")
    add(amina, where, "contact", **CALL)
    add(amina, where, "promise", **PROMISE)
    return where


def asked(visitor: Visitor, case: str, kind: str, **told: Any) -> Page:
    return visitor.get(f"{case}/letters/start?kind={kind}").send("/letters/start", **told)


TOLD: dict[LetterKind, tuple[dict[str, str], str]] = {
    LetterKind.FIRST_COMPLAINT: ({}, "What happened:"),
    LetterKind.FOLLOW_UP: ({}, "sort this problem out together"),
    LetterKind.BROKEN_PROMISE: ({}, "a call back within 48 hours"),
    LetterKind.CONFIRMATION: ({"agreed": "The fault is fixed by Friday"}, "- The fault is fixed by Friday."),
    LetterKind.OFFER_REPLY: (
        {"offer": "A credit of £50", "offer_money": "£50", "stance": "decline", "counter": "refund £80"},
        "To settle it, please refund £80.",
    ),
    LetterKind.INFORMATION: ({"asked": "the bill", "answer": "It is £54.90."}, "It is £54.90."),
    LetterKind.ESCALATION: ({"reason": "refusal", "can_do": "refund a month"}, "refund a month"),
    LetterKind.FINAL_LETTER: ({"body": "the Ombudsman"}, "I will ask the Ombudsman to look at it."),
    LetterKind.REFERRAL: ({"body": "the Ombudsman"}, "Dear Ombudsman,"),
    LetterKind.SMALL_CLAIM: (
        {"basis": "I paid for a line", "working": "the bill"},
        "What my claim rests on: I paid for a line.",
    ),
    LetterKind.DATA_REQUEST: ({"wanted": "my calls"}, "- my calls"),
    LetterKind.THANKS: ({"person": "Priya", "helped": "you rang back"}, "you rang back"),
    LetterKind.CLOSING: ({"got": "You refunded me", "got_money": "£86.40"}, "I have received £86.40."),
}


def test_every_kind_is_on_the_page_where_letters_are_chosen(amina: Visitor, case: str) -> None:
    words = amina.get(f"{case}/letters/start").words("main")
    assert [label for label in LETTER_KINDS.values() if label not in words] == []


@pytest.mark.parametrize("kind", list(LetterKind))
def test_each_kind_is_written_from_what_was_told(amina: Visitor, case: str, kind: LetterKind) -> None:
    told, says = TOLD[kind]
    letter = asked(amina, case, kind.value, **told)
    assert letter.heading == "Your letter"
    assert says in body_of(amina, letter)


@pytest.mark.parametrize("kind", list(LetterKind))
def test_no_kind_as_composed_shows_a_warm_spot(amina: Visitor, case: str, kind: LetterKind) -> None:
    assert asked(amina, case, kind.value, **TOLD[kind][0]).all("section", class_="coach") == []


@pytest.mark.parametrize("kind", list(LetterKind))
def test_writing_it_again_from_a_changed_case_loses_no_edit(
    amina: Visitor, case: str, kind: LetterKind
) -> None:
    told, says = TOLD[kind]
    letter = asked(amina, case, kind.value, **told)
    mine = body_of(amina, letter).rstrip() + "\n\nMy own words"
    amina.get(f"{letter.path}/edit").send("/edit", body=mine)
    add(amina, case, "fact", text="The line came back", when="14 March 2026")
    proposal = amina.get(f"{letter.path}/again")
    assert says in proposal.words("main")
    assert body_of(amina, letter) == mine
    proposal.send("/again")
    assert "My own words" not in body_of(amina, letter)
    amina.get(f"{letter.path}/versions").send("/versions/")
    assert body_of(amina, letter) == mine


@pytest.mark.parametrize(
    ("kind", "told", "error"),
    [
        ("offer_reply", {"stance": "accept"}, "Enter what they offered."),
        ("offer_reply", {"offer": "£50"}, "Choose what you say to it."),
        ("offer_reply", {"offer": "£50", "stance": "accept_part"}, "Enter what would settle the rest."),
        ("offer_reply", {"offer": "£50", "stance": "accept", "offer_money": "much"}, "Enter a sum"),
        ("information", {}, "Enter your answer."),
        ("escalation", {}, "Choose the reason. A manager listens to one."),
        ("escalation", {"reason": "anger"}, "Choose one of these."),
        ("referral", {}, "Enter the name of the ombudsman or regulator."),
        ("small_claim", {"basis": "I paid"}, "Enter how you worked out the sum."),
        ("small_claim", {}, "Enter what your claim rests on, such as what you paid for."),
        ("confirmation", {"contact_id": ""}, "Enter what was agreed."),
        ("confirmation", {"contact_id": "nobody"}, "Choose one of these."),
        ("broken_promise", {"promise_id": "nothing"}, "Choose one of these."),
    ],
)
def test_what_is_missing_is_said_at_its_field(
    app: Flask, amina: Visitor, case: str, kind: str, told: dict[str, str], error: str
) -> None:
    page = asked(amina, case, kind, **told)
    assert page.status == 422
    assert any(error in said for said in page.errors), page.errors
    with app.app_context():
        assert db.session.scalars(select(LetterRow)).all() == []


def test_what_was_typed_stays_when_something_is_missing(amina: Visitor, case: str) -> None:
    page = asked(amina, case, "offer_reply", offer="A credit of £50", counter="refund £80")
    held = ["".join(area.itertext()).strip() for area in page.all("textarea")]
    assert held == ["A credit of £50", "refund £80"]


def test_a_draft_that_was_edited_is_kept_when_it_is_about_something_new(amina: Visitor, case: str) -> None:
    letter = asked(amina, case, "escalation", reason="refusal")
    amina.get(f"{letter.path}/edit").send("/edit", body="My own words")
    beside = asked(amina, case, "escalation", reason="hardship")
    assert beside.path == f"{letter.path}/again"
    assert "wait for the usual steps" in beside.words("main")
    assert body_of(amina, letter) == "My own words"


def test_the_page_remembers_what_a_draft_is_about(amina: Visitor, case: str) -> None:
    asked(amina, case, "escalation", reason="deadlock", can_do="decide")
    page = amina.get(f"{case}/letters/start?kind=escalation")
    assert [e.get("value") for e in page.all("input", name="reason") if "checked" in e.attrib] == ["deadlock"]
    assert page.all("input", name="can_do")[0].get("value") == "decide"


def test_two_bodies_get_a_letter_each(app: Flask, amina: Visitor, case: str) -> None:
    for body in ("the Ombudsman", "the Regulator", "the Ombudsman"):
        asked(amina, case, "referral", body=body)
    with app.app_context():
        kept = [row.particulars["body"] for row in db.session.scalars(select(LetterRow))]
    assert kept == ["the Ombudsman", "the Regulator"]


def test_a_confirmation_can_be_started_from_its_contact(amina: Visitor, case: str) -> None:
    page = amina.get(f"{case}/letters/start?kind=confirmation")
    contact = page.all("option")[1].get("value")
    letter = amina.get(f"{case}/letters/start?kind=confirmation&about={contact}").send("/letters/start")
    assert body_of(amina, letter).startswith("Dear Priya,")


def test_the_fallback_is_in_no_kind_of_letter(amina: Visitor, case: str) -> None:
    for kind, (told, _) in TOLD.items():
        assert GOOD["fallback"] not in asked(amina, case, kind.value, **told).text


def test_notes_need_no_goal_and_complaints_do(amina: Visitor, case_page: Page) -> None:
    where = case_path(case_page)
    headings = [amina.get(f"{where}/letters/start?kind={k}").heading for k in ("data_request", "escalation")]
    assert headings == ["Request for my data", "What would put this right?"]


def test_a_letter_that_could_wait_says_why_and_is_written_all_the_same(amina: Visitor, case: str) -> None:
    page = amina.get(f"{case}/letters/start?kind=final_letter")
    assert "First send your complaint." in page.words("main")
    assert page.send("/letters/start").heading == "Your letter"


def test_the_goal_is_in_sight_while_an_offer_is_answered_and_the_fallback_is_not(
    amina: Visitor, case: str
) -> None:
    page = amina.get(f"{case}/letters/start?kind=offer_reply")
    assert "gives me £86.40 back" in page.words("main").replace("\u00a0", " ")
    assert GOOD["fallback"] not in page.text


def test_a_referral_is_not_sent_to_the_organisation(amina: Visitor, case: str) -> None:
    amina.get(f"{case}/details").send("/details", organisation_email="help@northwind.example")
    letter = asked(amina, case, "referral", body="the Ombudsman")
    words = amina.get(f"{letter.path}/send")
    assert "help@northwind.example" not in words.text
    assert "It goes to the Ombudsman." in words.words("main")
