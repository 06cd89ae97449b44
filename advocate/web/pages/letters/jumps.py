"""Leads from a check to the place that it is about: a paragraph, or the page where it is mended."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from flask import url_for

from advocate.domain.case import Case, Letter
from advocate.domain.letters.channels import paragraphs_in
from advocate.domain.letters.checks import Place


@dataclass(frozen=True, slots=True)
class Jump:
    """An address, and the stretch of the body (code points) that a script selects; -1 for the subject."""

    href: str
    start: int = -1
    end: int = -1


class Jumps:
    """The jumps of one letter's page."""

    def __init__(self, case: Case, letter: Letter) -> None:
        """Remember where the letter's paragraphs begin."""
        self._case, self._letter = case, letter
        self._starts = [part.start for part in paragraphs_in(letter.body)]
        self._before_body = len(letter.subject) + 2

    def body(self, start: int, end: int) -> Jump:
        """Return the jump to a stretch of the body."""
        number = bisect_right(self._starts, max(start, 0)) if start >= 0 else 0
        here = url_for("letters.show", case_id=self._case.id, letter_id=self._letter.id, _anchor=f"p{number}")
        return Jump(here, start, end)

    def whole(self, start: int, end: int) -> Jump:
        """Return the jump to a stretch of subject, empty line and body."""
        if start < self._before_body:
            return self.body(-1, -1)
        return self.body(start - self._before_body, end - self._before_body)

    def page(self, place: Place) -> str:
        """Return the address of the page where an open point is mended."""
        case_id = self._case.id
        return {
            Place.LETTER: url_for("letters.edit", case_id=case_id, letter_id=self._letter.id),
            Place.GOAL: url_for("outcome.edit", case_id=case_id),
            Place.FACTS: url_for("timeline.add", case_id=case_id, kind="fact"),
            Place.IMPACT: url_for("timeline.add", case_id=case_id, kind="impact"),
            Place.EVIDENCE: url_for("evidence.index", case_id=case_id),
            Place.CASE_DETAILS: url_for("cases.edit", case_id=case_id),
            Place.MY_DETAILS: url_for("complainant.edit", case=case_id),
        }[place]
