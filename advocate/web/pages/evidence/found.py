"""What was found in an exhibit: put it on the timeline, turn it down, and take either back."""

from __future__ import annotations

from typing import Any

from flask import flash, url_for
from werkzeug.wrappers import Response

from advocate.casework import findings
from advocate.web import visit
from advocate.web.forms import press
from advocate.web.pages.evidence.views import page


@page.post("/<exhibit_id>/findings/<key>/accept")
def accept_finding(case_id: str, exhibit_id: str, key: str) -> Response:
    """Put a finding on the timeline as it is offered, with a way back."""
    case = visit.load_case(case_id)
    exhibit = case.exhibit(exhibit_id) or visit.nothing_here()

    def work() -> str:
        offer = findings.accept(
            visit.session(), **_place(case_id, exhibit_id), key=key, today=visit.today(), now=visit.now()
        )
        done = "It is linked to the entry" if offer.known else "It is on the timeline"
        _say(f"{done}, backed by {exhibit.label}.", case_id, exhibit_id, key)
        return _back(case_id, exhibit_id)

    return press(work, back_to=_back(case_id, exhibit_id))


@page.post("/<exhibit_id>/findings/<key>/turn-down")
def turn_down_finding(case_id: str, exhibit_id: str, key: str) -> Response:
    """Turn a finding down, with a way back."""
    visit.load_case(case_id)

    def work() -> str:
        place = _place(case_id, exhibit_id)
        findings.turn_down(visit.session(), **place, key=key, today=visit.today(), now=visit.now())
        _say("It is not offered again.", case_id, exhibit_id, key)
        return _back(case_id, exhibit_id)

    return press(work, back_to=_back(case_id, exhibit_id))


@page.post("/<exhibit_id>/findings/<key>/take-back")
def take_back_finding(case_id: str, exhibit_id: str, key: str) -> Response:
    """Undo either."""
    visit.load_case(case_id)

    def work() -> str:
        findings.take_back(visit.session(), **_place(case_id, exhibit_id), key=key, now=visit.now())
        flash("It is as it was before.")
        return _back(case_id, exhibit_id)

    return press(work, back_to=_back(case_id, exhibit_id))


@page.post("/<exhibit_id>/findings/again")
def offer_findings_again(case_id: str, exhibit_id: str) -> Response:
    """Offer again what was turned down."""
    visit.load_case(case_id)

    def work() -> str:
        findings.offer_again(visit.session(), **_place(case_id, exhibit_id))
        return _back(case_id, exhibit_id)

    return press(work, back_to=_back(case_id, exhibit_id))


def _say(text: str, case_id: str, exhibit_id: str, key: str) -> None:
    undo = url_for("evidence.take_back_finding", case_id=case_id, exhibit_id=exhibit_id, key=key)
    flash({"text": text, "undo": undo})  # type: ignore[arg-type]  # the session keeps any JSON


def _back(case_id: str, exhibit_id: str) -> str:
    return url_for("evidence.show", case_id=case_id, exhibit_id=exhibit_id, _anchor="found")


def _place(case_id: str, exhibit_id: str) -> dict[str, Any]:
    return {"owner_id": visit.owner_id(), "case_id": case_id, "exhibit_id": exhibit_id}
