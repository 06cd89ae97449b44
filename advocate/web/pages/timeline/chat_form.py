"""What is asked about a chat that was pasted, and what was promised in it."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import request

from advocate.domain.case import Case, ChannelKind, Direction, When
from advocate.domain.transcript import Transcript, read_transcript
from advocate.web import visit
from advocate.web.fields import (
    LONG_TEXT,
    AtMost,
    ListField,
    Needed,
    NotInFuture,
    WhenField,
    WordsField,
    options,
)
from advocate.web.forms import CaseForm
from advocate.web.pages.timeline.promised_form import PromisedForm, count_sent, made, offered_data

# typed on the page before it is read anew; all else follows from the reading
_KEPT = ("text", "role", "reference", "promise", "due_words")
_SAID = 300


def _transcript() -> WordsField:
    return WordsField("The chat, as you copied it", [Needed("Paste the chat."), AtMost(LONG_TEXT)])


class PasteForm(CaseForm):
    """The chat, and its day where the chat doesn't say it."""

    transcript = _transcript()
    when = WhenField("Which day was it? (optional)", [NotInFuture()], one_day=True)

    @property
    def day(self) -> date | None:
        """The day that was typed."""
        return self.when.data.start if self.when.data else None


class ChatForm(PromisedForm):
    """A chat as it was understood; `of_chat` adds what was promised in it, each with a box to tick."""

    transcript = _transcript()
    me = ListField("Which of them is you?")

    @classmethod
    def of_chat(cls, case: Case, chat: Transcript, pasted: str) -> ChatForm:
        """Return the form filled in with what a chat was understood to say, and what was typed before."""
        data: dict[str, Any] = {
            "transcript": pasted,
            "me": chat.me,
            "channel": ChannelKind.CHAT.value,
            "direction": Direction.OUT.value,
            "when": When.on(chat.day) if chat.day else None,
            "at": chat.began,
            "minutes": chat.minutes,
            "person": chat.person,
            "reference": chat.reference,
            "text": _in_short(chat),
        }
        data |= offered_data(chat.promises)
        typed = {name: request.form[name] for name in _KEPT if request.form.get(name, "").strip()}
        form = made(cls, len(chat.promises))(formdata=None, country=case.country, data=data | typed)
        form.name_speakers(chat)
        return form

    @classmethod
    def sent(cls, case: Case) -> ChatForm:
        """Return the form as it was sent."""
        count = count_sent()
        form = made(cls, count)(country=case.country)
        form.name_speakers(read(case, form.transcript.data or "", form.me.data or "", None))
        return form

    def name_speakers(self, chat: Transcript) -> None:
        """Offer those who speak."""
        self.me.choices = options([("", "I can’t tell"), *((name, name) for name in chat.speakers)])
        if self.me.data not in {"", *chat.speakers}:
            self.me.data = ""


def read(case: Case, pasted: str, me: str, day: date | None) -> Transcript:
    """Return what a chat says, read by what is known of its case."""
    return read_transcript(
        pasted,
        me=me,
        own_name=case.complainant.name,
        said_on=day,
        known={reference.value for reference in case.references},
        today=visit.today(),
        country=case.country,
    )


def _in_short(chat: Transcript) -> str:
    """Suggest what was said in a few words: what they promised, or else what the customer asked first."""
    if chat.promises:
        return " ".join(f"“{promise.text}”" for promise in chat.promises[:3])
    mine = next((turn.text for turn in chat.turns if turn.is_mine and len(turn.text.split()) > 3), "")
    words = " ".join(mine.split())
    return f"I wrote: “{words[:_SAID].rstrip()}{'…' if len(words) > _SAID else ''}”" if words else ""
