"""Puts the customer's changes to days into a case: the one place from which every page has its days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from advocate.domain.adjustments import Adjustment, AdjustmentKind
from advocate.domain.case import Case, Letter, Promise
from advocate.domain.deadlines import adjust
from advocate.store.models import AdjustmentRow


def adjustment(row: AdjustmentRow) -> Adjustment:
    """Return a change as the domain knows it."""
    return Adjustment(
        rule_id=row.rule_id or row.entry_id,
        kind=AdjustmentKind(row.kind),
        reason=row.reason,
        recorded_on=row.recorded_on,
        to=row.to,
        days=row.days,
        paused_on=row.paused_on,
        resumed_on=row.resumed_on,
        taken_back_on=row.taken_back_on,
        id=row.public_id,
        version=row.version,
    )


def with_changes(case: Case) -> Case:
    """Return the case with the changed days of its letters and promises; rules count with theirs."""
    changes: dict[str, list[Adjustment]] = {}
    for change in case.adjustments:
        changes.setdefault(change.rule_id, []).append(change)
    if not changes:
        return case
    return replace(
        case,
        letters=tuple(_letter(x, changes.get(x.id, ()), case.country) for x in case.letters),
        promises=tuple(_promise(x, changes.get(x.id, ()), case.country) for x in case.promises),
    )


def _letter(letter: Letter, changes: Sequence[Adjustment], country: str) -> Letter:
    if letter.reply_due_on is None or not changes:
        return letter
    found = adjust(letter.reply_due_on, changes, None, country)
    return replace(
        letter,
        reply_due_on=found.due_on,
        reply_due_rule=" ".join([letter.reply_due_rule, *found.working]),
        reply_due_before=letter.reply_due_on if found.working else None,
    )


def _promise(promise: Promise, changes: Sequence[Adjustment], country: str) -> Promise:
    if promise.due_on is None or not changes:
        return promise
    found = adjust(promise.due_on, changes, None, country)
    return replace(promise, due_on=found.due_on, due_before=promise.due_on if found.working else None)
