"""Letters: drafting, editing, sending."""

from advocate.web.pages.letters import sending, starting, ways
from advocate.web.pages.letters.views import page

__all__ = ["page", "sending", "starting", "ways"]
