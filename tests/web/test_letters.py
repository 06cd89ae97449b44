"""Letters: composed, edited, coached, sent, frozen."""

from __future__ import annotations

import email
import email.policy
import hashlib

import pytest
from flask import Flask
from sqlalchemy import select

from advocate.store.models import LetterRow
from advocate.web.extensions import db
from tests.web.pages import Page, Visitor
from tests.web.test_cases import MARKUP, case_path
from tests.web.test_evidence import photo, put
from tests.web.test_outcome import GOOD
from tests.web.test_timeline import add

pytestmark = pytest.mark.slow

HEAT = "You are a bunch of crooks. Thank you for reading."


@pytest.fixture
def letter(amina: Visitor, case_page: Page) -> Page:
    where = case_path(case_page)
    amina.get("/me").send(name="Amina Rahman", address="14 Larch Close\nLeeds", email="amina@example.org")
    amina.get(f"{where}/details").send(
        references="Account: NW-4471902", organisation_email="help@northwind.example"
    )
    amina.get(f"{where}/outcome").send(**GOOD)
    add(amina, where, "fact", text="My broadband stopped", when="3 March 2026")
    return amina.get(f"{where}/letters/first").send("/letters/start")


def body_of(visitor: Visitor, letter: Page) -> str:
    area = visitor.get(f"{letter.path}/edit").all("textarea", name="body")[0]
    return "".join(area.itertext()).replace("\r\n", "\n").removeprefix("\n")


def test_the_letter_is_made_from_goal_facts_and_references(amina: Visitor, letter: Page) -> None:
    body = body_of(amina, letter)
    for words in ("£86.40", "1 June 2026", "my broadband stopped", "3 March 2026", "Amina Rahman"):
        assert words in body


def test_the_fallback_is_never_in_a_letter(amina: Visitor, letter: Page) -> None:
    assert GOOD["fallback"] not in letter.text
    assert GOOD["fallback"] not in body_of(amina, letter)


def test_a_letter_as_composed_shows_no_warm_spot(letter: Page) -> None:
    assert letter.all("section", class_="coach") == []


def test_my_name_is_asked_for_once_before_the_first_letter(amina: Visitor, case_page: Page) -> None:
    amina.get(f"{case_path(case_page)}/outcome").send(**GOOD)
    details = amina.get(f"{case_path(case_page)}/letters/first")
    assert details.heading == "My details"
    assert details.send(name="Amina Rahman").heading == "First complaint"


def test_a_warm_spot_gets_a_note_that_can_be_used_and_undone(amina: Visitor, letter: Page) -> None:
    warm = amina.get(f"{letter.path}/edit").send("/edit", body=HEAT)
    assert "crooks" in "".join(warm.all("section", class_="coach")[0].itertext())
    calm = warm.send("/calmer")
    assert "crooks" not in body_of(amina, letter)
    calm.send("/undo")
    assert body_of(amina, letter) == HEAT


def test_a_phrase_can_be_kept_for_this_letter(amina: Visitor, letter: Page) -> None:
    warm = amina.get(f"{letter.path}/edit").send("/edit", body=HEAT)
    kept = warm.send("/keep")
    assert kept.all("section", class_="coach") == []
    assert body_of(amina, letter) == HEAT


def test_the_cases_own_days_take_the_place_of_a_vague_word_and_can_be_taken_back(
    amina: Visitor, letter: Page
) -> None:
    where = letter.path.partition("/letters")[0]
    for day in ("3 March 2026", "9 March 2026"):
        add(amina, where, "contact", text="I rang", when=day)
    vague = amina.get(f"{letter.path}/edit").send("/edit", body="I called many times.")
    done = vague.send("/own")
    assert body_of(amina, letter) == "I called on 3 and 9 March 2026."
    done.send("/undo")
    assert body_of(amina, letter) == "I called many times."


def test_a_date_and_a_sum_that_the_case_does_not_know_are_pointed_out(amina: Visitor, letter: Page) -> None:
    page = amina.get(f"{letter.path}/edit").send("/edit", body="On 9 April 2025 you took £999.99 (F-00001).")
    doubted = [" ".join(b.itertext()) for b in page.all("b", class_="own")]
    assert {"9 April 2025", "£999.99"} <= set(doubted)


def test_autosave_saves_and_answers_with_the_checks(amina: Visitor, letter: Page) -> None:
    form = amina.get(f"{letter.path}/edit").form("/edit")
    data = {e.get("name"): e.get("value") for e in form.iter("input")}
    answer = amina.client.post(f"{letter.path}/autosave", data={**data, "body": HEAT})
    assert (answer.json or {})["saved"]
    assert "crooks" in (answer.json or {})["html"]
    assert body_of(amina, letter) == HEAT


def test_autosave_from_a_stale_tab_changes_nothing(amina: Visitor, letter: Page) -> None:
    form = amina.get(f"{letter.path}/edit").form("/edit")
    data = {e.get("name"): e.get("value") for e in form.iter("input")}
    amina.get(f"{letter.path}/edit").send("/edit", body="From the other tab")
    answer = amina.client.post(f"{letter.path}/autosave", data={**data, "body": "Stale"})
    assert answer.status_code == 409
    assert body_of(amina, letter) == "From the other tab"


def test_two_tabs_show_both_versions_of_a_letter(amina: Visitor, letter: Page) -> None:
    first, second = amina.get(f"{letter.path}/edit"), amina.get(f"{letter.path}/edit")
    first.send("/edit", body="First words")
    clash = second.send("/edit", body="Second words")
    assert clash.status == 422
    assert "First words" in clash.words("table")
    assert "Second words" in clash.text


