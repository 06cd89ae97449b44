"""Measures how long a letter is, and how hard it is to read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from advocate.domain.letters.lines import ONE_PAGE_WORDS, word_count, words_of
from advocate.domain.wording import plural

FEWEST, MOST = 180, ONE_PAGE_WORDS

# Silent reading of English prose, words a minute (Brysbaert 2019, a review of 190 studies).
WORDS_A_MINUTE = 238

# The Flesch-Kincaid grade is a school year of the United States; the first one begins at six.
_AGE_IN_GRADE_ZERO = 5

# Lines of an address, greetings and headings are no sentences, and would make a letter look easier.
_FEWEST_IN_SENTENCE = 3

_SENTENCE = re.compile(r"[.!?…]+(?=\s|$)|\n+")


@dataclass(frozen=True, slots=True)
class Length:
    """How long a letter is. `reading_age` is in years, None where it can't be told; `advice` may be ""."""

    words: int
    reading_age: int | None
    advice: str

    @property
    def is_long(self) -> bool:
        """Return whether it is longer than one page."""
        return self.words > MOST


def check_length(text: str, syllables: Callable[[str], int] | None = None) -> Length:
    """Return words and, where `syllables` counts those of a word, the reading age.

    The reading age follows the Flesch-Kincaid grade (Kincaid and others 1975): an estimate, not a verdict.
    """
    words = word_count(text)
    return Length(words, _reading_age(text, syllables) if syllables else None, _advice(words))


def _advice(words: int) -> str:
    if words <= MOST:
        return ""
    return f"This has {plural(words, 'word', 'words')}. About {MOST} fit on one page, and one page gets read."


def _reading_age(text: str, syllables: Callable[[str], int]) -> int | None:
    pieces = ([word for word in words_of(part) if word.isalpha()] for part in _SENTENCE.split(text))
    sentences = [words for words in pieces if len(words) >= _FEWEST_IN_SENTENCE]
    if not sentences:
        return None
    words = [word for sentence in sentences for word in sentence]
    spoken = sum(max(1, syllables(word)) for word in words)
    grade = 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59
    return max(_AGE_IN_GRADE_ZERO, round(grade) + _AGE_IN_GRADE_ZERO)
