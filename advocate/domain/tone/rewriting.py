"""Puts a calm wording in the place of a warm one, with grammar, spaces and capital letters left right."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from advocate.domain.text.tokens import Token
from advocate.domain.tone.kinds import Finding

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_KEEPSAKE = re.compile(
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}(?: \d{{4}})?|{_MONTH} \d{{1,2}}(?:, \d{{4}})?"
    r"|[£$€]?\d[\d.,:/-]{0,40}\d\w{0,8}|[£$€]?\d\w{0,8}|[\"“][^\"”]{1,200}[\"”]"
)
_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][a-z]+(?: [A-Z][a-z]+){0,4}")
_SENTENCE_START = re.compile(r"(?:^|[.!?…]['\"”’)]{0,3}\s{1,8}|\n\s{0,8})['\"“‘(]{0,3}\Z")
_ARTICLE = re.compile(r"(?<![\w'])(a|an)\s\Z", re.IGNORECASE)
_JOINTS = frozenset({"and", ",", "&", "or", "/"})
_LOOSE_JOINT = re.compile(r"\s{0,3}(?:\band|&|,|\bor)\s{0,3}\Z")
_VOWEL_SOUND = re.compile(r"(?!uni|us[eu]|eu|one\b|once)[aeiou]|hour|hono|heir", re.IGNORECASE)
_WINDOW = 24


def keepsakes(span: str) -> tuple[str, ...]:
    """Return the numbers, dates, amounts, names and quotations of a span, which no rewrite may lose."""
    found = [match.group() for match in _KEEPSAKE.finditer(span)]
    found += [match.group() for match in _NAME.finditer(span)]
    return tuple(found)


def swapped(found: Sequence[Token], text: str, swaps: Mapping[str, str]) -> str | None:
    """Return the tokens' text with single words swapped, the rest as typed; None where nothing is swapped."""
    if not any(token.norm in swaps for token in found):
        return None
    made, end, last_calm = "", found[0].start, ""
    for token in found:
        calm = swaps.get(token.norm)
        gap, end = text[end : token.start] if made else "", token.end
        if calm is not None and calm == last_calm:
            continue
        if calm or calm is None:
            made = _with_article(made + gap, calm or token.text) + (calm or token.text)
        if calm or token.norm not in _JOINTS:
            last_calm = calm or ""
    # A joint that the span itself ends with leads on to what follows; any other has lost its second half.
    return made if found[-1].norm in _JOINTS else _LOOSE_JOINT.sub("", made)


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
    right = "an" if _VOWEL_SOUND.match(following.lstrip()) else "a"
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
    if not after or after[0] in ".,;:!?…)":
        before = before.rstrip(" ")
        if before.endswith(",") and after[:1] in ".,;:!?":
            before = before[:-1]
        return before + after
    if before.endswith((" ", "\n")) and after[:1] == " ":
        after = after[1:]
    return _with_article(before, after) + after


def apply_suggestion(text: str, finding: Finding) -> str:
    """Return `text` with the finding's span replaced by its suggestion; only its joints change besides."""
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


def calm_inside(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings in reading order whose wordings repeat no warm words that lie inside their spans."""
    made: list[Finding] = []
    for place, outer in enumerate(findings):
        calm = outer
        for other in range(place + 1, len(findings)):
            inner = findings[other]
            if inner.start >= outer.end:
                break
            if inner.severity > 1 and inner.end <= outer.end and len(inner.text) < len(outer.text):
                calm = _without(calm, inner)
        made.append(calm)
    return tuple(made)


def _without(outer: Finding, inner: Finding) -> Finding:
    wording = outer.suggestion.lower()
    at = wording.find(inner.text.lower())
    if at < 0 or len(wording) != len(outer.suggestion) or inner.suggestion.lower() == inner.text.lower():
        return outer
    placed = replace(inner, start=at, end=at + len(inner.text))
    return replace(outer, suggestion=apply_suggestion(outer.suggestion, placed))


def apart(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings that do not overlap, in reading order: the gravest, then the widest, win a place."""
    chosen: list[Finding] = []
    starts: list[int] = []
    for finding in sorted(findings, key=lambda f: (-f.severity, f.start - f.end, f.start)):
        at = bisect_left(starts, finding.start)
        is_free_before = at == 0 or chosen[at - 1].end <= finding.start
        if is_free_before and (at == len(chosen) or finding.end <= chosen[at].start):
            starts.insert(at, finding.start)
            chosen.insert(at, finding)
    return tuple(chosen)


def apply_all(text: str, findings: Iterable[Finding]) -> str:
    """Return `text` with every suggestion put in; where findings overlap, the gravest, widest one counts."""
    for finding in reversed(apart(findings)):
        text = apply_suggestion(text, finding)
    return text
