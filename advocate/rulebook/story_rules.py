"""Loads the rulebook of stories from its TOML files, checks every rule, and compiles it once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from advocate.domain.case import ChannelKind
from advocate.domain.story.parts import PartKind
from advocate.domain.story.rules import Calmer, StoryRule, StoryRules
from advocate.domain.text.phrases import PhraseError
from advocate.paths import RULEBOOK
from advocate.rulebook.entries import RuleFileError
from advocate.rulebook.rule_files import at, each, opened, place_of, shaped, sparing

FOLDER = RULEBOOK / "story" / "en"
TAGS = frozenset({"", "broken", "kept", "praise", "out", "in"})
_VOWELS = tuple("aeiou")
_DOUBLING = frozenset(
    {"get", "put", "sit", "cut", "hit", "let", "set", "forget", "run", "begin", "win", "rip"}
)
_KEYS = frozenset(
    {"id", "kind", "weight", "patterns", "why", "unless", "channel", "tag", "matches", "others"}
)
_CALMER_KEYS = frozenset({"patterns", "instead", "after_have", "guard", "unless", "matches", "others"})


class StoryRuleError(RuleFileError):
    """A rule of the sorter that cannot be used; the message names the rule and says what is wrong."""


@cache
def load() -> StoryRules:
    """Return the English rulebook without the rules that are wrong.

    Raises RuleFileError where the words that all rules stand on cannot be used.
    """
    return read(FOLDER, [])


def read(folder: Path, problems: list[str] | None = None) -> StoryRules:
    """Read the rulebook files of a folder.

    With `problems` a file or rule that is wrong is left out and told there; without, RuleFileError names the
    first one.
    """
    data: dict[str, Any] = {"rule": [], "calmer": [], "guards": {}}
    places: dict[int, str] = {}
    books = opened(sorted(folder.glob("*.toml")), problems)
    for file, book in books.items():
        with sparing(problems):
            shaped(book, _BOOK_SHAPES, place_of(file))
            guards = book.get("guards", {})
            shaped(guards, dict.fromkeys(guards, list), f"{place_of(file)}, guards")
            for name in guards:
                _texts(guards, name, f"{place_of(file)}, guards")
            data |= {key: value for key, value in book.items() if key not in _ENTRIES}
    for file, book in books.items():
        for key, make in (("rule", _rule), ("calmer", lambda one: _calmer(one, data["guards"]))):
            with sparing(problems):
                made = each(book.get(key, []), make, f"{place_of(file)}, {key}", problems)
                data[key] += made
                places |= dict.fromkeys(map(id, made), f"{place_of(file)}, {key}")
    with at(place_of(folder)):
        _require(
            len({rule.id for rule in data["rule"]}) == len(data["rule"]), "all", "two rules have the same id"
        )
        try:
            return _compiled(data)
        except PhraseError:
            _leave_out_unreadable(data, places, problems)
            return _compiled(data)


def _leave_out_unreadable(
    data: dict[str, Any], places: Mapping[int, str], problems: list[str] | None
) -> None:
    """Take out what has a pattern that cannot be read, each tried on its own. Raises RuleFileError."""
    for key in _ENTRIES:
        entries, data[key] = data[key], []
        for one in entries:
            name = one.id if isinstance(one, StoryRule) else one.patterns[0]
            with sparing(problems):
                try:
                    _compiled({**data, "rule": [], "calmer": [], key: [one]})
                except PhraseError as problem:
                    said = f"{places[id(one)]} “{name}”, patterns: {problem}."
                    raise StoryRuleError(said) from problem
                data[key].append(one)


def _compiled(data: Mapping[str, Any]) -> StoryRules:
    return StoryRules(
        rules=tuple(data["rule"]),
        classes=_classes(data.get("classes", {}), data.get("irregular", {})),
        spellings=dict(data.get("spellings", {})),
        calmer=tuple(data["calmer"]),
        whys={PartKind(kind): why for kind, why in data.get("whys", {}).items()},
    )


_ENTRIES = ("rule", "calmer")
_BOOK_SHAPES: dict[str, type] = {
    **dict.fromkeys(_ENTRIES, list),
    **dict.fromkeys(("guards", "classes", "irregular", "spellings", "whys"), dict),
}
_SHAPES: dict[str, type] = {
    **dict.fromkeys(("patterns", "unless", "matches", "others"), list),
    **dict.fromkeys(("id", "kind", "why", "channel", "tag", "instead", "after_have", "guard"), str),
    "weight": float,
}


def _require(fine: bool, name: str, problem: str) -> None:
    if not fine:
        raise StoryRuleError(f'Story rule "{name}": {problem}.')


def _texts(data: Mapping[str, Any], key: str, name: str) -> tuple[str, ...]:
    value = data.get(key, [])
    fine = isinstance(value, list) and all(isinstance(one, str) for one in value)
    _require(fine, name, f"{key} is no list of texts")
    return tuple(value)


def _rule(data: Mapping[str, Any]) -> StoryRule:
    name = str(data.get("id", "(without an id)") if isinstance(data, Mapping) else data)
    shaped(data, _SHAPES, f'Story rule "{name}"')
    unknown = sorted(set(data) - _KEYS)
    _require("id" in data, name, "every rule needs an id")
    _require(not unknown, name, f"unknown {', '.join(unknown)}")
    for key in ("patterns", "matches"):
        _require(bool(_texts(data, key, name)), name, f"{key} is empty")
    kind, tag, channel = data.get("kind"), str(data.get("tag", "")), data.get("channel")
    _require(kind is None or kind in set(PartKind), name, f"unknown kind {kind!r}")
    _require(tag in TAGS, name, f"unknown tag {tag!r}")
    _require(channel is None or channel in set(ChannelKind), name, f"unknown channel {channel!r}")
    _require(kind is None or bool(str(data.get("why", "")).strip()), name, "why is empty")
    return StoryRule(
        id=name,
        kind=PartKind(kind) if kind else None,
        weight=float(data.get("weight", 0)),
        patterns=_texts(data, "patterns", name),
        why=str(data.get("why", "")),
        unless=_texts(data, "unless", name),
        channel=ChannelKind(channel) if channel else None,
        tag=tag,
        matches=_texts(data, "matches", name),
        others=_texts(data, "others", name),
    )


def _calmer(data: Mapping[str, Any], guards: Mapping[str, list[str]]) -> Calmer:
    """Read one entry of calmer words; it is named by its first pattern where something is wrong."""
    shaped(data, _SHAPES, "Calmer words")
    name = str((data.get("patterns") or ["(without patterns)"])[0])
    unknown = sorted(set(data) - _CALMER_KEYS)
    _require(not unknown, name, f"unknown {', '.join(unknown)}")
    _require(bool(_texts(data, "patterns", name)), name, "patterns is empty")
    _require("instead" in data, name, "instead is missing")
    guard = data.get("guard", "")
    _require(not guard or guard in guards, name, f"unknown guard {guard!r}")
    pairs = data.get("matches", [])
    _require(
        all(isinstance(pair, list) and len(pair) == 2 for pair in pairs),
        name,
        "matches are a heated and a calm sentence each",
    )
    return Calmer(
        patterns=_texts(data, "patterns", name),
        instead=str(data["instead"]),
        after_have=str(data.get("after_have", "")),
        unless=(*_texts(data, "unless", name), *guards.get(guard, ())),
        matches=tuple((heated, calm) for heated, calm in pairs),
        others=_texts(data, "others", name),
    )


def _classes(raw: Mapping[str, str], irregular: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return the word classes; which may name earlier ones, and forms of a verb: call~, past call<."""
    classes: dict[str, frozenset[str]] = {}
    for name, listed in raw.items():
        words: set[str] = set()
        for word in listed.split():
            known = not word.startswith("@") or word[1:] in classes
            _require(known, name, f"the class {word} does not exist")
            if word.startswith("@"):
                words |= classes[word[1:]]
            elif word[-1] in "~<":
                past = _past(word[:-1], irregular)
                words |= past if word[-1] == "<" else past | _present(word[:-1], irregular)
            else:
                words.add(word)
        classes[name] = frozenset(words)
    return classes


def _past(verb: str, irregular: Mapping[str, str]) -> set[str]:
    """Return the past forms of a verb: "call" called, "ring" rang rung, "cry" cried."""
    if verb in irregular:
        return set(irregular[verb].split())
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return {f"{verb[:-1]}ied"}
    return {f"{verb.removesuffix('e')}ed"}


def _present(verb: str, irregular: Mapping[str, str]) -> set[str]:
    """Return the other forms of a verb: "call" calls calling, "cry" cries crying, "chat" chats chatting."""
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        third = f"{verb[:-1]}ies"
    silent = verb.endswith("e") and not verb.endswith(("ee", "oe", "ye"))
    stem = verb[:-1] if silent else verb
    is_doubled = any(past == f"{verb}{verb[-1]}ed" for past in irregular.get(verb, "").split())
    return {verb, third, f"{verb}{verb[-1]}ing" if is_doubled or verb in _DOUBLING else f"{stem}ing"}
