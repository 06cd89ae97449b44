"""The files of an exhibit: the original to save, the safe copy to look at, a recording to play."""

from __future__ import annotations

import io
from typing import Any

from flask import abort, request, send_file
from werkzeug.wrappers import Response

from advocate.casework import evidence
from advocate.web import visit
from advocate.web.extensions import blobs
from advocate.web.pages.evidence.views import page

Answer = str | Response | tuple[str, int]


@page.get("/<exhibit_id>/original")
def original(case_id: str, exhibit_id: str) -> Answer:
    """The file as it came, for download only: no browser is asked to open what somebody else made."""
    visit.load_case(case_id)
    row = evidence.load(visit.session(), **_place(case_id, exhibit_id))
    answer = send_file(
        blobs().open(row.sha256),
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=row.filename,
        etag=False,
    )
    return _sandboxed(answer)


@page.get("/<exhibit_id>/recording")
def recording(case_id: str, exhibit_id: str) -> Answer:
    """A recording to play on the exhibit's page; what is no recording by its content is not found."""
    visit.load_case(case_id)
    row = evidence.load(visit.session(), **_place(case_id, exhibit_id))
    if not row.media_type.startswith(("audio/", "video/")):
        abort(404)
    answer = send_file(blobs().open(row.sha256), mimetype=row.media_type, etag=False)
    answer.make_conditional(request, accept_ranges=True, complete_length=row.size)
    return _sandboxed(answer)


@page.get("/<exhibit_id>/preview")
def preview(case_id: str, exhibit_id: str) -> Answer:
    """The safe copy: our own pixels, without hidden details."""
    visit.load_case(case_id)
    row = evidence.load(visit.session(), **_place(case_id, exhibit_id))
    if not row.preview_sha256:
        abort(404)
    # small, and read whole: a browser that leaves in the middle leaves no open file behind
    data = io.BytesIO(blobs().read(row.preview_sha256))
    kind = "image/png" if data.read(4) == b"\x89PNG" else "image/jpeg"
    data.seek(0)
    return _sandboxed(send_file(data, mimetype=kind, etag=False))


def _sandboxed(answer: Response) -> Response:
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _place(case_id: str, exhibit_id: str) -> dict[str, Any]:
    return {"owner_id": visit.owner_id(), "case_id": case_id, "exhibit_id": exhibit_id}
