"""README, CHANGELOG and Makefile say what is there, and what they say is there."""

from __future__ import annotations

import re
import subprocess
import tomllib
from functools import cache

import click

from advocate import __version__, cli
from advocate.paths import ROOT


@cache
def read(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))


def test_every_make_command_in_the_papers_is_a_target() -> None:
    said = {
        word
        for paper in ("README.md", "CONTRIBUTING.md")
        for word in re.findall(r"`make ([a-z]+)", read(paper))
    }
    assert said <= targets()


def test_every_target_for_people_is_in_the_help() -> None:
    help_text = subprocess.run(["make", "help"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert {"run", "test", "setup", "check", "bench", "demo"} <= set(re.findall(r"make ([a-z]+)", help_text))


def test_ci_types_what_the_readme_says() -> None:
    assert re.findall(r"^(make .*)$", read(".ci/run"), re.MULTILINE) == ["make test"]
    assert "make test" in read("README.md")


def test_every_command_is_in_the_readme() -> None:
    commands = cli.main.list_commands(click.Context(cli.main))
    assert len(commands) == 11
    assert not [c for c in commands if f"advocate {c}" not in read("README.md")]


def test_the_changelog_opens_with_this_version() -> None:
    newest = re.search(r"^## (\S+)", read("CHANGELOG.md"), re.MULTILINE)
    assert newest
    assert newest[1] == __version__


def test_every_picture_and_file_that_the_papers_link_to_exists() -> None:
    linked = [
        (paper, target)
        for paper in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
        for target in re.findall(r"\]\(([^)#:]+)\)|src=\"([^\"]+)\"", read(paper))
    ]
    assert not [(paper, t) for paper, found in linked for t in found if t and not (ROOT / t).exists()]


def test_the_declared_pythons_are_those_that_set_up_accepts() -> None:
    declared = tomllib.loads(read("pyproject.toml"))["project"]["requires-python"]
    assert declared == ">=3.11,<3.15"
    assert "(3, 11) <= sys.version_info[:2] <= (3, 14)" in read("scripts/setup")
