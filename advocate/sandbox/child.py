"""What the child process does: shuts itself in, runs the one function it was sent, and answers."""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import os
import resource
import signal
from typing import Any, BinaryIO

from advocate.sandbox.framing import NEWS_BYTES, read_frame, write_frame

_CLONE_NEWNET = 0x40000000
_CLONE_NEWUSER = 0x10000000
_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38
_OPEN_FILES = 128
_news = -1


def main(seconds: int, mebibytes: int, news: int) -> None:
    """Read the request from standard input and write the answer to what was standard output.

    `seconds` of processor time and `mebibytes` of address space and of answer are the most it may use. `news`
    is the open file for what `tell` tells.
    """
    global _news
    _news = news
    answer = _keep_for_the_answer()
    request = os.fdopen(0, "rb", closefd=False)
    _shut_in(seconds, mebibytes << 20)
    try:
        header, blobs = read_frame(request, os.fstat(0).st_size)
        value, results = _function(header["target"])(header["payload"], blobs)
        write_frame(answer, {"value": value}, results)
    except Exception as error:
        # whatever a decoder raises, the parent is told its kind and nothing else
        _start_again(answer)
        write_frame(answer, {"failed": type(error).__name__}, {})


def tell(number: int) -> None:
    """Tell the parent how far the work is; where there is no parent nobody hears it."""
    if _news >= 0:
        os.pwrite(_news, number.to_bytes(NEWS_BYTES, "big"), 0)


def _keep_for_the_answer() -> BinaryIO:
    # a library that prints would write into the answer otherwise
    answer = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return answer


def _start_again(answer: BinaryIO) -> None:
    with contextlib.suppress(OSError):
        answer.flush()
    answer.seek(0)
    answer.truncate()


def _shut_in(seconds: int, size: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    # a user namespace of its own lets an ordinary account leave the network too; some hosts allow neither
    if libc.unshare(_CLONE_NEWNET) != 0:
        libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as score:
        score.write("500")
    for limit, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, size),
        (resource.RLIMIT_FSIZE, size),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(limit)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (allowed, allowed))


def _function(target: str) -> Any:
    module, _, name = target.partition(":")
    return getattr(importlib.import_module(module), name)
