"""What is filled into each phrase, and the filling."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from advocate.domain.letters.phrases import AMERICAN, Phrase

PLACEHOLDER = re.compile(r"\{\{([a-z_]+)\}\}")

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
        "subject_confirmation_the": "contact day",
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
        "reply_day": "day",
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
        "corrected": "sum",
        "done": "text",
        "help_on": "days",
        "special_thanks": "people",
        "copy_of_reminder": "day",
        "copy_of_message": "day",
        "copy_of_request": "day",
        "promised_act_them": "text",
        "promise_in_complaint": "day",
        "wrote_about": "days",
        "wrote_again": "day days",
        "silence_again": "day",
        "subject_promise": "day",
        "still_ask": "act",
        "reason_deadline": "day",
        "can_do": "text",
        "final_request": "day",
        "final_next_body": "body",
        "subject_referral": "organisation",
        "refer": "organisation",
        "refer_wrote": "days",
        "refer_silent": "day",
        "refer_answered": "day",
        "refer_offer": "text",
        "refer_ask": "act",
        "refer_records": "references",
        "claim_basis": "text",
        "claim_reply": "day",
        "offer_thanks_day": "day",
        "offer_is": "text",
        "offer_sum": "sum",
        "offer_confirm": "day",
        "offer_gap": "sum rest",
        "counter": "text",
        "counter_act": "act",
        "counter_sum": "sum",
        "counter_part": "text",
        "counter_part_act": "act",
        "counter_part_sum": "sum",
        "information_asked_on": "on_day",
        "information_reply": "day",
        "closed_on_day": "day",
        "helped_with": "text",
        "data_find": "details",
        "data_reply": "day",
    }.items()
}


@dataclass(frozen=True, slots=True)
class LetterTexts:
    """All phrases of a language; `verbs` are the words that an act may begin with ("refund", "take").

    `countries` names those that a phrase is for, where it isn't for all.
    """

    phrases: Mapping[Phrase, str]
    verbs: frozenset[str]
    american: tuple[tuple[str, str], ...] = ()
    countries: Mapping[Phrase, frozenset[str]] = field(default_factory=dict)

    def is_for(self, phrase: Phrase, country: str) -> bool:
        """Return whether a phrase may be said in that country."""
        return phrase not in self.countries or country in self.countries[phrase]

    def say(self, phrase: Phrase, country: str, **parts: str) -> str:
        """Return the phrase in the country's spelling with its parts filled in, each as it is.

        What is filled in is never read again, so a customer's "{{sum}}" stays what it is.
        """
        text = self.phrases[phrase]
        if country in AMERICAN:
            for british, american in self.american:
                text = text.replace(british, american)
        return PLACEHOLDER.sub(lambda found: parts[found[1]], text)
