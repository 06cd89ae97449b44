"""A chat as it was copied is read turn by turn, whoever's window it came from."""

from __future__ import annotations

from datetime import date, time

import pytest

from advocate.domain.transcript import Transcript, read_transcript

TODAY = date(2026, 5, 18)
CHAT = """Chat started: Monday 9 March 2026
14:02 Sam: Hello, how can I help?
14:03 Me: No broadband since the 3rd.
My account is NW-4471902
14:05 Sam: I'll check that for you. One moment.
14:20 Sam: I will refund £20 within 5 working days. Your reference is F-88213.
Note: an engineer will come on Friday
14:25 Me: Thanks. See https://x.example: yes"""


def read(text: str, **told: object) -> Transcript:
    return read_transcript(text, **{"today": TODAY, "country": "GB", **told})  # type: ignore[arg-type]


def test_who_when_and_what_are_read_off_a_chat() -> None:
    chat = read(CHAT)
    assert (chat.me, chat.person, chat.day) == ("Me", "Sam", date(2026, 3, 9))
    assert (chat.began, chat.minutes, chat.reference) == (time(14, 2), 23, "F-88213")
    assert [turn.who for turn in chat.turns] == ["", "Sam", "Me", "Sam", "Sam", "Me"]


def test_a_line_that_opens_no_turn_belongs_to_the_one_before() -> None:
    assert read(CHAT).turns[2].text == "No broadband since the 3rd.\nMy account is NW-4471902"


def test_what_the_other_side_promised_is_found_with_its_day_and_small_talk_is_not() -> None:
    found = [(promise.text, promise.due_on) for promise in read(CHAT).promises]
    assert found == [
        ("I will refund £20 within 5 working days.", date(2026, 3, 16)),
        ("Note: an engineer will come on Friday", date(2026, 3, 13)),
    ]


@pytest.mark.parametrize(
    ("text", "speakers", "day", "minutes"),
    [
        ("[09/03/2026, 14:02:11] Sam Lee: Hi\n[09/03/2026, 14:45:00] Amina: Hi", ("Sam Lee", "Amina"), 9, 43),
        ("09/03/2026, 14:02 - Sam: Hi\n09/03/2026, 14:05 - Amina: Hi", ("Sam", "Amina"), 9, 3),
        ("( 12s ) Visitor: hi\n( 3m 4s ) Agent Kim: hello", ("Visitor", "Agent Kim"), None, 3),
        ("Sam 14:02\nHello\nAmina 14:04\nIt broke", ("Sam", "Amina"), None, 2),
        ("Sam (2:02 PM): Hello\nAmina (2:04 PM): It broke", ("Sam", "Amina"), None, 2),
        ("Kim: hi\nAmina: hello\nKim: bye", ("Kim", "Amina"), None, None),
        ("23:50 Kim: hi\n00:10 Amina: hello", ("Kim", "Amina"), None, 20),
    ],
)
def test_windows_of_many_makes_are_read(
    text: str, speakers: tuple[str, ...], day: int | None, minutes: int | None
) -> None:
    chat = read(text, own_name="Amina Rahman")
    assert (chat.speakers, chat.minutes) == (speakers, minutes)
    assert chat.day == (date(2026, 3, day) if day else None)
    assert chat.me in ("Amina", "Visitor")


def test_days_in_numbers_follow_the_country() -> None:
    text = "09/03/2026, 14:02 - Sam: Hi"
    assert (read(text).day, read(text, country="US", today=date(2026, 12, 1)).day) == (
        date(2026, 3, 9),
        date(2026, 9, 3),
    )


def test_who_is_who_is_left_open_until_the_customer_says_it() -> None:
    text = "Kim: hi\nAnn: hello\nKim: We will credit your account by 20 May."
    assert (read(text).me, read(text).promises) == ("", ())
    told = read(text, me="Ann", said_on=date(2026, 5, 11))
    assert (told.person, told.promises[0].due_on) == ("Kim", date(2026, 5, 20))


def test_a_period_counts_from_the_day_of_the_chat() -> None:
    text = "Me: hi\nKim: You should receive it in 3-5 business days."
    assert read(text, said_on=date(2026, 5, 11)).promises[0].due_on == date(2026, 5, 18)


@pytest.mark.parametrize(
    "text", ["", "no names at all", "😀: 😀\n" * 3, "\u202ea: b\x00", ":" * 5000, "a: " * 9000]
)
def test_no_text_is_too_odd_and_none_of_it_goes(text: str) -> None:
    turns = read(text).turns
    assert "".join("".join(t.text for t in turns).split()) in "".join(text.split())


def test_a_vast_chat_is_read_as_far_as_there_is_room() -> None:
    assert len(read("14:02 Sam: Hello there\n14:03 Me: Hi\n" * 2_000).turns) == 4_000
