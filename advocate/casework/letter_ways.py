"""One letter, every way: its words for a web form, a chat, a call and a public place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advocate.casework.drafting import propose
from advocate.domain.case import Case, ChannelKind, Letter
from advocate.domain.letters.channels import (
    Fitted,
    Part,
    Passage,
    call_script,
    chat_turns,
    fit,
    parts_of,
    public_message,
    script_text,
)
from advocate.rulebook import channel_texts


@dataclass(frozen=True, slots=True)
class Ways:
    """A letter as it is sent or said in other ways; `form` is what a form with a limit takes."""

    form: Fitted
    chat: tuple[str, ...]
    call: tuple[Passage, ...]
    call_text: str
    public: str


def ways_of(case: Case, letter: Letter, *, today: date, limit: int, most: int = 1) -> Ways:
    """Return every way of a letter; a form takes `most` messages of `limit` characters each."""
    texts = channel_texts.load()
    parts = _parts(case, letter, ChannelKind.WEB_FORM, today)
    call = call_script(case, parts, texts)
    return Ways(
        form=fit(parts, limit=limit, most=most, texts=texts),
        chat=chat_turns(case, parts, texts),
        call=call,
        call_text=script_text(call),
        public=public_message(case, today=today, texts=texts),
    )


def _parts(case: Case, letter: Letter, channel: ChannelKind, today: date) -> tuple[Part, ...]:
    """Return the paragraphs of a letter; the ones that were not edited are worded for the channel."""
    as_drafted, as_wanted = (
        propose(case, kind=letter.kind, channel=way, about=letter.particulars, today=letter.sent_on or today)
        for way in (letter.channel, channel)
    )
    return parts_of(letter.body, as_drafted, as_wanted)
