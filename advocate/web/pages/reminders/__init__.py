"""Reminders: the customer's own in a case, and putting the next action off."""

from advocate.web.pages.reminders import later
from advocate.web.pages.reminders.views import page

__all__ = ["later", "page"]
