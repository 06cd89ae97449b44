"""Phrase patterns over the words of one sentence: a small notation, matched without backtracking.

The notation, word by word, separated by blanks (the tone rulebook uses the same one):

    word            that word           word|other    either of them
    complain*       any word that starts so           word?    may be absent
    @name           a word of the class called name   ..3      up to three words of any kind
    ^               here the sentence starts (and, but, so, then and a handle before it do not count)
    $               here the sentence ends

DATE, MONEY, NAME and NUM stand for a date, a sum, a person and a number that were found in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

LONGEST_PATTERN = 20
MOST_WORDS = 400

_WORD = re.compile(r"[^\W\d_]+(?:['’´`][^\W\d_]+)?(?:-[^\W\d_]+){0,4}|\d[\d.,:/]*|[@#%&]|[^\w\s]|_+")
_APOSTROPHES = str.maketrans("’´`", "'''")
_CLITIC = re.compile(r"^(.+?)('(?:d|ll|m|re|ve|s))$")
_OPENERS = frozenset(
    (
        "and", "but", "so", "then", "also", "however", "anyway", "well", "plus", "now", "finally", "again",
        "moreover", "furthermore", "additionally", "instead", "still", "ok", "okay", "eventually", "later",
        "afterwards", ",", ":", "-", "–", "—", "*", "•", ">", '"', "'", "“", "(", "DATE", "on", "at",
    )
)  # fmt: skip
_MARKS = frozenset(".!?…)”\"'’;,:")


class PhraseError(ValueError):
    """A pattern that cannot be read; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Element:
    """One place in a pattern: the words, or beginnings of words, that may stand there."""

    words: frozenset[str]
    prefixes: tuple[str, ...]
    is_any: bool
    is_optional: bool

    def takes(self, word: str) -> bool:
        """Return whether the word may stand here."""
        return self.is_any or word in self.words or self.begins(word)

    def begins(self, word: str) -> bool:
        """Return whether the word has one of the beginnings."""
        return bool(self.prefixes) and word.startswith(self.prefixes)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern read from its notation."""

    notation: str
    elements: tuple[Element, ...]
    opens: bool
    closes: bool

    @property
    def needed(self) -> frozenset[str]:
        """The words of which a sentence needs one, beside its first, for a match; empty where unsure."""
        sure = [e.words for e in self.elements[1:] if e.words and not (e.prefixes or e.is_optional)]
        return min(sure, key=len, default=frozenset())


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence as the rules see it: plain words, where each stands, and where it opens and closes."""

    plain: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    opening: int
    closing: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern's number, and the positions of its first word and after its last."""

    number: int
    first: int
    last: int


def words_of(text: str, named: Sequence[tuple[int, int, str]], spellings: Mapping[str, str]) -> Words:
    """Return the words of a sentence, at most the first 400.

    `named` are stretches (start, end, name) that stand for one word, such as DATE; `spellings` maps typed
    forms ("dont") to the usual ones.
    """
    plain: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def put(word: str, start: int, end: int) -> None:
        plain.append(word)
        starts.append(start)
        ends.append(end)

    at = 0
    for start, end, name in [*named, (len(text), len(text), "")]:
        for match in _WORD.finditer(text, at, max(at, start)):
            word = match[0].lower()
            if word.isalpha() and word not in spellings and word != "nt":
                plain.append(word)
                starts.append(match.start())
                ends.append(match.end())
            else:
                _spell(match, put, plain, spellings)
            if len(plain) > MOST_WORDS:
                return _framed(plain, starts, ends)
        if name:
            put(name, start, end)
        at = max(at, end)
    return _framed(plain, starts, ends)


def _spell(
    match: re.Match[str], put: Callable[[str, int, int], None], plain: list[str], spellings: Mapping[str, str]
) -> None:
    word = match[0].lower().translate(_APOSTROPHES)
    start, end = match.span()
    if word[0].isdigit():
        word = "NUM"
    elif word in ("n't", "nt") and plain:
        plain[-1] = spellings.get(plain[-1] + "n't", plain[-1] + "n't")
        return
    for piece in spellings.get(word, word).split():
        clitic = _CLITIC.match(piece) if "'" in piece else None
        for one in clitic.groups() if clitic else (piece,):
            put(one, start, end)


def _framed(plain: list[str], starts: list[int], ends: list[int]) -> Words:
    opening, closing = 0, len(plain)
    while opening < len(plain) - 1 and (plain[opening] in _OPENERS or plain[opening] == "@"):
        opening += 2 if plain[opening] == "@" and opening < len(plain) - 2 else 1
    while closing > opening and plain[closing - 1] in _MARKS:
        closing -= 1
    return Words(tuple(plain), tuple(starts), tuple(ends), opening, closing)


