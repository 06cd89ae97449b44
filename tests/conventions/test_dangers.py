"""Calls that open a door keep to the one place, or the one way, in which they are safe."""

from __future__ import annotations

import ast

import pytest

from tests.conventions.tree import PACKAGE, calls_in, imports_of, modules, name


def callers(*endings: str) -> list[tuple[str, ast.Call]]:
    """Return where something is called whose name ends so, with the call."""
    return [
        (name(module), call)
        for module in modules()
        for called, call in calls_in(module)
        if any(called == e or called.endswith(f".{e}") for e in endings)
    ]


@pytest.mark.parametrize(
    "call",
    ["extractall", "populate_obj", "eval", "exec", "pickle.loads", "render_template_string", "os.system"],
)
def test_nobody_calls(call: str) -> None:
    assert not [where for where, _ in callers(call)]


def test_a_picture_is_opened_only_in_formats_that_are_named() -> None:
    opened = callers("Image.open")
    assert not [where for where, call in opened if "formats" not in {k.arg for k in call.keywords}]


def test_only_the_printing_room_renders_a_pdf_and_always_with_its_own_fetcher() -> None:
    rendered = [(w, c) for w, c in callers("HTML", "weasyprint.HTML")]
    assert all(where.startswith("advocate/printing/") for where, _ in rendered)
    assert not [where for where, call in rendered if "url_fetcher" not in {k.arg for k in call.keywords}]


def test_only_the_sandbox_starts_other_processes() -> None:
    started = callers(
        "Popen", "subprocess.run", "os.fork", "multiprocessing.Process", "get_context", "posix_spawn"
    )
    assert {where for where, _ in started} <= {name(p) for p in (PACKAGE / "sandbox").glob("*.py")}


def test_nobody_opens_a_connection_to_another_host() -> None:
    openers = {"urllib.request", "http.client", "requests", "httpx", "smtplib", "ftplib"}
    from_modules = {(name(m), i) for m in modules() for i in imports_of(m) if i in openers}
    # the one way out: a host sets up a mail server, and a customer asks for the mail
    assert from_modules == {("advocate/mailing/post.py", "smtplib")}
