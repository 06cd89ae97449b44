"""Puts the day that something happened into its sentence, unless the customer's own words say it already."""

from __future__ import annotations

import re

from advocate.domain.case import Precision, When
from advocate.domain.letters.lines import opening_raised, raised
from advocate.domain.letters.pen import Pen
from advocate.domain.wording import MONTHS, say_date

_RELATIVE_DAY = re.compile(
    r"(?<!\band)(?<!\bor),?\s+(?:on )?(?:the (?:next|following|same) day|the day after|that day)([.!]?)\Z",
    re.I,
)
# A sentence may go on after its date only from a word that can't be a name; "I" stays as it is.
_PLAIN_OPENING = re.compile(
    r"(?:I|We|It|They|He|She|You|The|An?|My|Our|Your|Their|His|Her|This|That|These|Those|There"
    r"|Nobody|No one|No|Nothing|Someone|Somebody|Some|All|Both|Neither|Everything|At)\s",
    re.IGNORECASE,
)
_TELLS_TIME = re.compile(
    r"\b(?:days?|weeks?|months?|years?|mornings?|afternoons?|evenings?|nights?|later|afterwards|earlier)\b",
    re.IGNORECASE,
)
# A day of its own, unless it is the day that somebody spoke of: "said a van would come on 6 March".
_OTHER_DAY = re.compile(
    r"\A(?:(?!\b(?:said|told|promised|confirmed|agreed|assured|offered|that)\b).)*\bon (?:the )?\d",
    re.IGNORECASE | re.DOTALL,
)
_FIRST_WORDS = 4
_VERB_WORDS = 10
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STILL_SO = """
is are am has have isn't aren't hasn't haven't do does don't doesn't can can't cannot will won't shall may
still now currently today keep keeps remains show shows say says want need it's that's there's i've we've
they've you've he's she's i'm we're they're you're
"""
_PRESENT = frozenset(_STILL_SO.split())
_IRREGULAR = """
was were wasn't weren't had hadn't did didn't came became went said told got took sent paid bought brought
rang broke found left lost made gave put saw heard spoke wrote fell cut read kept held stood began ran sold
met let hung drove burst caught fought felt flew froze grew hid hit knew laid led lent lit rose sank set shook
shut slept stuck stole swore thought threw tore understood withdrew woke wore could would spent
"""
_PAST = frozenset(_IRREGULAR.split())
_NO_PAST = frozenset(("need", "feed", "speed", "indeed", "bed", "red", "shed", "hundred", "exceed"))


def dated(pen: Pen, text: str, when: When | None) -> str:
    """Return the text as a sentence that says when: "On 3 March 2026 it stopped", "3 March 2026: Dana left".

    Words that say it themselves stay as they are. What is still so, or begins with what may be a name, gets
    its date before a colon.
    """
    if when is None or says_day(text, when, pen.case.country):
        return opening_raised(text)
    is_plain = _PLAIN_OPENING.match(text) is not None
    if _goes_on(text) and (is_plain or text.split(maxsplit=1)[0] in pen.names()):
        return f"{pen.opening(when)} {_going_on(text) if is_plain else text}"
    head = pen.opening(when).rstrip(",") if when.precision is Precision.RANGE else raised(pen.when(when))
    return f"{head}: {text}"


def says_day(text: str, when: When, country: str) -> bool:
    """Return whether the text itself says when it was: in words, as "3 March", "Mar 3rd" or "03/03"."""
    if when.words and when.words.casefold() in text.casefold():
        return True
    start = when.start
    month = MONTHS[start.month - 1]
    name = f"{month[:3]}(?:{month[3:]}|t)?" if len(month) > 3 else month
    if when.precision in (Precision.MONTH, Precision.YEAR):
        pattern = rf"\b{name}\b" if when.precision is Precision.MONTH else rf"\b{start.year}\b"
        return re.search(pattern, text, re.IGNORECASE) is not None
    day = rf"0?{start.day}(?:st|nd|rd|th)?(?:\s*(?:to|and|until|-|–)\s*\d{{1,2}})?"
    numbers = (start.month, start.day) if country == "US" else (start.day, start.month)
    numeric = r"[/.\-]".join(f"0?{number}" for number in numbers)
    written = rf"\b{day}\s+(?:of\s+)?{name}\b|\b{name}\.?\s+{day}\b|\b{numeric}\b|\b{start.isoformat()}\b"
    return re.search(written, text, re.IGNORECASE) is not None


def with_whole_day(text: str, when: When | None, country: str) -> str:
    """Return the text with the day of the month alone, "the 21st", told in full: "21 October 2026"."""
    if when is None or when.precision is not Precision.DAY or says_day(text, when, country):
        return text
    day = when.start.day
    bare = rf"\bthe {day}(?:st|nd|rd|th)\b(?! of\b| \w+ (?:time|floor|attempt)\b)"
    return re.sub(bare, say_date(when.start, country).replace("\\", ""), text, count=1, flags=re.IGNORECASE)


def without_relative_day(text: str) -> str:
    """Return a text that a date is put before, without the "the next day" that its end would say again."""
    return _RELATIVE_DAY.sub(r"\1", text)


def _going_on(text: str) -> str:
    first = text.split(maxsplit=1)[0]
    is_own = first == "I" or (len(first) > 1 and not first[1:].islower())
    return text if is_own else text[:1].lower() + text[1:]


def _goes_on(text: str) -> bool:
    """Return whether a sentence reads on after its date: it tells no time first, and its verb is past."""
    if _TELLS_TIME.search(" ".join(text.split()[:_FIRST_WORDS])) or _OTHER_DAY.search(text):
        return False
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)[:_VERB_WORDS]]
    for word in words:
        if word in _PRESENT:
            return False
        if word in _PAST or (word.endswith("ed") and word not in _NO_PAST):
            return True
    return False
