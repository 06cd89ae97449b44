"""The timeline: entries, phone calls as they run, contacts in one line, chats, lists, the calendar."""

from advocate.web.pages.timeline import bringing, calls, chat, offers, quick, reminders, replies
from advocate.web.pages.timeline.views import page

__all__ = ["bringing", "calls", "chat", "offers", "page", "quick", "reminders", "replies"]
