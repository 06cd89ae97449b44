"""What may not stand in the project's files: vague names, leftovers, hosts, paths of one machine."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from advocate.paths import ROOT
from tests.conventions.tree import calls_in, modules, name, parsed, texts

VAGUE = {
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "misc",
    "manager",
    "managers",
    "base",
    "core",
    "stuff",
}

# Written so that these lines don't match themselves.
LEFTOVERS = r"(#|//|/\*|<!--).*\b(TOD[O]|FIXM[E]|HAC[K])\b|raise NotImplementedErro[r]"
HOSTS = r"py[p]i\.org|pythonhoste[d]|npmj[s]|deb\.debia[n]|(?<!emit-)index-ur[l]|find-link[s]"
MACHINE = r"(?<![\w.<])/(wor[k]|roo[t]|hom[e]/\w+|tm[p]/\w)|\bshare[d]/[a-z]|C:\\User[s]"
MAKING = (
    r"\b(Claud[e]|Anthropi[c]|ChatGP[T]|Copilo[t]|LL[M]s?|language mode[l])\b"
    r"|\b(coding|AI|helper|sub-?) ?agen[t]s?\b|\bthe (brie[f]|issu[e]) (says|asks|wants)\b"
    r"|\b(this|previous|last|next|work) sessio[n]'?s? (of work|did|built|wrote|will)\b"
)


def found(pattern: str, paths: tuple[Path, ...]) -> list[str]:
    compiled = re.compile(pattern)
    return [
        f"{name(path)}:{number}: {line.strip()[:100]}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if compiled.search(line)
    ]


def test_every_module_says_what_it_is_for_in_its_first_sentence() -> None:
    offenders = []
    for module in modules():
        said = (ast.get_docstring(parsed(module)) or "").partition("\n\n")[0]
        if not said.rstrip().endswith((".", ":", "?")):
            offenders.append(name(module))
    assert not offenders, offenders


def test_no_module_has_a_name_that_says_nothing() -> None:
    everything = [*modules(), *(p for p in (ROOT / "tests").rglob("*.py"))]
    offenders = [name(p) for p in everything if p.stem in VAGUE or p.parent.name in VAGUE]
    assert not offenders, offenders


def test_the_product_speaks_through_pages_and_the_command_line_alone() -> None:
    offenders = [
        f"{name(m)}:{call.lineno}" for m in modules() for called, call in calls_in(m) if called == "print"
    ]
    assert not offenders, offenders


def test_every_exception_to_a_lint_rule_names_the_rule() -> None:
    assert not found(
        r"# noq[a](?!: [A-Z]+[0-9]+)|# type: ignor[e](?!\[)", tuple(p for p in texts() if p.suffix == ".py")
    )


@pytest.mark.parametrize(
    "pattern",
    [LEFTOVERS, HOSTS, MACHINE, MAKING],
    ids=["a leftover", "a registry's host", "a path of one machine", "how it was made"],
)
def test_no_file_holds(pattern: str) -> None:
    offenders = found(pattern, texts())
    assert not offenders, offenders
