"""Dates that follow from a rule: working days, replies, and rules as data; each with its working in words."""

from advocate.domain.adjustments import Adjustment, AdjustmentError, AdjustmentKind
from advocate.domain.deadlines.adjusting import Adjusted, adjust, say_change
from advocate.domain.deadlines.engine import Deadline, DeadlineState, deadlines_for, source_line
from advocate.domain.deadlines.events import WORDS, StartEvent, question
from advocate.domain.deadlines.known_dates import Known, at, known_dates, known_from, on
from advocate.domain.deadlines.places import EU, Place, covers, is_known, place_of
from advocate.domain.deadlines.reply import REMINDER_DAYS, REPLY_DAYS, ReplyDue, reply_due
from advocate.domain.deadlines.rules import (
    Circumstance,
    Clock,
    Confidence,
    DayEnd,
    DeadlineRule,
    FirstDay,
    Provenance,
    Purpose,
    Roll,
    RuleKind,
    Several,
    Term,
    Unit,
    Variant,
    Version,
    Week,
    Which,
)
from advocate.domain.deadlines.working_days import add_working_days, is_working_day

__all__ = [
    "EU",
    "REMINDER_DAYS",
    "REPLY_DAYS",
    "WORDS",
    "Adjusted",
    "Adjustment",
    "AdjustmentError",
    "AdjustmentKind",
    "Circumstance",
    "Clock",
    "Confidence",
    "DayEnd",
    "Deadline",
    "DeadlineRule",
    "DeadlineState",
    "FirstDay",
    "Known",
    "Place",
    "Provenance",
    "Purpose",
    "ReplyDue",
    "Roll",
    "RuleKind",
    "Several",
    "StartEvent",
    "Term",
    "Unit",
    "Variant",
    "Version",
    "Week",
    "Which",
    "add_working_days",
    "adjust",
    "at",
    "covers",
    "deadlines_for",
    "is_known",
    "is_working_day",
    "known_dates",
    "known_from",
    "on",
    "place_of",
    "question",
    "reply_due",
    "say_change",
    "source_line",
]
