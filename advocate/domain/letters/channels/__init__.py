"""One letter, every way: a form with a limit, a chat, a call, a public message.

What is sent stays the customer's: paragraphs are left out or cut apart, never reworded.
"""

from advocate.domain.letters.channels.fitting import (
    LEAST_LIMIT,
    MOST_MESSAGES,
    Fitted,
    fit,
    form_length,
)
from advocate.domain.letters.channels.parts import Part, paragraphs_in, parts_of
from advocate.domain.letters.channels.plans import Plan, plan_of
from advocate.domain.letters.channels.public import gives_away, public_message
from advocate.domain.letters.channels.sayings import PARTS, PLACEHOLDER, ChannelTexts, Saying
from advocate.domain.letters.channels.talking import (
    Passage,
    Talk,
    call_script,
    chat,
    messages_of,
    script_text,
)

__all__ = [
    "LEAST_LIMIT",
    "MOST_MESSAGES",
    "PARTS",
    "PLACEHOLDER",
    "ChannelTexts",
    "Fitted",
    "Part",
    "Passage",
    "Plan",
    "Saying",
    "Talk",
    "call_script",
    "chat",
    "fit",
    "form_length",
    "gives_away",
    "messages_of",
    "paragraphs_in",
    "parts_of",
    "plan_of",
    "public_message",
    "script_text",
]
