"""Letters: composed from a case as typed blocks, never HTML, and checked against it.

`compose` takes the texts as data; the customer edits what comes out, and the checks read what they wrote.
"""

from advocate.domain.letters.composing import compose, reply_clock, reply_date
from advocate.domain.letters.draft import Block, BlockKind, Draft, Need
from advocate.domain.letters.filling import PARTS, PLACEHOLDER, LetterTexts
from advocate.domain.letters.phrases import Phrase

__all__ = [
    "PARTS",
    "PLACEHOLDER",
    "Block",
    "BlockKind",
    "Draft",
    "LetterTexts",
    "Need",
    "Phrase",
    "compose",
    "reply_clock",
    "reply_date",
]
