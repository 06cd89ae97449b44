"""Whether a route is open: by their last word, by a recorded reason, or by the time that has passed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from advocate.domain.case import Case
from advocate.domain.deadlines import REPLY_DAYS, WORDS, Deadline, DeadlineState, StartEvent
from advocate.domain.deadlines.known_dates import Dates, Known, known
from advocate.domain.escalation.routes import EscalationRoute, RouteKind
from advocate.domain.kinds import Reason
from advocate.domain.labels import REASONS
from advocate.domain.wording import say_date

# What opens a route before its time is over: their last word, however it is called there.
_LAST_WORD = (StartEvent.FINAL_RESPONSE, StartEvent.DEADLOCK_LETTER)
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a decision is made from, looked up once."""

    case: Case
    route: EscalationRoute
    today: date
    dates: Dates
    reasons: frozenset[Reason]
    wait: Deadline | None
    limit: Deadline | None


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether the route is open, why or why not, from when, and which day is missing to tell."""

    is_open: bool
    words: str
    from_on: date | None = None
    missing: StartEvent | None = None


def opening_of(seen: Seen) -> Opening:
    """Return whether the route is open: by their last word or by the time that passed."""
    country = seen.case.country
    last = _last_word(seen)
    if last is not None:
        event, day = last
        return Opening(True, f"On {say_date(day.latest, country)} {WORDS[event]}.")
    if seen.reasons & {Reason.REFUSAL, Reason.DEADLOCK} and seen.route.kind is not RouteKind.COURT:
        word = Reason.REFUSAL if Reason.REFUSAL in seen.reasons else Reason.DEADLOCK
        return Opening(True, f"You recorded: {REASONS[word]}. Ask them to say in writing that it is final.")
    if seen.route.kind is RouteKind.FIRM:
        return Opening(True, "This is a duty of the firm itself; you can ask for it at once.")
    if known(StartEvent.COMPLAINT_SENT, seen.dates) is None and not _wait_began(seen):
        words = "You have not sent your complaint yet; the body wants them to have had the chance."
        return Opening(False, words, missing=StartEvent.COMPLAINT_SENT)
    return _by_time(seen)


def _by_time(seen: Seen) -> Opening:
    country, wait = seen.case.country, seen.wait
    if wait is None or wait.state is DeadlineState.NOT_IN_FORCE:
        return _without_wait(seen)
    if wait.due_on is not None:
        if wait.is_paused:
            return Opening(False, "Their time stands still, because you paused it.")
        due = say_date(wait.due_on, country)
        if wait.due_on < seen.today:
            return Opening(True, f"Their time to answer ended on {due}.", from_on=wait.due_on + _A_DAY)
        return Opening(False, f"Their time to answer runs until {due}.", from_on=wait.due_on + _A_DAY)
    if wait.missing is StartEvent.REFERRED_BY_BODY:
        # the body itself starts that time, so it is where to go first
        return _without_wait(seen)
    if wait.missing is not None:
        words = f"We do not know yet when {WORDS[wait.missing]}, so their time cannot be counted."
        return Opening(False, words, missing=wait.missing)
    if seen.route.kind is RouteKind.COURT:
        # a court asks for a demand in writing and a fair time, not for their last word
        return _without_wait(seen)
    words = "No fixed time is set for them; what opens the way is their last word in writing."
    return Opening(False, words, missing=StartEvent.FINAL_RESPONSE)


def _without_wait(seen: Seen) -> Opening:
    """Return whether a route without a waiting time is open: once a fair time for a reply has passed."""
    if seen.reasons:
        return Opening(True, "No waiting time is set, and you recorded a reason.")
    due = _reply_due(seen)
    if due < seen.today:
        words = "No waiting time is set, and they have had a fair time to answer."
        return Opening(True, words, from_on=due + _A_DAY)
    day = say_date(due, seen.case.country)
    words = f"No waiting time is set, but their reply is due on {day}; give them that."
    return Opening(False, words, from_on=due + _A_DAY)


def is_reply_overdue(seen: Seen) -> bool:
    """Return whether they have had a fair time to answer the complaint, and it has passed."""
    return known(StartEvent.COMPLAINT_SENT, seen.dates) is not None and _reply_due(seen) < seen.today


def _reply_due(seen: Seen) -> date:
    """Return when the first complaint should have been answered: as its letter says, else the usual days."""
    dues = [x.reply_due_on for x in seen.case.letters if x.reply_due_on is not None]
    sent = known(StartEvent.COMPLAINT_SENT, seen.dates)
    if dues or sent is None:
        return min(dues, default=seen.today)
    return sent.latest + timedelta(days=REPLY_DAYS)


def _wait_began(seen: Seen) -> bool:
    return seen.wait is not None and seen.wait.started_on is not None


def _last_word(seen: Seen) -> tuple[StartEvent, Known] | None:
    # a court asks for a letter before claim, whatever they said last
    usual = () if seen.route.kind is RouteKind.COURT else _LAST_WORD
    events = (*seen.route.early, *usual)
    told = [(event, seen.dates[event]) for event in events if event in seen.dates]
    standing_in = [(event, day) for event in events if (day := known(event, seen.dates)) is not None]
    found = [(event, day) for event, day in (*told, *standing_in) if day.earliest <= seen.today]
    return found[0] if found else None
