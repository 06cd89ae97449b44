"""The case as a small picture, and the level line in its other shapes; every picture is SVG as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from advocate.domain.case import Case, PromiseState
from advocate.domain.silence import silences
from advocate.domain.wording import plural, say_date, say_list
from advocate.printing.drawing import BROAD, NARROW, PRINTED, Drawing
from advocate.printing.lines import hero, mark, stepline, toneline

__all__ = ["hero", "mark", "printed_timeline", "stepline", "swatch", "timeline", "toneline"]

_LEAST_ROOM = timedelta(days=14)
_NAMED = 3


def swatch(look: str) -> str:
    """Return the little arc of the legend: look is "kept", "broken" or "wait"."""
    arc = f'<path class="{look}" d="M2 13C2 -1 28 -1 28 13"/>'
    return f'<svg class="sw" viewBox="0 0 30 14" aria-hidden="true">{arc}</svg>'


def timeline(case: Case, today: date, ahead: Iterable[date] = ()) -> str:
    """Return the picture twice, for wide and for narrow screens; "" when there is no day to draw.

    `ahead` are deadlines to come; those that would squeeze what has happened are said and not drawn.
    """
    days = _days(case)
    if not days:
        return ""
    coming = sorted({day for day in ahead if day >= today})
    title = _title(case, today, days, coming)
    near = near_enough(coming, min([*days, today]), max([*days, today]))
    forms = (Drawing.of(case, today, form, [*days, *near], near) for form in (BROAD, NARROW))
    return "".join(form.svg(title) for form in forms)


def printed_timeline(case: Case, today: date) -> str:
    """Return the picture for paper, "" when there is no day to draw."""
    days = _days(case)
    return Drawing.of(case, today, PRINTED, days).svg(_title(case, today, days)) if days else ""


def _days(case: Case) -> list[date]:
    told = [fact.when for fact in case.facts] + [contact.when for contact in case.contacts]
    told += [promise.made for promise in case.promises]
    due = [promise.due_on for promise in case.promises] + [letter.reply_due_on for letter in case.letters]
    return [when.start for when in told if when] + [day for day in due if day]


def near_enough(ahead: Sequence[date], first: date, last: date) -> list[date]:
    """Return the days ahead that leave at least two thirds of the picture to what has happened."""
    room = max(_LEAST_ROOM, (last - first) // 2)
    return [day for day in ahead if day - last <= room]


def _title(case: Case, today: date, days: list[date], ahead: Sequence[date] = ()) -> str:
    start, end = (say_date(day, case.country) for day in (min(days), max(days)))
    said = [f"The case from {start} to {end}." if start != end else f"The case on {start}."]
    said.append(f"{plural(len(case.contacts), 'contact', 'contacts')}.")
    if case.promises:
        count = {state: sum(p.state is state for p in case.promises) for state in PromiseState}
        kept, broken, still = (count[s] for s in (PromiseState.KEPT, PromiseState.BROKEN, PromiseState.OPEN))
        many = plural(len(case.promises), "promise", "promises")
        said.append(f"{many}: {kept} kept, {broken} not kept, {still} still open.")
    if longest := max(silences(case, today), key=lambda one: one.days, default=None):
        began = say_date(longest.start, case.country)
        said.append(f"The longest silence lasted {longest.words}, from {began} on.")
    if ahead:
        named = [say_date(day, case.country) for day in ahead[:_NAMED]]
        said.append(f"Deadlines ahead: {say_list(named, case.country)}.")
    return " ".join([*said, f"Today is {say_date(today, case.country)}."])
