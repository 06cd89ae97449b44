"""The domain stays pure, and what stands under the web layer never loads it."""

from __future__ import annotations

import subprocess
import sys
import tomllib

import pytest

from advocate.paths import ROOT
from tests.conventions.tree import PACKAGE, imports_of, modules, name

# No clock, no files, no network, no chance: what is not here needs a reason before it comes in.
DOMAIN_MAY_IMPORT = {
    *(
        "__future__",
        "bisect",
        "calendar",
        "collections",
        "dataclasses",
        "datetime",
        "decimal",
        "difflib",
        "enum",
    ),
    *(
        "fractions",
        "functools",
        "hashlib",
        "heapq",
        "itertools",
        "math",
        "operator",
        "re",
        "statistics",
        "string",
    ),
    *("textwrap", "types", "typing", "unicodedata"),
    *("dateutil", "holidays"),
}

IMPORT_ALL = """
import importlib, pkgutil, sys
for start in sys.argv[1].split(","):
    package = importlib.import_module(start)
    for found in pkgutil.walk_packages(getattr(package, "__path__", ()), start + "."):
        if ".migrations" not in found.name:
            importlib.import_module(found.name)
print(" ".join(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def loaded_by(*packages: str) -> set[str]:
    command = [sys.executable, "-c", IMPORT_ALL, ",".join(packages)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_the_domain_imports_only_what_is_pure() -> None:
    offenders = [
        f"{name(module)} imports {imported}"
        for module in modules()
        if PACKAGE / "domain" in module.parents
        for imported in imports_of(module)
        if imported.partition(".")[0] not in DOMAIN_MAY_IMPORT
        and imported != "advocate.domain"
        and not imported.startswith("advocate.domain.")
    ]
    assert not offenders, offenders


@pytest.mark.slow
def test_the_domain_runs_without_web_framework_database_or_printer() -> None:
    unwanted = {
        "flask",
        "werkzeug",
        "wtforms",
        "sqlalchemy",
        "alembic",
        "jinja2",
        "weasyprint",
        "pikepdf",
        "PIL",
    }
    assert not loaded_by("advocate.domain") & unwanted


@pytest.mark.slow
@pytest.mark.parametrize("room", ["store", "rulebook", "files", "printing", "casework", "jobs", "sandbox"])
def test_a_room_under_the_web_layer_never_loads_the_web_framework(room: str) -> None:
    assert not loaded_by(f"advocate.{room}") & {"flask", "flask_sqlalchemy", "flask_wtf", "wtforms"}


def test_the_contract_on_the_web_framework_covers_every_room_under_the_web_layer() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    covered = next(set(c["source_modules"]) for c in contracts if c["id"] == "flask")
    above = {"__init__", "__main__", "cli", "commands", "web"}
    rooms = {f"advocate.{p.stem}" for p in PACKAGE.glob("*.py") if p.stem not in above}
    rooms |= {
        f"advocate.{p.parent.name}" for p in PACKAGE.glob("*/__init__.py") if p.parent.name not in above
    }
    assert covered == rooms
