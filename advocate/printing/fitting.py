"""Tells beforehand what page 1 has room for: counting is cheaper than laying out twice."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from advocate.domain.summary import CaseSummary, Entry, EntryKind
from advocate.printing.cutting import width_of

# In millimetres, as print.css sets them: what stands on page 1 in any case is taken off already.
_ROOM_WITH_PICTURE, _LETTER_IS_SHORTER, _PICTURE = 172.0, 17.0, 44.0
_WHOLE, _BESIDE, _COLUMN = 174.0, 134.0, 83.0
_HEADING, _ROW, _LINE = 9.5, 7.2, 5.2
MOST_ASKS = 4


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What stands on page 1 beside the brief; what does not comes before the chronology.

    The tally of attempts stands under the parties, or in the other column where there is more room.
    """

    has_picture: bool
    has_contents: bool
    has_tally_left: bool = True


def first_page(
    summary: CaseSummary, *, contents_rows: int, has_picture: bool, is_letter: bool = False
) -> FirstPage:
    """Return what fits on page 1, the picture before the contents; too careful rather than too bold."""
    text = _text(summary)
    left, right = _left(summary), _right(summary, None)
    tally = _HEADING + _ROW * len(summary.tally.rows())
    whole = text + max(left, _right(summary, contents_rows))
    below, beside = text + max(left, right), text + max(left - tally, right + tally)
    room = _ROOM_WITH_PICTURE - (_LETTER_IS_SHORTER if is_letter else 0)
    is_shown = has_picture and min(below, beside, whole) <= room
    has_contents = whole <= (room if is_shown else room + _PICTURE)
    return FirstPage(is_shown, has_contents, has_tally_left=has_contents or below <= beside)


def _text(summary: CaseSummary) -> float:
    text = _lines(summary.title, _WHOLE, 8.5) * 9.5 + _lines(summary.goal, _WHOLE, 4.9) * 6.5
    text += _LINE * _lines(" ".join(r.label + r.value for r in summary.references[:4]), _WHOLE, 3.7)
    text += _LINE * (1 if summary.body else 0)
    text += _LINE * (_lines(summary.outcome.working, _WHOLE, 3.7) if summary.outcome else 0)
    return text + sum(1.2 + _LINE * _lines(_said(entry), _BESIDE, 3.7) for entry in summary.brief)


def _said(entry: Entry) -> str:
    """Return about what stands there: a promise also says that it is one, and what became of it."""
    return entry.text[:150] + (" " * 40 if entry.kind is EntryKind.PROMISE else "")


def _left(summary: CaseSummary) -> float:
    me, them = summary.case.complainant, summary.case.organisation
    mine = (*me.address.splitlines()[:5], me.email, me.phone) if summary.choices.address else ()
    lines = (me.name, *mine, them.name, *them.address.splitlines()[:5], them.email)
    parties = _LINE * sum(_lines(line[:80], _COLUMN, 3.8) for line in lines) + 5
    return 2 * _HEADING + parties + _ROW * len(summary.tally.rows())


def _right(summary: CaseSummary, contents_rows: int | None) -> float:
    ended = 0.0
    if summary.ended:
        asks = (
            [ask.text[:90] for ask in summary.ended.asks[:MOST_ASKS]] if len(summary.ended.asks) > 1 else []
        )
        lines = 2 + _lines(summary.ended.got[:120], _COLUMN, 3.8)
        lines += sum(_lines(f"Partly met: {ask}", _COLUMN - 5, 3.8) for ask in asks)
        ended = _HEADING + _LINE * lines
    contents = 0.0 if contents_rows is None else _HEADING + _ROW * contents_rows
    return ended + _HEADING + _ROW * len(summary.dates) + contents


def _lines(text: str, room: float, em: float) -> int:
    return ceil(width_of(text[:300]) * em / room)
