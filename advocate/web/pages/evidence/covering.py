"""Covering private places in the copy of an exhibit, by mouse or by typed numbers."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from flask import abort, flash, render_template, request, send_file, url_for
from werkzeug.wrappers import Response
from wtforms import Field
from wtforms.validators import ValidationError

from advocate.casework import cases, evidence, redaction
from advocate.casework.errors import CaseworkError, NotFoundError
from advocate.casework.redaction import Box, Copy
from advocate.domain.case import Exhibit
from advocate.domain.evidence.private import PrivateKind
from advocate.web import visit
from advocate.web.extensions import blobs
from advocate.web.fields import AtMost, LineField, Needed
from advocate.web.forms import CaseForm, PressForm, press, save, status_of, write
from advocate.web.pages.evidence.views import page

Answer = str | Response | tuple[str, int]
_HUNDREDTHS = 100
_WHOLE = 100 * _HUNDREDTHS


class CoverForm(CaseForm):
    """Which place of a page to cover, in per cent of its width and height."""

    on_page = LineField("Page", [Needed("Enter the number of the page."), AtMost(5)])
    left = LineField("From the left, in %", [Needed("Enter how far from the left it starts."), AtMost(8)])
    top = LineField("From the top, in %", [Needed("Enter how far from the top it starts."), AtMost(8)])
    width = LineField("Width, in %", [Needed("Enter how wide it is."), AtMost(8)])
    height = LineField("Height, in %", [Needed("Enter how high it is."), AtMost(8)])
    pages = 1

    def validate_on_page(self, field: Field) -> None:
        """A page that is there."""
        typed = field.data
        if not (typed.isascii() and typed.isdecimal() and 1 <= int(typed) <= self.pages):
            raise ValidationError(f"Enter a page from 1 to {self.pages}.")

    def validate_left(self, field: Field) -> None:
        """A number from 0 to 100."""
        _hundredths(field.data)

    validate_top = validate_left

    def validate_width(self, field: Field) -> None:
        """More than nothing, and no more than the page."""
        if not _hundredths(field.data):
            raise ValidationError("Enter a number above 0, such as 12.5.")

    validate_height = validate_width

    def box(self) -> Box:
        """Return the place; what goes over the edge of the page ends there."""
        left, top = _hundredths(self.left.data), _hundredths(self.top.data)
        right = min(left + _hundredths(self.width.data), _WHOLE)
        bottom = min(top + _hundredths(self.height.data), _WHOLE)
        return Box(int(self.on_page.data), left, top, right, bottom)


@page.route("/<exhibit_id>/cover", methods=["GET", "POST"])
def cover(case_id: str, exhibit_id: str) -> Answer:
    """One page of the exhibit's copy, and what is covered in it."""
    case = visit.load_case(case_id)
    exhibit = case.exhibit(exhibit_id) or visit.nothing_here()
    row = evidence.load(visit.session(), **_place(case_id, exhibit_id))
    if not redaction.can_be_covered(row):
        abort(404)
    form = CoverForm(country=case.country)
    form.pages = row.pages
    was = _covered(row)
    made = _made(form, row, was) if request.method == "POST" and form.validate() else None

    def work() -> str:
        if not isinstance(made, Copy):
            raise CaseworkError(str(made))
        redaction.cover(
            visit.session(), **_place(case_id, exhibit_id), box=form.box(), copy=made, now=visit.now()
        )
        flash(f"That place is covered in the copy of {exhibit.label}. The original stays as it came.")
        return url_for("evidence.cover", case_id=case_id, exhibit_id=exhibit_id, page=form.on_page.data)

    had = redaction.names_of(row)
    answer = save(form, work)
    _drop_unneeded(had, made)
    return answer or (_cover_page(case, exhibit, row, form), status_of(form))


