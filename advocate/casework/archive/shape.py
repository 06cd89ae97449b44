"""Checks that a JSON value has the shape that a schema asks for, and names the place where it has not.

It knows the words of JSON Schema that the project's own schemas use, and refuses a schema with any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

Schema = Mapping[str, Any]


class ShapeError(Exception):
    """A value is not what the schema asks for; the message names the place in the file."""


def check(value: Any, schema: Schema, *, root: Schema | None = None, place: str = "") -> None:
    """Raise ShapeError unless `value` fits `schema`; ValueError for a schema that is not understood."""
    root = root if root is not None else schema
    if "$ref" in schema:
        return check(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root=root, place=place)
    if unknown := set(schema) - _KNOWN:
        raise ValueError(f"the schema uses {sorted(unknown)}, which is not understood")
    _check_type(value, schema, place)
    for word, rule in _RULES.items():
        if word in schema and not rule(value, schema[word]):
            raise ShapeError(f"{place or 'The whole'} does not fit: {_said(value)}")
    if isinstance(value, dict):
        _check_object(value, schema, root, place)
    if isinstance(value, list):
        for number, item in enumerate(value, 1):
            check(item, schema["items"], root=root, place=f"{place}, number {number}")
    return None


def _check_type(value: Any, schema: Schema, place: str) -> None:
    wanted = schema.get("type")
    if wanted is None:
        return
    names = [wanted] if isinstance(wanted, str) else wanted
    if not any(_is_of(value, name) for name in names):
        raise ShapeError(f"{place or 'The whole'} is of the wrong kind: {_said(value)}")


def _check_object(value: Mapping[str, Any], schema: Schema, root: Schema, place: str) -> None:
    known = schema.get("properties", {})
    if missing := [name for name in schema.get("required", ()) if name not in value]:
        raise ShapeError(f"{_in(place, missing[0])} is missing")
    for name, item in value.items():
        if name in known:
            check(item, known[name], root=root, place=_in(place, name))
        elif isinstance(schema.get("additionalProperties"), Mapping):
            check(item, schema["additionalProperties"], root=root, place=_in(place, _said(name)))
        else:
            raise ShapeError(f"{_in(place, _said(name))} is not known")


def _in(place: str, name: str) -> str:
    return f"{place}, {name}" if place else name


def _is_of(value: Any, name: str) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    return isinstance(value, _TYPES[name])


def _is_clean(value: Any, most: int) -> bool:
    """A text within its length that can be stored: no halves of surrogate pairs, no NUL."""
    return not isinstance(value, str) or (
        len(value) <= most and "\x00" not in value and not re.search("[\ud800-\udfff]", value)
    )


def _is_like(value: Any, pattern: str) -> bool:
    # anchored at both ends; Python's own "$" would let a line end pass
    whole = pattern.removeprefix("^").removesuffix("$")
    return not isinstance(value, str) or re.fullmatch(whole, value, re.ASCII) is not None


def _is_format(value: Any, name: str) -> bool:
    if not isinstance(value, str):
        return True
    try:
        if name == "date":
            return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII) and date.fromisoformat(value))
        if name == "time":
            return time.fromisoformat(value).tzinfo is None
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _said(value: Any) -> str:
    text = str(value)[:60].encode("utf-8", "replace").decode("utf-8")
    return "“" + "".join(c if c.isprintable() else "?" for c in text) + "”"


_TYPES: Mapping[str, type[Any] | tuple[type[Any], ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "null": type(None),
    "boolean": bool,
}
_RULES: Mapping[str, Callable[[Any, Any], bool]] = {
    "const": lambda value, wanted: value == wanted and type(value) is type(wanted),
    "enum": lambda value, wanted: isinstance(value, str) and value in wanted,
    "maxLength": _is_clean,
    "minLength": lambda value, least: not isinstance(value, str) or len(value) >= least,
    "pattern": _is_like,
    "format": _is_format,
    "maxItems": lambda value, most: not isinstance(value, list) or len(value) <= most,
    "minimum": lambda value, least: not isinstance(value, int) or value >= least,
    "maximum": lambda value, most: not isinstance(value, int) or value <= most,
}
_KNOWN = frozenset(
    {
        *("$schema", "$id", "$defs", "title", "description", "type", "properties", "required", "items"),
        *("additionalProperties", *_RULES),
    }
)
