"""Reads an organisation's reply: its kind, what it says to each ask, its offer, questions and promises."""

from advocate.domain.replies.reading import Passage, ReplyReading, read_reply
from advocate.domain.replies.rules import ReplyRule, ReplyRules, Says

__all__ = ["Passage", "ReplyReading", "ReplyRule", "ReplyRules", "Says", "read_reply"]
