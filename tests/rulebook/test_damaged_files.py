"""A damaged rule file is told with its file, entry and field, and the rest of the rulebook is used."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from advocate.paths import RULEBOOK
from advocate.rulebook import checking, demo_data, escalation_routes, story_rules, tone_rules

pytestmark = pytest.mark.slow

# Each kind of rule file: what is damaged in it, and the file, entry and field that have to be named.
DAMAGES = [
    ("tone/insult.toml", "idea = ", "idea = 7 #", ["tone/insult.toml", "rule “insult.", "idea"]),
    ("tone/praise.toml", "kind = ", 'kind = "x" #', ["tone/praise.toml", "praise “", "kind"]),
    ("tone/words.toml", "[classes]", "[clazzes]", ["tone/", "classes"]),
    ("story/en/fact.toml", "patterns = [", 'patterns = ["@nothing", ', ["fact.toml, rule “", "patterns"]),
    ("story/en/calmer.toml", "instead = ", "instead = 7 #", ["story/en/calmer.toml, calmer", "instead"]),
    ("letters/en/asking.toml", "text = ", "texts = ", ["letters/en/asking.toml", "text"]),
    ("letters/channels/en.toml", "why = ", "why = 7 #", ["letters/channels/en.toml", "why"]),
    ("calls/en.toml", "title = ", "title = 7 #", ["calls/en.toml", "title"]),
    ("negotiation/en.toml", "alternative = [", "alternative = [7, ", ["negotiation/en.toml", "alternative"]),
    ("evidence/en.toml", "title = ", "title = 7 #", ["evidence/en.toml, item 1", "title"]),
    ("replies/en.toml", "says = ", 'says = "x" #', ["replies/en.toml, rule 1", "says"]),
    ("demo/broadband-gb.toml", "sector = ", 'sector = "x" #', ["demo/broadband-gb.toml", "sector"]),
    ("escalation/gb/banking.toml", "binding = ", 'binding = "x" #', ["gb/banking.toml, route “", "binding"]),
    ("deadlines/gb", "reference = ", "reference = 7 #", ["deadlines/gb/", "right “", "reference"]),
]
PARTS = sorted({name.split("/")[0] for name, *_ in DAMAGES})


def damaged(folder: Path, name: str, was: str, becomes: str) -> Path:
    """Return a copy of one part of the rulebook in which the first `was` of a file became something else."""
    part = name.split("/")[0]
    shutil.copytree(RULEBOOK / part, folder / part)
    file = folder / name if name.endswith(".toml") else min((folder / name).glob("*.toml"))
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    return folder


def test_the_rulebook_as_it_stands_has_no_fault() -> None:
    assert checking.faults() == ()


@pytest.mark.parametrize(("name", "was", "becomes", "named"), DAMAGES)
def test_a_damaged_entry_is_named_with_its_file_and_field(
    tmp_path: Path, name: str, was: str, becomes: str, named: list[str]
) -> None:
    (fault,) = checking.faults(damaged(tmp_path, name, was, becomes))
    assert [words for words in named if words not in fault] == []


@pytest.mark.parametrize("name", sorted({name for name, *_ in DAMAGES if name.endswith(".toml")}))
def test_a_file_that_is_no_toml_is_named_with_the_line(tmp_path: Path, name: str) -> None:
    folder = damaged(tmp_path, name, "\n", "\n = \n")
    told = "\n".join(checking.faults(folder))
    assert f"{name}: it cannot be read" in told
    assert "line 2" in told


@pytest.mark.parametrize("part", [part for part in PARTS if part not in ("escalation", "deadlines", "demo")])
def test_bytes_that_are_no_text_are_told_and_not_raised(tmp_path: Path, part: str) -> None:
    shutil.copytree(RULEBOOK / part, tmp_path / part)
    for file in (tmp_path / part).rglob("*.toml"):
        file.write_bytes(b"\xff\xfe\x00[[rule]]")
    assert all(part in fault for fault in checking.faults(tmp_path))
    assert checking.faults(tmp_path)


def test_a_wrong_rule_of_tone_leaves_all_others_in_use(tmp_path: Path) -> None:
    folder = damaged(tmp_path, "tone/insult.toml", "idea = ", "idea = 7 #")
    assert len(tone_rules.read(folder / "tone", []).rules) == len(tone_rules.load().rules) - 1


@pytest.mark.parametrize(
    ("was", "becomes"), [("why = ", "why = 7 #"), ("patterns = [", 'patterns = ["@x", ')]
)
def test_a_wrong_rule_of_the_story_leaves_all_others_in_use(tmp_path: Path, was: str, becomes: str) -> None:
    folder = damaged(tmp_path, "story/en/fact.toml", was, becomes)
    assert len(story_rules.read(folder / "story" / "en", []).rules) == len(story_rules.load().rules) - 1


def test_a_wrong_example_and_a_wrong_route_leave_all_others_in_use(tmp_path: Path) -> None:
    demo = damaged(tmp_path / "a", "demo/broadband-gb.toml", "sector = ", 'sector = "x" #')
    assert len(demo_data.read(demo / "demo", [])) == len(demo_data.load()) - 1
    routes = damaged(tmp_path / "b", "escalation/gb/banking.toml", "binding = ", 'binding = "x" #')
    assert len(escalation_routes.load_all(routes).routes) == len(escalation_routes.load_all().routes) - 1
