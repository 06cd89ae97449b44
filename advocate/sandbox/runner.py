"""The parent's side: starts the child, waits as long as agreed, and believes nothing it answers."""

from __future__ import annotations

import math
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from advocate.sandbox.errors import CrashedError, MemoryExceededError, SandboxError, TimeExceededError
from advocate.sandbox.framing import NEWS_BYTES, Blob, FramingError, read_frame, write_frame

_BOOT = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    "from advocate.sandbox.child import main; main(*map(int, sys.argv[2:5]))"
)
_PASSED_ON = (
    "PATH",
    "HOME",
    "TMPDIR",
    "XDG_CACHE_HOME",
    "FONTCONFIG_FILE",
    "FONTCONFIG_PATH",
    "LD_LIBRARY_PATH",
)
# one arena: each further one reserves 64 MiB of address space that would count against the limit
_FIXED = {"LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "1"}
_TICK = 0.25
_TURNS = threading.BoundedSemaphore(2 * (os.cpu_count() or 1))


@dataclass(frozen=True, slots=True)
class Result:
    """What the function in the child returned: plain JSON values, and bytes by name."""

    value: dict[str, Any]
    blobs: dict[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Ends:
    """What parent and child speak through: the request, the answer, and the number told on the way."""

    question: BinaryIO
    answer: BinaryIO
    news: BinaryIO


@dataclass(frozen=True, slots=True)
class Runner:
    """Runs functions of the modules whose names start with `prefix`, found under the folder `root`."""

    prefix: str = "advocate."
    root: Path = Path(__file__).resolve().parents[2]

    def run(
        self,
        target: str,
        payload: Mapping[str, Any],
        blobs: Mapping[str, Blob] | None = None,
        *,
        seconds: float,
        mebibytes: int,
        heard: Callable[[int], None] | None = None,
    ) -> Result:
        """Run `target` ("package.module:function") on (payload, blobs) in a fresh child process.

        The function gets a dict of plain JSON values and a dict of bytes, and returns the same two. `blobs`
        may hold open files, which are then never read whole here. `seconds` is time by the clock; the child
        and all that it started are killed after it. `mebibytes` caps its address space and its answer. At
        most two children per processor run at a time; others wait their turn, which costs them nothing.
        `heard` is given the last number that the child told, a few times a second; what it raises stops the
        child and passes on.

        Raises TimeExceededError, MemoryExceededError or CrashedError (all SandboxError); ValueError for a
        target that is not ours.
        """
        if not target.startswith(self.prefix) or ":" not in target:
            raise ValueError(f"{target!r} may not run in the child process")
        request = {"target": target, "payload": dict(payload)}
        with _TURNS, _memory("request") as question, _memory("answer") as answer, _memory("news") as news:
            write_frame(question, request, blobs or {})
            # the child has them now, and what was sent need not stand in memory twice
            blobs = None
            question.seek(0)
            ended = self._run_child(_Ends(question, answer, news), seconds, mebibytes, heard)
            return _believe(answer, ended, mebibytes << 20)

    def _run_child(
        self, ends: _Ends, seconds: float, mebibytes: int, heard: Callable[[int], None] | None
    ) -> int:
        # threads of a decoder add up their processor time, so the clock below is what counts; the processor
        # limit is for the day on which nobody is left to look at the clock
        # who is told nothing gets no handle to tell it with
        news = ends.news.fileno() if heard else -1
        given = (str(2 * math.ceil(seconds) + 1), str(mebibytes), str(news))
        environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ} | _FIXED
        child = subprocess.Popen(
            [sys.executable, "-I", "-c", _BOOT, str(self.root), *given],
            stdin=ends.question,
            stdout=ends.answer,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env=environment,
            start_new_session=True,
            pass_fds=(news,) if heard else (),
        )
        try:
            in_time = _has_ended(child.pid, seconds, (lambda: heard(_news(news))) if heard else None)
        finally:
            # not reaped yet, so that its number is still its own; takes along whatever it started
            os.killpg(child.pid, signal.SIGKILL)
            ended = child.wait()
        if not in_time:
            raise TimeExceededError
        return ended


run = Runner().run


def _memory(name: str) -> BinaryIO:
    return os.fdopen(os.memfd_create(name), "w+b")


def _has_ended(pid: int, seconds: float, tick: Callable[[], None] | None) -> bool:
    handle, end = os.pidfd_open(pid), time.monotonic() + seconds
    try:
        waiting = select.poll()
        waiting.register(handle, select.POLLIN)
        while (left := end - time.monotonic()) > 0:
            if waiting.poll(1000 * (min(left, _TICK) if tick else left)):
                return True
            if tick:
                tick()
        return False
    finally:
        os.close(handle)


def _news(handle: int) -> int:
    return int.from_bytes(os.pread(handle, NEWS_BYTES, 0), "big")


def _believe(answer: BinaryIO, ended: int, limit: int) -> Result:
    if ended != 0:
        raise _death(ended)
    size = os.fstat(answer.fileno()).st_size
    if size > limit:
        raise MemoryExceededError
    answer.seek(0)
    try:
        header, blobs = read_frame(answer, size)
    except FramingError as error:
        raise CrashedError("FramingError") from error
    value = header.get("value")
    if not isinstance(value, dict):
        raise _failure(str(header.get("failed", "")))
    return Result(value, blobs)


def _death(ended: int) -> SandboxError:
    if ended == -signal.SIGXCPU:
        return TimeExceededError()
    if ended == -signal.SIGKILL:
        # not ours: the kernel took it because the machine ran out of memory
        return MemoryExceededError()
    return CrashedError(signal.Signals(-ended).name if ended < 0 else f"exit {ended}")


def _failure(kind: str) -> SandboxError:
    if kind == "MemoryError":
        return MemoryExceededError()
    return CrashedError(kind if kind.isidentifier() and len(kind) <= 80 else "unknown")
