"""Loads the rulebook of replies from its TOML files, checks every rule, and compiles it once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from advocate.domain.replies import ReplyRule, ReplyRules, Says
from advocate.domain.text.phrases import PhraseError
from advocate.paths import RULEBOOK
from advocate.rulebook.entries import Entry, RuleFileError
from advocate.rulebook.rule_files import place_of, tables

FILE = RULEBOOK / "replies" / "en.toml"


@cache
def load() -> ReplyRules:
    """Return the English rulebook. Raises RuleFileError where a rule cannot be used."""
    return read(FILE)


def read(file: Path) -> ReplyRules:
    """Read a rulebook file. Raises RuleFileError, which names the file and the rule."""
    book = Entry(tables(file), place_of(file))
    classes = book.entry("classes")
    named: dict[str, frozenset[str]] = {}
    for name in CLASSES:
        named[name] = frozenset(classes.text(name).split()) if classes else frozenset()
    if classes:
        classes.finish()
    rules = book.each("rule", _rule)
    book.finish()
    if len({rule.id for rule in rules}) < len(rules):
        raise book.fail("rule", "two rules have the same id")
    try:
        return ReplyRules(rules, named)
    except PhraseError as problem:
        raise RuleFileError(f"{place_of(file)}: {problem}.") from problem


CLASSES = ("we", "do", "done", "give", "paper")


def _rule(entry: Entry) -> ReplyRule:
    rule = ReplyRule(
        id=entry.text("id"),
        says=entry.kind("says", Says),
        patterns=entry.texts("patterns"),
        why=entry.text("why"),
        unless=entry.texts("unless"),
        source=entry.text("source", ""),
        matches=entry.texts("matches"),
        others=entry.texts("others"),
    )
    for name in ("patterns", "matches", "others"):
        if not getattr(rule, name):
            raise entry.fail(name, f"rule {rule.id} has none")
    return rule
