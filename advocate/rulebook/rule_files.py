"""Opens rule files, and sees to it that whatever is wrong in one is told with its file, entry and field."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from advocate.rulebook.entries import RuleFileError

Made = TypeVar("Made")

# The folders of the rulebook: a file is named from its folder on, wherever the rulebook stands.
FOLDERS = frozenset(
    {
        *("calls", "deadlines", "demo", "escalation", "evidence"),
        *("letters", "negotiation", "replies", "story", "tone"),
    }
)
SHAPES = {
    str: "a text",
    list: "a list",
    dict: "a table",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    date: "a date such as 2026-11-23",
    datetime: "a date with a time",
    tuple: "a list",
}


def place_of(file: Path) -> str:
    """Return the name of a file within the rulebook: "letters/en/words.toml"."""
    parts = file.parts
    starts = [number for number, part in enumerate(parts[:-1]) if part in FOLDERS]
    return "/".join(parts[starts[-1] :]) if starts else file.name


def tables(file: Path) -> dict[str, Any]:
    """Return what a rule file holds. Raises RuleFileError for one that cannot be read."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        said = error.strerror if isinstance(error, OSError) else error
        raise RuleFileError(f"{place_of(file)}: it cannot be read ({said}).") from error


def shaped(data: object, shapes: Mapping[str, type], place: str) -> Mapping[str, Any]:
    """Return a table whose known fields have the shapes they should have. Raises RuleFileError."""
    if not isinstance(data, Mapping):
        raise RuleFileError(f"{place}: this should be a table.")
    for field, value in data.items():
        wanted = shapes.get(field, object)
        fits = isinstance(value, (int, float) if wanted is float else wanted)
        if not fits or (isinstance(value, bool) and wanted in (int, float)):
            raise RuleFileError(f"{place}, {field}: it should be {SHAPES[wanted]}.")
    return data


@contextmanager
def at(place: str) -> Iterator[None]:
    """Turn whatever goes wrong while an entry is read into a RuleFileError that names the place."""
    try:
        yield
    except RuleFileError as error:
        if place in str(error):
            raise
        raise type(error)(f"{place}: {error}") from error
    except KeyError as error:
        raise RuleFileError(f"{place}, {error.args[0]}: it is missing.") from error
    except (TypeError, ValueError, AttributeError, ArithmeticError, LookupError) as error:
        raise RuleFileError(f"{place}: it has the wrong shape ({error}).") from error


def each(
    entries: object, make: Callable[[Any], Made], place: str, problems: list[str] | None = None
) -> list[Made]:
    """Return what is made of each entry, named by its id or its number.

    With `problems` an entry that is wrong is left out and told there; without, RuleFileError is raised.
    """
    if not isinstance(entries, list):
        raise RuleFileError(f"{place}: it should be a list of tables.")
    made = []
    for number, one in enumerate(entries, 1):
        name = one.get("id", number) if isinstance(one, Mapping) else number
        with sparing(problems), at(f"{place} “{name}”"):
            made.append(make(one))
    return made


def opened(files: Iterable[Path], problems: list[str] | None = None) -> dict[Path, dict[str, Any]]:
    """Return what each of some files holds; one that cannot be read as `each` has it."""
    books = {}
    for file in files:
        with sparing(problems):
            books[file] = tables(file)
    return books


@contextmanager
def sparing(problems: list[str] | None) -> Iterator[None]:
    """Keep what is wrong in `problems` and go on with the rest, or raise it where there is no such list."""
    try:
        yield
    except RuleFileError as error:
        if problems is None:
            raise
        problems.append(str(error))
