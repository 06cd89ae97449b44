"""A reply is pasted, read, checked and kept; an offer is compared, decided on and the decision taken back."""

from __future__ import annotations

import pytest

from tests.web.pages import Page, Visitor
from tests.web.test_cases import case_path

pytestmark = pytest.mark.slow

OFFER = (
    "Dear Amina,\n\nWe can't refund the March bill, but as a gesture of goodwill "
    "we'd like to offer you £35.00. This would be in full and final settlement of your complaint. "
    "The offer is open until 30 June 2026. We will send the router bag within 5 working days.\n\n"
    "Kind regards,\nTom Achebe\nCustomer Relations\n\nOn 4 May 2026 Amina wrote:\n> Please pay me £900.\n"
)


@pytest.fixture
def where(case_page: Page) -> str:
    return case_path(case_page)


def paste(amina: Visitor, where: str, text: str = OFFER, **more: str) -> Page:
    return amina.get(f"{where}/timeline/reply").send("/reply/read", reply=text, **more)


def plain(page: Page) -> str:
    return page.words("main").replace("\u00a0", " ")


def with_goal(amina: Visitor, where: str) -> None:
    amina.get(f"{where}/outcome").send(
        "/outcome", remedy="refund", money="£86.40", by="12 June 2026", why="We paid", fallback="Half of it"
    )


def kept(amina: Visitor, where: str, text: str = OFFER) -> Page:
    with_goal(amina, where)
    return paste(amina, where, text, when="11 May 2026").send("/timeline/reply")


def test_what_was_understood_is_shown_with_the_passages_and_nothing_is_kept_yet(
    amina: Visitor, where: str
) -> None:
    with_goal(amina, where)
    page = paste(amina, where)
    for words in ("we'd like to offer you £35.00", "full and final", "Tom Achebe", "were left out"):
        assert words in plain(page) + page.text
    assert "£900" not in plain(page).split("The reply as you pasted it")[0]
    assert "£35" not in plain(amina.get(where))


def test_a_reply_lands_on_the_timeline_whole_and_leads_to_its_offer(amina: Visitor, where: str) -> None:
    page = kept(amina, where)
    assert page.heading == "Compare their offer"
    for words in ("£35.00", "£51.40", "Half of it", "in full and final settlement", "30 June 2026"):
        assert words in plain(page)
    case = amina.get(where)
    assert "Met in part" in plain(case)
    assert "Compare their offer" in plain(case)
    whole = amina.get(case.link("see the whole reply"))
    assert "> Please pay me £900." in whole.text.replace("&gt;", ">")


def test_all_of_an_offer_is_accepted_knowingly_only(amina: Visitor, where: str) -> None:
    page = kept(amina, where)
    refused = page.send("/offer", stance="accept")
    assert (refused.status, "Tick this" in plain(refused)) == (422, True)
    assert "Reply to an offer" in page.send("/offer", stance="accept", knows="y").heading


def test_a_part_is_accepted_without_giving_up_the_rest_and_the_decision_can_be_taken_back(
    amina: Visitor, where: str
) -> None:
    page = kept(amina, where)
    letter = page.send("/offer", stance="accept_part")
    draft = letter.send("/letters/start")
    assert "£35.00" in draft.text
    offer = amina.get(page.path)
    assert "I accept part of it" in plain(offer)
    back = offer.send("/reconsider")
    assert "taken back" in plain(back) + back.text
    assert "Your decision on their offer" not in plain(amina.get(where))


def test_a_final_response_leads_to_who_is_next(amina: Visitor, where: str) -> None:
    page = kept(amina, where, "This is our final response. We do not uphold your complaint.")
    assert "Their final response" in plain(page)
    assert "11 May 2026" in plain(amina.get(f"{where}/escalation"))


def test_a_reading_can_be_taken_back_and_brought_back(amina: Visitor, where: str) -> None:
    page = kept(amina, where, "We are unable to refund the bill.")
    gone = page.send("/remove")
    assert "see the whole reply" not in plain(gone)
    assert "They refuse" in plain(gone.send("/restore"))


def test_an_offer_on_the_phone_is_told_in_own_words(amina: Visitor, where: str) -> None:
    with_goal(amina, where)
    told = {"offer": "Forty off the next bill", "offer_money": "£40", "when": "11 May 2026"}
    page = amina.get(f"{where}/timeline/offer").send("/timeline/offer", **told)
    assert page.heading == "Compare their offer"
    assert "£46.40" in plain(page)


@pytest.mark.parametrize("text", ["", " \n ", "\u200b"])
def test_an_empty_reply_is_asked_for(amina: Visitor, where: str, text: str) -> None:
    page = paste(amina, where, text)
    assert (page.status, "Paste what they wrote." in plain(page)) == (422, True)


def test_html_is_read_as_its_reader_sees_it(amina: Visitor, where: str) -> None:
    with_goal(amina, where)
    page = paste(amina, where, "<html><p>We will <b>refund</b> &pound;86.40.</p></html>")
    assert "We will refund £86.40." in plain(page)


def test_a_logged_mail_keeps_its_entry_and_gains_its_reading(amina: Visitor, where: str) -> None:
    with_goal(amina, where)
    amina.get(f"{where}/timeline/add/contact").send(
        "/timeline/add", channel="email", direction="in", when="10 May 2026", text="They wrote back"
    )
    page = amina.get(amina.get(where).link("Read what they say"))
    page.send("/reply/read", reply="We will refund £86.40.").send("/timeline/reply")
    case = plain(amina.get(where))
    assert "1 contact." in case
    assert "They agree: see the whole reply" in case


def test_what_was_read_is_put_right_later_and_the_case_goes_by_it(amina: Visitor, where: str) -> None:
    page = kept(amina, where, "We are unable to refund the bill.")
    edit = amina.get(f"{page.path}/edit")
    changed = edit.send("/edit", kind="final_response", ask_0="partly", left_0="the phone bill")
    assert "Their final response" in plain(changed)
    assert "Still open: the phone bill" in plain(changed)
    assert "11 May 2026" in plain(amina.get(f"{where}/escalation"))
    assert "We are unable to refund the bill." in plain(changed)


def test_two_tabs_do_not_overwrite_each_others_reading(amina: Visitor, where: str) -> None:
    page = kept(amina, where, "We are unable to refund the bill.")
    first, second = (amina.get(f"{page.path}/edit") for _ in range(2))
    first.send("/edit", kind="deadlock")
    stale = second.send("/edit", kind="holding", asked="a photo")
    assert stale.status == 422
    assert "a photo" in stale.text
    assert "A deadlock letter." in plain(amina.get(page.path))


def test_a_reading_without_a_kind_is_asked_for_again_and_keeps_what_was_typed(
    amina: Visitor, where: str
) -> None:
    page = kept(amina, where, "We are unable to refund the bill.")
    refused = amina.get(f"{page.path}/edit").send("/edit", kind="", asked="a photo of the meter")
    assert refused.errors == ["Choose what kind of reply it is."]
    assert "a photo of the meter" in refused.text
