"""Letters: drafting, editing, sending."""

from advocate.web.pages.letters import again, sending, starting, ways
from advocate.web.pages.letters.views import page

__all__ = ["again", "page", "sending", "starting", "ways"]
