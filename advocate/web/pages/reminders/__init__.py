"""Reminders: the customer's own, putting the next step off, a calendar of all cases, e-mail."""

from advocate.web.pages.reminders import calendar, later, mail, settings
from advocate.web.pages.reminders.views import page

__all__ = ["calendar", "later", "mail", "page", "settings"]
