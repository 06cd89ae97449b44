"""Loads the rulebook of tone from its TOML files, checks every rule, and compiles it once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from advocate.domain.text.phrases import PhraseError, parse
from advocate.domain.tone import (
    Guards,
    Note,
    PraiseKind,
    PraiseRule,
    ToneCategory,
    ToneRule,
    ToneRules,
    ToneWords,
)
from advocate.domain.tone.joints import Joint
from advocate.domain.tone.rules import split_wording
from advocate.paths import RULEBOOK
from advocate.rulebook.entries import RuleFileError
from advocate.rulebook.rule_files import at, each, opened, place_of, shaped, sparing

FOLDER = RULEBOOK / "tone"
_GUARD_KEYS = frozenset(Guards.__slots__)
_RULE_KEYS = _GUARD_KEYS | {
    "id", "category", "patterns", "why", "idea", "suggestion", "swaps", "to_clause_end", "in_quotes",
    "source", "matches", "calm", "wordings",
}  # fmt: skip
_PRAISE_KEYS = _GUARD_KEYS | {"id", "kind", "patterns", "why", "matches", "calm"}
_LISTS = ("patterns", "swaps", "matches", "calm", *sorted(_GUARD_KEYS))
_FLAGS = ("to_clause_end", "in_quotes")
_TEXTS = ("id", "category", "kind", "why", "idea", "suggestion", "source")
_SHAPES: dict[str, type] = {
    **dict.fromkeys(_LISTS, list),
    **dict.fromkeys(_FLAGS, bool),
    **dict.fromkeys(_TEXTS, str),
    "wordings": dict,
}
_LIST_SHAPES = dict.fromkeys(("lists", "classes", "spellings", "guards", "notes", "swaps"), dict)
_IDEAS = frozenset(
    {
        "Don't lose your temper",
        "Data, not opinion",
        "Have a goal, and only one",
        "Be creative, ask for their advice",
        "Don't ask for the supervisor without a reason",
        "With, not for",
        "Explain the why",
        "Keep people in the loop, nearly automatically",
        "Relationships last",
        "It goes in both directions",
        "Private",
    }
)


class ToneRuleError(RuleFileError):
    """A rule of tone that cannot be used; the message names the rule and says what is wrong."""


def _require(fine: bool, name: str, problem: str) -> None:
    if not fine:
        raise ToneRuleError(f'Tone rule "{name}": {problem}.')


def _phrases(data: Mapping[str, Any], key: str, name: str) -> tuple[str, ...]:
    value = data.get(key, [])
    _require(
        isinstance(value, list) and all(isinstance(one, str) for one in value),
        name,
        f"{key} is no list of texts",
    )
    return tuple(value)


def _guards(data: Mapping[str, Any], name: str, groups: Iterable[str]) -> Guards:
    named = {key: _phrases(data, key, name) for key in sorted(_GUARD_KEYS)}
    for group in (group for value in named.values() for group in value):
        _require(group in groups, name, f'the guard "{group}" does not exist')
    return Guards(**named)


def _check(data: Mapping[str, Any], allowed: frozenset[str], words: ToneWords) -> str:
    """Check what tone rules and praise rules have in common, and return the rule's name."""
    name = str(data.get("id", "(without an id)") if isinstance(data, Mapping) else data)
    shaped(data, _SHAPES, f'Tone rule "{name}"')
    _require("id" in data, name, "every rule needs an id")
    unknown = sorted(set(data) - allowed)
    _require(not unknown, name, f"unknown {', '.join(unknown)}")
    for key in ("patterns", "matches", "calm"):
        _require(bool(_phrases(data, key, name)), name, f"{key} is empty")
    _require(bool(str(data.get("why", "")).strip()), name, "why is empty")
    for notation in data["patterns"]:
        try:
            parse(split_wording(notation)[0], words.classes)
        except PhraseError as problem:
            raise ToneRuleError(f'Tone rule "{name}": {problem}.') from problem
    return name


def _swaps(names: tuple[str, ...], tables: Mapping[str, Mapping[str, str]], name: str) -> dict[str, str]:
    for table in names:
        _require(table in tables, name, f'the swaps "{table}" do not exist')
    return {word: calm for table in names for word, calm in tables[table].items()}


def _swap_tables(raw: Mapping[str, Mapping[str, str]], words: ToneWords) -> dict[str, dict[str, str]]:
    """Return the tables of single words and their calm ones; a key may be a class or list several words."""
    tables: dict[str, dict[str, str]] = {}
    for name, pairs in raw.items():
        tables[name] = {}
        for listed, calm in pairs.items():
            for word in parse(listed, words.classes).places[0].element.words:
                tables[name].setdefault(word, calm)
    return tables


def _wordings(given: Mapping[str, str], name: str) -> dict[Joint, str]:
    unknown = sorted(set(given) - set(Joint))
    _require(not unknown, name, f"no wording goes with {', '.join(unknown)}")
    return {Joint(joint): wording for joint, wording in given.items()}


