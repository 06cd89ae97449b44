"""Works out every deadline of a case from the rules as data, each with its working in plain words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from advocate.domain.adjustments import Adjustment
from advocate.domain.case import Case
from advocate.domain.deadlines.adjusting import adjust
from advocate.domain.deadlines.counting import last_working_day
from advocate.domain.deadlines.evaluating import Setting, Worked, say_term, work_out
from advocate.domain.deadlines.events import WORDS, StartEvent, question
from advocate.domain.deadlines.known_dates import Dates, Known, known, known_dates, on
from advocate.domain.deadlines.places import Place, calendar_of, covers, place_of
from advocate.domain.deadlines.rules import (
    Circumstance,
    DayEnd,
    DeadlineRule,
    Purpose,
    RuleKind,
    Several,
    Term,
    Week,
    Which,
    first_clock,
)
from advocate.domain.wording import say_date


class DeadlineState(StrEnum):
    """What is known of a deadline's day."""

    DATED = "dated"
    START_UNKNOWN = "start_unknown"
    NO_FIXED_TIME = "no_fixed_time"
    TOO_FAR = "too_far"
    NOT_IN_FORCE = "not_in_force"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that follows from a rule, with its working: sentences a customer can check one by one.

    `missing` is the one event whose day would settle it, `question` asks for it. `original_on` is the day
    before your own changes. `last_safe_on` is the last working day on which you can act, for your own
    verified time only; a change makes it earlier and never later. `check` is the sentence that sends you to
    the body where the rule is not certain. `is_alarm` marks your own, verified, dated time: nothing else may
    ring.
    """

    rule: DeadlineRule
    state: DeadlineState
    due_on: date | None = None
    due_at: datetime | None = None
    start: StartEvent | None = None
    started_on: date | None = None
    missing: StartEvent | None = None
    is_partial: bool = False
    is_paused: bool = False
    original_on: date | None = None
    last_safe_on: date | None = None
    working: tuple[str, ...] = ()
    check: str = ""
    is_alarm: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether it may be relied on: its rule is verified and not stale, and no start is missing."""
        return not self.check and not self.is_partial

    @property
    def question(self) -> str:
        """The question for the one missing day, "" if none is missing."""
        return question(self.missing) if self.missing else ""

    @property
    def by_rule_on(self) -> date | None:
        """The due day as the rule has it, whatever was changed; None without one."""
        return self.original_on or self.due_on

    def days_left(self, today: date) -> int | None:
        """Return the days until the rule's own day, negative once it has passed; None without one."""
        return None if self.by_rule_on is None else (self.by_rule_on - today).days


def deadlines_for(
    case: Case,
    rules: Iterable[DeadlineRule],
    today: date,
    *,
    region: str = "",
    told: Dates | None = None,
    circumstances: Collection[Circumstance] = (),
    changes: Iterable[Adjustment] | None = None,
) -> tuple[Deadline, ...]:
    """Return the deadlines that the rules give a case, in the order of the rules.

    `region` is the customer's part of the country, `told` the days that no letter tells, `circumstances` what
    makes a variant apply, `changes` the customer's own moves: those of the case, unless others are given.
    Rules of other regions are left out. A rule that is not in force gives no day, an unknown start no day
    either: it names the day that is missing.
    """
    place = place_of(case.country, region)
    dates = known_dates(case, told)
    # more time for them is no more time for you: your own clocks start where the rule says
    for_you = dict(dates)
    changed: dict[str, list[Adjustment]] = {}
    for change in case.adjustments if changes is None else changes:
        changed.setdefault(change.rule_id, []).append(change)
    found: list[Deadline] = []
    for rule in rules:
        if not covers(rule.region, place):
            continue
        is_yours = rule.kind is RuleKind.YOU
        known_here = for_you if is_yours else dates
        one = deadline_of(rule, known_here, place, today, circumstances, changed.get(rule.id, ()))
        found.append(one)
        is_wait = rule.purpose is Purpose.WAIT and one.is_certain
        # an end that is not certain starts no other clock
        if is_wait and one.due_on is not None and StartEvent.END_OF_WAIT not in dates:
            dates[StartEvent.END_OF_WAIT] = on(one.due_on)
            for_you[StartEvent.END_OF_WAIT] = on(min(one.due_on, one.original_on or one.due_on))
    return tuple(found)


def deadline_of(
    rule: DeadlineRule,
    dates: Dates,
    place: Place,
    today: date,
    circumstances: Collection[Circumstance] = (),
    changes: Collection[Adjustment] = (),
) -> Deadline:
    """Return the deadline that one rule gives with those known days at that place."""
    if not rule.is_in_force(today):
        return Deadline(rule, DeadlineState.NOT_IN_FORCE, working=_not_in_force(rule, place.country))
    term, why = _term(rule, dates, place, circumstances)
    is_early = rule.kind is RuleKind.YOU
    setting = Setting(dates, calendar_of(rule.region, place), place.country, is_early)
    worked = work_out(term, setting)
    check = _check(rule, today)
    base = Deadline(
        rule,
        _state(worked),
        worked.due_on,
        worked.due_at,
        worked.start,
        worked.started_on,
        worked.missing[0] if worked.missing else None,
        is_partial=bool(worked.missing) and worked.due_on is not None,
        working=(*_opening(rule, term, worked), *why, *worked.working, *_partial(worked, term)),
        check=check,
    )
    return _finish(base, setting, today, changes)


