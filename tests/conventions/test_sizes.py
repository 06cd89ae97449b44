"""Rooms stay liveable: a file or a function that outgrows itself is seen the same day."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest

from advocate.paths import ROOT
from tests.conventions.tree import modules, name, parsed, scripts, stylesheets, templates

MODULE_LINES = 300
FUNCTION_LINES = 40
FUNCTION_MEDIAN = 10
TEMPLATE_LINES = 100
STYLE_BYTES = 30_000
SCRIPT_BYTES = 9_000

Function = ast.FunctionDef | ast.AsyncFunctionDef


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions() -> list[tuple[Path, Function]]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [
        (module, node) for module in modules() for node in ast.walk(parsed(module)) if isinstance(node, kinds)
    ]


def length(function: Function) -> int:
    """Return the lines of a function from its `def` on, its docstring not counted."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


@pytest.mark.parametrize(
    ("paths", "limit"),
    [(modules, MODULE_LINES), (templates, TEMPLATE_LINES)],
    ids=["module", "template"],
)
def test_a_file_fits_in_one_reading(paths: Callable[[], tuple[Path, ...]], limit: int) -> None:
    offenders = [f"{name(p)} has {lines_of(p)} lines" for p in paths() if lines_of(p) > limit]
    assert not offenders, offenders


def test_a_function_fits_on_a_screen() -> None:
    offenders = [
        f"{name(module)}:{function.lineno} {function.name} has {length(function)} lines"
        for module, function in functions()
        if length(function) > FUNCTION_LINES
    ]
    assert not offenders, offenders


def test_the_usual_function_is_short() -> None:
    assert median(length(function) for _, function in functions()) <= FUNCTION_MEDIAN


def test_the_styles_of_a_screen_are_light() -> None:
    assert sum(p.stat().st_size for p in stylesheets() if p.stem != "print") < STYLE_BYTES


def test_the_scripts_of_a_page_are_light() -> None:
    every = {p.name: p.stat().st_size for p in scripts()}
    assert every.pop("app.js") + max(every.values()) < SCRIPT_BYTES, "a page loads app.js and one more"


def test_no_file_of_the_interface_comes_from_a_build() -> None:
    assert not list(ROOT.glob("package*.json")) + list((ROOT / "static").rglob("*.min.*"))
