"""How each part of a case stands in case.json, told once for both directions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from advocate.casework.timeline import date_values
from advocate.domain.case import Precision, When
from advocate.store import models as rows

Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One entry of an object in case.json: `tell` takes a row, `read` returns columns."""

    name: str
    tell: Callable[[Any], Any]
    read: Callable[[Any], Mapping[str, Any]]


def plain(name: str, column: str = "") -> Field:
    """A text, a number, a yes or no, or a list, as it is."""
    column = column or name
    return Field(name, lambda row: getattr(row, column), lambda value: {column: value})


def day(name: str) -> Field:
    """A day, or null."""
    return Field(
        name,
        lambda row: _iso(getattr(row, name)),
        lambda value: {name: date.fromisoformat(value) if value else None},
    )


def clock(name: str) -> Field:
    """A time of day such as "14:30", or null."""
    return Field(
        name,
        lambda row: f"{getattr(row, name):%H:%M}" if getattr(row, name) else None,
        lambda value: {name: time.fromisoformat(value) if value else None},
    )


def when(name: str = "when") -> Field:
    """A date with its precision, or null."""
    return Field(name, lambda row: tell_when(row.when), lambda value: date_values(read_when(value)))


def money(name: str = "money") -> Field:
    """A sum with its currency, or null; the amount is a text, so that no digit is lost."""
    return Field(
        name,
        lambda row: None if row.amount is None else {"amount": f"{row.amount:f}", "currency": row.currency},
        lambda value: {
            "amount": Decimal(value["amount"]) if value else None,
            "currency": value["currency"] if value else "",
        },
    )


def tell_when(found: When | None) -> Told | None:
    """Return a date as case.json has it."""
    if found is None:
        return None
    return {
        "from": found.start.isoformat(),
        "to": found.end.isoformat(),
        "precision": found.precision.value,
        "words": found.words,
    }


def read_when(told: Told | None) -> When | None:
    """Return the date that `tell_when` told."""
    if told is None:
        return None
    start, end = date.fromisoformat(told["from"]), date.fromisoformat(told["to"])
    return When(start, end, Precision(told["precision"]), told["words"])


def tell(row: Any, fields: Sequence[Field]) -> Told:
    """Return a row as an object of case.json."""
    return {field.name: field.tell(row) for field in fields}


def columns(told: Mapping[str, Any], fields: Sequence[Field]) -> dict[str, Any]:
    """Return the columns of an object of case.json; what it doesn't say keeps its default."""
    found: dict[str, Any] = {}
    for field in fields:
        if field.name in told:
            found.update(field.read(told[field.name]))
    return found


CASE = (
    plain("title"),
    plain("organisation", "organisation_name"),
    plain("organisation_address"),
    plain("organisation_email"),
    plain("sector"),
    plain("country"),
    plain("references"),
    plain("state"),
    plain("labels_given", "exhibits_numbered"),
)
COMPLAINANT = tuple(plain(name) for name in ("name", "address", "email", "phone"))
OUTCOME = (
    *(plain("remedy"), money(), plain("act"), day("by"), plain("why"), plain("working")),
    plain("fallback"),
)
CLOSING = (
    *(plain("kind"), day("closed_on"), plain("got"), money(), plain("worked"), plain("asks")),
    *(plain("time_back"), day("checked_on")),
)
CARD = tuple(plain(name) for name in ("fair", "options", "alternative", "theirs", "questions"))
FURTHER = tuple(plain(name) for name in ("route", "region", "told", "reason", "reason_words", "ticked"))
PARKED = (plain("text"),)
FACT = (plain("text"), when())
CONTACT = (
    *(plain("channel"), plain("direction"), plain("text"), when(), clock("at"), plain("person")),
    *(plain("role"), plain("reference"), plain("minutes"), plain("helped", "is_helper")),
)
PROMISE = (
    *(plain("text"), when("made"), plain("by_whom"), day("due_on"), plain("due_words")),
    *(plain("state"), day("settled_on")),
)
IMPACT = (plain("text"), money())
NOTE = (plain("text"), when())
REPLY = (
    *(plain("contact", "contact_id"), plain("kind"), plain("text"), plain("sha256"), plain("asked")),
    *(plain("asks"), plain("offer"), money(), day("until"), plain("settles"), plain("stance")),
    *(day("decided_on"), plain("note", "note_id")),
)
ADJUSTMENT = (
    *(plain("rule", "rule_id"), plain("entry", "entry_id"), plain("kind"), plain("reason")),
    *(day("recorded_on"), day("to"), plain("days"), day("paused_on"), day("resumed_on")),
    *(day("taken_back_on"),),
)
WANTED = (plain("item"), plain("answer"))
REMINDER = (plain("text"), day("remind_on"), day("done_on"))
LETTER = (
    *(plain("kind"), plain("channel"), plain("subject"), plain("body"), plain("state")),
    *(plain("kept_phrases"), plain("slip"), plain("particulars"), plain("sent_text"), day("sent_on")),
    *(plain("sent_sha256"), day("reply_due_on"), plain("reply_due_rule")),
    day("resting_until"),
)
STORY_PART = (
    *(plain("position"), plain("start"), plain("end"), plain("kind"), plain("original"), plain("text")),
    *(plain("calmer"), plain("why"), plain("is_kept"), when(), plain("channel"), plain("direction")),
    *(plain("person"), plain("role"), plain("is_helper"), plain("reference"), plain("minutes")),
    *(money(), day("due_on"), plain("due_words"), plain("promise_state")),
)

# What stands on the timeline and can be backed by exhibits or named by a letter, by its list in case.json.
LISTS: Mapping[str, tuple[type[Any], tuple[Field, ...]]] = {
    "parked": (rows.ParkedGoalRow, PARKED),
    "facts": (rows.FactRow, FACT),
    "contacts": (rows.ContactRow, CONTACT),
    "promises": (rows.PromiseRow, PROMISE),
    "impacts": (rows.ImpactRow, IMPACT),
    "notes": (rows.NoteRow, NOTE),
    "letters": (rows.LetterRow, LETTER),
}
# What follows from entries or stands beside them, by its list in case.json; older archives lack some.
BESIDE: Mapping[str, tuple[type[Any], tuple[Field, ...]]] = {
    "wanted_evidence": (rows.WantedEvidenceRow, WANTED),
    "replies": (rows.ReplyRow, REPLY),
    "adjustments": (rows.AdjustmentRow, ADJUSTMENT),
    "reminders": (rows.ReminderRow, REMINDER),
}
# What a letter's particulars hold that names an entry.
NAMES_AN_ENTRY = ("contact_id", "promise_id")
BACKED = ("facts", "contacts", "promises")


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None
