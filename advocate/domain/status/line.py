"""Says in one line where a case stands, and sorts cases by whose turn it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from advocate.domain.case import Case, CaseState, Letter
from advocate.domain.status.actions import ending
from advocate.domain.status.choosing import next_action
from advocate.domain.status.kinds import ActionKind, Group, NextAction, Standing, Status, Turn
from advocate.domain.status.record import last_sent
from advocate.domain.status.writing import is_referred
from advocate.domain.wording import say_day, say_days_left


def status(case: Case, today: date) -> Status:
    """Return where the case stands on that day."""
    sent = last_sent(case)
    if case.state is not CaseState.OPEN:
        return _ended(case, today)
    action = next_action(case, today)
    if action.kind is ActionKind.PUT_OFF and action.until is not None:
        return _later(case, action.until, today, is_sent=sent is not None)
    if sent is None:
        return Status("Not sent yet", action.headline, None, None, Turn.YOURS, is_sent=False)
    is_waiting = action.kind is ActionKind.NOTHING
    due, referral = action.due_on, is_referred(case)
    reader = (referral.particulars.body if referral else "") or case.organisation.name
    return Status(
        line=f"Waiting for {reader}" if is_waiting else f"Your turn with {case.organisation.name}",
        detail=_due_words(case, action, sent, today) or action.headline,
        due_on=due,
        days_left=(due - today).days if due else None,
        turn=Turn.THEIRS if is_waiting else Turn.YOURS,
        is_sent=True,
    )


def _later(case: Case, until: date, today: date, *, is_sent: bool) -> Status:
    return Status(
        line=f"Put off with {case.organisation.name}",
        detail=f"Until {say_day(until, case.country, today)}, {say_days_left(until, today)}",
        due_on=until,
        days_left=(until - today).days,
        turn=Turn.LATER,
        is_sent=is_sent,
    )


def _ended(case: Case, today: date) -> Status:
    action = next_action(case, today)
    is_asked = action.kind is not ActionKind.CLOSED
    return Status(
        line=ending(case),
        detail=action.headline if is_asked else "",
        due_on=action.due_on,
        days_left=(action.due_on - today).days if action.due_on else None,
        turn=Turn.YOURS if is_asked else Turn.NONE,
        is_sent=last_sent(case) is not None,
    )


def standing(case: Case, today: date) -> Standing:
    """Return the case with its status and its next action."""
    return Standing(case, status(case, today), next_action(case, today))


def by_turn(standings: Sequence[Standing]) -> tuple[Group, ...]:
    """Return the cases grouped by whose turn it is; in each group the soonest date first."""
    yours = [s for s in standings if s.status.turn is Turn.YOURS]
    groups = (
        Group("Your turn", "now", _soonest(s for s in yours if _is_under_way(s))),
        Group("Not sent yet", "", _soonest(s for s in yours if not _is_under_way(s))),
        Group("Waiting for a reply", "", _soonest(s for s in standings if s.status.turn is Turn.THEIRS)),
        Group("Put off", "", _soonest(s for s in standings if s.status.turn is Turn.LATER)),
        Group("Closed", "past", _soonest(s for s in standings if s.status.turn is Turn.NONE)),
    )
    return tuple(group for group in groups if group.cases)


def _is_under_way(standing: Standing) -> bool:
    return standing.status.is_sent or standing.case.state is not CaseState.OPEN


def _due_words(case: Case, action: NextAction, sent: Letter, today: date) -> str:
    if action.due_on is None:
        return ""
    day = say_day(action.due_on, case.country, today)
    if action.kind is ActionKind.COMPARE_OFFER:
        verb = "stood" if action.due_on < today else "stands"
        return f"Their offer {verb} until {day}, {say_days_left(action.due_on, today)}"
    thing = "Reply" if action.due_on == sent.reply_due_on and not action.promise_id else "Promise"
    verb = "was due" if action.due_on < today else "due"
    return f"{thing} {verb} {day}, {say_days_left(action.due_on, today)}"


def _soonest(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    return tuple(sorted(standings, key=lambda s: s.status.due_on or date.max))
