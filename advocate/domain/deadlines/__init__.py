"""Dates that follow from a rule: working days, and the day a reply is due; each with its working in words."""

from advocate.domain.deadlines.reply import REMINDER_DAYS, REPLY_DAYS, ReplyDue, reply_due
from advocate.domain.deadlines.working_days import add_working_days, is_working_day

__all__ = ["REMINDER_DAYS", "REPLY_DAYS", "ReplyDue", "add_working_days", "is_working_day", "reply_due"]
