"""How work in the child process can fail, each with the sentence that the customer reads."""

from __future__ import annotations


class SandboxError(Exception):
    """The work in the child process did not end well; nothing outside it was touched."""

    sentence = "This could not be finished."

    def __init__(self) -> None:
        """Take the class's own sentence as the message."""
        super().__init__(self.sentence)


class TimeExceededError(SandboxError):
    """The child ran longer than it may."""

    sentence = "This took too long, so it was stopped."


class MemoryExceededError(SandboxError):
    """The child wanted more memory than it may have."""

    sentence = "This needs more memory than it may have, so it was stopped."


class CrashedError(SandboxError):
    """The child raised, died or answered nonsense; `kind` is the kind of error and never its words."""

    sentence = "This could not be read. It may be damaged."

    def __init__(self, kind: str) -> None:
        """Keep the kind of error, for the log; the words of an error can hold the customer's own."""
        super().__init__()
        self.kind = kind