def _finish(deadline: Deadline, setting: Setting, today: date, changes: Collection[Adjustment]) -> Deadline:
    rule = deadline.rule
    tail = [*_closing(rule, setting.country), *([deadline.check] if deadline.check else [])]
    if deadline.due_on is None:
        return replace(deadline, working=(*deadline.working, *tail))
    adjusted = adjust(deadline.due_on, changes, today, setting.country)
    due_on = adjusted.due_on
    is_yours = rule.kind is RuleKind.YOU and not deadline.check
    safe = None
    lines = list(adjusted.working)
    if is_yours:
        clock = first_clock(rule.versions[-1].term)
        lines += _later(deadline.due_on, due_on, setting.country)
        safe = last_working_day(min(deadline.due_on, due_on), setting.calendar, Week.USUAL)
        end = "when offices close" if clock.ends is DayEnd.OFFICE_HOURS else "at midnight"
        lines.append(f"It ends {end}. Your last safe day: {say_date(safe, setting.country)}.")
    return replace(
        deadline,
        due_on=due_on,
        original_on=deadline.due_on if adjusted.working else None,
        due_at=None if adjusted.working else deadline.due_at,
        is_paused=adjusted.is_paused,
        last_safe_on=safe,
        working=(*deadline.working, *lines, *tail),
        is_alarm=is_yours,
    )


def _later(by_rule: date, due_on: date, country: str) -> list[str]:
    """Return what to know of a day of your own that was moved past the one that the rule gives."""
    if due_on <= by_rule:
        return []
    day = say_date(by_rule, country)
    return [f"By the rule it ends on {day}. Keep to that unless whoever decides gave you more in writing."]


def _term(
    rule: DeadlineRule, dates: Dates, place: Place, circumstances: Collection[Circumstance]
) -> tuple[Term, tuple[str, ...]]:
    """Return the term that applies, with why where it isn't the usual one, and the others by name."""
    lines: list[str] = []
    chosen: Term | None = None
    for variant in rule.variants:
        is_here = bool(variant.region and place.part) and covers(variant.region, place)
        if is_here or variant.circumstance in circumstances:
            chosen = variant.term
            reason = variant.when or variant.region
            lines.append(f"This time holds because of: {reason}.")
            lines += [note for note in (variant.reference, variant.note) if note]
        elif variant.when:
            lines.append(f"If {variant.when}: {say_term(variant.term)}.")
    if chosen is not None:
        return chosen, tuple(lines)
    start = known(first_clock(rule.versions[-1].term).starts, dates)
    term, why = _version(rule, start, place.country)
    return term, (*why, *lines)


def _version(rule: DeadlineRule, start: Known | None, country: str) -> tuple[Term, tuple[str, ...]]:
    versions = rule.versions
    if len(versions) == 1:
        return versions[0].term, ()
    if start is None:
        return versions[-1].term, ()
    held = [v for v in versions if v.since is None or v.since <= start.earliest]
    version = held[-1] if held else versions[0]
    later = versions[versions.index(version) + 1 :]
    if not later:
        day = say_date(version.since, country) if version.since else ""
        return version.term, (f"This time holds since {day}.",)
    day = say_date(later[0].since or date.min, country)
    return version.term, (f"The rule changed on {day}; yours began before that, so the older time is taken.",)


def _state(worked: Worked) -> DeadlineState:
    if worked.due_on is not None:
        return DeadlineState.DATED
    if worked.missing:
        return DeadlineState.START_UNKNOWN
    return DeadlineState.TOO_FAR if worked.has_amount else DeadlineState.NO_FIXED_TIME


def _opening(rule: DeadlineRule, term: Term, worked: Worked) -> tuple[str, ...]:
    words = f"{rule.owner}: {rule.what}." if rule.owner else f"{rule.what}."
    lines = [words[0].upper() + words[1:]]
    if not worked.has_amount:
        lines.append("No fixed time is set.")
    elif worked.due_on is None and worked.missing:
        lines.append(f"{say_term(term)[0].upper()}{say_term(term)[1:]}.")
        lines.append(f"We do not know yet when {WORDS[worked.missing[0]]}, so there is no date.")
    return tuple(lines)


def _partial(worked: Worked, term: Term) -> tuple[str, ...]:
    if worked.due_on is None or not worked.missing:
        return ()
    side = "later"
    if isinstance(term, Several) and term.which is Which.FIRST:
        side = "earlier"
    return (
        f"We do not know yet when {WORDS[worked.missing[0]]}; that can only make it {side}.",
        f"The whole rule: {say_term(term)}.",
    )


def _closing(rule: DeadlineRule, country: str) -> tuple[str, ...]:
    about = "It is an approximate time." if rule.is_approximate else ""
    basis = f"About this time: {rule.basis}." if rule.basis else ""
    pending = f"Changes to know of: {rule.pending.rstrip('.')}." if rule.pending else ""
    source = source_line(rule, country)
    notes = [f"{note[0].upper()}{note[1:].rstrip('.')}." for note in rule.notes]
    return tuple(line for line in (about, basis, *notes, pending, source) if line)


def source_line(rule: DeadlineRule, country: str) -> str:
    """Return the line of a working that names its source and the day it was checked; "" without a source."""
    sources = rule.provenance.sources
    checked = say_date(rule.provenance.checked_on, country)
    return f"Source, checked on {checked}: {sources[0]}" if sources else ""


def _check(rule: DeadlineRule, today: date) -> str:
    if rule.provenance.is_sound(today):
        return ""
    why = "not been checked lately" if rule.provenance.is_stale(today) else "not been confirmed"
    link = f": {rule.link}" if rule.link else ""
    return f"This time has {why}. Check with {rule.owner or 'the body'}{link}"


def _not_in_force(rule: DeadlineRule, country: str) -> tuple[str, ...]:
    since = f" It starts on {say_date(rule.in_force_from, country)}." if rule.in_force_from else ""
    return (
        f"{rule.owner or rule.what}: not in force yet, so nothing follows from it.{since}",
        *_closing(rule, country),
    )
