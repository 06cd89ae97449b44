"""Turns the customer's own words into lines of a letter: capitals, marks, dates, exhibits; no other words."""

from __future__ import annotations

import re
from collections.abc import Sequence

# One page; handlers and ombudsmen ask for no more, and people skim what is longer.
ONE_PAGE_WORDS = 350

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_CLAUSE_END = re.compile(r"[,;:](?=\s)|\s(?=(?:and|but|so|because|then|which|who)\s)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ITEM = re.compile(r"^(?:[-–•*]|\d{1,2}[.)])\s+")
_LAST_MARKS = ".!?…:;"
_CLOSING_MARKS = "\"'”’)"
_PLAIN_OPENING = re.compile(r"(?:An?|The|It|It['’]s|We|They|This|That|These|There|My|Our|Your?|Their)\s")
_NAMED_DAYS = re.compile(
    r"\b(?:january|february|april|june|july|august|september|october|november|december"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
# "may", "march" and "mar" are words as well: they are names only beside a number
_SHORT_MONTH = r"(?:jan|feb|mar|march|apr|may|jun|jul|aug|sept?|oct|nov|dec)"
_MONTH_BESIDE_NUMBER = re.compile(
    rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_SHORT_MONTH}\b|\b{_SHORT_MONTH}\.? \d)"
)
_LONE_I = re.compile(r"(?<![\w.'’])i(?=(?:['’](?:m|ve|d|ll))?(?![\w.'’]))")
_RAISED_VOICE = re.compile(r"[!?]{2,}")

_COMPANY_FORMS = (
    "limited",
    "ltd",
    "plc",
    "llp",
    "llc",
    "inc",
    "incorporated",
    "corp",
    "co",
    "gmbh",
    "dac",
    "sa",
)


def one_line(text: str) -> str:
    """Return the text on one line, each run of blanks and line ends made one blank."""
    return " ".join(text.split())


def tidied(text: str) -> str:
    """Return the customer's words on one line as a careful typist would set them; no word is another.

    "i" and "november" get their capital, "!!!" and "?!" become one mark.
    """
    line = _RAISED_VOICE.sub(lambda m: "?" if "?" in m[0] else "!", one_line(text))
    line = _LONE_I.sub("I", line)
    line = _NAMED_DAYS.sub(lambda m: m[0].capitalize(), line)
    return _MONTH_BESIDE_NUMBER.sub(_with_month_raised, line)


def items(text: str) -> list[str]:
    """Return the lines of a list as typed, without their dashes, dots or numbers."""
    lines = (_ITEM.sub("", one_line(line)) for line in text.splitlines())
    return [line for line in lines if line]


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return [word.casefold() for word in _WORD.findall(text)]


def word_count(text: str) -> int:
    """Return how many words a reader counts: what stands between blanks and has a letter or a digit."""
    return sum(1 for word in text.split() if any(sign.isalnum() for sign in word))


def ended(text: str) -> str:
    """Return the text with a full stop where it has no end of its own."""
    return text if _ends_itself(text) or not text else f"{text.rstrip(',')}."


def lowered(text: str) -> str:
    """Return the text with its first letter small, unless that word is a name, an "I" or in capitals."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return text[:1].lower() + text[1:] if first[1:] and first[1:].islower() else text


def opening_lowered(text: str) -> str:
    """Return the text with its first letter small where its first word can't be a name: "The", "It", "We"."""
    return text[:1].lower() + text[1:] if _PLAIN_OPENING.match(text) else text


def opening_raised(text: str) -> str:
    """Return the text with a capital at its start, unless its first word has its own: "iPhone"."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return raised(text) if first.islower() else text


def reference_words(label: str, value: str) -> str:
    """Return a reference as it is named: "account NW-4471902", or a value with a name: "card ending 4471"."""
    label, value = lowered(one_line(label)), one_line(value)
    names_itself = " " in value and value[:1].isalpha()
    return value if names_itself or not label or not value else f"{label} {value}"


def raised(text: str) -> str:
    """Return the text with its first letter a capital."""
    return text[:1].upper() + text[1:]


def cited(text: str, notes: Sequence[str]) -> str:
    """Return the text as a sentence with notes in brackets before its full stop: "It stopped (E1, E2)."."""
    notes = [note for note in notes if not re.search(rf"(?<!\w){re.escape(note)}(?!\w)", text)]
    if not notes:
        return ended(text)
    bracket = f"({', '.join(notes)})"
    if text.endswith(".") and not text.endswith(".."):
        return f"{text[:-1]} {bracket}."
    return f"{text} {bracket}" if _ends_itself(text) else f"{text} {bracket}."


def shortened(text: str, limit: int) -> str:
    """Return about `limit` words: as many whole sentences as fit.

    One long sentence is let run on to half as much again, or cut where a clause ends; "…" says that it is.
    """
    if word_count(text) <= limit:
        return text
    kept = ""
    for sentence in _SENTENCE_END.split(text):
        longer = f"{kept} {sentence}".strip()
        if word_count(longer) > limit:
            break
        kept = longer
    return kept or _one_sentence(_SENTENCE_END.split(text)[0], limit)


def _one_sentence(text: str, limit: int) -> str:
    if word_count(text) <= limit + limit // 2:
        return text
    start = " ".join(text.split()[:limit])
    seams = [seam.start() for seam in _CLAUSE_END.finditer(start)]
    cuts = [seam for seam in seams if word_count(start[:seam]) * 2 > limit]
    return f"{start[: cuts[-1] if cuts else None].rstrip(',;:')} …"


def without_company_form(name: str) -> str:
    """Return an organisation's name without its legal form: "Whitegate Electrical"."""
    words = name.split()
    while len(words) > 1 and words[-1].strip(".,&").casefold() in {*_COMPANY_FORMS, ""}:
        words.pop()
    return " ".join(words).rstrip(",")


def tells(text: str, other: str) -> bool:
    """Return whether a text tells what another does: it has nearly all of its words (three at least)."""
    wanted = set(words_of(other))
    return len(wanted) >= 3 and len(wanted & set(words_of(text))) >= 0.8 * len(wanted)


def _with_month_raised(found: re.Match[str]) -> str:
    return re.sub(_SHORT_MONTH, lambda m: m[0].capitalize(), found[0], count=1)


def _ends_itself(text: str) -> bool:
    return text.rstrip(_CLOSING_MARKS)[-1:] in set(_LAST_MARKS)
