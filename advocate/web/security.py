"""What every answer carries and every request must pass: headers, Host, same-site writes."""

from __future__ import annotations

from flask import Flask, Response, abort, current_app, request

from advocate.web.visit import is_from_here

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "media-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

# "same-origin", not "no-referrer": with the latter Chromium sends `Origin: null` with our own forms.
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# The places that take files; what is typed into a form is far smaller, and is read into memory whole.
TAKE_FILES = frozenset({"evidence.index", "archive.bring_in"})
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def guard(app: Flask) -> None:
    """Refuse writes that come from elsewhere or are too large, and put the headers on every answer."""
    app.before_request(_limit_body)
    app.before_request(_refuse_foreign_writes)
    app.after_request(_add_headers)


def _limit_body() -> None:
    # MAX_FORM_MEMORY_SIZE alone leaves fields that come without files unlimited
    if request.endpoint not in TAKE_FILES or request.mimetype != "multipart/form-data":
        request.max_content_length = current_app.config["MAX_FORM_MEMORY_SIZE"]


def _refuse_foreign_writes() -> None:
    if request.method not in SAFE_METHODS and not is_from_here():
        abort(403)


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint == "static":
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    else:
        # also on downloads, for which Flask says "no-cache", and that lets a browser keep a copy
        response.headers["Cache-Control"] = "no-store"
        response.vary.add("Cookie")
    return response
