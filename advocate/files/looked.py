"""What a look into a file found, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advocate.files.kinds import FileKind

EMPTY = "This file is empty. There is nothing in it to keep."
DAMAGED = "This file seems to be damaged, so it can't be shown here. It is kept as it is."
LOCKED = "This file is locked with a password, so it can't be shown here. It is kept as it is."
TOO_LARGE = "This is too large to show here. It is kept as it is."
TOO_SLOW = "This takes too long to show here. It is kept as it is."
RECORDING = "A recording is heard or seen, not printed."
MAILBOX = "A mailbox holds several e-mails. Choose which of them become exhibits of their own."
UNKNOWN = "This kind of file can't be shown here. It is kept as it is."


class UnshowableError(Exception):
    """There is nothing to show, or no safe copy to make; the message is the sentence that says why."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in one file.

    `words` say what it is for people ("PDF, 3 pages"). `pages` counts the pages it prints as: 0 when it is
    only listed, 1 for what prints as text. `when` holds days that the file itself names, the likeliest first.
    `preview` and `page_images` are JPEGs made anew from pixels, upright, without metadata; `page_images` may
    hold fewer than `pages`, the rest is drawn later. E-mails and texts have `text` and no pictures.
    `why_no_preview` is a sentence when the file as it looks can't be shown (there may be text all the same).
    `page_starts` are the offsets in `text` at which each page's begins, for a PDF only.
    `has_location` says that the original tells where it was taken; the copies never do.
    """

    kind: FileKind
    words: str
    title: str
    pages: int = 0
    when: tuple[date, ...] = ()
    text: str = ""
    page_starts: tuple[int, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    attachments: tuple[str, ...] = ()
    preview: bytes = b""
    page_images: tuple[bytes, ...] = ()
    has_location: bool = False
    why_no_preview: str = ""

    @property
    def media_type(self) -> str:
        """The type its content showed; "application/octet-stream" for what is only listed."""
        return self.kind.media_type

    @property
    def can_be_shown(self) -> bool:
        """Return whether there is a picture, a text or the head of an e-mail to show."""
        return bool(self.preview or self.text or self.headers)
