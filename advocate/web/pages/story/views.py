"""Let it out: the raw story, what it was sorted into, and what becomes of each line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, render_template, url_for
from werkzeug.wrappers import Response

from advocate.casework import story
from advocate.domain.case import When
from advocate.domain.story import PartKind
from advocate.domain.text import private_numbers
from advocate.web import visit
from advocate.web.forms import press, save, status_of
from advocate.web.pages.story.forms import PartForm, StoryForm
from advocate.web.steps import step

page = Blueprint("story", __name__, url_prefix="/cases/<case_id>")
Answer = str | Response | tuple[str, int]

PILES = (
    ("fact", "What happened", "calendar-days", "These carry your case.", ("fact", "contact", "promise")),
    (
        "feel",
        "What it cost you, how it felt",
        "heart",
        "One or two of these help people understand.",
        ("impact",),
    ),
    (
        "guess",
        "Guesses and opinions",
        "message-circle-question",
        "It may well look this way. But no one can show it, so it gives them something easy to argue with.",
        ("opinion",),
    ),
    ("want", "What you want", "target", "This starts your goal, next.", ("request",)),
    (
        "guess",
        "Better left out",
        "x",
        "Fair enough to feel. It would not help you in a letter.",
        ("leave_out",),
    ),
)


@page.route("/story", methods=["GET", "POST"])
def write(case_id: str) -> Answer:
    """The private box."""
    case = visit.load_case(case_id)
    place = _place(case_id)
    form = StoryForm(
        country=case.country, data={"text": case.story, "version": story.version_of(visit.session(), **place)}
    )

    def work() -> str:
        story.tell(
            visit.session(),
            **place,
            version=form.version.data,
            text=form.text.data,
            today=visit.today(),
            now=visit.now(),
        )
        return url_for("story.sorted_out", case_id=case_id)

    answer = save(form, work)
    return answer or (
        render_template("story/write.html", form=form, case=case, step=step(1)),
        status_of(form),
    )


@page.get("/story/sorted")
def sorted_out(case_id: str) -> Answer:
    """The story's lines in piles, beside the story itself."""
    case = visit.load_case(case_id)
    parts = story.parts(visit.session(), **_place(case_id))
    if not parts:
        return render_template("story/nothing.html", case=case, step=step(1))
    look = {kind: pile[0] for pile in PILES for kind in pile[4]}
    piles = [(pile, [part for part in parts if part.kind in pile[4]]) for pile in PILES]
    return render_template(
        "story/sorted.html",
        case=case,
        step=step(1),
        piles=[(pile, found) for pile, found in piles if found],
        marked=_marked(case.story, parts, look),
        clauses=story.clause_starts(case.story, parts),
        private={part.id for part in parts if any(private_numbers(part.text))},
        fresh=sum(1 for part in parts if part.is_kept and not part.entry_id),
    )


@page.route("/story/parts/<part_id>", methods=["GET", "POST"])
def part(case_id: str, part_id: str) -> Answer:
    """Edit one line: words, kind, date."""
    case = visit.load_case(case_id)
    place = _place(case_id)
    row = next((p for p in story.parts(visit.session(), **place) if p.public_id == part_id), None)
    form = PartForm(country=case.country, data=_data_of(row) if row else None)

    def work() -> str:
        story.revise_part(
            visit.session(),
            **place,
            part_id=part_id,
            version=form.version.data,
            values=form.values(),
            now=visit.now(),
        )
        return url_for("story.sorted_out", case_id=case_id, _anchor=f"part-{part_id}")

    if row is None:
        return visit.nothing_here()
    return save(form, work) or (
        render_template("story/part.html", form=form, case=case, part=row, step=step(1)),
        status_of(form),
    )


@page.post("/story/parts/<part_id>/drop")
def drop(case_id: str, part_id: str) -> Answer:
    """Drop a line; it can be put back."""
    return _press_part(
        case_id, part_id, lambda place: story.keep_part(visit.session(), **place, is_kept=False)
    )


@page.post("/story/parts/<part_id>/keep")
def keep(case_id: str, part_id: str) -> Answer:
    """Put a dropped line back."""
    return _press_part(
        case_id, part_id, lambda place: story.keep_part(visit.session(), **place, is_kept=True)
    )


@page.post("/story/parts/<part_id>/calmer")
def calmer(case_id: str, part_id: str) -> Answer:
    """Take the calmer wording."""
    return _press_part(case_id, part_id, lambda place: story.use_calmer(visit.session(), **place))


@page.post("/story/parts/<part_id>/join")
def join(case_id: str, part_id: str) -> Answer:
    """Keep a sentence whole that was split into what you did and what they promised."""
    return _press_part(case_id, part_id, lambda place: story.join_part(visit.session(), **place))


@page.post("/story/parts/<part_id>/mine")
def mine(case_id: str, part_id: str) -> Answer:
    """Keep the words as they are."""
    return _press_part(case_id, part_id, lambda place: story.keep_mine(visit.session(), **place))


@page.post("/story/accept")
def accept(case_id: str) -> Answer:
    """Put the kept lines on the timeline and go on."""
    visit.load_case(case_id)

    def work() -> str:
        story.accept(visit.session(), **_place(case_id), now=visit.now())
        return url_for("outcome.edit", case_id=case_id)

    return press(work, back_to=url_for("story.sorted_out", case_id=case_id))


@page.post("/story/shred")
def shred(case_id: str) -> Answer:
    """Delete the raw words; what is on the timeline stays."""
    visit.load_case(case_id)

    def work() -> str:
        story.shred(visit.session(), **_place(case_id))
        flash("Your raw story is shredded. What is on the timeline stays.")
        return url_for("cases.show", case_id=case_id)

    return press(work, back_to=url_for("story.write", case_id=case_id), after=visit.forget)


def _press_part(case_id: str, part_id: str, deed: Callable[[dict[str, Any]], None]) -> Response:
    visit.load_case(case_id)
    here = url_for("story.sorted_out", case_id=case_id, _anchor=f"part-{part_id}")

    def work() -> str:
        deed({**_place(case_id), "part_id": part_id})
        return here

    return press(work, back_to=here)


def _place(case_id: str) -> dict[str, Any]:
    return {"owner_id": visit.owner_id(), "case_id": case_id}


def _data_of(row: Any) -> dict[str, Any]:
    return {
        "version": row.version,
        "text": row.text,
        "kind": PartKind(row.kind).value,
        "when": row.when,
        "due": When.on(row.due_on) if row.due_on else None,
        "person": row.person,
        "reference": row.reference,
    }


def _marked(text: str, parts: list[Any], look: dict[str, str]) -> list[tuple[str, str]]:
    """Return the story as (words, pile) pieces; words between the parts have no pile."""
    pieces, at = [], 0
    for found in parts:
        if text[found.start : found.end].strip() != found.original.strip():
            continue
        pieces += [(text[at : found.start], ""), (text[found.start : found.end], look[found.kind])]
        at = found.end
    return [piece for piece in [*pieces, (text[at:], "")] if piece[0]]
