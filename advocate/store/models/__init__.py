"""Every table, one module per noun."""

from advocate.store.models.brought import BroughtTableRow
from advocate.store.models.cases import CaseRow, ClosingRow, OutcomeRow, ParkedGoalRow, RevisionRow
from advocate.store.models.deadlines import AdjustmentRow
from advocate.store.models.escalation import EscalationRow
from advocate.store.models.evidence import (
    ExhibitLinkRow,
    ExhibitRow,
    FindingRow,
    RedactionRow,
    WantedEvidenceRow,
)
from advocate.store.models.jobs import JobRow
from advocate.store.models.letters import LetterRow
from advocate.store.models.negotiation import NegotiationCardRow
from advocate.store.models.owners import FormUseRow, OwnerRow
from advocate.store.models.reminders import DigestRow, FeedRow, ReminderRow, SnoozeRow
from advocate.store.models.replies import ReplyRow
from advocate.store.models.story import StoryPartRow, StoryRow
from advocate.store.models.summaries import SummaryPartRow
from advocate.store.models.timeline import ContactRow, FactRow, ImpactRow, NoteRow, PromiseRow

__all__ = [
    "AdjustmentRow",
    "BroughtTableRow",
    "CaseRow",
    "ClosingRow",
    "ContactRow",
    "DigestRow",
    "EscalationRow",
    "ExhibitLinkRow",
    "ExhibitRow",
    "FactRow",
    "FeedRow",
    "FindingRow",
    "FormUseRow",
    "ImpactRow",
    "JobRow",
    "LetterRow",
    "NegotiationCardRow",
    "NoteRow",
    "OutcomeRow",
    "OwnerRow",
    "ParkedGoalRow",
    "PromiseRow",
    "RedactionRow",
    "ReminderRow",
    "ReplyRow",
    "RevisionRow",
    "SnoozeRow",
    "StoryPartRow",
    "StoryRow",
    "SummaryPartRow",
    "WantedEvidenceRow",
]
