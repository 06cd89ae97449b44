"""What changed between two versions, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from advocate.domain.letters.diffing import Change, Run, changes


def side(runs: tuple[Run, ...], left_out: Change) -> str:
    return "".join(run.words for run in runs if run.change is not left_out)


def test_one_changed_word_is_all_that_is_marked() -> None:
    assert changes("Please refund £80 now.\nThanks", "Please refund £86 now.\nThanks") == (
        Run(Change.SAME, "Please refund "),
        Run(Change.GONE, "£80"),
        Run(Change.NEW, "£86"),
        Run(Change.SAME, " now.\nThanks"),
    )


def test_the_same_text_has_no_change() -> None:
    assert changes("One\n\nTwo", "One\n\nTwo") == (Run(Change.SAME, "One\n\nTwo"),)


@given(st.text(st.characters(), max_size=200), st.text(st.characters(), max_size=200))
def test_both_versions_can_be_read_from_it_sign_for_sign(old: str, new: str) -> None:
    runs = changes(old, new)
    assert (side(runs, Change.NEW), side(runs, Change.GONE)) == (old, new)


def test_a_vast_text_is_compared_too() -> None:
    old, new = "word " * 20_000, "word " * 19_999 + "end"
    assert side(changes(old, new), Change.GONE) == new
