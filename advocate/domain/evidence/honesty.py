"""The honesty label of an exhibit: what it is, when it came, what its copy changed, what that proves not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advocate.domain.case import Exhibit
from advocate.domain.wording import plural, say_date, say_pages


@dataclass(frozen=True, slots=True)
class HonestyLabel:
    """An exhibit's label in sentences; `changed` is about the copy, the original is never changed.

    `read` says whose words its text is where a program read it from pictures, "" where none did.
    """

    what: str
    came: str
    fingerprint: str
    changed: tuple[str, ...]
    proves_not: tuple[str, ...]
    read: str = ""


def honesty_label(exhibit: Exhibit, country: str, *, read_pages: Sequence[int] = ()) -> HonestyLabel:
    """Return what can honestly be said of an exhibit and its copy, with dates as `country` writes them.

    `read_pages` are those whose text a program read from the picture of the page.
    """
    return HonestyLabel(
        what=_what(exhibit),
        came=_came(exhibit, country),
        fingerprint=exhibit.sha256,
        changed=tuple(_changes(exhibit)),
        proves_not=tuple(_proves_not(exhibit)),
        read=_read(exhibit, read_pages),
    )


def _what(exhibit: Exhibit) -> str:
    if not exhibit.is_photographs:
        return exhibit.kind or exhibit.media_type
    if not exhibit.pages:
        return "Photographs, put together as one exhibit"
    return (
        f"{plural(exhibit.pages, 'photograph', 'photographs')}, put together as one exhibit in the order you "
        "chose, each kept as it came"
    )


def _came(exhibit: Exhibit, country: str) -> str:
    day = say_date(exhibit.received_at.date(), country)
    source = f", taken from {exhibit.came_with}" if exhibit.came_with else ""
    return f"Added on {day} at {exhibit.received_at:%H:%M} UTC{source}."


def _changes(exhibit: Exhibit) -> list[str]:
    if not exhibit.has_preview:
        return ["No picture was made of it."]
    changes = []
    if exhibit.is_photographs:
        count = plural(exhibit.pages, "photograph", "photographs")
        changes.append(f"{count} were put together as the pages of one exhibit, each kept as it came.")
    if exhibit.media_type.startswith("image/") or exhibit.is_photographs:
        changes.append(
            "The copy is turned upright where the camera noted a turn, and made smaller where it was large."
        )
    if exhibit.media_type == "application/pdf":
        changes.append("The copy is a picture of each page.")
    changes.append("Hidden details, such as the place where a photo was taken, are not in the copy.")
    if exhibit.covered:
        count = plural(exhibit.covered, "place is", "places are")
        changes.append(f"{count} covered in the copy. What is under them is not in it.")
    return changes


def _read(exhibit: Exhibit, pages: Sequence[int]) -> str:
    if not pages:
        return ""
    whose = "Its text" if len(pages) == exhibit.pages else f"The text of {say_pages(pages)}"
    return (
        f"{whose} was read by a program from the picture, and may hold mistakes. “…” stands for what it was "
        "unsure of."
    )


def _proves_not(exhibit: Exhibit) -> list[str]:
    said = [
        "The SHA-256 shows whether the file has changed since it was added. It does not show who made the"
        " file, when, or that what it says is true.",
    ]
    if exhibit.when is not None:
        said.append("The date on it is as the file or the person who added it tells it.")
    if exhibit.covered:
        said.append(
            "The copy alone does not show what is covered. The original does, and has not been changed."
        )
    return said
