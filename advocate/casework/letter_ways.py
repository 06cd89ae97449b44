"""One letter, every way: its words for a web form, a chat, a call and a public place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advocate.casework.drafting import propose
from advocate.domain.case import Case, ChannelKind, Letter
from advocate.domain.letters.channels import (
    Fitted,
    Part,
    Saying,
    Talk,
    call_script,
    chat,
    fit,
    messages_of,
    parts_of,
    plan_of,
    public_message,
    script_text,
)
from advocate.rulebook import channel_texts


@dataclass(frozen=True, slots=True)
class Ways:
    """A letter as it is sent or said in other ways; `form` is what a form with a limit takes.

    `chat` and `call` are None where a letter of its kind has to be in writing, `public` is "" where it has no
    business in public; `why_written` and `why_private` say so. `chat_messages` are those of the chat.
    """

    form: Fitted
    chat: Talk | None
    chat_messages: tuple[str, ...]
    call: Talk | None
    call_text: str
    public: str
    why_written: str
    why_private: str


def ways_of(case: Case, letter: Letter, *, today: date, limit: int, most: int = 1) -> Ways:
    """Return every way of a letter; a form takes `most` messages of `limit` characters each."""
    texts = channel_texts.load().in_country(case.country)
    plan = plan_of(letter.kind, letter.particulars.stance)
    form, typed, spoken = (
        _parts(case, letter, way, today) for way in (ChannelKind.WEB_FORM, ChannelKind.CHAT, ChannelKind.CALL)
    )
    talk = chat(case, typed, plan, texts) if plan else None
    call = call_script(case, spoken, plan, texts) if plan else None
    return Ways(
        form=fit(form, limit=limit, most=most, texts=texts, country=case.country),
        chat=talk,
        chat_messages=tuple(messages_of(talk)) if talk else (),
        call=call,
        call_text=script_text(call.passages) if call else "",
        public=public_message(case, letter.kind, today=today, texts=texts),
        why_written=texts.say(Saying.IN_WRITING),
        why_private=texts.say(Saying.NOT_IN_PUBLIC),
    )


def _parts(case: Case, letter: Letter, channel: ChannelKind, today: date) -> tuple[Part, ...]:
    """Return the paragraphs of a letter; the ones that were not edited are worded for the channel."""
    as_drafted, as_wanted = (
        propose(case, kind=letter.kind, channel=way, about=letter.particulars, today=letter.sent_on or today)
        for way in (letter.channel, channel)
    )
    return parts_of(letter.body, as_drafted, as_wanted)
