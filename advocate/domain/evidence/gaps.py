"""Where evidence and the timeline don't meet yet: entries no exhibit backs, exhibits that back nothing."""

from __future__ import annotations

from dataclasses import dataclass

from advocate.domain.case import Case, Contact, Exhibit, Fact, Promise

Backable = Fact | Contact | Promise


@dataclass(frozen=True, slots=True)
class EvidenceGaps:
    """What has no partner, each in the order it was recorded."""

    unbacked: tuple[Backable, ...]
    unused: tuple[Exhibit, ...]


def evidence_gaps(case: Case) -> EvidenceGaps:
    """Return the facts, contacts and promises without an exhibit, and the exhibits that back none of them.

    A contact that is a letter written here counts as backed: its words are kept with the case.
    """
    entries: tuple[Backable, ...] = (*case.facts, *case.contacts, *case.promises)
    used = {exhibit for entry in entries for exhibit in entry.exhibits}
    return EvidenceGaps(
        unbacked=tuple(entry for entry in entries if not entry.exhibits and not _is_kept(entry)),
        unused=tuple(exhibit for exhibit in case.exhibits if exhibit.id not in used),
    )


def _is_kept(entry: Backable) -> bool:
    return isinstance(entry, Contact) and bool(entry.letter_id)
