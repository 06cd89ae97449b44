"""What can go wrong with a request, each with the sentence that the customer reads."""

from __future__ import annotations

from collections.abc import Mapping


class NotFoundError(Exception):
    """There is no such thing, or it is somebody else's; nobody is told which."""


class CaseworkError(Exception):
    """The request can't be done as asked; `field` names the form field that it is about, "" for the whole."""

    def __init__(self, message: str, *, field: str = "") -> None:
        """Keep the sentence and the field's name."""
        super().__init__(message)
        self.field = field


class StaleError(Exception):
    """The row was changed in another tab since the form was opened.

    `theirs` is what is saved now, by field name; `version` is its version.
    """

    def __init__(self, theirs: Mapping[str, object], version: int) -> None:
        """Keep what is saved now and its version."""
        super().__init__("This was changed somewhere else since you opened it.")
        self.theirs = dict(theirs)
        self.version = version
