"""Templates stay safe and tidy: data is escaped, nothing is inline, nothing lies about unused."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, nodes

from advocate.paths import TEMPLATES
from tests.conventions.tree import PACKAGE, calls_in, modules, name, parsed, templates

INLINE = re.compile(
    r"\s(style|on[a-z]+)\s*=\s*[\"'{]|<style\b|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE
)
DRAWINGS = ("picture",)
REFERENCES = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)


@cache
def tree_of(template: Path) -> nodes.Template:
    return Environment(autoescape=True).parse(template.read_text(encoding="utf-8"))


def short(template: Path) -> str:
    return template.relative_to(TEMPLATES).as_posix()


@cache
def asked_for() -> set[str]:
    """Return every text that could name a template; "{}" stands for a part that is filled in."""
    names = {found for module in modules() for node in ast.walk(parsed(module)) for found in _texts(node)}
    for template in templates():
        for node in tree_of(template).find_all(REFERENCES):
            names |= {_said(child) for child in node.iter_child_nodes(only=("template",))}
    return names


def _texts(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr):
        yield "".join(_part(value) for value in node.values)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def _part(value: ast.expr) -> str:
    return str(value.value) if isinstance(value, ast.Constant) else "{}"


def _said(node: nodes.Node) -> str:
    if isinstance(node, nodes.Concat):
        return "".join(_said(part) for part in node.nodes)
    if isinstance(node, nodes.Add):
        return _said(node.left) + _said(node.right)
    return str(node.value) if isinstance(node, nodes.Const) else "{}"


def is_asked_for(template: str) -> bool:
    patterns = (
        re.escape(asked).replace(r"\{\}", "[^/]+") for asked in asked_for() if asked.endswith(".html")
    )
    return any(re.fullmatch(pattern, template) for pattern in patterns)


def test_no_template_marks_data_as_safe() -> None:
    offenders = [
        f"{name(template)}:{found.lineno}"
        for template in templates()
        for found in tree_of(template).find_all(nodes.Filter)
        if found.name == "safe"
    ]
    assert not offenders, offenders


def test_code_marks_nothing_as_safe_but_our_own_drawings() -> None:
    offenders = [
        f"{name(module)}:{call.lineno}"
        for module in modules()
        for called, call in calls_in(module)
        if called.rpartition(".")[2] == "Markup" and not _is_a_drawing(call.args[0])
    ]
    assert not offenders, offenders


def _is_a_drawing(argument: ast.expr) -> bool:
    return isinstance(argument, ast.Call) and ast.unparse(argument.func).startswith(
        tuple(f"{d}." for d in DRAWINGS)
    )


def test_no_template_holds_a_style_a_script_or_a_handler() -> None:
    offenders = [
        f"{name(template)}:{number}: {line.strip()[:80]}"
        for template in templates()
        for number, line in enumerate(template.read_text(encoding="utf-8").splitlines(), 1)
        if INLINE.search(line)
    ]
    assert not offenders, offenders


def test_every_template_is_asked_for() -> None:
    offenders = [name(t) for t in templates() if not is_asked_for(short(t))]
    assert not offenders, offenders


def test_every_template_that_is_asked_for_exists() -> None:
    exist = {short(template) for template in templates()}
    wanted = {asked for asked in asked_for() if re.fullmatch(r"[a-z_]+/[a-z_/]+\.html", asked)}
    assert wanted <= exist, sorted(wanted - exist)


def test_every_macro_that_a_template_imports_is_used_there() -> None:
    offenders = []
    for template in templates():
        tree = tree_of(template)
        imported = {_alias(n) for node in tree.find_all(nodes.FromImport) for n in node.names}
        used = {node.name for node in tree.find_all(nodes.Name)}
        offenders += [f"{name(template)} imports {macro}" for macro in sorted(imported - used)]
    assert not offenders, offenders


def _alias(imported: str | tuple[str, str]) -> str:
    return imported if isinstance(imported, str) else imported[1]


def test_a_component_is_one_macro_named_after_its_file() -> None:
    offenders = [
        name(template)
        for template in templates()
        if template.parent.name == "components"
        and [macro.name for macro in tree_of(template).find_all(nodes.Macro)][:1] != [template.stem]
    ]
    assert not offenders, offenders


def test_pages_come_from_files_never_from_strings() -> None:
    web = [m for m in modules() if PACKAGE / "web" in m.parents]
    assert not [
        name(m)
        for m in web
        for called, _ in calls_in(m)
        if called.endswith(("render_template_string", "from_string"))
    ]
