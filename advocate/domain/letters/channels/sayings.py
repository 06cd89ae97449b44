"""The names of what is said on the ways other than the letter itself, and the texts they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from advocate.domain.letters.phrases import AMERICAN

PLACEHOLDER = re.compile(r"\{\{([a-z_]+)\}\}")


class Saying(StrEnum):
    """The name of every saying; the value is its section in the rulebook's file."""

    SLIP_HEADING = "slip_heading"
    SLIP_INTRO = "slip_intro"
    SLIP_BACK = "slip_back"
    SLIP_BACK_BY = "slip_back_by"
    SLIP_ABOUT = "slip_about"
    SLIP_YES = "slip_yes"
    SLIP_OFFER = "slip_offer"
    SLIP_NEED = "slip_need"
    SLIP_CONTACT = "slip_contact"
    SLIP_SIGNED = "slip_signed"

    PART_OF = "part_of"
    PART_MORE = "part_more"

    CHAT_HELLO = "chat_hello"
    CHAT_HELLO_NOBODY = "chat_hello_nobody"
    CHAT_TEAM = "chat_team"
    CHAT_ABOUT = "chat_about"
    CHAT_FACTS = "chat_facts"
    CHAT_QUESTION = "chat_question"
    CHAT_CLOSE = "chat_close"

    CALL_BEGIN = "call_begin"
    CALL_HELLO = "call_hello"
    CALL_HELLO_NOBODY = "call_hello_nobody"
    CALL_ABOUT = "call_about"
    CALL_TEAM = "call_team"
    CALL_ASK = "call_ask"
    CALL_ANSWER = "call_answer"
    CALL_FACTS = "call_facts"
    CALL_TRIED = "call_tried"
    CALL_QUESTIONS = "call_questions"
    CALL_QUESTION_TODAY = "call_question_today"
    CALL_QUESTION_NEED = "call_question_need"
    CALL_QUESTION_PLACE = "call_question_place"
    CALL_QUESTION_WHEN = "call_question_when"
    CALL_QUESTION_WRITING = "call_question_writing"
    CALL_QUESTION_NEXT = "call_question_next"
    CALL_NO = "call_no"
    CALL_NO_WHO = "call_no_who"
    CALL_NO_WRITE = "call_no_write"
    CALL_END = "call_end"
    CALL_END_REPEAT = "call_end_repeat"
    CALL_END_NAME = "call_end_name"
    CALL_END_THANKS = "call_end_thanks"

    PUBLIC_HELLO = "public_hello"
    PUBLIC_HELLO_NOBODY = "public_hello_nobody"
    PUBLIC_NEW = "public_new"
    PUBLIC_WAITING = "public_waiting"
    PUBLIC_ASK = "public_ask"
    PUBLIC_THANKS = "public_thanks"

    IN_WRITING = "in_writing"
    NOT_IN_PUBLIC = "not_in_public"
    ENCLOSED_SHORT = "enclosed_short"
    ENCLOSED_LETTERS = "enclosed_letters"


# What is filled into each saying; one that isn't named here has nothing filled in.
PARTS: Mapping[Saying, frozenset[str]] = {
    Saying(name): frozenset(parts.split())
    for name, parts in {
        "slip_back": "to",
        "slip_back_by": "to day",
        "slip_about": "subject",
        "part_of": "number count",
        "part_more": "count",
        "chat_hello": "name",
        "chat_about": "references",
        "call_hello": "name",
        "call_about": "references",
        "public_hello": "organisation",
        "public_waiting": "days",
        "enclosed_short": "papers",
    }.items()
}


@dataclass(frozen=True, slots=True)
class ChannelTexts:
    """All sayings of a language, and what of them is spelled otherwise in American."""

    sayings: Mapping[Saying, str]
    american: tuple[tuple[str, str], ...] = ()

    def in_country(self, country: str) -> ChannelTexts:
        """Return the sayings in the spelling of that country."""
        if country not in AMERICAN or not self.american:
            return self
        return ChannelTexts({saying: self._in_american(text) for saying, text in self.sayings.items()})

    def _in_american(self, text: str) -> str:
        for british, american in self.american:
            text = text.replace(british, american)
        return text

    def say(self, saying: Saying, **parts: str) -> str:
        """Return the saying with its parts filled in; what is filled in is never read again."""
        return PLACEHOLDER.sub(lambda found: parts[found[1]], self.sayings[saying])
