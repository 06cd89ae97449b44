"""The timeline: entries, phone calls as they run, contacts in one line, lists from a file, the calendar."""

from advocate.web.pages.timeline import bringing, calls, quick, reminders
from advocate.web.pages.timeline.views import page

__all__ = ["bringing", "calls", "page", "quick", "reminders"]
