"""Finds shouting: words in capitals that are not acronyms, names or references, and doubled marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advocate.domain.text.tokens import Token, is_word
from advocate.domain.tone.rules import ToneWords

_SMALL = frozenset({"i", "a"})
# One of these alone in capitals joins words rather than raising the voice.
_UNSTRESSED = frozenset(
    ("and", "or", "but", "has", "have", "had", "was", "were", "are", "the", "for", "with", "from")
)


def _is_capitals(token: Token) -> bool:
    letters = token.text.replace("'", "").replace("’", "")
    return letters.isalpha() and letters.isupper() and letters.isascii()


def is_shouted_word(token: Token, words: ToneWords) -> bool:
    """Return whether a token is an everyday word typed in capitals, not an acronym."""
    if not _is_capitals(token) or token.text in words.acronyms or len(token.text) == 1:
        return False
    if len(token.text) <= 2:
        return token.norm in words.stressed
    return token.norm in words.english


def _run(found: Sequence[Token], first: int) -> int:
    """Return where the run of capitals that starts at `first` ends (small words and acronyms included)."""
    last = first
    while last < len(found) and found[last].sentence == found[first].sentence:
        token = found[last]
        if not (_is_capitals(token) or (is_word(token.norm) and token.norm[0].isdigit())):
            break
        last += 1
    return last


def shouted_words(found: Sequence[Token], words: ToneWords) -> Iterator[tuple[int, int]]:
    """Yield token ranges (end exclusive) of capitals that read as shouting; "ACCOUNT #:" is only a label."""
    place = 0
    while place < len(found):
        if not found[place].text.isupper():
            place += 1
            continue
        last = _run(found, place)
        shouted = [at for at in range(place, last) if is_shouted_word(found[at], words)]
        if _is_label(found, shouted, last, words):
            shouted = []
        if len(shouted) > 1:
            yield _with_small_words(found, place, last, shouted, words)
        elif shouted and _stands_out(found, shouted[0], place, last, words):
            yield shouted[0], shouted[0] + 1
        place = max(last, place + 1)


def _is_label(found: Sequence[Token], shouted: Sequence[int], last: int, words: ToneWords) -> bool:
    """Return whether capitals are a label: before "#:", or words of forms alone ("PAID IN FULL")."""
    before_mark = last < len(found) and found[last].text in "#:"
    return before_mark or all(found[at].norm in words.headings | _SMALL for at in shouted)


def _with_small_words(
    found: Sequence[Token], first: int, last: int, shouted: Sequence[int], words: ToneWords
) -> tuple[int, int]:
    """Return the range of shouted words with the capitals around them that are no acronyms ("AN", "TO")."""
    start, end = shouted[0], shouted[-1] + 1
    while start > first and _is_capitals(found[start - 1]) and found[start - 1].text not in words.acronyms:
        start -= 1
    while end < last and _is_capitals(found[end]) and found[end].text not in words.acronyms:
        end += 1
    return start, end


def _stands_out(found: Sequence[Token], at: int, first: int, last: int, words: ToneWords) -> bool:
    """Return whether one word in capitals is stress, and not part of a name such as "LARCH BANK PLC"."""
    neighbours = [found[place] for place in range(first, last) if place != at]
    if found[at].norm in _UNSTRESSED:
        return False
    if any(len(near.text) > 1 and near.text not in words.acronyms for near in neighbours):
        return found[at].norm in words.stressed
    return True


def doubled_marks(found: Sequence[Token]) -> Iterator[int]:
    """Yield the positions of marks such as "!!", "?!" and "??"."""
    for place, token in enumerate(found):
        if token.norm in "!?" and len(token.text) > 1 and place > 0:
            yield place


def lowered(found: Sequence[Token], first: int, last: int, text: str, words: ToneWords) -> str:
    """Return the capitals of a run as everyday writing; a word that is no everyday word keeps one capital."""
    parts: list[str] = []
    end = found[first].start
    for token in found[first:last]:
        parts.append(text[end : token.start])
        plain = token.text.lower()
        if not token.text.isalpha() or token.text in words.acronyms or token.text == "I":
            plain = (
                token.text if not _is_capitals(token) or token.text == "I" else _with_apostrophe(token.text)
            )
        elif token.norm not in words.english and plain not in _SMALL:
            plain = plain.capitalize()
        parts.append(plain.capitalize() if token.opens else plain)
        end = token.end
    return "".join(parts)


def _with_apostrophe(text: str) -> str:
    if "'" not in text and "’" not in text:
        return text
    return "I" + text[1:].lower() if text[0] == "I" and text[1:2] in "'’" else text.lower()
