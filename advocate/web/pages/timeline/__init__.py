"""The timeline: entries, phone calls as they run, contacts in one line, chats, lists, the calendar."""

from advocate.web.pages.timeline import bringing, calls, chat, quick, reminders
from advocate.web.pages.timeline.views import page

__all__ = ["bringing", "calls", "chat", "page", "quick", "reminders"]
