"""The phrases that a letter is put together from: their names, what is filled into each, and the filling."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

PLACEHOLDER = re.compile(r"\{\{([a-z_]+)\}\}")

_AMERICAN = frozenset({"US"})


class Phrase(StrEnum):
    """The name of every phrase; the value is its section in the rulebook's file of texts."""

    GREET_TEAM = "greet_team"
    GREET_PERSON = "greet_person"
    GREET_NOBODY = "greet_nobody"
    SIGN_OFF = "sign_off"
    BY_DAY = "by_day"
    IN_MONTH = "in_month"
    ON_DAY = "on_day"
    FROM_DAYS = "from_days"

    SUBJECT_FIRST = "subject_first"
    SUBJECT_FOLLOW_UP = "subject_follow_up"
    SUBJECT_CONFIRMATION = "subject_confirmation"
    SUBJECT_THANKS = "subject_thanks"

    ASK = "ask"
    ASK_WORDS = "ask_words"
    ASK_PLEASE = "ask_please"
    ASK_OPEN = "ask_open"
    STAKE = "stake"
    RECORDS = "records"

    REFUND = "refund"
    REFUND_SUM = "refund_sum"
    REPAIR = "repair"
    REPLACEMENT = "replacement"
    CORRECTION = "correction"
    CORRECTION_SUM = "correction_sum"
    SERVICE = "service"
    CANCELLATION = "cancellation"
    COMPENSATION = "compensation"
    COMPENSATION_SUM = "compensation_sum"
    APOLOGY = "apology"
    OTHER = "other"

    OPTION_REFUND = "option_refund"
    OPTION_REPAIR = "option_repair"
    OPTION_REPLACEMENT = "option_replacement"
    OPTION_CORRECTION = "option_correction"
    OPTION_SERVICE = "option_service"
    OPTION_CANCELLATION = "option_cancellation"
    OPTION_COMPENSATION = "option_compensation"
    OPTION_APOLOGY = "option_apology"
    OPTION_OTHER = "option_other"

    BRIDGE = "bridge"
    FACTS = "facts"
    FACTS_PICKED = "facts_picked"
    IMPACT = "impact"
    TRIED = "tried"
    HELPED_ONE = "helped_one"
    HELPED_MANY = "helped_many"
    CHRONOLOGY_ENCLOSED = "chronology_enclosed"
    CHRONOLOGY_ATTACHED = "chronology_attached"
    CHRONOLOGY_ON_REQUEST = "chronology_on_request"
    WORKING = "working"
    MATTERS = "matters"
    RELIED = "relied"
    SUGGEST = "suggest"
    WHY = "why"
    REPLY = "reply"
    NEXT_STEP = "next_step"
    THANKS = "thanks"

    ENCLOSED = "enclosed"
    ATTACHED = "attached"
    ON_REQUEST = "on_request"
    COPY_OF_LETTER = "copy_of_letter"
    FULL_CHRONOLOGY = "full_chronology"

    CALL = "call"
    EMAIL = "email"
    LETTER = "letter"
    CHAT = "chat"
    VISIT = "visit"
    WEB_FORM = "web_form"
    CONTACT = "contact"
    WITH_PERSON = "with_person"
    TO_PERSON = "to_person"
    FROM_PERSON = "from_person"
    REFERENCE = "reference"
    LABELS = "labels"

    PROMISED_ACT = "promised_act"
    PROMISED_ACT_NOBODY = "promised_act_nobody"
    PROMISED_THING = "promised_thing"
    PROMISED_THING_NOBODY = "promised_thing_nobody"
    SAID = "said"
    SAID_NOBODY = "said_nobody"
    QUOTED = "quoted"
    QUOTED_NOBODY = "quoted_nobody"
    NOT_BY_DAY = "not_by_day"
    NOT_DONE = "not_done"
    UNSURE_BY_DAY = "unsure_by_day"
    DUE_BY_DAY = "due_by_day"
    STILL_OPEN = "still_open"
    KEPT = "kept"

    WROTE_ON = "wrote_on"
    WROTE_NEVER = "wrote_never"
    SILENCE = "silence"
    STILL_TO_DO = "still_to_do"
    ANYTHING_NEEDED = "anything_needed"

    TALKED = "talked"
    WROTE_TO_ME = "wrote_to_me"
    AGREED = "agreed"
    AGREED_BY_DAY = "agreed_by_day"
    UNDERSTOOD = "understood"
    CORRECT_ME = "correct_me"
    THANKS_FOR_HELP = "thanks_for_help"

    THANK_CLOSED = "thank_closed"
    THANK_OPEN = "thank_open"
    RECEIVED = "received"
    DONE = "done"
    HELP_ON = "help_on"
    SPECIAL_THANKS = "special_thanks"
    KIND_END = "kind_end"


# What is filled into each phrase; a phrase that isn't named here has nothing filled in.
PARTS: Mapping[Phrase, frozenset[str]] = {
    Phrase(name): frozenset(parts.split())
    for name, parts in {
        "greet_team": "organisation",
        "greet_person": "person",
        "by_day": "text day",
        "in_month": "day",
        "on_day": "day",
        "from_days": "day",
        "subject_follow_up": "day",
        "subject_confirmation": "contact day",
        "ask": "act",
        "ask_words": "words",
        "ask_please": "act",
        "stake": "sum",
        "records": "references",
        "refund_sum": "sum",
        "correction_sum": "sum",
        "compensation_sum": "sum",
        "impact": "text",
        "helped_one": "people",
        "helped_many": "people",
        "chronology_enclosed": "count",
        "chronology_attached": "count",
        "chronology_on_request": "count",
        "working": "text",
        "matters": "text",
        "suggest": "option",
        "reply": "day",
        "copy_of_letter": "day",
        "with_person": "contact person",
        "to_person": "contact person",
        "from_person": "contact person",
        "reference": "value",
        "labels": "first last",
        "promised_act": "who text",
        "promised_act_nobody": "text",
        "promised_thing": "who text",
        "promised_thing_nobody": "text",
        "said": "who text",
        "said_nobody": "text",
        "quoted": "who text",
        "quoted_nobody": "text",
        "not_by_day": "day",
        "unsure_by_day": "day",
        "due_by_day": "day",
        "wrote_on": "day",
        "silence": "day",
        "talked": "day",
        "wrote_to_me": "day",
        "agreed_by_day": "text day",
        "understood": "text",
        "received": "sum",
        "done": "text",
        "help_on": "days",
        "special_thanks": "people",
    }.items()
}


@dataclass(frozen=True, slots=True)
class LetterTexts:
    """All phrases of a language; `verbs` are the words that an act may begin with ("refund", "take")."""

    phrases: Mapping[Phrase, str]
    verbs: frozenset[str]
    american: tuple[tuple[str, str], ...] = ()

    def say(self, phrase: Phrase, country: str, **parts: str) -> str:
        """Return the phrase in the country's spelling with its parts filled in, each as it is.

        What is filled in is never read again, so a customer's "{{sum}}" stays what it is.
        """
        text = self.phrases[phrase]
        if country in _AMERICAN:
            for british, american in self.american:
                text = text.replace(british, american)
        return PLACEHOLDER.sub(lambda found: parts[found[1]], text)
