"""Cuts a text into sentences the way people really type: lists, run-ons, missing capitals, stray stops."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from advocate.domain.text.calendar_words import MONTH_NUMBERS, WEEKDAY_NUMBERS
from advocate.domain.text.span import Span, span_of

_STOP = re.compile(r"[.!?…。！？]+|\n")
_LAST_WORD = re.compile(r"[^\s(\[\"“]{1,24}$")
_CLOSING = re.compile(r"(?:[)\]”’»]| ?''|'(?!\w)|\"(?=\s|$))*")
_BULLET = re.compile(r"(?:[-*•–—·>]|\d{1,3}[.)]|\([a-z\d]\))[ \t]")
_DIALOGUE = re.compile(r"\s*(?:,|(?:he|she|they|i|we|said|replied|asked|was|and)\b)")

# After a title no sentence ends; after the others one does when a capital follows.
_TITLES = frozenset(("mr", "mrs", "ms", "mx", "dr", "prof", "st", "rev", "hon", "capt", "sgt", "gen", "vs"))
_SHORT = frozenset(
    (
        "no", "nos", "tel", "ext", "ref", "approx", "apt",
        "appt", "dept", "acct", "inc", "ltd", "co", "corp", "llc",
        "plc", "jr", "sr", "ave", "rd", "blvd", "mo", "mos",
        "yr", "yrs", "hr", "hrs", "min", "mins", "wk", "wks",
        "etc", "e.g", "i.e", "eg", "ie", "a.m", "p.m",
        "am", "pm", "u.s", "u.k", "u.s.a", "incl", "excl", "est",
        "max", "esp", "tho", "cont", "p", "pp", "vol",
    )
)  # fmt: skip
# "for 25 min. he said": after these, a new subject starts a sentence even in small letters.
_MEASURES = frozenset(
    ("mo", "mos", "yr", "yrs", "hr", "hrs", "min", "mins", "wk", "wks", "etc", "a.m", "p.m", "am", "pm")
)
_FIRST_NAME = re.compile(r"[A-Z][a-z]+ $")
_NEW_SUBJECTS = frozenset(
    ("i", "he", "she", "they", "we", "it", "then", "but", "so", "this", "that", "my", "when", "after", "i'm")
)
_JOINERS = frozenset(
    (
        "a", "an", "and", "as", "at", "but", "by", "for",
        "from", "if", "in", "into", "my", "of", "on", "or", "our",
        "so", "than", "that", "the", "their", "then", "to",
        "was", "were", "which", "with", "your", "is", "are",
        "be", "been", "have", "has", "had", "i", "we",
    )
)  # fmt: skip
_SURE_JOINERS = frozenset(("a", "an", "and", "or", "the", "my", "our", "your", "of", "with", "than"))
_INNER_STOP = re.compile(r"[.!?]['\")]? +\S")
_ONE_WORD = re.compile(r"[^\W\d_]{2,20}[.!]+")
_STACCATO = 3
_CHAIN_WORDS = 40
_NARROWEST, _WIDEST, _NEARLY = 60, 140, 0.8
_GREETING = re.compile(
    r"\s*(?:dear|hi|hello|hey|greetings|to whom|good (?:morning|afternoon|evening))\b", re.IGNORECASE
)
_GREETING_WORDS = 6
_LOST_STOP = re.compile(r"(?<=\d)\s{1,3}(?=(?:This|They|We|He|She|It|Then|When|But|However|My)\s[a-z])")
_LEAST_BEFORE, _LOOK_BACK = 5, 200
_CHAIN_LINKS = 2
_SEMICOLON = re.compile(";")


def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of `text` in order; together they hold all of it but blanks.

    A line end cuts unless the thought plainly runs on. Clauses strung together with semicolons are cut only
    where the chain is longer than 40 words.
    """
    found: list[Span] = []
    start = 0
    for end in _ends(text, _wraps(text)):
        if end > start:
            found += _chain(text, start, end)
            start = end
    return _staccato_joined(text, found + _chain(text, start, len(text)))


def _staccato_joined(text: str, found: list[Span]) -> tuple[Span, ...]:
    """Join "Worst. Company. Ever.": three or more single words in a row are one sentence."""
    joined: list[Span] = []
    for is_one, group in groupby(found, key=lambda span: bool(_ONE_WORD.fullmatch(span.text))):
        run = list(group)
        start, end = run[0].start, run[-1].end
        if is_one and len(run) >= _STACCATO and "\n" not in text[start:end]:
            joined.append(Span(start, end, text[start:end]))
        else:
            joined += run
    return tuple(joined)


def _wraps(text: str) -> bool:
    """Return whether the lines of `text` were broken at a width, not by the thought.

    Then hardly a first word had room on the line above it, and sentences end in the midst of lines.
    """
    lines = [line.strip() for line in text.split("\n")]
    width = max(map(len, lines))
    if not _NARROWEST < width < _WIDEST:
        return False
    pairs = [(upper, lower) for upper, lower in pairwise(lines) if upper and lower]
    full = sum(len(upper) + 1 + len(lower.split(None, 1)[0]) > width * _NEARLY for upper, lower in pairs)
    return full * 2 > len(pairs) and 3 * len(_INNER_STOP.findall(text)) >= len(pairs)


