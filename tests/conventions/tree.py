"""The project's own files, by kind, as the convention tests look at them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from advocate.paths import ROOT, STATIC, TEMPLATES

PACKAGE = ROOT / "advocate"
PLACES = ("advocate", "templates", "static", "tests", "bench", "docs", "scripts", ".ci")
TEXT = {
    "",
    ".py",
    ".html",
    ".css",
    ".js",
    ".svg",
    ".toml",
    ".md",
    ".lock",
    ".mako",
    ".txt",
    ".ini",
    ".yaml",
    ".jsonl",
}

MIGRATIONS = PACKAGE / "store" / "migrations" / "versions"


@cache
def modules() -> tuple[Path, ...]:
    """Return the modules of the product; a migration is a record of what was, and not among them."""
    return tuple(p for p in sorted(PACKAGE.rglob("*.py")) if MIGRATIONS not in p.parents)


@cache
def templates() -> tuple[Path, ...]:
    return tuple(sorted(TEMPLATES.rglob("*.html")))


@cache
def stylesheets() -> tuple[Path, ...]:
    return tuple(sorted((STATIC / "css").glob("*.css")))


@cache
def scripts() -> tuple[Path, ...]:
    return tuple(sorted((STATIC / "js").glob("*.js")))


@cache
def texts() -> tuple[Path, ...]:
    """Return every file of the project that a person can read."""
    top = (p for p in ROOT.iterdir() if p.is_file() and p.suffix in TEXT)
    below = (p for place in PLACES for p in (ROOT / place).rglob("*") if p.is_file() and p.suffix in TEXT)
    return tuple(sorted(p for p in (*top, *below) if "__pycache__" not in p.parts))


@cache
def parsed(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    """Return a path as it is said in a message: from the project's root."""
    return path.relative_to(ROOT).as_posix()


def imports_of(module: Path) -> Iterator[str]:
    """Yield the full names that a module imports, those for type checking too."""
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(module)} imports by dots; write the whole name"
            yield node.module or ""


def calls_in(module: Path) -> Iterator[tuple[str, ast.Call]]:
    """Yield each call with what is called, as written: "Image.open", "print"."""
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node
