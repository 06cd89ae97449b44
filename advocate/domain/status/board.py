"""Every deadline of a case with its working: those to come, by who has to act; those past; those undated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from advocate.domain.adjustments import Adjustment
from advocate.domain.case import Case, CaseState, Letter, Promise, PromiseState
from advocate.domain.deadlines import (
    WORDS,
    Deadline,
    RuleKind,
    StartEvent,
    adjust,
    known_dates,
    question,
    source_line,
)
from advocate.domain.deadlines.known_dates import Dates
from advocate.domain.labels import LETTER_KINDS
from advocate.domain.status.due_days import DueDay, short_title
from advocate.domain.status.record import last_sent, was_answered
from advocate.domain.wording import say_date, say_days_left, say_when


class Side(StrEnum):
    """Who has to act by a day; OTHER where nobody has to."""

    YOURS = "yours"
    THEIRS = "theirs"
    BODYS = "bodys"
    OTHER = "other"


_SIDES = {RuleKind.YOU: Side.YOURS, RuleKind.ORGANISATION: Side.THEIRS, RuleKind.BODY: Side.BODYS}

# What a calendar that others may see says of a day.
_PLAIN = {
    Side.YOURS: "your last safe day to act",
    Side.THEIRS: "their time to act ends",
    Side.BODYS: "the time of the body ends",
    Side.OTHER: "a day to know of",
}
_RANKS = {side: rank for rank, side in enumerate(Side)}
Changes = Mapping[str, tuple[Adjustment, ...]]


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One deadline with its working, sentences that a customer can check one by one.

    `key` is the id of its rule, or of the letter or promise that it follows from; `rule` is then None.
    `due_on` is None where no day can be told; `left` says how far off it is, `begins` when its clock started.
    `original_on` is the day before the customer's own changes; `changes` are all, also those taken back.
    `asks` is the event whose day would settle it, or would settle it better than the day that stands in.
    `check` sends to the body; `is_quoted` says that the title is what somebody promised.
    """

    key: str
    side: Side
    title: str
    due_on: date | None
    working: tuple[str, ...]
    left: str = ""
    begins: str = ""
    rule: Deadline | None = None
    original_on: date | None = None
    last_safe_on: date | None = None
    asks: StartEvent | None = None
    check: str = ""
    is_alarm: bool = False
    is_paused: bool = False
    is_quoted: bool = False
    changes: tuple[Adjustment, ...] = ()

    @property
    def question(self) -> str:
        """The question for the day that is missing, "" if none is."""
        return question(self.asks) if self.asks else ""

    @property
    def seen(self) -> int:
        """A number that grows with every change to the day, so that two tabs notice each other."""
        return sum(change.version for change in self.changes)


@dataclass(frozen=True, slots=True)
class Board:
    """The deadlines of a case: `coming` by side, the soonest first; `past`, the latest first; `undated`."""

    coming: dict[Side, tuple[BoardLine, ...]]
    past: tuple[BoardLine, ...]
    undated: tuple[BoardLine, ...]

    @property
    def lines(self) -> tuple[BoardLine, ...]:
        """All of them, in the order of the page."""
        return (*(line for lines in self.coming.values() for line in lines), *self.undated, *self.past)

    @property
    def soonest(self) -> tuple[BoardLine, ...]:
        """Those to come, the soonest first, whoever has to act."""
        return _by_day(line for lines in self.coming.values() for line in lines)

    def line(self, key: str) -> BoardLine | None:
        """Return the deadline with that key, or None."""
        return next((line for line in self.lines if line.key == key), None)


def board(case: Case, deadlines: Sequence[Deadline], today: date, *, told: Dates | None = None) -> Board:
    """Return the deadlines of a case: those of its rules, the reply that is waited for, promises still open.

    `deadlines` are what the rules give, with the customer's changes; `told` are days that no letter tells.
    """
    known = known_dates(case, told)
    by_id = {d.rule.id: d for d in deadlines}
    changes = _changes(case)
    found = [_of_rule(d, case, today, known, changes) for d in by_id.values()]
    found += [
        _of_promise(p, case, today, changes)
        for p in case.promises
        if p.state is PromiseState.OPEN and p.due_on
    ]
    found += [_of_letter(letter, case, today, changes) for letter in _waited_for(case)]
    dated = [line for line in found if line.due_on is not None]
    coming = [line for line in dated if line.due_on and line.due_on >= today]
    past = [line for line in dated if line.due_on and line.due_on < today]
    return Board(
        {side: _by_day(line for line in coming if line.side is side) for side in Side},
        tuple(reversed(_by_day(past))),
        tuple(sorted((x for x in found if x.due_on is None), key=_order)),
    )


