"""Tells what a good complaint has and this one still lacks, as far as a rule can tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from advocate.domain.case import Case, LetterKind, RemedyKind
from advocate.domain.letters.checks.placeholders import find_placeholders
from advocate.domain.letters.checks.spotting import dates_in, labels_told, sums_in
from advocate.domain.letters.lines import one_line, shortened, tells
from advocate.domain.tone.oversharing import private_numbers
from advocate.domain.wording import say_list

# The words by which a letter may ask for a remedy, where it isn't said with a sum or in the case's own words.
_ASKS = {
    RemedyKind.REFUND: r"refund|repay|reimburs|money back|pay back|credit",
    RemedyKind.REPAIR: r"repair|fix|mend",
    RemedyKind.REPLACEMENT: r"replac|swap|exchang|new one",
    RemedyKind.CORRECTION: r"correct|remove|take off|put right|amend|change",
    RemedyKind.SERVICE: r"deliver|provide|install|connect|finish|complete",
    RemedyKind.CANCELLATION: r"cancel|end the contract|end my contract|leave",
    RemedyKind.COMPENSATION: r"compensat|pay|make up for",
    RemedyKind.APOLOGY: r"apolog|sorry|explain|explanation",
    RemedyKind.OTHER: r"put (?:it|this|things) right|please",
}
_SHORT_FORM = 12
_SPEAKS_OF_LAW = re.compile(
    r"\b(?:illegal|unlawful|consumer (?:law|rights|protection)|(?:against|by|under|breaks?) (?:the )?law"
    r"|statutory|legally|legislation|Act|GDPR|regulations?)\b"
)
_EXACT_LAW = re.compile(
    r"\b(?:sections?|articles?|regulation|reg\.|s\.|art\.|rule)\s*\d+|§\s*\d+|\bAct (?:of )?(?:19|20)\d\d"
    r"|\b(?:EU|EC|UK)\s?261|\b\d+ (?:CFR|U\.?S\.?C)|\b(?:19|20)\d\d/\d+",
    re.IGNORECASE,
)


class Place(StrEnum):
    """Where a point is mended."""

    LETTER = "letter"
    GOAL = "goal"
    FACTS = "facts"
    IMPACT = "impact"
    EVIDENCE = "evidence"
    CASE_DETAILS = "case_details"
    MY_DETAILS = "my_details"


@dataclass(frozen=True, slots=True)
class Check:
    """One point of a good letter. `hint` says how to add it and `place` where; both serve open points."""

    key: str
    label: str
    is_done: bool
    hint: str
    place: Place


def check_completeness(
    text: str, case: Case, today: date, kind: LetterKind = LetterKind.FIRST_COMPLAINT
) -> tuple[Check, ...]:
    """Return the points of a good letter of that kind, each done or open; `text` is its subject and body."""
    points: dict[LetterKind, tuple[Callable[[str, Case, date], Check | None], ...]] = {
        LetterKind.FIRST_COMPLAINT: (
            _complaint, _ask, _reply_day, _facts, _references, _evidence, _impact, _tried, _fair, _question,
            _thanks, _name, _reach, _next, _law, _private, _gaps,
        ),
        LetterKind.FOLLOW_UP: (_complaint, _ask, _reply_day, _references, _question, _thanks, _name, _gaps),
        LetterKind.BROKEN_PROMISE: (
            _complaint, _ask, _reply_day, _references, _question, _thanks, _name, _gaps,
        ),
        LetterKind.OFFER_REPLY: (_complaint, _reply_day, _references, _thanks, _name, _gaps),
        LetterKind.ESCALATION: (_complaint, _ask, _reply_day, _references, _question, _name, _gaps),
        LetterKind.FINAL_LETTER: (_complaint, _ask, _reply_day, _references, _facts, _name, _gaps),
        LetterKind.REFERRAL: (_complaint, _ask, _references, _facts, _evidence, _name, _gaps),
        LetterKind.SMALL_CLAIM: (
            _ask, _reply_day, _facts, _references, _evidence, _sum, _name, _gaps,
        ),
        LetterKind.THANKS: (_thanks, _name, _gaps),
    }  # fmt: skip
    note = (_references, _thanks, _name, _gaps)
    checks = (point(text, case, today) for point in points.get(kind, note))
    return tuple(check for check in checks if check is not None)


def _complaint(text: str, _case: Case, _today: date) -> Check:
    is_done = re.search(r"\bcomplain(?:t|ts|ing)?\b", text, re.IGNORECASE) is not None
    hint = "Put it in the subject, so that it goes to the people who deal with complaints."
    return Check("complaint", "The word “complaint”", is_done, hint, Place.LETTER)


def _ask(text: str, case: Case, _today: date) -> Check:
    label = "What you want, in one sentence"
    sought = case.outcome
    if sought is None:
        return Check("ask", label, False, "Choose your goal first.", Place.GOAL)
    if sought.money is not None:
        is_done = any(s.value.amount == sought.money.amount for s in sums_in(text, country=case.country))
        return Check("ask", label, is_done, "Say the sum you are asking for.", Place.LETTER)
    asked = re.search(rf"\b(?:{_ASKS[sought.remedy]})", text, re.IGNORECASE) is not None
    is_done = asked or _says(text, sought.act)
    return Check("ask", label, is_done, "Say what would put this right.", Place.LETTER)


def _reply_day(text: str, case: Case, today: date) -> Check:
    found = (spot.value for spot in dates_in(text, country=case.country, today=today))
    is_done = any(when is not None and when.end >= today for when in found)
    hint = "Say by which day you need a reply. Two weeks is fair."
    return Check("reply_day", "A day to reply by", is_done, hint, Place.LETTER)


def _facts(text: str, case: Case, today: date) -> Check:
    label = "What happened, with dates"
    if not any(fact.when for fact in case.facts):
        return Check("facts", label, False, "Add a fact with its date.", Place.FACTS)
    found = (spot.value for spot in dates_in(text, country=case.country, today=today))
    own_words = (fact.when.words for fact in case.facts if fact.when and fact.when.words)
    is_done = any(when is not None and when.start <= today for when in found) or _says_any(text, own_words)
    return Check("facts", label, is_done, "Say on which day each thing happened.", Place.LETTER)


def _references(text: str, case: Case, _today: date) -> Check:
    label = "Account and reference numbers"
    values = [one_line(reference.value) for reference in case.references if one_line(reference.value)]
    if not values:
        hint = "Add the number they know you by: account, order or customer number."
        return Check("references", label, False, hint, Place.CASE_DETAILS)
    is_done = any(value.casefold() in one_line(text).casefold() for value in values)
    return Check("references", label, is_done, f"Put {values[0]} in the subject.", Place.LETTER)


def _evidence(text: str, case: Case, _today: date) -> Check:
    if not case.exhibits:
        hint = "Add a bill, a photo or an e-mail if you have one. Gaps are fine."
        return Check("evidence", "Something that shows it", False, hint, Place.EVIDENCE)
    told = labels_told(text)
    untold = [e.label for e in sorted(case.exhibits, key=lambda e: e.number) if e.label not in told]
    named = say_list(untold if len(untold) <= _SHORT_FORM else [*untold[:_SHORT_FORM], "more"], case.country)
    hint = f"Not in the letter yet: {named}. Link it to what it shows, or leave it out." if untold else ""
    return Check("evidence", "Evidence, by its label", not untold, hint, Place.EVIDENCE)


def _impact(text: str, case: Case, _today: date) -> Check:
    label = "How it affected you"
    own = [impact.text for impact in case.impacts] + ([case.outcome.why] if case.outcome else [])
    own = [words for words in own if one_line(words)]
    if not own:
        return Check(
            "impact", label, False, "Add one line: what it cost you, or what it meant.", Place.IMPACT
        )
    return Check(
        "impact", label, _says_any(text, own), "Say in one line what it meant for you.", Place.LETTER
    )


def _tried(text: str, case: Case, today: date) -> Check | None:
    contacts = [contact for contact in case.contacts if not contact.letter_id]
    if not contacts:
        return None
    days = {c.when.start for c in contacts if c.when} | {p.made.start for p in case.promises if p.made}
    found = (spot.value for spot in dates_in(text, country=case.country, today=today))
    names = [contact.person for contact in contacts]
    is_done = any(when is not None and when.start in days for when in found) or _says_any(
        text, [*names, *(contact.text for contact in contacts)]
    )
    return Check(
        "tried", "What you have tried", is_done, "Say when you were in touch, and with whom.", Place.LETTER
    )


def _fair(text: str, case: Case, _today: date) -> Check:
    sought = case.outcome
    if sought is not None and sought.money is not None:
        label, own = "How the sum is worked out", sought.working
        hint = "Say how you worked out the sum, such as “£54.90 for March”."
    else:
        label, own = "Why it is fair", sought.why if sought else ""
        hint = "Say in one line why this is fair, such as what was agreed."
    is_done = (bool(one_line(own)) and _says(text, own)) or re.search(
        r"\bfair\b", text, re.IGNORECASE
    ) is not None
    return Check("fair", label, is_done, hint, Place.LETTER if one_line(own) else Place.GOAL)


def _sum(text: str, case: Case, today: date) -> Check | None:
    """Return whether a claim says how its sum is worked out; None where no sum is asked for."""
    if case.outcome is None or case.outcome.money is None:
        return None
    check = _fair(text, case, today)
    return replace(check, is_done=check.is_done or "worked out the sum" in text)


def _question(text: str, _case: Case, _today: date) -> Check:
    hint = "Ask what they would suggest. A question gets an answer where a demand gets a no."
    return Check("question", "An open question", "?" in text, hint, Place.LETTER)


def _thanks(text: str, _case: Case, _today: date) -> Check:
    is_done = re.search(r"\b(?:thank|thanks|grateful|appreciate)", text, re.IGNORECASE) is not None
    return Check("thanks", "A word of thanks", is_done, "Thank the person who reads it.", Place.LETTER)


def _name(text: str, case: Case, _today: date) -> Check:
    name = one_line(case.complainant.name)
    if not name:
        return Check("name", "Your name", False, "Add your name to your details.", Place.MY_DETAILS)
    is_done = name.casefold() in one_line(text).casefold()
    return Check("name", "Your name", is_done, f"Sign with your name, {name}.", Place.LETTER)


def _reach(text: str, case: Case, _today: date) -> Check:
    me, label = case.complainant, "A way to reach you"
    ways = [one_line(way) for way in (me.email, me.phone, me.address) if one_line(way)]
    if not ways:
        return Check(
            "reach", label, False, "Add your e-mail, phone or address to your details.", Place.MY_DETAILS
        )
    is_done = any(way.casefold() in one_line(text).casefold() for way in ways)
    return Check("reach", label, is_done, f"Add {ways[0]} under your name.", Place.LETTER)


def _law(text: str, _case: Case, _today: date) -> Check | None:
    """Return whether law is named exactly; None where none is named, as most good letters do without."""
    if not _SPEAKS_OF_LAW.search(text):
        return None
    hint = "Name the exact rule, such as “Consumer Rights Act 2015, section 49”, or leave the law out."
    return Check("law", "Law by its exact reference", bool(_EXACT_LAW.search(text)), hint, Place.LETTER)


def _next(text: str, _case: Case, _today: date) -> Check:
    said = r"\b(?:write again|next step|take (?:it|this) further|ombudsman|regulator|small claims?)\b"
    hint = "Say once, calmly, what you will do if it stays open, and only what you would really do."
    is_done = re.search(said, text, re.IGNORECASE) is not None
    return Check("next", "What you will do next", is_done, hint, Place.LETTER)


def _private(text: str, _case: Case, _today: date) -> Check:
    is_done = next(private_numbers(text), None) is None
    hint = "A card, account or identity number is in the letter. Its last four digits are enough."
    return Check("private", "No private numbers", is_done, hint, Place.LETTER)


def _gaps(text: str, _case: Case, _today: date) -> Check:
    gaps = find_placeholders(text)
    hint = f"Fill in or take out “{gaps[0].text}”." if gaps else ""
    return Check("gaps", "No gaps left to fill in", not gaps, hint, Place.LETTER)


def _says(text: str, words: str) -> bool:
    """Return whether a text has the words, or nearly all of them; of long words their beginning counts."""
    beginning = shortened(one_line(words), _SHORT_FORM).rstrip(" .…").casefold()
    return bool(beginning) and (beginning in one_line(text).casefold() or tells(text, words))


def _says_any(text: str, many: Iterable[str]) -> bool:
    return any(_says(text, words) for words in many if one_line(words))
