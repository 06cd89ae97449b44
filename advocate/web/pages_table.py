"""The table of pages: every noun's blueprint, and what all pages know."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Flask, request, session

from advocate.web import visit
from advocate.web.forms import PressForm
from advocate.web.pages.archive.views import page as archive
from advocate.web.pages.cases import page as cases
from advocate.web.pages.complainant.views import page as complainant
from advocate.web.pages.deadlines.views import page as deadlines
from advocate.web.pages.escalation.views import page as escalation
from advocate.web.pages.evidence import page as evidence
from advocate.web.pages.help.views import page as help_pages
from advocate.web.pages.letters import page as letters
from advocate.web.pages.outcome import page as outcome
from advocate.web.pages.reminders import page as reminders
from advocate.web.pages.search.views import page as search
from advocate.web.pages.story.views import page as story
from advocate.web.pages.summary.views import page as summary
from advocate.web.pages.timeline import page as timeline
from advocate.web.steps import STEPS

PAGES = (
    *(archive, cases, complainant, deadlines, escalation, evidence, help_pages, letters, outcome),
    *(reminders, search, story, summary, timeline),
)
A_DAY = timedelta(days=1)
WITHOUT_SESSION = frozenset({"reminders.feed", "reminders.stop_mail"})


def register(app: Flask) -> None:
    """Put every page on the map."""
    for page in PAGES:
        app.register_blueprint(page)
    app.before_request(_keep_signed_in)
    app.context_processor(_on_every_page)


def _keep_signed_in() -> None:
    # who comes with a secret address has no session, and gets none
    if request.endpoint not in WITHOUT_SESSION:
        session.permanent = True


def _on_every_page() -> dict[str, Any]:
    return {"today": visit.today, "press_form": PressForm, "steps": STEPS}
