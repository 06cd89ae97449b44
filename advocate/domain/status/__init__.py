"""Where a case stands, whose turn it is, and the one next best action.

Stands beside the summary, above the deadlines: it reads the whole case and changes nothing.
"""

from advocate.domain.status.board import Board, BoardLine, Side, board, rule_days
from advocate.domain.status.choosing import due_reminders, next_action
from advocate.domain.status.due_days import DueDay, due_days, short_title
from advocate.domain.status.keeping import check_day, still_to_be_done
from advocate.domain.status.kinds import ActionKind, Group, NextAction, Standing, Status, Turn
from advocate.domain.status.line import by_turn, standing, status
from advocate.domain.status.writing import WRITTEN_AT_ONCE, LetterChoice, letter_choices, next_letter

__all__ = [
    "WRITTEN_AT_ONCE",
    "ActionKind",
    "Board",
    "BoardLine",
    "DueDay",
    "Group",
    "LetterChoice",
    "NextAction",
    "Side",
    "Standing",
    "Status",
    "Turn",
    "board",
    "by_turn",
    "check_day",
    "due_days",
    "due_reminders",
    "letter_choices",
    "next_action",
    "next_letter",
    "rule_days",
    "short_title",
    "standing",
    "status",
    "still_to_be_done",
]
