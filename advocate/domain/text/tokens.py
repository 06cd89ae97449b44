"""Words and marks of a text with their code point offsets, in the spelling the rules are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from advocate.domain.text.phrase_index import APART, ENDS, STARTS, WALL, Words

# Every alternative is either a single run of one character class or bounded, so scanning is linear.
_TOKEN = re.compile(
    r"""
    [^\W\d_]+(?=[\s,])                    # most words, before the dearer shapes are tried
    | https?://\S{1,2000}
    | [\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}
    | [@\#]\w{1,100}
    | [£$€]?\d+(?:[.,:/-]\d+)*\w*%?
    | [^\W\d_]{1,12}\d\w{0,40}
    | [^\W\d_]+(?:['’ʼ´`-][^\W\d_]+){0,4}
    | \w+
    | \.{2,} | …+ | [!?]+
    | (?P<sign>[^\w\s])(?P=sign)*
    """,
    re.VERBOSE,
)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n|\n[ \t]*(?=[-*•]|\d{1,2}[.)][ \t])")
_CAMEL = re.compile(r"[A-Z][a-z]+|[A-Z]+(?![a-z])|[a-z]+|\d+|_+")
_LONGEST_TAG = 40
_UNKNOWN = 3
_ENDERS = frozenset(".!?…")
_APOSTROPHES = str.maketrans("’ʼ´`", "''''")
_TITLES = frozenset(("mr", "mrs", "ms", "dr", "st", "no", "vs", "etc"))


class Token(NamedTuple):
    """One word or mark: where it stands, what was typed, and the form the rules know it by."""

    start: int
    end: int
    text: str
    norm: str
    sentence: int
    opens: bool
    """Whether it is the first word of its sentence (greetings to a handle do not count)."""


def is_ender(norm: str) -> bool:
    """Return whether a mark ends a sentence."""
    return norm in _ENDERS


def is_word(norm: str) -> bool:
    """Return whether a token is a word or number rather than a mark."""
    return norm[0].isalnum()


def scan(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the words and marks between two offsets as they were typed, in linear time."""
    return _TOKEN.finditer(text, start, end)


def marked(found: Sequence[Token]) -> Words:
    """Return tokens as phrases see them, with the starts and ends of their sentences marked."""
    marks: list[int] = []
    before: Token | None = None
    for token in found:
        mark = STARTS if token.opens else 0
        if token.norm in _ENDERS:
            mark |= WALL | ENDS
        if before is not None and token.sentence != before.sentence:
            # A blank line, not a mark, parts the two.
            mark |= ENDS if before.norm in _ENDERS else ENDS | APART
        marks.append(mark)
        before = token
    return Words([token.norm for token in found], marks)


def _normal(raw: str, spellings: Mapping[str, str]) -> str:
    if raw[0] in "!?":
        return "!" if "!" in raw else "?"
    if raw[0] == "…" or raw.startswith(".."):
        return "…"
    plain = raw.translate(_APOSTROPHES).casefold()
    return spellings.get(plain, plain)


def _ends_sentence(norm: str, previous: str, following: str) -> bool:
    if not is_ender(norm):
        return False
    if norm != ".":
        return True
    return not (
        previous in _TITLES or (len(previous) == 1 and following[:1].isalpha() and following[:1] != " ")
    )


def _price(piece: str, known: Set[str]) -> int:
    if piece in known:
        return 1
    return _UNKNOWN + len(piece) if len(piece) >= _UNKNOWN else 10 * _LONGEST_TAG


def _pieces(tag: str, known: Set[str]) -> list[tuple[int, int]]:
    """Return where the words of a hashtag lie: by its capitals, or by the fewest known words."""
    capitals = [match.span() for match in _CAMEL.finditer(tag)]
    if len(capitals) > 1 and not tag.isupper() and capitals[0][0] == 0:
        return capitals
    plain = tag.lower()[:_LONGEST_TAG]
    best: list[tuple[int, list[tuple[int, int]]]] = [(0, [])]
    for end in range(1, len(plain) + 1):
        best.append(
            min(
                (cost + _price(plain[start:end], known), [*pieces, (start, end)])
                for start, (cost, pieces) in enumerate(best[:end])
            )
        )
    pieces = best[-1][1] or [(0, len(tag))]
    return [*pieces[:-1], (pieces[-1][0], len(tag))]


def _hashtag(
    raw: str, start: int, sentence: int, spellings: Mapping[str, str], known: Set[str]
) -> list[Token]:
    whole = raw[1:].casefold()
    spans = [(0, len(raw) - 1)] if whole in known else _pieces(raw[1:], known)
    made = []
    for place, (first, last) in enumerate(spans):
        begin = start if place == 0 else start + 1 + first
        typed = raw[1 + first : 1 + last]
        made.append(Token(begin, start + 1 + last, typed, _normal(typed, spellings), sentence, place == 0))
    return made


def tokens(text: str, spellings: Mapping[str, str], known: Set[str] = frozenset()) -> list[Token]:
    """Return the tokens of `text` in order.

    `spellings` maps a typed form ("u", "dont") to the usual one; `known` words split a hashtag ("#badday").
    """
    breaks = [m.start() for m in _BLANK_LINE.finditer(text)]
    breaks.append(len(text) + 1)
    found: list[Token] = []
    sentence, opens, next_break, previous = 0, True, 0, ""
    for match in _TOKEN.finditer(text):
        raw, start, end = match.group(), match.start(), match.end()
        while start > breaks[next_break]:
            next_break += 1
            sentence, opens = sentence + (not opens), True
        if raw[0] == "#" and len(raw) > 1:
            found += _hashtag(raw, start, sentence, spellings, known)
            opens, previous = False, found[-1].norm
            continue
        norm = _normal(raw, spellings)
        if norm == "n't" and found and is_word(previous):
            last = found[-1]
            norm = spellings.get(previous + "n't", previous + "n't")
            found[-1] = Token(last.start, end, text[last.start : end], norm, last.sentence, last.opens)
            previous = norm
            continue
        found.append(Token(start, end, raw, norm, sentence, opens and is_word(norm)))
        if is_word(norm) and raw[0] != "@":
            opens = False
        if _ends_sentence(norm, previous, text[end : end + 1]):
            sentence, opens = sentence + 1, True
        previous = norm
    return found
