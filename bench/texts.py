"""How the coach and the sorter grow with the text, and where they stand beside other tools."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable
from datetime import UTC, date, datetime

from dateparser.search import search_dates  # type: ignore[import-untyped]
from dateutil.parser import ParserError
from dateutil.parser import parse as parse_any
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from advocate.domain.story import sort
from advocate.domain.text import find_dates
from advocate.domain.tone import review
from advocate.rulebook import story_rules, tone_rules
from bench.measuring import Measure, compare, repeated
from tests.domain.told_stories import Story, stories

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


Finder = Callable[[Story], set[date]]


def _ours(story: Story) -> set[date]:
    found = find_dates(story.text, today=story.today, country=story.country)
    return {one.when.start for one in found if one.when}


def _dateparser(story: Story) -> set[date]:
    noon = datetime(story.today.year, story.today.month, story.today.day, 12, tzinfo=UTC)
    order = "MDY" if story.country == "US" else "DMY"
    settings = {"RELATIVE_BASE": noon, "DATE_ORDER": order, "PREFER_DATES_FROM": "past"}
    return {when.date() for _, when in search_dates(story.text, languages=["en"], settings=settings) or ()}


def _dateutil(story: Story) -> set[date]:
    """Read each sentence with dateutil's fuzzy parser, which finds one date in it or fails."""
    noon = datetime(story.today.year, story.today.month, story.today.day, 12, tzinfo=UTC)
    found = set()
    for one in story.sentences:
        words = story.text[one.start : one.end]
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found.add(parse_any(words, fuzzy=True, default=noon, dayfirst=story.country != "US").date())
        except (ParserError, OverflowError, ValueError):
            continue
    return found


def _wrong(finder: Finder, told: list[Story], *, missed: bool) -> int:
    """Count the days of our labelled stories that a finder misses, or those that it makes up."""
    wrong = 0
    for story in told:
        labels = [one for one in story.labels if one.sort == "d" and one.value != "null"]
        days = [(date.fromisoformat(f"{one.value}-01-01"[:10]), one) for one in labels]
        needed = {day for day, label in days if not label.is_optional}
        found = finder(story)
        wrong += len(needed - found) if missed else len(found - {day for day, _ in days})
    return wrong


def _dates_against(finder: Finder, *, missed: bool) -> float:
    told = stories()
    return _wrong(_ours, told, missed=missed) / max(_wrong(finder, told, missed=missed), 1)


def _dates_speed(finder: Finder) -> float:
    told = stories()
    return compare(
        lambda: [_ours(story) for story in told], lambda: [finder(story) for story in told], rounds=2
    )


def _thousand_words() -> float:
    """Return the CPU time of sorting 1,000 words of our stories as a share of 20 ms."""
    rules, told = story_rules.load(), stories()
    words = sum(len(story.text.split()) for story in told)

    def spent() -> float:
        start = time.process_time()
        for story in told:
            sort(story.text, today=story.today, country=story.country, rules=rules)
        return time.process_time() - start

    return min(spent() for _ in range(5)) * 1000 / words / 0.020


MEASURES = (
    Measure("the coach on four times the text", "the text", _tone_growth, 8.0),
    Measure("the coach on one long word", "four of a quarter", _one_long_word, 2.0),
    Measure("the coach on a letter", "VADER, a word list, on its lines", _tone_against_word_list, 20.0),
    Measure("the sorter on four times the story", "the story", _story_growth, 8.0),
    Measure("the sorter on 1,000 words", "20 ms of CPU", _thousand_words, 1.0),
    Measure("dates missed", "dateparser's search", lambda: _dates_against(_dateparser, missed=True), 0.5),
    Measure("dates made up", "dateparser's search", lambda: _dates_against(_dateparser, missed=False), 0.2),
    Measure("dates missed", "dateutil, fuzzy", lambda: _dates_against(_dateutil, missed=True), 0.5),
    Measure("dates made up", "dateutil, fuzzy", lambda: _dates_against(_dateutil, missed=False), 0.2),
    Measure("dates, CPU time", "dateparser's search", lambda: _dates_speed(_dateparser), 0.1),
    Measure("dates, CPU time", "dateutil, fuzzy", lambda: _dates_speed(_dateutil), 2.0),
)
