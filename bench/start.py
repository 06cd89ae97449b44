"""How soon the program is there."""

from __future__ import annotations

from bench.measuring import Measure, compare_fresh

APP = """
import os, tempfile
os.environ["ADVOCATE_INSTANCE"] = tempfile.mkdtemp()
from advocate.web import create_app
create_app()
"""
SECOND_START = APP + "create_app()"

MEASURES = (
    Measure(
        "a first start, database made",
        "import weasyprint",
        lambda: compare_fresh(APP, "import weasyprint"),
        1.0,
    ),
    Measure(
        "two starts in one process",
        "one start",
        lambda: compare_fresh(SECOND_START, APP),
        1.3,
    ),
)
