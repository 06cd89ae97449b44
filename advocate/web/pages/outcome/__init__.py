"""The one outcome sought, the goals put aside, and the private negotiation card."""

from advocate.web.pages.outcome import card
from advocate.web.pages.outcome.views import page

__all__ = ["card", "page"]
