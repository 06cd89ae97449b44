"""Tells what stands before a span, so that the wording put in its place fits the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from advocate.domain.text.tokens import Token, is_word


class Joint(StrEnum):
    """What leads into a span; the value is the name the rulebook gives a wording for it."""

    START = "start"
    SUBJECT = "subject"
    MODAL = "modal"
    NOT = "not"
    BE = "be"
    HAVE = "have"
    KEEP = "keep"
    PREPOSITION = "preposition"
    NOUN = "noun"
    OTHER = "other"


_WORDS = {
    Joint.START: "and but or because so that if when while since as although then well which unless until",
    Joint.SUBJECT: (
        "i you they we he she who there nobody everybody everyone somebody people staff agent agents"
        " company bank airline shop firm team manager driver engineer u clerk"
    ),
    Joint.MODAL: (
        "to will would shall can could should must may might i'll we'll you'll they'll he'll she'll it'll i'd"
        " we'd you'd they'd please just gonna did do does let"
    ),
    Joint.NOT: "don't doesn't didn't won't can't cannot couldn't wouldn't shouldn't never not",
    Joint.BE: (
        "is are was were be been being am i'm you're they're we're he's she's it's that's there's isn't"
        " aren't wasn't weren't so very too"
    ),
    Joint.HAVE: "have has had i've you've they've we've having",
    Joint.KEEP: "keep keeps kept keeping stop stops start started by without",
    Joint.PREPOSITION: "of for with from about on at in like over than into through against after before",
    Joint.NOUN: "a an the your my their his her its our no any some these those more other what",
}
_JOINT_OF = {word: joint for joint, words in _WORDS.items() for word in words.split()}


def joint_before(found: Sequence[Token], place: int) -> Joint:
    """Return what leads into the token at `place`: the start of a clause, a subject, "will" and so on."""
    if place == 0 or found[place].opens or found[place - 1].sentence != found[place].sentence:
        return Joint.START
    before = found[place - 1].norm
    if before[0] == "@" or not is_word(before):
        return Joint.START
    return _JOINT_OF.get(before, Joint.OTHER)
