"""Phrase patterns over tokens: a small notation, compiled into one automaton that never backtracks over text.

The notation, token by token, separated by spaces:

    word            that word           word|other    either of them
    incompeten*     any word that starts so
    word~           its forms (s, ed, ing, er)         *ing            any word that ends so
    @name           a word of the class called name
    word?           may be absent       *             any one word
    ..3             up to three words of any kind
    ^               here a sentence starts
    $               here a sentence ends; ,|$ a comma or the end
    [ ... ]         only this part is reported

Gaps and "any word" never step over the end of a sentence, and no pattern is longer than LONGEST tokens, so
the work for a text is bounded by its number of tokens times LONGEST, whatever the text is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from advocate.domain.tone.tokens import Token, is_ender

LONGEST = 24
_MEMORY = 60_000
_VOWELS = frozenset("aeiou")


class PatternError(ValueError):
    """A pattern that cannot be read; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Element:
    """One place in a pattern: the words that may stand there."""

    words: frozenset[str]
    prefixes: frozenset[str]
    suffixes: frozenset[str]
    is_any: bool
    is_optional: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern read from its notation; `inner` are the element positions that are reported."""

    notation: str
    elements: tuple[Element, ...]
    opens: bool
    closes: bool
    inner: tuple[int, int]


class Match(NamedTuple):
    """Where a pattern matched: token positions of the whole and of the reported part, ends exclusive."""

    pattern: int
    first: int
    last: int
    inner_first: int
    inner_last: int


def forms(word: str) -> frozenset[str]:
    """Return a regular English word with its endings (s, ed, ing, er), by the usual spelling rules."""
    if word.endswith("e"):
        stems: tuple[str, ...] = (word[:-1],)
    elif word.endswith("y") and word[-2:-1] not in _VOWELS:
        return frozenset({word, word[:-1] + "ies", word[:-1] + "ied", word + "ing", word[:-1] + "ier"})
    elif len(word) > 2 and word[-1] not in "aeiouwxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS:
        stems = (word, word + word[-1])
    else:
        stems = (word,)
    plural = word + ("es" if word.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return frozenset(
        {word, plural, *(stem + end for stem in stems for end in ("ed", "ing", "er", "ers", "in"))}
    )


def _element(part: str, classes: Mapping[str, frozenset[str]], notation: str) -> Element:
    optional = len(part) > 1 and part.endswith("?") and not part.endswith("|?")
    if optional:
        part = part[:-1]
    if part == "*":
        return Element(frozenset(), frozenset(), frozenset(), True, optional)
    words: set[str] = set()
    prefixes: set[str] = set()
    suffixes: set[str] = set()
    for choice in part.split("|"):
        if choice.startswith("@") and len(choice) > 1:
            if choice[1:] not in classes:
                raise PatternError(f'"{notation}" names the class {choice}, which does not exist')
            named = classes[choice[1:]]
            prefixes.update(name[:-1] for name in named if name.endswith("*"))
            words.update(name for name in named if not name.endswith("*"))
        elif choice.startswith("*") and len(choice) > 2:
            suffixes.add(choice[1:])
        elif choice.endswith("*") and len(choice) > 3:
            prefixes.add(choice[:-1])
        elif choice.endswith("~") and len(choice) > 2:
            words.update(forms(choice[:-1]))
        elif choice:
            words.add(choice)
        else:
            raise PatternError(f'"{notation}" has an empty choice in "{part}"')
    return Element(frozenset(words), frozenset(prefixes), frozenset(suffixes), False, optional)


def parse(notation: str, classes: Mapping[str, frozenset[str]]) -> tuple[Pattern, ...]:
    """Read one notation (",|$" at its end makes two patterns). Raises PatternError where it is wrong."""
    parts = notation.split()
    *_, last = parts or [""]
    choices = last.split("|")
    if "$" not in choices or len(choices) == 1:
        return (_parse(notation, parts, classes),)
    marks = "|".join(choice for choice in choices if choice != "$")
    return tuple(_parse(notation, [*parts[:-1], end], classes) for end in (marks, "$"))


def _parse(notation: str, parts: Sequence[str], classes: Mapping[str, frozenset[str]]) -> Pattern:
    elements: list[Element] = []
    opens = closes = False
    inner_first, inner_last = 0, -1
    for place, part in enumerate(parts):
        if part == "^" and place == 0:
            opens = True
        elif part == "$" and place == len(parts) - 1:
            closes = True
        elif part == "[":
            inner_first = len(elements)
        elif part == "]":
            inner_last = len(elements)
        elif part.startswith("..") and part[2:].isdigit():
            elements += [Element(frozenset(), frozenset(), frozenset(), True, True)] * int(part[2:])
        else:
            elements.append(_element(part, classes, notation))
    if not elements or len(elements) > LONGEST:
        raise PatternError(f'"{notation}" has {len(elements)} places; 1 to {LONGEST} can be matched')
    if elements[0].is_any or all(element.is_optional for element in elements):
        raise PatternError(f'"{notation}" has to start with a word')
    inner = (inner_first, inner_last if inner_last >= 0 else len(elements))
    return Pattern(notation, tuple(elements), opens, closes, inner)


class Automaton:
    """All patterns at once: states are learnt while reading and remembered up to a bound."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        """Prepare the patterns; a match names a pattern by its position in the sequence."""
        self._patterns = tuple(patterns)
        self._by_word: dict[str, list[tuple[int, int]]] = {}
        self._by_prefix: dict[str, list[tuple[int, int]]] = {}
        self._by_suffix: dict[str, list[tuple[int, int]]] = {}
        self._longest_part = 0
        self._any: set[tuple[int, int]] = set()
        for number, pattern in enumerate(self._patterns):
            for place, element in enumerate(pattern.elements):
                if element.is_any:
                    self._any.add((number, place))
                for word in element.words:
                    self._by_word.setdefault(word, []).append((number, place))
                for parts, index in (
                    (element.prefixes, self._by_prefix),
                    (element.suffixes, self._by_suffix),
                ):
                    for part in parts:
                        index.setdefault(part, []).append((number, place))
                        self._longest_part = max(self._longest_part, len(part))
        self._starts = {opens: self._first_states(opens) for opens in (False, True)}
        self._forget()

    def _forget(self) -> None:
        self._accepted: dict[str, frozenset[tuple[int, int]]] = {}
        self._numbers: dict[frozenset[tuple[int, int]], int] = {}
        self._states: list[frozenset[tuple[int, int]]] = []
        self._accepts: list[tuple[int, ...]] = []
        self._gaps: list[tuple[tuple[int, int], ...]] = []
        self._next: dict[tuple[int, str], int] = {}
        self._dead = self._number(frozenset())
        self._start = {opens: self._number(states) for opens, states in self._starts.items()}

    def _first_states(self, opens: bool) -> frozenset[tuple[int, int]]:
        wanted = ((n, 0) for n, pattern in enumerate(self._patterns) if opens or not pattern.opens)
        return self._closed(wanted)

    def _closed(self, states: Iterable[tuple[int, int]]) -> frozenset[tuple[int, int]]:
        """Return the states with those reached by leaving optional places out."""
        closed: set[tuple[int, int]] = set()
        for number, place in states:
            elements = self._patterns[number].elements
            closed.add((number, place))
            while place < len(elements) and elements[place].is_optional:
                place += 1
                closed.add((number, place))
        return frozenset(closed)

    def _number(self, states: frozenset[tuple[int, int]]) -> int:
        if states not in self._numbers:
            self._numbers[states] = len(self._states)
            self._states.append(states)
            self._accepts.append(
                tuple(sorted(n for n, place in states if place == len(self._patterns[n].elements)))
            )
            self._gaps.append(tuple(state for state in states if state in self._any))
        return self._numbers[states]

    def _places(self, norm: str) -> frozenset[tuple[int, int]]:
        if norm not in self._accepted:
            places = set(self._by_word.get(norm, ()))
            for length in range(2, min(len(norm) - 1, self._longest_part) + 1):
                places.update(self._by_prefix.get(norm[:length], ()))
                places.update(self._by_suffix.get(norm[-length:], ()))
            self._accepted[norm] = frozenset(places)
        return self._accepted[norm]

    def _step(self, state: int, norm: str) -> int:
        states = self._states[state]
        onward = [(n, place + 1) for n, place in self._places(norm) if (n, place) in states]
        # A gap takes words and commas, never the mark that ends a sentence.
        if not is_ender(norm):
            onward += [(n, place + 1) for n, place in self._gaps[state]]
        following = self._number(self._closed(onward)) if onward else self._dead
        self._next[state, norm] = following
        return following

    def matches(self, found: Sequence[Token]) -> list[Match]:
        """Return for every start the longest match of every pattern, in order of start."""
        if len(self._next) > _MEMORY:
            self._forget()
        matched: list[Match] = []
        following, dead, accepts = self._next, self._dead, self._accepts
        norms = [token.norm for token in found]
        for first, token in enumerate(found):
            state = self._start[token.opens]
            reached: dict[int, int] = {}
            for place in range(first, min(first + LONGEST, len(norms))):
                norm = norms[place]
                if place > first and _is_apart(found[place - 1], found[place]):
                    break
                next_state = following.get((state, norm))
                state = self._step(state, norm) if next_state is None else next_state
                if state == dead:
                    break
                for number in accepts[state]:
                    if not self._patterns[number].closes or self._at_close(found, place + 1):
                        reached[number] = place + 1
            matched.extend(
                self._match(number, norms, first, last) for number, last in sorted(reached.items())
            )
        return matched

    @staticmethod
    def _at_close(found: Sequence[Token], place: int) -> bool:
        return (
            place >= len(found)
            or is_ender(found[place].norm)
            or found[place].sentence != found[place - 1].sentence
        )

    def _match(self, number: int, norms: Sequence[str], first: int, last: int) -> Match:
        pattern = self._patterns[number]
        if pattern.inner == (0, len(pattern.elements)):
            return Match(number, first, last, first, last)
        places = _align(pattern.elements, [self._places(norm) for norm in norms[first:last]], number)
        inside = [
            first + at for at, place in enumerate(places) if pattern.inner[0] <= place < pattern.inner[1]
        ]
        if not inside:
            return Match(number, first, last, first, last)
        return Match(number, first, last, inside[0], inside[-1] + 1)


def _is_apart(one: Token, other: Token) -> bool:
    """Return whether a blank line, not a mark, parts two tokens: no phrase reaches over it."""
    return one.sentence != other.sentence and not is_ender(one.norm)


def _align(
    elements: Sequence[Element], accepted: Sequence[frozenset[tuple[int, int]]], number: int
) -> tuple[int, ...]:
    """Return which element each token of a known match stands for (a table of tokens by elements)."""
    table: dict[int, tuple[int, ...]] = {0: ()}
    for places in accepted:
        onward: dict[int, tuple[int, ...]] = {}
        for place, path in sorted(table.items(), reverse=True):
            at = place
            while at < len(elements):
                if (number, at) in places or elements[at].is_any:
                    onward.setdefault(at + 1, (*path, at))
                if not elements[at].is_optional:
                    break
                at += 1
        table = onward
    full = [path for place, path in table.items() if all(e.is_optional for e in elements[place:])]
    return full[0] if full else ()
