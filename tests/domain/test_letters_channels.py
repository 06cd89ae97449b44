"""One letter, every way: what fits into a form, what is left out and said so, chat, call, public message."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate.domain.case import Case, ChannelKind, Letter, LetterKind, LetterState
from advocate.domain.letters import Draft, compose
from advocate.domain.letters.channels import (
    Fitted,
    Plan,
    call_script,
    chat,
    fit,
    form_length,
    gives_away,
    messages_of,
    paragraphs_in,
    parts_of,
    plan_of,
    public_message,
    script_text,
)
from advocate.domain.letters.draft import BlockKind, Need
from advocate.rulebook import channel_texts, letter_texts
from tests.domain.letter_cases import BROADBAND, CARD, MACHINE

PLAN = plan_of(LetterKind.FIRST_COMPLAINT) or Plan()
TODAY = date(2026, 5, 18)
TEXTS = channel_texts.load()
CASES = [BROADBAND, CARD, MACHINE]
LIMITS = [200, 500, 1000, 1500, 5000]


def composed(case: Case, channel: ChannelKind = ChannelKind.EMAIL) -> Draft:
    kind = LetterKind.FIRST_COMPLAINT
    return compose(case, kind=kind, channel=channel, today=TODAY, texts=letter_texts.load())


def fitted(case: Case, limit: int, most: int = 1) -> Fitted:
    draft = composed(case)
    return fit(parts_of(draft.body, draft), limit=limit, most=most, texts=TEXTS)


def sent_on(day: date) -> Letter:
    return Letter("l", LetterKind.FIRST_COMPLAINT, ChannelKind.EMAIL, "s", "b", LetterState.SENT, day)


def test_each_paragraph_of_an_unedited_letter_has_the_kind_it_was_composed_as() -> None:
    draft = composed(BROADBAND)
    parts = parts_of(draft.body, draft)
    assert [part.kind for part in parts] == [block.kind for block in draft.blocks]
    assert not any(part.is_own for part in parts)


def test_an_edited_paragraph_keeps_its_kind_and_its_words() -> None:
    draft = composed(BROADBAND)
    body = draft.body.replace("What has this meant", "What it meant").replace("to keep working", "to work")
    edited = [part for part in parts_of(body, draft) if part.is_own]
    assert [part.kind for part in edited] == [BlockKind.IMPACT]
    assert edited[0].text.endswith("mobile data to work.")


def test_what_the_customer_added_is_no_kind_of_ours_and_strong() -> None:
    draft = composed(BROADBAND)
    body = f"{draft.body}\n\nMy neighbour saw the van drive past twice."
    added = parts_of(body, draft)[-1]
    assert (added.kind, added.need) == (None, Need.STRONG)


def test_every_paragraph_stands_where_it_says() -> None:
    body = "  One\n \n\n Two\nlines \n\n\n\n"
    assert [(p.text, body[p.start : p.end]) for p in paragraphs_in(body)] == [
        ("One", "One"),
        ("Two\nlines", "Two\nlines"),
    ]


def test_an_unedited_paragraph_is_worded_for_the_form() -> None:
    draft, form = composed(BROADBAND), composed(BROADBAND, ChannelKind.WEB_FORM)
    words = "\n\n".join(part.text for part in parts_of(draft.body, draft, form))
    assert words == form.body


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
@pytest.mark.parametrize("limit", LIMITS)
def test_what_fits_is_never_longer_than_the_form_allows(case: Case, limit: int) -> None:
    found = fitted(case, limit)
    assert not found.is_fitting or [form_length(m) <= limit for m in found.messages] == [True]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
@pytest.mark.parametrize("limit", LIMITS)
def test_every_paragraph_is_either_in_a_message_or_said_to_be_missing(case: Case, limit: int) -> None:
    draft = composed(case)
    parts = parts_of(draft.body, draft)
    found = fit(parts, limit=limit, texts=TEXTS)
    text = "\n\n".join(found.messages)
    whole = [part for part in parts if part.text in text]
    assert len({*whole, *found.dropped, *found.shortened}) == len(parts) or not found.is_fitting
    assert not set(whole) & set(found.dropped)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_thousand_characters_keep_the_ask_and_the_facts(case: Case) -> None:
    found = fitted(case, 1000)
    ask = next(block.text for block in composed(case).blocks if block.kind is BlockKind.ASK)
    assert found.is_fitting
    assert ask in found.messages[0]
    assert not any(part.need is Need.ESSENTIAL for part in found.dropped)


def test_the_least_needed_goes_first() -> None:
    found = fitted(BROADBAND, 1500)
    assert found.dropped
    assert max(part.need for part in found.dropped) <= Need.USEFUL


def test_a_letter_that_fits_is_left_alone() -> None:
    draft = composed(BROADBAND)
    assert fitted(BROADBAND, 10_000) == Fitted((draft.body,))


def test_a_form_that_takes_several_messages_gets_all_of_it_numbered() -> None:
    found = fitted(BROADBAND, 500, most=10)
    assert found.dropped == ()
    assert found.messages[0].startswith(f"(1 of {len(found.messages)})\n")
    assert all(form_length(message) <= 500 for message in found.messages)
    said = " ".join(message.partition("\n")[2] for message in found.messages)
    assert said.split() == composed(BROADBAND).body.split()


def test_where_even_the_ask_is_too_long_it_says_so_and_drops_no_ask() -> None:
    found = fitted(BROADBAND, 120)
    assert not found.is_fitting
    assert all(part.need < Need.ESSENTIAL for part in found.dropped)


def test_an_emoji_counts_as_two_and_a_line_end_as_two() -> None:
    assert form_length("😀\na") == 5


@given(st.text(st.characters(), max_size=400), st.integers(1, 300), st.integers(1, 20))
def test_any_words_in_any_form_neither_crash_nor_change(body: str, limit: int, most: int) -> None:
    found = fit(parts_of(body, Draft("", ())), limit=limit, most=most, texts=TEXTS)
    kept = {*body.split()} | {word for part in found.dropped for word in part.text.split()}
    said = {word for message in found.messages for word in message.split()}
    assert found.messages
    assert len(found.messages) > 1 or said <= kept


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_chat_begins_with_hello_asks_before_it_tells_and_ends_with_a_record(case: Case) -> None:
    draft = composed(case)
    turns = list(messages_of(chat(case, parts_of(draft.body, draft), PLAN, TEXTS)))
    assert turns[0].startswith("Hello, I am ")
    asked = next(i for i, turn in enumerate(turns) if "To put this right" in turn)
    told = next(i for i, turn in enumerate(turns) if turn.startswith("What happened"))
    assert 0 < asked < told
    assert "by e-mail" in turns[-1]


def test_a_script_has_the_ask_the_facts_without_labels_and_open_questions() -> None:
    draft = composed(BROADBAND)
    script = script_text(call_script(BROADBAND, parts_of(draft.body, draft), PLAN, TEXTS).passages)
    assert "please refund £86.40" in script
    assert "(E1" not in script
    assert script.count("?") >= 5


def test_a_script_of_an_empty_letter_still_knows_how_to_begin_and_to_end() -> None:
    case = Case("x", BROADBAND.organisation, BROADBAND.sector, "GB")
    passages = call_script(case, (), PLAN, TEXTS).passages
    assert passages[0].heading == "To begin with"
    assert passages[-1].heading == "Before you hang up"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_public_message_gives_nothing_private_away(case: Case) -> None:
    letter = sent_on(date(2026, 4, 2))
    for told in (case, replace(case, letters=(letter,))):
        message = public_message(told, LetterKind.FIRST_COMPLAINT, today=TODAY, texts=TEXTS)
        assert gives_away(message, told) == ()
        assert len(message) <= 280


def test_a_public_message_says_how_long_they_have_had_the_letter() -> None:
    letter = sent_on(date(2026, 5, 4))
    case = replace(BROADBAND, letters=(letter,))
    message = public_message(case, LetterKind.FOLLOW_UP, today=date(2026, 5, 18), texts=TEXTS)
    assert "I wrote to you 14 days ago" in message


def test_an_organisation_whose_name_is_private_is_not_named_in_public() -> None:
    case = replace(
        BROADBAND, organisation=replace(BROADBAND.organisation, name="Amina Rahman Trust 12345678")
    )
    message = public_message(case, LetterKind.FIRST_COMPLAINT, today=TODAY, texts=TEXTS)
    assert message.startswith("Hello, ")


@pytest.mark.parametrize("kind", LetterKind)
def test_what_has_to_be_in_writing_or_is_nobodys_business_has_no_chat_and_no_public_message(
    kind: LetterKind,
) -> None:
    in_writing = {LetterKind.FINAL_LETTER, LetterKind.REFERRAL, LetterKind.SMALL_CLAIM}
    in_writing |= {LetterKind.DATA_REQUEST, LetterKind.CONFIRMATION, LetterKind.THANKS, LetterKind.CLOSING}
    assert (plan_of(kind) is None) is (kind in in_writing)
    if kind in in_writing:
        assert public_message(BROADBAND, kind, today=TODAY, texts=TEXTS) == ""


@pytest.mark.parametrize(
    "words", ["NW-4471902", "£86.40", "Priya", "rahman", "14 Larch Close", "a.b@example.org", "0113 496 0123"]
)
def test_what_is_private_is_seen(words: str) -> None:
    assert gives_away(f"Look at this: {words} is it.", BROADBAND)
