"""The notation that the rulebooks write phrases in, read into patterns.

Word by word, separated by blanks:

    word            that word           word|other    either of them
    incompeten*     any word that starts so           *ing    any word that ends so
    word~           its forms (s, ed, ing, er)        @name   a word of the class called name
    word?           may be absent       *             any one word
    ..3             up to three words of any kind
    ^               here a sentence starts
    $               here a sentence ends; ,|$ a comma or the end
    [ ... ]         only this part is reported
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

LONGEST = 24
_SHORTEST_PART = 2
_VOWELS = frozenset("aeiou")


class PhraseError(ValueError):
    """A pattern that cannot be read; the message says which and why."""


class Element(NamedTuple):
    """The words that may stand in one place: these, or any that start or end so; none named means any."""

    words: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()


ANY = Element()


class Place(NamedTuple):
    """One place of a pattern."""

    element: Element
    is_optional: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern read from its notation.

    `opens` ties it to the start of a sentence, `closes` to its end or to one of the marks `before`. `inner`
    are the places that are reported, end exclusive.
    """

    notation: str
    places: tuple[Place, ...]
    opens: bool
    closes: bool
    before: Element | None
    inner: tuple[int, int]

    @property
    def is_whole(self) -> bool:
        """Whether all of the phrase is reported."""
        return self.before is None and self.inner == (0, len(self.places))


def parse(notation: str, classes: Mapping[str, frozenset[str]]) -> Pattern:
    """Read a pattern. Raises PhraseError where it is wrong."""
    parts = notation.split()
    opens = parts[:1] == ["^"]
    ends = parts[-1].split("|") if parts else []
    closes = "$" in ends
    marks = "|".join(end for end in ends if end != "$") if closes else ""
    places: list[Place] = []
    first, last = 0, -1
    for part in parts[opens : len(parts) - closes]:
        if part == "[":
            first = len(places)
        elif part == "]":
            last = len(places)
        elif part.startswith("..") and part[2:].isdecimal():
            places += [Place(ANY, is_optional=True)] * int(part[2:])
        else:
            is_optional = len(part) > 1 and part.endswith("?") and not part.endswith("|?")
            places.append(
                Place(_element(part[: -1 if is_optional else None], classes, notation), is_optional)
            )
    if not 0 < len(places) <= LONGEST:
        raise PhraseError(f'"{notation}" has {len(places)} places; 1 to {LONGEST} can be matched')
    if places[0].element == ANY or all(place.is_optional for place in places):
        raise PhraseError(f'"{notation}" has to start with a word')
    return Pattern(
        notation=notation,
        places=tuple(places),
        opens=opens,
        closes=closes,
        before=_element(marks, classes, notation) if marks else None,
        inner=(first, len(places) if last < 0 else last),
    )


def _element(part: str, classes: Mapping[str, frozenset[str]], notation: str) -> Element:
    if part == "*":
        return ANY
    words: set[str] = set()
    prefixes: set[str] = set()
    suffixes: set[str] = set()
    for choice in part.split("|"):
        if choice.startswith("@") and len(choice) > 1:
            if choice[1:] not in classes:
                raise PhraseError(f'"{notation}" names the class {choice}, which does not exist')
            named = classes[choice[1:]]
            prefixes.update(name[:-1] for name in named if name.endswith("*"))
            words.update(name for name in named if not name.endswith("*"))
        elif choice.startswith("*") and len(choice) > _SHORTEST_PART:
            suffixes.add(choice[1:])
        elif choice.endswith("*") and len(choice) > _SHORTEST_PART + 1:
            prefixes.add(choice[:-1])
        elif choice.endswith("~") and len(choice) > _SHORTEST_PART:
            words.update(forms(choice[:-1]))
        elif choice:
            words.add(choice)
        else:
            raise PhraseError(f'"{notation}" has an empty choice in "{part}"')
    return Element(frozenset(words), frozenset(prefixes), frozenset(suffixes))


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
