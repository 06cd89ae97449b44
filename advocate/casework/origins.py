"""Where an entry of the timeline came from: its passage in the raw story, or the exhibit it was found in."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate.casework.rows import load_owned
from advocate.store.models import ExhibitRow, FindingRow, StoryPartRow, StoryRow

# How much of the story stands around the passage.
AROUND = 160


@dataclass(frozen=True, slots=True)
class Origin:
    """The words an entry was made from, with what stands before and after them in the story.

    For one that was found in an exhibit `exhibit_id` names it, and the words are empty.
    """

    words: str = ""
    before: str = ""
    after: str = ""
    exhibit_id: str = ""


def origin_of(session: Session, *, owner_id: int, case_id: str, entry_id: str) -> Origin | None:
    """Return where an entry came from; None for one that was typed. NotFoundError for a foreign case."""
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    part = session.scalar(
        select(StoryPartRow)
        .where(StoryPartRow.case_id == case.id, StoryPartRow.entry_id.contains(entry_id, autoescape=True))
        .limit(1)
    )
    if part is not None:
        story = session.scalar(select(StoryRow.text).where(StoryRow.case_id == case.id)) or ""
        return _in_story(story, part)
    found = session.scalar(
        select(ExhibitRow.public_id)
        .join(FindingRow, FindingRow.exhibit_id == ExhibitRow.id)
        .where(
            FindingRow.case_id == case.id,
            FindingRow.entry_id == entry_id,
            ExhibitRow.deleted_at.is_(None),
        )
        .limit(1)
    )
    return Origin(exhibit_id=found) if found else None


def _in_story(story: str, part: StoryPartRow) -> Origin:
    """Return the passage with its surroundings; alone where the story has been told anew since."""
    if story[part.start : part.end] != part.original:
        return Origin(part.original)
    before, after = story[: part.start], story[part.end :]
    return Origin(
        words=part.original,
        before=before if len(before) <= AROUND else f"…{before[-AROUND:]}",
        after=after if len(after) <= AROUND else f"{after[:AROUND]}…",
    )
