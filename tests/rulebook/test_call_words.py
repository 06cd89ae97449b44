"""The calm words for phone calls."""

from __future__ import annotations

from pathlib import Path

import pytest

from advocate.domain.call_sheet import Moment
from advocate.domain.tone import review
from advocate.rulebook import call_words, tone_rules


def test_every_moment_has_its_words_in_the_order_of_a_call() -> None:
    assert [words.moment for words in call_words.for_caller("Amina")] == list(Moment)


def test_the_caller_is_named_and_nobody_is_left_as_a_gap() -> None:
    assert any("I’m Amina." in said for words in call_words.for_caller("Amina") for said in words.sayings)
    nameless = [said for words in call_words.for_caller("") for said in words.sayings]
    assert nameless
    assert not any("{{" in said for said in nameless)


def test_calm_words_are_calm() -> None:
    rules = tone_rules.load()
    sayings = [said for words in call_words.for_caller("Amina") for said in words.sayings]
    assert not [(said, f.text) for said in sayings for f in review(said, rules).findings]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[start]\ntitle="a"\nwhy="b"\nsayings=["c"]\n', "missing"),
        ("[nonsense]\n", "nonsense"),
    ],
)
def test_a_moment_that_is_missing_or_unknown_is_named(tmp_path: Path, text: str, named: str) -> None:
    file = tmp_path / "en.toml"
    file.write_text(text)
    with pytest.raises(call_words.CallWordsError, match=named):
        call_words.read(file)


def test_an_empty_saying_is_named_by_its_moment(tmp_path: Path) -> None:
    file = tmp_path / "en.toml"
    file.write_text(call_words.FILE.read_text().replace('"I’ll wait while you look."', '" "'))
    with pytest.raises(call_words.CallWordsError, match="silence"):
        call_words.read(file)
