"""The words by which a letter's parts are told: greeting, request, sign-off, list of exhibits."""

from __future__ import annotations

import re

GREETING = re.compile(
    r"(?:dear|hello|hi|to whom|good (?:morning|afternoon|evening))\b[^\n]{0,120}$", re.IGNORECASE
)
SIGN_OFF = re.compile(
    r"(?:(?:kind|best|warm|with kind|many)\s+(?:regards|wishes|thanks)|yours\b|regards\b|sincerely\b"
    r"|respectfully\b|thank you,?\s*\n)",
    re.IGNORECASE,
)
LISTS_EXHIBITS = re.compile(
    r"^(?:[-*•–]\s*)?E\d{1,4}\b\s*[:–-][^\n]*\n(?:[-*•–]\s*)?E\d{1,4}\b\s*[:–-]", re.M
)
ENCLOSES = re.compile(r"\b(?:enclos|attach|on request|copies of)\w*", re.IGNORECASE)

_ACT = r"(?!note\b|find\b|see\b|accept my\b)"
REQUEST = re.compile(
    rf"\b(?:please\s+{_ACT}\w|(?:i|we)(?:\s+am|\s+are|['’]m|['’]re)?\s+(?:still\s+)?(?:ask|asking|request|requesting)\b"
    r"|(?:i|we)\s+(?:would|['’]d)\s+(?:still\s+)?(?:like|ask)\s+(?:you|for)\b|(?:i|we)['’]d\s+(?:like|ask)\s+(?:you|for)\b"
    r"|(?:i|we)\s+(?:want|need|expect)\s+you\s+to\b|(?:could|can|would|will)\s+you\s+(?:please\s+)?\w"
    r"|what\s+i\s+(?:ask|am\s+asking)\s+for\b)",
    re.IGNORECASE,
)
BY_DAY = re.compile(r"\b(?:by|before|until|no later than|within)\b", re.IGNORECASE)
