"""The timeline: entries, phone calls as they run, contacts in one line."""

from advocate.web.pages.timeline import calls, quick
from advocate.web.pages.timeline.views import page

__all__ = ["calls", "page", "quick"]