def _rule(data: Mapping[str, Any], words: ToneWords, swaps: Mapping[str, Mapping[str, str]]) -> ToneRule:
    name = _check(data, _RULE_KEYS, words)
    _require(data.get("category") in set(ToneCategory), name, f"unknown category {data.get('category')!r}")
    _require(data.get("idea") in _IDEAS, name, f"the idea {data.get('idea')!r} is none of the product's")
    _require(isinstance(data.get("suggestion"), str), name, 'suggestion is missing ("" leaves the words out)')
    return ToneRule(
        id=name,
        category=ToneCategory(data["category"]),
        patterns=_phrases(data, "patterns", name),
        why=data["why"],
        idea=data["idea"],
        suggestion=data["suggestion"],
        guards=_guards(data, name, words.guards),
        swaps=_swaps(_phrases(data, "swaps", name), swaps, name),
        wordings=_wordings(data.get("wordings", {}), name),
        to_clause_end=bool(data.get("to_clause_end", False)),
        in_quotes=bool(data.get("in_quotes", False)),
        source=str(data.get("source", "")),
        matches=_phrases(data, "matches", name),
        calm=_phrases(data, "calm", name),
    )


def _praise(data: Mapping[str, Any], words: ToneWords) -> PraiseRule:
    name = _check(data, _PRAISE_KEYS, words)
    _require(data.get("kind") in set(PraiseKind), name, f"unknown kind {data.get('kind')!r}")
    return PraiseRule(
        id=name,
        kind=PraiseKind(data["kind"]),
        patterns=_phrases(data, "patterns", name),
        why=data["why"],
        guards=_guards(data, name, words.guards),
        matches=_phrases(data, "matches", name),
        calm=_phrases(data, "calm", name),
    )


def _classes(raw: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return the word classes; a class may name earlier ones (@name) and give forms (word~)."""
    classes: dict[str, frozenset[str]] = {}
    for name, listed in raw.items():
        words: set[str] = set()
        for word in listed.split():
            try:
                element = parse(word.replace("_", " "), classes).places[0].element
            except PhraseError as problem:
                raise ToneRuleError(f'Tone word class "{name}": {problem}.') from problem
            words |= element.words | {prefix + "*" for prefix in element.prefixes}
        classes[name] = frozenset(words)
    return classes


def _words(data: Mapping[str, Any]) -> ToneWords:
    lists = {name: frozenset(listed.split()) for name, listed in data["lists"].items()}
    return ToneWords(
        classes=_classes(data["classes"]),
        spellings=data["spellings"],
        guards={name: tuple(phrases) for name, phrases in data["guards"].items()},
        acronyms=lists["acronyms"],
        stressed=lists["stressed"],
        headings=lists["headings"],
        masked=lists["masked"],
        english=lists["english"],
        foreign=lists["foreign"],
        notes={name: Note(**note) for name, note in data["notes"].items()},
    )


def read(folder: Path, problems: list[str] | None = None) -> ToneRules:
    """Read and check the rulebook in a folder.

    With `problems` a file or rule that is wrong is left out and told there, but the words that all rules
    stand on are needed; without, RuleFileError names the first one that is wrong.
    """
    books = opened(sorted(folder.glob("*.toml")), problems)
    words, swaps = _lists(folder, {file.stem: data for file, data in books.items()})
    rules: list[ToneRule] = []
    praises: list[PraiseRule] = []
    for file, data in books.items():
        place = place_of(file)
        with sparing(problems), at(place):
            rules += each(
                data.get("rule", []), lambda one: _rule(one, words, swaps), f"{place}, rule", problems
            )
            praises += each(
                data.get("praise", []), lambda one: _praise(one, words), f"{place}, praise", problems
            )
    names = [rule.id for rule in rules] + [praise.id for praise in praises]
    for name, count in Counter(names).items():
        with sparing(problems), at(place_of(folder)):
            _require(count == 1, name, "the id is used twice")
    return ToneRules(tuple(rules), tuple(praises), words)


def _lists(folder: Path, books: Mapping[str, Any]) -> tuple[ToneWords, dict[str, dict[str, str]]]:
    """Return the words that all rules stand on, and the tables of swaps. Raises RuleFileError."""
    for name in ("lists", "words"):
        if name not in books:
            raise RuleFileError(f"{place_of(folder / name)}.toml: it is missing, or cannot be read.")
    with at(f"{place_of(folder / 'lists.toml')} and words.toml"):
        words = _words(shaped(books["lists"] | books["words"], _LIST_SHAPES, "tone/words.toml or lists.toml"))
        return words, _swap_tables(books["words"]["swaps"], words)


@cache
def load() -> ToneRules:
    """Return the rulebook of tone, read and compiled once, without the rules that are wrong.

    Raises RuleFileError where the words that all rules stand on cannot be used.
    """
    return read(FOLDER, [])
