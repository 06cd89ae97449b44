"""Chooses the one next best action: what the customer wants to be reminded of, else what the case asks."""

from __future__ import annotations

from datetime import date

from advocate.domain.case import Case, CaseState, Letter
from advocate.domain.labels import LETTER_KINDS
from advocate.domain.reminding import Reminder
from advocate.domain.status.actions import usual_action
from advocate.domain.status.drafted import FORGOTTEN_AFTER, forgotten, is_resting, rested
from advocate.domain.status.kinds import ActionKind, NextAction
from advocate.domain.status.record import COMPLAINTS
from advocate.domain.wording import say_day

_TITLE_LENGTH = 90


def next_action(case: Case, today: date) -> NextAction:
    """Return the one next best action for the case; what was put off stays put off until its day.

    Only the very action that was put off is silent: whatever else comes up is said.
    """
    action = _chosen(case, today)
    snooze = case.snooze
    if case.state is not CaseState.OPEN or snooze is None or snooze.until <= today:
        return action
    return _put_off(case, action, snooze.until, today) if snooze.action == action.key else action


def due_reminders(case: Case, today: date) -> tuple[Reminder, ...]:
    """Return the customer's own reminders whose day has come, the oldest first; none for a closed case."""
    if case.state is not CaseState.OPEN:
        return ()
    due = [r for r in case.reminders if r.done_on is None and r.remind_on <= today]
    return tuple(sorted(due, key=lambda r: (r.remind_on, r.id)))


def _chosen(case: Case, today: date) -> NextAction:
    usual = usual_action(case, today)
    if case.state is not CaseState.OPEN:
        return usual
    if due := due_reminders(case, today):
        return _own(case, due[0], today)
    if letter := rested(case, today):
        return NextAction(
            ActionKind.READ_AGAIN,
            "Read your letter again",
            "You slept on it. Read it with fresh eyes: then send it, or say it more calmly.",
            letter_id=letter.id,
        )
    return _about_a_draft(case, usual, today)


def _about_a_draft(case: Case, usual: NextAction, today: date) -> NextAction:
    """Return what to do about a draft that rests or was forgotten, or else the usual action."""
    letter = case.letter(usual.letter_id) if usual.kind is ActionKind.SEND_LETTER else None
    if letter is not None and is_resting(letter, today) and letter.resting_until:
        day = say_day(letter.resting_until, case.country, today)
        return NextAction(
            ActionKind.PUT_OFF,
            "Nothing to do today",
            f"Your letter rests until {day}. Then we bring it back to you.",
            letter_id=letter.id,
            until=letter.resting_until,
        )
    if letter is None and usual.kind is ActionKind.NOTHING:
        letter = forgotten(case, today)
    if letter is None or letter.changed_on is None or letter.changed_on + FORGOTTEN_AFTER > today:
        return usual
    return _ask_if_sent(case, letter, letter.changed_on, today)


def _ask_if_sent(case: Case, letter: Letter, written_on: date, today: date) -> NextAction:
    then = "the clock for their reply starts" if letter.kind in COMPLAINTS else "it stands on your timeline"
    day = say_day(written_on, case.country, today)
    return NextAction(
        ActionKind.ASK_IF_SENT,
        f"Did you send it? {LETTER_KINDS[letter.kind]}",
        f"You wrote it on {day}. If you sent it, say so here, and {then}. If not, it is still there to send.",
        letter_id=letter.id,
    )


def _own(case: Case, reminder: Reminder, today: date) -> NextAction:
    words = " ".join(reminder.text.split())
    is_long = len(words) > _TITLE_LENGTH
    day = say_day(reminder.remind_on, case.country, today)
    return NextAction(
        ActionKind.OWN_REMINDER,
        f"{words[: _TITLE_LENGTH - 1].rstrip()}…" if is_long else words,
        f"You asked to be reminded on {day}.{f' {words}' if is_long else ''}",
        reminder_id=reminder.id,
    )


def _put_off(case: Case, action: NextAction, until: date, today: date) -> NextAction:
    day = say_day(until, case.country, today)
    return NextAction(
        ActionKind.PUT_OFF,
        "Nothing to do today",
        f"You put this off until {day}: {action.headline}.".replace("?.", "?"),
        until=until,
    )
