"""Runs another program from within the child process, between the same walls: bytes in, bytes out."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence


def run_program(program: str, arguments: Sequence[str], data: bytes) -> bytes:
    """Return what a program writes when it is given `data`; for functions that run in the child process.

    The program has the child's limits and no network, and is killed with it. It works in one thread. What it
    complains about is not kept, since it could hold the customer's words. CalledProcessError if it fails.
    """
    done = subprocess.run(
        [program, *arguments],
        input=data,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        check=True,
    )
    return done.stdout
