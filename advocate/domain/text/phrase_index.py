"""Finds all phrases of a rulebook in a text at once, in a time that only its length decides.

A set of places in the text is one whole number, a bit for each place. A pattern is walked through element by
element for all the places it may start at together: "where was I" shifted by one, and "where does this word
stand". Nothing is tried again, so no text can make it slow; patterns whose rarest word is not there are never
looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from advocate.domain.text.phrases import ANY, LONGEST, Element, Pattern

# What may be marked at a place in the text, added up.
STARTS = 1
"""A sentence starts with this word."""
ENDS = 2
"""A sentence has ended before this word."""
WALL = 4
"""A gap may not take this word, as it ends a sentence."""
APART = 8
"""No phrase reaches from the word before to this one."""

_WINDOW = 512
_MEMORY = 40_000
# The commonest words of English, commonest first: a pattern is looked for by its rarest word.
_COMMON_WORDS = """
    the to i and a of in my you is that for it on was me have with they this not but be no at we are so
    your as had am from just get been what all will if there or an has time one when service up out
    customer would their do she her he him his them our us can by which after told now don't never about
    did flight call account how even said were more could any because ever should other then than got
    very good like know back over only first , . ! ? $ 's 'm NUM NAME DATE MONEY
"""
_COMMONNESS = {word: 1 / (rank + 2) for rank, word in enumerate(_COMMON_WORDS.split())}
_UNCOMMON = 0.0005
_PART_OF_A_WORD = 0.01
_ANY_NUMBER = 0
_WITHIN = (1 << _WINDOW) - 1
_ANYTHING: frozenset[int] = frozenset({_ANY_NUMBER})


class Hit(NamedTuple):
    """Where a pattern is: the places of the whole and of the part that is reported, ends exclusive."""

    number: int
    first: int
    last: int
    inner_first: int
    inner_last: int


@dataclass(frozen=True, slots=True)
class Words:
    """A text as phrases see it: its words, and what is marked at each."""

    plain: Sequence[str]
    marks: Sequence[int]


@dataclass(slots=True)
class _View:
    """A stretch of the text as sets of places: where each element's words stand, where sentences open."""

    size: int
    where: dict[int, int]
    opens: int = 0
    closes: int = 0
    joined: int = 0
    is_joined: bool = True


_NOTHING = _View(0, {})


class _Walk(NamedTuple):
    """A pattern made ready: the numbers of its elements, each with whether it is optional.

    `used` are the numbers of all of them.
    """

    number: int
    used: frozenset[int]
    steps: tuple[tuple[int, bool], ...]
    before: int
    pattern: Pattern


class _Taken(NamedTuple):
    """The elements that take a word: their numbers, the same as bits, and the rarest of them."""

    numbers: frozenset[int]
    bits: int
    rarest: frozenset[int]


@dataclass(slots=True)
class _Numbers:
    """The elements of all patterns, each once; the words they take are looked up once and remembered."""

    numbers: dict[Element, int] = field(default_factory=lambda: {ANY: _ANY_NUMBER})
    by_word: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_prefix: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_suffix: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    rarest: set[int] = field(default_factory=set)
    known: dict[str, _Taken] = field(default_factory=dict)
    longest_part: int = 0

    def of(self, element: Element) -> int:
        if element not in self.numbers:
            number = self.numbers[element] = len(self.numbers)
            for index, parts in zip((self.by_word, self.by_prefix, self.by_suffix), element, strict=True):
                for part in parts:
                    index[part].append(number)
            lengths = map(len, element.prefixes | element.suffixes)
            self.longest_part = max([self.longest_part, *lengths])
        return self.numbers[element]

    def taking(self, word: str) -> _Taken:
        """Return the elements that take the word."""
        if word not in self.known:
            if len(self.known) > _MEMORY:
                self.known.clear()
            found = set(self.by_word.get(word, ()))
            for length in range(2, min(len(word) - 1, self.longest_part) + 1):
                found.update(self.by_prefix.get(word[:length], ()))
                found.update(self.by_suffix.get(word[-length:], ()))
            self.known[word] = _Taken(
                frozenset(found), sum(1 << number for number in found), frozenset(found & self.rarest)
            )
        return self.known[word]


def _commonness(element: Element) -> float:
    words = sum(_COMMONNESS.get(word, _UNCOMMON) for word in element.words)
    return words + _PART_OF_A_WORD * (len(element.prefixes) + len(element.suffixes))


