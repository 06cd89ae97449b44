"""Tells beforehand whether page 1 has room for the picture: counting is cheaper than laying out twice."""

from __future__ import annotations

from math import ceil

from advocate.domain.summary import CaseSummary
from advocate.printing.cutting import width_of

# In millimetres, as print.css sets them: what stands on page 1 in any case is taken off already.
_ROOM_WITH_PICTURE, _LETTER_IS_SHORTER = 172.0, 17.0
_WHOLE, _BESIDE, _COLUMN = 174.0, 134.0, 83.0
_HEADING, _ROW, _LINE = 9.5, 7.2, 5.2


def has_room(summary: CaseSummary, *, contents_rows: int, is_letter: bool = False) -> bool:
    """Return whether the brief and the picture fit on page 1 together; too careful rather than too bold."""
    text = _lines(summary.title, _WHOLE, 8.5) * 9.5 + _lines(summary.goal, _WHOLE, 4.9) * 6.5
    text += _LINE * _lines(" ".join(r.label + r.value for r in summary.references[:4]), _WHOLE, 3.7)
    text += _LINE * (_lines(summary.outcome.working, _WHOLE, 3.7) if summary.outcome else 0)
    text += sum(1.2 + _LINE * _lines(entry.text[:150] + " " * 40, _BESIDE, 3.7) for entry in summary.brief)
    room = _ROOM_WITH_PICTURE - (_LETTER_IS_SHORTER if is_letter else 0)
    return text + max(_left(summary), _right(summary, contents_rows)) <= room


def _left(summary: CaseSummary) -> float:
    me, them = summary.case.complainant, summary.case.organisation
    mine = (*me.address.splitlines()[:5], me.email, me.phone) if summary.choices.address else ()
    lines = (me.name, *mine, them.name, *them.address.splitlines()[:5], them.email)
    parties = _LINE * sum(_lines(line[:80], _COLUMN, 3.8) for line in lines) + 5
    return 2 * _HEADING + parties + _ROW * len(summary.tally.rows())


def _right(summary: CaseSummary, contents_rows: int) -> float:
    ended = _HEADING + _LINE * (2 + _lines(summary.ended.got[:120], _COLUMN, 3.8)) if summary.ended else 0
    return ended + 2 * _HEADING + _ROW * (len(summary.dates) + contents_rows)


def _lines(text: str, room: float, em: float) -> int:
    return ceil(width_of(text[:300]) * em / room)
