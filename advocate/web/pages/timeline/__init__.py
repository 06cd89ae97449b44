"""The timeline: entries, and phone calls as they run."""

from advocate.web.pages.timeline import calls
from advocate.web.pages.timeline.views import page

__all__ = ["calls", "page"]
