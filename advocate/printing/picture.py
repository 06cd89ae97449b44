"""The timeline as a small picture: contacts as dots, promises as arcs, dates ahead as flags."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from advocate.domain.case import Case, Direction, LetterState, Promise, PromiseState
from advocate.domain.wording import MONTHS, plural, say_date
from advocate.printing.lines import hero, mark, number, stepline, toneline, waves

__all__ = ["hero", "mark", "printed_timeline", "stepline", "swatch", "timeline", "toneline"]

_LOOKS = {PromiseState.KEPT: "kept", PromiseState.BROKEN: "broken", PromiseState.OPEN: "wait"}
_MOST_ARCS = 10

# WeasyPrint does not style inline SVG from the page, so the printed picture carries attributes of its own.
_PAINT = {
    "base": 'stroke="#14211D" stroke-width="2"',
    "grid": 'stroke="#C9D2CE" stroke-width="1"',
    "future": 'stroke="#6F8078" stroke-width="2" stroke-dasharray="1 6"',
    "rough": 'stroke="#8A3A12" stroke-width="2"',
    "kept": 'stroke="#0A5A4C" stroke-width="2"',
    "broken": 'stroke="#8A3A12" stroke-width="2" stroke-dasharray="5 5"',
    "wait": 'stroke="#1B4C82" stroke-width="2" stroke-dasharray="1 5"',
    "x": 'stroke="#8A3A12" stroke-width="2"',
    "now": 'stroke="#0A5A4C" stroke-width="2"',
    "you": 'fill="#14211D" stroke="#14211D" stroke-width="2"',
    "them": 'fill="#FFFFFF" stroke="#14211D" stroke-width="2"',
    "flag": 'fill="#1B4C82" stroke="#1B4C82" stroke-width="2"',
    "soft": 'font-family="Atkinson Next" font-size="14" fill="#485851"',
    "strong": 'font-family="Atkinson Next" font-size="14" font-weight="700" fill="#14211D"',
}


def swatch(look: str) -> str:
    """Return the little arc of the legend: look is "kept", "broken" or "wait"."""
    return f'<svg class="sw" viewBox="0 0 30 14" aria-hidden="true"><path class="{look}" d="M2 13C2 -1 28 -1 28 13"/></svg>'


def timeline(case: Case, today: date) -> str:
    """Return the picture twice, for wide and for narrow screens; "" when there is nothing with a day to draw."""
    if not _days(case):
        return ""
    broad = _Drawing(case, today, width=1090, height=170, look="broad").svg()
    return broad + _Drawing(case, today, width=358, height=150, look="narrow").svg()


def printed_timeline(case: Case, today: date) -> str:
    """Return the picture for paper, "" when there is nothing to draw."""
    return _Drawing(case, today, width=700, height=150, look="printed").svg() if _days(case) else ""


def _days(case: Case) -> list[date]:
    found = [e.when.start for e in (*case.facts, *case.contacts) if e.when]
    found += [p.made.start for p in case.promises if p.made] + [p.due_on for p in case.promises if p.due_on]
    return found + [x.reply_due_on for x in case.letters if x.reply_due_on]


@dataclass(slots=True)
class _Drawing:
    """One drawing; x runs with the days, the base line stands above the names of the months."""

    case: Case
    today: date
    width: int
    height: int
    look: str
    pad: int = 10

    def svg(self) -> str:
        name = f"picture-{self.look}"
        drawn = "".join(
            (*self._months(), *self._base_line(), *self._arcs(), *self._dots(), *self._flags(), *self._now())
        )
        title = f'<title id="{name}">{escape(self._title())}</title>'
        box = f'viewBox="0 0 {self.width} {self.height}" role="img" aria-labelledby="{name}"'
        size = f' width="{self.width}" height="{self.height}"' if self.look == "printed" else ""
        return f'<svg class="{self.look}" {box}{size}>{title}{drawn}</svg>'

    @property
    def first(self) -> date:
        return min([*_days(self.case), self.today]) - timedelta(days=3)

    @property
    def last(self) -> date:
        end = max([*_days(self.case), self.today])
        return end + timedelta(days=max(4, (end - self.first).days // 12))

    @property
    def base(self) -> int:
        return self.height - 44

    def x(self, day: date) -> float:
        return (
            self.pad + (day - self.first).days * (self.width - 2 * self.pad) / (self.last - self.first).days
        )

    def _paint(self, look: str) -> str:
        if self.look != "printed":
            return "" if look == "base" else f' class="{look}"'
        round_ends = ' stroke-linecap="round" stroke-linejoin="round"'
        no_fill = "" if "fill" in _PAINT[look] else f' fill="none"{round_ends}'
        return f" {_PAINT[look]}{no_fill}"

    def _text(self, look: str, x: float, y: float, words: str, anchor: str = "start") -> str:
        return f'<text{self._paint(look)} x="{number(x)}" y="{number(y)}" text-anchor="{anchor}">{escape(words)}</text>'

    def _months(self) -> Iterator[str]:
        months = [m for m in _firsts(self.first, self.last) if self.first <= m <= self.last]
        room = 62 if self.look == "narrow" else 84
        every = max(1, round(len(months) * room / self.width + 0.49)) if months else 1
        if not months or self.x(months[0]) > room:
            yield self._text("soft", self.pad, self.height - 8, self._name(self.first, is_first=True))
        for i, month in enumerate(months):
            x = self.x(month)
            yield f'<line{self._paint("grid")} x1="{number(x)}" x2="{number(x)}" y1="24" y2="{self.height - 24}"/>'
            if i % every == 0 and x < self.width - room * 0.8:
                yield self._text("soft", x + 5, self.height - 8, self._name(month, is_first=i == 0))

    def _name(self, month: date, *, is_first: bool) -> str:
        name = MONTHS[month.month - 1]
        name = name if self.look == "broad" else name[:3]
        return f"{name} {month.year}" if month.month == 1 or (is_first and self.look == "broad") else name

    def _base_line(self) -> Iterator[str]:
        today, end = self.x(self.today), self.width - self.pad
        rough = sorted(
            (self.x(p.due_on), self.x(min(p.settled_on or p.due_on, self.today)))
            for p in self.case.promises
            if p.state is PromiseState.BROKEN and p.due_on and p.due_on < self.today
        )
        reached = float(self.pad)
        for start, stop in rough:
            stop = min(max(stop, start + 22), today)
            if start < reached or stop - start < 8:
                continue
            count = max(2, round((stop - start) / 11) // 2 * 2)
            yield f'<path{self._paint("base")} d="M{number(reached)} {self.base}H{number(start)}"/>'
            shape = waves(start, stop, count, first=9, last=5, jagged=True)
            yield f'<path{self._paint("rough")} d="M{number(start)} {self.base}{shape}"/>'
            reached = stop
        yield f'<path{self._paint("base")} d="M{number(reached)} {self.base}H{number(max(today, reached))}"/>'
        yield f'<path{self._paint("future")} d="M{number(today)} {self.base}H{number(end)}"/>'

    def _arcs(self) -> Iterator[str]:
        drawn = [p for p in self.case.promises if p.made and p.due_on and p.due_on >= p.made.start]
        if len(drawn) > _MOST_ARCS:
            drawn = [p for p in drawn if p.state is not PromiseState.KEPT][-_MOST_ARCS:]
        for promise in drawn:
            yield from self._arc(promise, _LOOKS[promise.state])

    def _arc(self, promise: Promise, look: str) -> Iterator[str]:
        if promise.made is None or promise.due_on is None:
            return
        x0, x1 = self.x(promise.made.start), max(self.x(promise.due_on), self.x(promise.made.start) + 8)
        high, foot = min((x1 - x0) * 0.55 + 26, self.base - 40), self.base - 7
        top = number(foot - high)
        yield f'<path{self._paint(look)} d="M{number(x0)} {foot}C{number(x0)} {top} {number(x1)} {top} {number(x1)} {foot}"/>'
        if look == "broken":
            yield f'<path{self._paint("x")} d="M{number(x1 - 4)} {self.base - 4}l8 8m0 -8l-8 8"/>'
        if look == "kept":
            yield f'<path{self._paint("kept")} d="M{number(x1 - 5)} {self.base}l4 4 6-9"/>'

    def _dots(self) -> Iterator[str]:
        for contact in self.case.contacts:
            if contact.when:
                look = "you" if contact.direction is Direction.OUT else "them"
                yield self._dot(look, contact.when.start)

    def _dot(self, look: str, day: date) -> str:
        paint = self._paint(look)
        return f'<circle{paint} cx="{number(self.x(day))}" cy="{self.base}" r="{4 if self.look == "narrow" else 5}"/>'

    def _flags(self) -> Iterator[str]:
        for letter in self.case.letters:
            due = letter.reply_due_on
            if letter.state is not LetterState.SENT or due is None:
                continue
            x = self.x(due)
            yield f'<line{self._paint("grid")} x1="{number(x)}" x2="{number(x)}" y1="30" y2="{self.base}"/>'
            yield self._dot("flag", due)
            if due >= self.today and self.look != "narrow":
                to_left = x > self.width * 0.8
                at, anchor = (x - 7, "end") if to_left else (x + 7, "start")
                yield self._text("strong", at, 42, "Reply due", anchor)

    def _now(self) -> Iterator[str]:
        x = self.x(self.today)
        yield f'<line{self._paint("now")} x1="{number(x)}" x2="{number(x)}" y1="24" y2="{self.base + 10}"/>'
        share = x / self.width
        anchor = "start" if share < 0.05 else "end" if share > 0.95 else "middle"
        yield self._text("strong", x, 16, "Today", anchor)

    def _title(self) -> str:
        days = _days(self.case)
        counts = {state: sum(p.state is state for p in self.case.promises) for state in PromiseState}
        start, end = (say_date(day, self.case.country) for day in (min(days), max(days)))
        said = [f"The case from {start} to {end}." if start != end else f"The case on {start}."]
        said.append(f"{plural(len(self.case.contacts), 'contact', 'contacts')}.")
        if self.case.promises:
            kept, broken, still = (
                counts[s] for s in (PromiseState.KEPT, PromiseState.BROKEN, PromiseState.OPEN)
            )
            many = plural(len(self.case.promises), "promise", "promises")
            said.append(f"{many}: {kept} kept, {broken} not kept, {still} still open.")
        return " ".join([*said, f"Today is {say_date(self.today, self.case.country)}."])


def _firsts(first: date, last: date) -> Iterator[date]:
    """Return the first day of every month that begins between two days."""
    year, month = first.year, first.month
    while date(year, month, 1) <= last:
        yield date(year, month, 1)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
