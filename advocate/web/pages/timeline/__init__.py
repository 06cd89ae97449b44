"""The timeline: entries, phone calls as they run, contacts in one line, the calendar."""

from advocate.web.pages.timeline import calls, quick, reminders
from advocate.web.pages.timeline.views import page

__all__ = ["calls", "page", "quick", "reminders"]
