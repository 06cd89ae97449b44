"""Addresses of style, script, font and icon files that change when the file does."""

from __future__ import annotations

import hashlib
from functools import cache

from flask import Flask, url_for

from advocate.paths import STATIC


def register(app: Flask) -> None:
    """Give templates `asset(name)`."""
    app.jinja_env.globals["asset"] = asset


def asset(name: str) -> str:
    """Return the address of a file in static/, marked with its content: browsers may keep it for ever."""
    return url_for("static", filename=name, v=_mark(name))


@cache
def _mark(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
