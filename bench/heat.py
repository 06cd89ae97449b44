"""What the coach hears, and what it leaves in peace, beside a word list and a filter for swearing.

The lines are our own, and the rules were mended on them: the ratios show that nothing was lost, no more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from profanity_check import predict_prob  # type: ignore[import-untyped]
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from advocate.domain.tone import review
from advocate.rulebook import tone_rules
from bench.measuring import Measure, compare
from tests.domain.heated_lines import HEATED_LINES
from tests.domain.test_tone_calm import CALM_LETTER

# As these two are best used: VADER's own bound for a negative sentence, and the filter word by word.
_NEGATIVE = -0.05
_LIKELY = 0.5
Ear = Callable[[str], bool]


def _coach(line: str) -> bool:
    return bool(review(line, tone_rules.load()).findings)


def _word_list(line: str) -> bool:
    return bool(SentimentIntensityAnalyzer().polarity_scores(line)["compound"] <= _NEGATIVE)


def _filter(line: str) -> bool:
    return bool(max(predict_prob(line.split()), default=0) >= _LIKELY)


def _heard(ear: Ear, lines: Sequence[str]) -> int:
    return sum(ear(line) for line in lines)


def _missed_against(ear: Ear) -> float:
    missed = len(HEATED_LINES) - _heard(_coach, HEATED_LINES)
    return missed / max(len(HEATED_LINES) - _heard(ear, HEATED_LINES), 1)


def _marked_against(ear: Ear) -> float:
    return _heard(_coach, CALM_LETTER) / max(_heard(ear, CALM_LETTER), 1)


def _time_against_filter() -> float:
    rules, lines = tone_rules.load(), CALM_LETTER[:60]
    return compare(
        lambda: [review(line, rules) for line in lines], lambda: [_filter(line) for line in lines], rounds=3
    )


_VADER = "VADER, a word list"
_CHECK = "alt-profanity-check, a filter"

MEASURES = (
    Measure("heated lines missed", _VADER, lambda: _missed_against(_word_list), 0.5),
    Measure("heated lines missed", _CHECK, lambda: _missed_against(_filter), 0.5),
    Measure("calm lines marked", _VADER, lambda: _marked_against(_word_list), 0.1),
    Measure("calm lines marked", _CHECK, lambda: _marked_against(_filter), 0.5),
    Measure("the coach on calm lines", _CHECK, _time_against_filter, 0.5),
)
