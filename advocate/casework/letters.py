"""Letters: drafting, editing with versions, the coach's offers, sending."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from sqlalchemy.orm import Session

from advocate.casework import snapshot
from advocate.casework.errors import CaseworkError, NotFoundError, StaleError
from advocate.casework.rows import belongs, load_entry, load_owned, remember, revisions
from advocate.casework.slips import whole_letter
from advocate.casework.timeline import date_values
from advocate.domain.case import Case, ChannelKind, Direction, Letter, LetterState, When
from advocate.domain.labels import LETTER_KINDS
from advocate.domain.letters import reply_clock
from advocate.domain.letters.checks import (
    Check,
    FactFinding,
    Length,
    Trace,
    check_completeness,
    check_length,
    compare_facts,
    trace_sentences,
)
from advocate.domain.letters.own_words import OwnWords, own_words
from advocate.domain.letters.reading import ReaderView, reader_view
from advocate.domain.tone import Finding, ToneReview, apply_suggestion, review
from advocate.rulebook import syllables, tone_rules
from advocate.store.models import ContactRow, LetterRow, RevisionRow

_tone = cache(tone_rules.load)

_CHANGED = "These words have changed since the page was opened. Look again."
SENT = "This letter was sent. What was sent can’t change; start a new letter instead."
ONE_VERSION_EVERY = timedelta(minutes=5)


# What is this strong is better read again after a night.
_STRONG = 3


@dataclass(frozen=True, slots=True)
class LetterReview:
    """What the program has to say about a letter's words; `own` is by finding_key()."""

    tone: ToneReview
    checks: tuple[Check, ...]
    facts: tuple[FactFinding, ...]
    traces: tuple[Trace, ...]
    own: Mapping[str, OwnWords]
    length: Length
    reader: ReaderView


def look_over(case: Case, letter: Letter, today: date) -> LetterReview:
    """Return tone, completeness, facts and length of a letter."""
    text = letter.body
    whole = f"{letter.subject}\n\n{text}"
    tone = review(text, _tone(), kept=letter.kept_phrases)
    own = {finding_key(found): own_words(found, text, case) for found in tone.findings}
    return LetterReview(
        tone=tone,
        checks=check_completeness(f"{whole}\n\n{_besides(case, letter)}", case, today, letter.kind),
        facts=compare_facts(text, case, today),
        traces=trace_sentences(text, case, today),
        own={key: words for key, words in own.items() if words},
        length=check_length(text, syllables.count),
        reader=reader_view(whole, case, today, letter.kind),
    )


def has_strong_words(letter: Letter) -> bool:
    """Return whether words are left in a letter that had better be slept on, also such as were kept."""
    return any(found.severity >= _STRONG for found in review(letter.body, _tone()).findings)


def rest(session: Session, *, owner_id: int, case_id: str, letter_id: str, until: date | None) -> None:
    """Let a draft rest until a day, or with None no longer."""
    row = draft_row(session, owner_id=owner_id, case_id=case_id, letter_id=letter_id)
    row.resting_until = until
    session.flush()


def _besides(case: Case, letter: Letter) -> str:
    """Return how to reach the customer where that isn't in the letter: it tops the paper, or forms ask."""
    me = case.complainant
    is_told = letter.channel in (ChannelKind.LETTER, ChannelKind.WEB_FORM)
    return "\n".join((me.address, me.email, me.phone)) if is_told else ""


def save(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    letter_id: str,
    version: int,
    subject: str,
    body: str,
    now: datetime,
    is_automatic: bool = False,
) -> int:
    """Save a draft's words and return its new version; StaleError when another tab saved meanwhile.

    Words saved as one types make a new earlier version at most every five minutes.
    """
    row = draft_row(session, owner_id=owner_id, case_id=case_id, letter_id=letter_id)
    values = {"subject": subject, "body": body}
    if row.version != version:
        raise StaleError(theirs={name: getattr(row, name) for name in values}, version=row.version)
    put_words(session, row, values, now=now, is_automatic=is_automatic)
    return row.version


def use_calmer(
    session: Session, *, owner_id: int, case_id: str, letter_id: str, finding_id: str, now: datetime
) -> None:
    """Put in the calm wording for one finding; CaseworkError when the words have changed meanwhile."""
    row = draft_row(session, owner_id=owner_id, case_id=case_id, letter_id=letter_id)
    found = _finding(row, finding_id)
    put_words(session, row, {"body": apply_suggestion(row.body, found)}, now=now)


def use_own(
    session: Session, *, owner_id: int, case_id: str, letter_id: str, finding_id: str, now: datetime
) -> None:
    """Put in what the case knows for one finding; CaseworkError when words or case have changed meanwhile."""
    row = draft_row(session, owner_id=owner_id, case_id=case_id, letter_id=letter_id)
    case = snapshot.load(session, owner_id=owner_id, case_id=case_id)
    found = _finding(row, finding_id)
    words = own_words(found, row.body, case)
    if words is None:
        raise CaseworkError(_CHANGED)
    put_words(session, row, {"body": row.body[: words.start] + words.text + row.body[words.end :]}, now=now)


