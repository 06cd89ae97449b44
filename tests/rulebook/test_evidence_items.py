"""What evidence helps most: every kind of matter has its lines, and each can be ticked."""

from __future__ import annotations

from pathlib import Path

import pytest

from advocate.domain.case import Sector
from advocate.domain.tone import review
from advocate.rulebook import evidence_items, tone_rules
from advocate.rulebook.entries import RuleFileError


@pytest.mark.parametrize("sector", Sector)
def test_a_kind_of_matter_has_lines_of_its_own_and_those_of_all(sector: Sector) -> None:
    names = [item.id for item in evidence_items.load() if sector in item.sectors]
    assert names[-3:] == ["their_mails", "own_mails", "call_notes"]
    assert len(names) > 4


def test_the_lines_are_calm() -> None:
    rules = tone_rules.load()
    said = [line for item in evidence_items.load() for line in (item.title, item.why, item.how)]
    assert not [(line, f.text) for line in said for f in review(line, rules).findings]


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('id = "bill"', 'id = "meter"', "“meter” is there twice"),
        ('id = "bill"', 'id = "The bill"', "small letters"),
        ('told = "calls"', "", "nothing could ever tick"),
        ('sectors = ["health"]', 'sectors = ["hats"]', "“hats” is none of"),
        ('source = "https://chwls', 'source = "http://chwls', "should begin with https"),
        ('sort = "mail"', 'sort = "mail"\nweight = 3', "nothing reads this field"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, old: str, new: str, named: str) -> None:
    file = tmp_path / "en.toml"
    file.write_text(evidence_items.FILE.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleFileError, match=named):
        evidence_items.read(file)


def test_a_kind_of_matter_without_lines_is_named(tmp_path: Path) -> None:
    file = tmp_path / "en.toml"
    line = 'id = "a1"\ntitle = "A"\nwhy = "B"\nhow = "C"\nwords = ["d"]\n'
    file.write_text(f"read_on = 2026-11-23\n[[item]]\n{line}")
    with pytest.raises(RuleFileError, match="goods_services has 1 lines"):
        evidence_items.read(file)
