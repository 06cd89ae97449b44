"""Reminders: the customer's own in a case, putting the next step off, a calendar of all cases."""

from advocate.web.pages.reminders import calendar, later, settings
from advocate.web.pages.reminders.views import page

__all__ = ["calendar", "later", "page", "settings"]
