"""The child process hands back what its function returned, and nothing it does reaches further."""

from __future__ import annotations

import contextlib
import io
import os
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from advocate.sandbox import CrashedError, MemoryExceededError, Result, Runner, TimeExceededError, run

pytestmark = pytest.mark.slow

PROBES = Runner(prefix="tests.sandbox.probes:")


def probe(
    name: str, payload: dict[str, Any] | None = None, *, seconds: float = 20, size: int = 256
) -> Result:
    return PROBES.run(f"tests.sandbox.probes:{name}", payload or {}, seconds=seconds, mebibytes=size)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until_gone(pid: int) -> bool:
    for _ in range(500):
        if not is_running(pid):
            return True
        time.sleep(0.01)
    return False


def test_values_and_blobs_come_back_as_they_went_in() -> None:
    payload = {"text": "café \ud800 \u202e 🙂", "list": [1, None, True]}
    blobs = {"empty": b"", "photo": bytes(range(256)) * 5000}
    back = PROBES.run("tests.sandbox.probes:echo", payload, blobs, seconds=20, mebibytes=256)
    assert back.value == payload
    assert back.blobs == blobs


def test_an_open_file_is_handed_over_from_where_it_stands() -> None:
    file = io.BytesIO(b"skipped, handed over")
    file.seek(9)
    back = PROBES.run("tests.sandbox.probes:echo", {}, {"file": file}, seconds=20, mebibytes=256)
    assert back.blobs == {"file": b"handed over"}


def test_what_a_library_prints_does_not_spoil_the_answer() -> None:
    assert probe("shout", {"kept": 1}).value == {"kept": 1}


@pytest.mark.parametrize("target", ["os:system", "advocate_evil.x:y", "advocate.paths"])
def test_only_functions_of_the_product_run(target: str) -> None:
    with pytest.raises(ValueError, match="may not run"):
        run(target, {}, seconds=1, mebibytes=64)


def test_a_child_that_sleeps_is_stopped_with_everything_it_started(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    with pytest.raises(TimeExceededError, match="too long"):
        probe("note_a_sleeper", {"note": str(note)}, seconds=3)
    assert wait_until_gone(int(note.read_text()))


def test_what_a_finished_child_left_running_is_stopped() -> None:
    assert wait_until_gone(probe("leave_a_sleeper").value["pid"])


def test_a_child_that_burns_is_stopped() -> None:
    with pytest.raises(TimeExceededError):
        probe("burn", seconds=0.5)


def test_memory_is_capped() -> None:
    assert probe("eat", {"bytes": 50 << 20}).value == {"size": 50 << 20}
    with pytest.raises(MemoryExceededError, match="memory"):
        probe("eat", {"bytes": 300 << 20})


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("recurse", "RecursionError"),
        ("fail", "OverflowError"),
        ("die", "SIGABRT"),
        ("leave_quietly", "FramingError"),
        ("return_objects", "TypeError"),
        ("nowhere", "AttributeError"),
    ],
)
def test_every_failure_comes_back_as_its_kind_alone(name: str, kind: str) -> None:
    with pytest.raises(CrashedError, match="could not be read") as caught:
        probe(name)
    assert caught.value.kind == kind
    assert "own words" not in str(caught.value)


def test_a_child_cannot_fill_the_disk(tmp_path: Path) -> None:
    with pytest.raises(CrashedError):
        probe("write_much", {"file": str(tmp_path / "much"), "mebibytes": 70}, size=64)
    assert (tmp_path / "much").stat().st_size <= 64 << 20


def test_a_child_inherits_nothing_it_does_not_need(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVOCATE_SECRET_KEY", "not for decoders")
    around = probe("surroundings").value
    assert "ADVOCATE_SECRET_KEY" not in around["environment"]
    # the three standard ones, the answer, and the listing of the folder itself
    assert len(around["handles"]) <= 6
    assert (around["core"], around["isolated"], around["folder"]) == (0, 1, "/")


def test_a_child_cannot_reach_the_network() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        if not _can_leave_the_network():
            pytest.skip("this host lets nobody leave its network")
        with pytest.raises(CrashedError):
            probe("connect", {"port": server.getsockname()[1]})


def _can_leave_the_network() -> bool:
    ways = (["unshare", "--net", "true"], ["unshare", "--user", "--net", "true"])
    return any(subprocess.run(way, capture_output=True).returncode == 0 for way in ways)


def test_no_handle_stays_open_here() -> None:
    probe("echo")
    before = len(os.listdir("/proc/self/fd"))
    for name in ("echo", "fail", "die"):
        with contextlib.suppress(CrashedError):
            probe(name)
    assert len(os.listdir("/proc/self/fd")) == before
