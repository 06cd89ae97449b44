"""Addresses of style, script, font and icon files that change when the file does."""

from __future__ import annotations

import hashlib
from functools import cache

from flask import Flask, request, send_from_directory, url_for
from werkzeug.wrappers import Response

from advocate.paths import STATIC


def register(app: Flask) -> None:
    """Give templates `asset(name)`; browsers that ask for an icon by its old name get ours."""
    app.jinja_env.globals["asset"] = asset
    app.add_url_rule("/favicon.ico", "favicon", _icon)


def asset(name: str) -> str:
    """Return the address of a file in static/, marked with its content: browsers may keep it for ever."""
    # a page has dozens of icons: the address is put together once for each file and place of the application
    return _address(request.script_root, name)


@cache
def _address(_root: str, name: str) -> str:
    return url_for("static", filename=name, v=_mark(name))


@cache
def _mark(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]


def _icon() -> Response:
    return send_from_directory(STATIC / "icons", "mark.svg", mimetype="image/svg+xml")
