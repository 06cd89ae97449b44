"""What has no evidence yet, and evidence that backs nothing yet."""

from __future__ import annotations

from flask import render_template

from advocate.domain.case import Contact, Fact
from advocate.domain.evidence.gaps import Backable, evidence_gaps
from advocate.web import visit
from advocate.web.pages.evidence.views import page

MOST_SHOWN = 200


@page.get("/missing")
def missing(case_id: str) -> str:
    """Both lists, each line with a link to where it can be mended."""
    case = visit.load_case(case_id)
    gaps = evidence_gaps(case)
    return render_template(
        "evidence/missing.html",
        case=case,
        unbacked=[(entry, _kind(entry)) for entry in gaps.unbacked[:MOST_SHOWN]],
        unused=gaps.unused[:MOST_SHOWN],
        more_unbacked=len(gaps.unbacked[MOST_SHOWN:]),
        more_unused=len(gaps.unused[MOST_SHOWN:]),
    )


def _kind(entry: Backable) -> str:
    if isinstance(entry, Fact):
        return "fact"
    return "contact" if isinstance(entry, Contact) else "promise"
