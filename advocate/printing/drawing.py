"""One drawing of the timeline, for a wide screen, a narrow one or paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from advocate.domain.case import Case, Direction, LetterState, Promise, PromiseState
from advocate.domain.silence import silences
from advocate.printing.lines import number, waves
from advocate.printing.ticks import shifted, ticks

_LOOKS = {PromiseState.KEPT: "kept", PromiseState.BROKEN: "broken", PromiseState.OPEN: "wait"}
_MOST_ARCS = 10
_ROUGH = 24
_TOP_OF_LINES = 24
_CHARACTER = 9
# The width of a letter of the words under the line, how far down they stand, and the shortest line beside.
_LETTER = 7.5
_UNDER = 17
_SHORTEST = 12
_LEVEL = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'

# WeasyPrint does not style inline SVG from the page, so the printed picture carries attributes of its own.
_PAINT = {
    "base": f'{_LEVEL} stroke="#14211D" stroke-width="2"',
    "grid": f'{_LEVEL} stroke="#C9D2CE" stroke-width="1"',
    "future": f'{_LEVEL} stroke="#6F8078" stroke-width="2" stroke-dasharray="1 6"',
    "rough": f'{_LEVEL} stroke="#8A3A12" stroke-width="2"',
    "kept": f'{_LEVEL} stroke="#0A5A4C" stroke-width="2"',
    "broken": f'{_LEVEL} stroke="#8A3A12" stroke-width="2" stroke-dasharray="5 5"',
    "wait": f'{_LEVEL} stroke="#1B4C82" stroke-width="2" stroke-dasharray="1 5"',
    "x": f'{_LEVEL} stroke="#8A3A12" stroke-width="2"',
    "now": f'{_LEVEL} stroke="#0A5A4C" stroke-width="2"',
    "you": 'fill="#14211D" stroke="#14211D" stroke-width="2"',
    "them": 'fill="#FFFFFF" stroke="#14211D" stroke-width="2"',
    "flag": 'fill="#1B4C82" stroke="#1B4C82" stroke-width="2"',
    "soft": 'font-family="Atkinson Next" font-size="12" fill="#485851"',
    "strong": 'font-family="Atkinson Next" font-size="12" font-weight="700" fill="#14211D"',
}


@dataclass(frozen=True, slots=True)
class Format:
    """What a drawing is for: its size in its own units, and how far apart names on the scale stand.

    `foot` is how far the line stands above the bottom.
    """

    name: str
    width: int
    height: int
    room: int
    dot: int = 5
    is_short: bool = True
    foot: int = 44


BROAD = Format("broad", 1090, 178, 96, is_short=False, foot=52)
NARROW = Format("narrow", 358, 158, 62, dot=4, foot=52)
PRINTED = Format("printed", 700, 137, 64)
_PAD = 10


@dataclass(frozen=True, slots=True)
class Drawing:
    """The picture in one format; x runs with the days from `first` to `last`, names stand under the line."""

    case: Case
    today: date
    format: Format
    first: date
    last: date
    ahead: tuple[date, ...] = ()

    @classmethod
    def of(
        cls, case: Case, today: date, form: Format, days: Sequence[date], ahead: Sequence[date] = ()
    ) -> Drawing:
        """Return the drawing that shows all of `days` and today, with some room before and after them.

        `ahead` are deadlines to come, among `days`.
        """
        first, end = shifted(min([*days, today]), -3), max([*days, today])
        # the name of a flag stands to its right
        share = 6 if any(day >= today for day in _replies(case)) else 12
        return cls(case, today, form, first, shifted(end, max(4, (end - first).days // share)), tuple(ahead))

    def svg(self, title: str) -> str:
        """Return the drawing as SVG; the title is what a screen reader says."""
        form = self.format
        name = f"picture-{form.name}"
        parts = (self._scale, self._line, self._arcs, self._silences, self._flags, self._dots, self._now)
        drawn = "".join(piece for part in parts for piece in part())
        box = f'viewBox="0 0 {form.width} {form.height}" role="img" aria-labelledby="{name}"'
        size = f' width="{form.width}" height="{form.height}"' if form is PRINTED else ""
        head = f'<title id="{name}">{escape(title)}</title>'
        return f'<svg class="{form.name}" {box}{size}>{head}{drawn}</svg>'

    @property
    def _base(self) -> int:
        return self.format.height - self.format.foot

    def _x(self, day: date) -> float:
        span = (self.last - self.first).days or 1
        return _PAD + (day - self.first).days * (self.format.width - 2 * _PAD) / span

    def _paint(self, look: str) -> str:
        if self.format is PRINTED:
            return _PAINT[look]
        return "" if look == "base" else f'class="{look}"'

    def _path(self, look: str, path: str) -> str:
        return f'<path {self._paint(look)} d="{path}"/>'

    def _upright(self, look: str, x: float, top: int, foot: int) -> str:
        at = number(x)
        return f'<line {self._paint(look)} x1="{at}" x2="{at}" y1="{top}" y2="{foot}"/>'

    def _text(self, look: str, x: float, y: float, words: str, anchor: str = "start") -> str:
        place = f'x="{number(x)}" y="{number(y)}" text-anchor="{anchor}"'
        return f"<text {self._paint(look)} {place}>{escape(words)}</text>"

    def _scale(self) -> Iterator[str]:
        form = self.format
        most = max(1, (form.width - 2 * _PAD) // form.room)
        country = self.case.country
        marks = ticks(self.first, self.last, most=most, country=country, is_short=form.is_short)
        for mark in marks:
            x = self._x(mark.day)
            yield self._upright("grid", x, _TOP_OF_LINES, form.height - 24)
            if x + 5 + len(mark.name) * _CHARACTER < form.width:
                yield self._text("soft", x + 5, form.height - 8, mark.name)

    def _line(self) -> Iterator[str]:
        """Draw the level line: rough after each promise that was not kept, dotted from today on."""
        today, reached = self._x(self.today), float(_PAD)
        for start in sorted(self._x(p.due_on) for p in self.case.promises if p.due_on and _is_broken(p)):
            stop = min(start + _ROUGH, today)
            if start < reached or stop - start < _ROUGH / 2:
                continue
            yield self._path("base", f"M{number(reached)} {self._base}H{number(start)}")
            shape = waves(start, stop, 4, first=9, last=4, jagged=True)
            yield self._path("rough", f"M{number(start)} {self._base}{shape}")
            reached = stop
        yield self._path("base", f"M{number(reached)} {self._base}H{number(max(today, reached))}")
        yield self._path("future", f"M{number(today)} {self._base}H{self.format.width - _PAD}")

    def _arcs(self) -> Iterator[str]:
        drawn = [p for p in self.case.promises if p.made and p.due_on and p.due_on >= p.made.start]
        if len(drawn) > _MOST_ARCS:
            drawn = [p for p in drawn if p.state is not PromiseState.KEPT][-_MOST_ARCS:]
        for promise in drawn:
            if promise.made and promise.due_on:
                yield from self._arc(_LOOKS[promise.state], promise.made.start, promise.due_on)

    def _arc(self, look: str, made: date, due: date) -> Iterator[str]:
        base, start = self._base, self._x(made)
        end = max(self._x(due), start + 8)
        foot = base - 7
        top = number(foot - min((end - start) * 0.55 + 26, base - 40))
        x0, x1 = number(start), number(end)
        yield self._path(look, f"M{x0} {foot}C{x0} {top} {x1} {top} {x1} {foot}")
        if look == "broken":
            yield self._path("x", f"M{number(end - 4)} {base - 4}l8 8m0 -8l-8 8")
        if look == "kept":
            yield self._path("kept", f"M{number(end - 5)} {base}l4 4 6-9")

    def _silences(self) -> Iterator[str]:
        """Say the length of each stretch without a contact where there is room for it, under the line."""
        for silence in silences(self.case, self.today):
            start, end = self._x(silence.start), self._x(silence.end)
            long, short = f"{silence.words} of silence", silence.words
            room = end - start - 4 * self.format.dot
            words = next((w for w in (long, short) if len(w) * _LETTER <= room), "")
            if words:
                low = self._base + _UNDER
                middle = (start + end) / 2
                half = len(words) * _LETTER / 2 + 6
                for a, b in ((start + 8, middle - half), (middle + half, end - 8)):
                    if b - a >= _SHORTEST:
                        yield self._path("grid", f"M{number(a)} {low - 4}H{number(b)}")
                yield self._text("soft", middle, low, words, "middle")

    def _dots(self) -> Iterator[str]:
        drawn = set()
        for contact in self.case.contacts:
            if contact.when:
                look = "you" if contact.direction is Direction.OUT else "them"
                # dots that would lie on each other are drawn once
                place = (look, round(self._x(contact.when.start) / 2))
                if place not in drawn:
                    drawn.add(place)
                    yield self._dot(look, contact.when.start)

    def _dot(self, look: str, day: date) -> str:
        place = f'cx="{number(self._x(day))}" cy="{self._base}" r="{self.format.dot}"'
        return f"<circle {self._paint(look)} {place}/>"

    def _flags(self) -> Iterator[str]:
        days = _replies(self.case)
        for day in sorted({*days, *self.ahead}):
            yield self._upright("grid", self._x(day), 30, self._base)
            yield self._dot("flag", day)
        ahead = [day for day in days if day >= self.today]
        if ahead and self.format is not NARROW:
            yield self._text("strong", self._x(ahead[0]) + 7, 42, "Reply due")

    def _now(self) -> Iterator[str]:
        x = self._x(self.today)
        yield self._upright("now", x, _TOP_OF_LINES, self._base + 10)
        share = x / self.format.width
        anchor = "start" if share < 0.06 else "end" if share > 0.94 else "middle"
        yield self._text("strong", x, 16, "Today", anchor)


def _is_broken(promise: Promise) -> bool:
    return promise.state is PromiseState.BROKEN


def _replies(case: Case) -> list[date]:
    sent = [letter for letter in case.letters if letter.state is LetterState.SENT]
    return sorted({letter.reply_due_on for letter in sent if letter.reply_due_on})