def keep_phrase(session: Session, *, owner_id: int, case_id: str, letter_id: str, finding_id: str) -> None:
    """Keep a phrase as it is, for this letter."""
    row = draft_row(session, owner_id=owner_id, case_id=case_id, letter_id=letter_id)
    row.kept_phrases = [*row.kept_phrases, _finding(row, finding_id).text]
    session.flush()


def finding_key(finding: Finding) -> str:
    """Return what names a finding as long as the words before it and in it stay: place and rule."""
    return f"{finding.start}-{finding.end}-{finding.rule_id}"


def earlier_versions(session: Session, *, owner_id: int, case_id: str, letter_id: str) -> list[RevisionRow]:
    """Return what a letter said before, newest first."""
    load_entry(session, LetterRow, owner_id=owner_id, case_id=case_id, entry_id=letter_id)
    return revisions(session, owner_id=owner_id, entry_id=letter_id)


def bring_back(
    session: Session, *, owner_id: int, case_id: str, letter_id: str, revision_id: int | None, now: datetime
) -> None:
    """Use an earlier version again, the latest one where `revision_id` is None; the present one is kept."""
    row = draft_row(session, owner_id=owner_id, case_id=case_id, letter_id=letter_id)
    earlier = revisions(session, owner_id=owner_id, entry_id=letter_id)
    wanted = [r for r in earlier if revision_id is None or r.id == revision_id]
    if not wanted:
        raise NotFoundError
    put_words(session, row, {name: str(wanted[0].fields[name]) for name in ("subject", "body")}, now=now)


def mark_sent(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    letter_id: str,
    version: int,
    channel: ChannelKind,
    sent_on: date,
    now: datetime,
) -> None:
    """Freeze the letter with its hash, put it on the timeline and start the reply clock."""
    row = draft_row(session, owner_id=owner_id, case_id=case_id, letter_id=letter_id)
    if row.version != version:
        raise StaleError(theirs={"subject": row.subject, "body": row.body}, version=row.version)
    case = snapshot.load(session, owner_id=owner_id, case_id=case_id)
    letter = case.letter(letter_id)
    if letter is None:
        raise NotFoundError
    row.channel, row.state, row.sent_on = channel.value, LetterState.SENT.value, sent_on
    row.sent_text = whole_letter(case, letter, sent_on)
    row.sent_sha256 = hashlib.sha256(row.sent_text.encode("utf-8", "surrogatepass")).hexdigest()
    deadline = reply_clock(case, letter.kind, sent_on)
    if deadline is not None:
        row.reply_due_on, row.reply_due_rule = deadline.due_on, deadline.rule
    session.add(
        ContactRow(
            **belongs(load_owned(session, owner_id=owner_id, case_id=case_id), now=now),
            text=f"You sent: {LETTER_KINDS[letter.kind]}",
            channel=channel.value,
            direction=Direction.OUT.value,
            letter_id=letter_id,
            **date_values(When.on(sent_on)),
        )
    )
    session.flush()


def delete_draft(session: Session, *, owner_id: int, case_id: str, letter_id: str, now: datetime) -> None:
    """Take a draft off the list; `restore_draft` puts it back."""
    draft_row(session, owner_id=owner_id, case_id=case_id, letter_id=letter_id).deleted_at = now
    session.flush()


def restore_draft(session: Session, *, owner_id: int, case_id: str, letter_id: str) -> None:
    """Put a deleted draft back."""
    row = load_entry(
        session, LetterRow, owner_id=owner_id, case_id=case_id, entry_id=letter_id, with_deleted=True
    )
    row.deleted_at = None
    session.flush()


def draft_row(session: Session, *, owner_id: int, case_id: str, letter_id: str) -> LetterRow:
    """Return the row of a draft; CaseworkError for a letter that was sent."""
    row = load_entry(session, LetterRow, owner_id=owner_id, case_id=case_id, entry_id=letter_id)
    if row.state != LetterState.DRAFT:
        raise CaseworkError(SENT)
    return row


def put_words(
    session: Session, row: LetterRow, values: Mapping[str, str], *, now: datetime, is_automatic: bool = False
) -> None:
    """Put words into a draft; what it said stays as an earlier version."""
    if all(getattr(row, name) == value for name, value in values.items()):
        return
    latest = next(iter(revisions(session, owner_id=row.owner_id, entry_id=row.public_id)), None)
    is_recent = latest is not None and now - latest.replaced_at < ONE_VERSION_EVERY
    if not (is_automatic and is_recent):
        remember(session, row, now=now)
    for name, value in values.items():
        setattr(row, name, value)
    row.changed_at = now
    session.flush()


def _finding(row: LetterRow, finding_id: str) -> Finding:
    for found in review(row.body, _tone(), kept=tuple(row.kept_phrases)).findings:
        if finding_key(found) == finding_id:
            return found
    raise CaseworkError(_CHANGED)
