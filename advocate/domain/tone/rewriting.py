"""Puts a calm wording in the place of a warm one, with grammar, spaces and capital letters left right."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from advocate.domain.tone.kinds import Finding
from advocate.domain.tone.tokens import Token

_KEEPSAKE = re.compile(r"[£$€]?\d[\d.,:/-]{0,40}\d\w{0,8}|[£$€]?\d\w{0,8}|[\"“][^\"”]{1,200}[\"”]")
_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][a-z]+(?: [A-Z][a-z]+){0,4}")
_SENTENCE_START = re.compile(r"(?:^|[.!?…]['\"”’)]{0,3}\s{1,8}|\n\s{0,8})['\"“‘(]{0,3}\Z")
_ARTICLE = re.compile(r"(?<![\w'])(a|an)\s\Z", re.IGNORECASE)
_WINDOW = 24


def keepsakes(span: str) -> tuple[str, ...]:
    """Return the numbers, dates, amounts, names and quotations of a span, which no rewrite may lose."""
    found = [match.group() for match in _KEEPSAKE.finditer(span)]
    found += [match.group() for match in _NAME.finditer(span)]
    return tuple(found)


def swapped(found: Sequence[Token], text: str, swaps: Mapping[str, str]) -> str | None:
    """Return the tokens' text with single words swapped and the rest as typed; None where no word is swapped."""
    if not any(token.norm in swaps for token in found):
        return None
    made, end = "", found[0].start
    for token in found:
        word = swaps.get(token.norm, token.text)
        gap = text[end : token.start] if made else ""
        if word:
            made = _with_article(made + gap, word) + word
        end = token.end
    return made


def keeping(suggestion: str, span: str) -> str:
    """Return the suggestion, with whatever fact of the span it would lose put behind it in brackets."""
    lost = [fact for fact in keepsakes(span) if fact.casefold() not in suggestion.casefold()]
    if not lost:
        return suggestion
    return f"{suggestion} ({', '.join(lost)})".strip()


def _starts_sentence(before: str) -> bool:
    return not before.strip() or bool(_SENTENCE_START.search(before[-_WINDOW:]))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _with_article(before: str, following: str) -> str:
    """Return `before` with its last "a" or "an" as the following word needs it."""
    match = _ARTICLE.search(before[-4:])
    first = following.lstrip()[:1]
    if not match or not first.isalpha():
        return before
    right = "an" if first.lower() in "aeiou" else "a"
    if match.group(1).lower() == right:
        return before
    at = len(before) - len(before[-4:]) + match.start(1)
    return (
        before[:at]
        + (_capital(right) if before[at].isupper() else right)
        + before[at + len(match.group(1)) :]
    )


def _left_out(before: str, after: str) -> str:
    starts = _starts_sentence(before)
    if starts:
        after = re.sub(r"\A[\s,;:–-]+", " " if before[-1:].strip() else "", after)
        if re.match(r"\A\s?[.!?…]+", after):
            rest = re.sub(r"\A\s?[.!?…]+", "", after)
            return before.rstrip(" ") + rest if before.strip() else rest.lstrip()
        if before.endswith((" ", "\n")) or not before:
            after = after.lstrip(" ")
        lead = len(after) - len(after.lstrip())
        return before + after[:lead] + _capital(after[lead:])
    if after[:1] in "" or after[:1] in ".,;:!?…)":
        before = before.rstrip(" ")
        if before.endswith(",") and after[:1] in ".,;:!?":
            before = before[:-1]
        return before + after
    if before.endswith((" ", "\n")) and after[:1] == " ":
        after = after[1:]
    return _with_article(before, after) + after


def apply_suggestion(text: str, finding: Finding) -> str:
    """Return `text` with the finding's span replaced by its suggestion; nothing else but its joints changes."""
    before, after = text[: finding.start], text[finding.end :]
    calm = finding.suggestion
    if not calm:
        return _left_out(before, after)
    if _starts_sentence(before):
        calm = _capital(calm)
    if calm[-1] in ".!?" and after[:1] in (".", "!", "?"):
        after = after.lstrip(".!?")
    if calm in (".", "?"):
        before = before.rstrip(" ")
    return _with_article(before, calm) + calm + after
