"""One error page: what happened, what to do, a number to quote; never a trace."""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Sequence

from flask import Flask, g, render_template, request
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.wrappers import Response

from advocate.casework.errors import NotFoundError
from advocate.rulebook.entries import RuleFileError
from advocate.store.blobs import MissingBlobError
from advocate.web import disk
from advocate.web.extensions import db
from advocate.web.logs import request_id
from advocate.web.security import SAFE_METHODS

log = logging.getLogger("advocate")

SENTENCES = {
    400: ("That request could not be read", "Go back, load the page again and try once more."),
    403: (
        "That came from somewhere else",
        "Advocate takes changes from its own pages only. Nothing changed.",
    ),
    404: ("There is nothing here", "The address may be mistyped, or what was here has been deleted."),
    405: ("That can’t be done this way", "Go back and use the button on the page."),
    413: ("That is too much at once", "Nothing was stored. Send fewer or smaller files at a time."),
    500: ("Something went wrong on our side", "What you saved before is safe. Go back and try again."),
    503: ("This could not be saved", disk.SHUT),
}
BUSY = ("This page can’t be shown just now", disk.AWAY)
GONE = (
    "This file is missing",
    "The exhibit is still in your case, but its file is gone from Advocate’s folder. "
    "Bring it back from a backup, or add the file again.",
)

NO_RULES = (
    "This page can’t be shown just now",
    "It stands on rules that can’t be read. What you saved is safe, and the other pages work. "
    "Whoever runs Advocate finds under “Help” which file to mend.",
)


def register(app: Flask) -> None:
    """Answer every failure with the one error page."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(NotFoundError, _missing)
    app.register_error_handler(MissingBlobError, _gone)
    app.register_error_handler(RuleFileError, _without_rules)
    for trouble in disk.TROUBLES:
        app.register_error_handler(trouble, _not_taken)
    app.register_error_handler(Exception, _broken)


def _page(status: int, *, quote: str = "", advice: str = "") -> tuple[str, int]:
    title, usual = SENTENCES.get(status, SENTENCES[500 if status >= 500 else 400])
    advice = advice or usual
    return _show(title, advice, quote=quote), status


def _show(title: str, advice: str, *, quote: str = "", again: Sequence[tuple[str, str]] = ()) -> str:
    return render_template(
        "errors/error.html", title=title, advice=advice, quote=quote, again=again, again_at=request.full_path
    )


def _http(error: HTTPException) -> tuple[str, int] | Response:
    if isinstance(error, SecurityError):
        # a foreign Host name: there is nothing to build addresses from, and nothing to tell
        return Response("Advocate answers on this machine only.", 400, mimetype="text/plain")
    if error.code is None or error.code < 400:
        return error.get_response()
    return _page(error.code)


def _missing(_error: NotFoundError) -> tuple[str, int]:
    return _page(404)


def _gone(_error: MissingBlobError) -> tuple[str, int]:
    title, advice = GONE
    return _show(title, advice), 404


def _without_rules(error: RuleFileError) -> tuple[str, int]:
    log.error("%s", error)
    db.session.rollback()
    g.pop("case", None)
    title, advice = NO_RULES
    return _show(title, advice, again=_sent() if request.method not in SAFE_METHODS else ()), 503


def _not_taken(error: Exception) -> tuple[str, int]:
    sentence = disk.sentence_for(error)
    if not sentence:
        return _broken(error)
    db.session.rollback()
    title, _ = BUSY if request.method in SAFE_METHODS else SENTENCES[503]
    return _show(title, sentence, again=_sent()), 503


def _sent() -> list[tuple[str, str]]:
    """Return what a form sent, so that its page can send it once more; files can't be kept in a page."""
    return [] if request.files else list(request.form.items(multi=True))


def _broken(error: Exception) -> tuple[str, int]:
    quote = request_id() or secrets.token_hex(4)
    # an error's message may hold what was typed; the log gets its kind and where it happened, no more
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("failure %s at %s: %s\n%s", quote, request.endpoint, type(error).__name__, where)
    db.session.rollback()
    g.pop("case", None)
    return _page(500, quote=quote)
