"""Search: where a case has the words, each place with the words around and a link."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for

from advocate.casework import search
from advocate.casework.search import Found
from advocate.web import visit
from advocate.web.extensions import blobs

page = Blueprint("search", __name__, url_prefix="/cases/<case_id>/search")
MOST_ASKED = 200


@page.get("")
def show(case_id: str) -> str:
    """The box, and what was found."""
    case = visit.load_case(case_id)
    asked = request.args.get("find", "")[:MOST_ASKED]
    found = search.search(visit.session(), blobs(), owner_id=visit.owner_id(), case=case, asked=asked)
    return render_template(
        "search/show.html",
        case=case,
        asked=asked,
        found=[(one, _link(case_id, one), _place(one)) for one in found],
        is_cut=len(found) == search.MOST_HITS,
    )


def _link(case_id: str, found: Found) -> str:
    passage = found.passage
    if passage.kind == search.STORY:
        return url_for("story.write", case_id=case_id)
    if passage.kind == search.LETTER:
        return url_for("letters.show", case_id=case_id, letter_id=passage.entry_id)
    if passage.kind == search.EXHIBIT:
        anchor = "text" if passage.is_content else None
        return url_for("evidence.show", case_id=case_id, exhibit_id=passage.entry_id, _anchor=anchor)
    return url_for("timeline.edit", case_id=case_id, kind=passage.kind, entry_id=passage.entry_id)


def _place(found: Found) -> str:
    """Say where in a text the words stand: "page 2, line 14"; "" for what was typed in a line or two."""
    passage = found.passage
    if not passage.is_content and passage.kind not in (search.STORY, search.LETTER):
        return ""
    page_words = f"page {passage.page}, " if passage.page and passage.is_content else ""
    return f"{page_words}line {found.line}" if found.line else ""