def _by_day(lines: Iterable[BoardLine]) -> tuple[BoardLine, ...]:
    return tuple(sorted(lines, key=lambda line: (line.due_on or date.max, _order(line))))


def _order(line: BoardLine) -> tuple[bool, int]:
    """Those that a day would settle come before those without any time, yours before theirs."""
    return line.asks is None, _RANKS[line.side]


def _of_rule(found: Deadline, case: Case, today: date, known: Dates, changes: Changes) -> BoardLine:
    rule = found.rule
    stands_in = found.start if found.started_on is not None and found.start not in known else None
    left_out = (found.check, source_line(rule, case.country))
    return BoardLine(
        key=rule.id,
        side=_SIDES.get(rule.kind, Side.OTHER),
        title=f"{rule.what[0].upper()}{rule.what[1:]}",
        due_on=found.due_on,
        working=tuple(line for line in found.working if line not in left_out),
        left=say_days_left(found.due_on, today) if found.due_on else "",
        begins=_begins(found, case.country),
        rule=found,
        original_on=found.original_on,
        last_safe_on=found.last_safe_on,
        asks=found.missing or stands_in,
        check=found.check.removesuffix(f": {rule.link}"),
        is_alarm=found.is_alarm,
        is_paused=found.is_paused,
        changes=changes.get(rule.id, ()),
    )


def _begins(found: Deadline, country: str) -> str:
    if found.start is None or found.started_on is None:
        return ""
    words = WORDS[found.start]
    return f"{words[0].upper()}{words[1:]}: {say_date(found.started_on, country)}"


def _waited_for(case: Case) -> list[Letter]:
    sent = last_sent(case)
    if case.state is not CaseState.OPEN or sent is None or was_answered(case, sent):
        return []
    return [sent] if sent.reply_due_on is not None else []


def _of_letter(letter: Letter, case: Case, today: date, changes: Changes) -> BoardLine:
    day = f" of {say_date(letter.sent_on, case.country)}" if letter.sent_on else ""
    due = letter.reply_due_on or today
    return BoardLine(
        key=letter.id,
        side=Side.THEIRS,
        title=f"Their reply to your letter{day}: {LETTER_KINDS[letter.kind]}",
        due_on=due,
        working=(letter.reply_due_rule,) if letter.reply_due_rule else (),
        left=say_days_left(due, today),
        original_on=letter.reply_due_before,
        changes=changes.get(letter.id, ()),
    )


def _of_promise(promise: Promise, case: Case, today: date, all_changes: Changes) -> BoardLine:
    due, who = promise.due_on or today, promise.by_whom or case.organisation.name
    made = f" on {say_when(promise.made, case.country)}" if promise.made else ""
    changes = all_changes.get(promise.id, ())
    said = adjust(promise.due_before or due, changes, None, case.country).working
    words = [f"{who} promised it{made}.", *([promise.due_words] if promise.due_words else []), *said]
    return BoardLine(
        key=promise.id,
        side=Side.THEIRS,
        title=promise.text,
        is_quoted=True,
        due_on=due,
        working=tuple(words),
        left=say_days_left(due, today),
        original_on=promise.due_before,
        changes=changes,
    )


def rule_days(case: Case, found: Board, version: int) -> tuple[DueDay, ...]:
    """Return the days ahead that follow from rules, for a calendar: your own, and others that are certain.

    Your own stand on their last safe day, also while a clock stands still. Only your own, verified time has
    an alarm. `version` has to grow with every file that is made: a rule, a day that was told or a letter can
    each move them.
    """
    return tuple(
        _due_day(case, line, version)
        for line in found.soonest
        if line.rule is not None
        and (line.side is Side.YOURS or (line.rule.is_certain and not line.is_paused))
    )


def _due_day(case: Case, line: BoardLine, version: int) -> DueDay:
    who = {Side.YOURS: "You", Side.THEIRS: case.organisation.name, Side.BODYS: "The body"}.get(line.side, "")
    title = f"{who}: {line.title}" if who else line.title
    is_yours = line.side is Side.YOURS
    return DueDay(
        id=f"rule-{case.id}-{line.key}",
        day=(line.last_safe_on if is_yours else None) or line.due_on or date.max,
        title=short_title(f"{title} (check with the body)" if line.check else title),
        details="\n".join([*line.working, *([line.check] if line.check else [])]),
        version=version,
        plain=short_title(f"{case.organisation.name}: {_PLAIN[line.side]}"),
        has_alarm=line.is_alarm,
        is_warned=line.is_alarm,
    )


def _changes(case: Case) -> Changes:
    found: dict[str, tuple[Adjustment, ...]] = {}
    for change in case.adjustments:
        found[change.rule_id] = (*found.get(change.rule_id, ()), change)
    return found
