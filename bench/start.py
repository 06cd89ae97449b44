"""How soon the program is there: a start with its database in place, beside what it stands on."""

from __future__ import annotations

import tempfile

from bench.measuring import Measure, compare_fresh, fresh_python

APP = """
import os
os.environ["ADVOCATE_INSTANCE"] = {folder!r}
from advocate.cli import main
from advocate.web import create_app
create_app()
"""
FLOOR = "import flask, flask_wtf, sqlalchemy.orm, waitress"


def _start_beside(code: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        start = APP.format(folder=folder)
        fresh_python(start)
        return compare_fresh(start, code, rounds=5)


MEASURES = (
    Measure("a second start", "Flask, SQLAlchemy and waitress", lambda: _start_beside(FLOOR), 1.5),
    Measure("a second start", "import weasyprint", lambda: _start_beside("import weasyprint"), 2.0),
)