def parse(notation: str, classes: Mapping[str, frozenset[str]]) -> Pattern:
    """Read a pattern. Raises PhraseError where it is wrong."""
    parts = notation.split()
    opens, closes = parts[:1] == ["^"], parts[-1:] == ["$"]
    elements: list[Element] = []
    for part in parts[opens : len(parts) - closes]:
        if part.startswith("..") and part[2:].isdecimal():
            elements += [Element(frozenset(), (), True, True)] * int(part[2:])
        else:
            elements.append(_element(part, classes, notation))
    if not elements or len(elements) > LONGEST_PATTERN:
        raise PhraseError(f'"{notation}" has {len(elements)} places; 1 to {LONGEST_PATTERN} can be matched')
    if elements[0].is_any or elements[0].is_optional:
        raise PhraseError(f'"{notation}" has to start with a word')
    return Pattern(notation, tuple(elements), opens, closes)


def _element(part: str, classes: Mapping[str, frozenset[str]], notation: str) -> Element:
    is_optional = len(part) > 1 and part.endswith("?")
    words: set[str] = set()
    prefixes: list[str] = []
    for choice in (part[:-1] if is_optional else part).split("|"):
        if choice.startswith("@") and choice[1:] not in classes:
            raise PhraseError(f'"{notation}" names the class {choice}, which does not exist')
        named = classes[choice[1:]] if choice.startswith("@") else (choice,)
        for word in named:
            if not word:
                raise PhraseError(f'"{notation}" has an empty choice in "{part}"')
            if word.endswith("*") and len(word) > 3:
                prefixes.append(word[:-1])
            else:
                words.add(word)
    return Element(frozenset(words), tuple(prefixes), False, is_optional)


class Index:
    """All patterns at once, kept by the words they can start with."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        """Prepare the patterns; a hit names a pattern by its position."""
        self._patterns = tuple(patterns)
        self._needed = tuple(pattern.needed for pattern in self._patterns)
        self._by_word: dict[str, list[int]] = {}
        self._by_prefix: dict[str, list[int]] = {}
        for number, pattern in enumerate(self._patterns):
            first = pattern.elements[0]
            for word in first.words:
                self._by_word.setdefault(word, []).append(number)
            for prefix in first.prefixes:
                self._by_prefix.setdefault(prefix[:3], []).append(number)

    def hits(self, words: Words) -> list[Hit]:
        """Return where the patterns match, each at most once for every place it starts."""
        found: list[Hit] = []
        spoken = frozenset(words.plain)
        hopeful: dict[str, list[int]] = {}
        for place, word in enumerate(words.plain):
            if word not in hopeful:
                hopeful[word] = self._hopeful(word, spoken)
            for number in hopeful[word]:
                last = _match(self._patterns[number], words, place)
                if last:
                    found.append(Hit(number, place, last))
        return found

    def _hopeful(self, word: str, spoken: frozenset[str]) -> list[int]:
        """Return the patterns that can start with the word in a sentence of the words `spoken`."""
        started = self._by_word.get(word, [])
        if begun := self._by_prefix.get(word[:3]):
            started = sorted({*started, *begun})
        needed = self._needed
        return [n for n in started if not needed[n] or not needed[n].isdisjoint(spoken)]


def _match(pattern: Pattern, words: Words, first: int) -> int:
    """Return the position after the shortest match that starts here, 0 for none.

    A bit of `places` stands for each position, counted from the first, that the match may have reached.
    """
    if not pattern.elements[0].takes(words.plain[first]) or (
        pattern.opens and first not in (0, words.opening)
    ):
        return 0
    ahead = words.plain[first : first + LONGEST_PATTERN]
    inside = (1 << (len(ahead) + 1)) - 1
    places = 0b10
    for element in pattern.elements[1:]:
        if element.is_any:
            onward = places << 1 & inside
        else:
            onward = 0
            reached = places & inside >> 1
            while reached:
                place = reached.bit_length() - 1
                reached ^= 1 << place
                if ahead[place] in element.words or element.begins(ahead[place]):
                    onward |= 2 << place
        places = places | onward if element.is_optional else onward
        if not places:
            return 0
    if pattern.closes:
        places &= -1 << max(words.closing - first, 0)
    return first + (places & -places).bit_length() - 1 if places else 0
