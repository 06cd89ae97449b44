"""The texts of letters are all there, fill in what they should, and read as plain warm English."""

import re
from pathlib import Path

import pytest

from advocate.domain.letters import PARTS, Phrase
from advocate.rulebook.letter_texts import FILE, LetterTextError, load, read


def changed(folder: Path, old: str, new: str) -> Path:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    file = folder / "en.toml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


def test_every_phrase_has_a_text() -> None:
    assert set(load().phrases) == set(Phrase)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("[bridge]", "[brigde]", r"unknown \['brigde'\], missing \['bridge'\]"),
        ('text = "please {{act}}"', 'text = "please {{deed}}"', '"ask_please": fills in'),
        ('text = "please {{act}}"', 'text = "please do"', '"ask_please": fills in'),
        ('text = "please {{act}}"', 'text = "please {{act}} {{ act"', '"ask_please": fills in'),
        ('text = "Hello,"', 'text = " "', '"greet_nobody": the text is empty'),
        ('text = "Hello,"', 'words = "Hello,"', '"greet_nobody": the text is empty'),
        ('text = "Hello,"', 'text = "Hello,"\nnote = "?"', '"greet_nobody": unknown'),
    ],
)
def test_a_wrong_text_is_refused_by_name(tmp_path: Path, old: str, new: str, problem: str) -> None:
    with pytest.raises(LetterTextError, match=problem):
        read(changed(tmp_path, old, new))


@pytest.mark.parametrize("phrase", list(Phrase))
def test_no_text_has_the_marks_of_a_form_letter(phrase: Phrase) -> None:
    text = load().phrases[phrase]
    assert not re.search(r"and/or|\(s\)|\[|  |!|\bsimply\b|\bjust\b|unacceptable|hereby", text)


def test_american_spelling_changes_our_words_and_not_the_customers() -> None:
    said = load().say(Phrase.FROM_PERSON, "US", contact=load().say(Phrase.EMAIL, "US"), person="e-mail desk")
    assert said == "email from e-mail desk"


def test_what_is_filled_in_is_never_read_again() -> None:
    said = load().say(Phrase.FROM_PERSON, "GB", contact="{{person}}", person="\\1 {{contact}}")
    assert said == "{{person}} from \\1 {{contact}}"


def test_only_phrases_that_exist_are_said_to_have_parts() -> None:
    assert set(PARTS) <= set(Phrase)


def test_the_words_an_act_may_begin_with_are_small_and_single() -> None:
    assert {"refund", "replace", "take", "swap"} <= load().verbs
    assert all(verb.isalpha() and verb.islower() for verb in load().verbs)
