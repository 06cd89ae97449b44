"""A room with padded walls: runs one function on hostile bytes in a capped child process.

Everything that reads an upload or renders a document goes through `run`. Linux only: it relies on resource
limits, anonymous memory files and process handles.
"""

from advocate.sandbox.errors import CrashedError, MemoryExceededError, SandboxError, TimeExceededError
from advocate.sandbox.runner import Result, Runner, run

__all__ = [
    "CrashedError",
    "MemoryExceededError",
    "Result",
    "Runner",
    "SandboxError",
    "TimeExceededError",
    "run",
]