def test_earlier_versions_can_be_read_and_used_again(amina: Visitor, letter: Page) -> None:
    before = body_of(amina, letter)
    amina.get(f"{letter.path}/edit").send("/edit", body="Something else")
    amina.get(f"{letter.path}/versions").send("/versions/")
    assert body_of(amina, letter) == before


def test_writing_it_again_changes_nothing_until_it_is_chosen(amina: Visitor, letter: Page) -> None:
    amina.get(f"{letter.path}/edit").send("/edit", body="My own words")
    proposal = amina.get(f"{letter.path}/again")
    assert body_of(amina, letter) == "My own words"
    proposal.send("/again")
    assert "my broadband stopped" in body_of(amina, letter)


def test_what_is_ticked_of_the_new_one_is_taken_and_the_rest_stays_as_it_was_written(
    amina: Visitor, letter: Page
) -> None:
    mine = body_of(amina, letter).replace("Thank you for your time", "Thank you, all of you, for your time")
    amina.get(f"{letter.path}/edit").send("/edit", body=f"My own first words.\n\n\n{mine}", subject="My own")
    add(amina, case_path(letter), "fact", text="It stopped again", when="9 March 2026")
    page = amina.get(f"{letter.path}/again")
    boxes = [(e.get("value") or "") for e in page.all("input", name="take")]
    texts = ["".join(li.itertext()) for li in page.all("li", class_="card stack-s")]
    ticked = next(
        box for box, text in zip(boxes, texts[-len(boxes) :], strict=True) if "it stopped again" in text
    )
    page.send("/parts", take=ticked)
    body = body_of(amina, letter)
    assert "it stopped again" in body
    assert body.startswith("My own first words.\n\n\n")
    assert "Thank you, all of you, for your time" in body
    assert "My own" in amina.get(letter.path).text


def test_nothing_ticked_changes_nothing_and_a_case_that_moved_on_is_looked_at_again(
    amina: Visitor, letter: Page
) -> None:
    amina.get(f"{letter.path}/edit").send("/edit", body="My own words")
    page = amina.get(f"{letter.path}/again")
    assert "Nothing was ticked" in page.send("/parts").text
    add(amina, case_path(letter), "fact", text="It stopped again", when="9 March 2026")
    assert "Look again and choose" in page.send("/parts", take="0").text
    assert body_of(amina, letter) == "My own words"


def test_a_sent_letter_is_frozen_with_its_hash_and_starts_the_clock(
    app: Flask, amina: Visitor, letter: Page
) -> None:
    sent = amina.get(f"{letter.path}/send").send("/send")
    with app.app_context():
        row = db.session.scalars(select(LetterRow)).one()
        assert row.sent_sha256 == hashlib.sha256(row.sent_text.encode()).hexdigest()
    assert row.sent_sha256 in sent.text
    assert "Waiting for Northwind Broadband" in amina.get(case_path(letter)).heading
    assert "Reply due Monday 1 June" in amina.get(case_path(letter)).words("main").replace("\u00a0", " ")


def test_a_sent_letter_cannot_be_changed(amina: Visitor, letter: Page) -> None:
    edit = amina.get(f"{letter.path}/edit")
    sent = amina.get(f"{letter.path}/send").send("/send")
    frozen = "".join(sent.all("div", class_="paper")[0].itertext())
    edit.send("/edit", body="Rewritten history")
    assert "".join(amina.get(letter.path).all("div", class_="paper")[0].itertext()) == frozen


def test_sending_twice_puts_one_entry_on_the_timeline(amina: Visitor, letter: Page) -> None:
    page = amina.get(f"{letter.path}/send")
    page.send("/send")
    page.send("/send")
    assert amina.get(case_path(letter)).words("ol").count("You sent: First complaint") == 1


def test_a_letter_cannot_be_sent_in_the_future(amina: Visitor, letter: Page) -> None:
    page = amina.get(f"{letter.path}/send").send("/send", sent_on="19 May 2026")
    assert page.status == 422


def test_the_pdf_of_a_letter_is_a_pdf(amina: Visitor, letter: Page) -> None:
    answer = amina.client.get(f"{letter.path}/letter.pdf")
    assert answer.data.startswith(b"%PDF")
    assert answer.headers["Content-Type"] == "application/pdf"


def test_the_email_draft_has_the_letter_and_the_exhibits_it_cites(amina: Visitor, letter: Page) -> None:
    put(amina.get(f"{case_path(letter)}/evidence"), (photo(), "router.jpg"))
    amina.get(f"{letter.path}/edit").send("/edit", body="See the photo (E1).")
    raw = amina.client.get(f"{letter.path}/letter.eml").data
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert message["To"] == "Northwind Broadband <help@northwind.example>"
    attached = list(message.iter_attachments())
    assert [part.get_content() for part in attached] == [photo()]


def test_the_mail_link_carries_the_whole_letter(amina: Visitor, letter: Page) -> None:
    assert (
        amina.get(f"{letter.path}/send").link("Open in my mail program").startswith("mailto:help%40northwind")
    )


def test_markup_in_a_letter_is_shown_as_text(amina: Visitor, letter: Page) -> None:
    page = amina.get(f"{letter.path}/edit").send("/edit", subject=MARKUP, body=MARKUP)
    assert page.words("main").count(MARKUP) == 2


def test_a_deleted_draft_can_be_put_back(amina: Visitor, letter: Page) -> None:
    gone = letter.send("/delete")
    assert "No letter yet" in gone.words("main")
    assert gone.send("/restore").path == letter.path
