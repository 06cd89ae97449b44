"""One error page: what happened, what to do, a number to quote; never a trace."""

from __future__ import annotations

import logging
import secrets

from flask import Flask, g, render_template, request
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.wrappers import Response

from advocate.casework.errors import NotFoundError
from advocate.store.blobs import NotSavedError
from advocate.web.extensions import db

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
    503: ("There is no room to save this", "Free some space on this machine, go back and try again."),
}


def register(app: Flask) -> None:
    """Answer every failure with the one error page."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(NotFoundError, _missing)
    app.register_error_handler(NotSavedError, _full)
    app.register_error_handler(OperationalError, _database)
    app.register_error_handler(Exception, _broken)


def _page(status: int, *, quote: str = "") -> tuple[str, int]:
    title, advice = SENTENCES.get(status, SENTENCES[500 if status >= 500 else 400])
    return render_template("errors/error.html", title=title, advice=advice, quote=quote), status


def _http(error: HTTPException) -> tuple[str, int] | Response:
    if isinstance(error, SecurityError):
        # a foreign Host name: there is nothing to build addresses from, and nothing to tell
        return Response("Advocate answers on this machine only.", 400, mimetype="text/plain")
    if error.code is None or error.code < 400:
        return error.get_response()
    return _page(error.code)


def _missing(_error: NotFoundError) -> tuple[str, int]:
    return _page(404)


def _full(_error: NotSavedError) -> tuple[str, int]:
    db.session.rollback()
    return _page(503)


def _database(error: OperationalError) -> tuple[str, int]:
    if "full" in str(error.orig):
        db.session.rollback()
        return _page(503)
    return _broken(error)


def _broken(error: Exception) -> tuple[str, int]:
    quote = secrets.token_hex(4)
    # the story and the address stay out of the log: its readers are not the customer
    log.error("failure %s at %s", quote, request.endpoint, exc_info=error)
    db.session.rollback()
    g.pop("case", None)
    return _page(500, quote=quote)
