"""A sorted part as the script interface gives it."""

from __future__ import annotations

from typing import Any

from advocate.domain.case import Precision, When
from advocate.domain.story.parts import Part


def part_to_json(part: Part) -> dict[str, Any]:
    """Return a part as plain values, in a form that later versions keep:

    - `start`, `end`: where it stands in the story, in code points, end exclusive; `kind`: one of PartKind;
    - `dates`: `start`, `end`, `text`, `value` ("2026-03-14", "2026-03", "2026", "2026-03-01/2026-03-09", or
      null where no day can be told) and `precision` ("day", "month", "year", "range", "about", or null);
    - `amounts`: `start`, `end`, `value` (a number in major units) and `currency` (ISO 4217);
    - `references`: `start`, `end`, `value`; `people`: `start`, `end`, `name`;
    - `promised_by`: the day something was promised by, "2026-03-11", or null.
    """
    return {
        "start": part.start,
        "end": part.end,
        "kind": part.kind.value,
        "dates": [
            {
                "start": found.start,
                "end": found.end,
                "text": found.text,
                "value": _value(found.when) if found.when else None,
                "precision": found.when.precision.value if found.when else None,
            }
            for found in part.dates
        ],
        "amounts": [
            {"start": a.start, "end": a.end, "value": float(a.money.amount), "currency": a.money.currency}
            for a in part.amounts
        ],
        "references": [{"start": r.start, "end": r.end, "value": r.value} for r in part.references],
        "people": [{"start": p.start, "end": p.end, "name": p.name} for p in part.people],
        "promised_by": part.promised_by.isoformat() if part.promised_by else None,
    }


def _value(when: When) -> str:
    """Return the ISO form at the precision that is known; a span as first and last day."""
    match when.precision:
        case Precision.MONTH if (when.start.year, when.start.month) == (when.end.year, when.end.month):
            return f"{when.start:%Y-%m}"
        case Precision.YEAR if when.start.year == when.end.year:
            return f"{when.start.year:04}"
    if when.start == when.end:
        return when.start.isoformat()
    return f"{when.start.isoformat()}/{when.end.isoformat()}"