@page.post("/<exhibit_id>/cover/<box_id>/remove")
def uncover(case_id: str, exhibit_id: str, box_id: str) -> Answer:
    """Show a place again."""
    visit.load_case(case_id)
    row = evidence.load(visit.session(), **_place(case_id, exhibit_id))
    rows = redaction.boxes(visit.session(), row)
    gone = next((one for one in rows if one.public_id == box_id), None) or visit.nothing_here()
    was = [redaction.box_of(one) for one in rows]
    wanted = [redaction.box_of(one) for one in rows if one is not gone]
    number = gone.page
    back_to = url_for("evidence.cover", case_id=case_id, exhibit_id=exhibit_id, page=number)
    made = _copied(lambda: redaction.make_copy(blobs(), row, wanted, was=was)) if _may_press() else ""

    def work() -> str:
        if not isinstance(made, Copy):
            raise CaseworkError(made)
        redaction.uncover(
            visit.session(), **_place(case_id, exhibit_id), box_id=box_id, copy=made, now=visit.now()
        )
        flash("That place can be seen in the copy again.")
        return back_to

    had = redaction.names_of(row)
    answer = press(work, back_to=back_to)
    _drop_unneeded(had, made)
    return answer


@page.get("/<exhibit_id>/pages/<int:number>")
def page_image(case_id: str, exhibit_id: str, number: int) -> Answer:
    """The copy of one page, from 1, with what is covered."""
    visit.load_case(case_id)
    row = evidence.load(visit.session(), **_place(case_id, exhibit_id))
    try:
        image = redaction.page_image(blobs(), row, number)
    except NotFoundError:
        abort(404)
    answer = send_file(io.BytesIO(image), mimetype="image/jpeg", etag=False)
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _drop_unneeded(had: set[str], made: Copy | str | None) -> None:
    """Delete the pictures that no copy is made of any more, whether the new copy was taken or not."""
    if isinstance(made, Copy):
        names = had | redaction.names_of(made)
        write(lambda: cases.drop_blobs(visit.session(), blobs(), names))


def _may_press() -> bool:
    return bool(PressForm().validate())


def _made(form: CoverForm, row: Any, was: Sequence[Box]) -> Copy | str:
    return _copied(lambda: redaction.make_copy(blobs(), row, [*was, form.box()], was=was))


def _copied(make: Callable[[], Copy]) -> Copy | str:
    """Draw before the database is asked to wait; a sentence where that can't be done."""
    try:
        return make()
    except CaseworkError as error:
        return str(error)


def _cover_page(case: Any, exhibit: Exhibit, row: Any, form: CoverForm) -> str:
    rows = redaction.boxes(visit.session(), row)
    suggested = redaction.suggestions(blobs(), row, [redaction.box_of(one) for one in rows])
    number = _page_asked(row.pages)
    if not form.on_page.data:
        form.on_page.data = str(number)
    return render_template(
        "evidence/cover.html",
        case=case,
        exhibit=exhibit,
        row=row,
        form=form,
        number=number,
        boxes=[(one, _fields(redaction.box_of(one))) for one in rows],
        suggested=[(one, PrivateKind(one.kind).words, _fields(one.box)) for one in suggested],
    )


def _page_asked(pages: int) -> int:
    asked = request.values.get("on_page") or request.args.get("page", "")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
    return min(max(number, 1), pages)


def _covered(row: Any) -> list[Box]:
    return [redaction.box_of(one) for one in redaction.boxes(visit.session(), row)]


def _fields(box: Box) -> dict[str, str]:
    """Return a place as it is typed."""
    return {
        "on_page": str(box.page),
        "left": _per_cent(box.left),
        "top": _per_cent(box.top),
        "width": _per_cent(box.right - box.left),
        "height": _per_cent(box.bottom - box.top),
    }


def _per_cent(value: int) -> str:
    return f"{value / _HUNDREDTHS:g}"


def _hundredths(typed: str) -> int:
    """Return a typed per cent in hundredths; ValidationError if it is no number from 0 to 100."""
    try:
        value = Decimal(typed.replace(",", ".").removesuffix("%").strip())
    except InvalidOperation as error:
        raise ValidationError("Enter a number from 0 to 100, such as 12.5.") from error
    if not value.is_finite() or not 0 <= value <= _HUNDREDTHS:
        raise ValidationError("Enter a number from 0 to 100, such as 12.5.")
    return round(value * _HUNDREDTHS)


def _place(case_id: str, exhibit_id: str) -> dict[str, Any]:
    return {"owner_id": visit.owner_id(), "case_id": case_id, "exhibit_id": exhibit_id}
