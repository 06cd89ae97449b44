"""How a ratio is measured: both sides in turn, several rounds, medians of CPU time."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table: what is compared with what, the ratio, and the goal it should stay under."""

    name: str
    against: str
    run: Callable[[], float]
    goal: float


def compare(
    work: Work, with_what: Work, *, rounds: int = 7, clock: Callable[[], float] = time.process_time
) -> float:
    """Return the median time of `work` over that of `with_what`, run in turn; one more round warms up."""
    ours, theirs = [], []
    for number in range(rounds + 1):
        spent = (_timed(work, clock), _timed(with_what, clock))
        if number:
            ours.append(spent[0])
            theirs.append(spent[1])
    return median(ours) / max(median(theirs), 1e-9)


def fresh_python(code: str) -> float:
    """Return the CPU seconds that a new Python process spends on `code`."""
    before = _children()
    subprocess.run([sys.executable, "-c", code], check=True)
    return _children() - before


def compare_fresh(code: str, with_code: str, *, rounds: int = 3) -> float:
    """Return the ratio of the CPU times of two pieces of code, each in new processes, run in turn."""
    pairs = [(fresh_python(code), fresh_python(with_code)) for _ in range(rounds)]
    return median(a for a, _ in pairs) / median(b for _, b in pairs)


def repeated(times: int, work: Work) -> Work:
    """Return work that does `work` so many times, for what is too quick to be timed alone."""

    def many() -> None:
        for _ in range(times):
            work()

    return many


def _timed(work: Work, clock: Callable[[], float]) -> float:
    start = clock()
    work()
    return clock() - start


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
