"""Let it out: the raw story as it was typed, its sorted parts, and what the customer makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from advocate.casework.errors import CaseworkError, StaleError
from advocate.casework.rows import belongs, change, load_entry, load_owned
from advocate.casework.story_parts import accept_part, part_columns
from advocate.domain.story import Part, sort
from advocate.domain.text import sentences
from advocate.rulebook import story_rules
from advocate.store.models import CaseRow, RevisionRow, StoryPartRow, StoryRow

_rules = cache(story_rules.load)


def tell(
    session: Session, *, owner_id: int, case_id: str, version: int, text: str, today: date, now: datetime
) -> None:
    """Save the story verbatim and sort it; choices made for parts whose words did not change are kept."""
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    row = _story(session, case)
    if row is None:
        if version:
            raise StaleError(theirs={"text": ""}, version=0)
        session.add(StoryRow(**belongs(case, now=now), text=text))
    else:
        change(session, row, version=version, values={"text": text}, now=now)
    _sort_again(session, case, text, today=today, now=now)
    session.flush()


def parts(session: Session, *, owner_id: int, case_id: str) -> list[StoryPartRow]:
    """Return the sorted parts in the story's order."""
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    return _parts(session, case)


def wishes(session: Session, *, owner_id: int, case_id: str) -> list[str]:
    """Return the parts of the story that say what the customer wants, as long as they are kept."""
    found = parts(session, owner_id=owner_id, case_id=case_id)
    return [part.text for part in found if part.kind == "request" and part.is_kept]


def revise_part(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    part_id: str,
    version: int,
    values: Mapping[str, Any],
    now: datetime,
) -> None:
    """Change a part's words, kind or date; CaseworkError once it stands on the timeline."""
    row = load_entry(session, StoryPartRow, owner_id=owner_id, case_id=case_id, entry_id=part_id)
    if row.entry_id:
        raise CaseworkError("This line is on the timeline already. Change it there.")
    change(session, row, version=version, values=values, now=now)


def keep_part(session: Session, *, owner_id: int, case_id: str, part_id: str, is_kept: bool) -> None:
    """Keep a part or drop it; dropped parts can be put back."""
    row = load_entry(session, StoryPartRow, owner_id=owner_id, case_id=case_id, entry_id=part_id)
    row.is_kept = is_kept
    session.flush()


def use_calmer(session: Session, *, owner_id: int, case_id: str, part_id: str) -> None:
    """Take the calmer wording that is offered for a part."""
    row = load_entry(session, StoryPartRow, owner_id=owner_id, case_id=case_id, entry_id=part_id)
    if row.calmer:
        row.text, row.calmer = row.calmer, ""
    session.flush()


def keep_mine(session: Session, *, owner_id: int, case_id: str, part_id: str) -> None:
    """Turn the calmer wording down."""
    load_entry(session, StoryPartRow, owner_id=owner_id, case_id=case_id, entry_id=part_id).calmer = ""
    session.flush()


def accept(session: Session, *, owner_id: int, case_id: str, now: datetime) -> int:
    """Put every kept part on the timeline that is not there yet; returns how many."""
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    fresh = [part for part in _parts(session, case) if part.is_kept and not part.entry_id]
    return sum(accept_part(session, case, part, now=now) for part in fresh)


def shred(session: Session, *, owner_id: int, case_id: str) -> None:
    """Delete the raw story, its earlier versions and its parts; what is on the timeline stays."""
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    for model in (StoryPartRow, StoryRow):
        session.execute(delete(model).where(model.case_id == case.id))
    kinds = (StoryRow.__tablename__, StoryPartRow.__tablename__)
    session.execute(delete(RevisionRow).where(RevisionRow.case_id == case.id, RevisionRow.kind.in_(kinds)))
    session.flush()


def _story(session: Session, case: CaseRow) -> StoryRow | None:
    return session.scalar(select(StoryRow).where(StoryRow.case_id == case.id))


def version_of(session: Session, *, owner_id: int, case_id: str) -> int:
    """Return the saved story's version, 0 while there is none."""
    row = _story(session, load_owned(session, owner_id=owner_id, case_id=case_id))
    return row.version if row else 0


def _parts(session: Session, case: CaseRow) -> list[StoryPartRow]:
    query = select(StoryPartRow).where(StoryPartRow.case_id == case.id).order_by(StoryPartRow.position)
    return list(session.scalars(query))


def _sort_again(session: Session, case: CaseRow, text: str, *, today: date, now: datetime) -> None:
    known = _parts(session, case)
    by_words = {text_of.strip(): part for part in known if (text_of := part.original)}
    still_there = set()
    whole = sort(text, today=today, country=case.country, rules=_rules(), organisation=case.organisation_name)
    for position, part in enumerate(_with_clauses(whole, set(by_words))):
        earlier = by_words.get(part.text.strip())
        if earlier is None or earlier.id in still_there:
            session.add(_new_part(case, part, position, now=now))
        else:
            earlier.position, earlier.start, earlier.end = position, part.start, part.end
            still_there.add(earlier.id)
    for row in known:
        if row.id not in still_there:
            session.delete(row)


def _with_clauses(parts: Iterable[Part], known: Set[str]) -> Iterator[Part]:
    """Yield the clauses of a sentence that is two things, but the whole where the customer kept it so."""
    for part in parts:
        yield from (part.clauses if part.clauses and part.text.strip() not in known else (part,))


def join_part(session: Session, *, owner_id: int, case_id: str, part_id: str) -> None:
    """Put a clause back together with the one before it, as one promise; CaseworkError once it is in use."""
    row = load_entry(session, StoryPartRow, owner_id=owner_id, case_id=case_id, entry_id=part_id)
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    story = _story(session, case)
    before = next((one for one in _parts(session, case) if one.position == row.position - 1), None)
    if before is None or story is None or row.start not in clause_starts(story.text, [row]):
        raise CaseworkError("This line stands on its own already.")
    if before.entry_id or row.entry_id:
        raise CaseworkError("This line is on the timeline already. Change it there.")
    row.text = row.original = story.text[before.start : row.end]
    row.start, row.calmer = before.start, ""
    for name in ("channel", "direction", "minutes"):
        setattr(row, name, getattr(before, name))
    row.person, row.reference = row.person or before.person, row.reference or before.reference
    session.delete(before)
    session.flush()


def clause_starts(text: str, rows: Iterable[StoryPartRow]) -> set[int]:
    """Return where the parts start that begin in the midst of a sentence of the story."""
    starts = {span.start for span in sentences(text)}
    return {row.start for row in rows if row.start not in starts}


def _new_part(case: CaseRow, part: Part, position: int, *, now: datetime) -> StoryPartRow:
    return StoryPartRow(**belongs(case, now=now), position=position, **part_columns(part))
