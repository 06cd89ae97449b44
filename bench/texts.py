"""How the coach and the sorter grow with the text, and where the coach stands beside a plain word list."""

from __future__ import annotations

from datetime import date

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from advocate.domain.story import sort
from advocate.domain.tone import review
from advocate.rulebook import story_rules, tone_rules
from bench.measuring import Measure, compare, repeated

TODAY = date(2026, 5, 18)
PARAGRAPH = (
    "I rang on 3 March 2026 and waited 47 minutes. A man said someone would come on 6 March, 8 to 12. "
    "NOBODY came, and I took the day off work for that! They always do this, and they obviously don't care. "
    "I spent £31.50 on mobile data. My account is AB-4471902. I would like £86.40 back, and to know why.\n"
)
LETTER = PARAGRAPH * 10


def _tone_growth() -> float:
    rules = tone_rules.load()
    return compare(lambda: review(LETTER * 4, rules), lambda: review(LETTER, rules))


def _tone_against_word_list() -> float:
    rules, words = tone_rules.load(), SentimentIntensityAnalyzer()
    lines = LETTER.splitlines()
    return compare(lambda: review(LETTER, rules), lambda: [words.polarity_scores(line) for line in lines])


def _one_long_word() -> float:
    rules = tone_rules.load()
    return compare(lambda: review("a" * 80_000, rules), repeated(4, lambda: review("a" * 20_000, rules)))


def _story_growth() -> float:
    rules = story_rules.load()
    return compare(
        lambda: sort(LETTER * 4, today=TODAY, country="GB", rules=rules),
        lambda: sort(LETTER, today=TODAY, country="GB", rules=rules),
    )


MEASURES = (
    Measure("the coach on four times the text", "the text", _tone_growth, 8.0),
    Measure("the coach on one long word", "four of a quarter", _one_long_word, 2.0),
    Measure("the coach on a letter", "VADER, a word list, on its lines", _tone_against_word_list, 20.0),
    Measure("the sorter on four times the story", "the story", _story_growth, 8.0),
)
