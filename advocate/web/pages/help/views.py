"""Help, privacy, and what Advocate is not."""

from __future__ import annotations

from flask import Blueprint, render_template

from advocate.casework import rule_faults

page = Blueprint("help", __name__)


@page.get("/help")
def show() -> str:
    """How it works, where the data is, how to get a copy."""
    return render_template("help/show.html", faults=rule_faults.faults())