class Index:
    """All patterns of a rulebook, found at once. Of the matches with one start, the longest is given."""

    def __init__(self, patterns: Iterable[Pattern], *, shortest: bool = False) -> None:
        """Prepare the patterns; a hit names one by its position. `shortest` gives the shortest matches."""
        self._is_shortest = shortest
        self._elements = _Numbers()
        # Each pattern under its rarest element, with the bits of all that it needs.
        self._by_rarest: dict[int, list[tuple[int, _Walk]]] = defaultdict(list)
        for number, pattern in enumerate(patterns):
            steps = tuple((self._elements.of(place.element), place.is_optional) for place in pattern.places)
            before = self._elements.of(pattern.before) if pattern.before else -1
            needed = [p.element for p in pattern.places if not p.is_optional and p.element != ANY]
            rarest = self._elements.of(min(needed, key=_commonness))
            walk = _Walk(number, frozenset([at for at, _ in steps] + [before]), steps, before, pattern)
            bits = sum(1 << one for one in set(map(self._elements.of, needed)))
            self._by_rarest[rarest].append((bits, walk))
        self._elements.rarest.update(self._by_rarest)

    def hits(self, words: Words) -> list[Hit]:
        """Return where the patterns match, in order of start, then of the patterns."""
        found: list[Hit] = []
        for base in range(0, len(words.plain), _WINDOW):
            found += sorted(self._in_window(words, base), key=lambda hit: (hit.first, hit.number))
        return found

    def found(self, words: Words) -> set[int]:
        """Return the positions of the patterns that match anywhere: those of `hits`, in half the time."""
        found: set[int] = set()
        for base in range(0, len(words.plain), _WINDOW):
            view, walks = self._ready(words, base)
            for walk in walks:
                if walk.number not in found and _is_there(walk, view, self._is_shortest):
                    found.add(walk.number)
        return found

    def _in_window(self, words: Words, base: int) -> Iterator[Hit]:
        view, walks = self._ready(words, base)
        for walk in walks:
            for start in _starts(walk, view):
                hit = _exact(walk, view, start, self._is_shortest)
                if hit:
                    yield Hit(hit[0], *(base + place for place in hit[1:])) if base else hit

    def _ready(self, words: Words, base: int) -> tuple[_View, list[_Walk]]:
        """Return a stretch of the text, and the few patterns that lack none of their words there."""
        plain = words.plain[base : base + _WINDOW + LONGEST + 1]
        taking, known = self._elements.taking, self._elements.known
        taken = {word: known.get(word) or taking(word) for word in plain}
        present = 0
        rarest: set[int] = set()
        for one in taken.values():
            present |= one.bits
            rarest |= one.rarest
        likely = (one for element in rarest for one in self._by_rarest[element])
        walks = [walk for needed, walk in likely if needed & present == needed]
        used = _ANYTHING.union(*(walk.used for walk in walks))
        return self._view(words, base, taken, used) if walks else _NOTHING, walks

    def _view(self, words: Words, base: int, taken: Mapping[str, _Taken], used: frozenset[int]) -> _View:
        """Return where the words of the elements `used` stand."""
        plain = words.plain[base : base + _WINDOW + LONGEST + 1]
        places: dict[str, int] = {}
        opens = closes = walls = apart = 0
        bit = 1
        for word, mark in zip(plain, words.marks[base : base + _WINDOW + LONGEST + 1], strict=True):
            places[word] = places.get(word, 0) | bit
            if mark:
                opens |= bit if mark & STARTS else 0
                closes |= bit if mark & ENDS else 0
                walls |= bit if mark & WALL else 0
                apart |= bit if mark & APART else 0
            bit <<= 1
        if base + len(plain) == len(words.plain):
            closes |= bit
        where = {_ANY_NUMBER: (bit - 1) & ~walls}
        for word, bits in places.items():
            for element in taken[word].numbers & used:
                where[element] = where.get(element, 0) | bits
        return _View(len(plain), where, opens, closes, (bit - 1) & ~apart, not apart)


def _origin(walk: _Walk, view: _View) -> int:
    """Return the places where the pattern may start by where the stretch is, and where its sentences do."""
    return (view.opens if walk.pattern.opens else -1) & _WITHIN & (1 << view.size) - 1


def _ends(walk: _Walk, view: _View) -> int:
    """Return the places where the pattern may end: a walk forwards from every place at once."""
    where = view.where
    reached = _origin(walk, view)
    for element, is_optional in walk.steps:
        onward = (reached & where.get(element, 0)) << 1
        reached = onward | reached if is_optional else onward
        if not reached:
            return 0
    return reached & (view.closes | where.get(walk.before, 0)) if walk.pattern.closes else reached


def _starts(walk: _Walk, view: _View) -> Iterator[int]:
    """Yield the places where the pattern may start, each as a bit: a walk back from where it may end."""
    reached = _ends(walk, view)
    if not reached:
        return
    for element, is_optional in reversed(walk.steps):
        onward = reached >> 1 & view.where.get(element, 0)
        reached = onward | reached if is_optional else onward
    reached &= _origin(walk, view)
    while reached:
        yield (start := reached & -reached)
        reached ^= start


def _is_there(walk: _Walk, view: _View, is_shortest: bool) -> bool:
    """Return whether the pattern matches; where blank lines part sentences, each place has to be tried."""
    if view.is_joined:
        return bool(_ends(walk, view))
    return any(_exact(walk, view, start, is_shortest) for start in _starts(walk, view))


def _exact(walk: _Walk, view: _View, start: int, is_shortest: bool) -> Hit | None:
    """Return the match that starts at the one place `start`; None where a gap between sentences breaks it."""
    where, joined = view.where, view.joined | start
    reached = start
    trail = [reached]
    for element, is_optional in walk.steps:
        onward = (reached & joined & where.get(element, 0)) << 1
        reached = onward | reached if is_optional else onward
        trail.append(reached)
    at_mark = 0
    if walk.pattern.closes:
        at_mark = (reached & joined & where.get(walk.before, 0)) << 1
        reached &= view.closes
    ends = reached | at_mark
    if not ends:
        return None
    first = start.bit_length() - 1
    last = ((ends & -ends) if is_shortest else ends).bit_length() - 1
    if walk.pattern.is_whole:
        return Hit(walk.number, first, last, first, last)
    stop = last if reached >> last & 1 else last - 1
    return Hit(walk.number, first, last, *_inner(walk, trail, (first, stop)))


def _inner(walk: _Walk, trail: Sequence[int], whole: tuple[int, int]) -> tuple[int, int]:
    """Return the part of a match that is reported, by the trail of the places that were reached."""
    place = whole[1]
    taken: list[int] = []
    inner_first, inner_last = walk.pattern.inner
    for at in range(len(walk.steps) - 1, -1, -1):
        if walk.steps[at][1] and trail[at] >> place & 1:
            continue
        place -= 1
        if inner_first <= at < inner_last:
            taken.append(place)
    return (taken[-1], taken[0] + 1) if taken else whole
