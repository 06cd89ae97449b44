"""No log takes an error's message with it: it may quote what a customer wrote."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from advocate.paths import ROOT


def calls() -> Iterator[tuple[str, ast.Call]]:
    for file in (ROOT / "advocate").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                yield f"{file.relative_to(ROOT)}:{node.lineno}", node


def test_nothing_logs_an_error_with_its_message() -> None:
    found = [
        place
        for place, call in calls()
        if ast.unparse(call.func) in ("log.exception", "logging.exception")
        or (ast.unparse(call.func).startswith("log.") and any(k.arg == "exc_info" for k in call.keywords))
    ]
    assert found == []