def _ends(text: str, wraps: bool) -> Iterator[int]:
    start = done = 0
    for stop in _STOP.finditer(text):
        if stop.start() < done:
            continue
        line = stop[0] == "\n"
        end = _line_end(text, stop.end(), start, wraps) if line else _stop_end(text, stop, start)
        if end:
            start = done = end
            yield end


def _line_end(text: str, after: int, start: int, wraps: bool) -> int:
    """Return where a line ends that is also the end of a sentence, else 0."""
    rest = text[after : after + 200].lstrip(" \t\r")
    before = text[max(start, after - 60) : after].rstrip()
    if not before:
        return 0
    if not rest or rest[0] == "\n" or _BULLET.match(rest):
        return after
    if _GREETING.match(before) and len(before.split()) <= _GREETING_WORDS:
        return after
    last = before.split()[-1].lower()
    joiners = _JOINERS if wraps or not rest[0].islower() else _SURE_JOINERS
    runs_on = before[-1] in ",;" or last in joiners or (wraps and rest[0].islower())
    return 0 if runs_on else after


def _stop_end(text: str, stop: re.Match[str], start: int) -> int:
    """Return where the sentence ends that this stop closes, quotes and brackets included; 0 for none."""
    closing = _CLOSING.match(text, stop.end(), stop.end() + 12)
    end = closing.end() if closing else stop.end()
    marks, quoted = stop[0], end > stop.end()
    following = text[end : end + 40]
    if following and not following[0].isspace():
        return stop.end() if _glued(text, stop, following) else 0
    ahead = following.lstrip()
    if not quoted and ahead[:1] == '"' and text.count('"', max(start, end - 2000), end) % 2:
        end += following.index('"') + 1
        ahead, quoted = text[end : end + 40].lstrip(), True
    if not ahead:
        return end
    if quoted and _DIALOGUE.match(ahead) and ahead[0] != "I":
        return 0
    if set(marks) <= set(".…") and (len(marks) > 1 or "…" in marks):
        return end if ahead[0].isupper() or ahead[0] in "\"'“‘" or "\n\n" in following else 0
    if marks == ".":
        return 0 if _is_inside(text, stop.start(), start, ahead) else end
    return 0 if ahead[0] in ",;" else end


def _glued(text: str, stop: re.Match[str], following: str) -> bool:
    """Return whether "them.They" has lost only its blank; "example.com" and "p.m." have not."""
    before = text[max(0, stop.start() - 2) : stop.start()]
    plain = before.isalpha() and before[-1:].islower() and len(before) == 2
    if not plain or not following[0].isupper() or stop.end() - stop.start() > 3:
        return False
    return following[:2] in ("I ", "I'", "I’", "A ") or following[1:2].islower()


def _is_inside(text: str, dot: int, start: int, ahead: str) -> bool:
    """Return whether a lone dot before a blank belongs to an abbreviation, an initial or a list number."""
    window = text[max(start, dot - 24) : dot]
    match = _LAST_WORD.search(window)
    if not match:
        return not window.strip() or window.rstrip()[-1:] in ".…"
    word = match[0]
    plain = word.lower().lstrip("('\"")
    if plain in _TITLES:
        return True
    if plain in _SHORT:
        return _after_short(plain, ahead)
    if (
        (plain in MONTH_NUMBERS or plain in WEEKDAY_NUMBERS)
        and len(plain) <= 4
        and plain not in ("may", "sat", "sun")
    ):
        return ahead[0].isdigit() or (ahead[0].islower() and not _opens(ahead))
    if len(plain) == 1 and plain.isalpha():
        follows_name = _FIRST_NAME.search(window[: match.start()]) is not None
        return (
            plain != "i" and word.isupper() and (ahead[0].isupper() or (follows_name and not _opens(ahead)))
        )
    if plain.isdecimal() and len(plain) <= 2:
        lead = text[max(0, dot - 30) : dot - len(word)].rstrip(" \t")
        return ahead[0].isdigit() or not lead or lead[-1] in ":;\n"
    return False


def _opens(ahead: str) -> bool:
    """Return whether what follows begins a sentence of its own, by its first word."""
    return ahead.split(maxsplit=1)[0].lower() in _NEW_SUBJECTS


def _after_short(plain: str, ahead: str) -> bool:
    if plain in ("no", "nos", "ext", "ref", "p", "pp"):
        is_number = any(sign.isdigit() for sign in ahead.split(maxsplit=1)[0])
        return is_number or ahead[0] == "#" or (plain not in ("no", "nos") and ahead[0].islower())
    if plain in _MEASURES and _opens(ahead):
        return False
    return not ahead[0].isupper()


def _chain(text: str, start: int, end: int) -> list[Span]:
    """Return a sentence, cut where a stop is plainly missing and where semicolons chain too many clauses."""
    whole = span_of(text, start, end)
    if whole is None:
        return []
    cuts = [start]
    for lost in _LOST_STOP.finditer(text, whole.start, whole.end):
        if len(text[max(cuts[-1], lost.start() - _LOOK_BACK) : lost.start()].split()) >= _LEAST_BEFORE:
            cuts.append(lost.start())
    if whole.text.count(";") >= _CHAIN_LINKS and len(whole.text.split()) > _CHAIN_WORDS:
        cuts = sorted({*cuts, *(mark.end() for mark in _SEMICOLON.finditer(text, whole.start, whole.end))})
    sides = zip(cuts, [*cuts[1:], end], strict=True)
    return [span for a, b in sides if (span := span_of(text, a, b)) is not None]
