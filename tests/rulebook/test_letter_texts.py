"""The texts of letters are all there, fill in what they should, and read as plain warm English."""

import re
import shutil
from pathlib import Path

import pytest

from advocate.domain.letters import PARTS, Phrase
from advocate.rulebook.letter_texts import FOLDER, LetterTextError, load, read


def changed(folder: Path, old: str, new: str) -> Path:
    """Copy all texts into a folder and change the one file that has the old words."""
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
    file = next(f for f in sorted(folder.glob("*.toml")) if old in f.read_text(encoding="utf-8"))
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    return folder


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
        ("[bridge]", "[thank_open]", r"notes.toml: \['thank_open'\] is in another file"),
        (
            'source = "UK GDPR, Article 15 (legislation.gov.uk); ico.org.uk: right of access"',
            'source = ""',
            '"data_law_uk": .* needs a source',
        ),
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


BRITISH = re.compile(r"\b\w*(?:ise|ised|isation|our|ogue|elled|elling|entre)\b|e-mail|\bcheque\b")
ALIKE = {"advise", "our", "your", "hour", "otherwise", "raise", "promise", "promised", "rise"}


@pytest.mark.parametrize("phrase", list(Phrase))
def test_no_british_spelling_is_left_in_an_american_text(phrase: Phrase) -> None:
    parts = dict.fromkeys(PARTS.get(phrase, ()), "x")
    assert set(BRITISH.findall(load().say(phrase, "US", **parts).casefold())) <= ALIKE


@pytest.mark.parametrize("phrase", sorted(load().phrases))
def test_a_law_is_named_only_in_the_countries_it_holds_in(phrase: Phrase) -> None:
    names_law = re.search(r"\b(?:Article|Act|GDPR|law|Regulation)\b", load().phrases[phrase])
    assert bool(names_law) <= (phrase in load().countries)


def test_a_phrase_for_some_countries_is_not_for_others() -> None:
    texts = load()
    said = [c for c in ("GB", "IE", "DE", "US", "CA", "") if texts.is_for(Phrase.DATA_LAW_EU, c)]
    assert said == ["IE", "DE"]
    assert texts.is_for(Phrase.BRIDGE, "US")
