"""Packages whose older releases had holes never fall below the release that closed them."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from advocate.paths import ROOT

FLOORS = {
    "weasyprint": "70.0",
    "pillow": "12.3.0",
    "flask": "3.1.3",
    "werkzeug": "3.1.6",
    "pikepdf": "2.10",
    "jinja2": "3.1.6",
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = ("requirements.lock", "requirements-dev.lock")


def locked(lock: str) -> dict[str, Version]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {m[1].lower(): Version(m[2]) for m in re.finditer(r"^([\w.-]+)==([\w.+!-]+)", text, re.MULTILINE)}


@pytest.mark.parametrize(("package", "floor"), FLOORS.items())
def test_what_runs_here_is_at_or_above_the_floor(package: str, floor: str) -> None:
    assert Version(version(package)) >= Version(floor)


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_locked_is_at_or_above_the_floors(lock: str) -> None:
    pins = locked(lock)
    assert {p: str(pins[p]) for p, floor in FLOORS.items() if pins[p] < Version(floor)} == {}


@pytest.mark.parametrize(("package", "floor"), FLOORS.items())
def test_what_is_declared_allows_nothing_below_the_floor(package: str, floor: str) -> None:
    declared = {r.name.lower(): r for r in map(Requirement, PROJECT["dependencies"])}
    assert not [
        v for v in ("0.1", f"{Version(floor).major - 1}.0") if declared[package].specifier.contains(v)
    ]


def test_everything_declared_is_locked() -> None:
    wanted = {Requirement(r).name.lower().replace("_", "-") for r in PROJECT["dependencies"]}
    assert wanted <= {p.replace("_", "-") for p in locked("requirements.lock")}


def test_both_locks_agree() -> None:
    app, dev = (locked(lock) for lock in LOCKS)
    assert {p: v for p, v in app.items() if dev.get(p) != v} == {}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes(lock: str) -> None:
    blocks = re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8").strip())
    assert not [block.split()[0] for block in blocks if "--hash=sha256:" not in block]
