"""Reads rules about time, and the rights that hold them, from the entries of rule files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from advocate.domain.deadlines import (
    Circumstance,
    Clock,
    Confidence,
    DayEnd,
    DeadlineRule,
    FirstDay,
    Provenance,
    Purpose,
    Roll,
    RuleKind,
    Several,
    StartEvent,
    Term,
    Unit,
    Variant,
    Version,
    Week,
    Which,
)
from advocate.domain.escalation.routes import Right
from advocate.domain.kinds import RemedyKind
from advocate.rulebook.entries import Entry, RuleFileError

# No rule of any country counts more than this; a larger number is a slip of the pen.
MOST = 1000


@dataclass(frozen=True, slots=True)
class Checked:
    """When a file was checked, and by when it has to be checked again, unless an entry says otherwise."""

    checked_on: date
    review_by: date


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose rule it is: the entry's id, the name to say, where to check it, and what its rules inherit."""

    id: str
    name: str
    link: str
    region: str
    provenance: Provenance
    whats: dict[Purpose, str]
    in_force: bool = True
    in_force_from: date | None = None
    pending: str = ""


def read_right(entry: Entry, checked: Checked) -> Right:
    """Return the right of an entry. Raises RuleFileError for what is missing or wrong."""
    right_id = entry.text("id")
    provenance = read_provenance(entry, checked)
    right = Right(
        id=right_id,
        name=entry.text("name"),
        reference=entry.text("reference"),
        summary=entry.text("summary"),
        provenance=provenance,
        region=entry.text("region", ""),
        say=entry.text("say", ""),
        remedies=frozenset(entry.kinds("remedies", RemedyKind)),
        amount_over=entry.money("amount_over"),
        amount_from=entry.money("amount_from"),
        amount_up_to=entry.money("amount_up_to"),
        in_force=entry.flag("in_force", default=True),
        in_force_from=entry.day_or_none("in_force_from"),
        expected=entry.text("expected", ""),
        pending=entry.text("pending", ""),
    )
    link = next((s for s in provenance.sources if s.startswith("http")), "")
    whats = {Purpose.RIGHT: right.name}
    owner = Owner(
        right_id,
        right.reference,
        link,
        right.region,
        provenance,
        whats,
        right.in_force,
        right.in_force_from,
        right.pending,
    )
    rules = entry.each("rule", lambda e: read_rule(e, owner))
    entry.finish()
    return replace(right, rules=rules)


def read_provenance(entry: Entry, checked: Checked) -> Provenance:
    """Return where an entry comes from; the days are the file's unless the entry has its own."""
    made = Provenance(
        checked_on=entry.day("checked_on", checked.checked_on),
        review_by=entry.day("review_by", checked.review_by),
        sources=entry.texts("sources"),
        is_verified=entry.flag("verified", default=False),
        confidence=entry.kind("confidence", Confidence, Confidence.LOW),
    )
    if made.review_by < made.checked_on:
        raise entry.fail("review_by", "it is before the day it was checked")
    return made


def read_rule(entry: Entry, owner: Owner) -> DeadlineRule:
    """Return the rule of an entry that belongs to a route or a right. Raises RuleFileError."""
    purpose = entry.kind("purpose", Purpose, Purpose.RIGHT)
    region = entry.text("region", "")
    is_verified = entry.flag("verified", default=owner.provenance.is_verified)
    pending = entry.text("pending", "")
    return DeadlineRule(
        id=f"{owner.id}.{entry.text('id')}",
        kind=entry.kind("kind", RuleKind),
        purpose=purpose,
        what=entry.text("meaning", owner.whats.get(purpose, "")) or owner.name,
        provenance=replace(owner.provenance, is_verified=is_verified),
        owner=owner.name,
        link=owner.link,
        region=region or owner.region,
        stage=entry.text("stage", ""),
        basis=entry.text("basis", ""),
        notes=tuple(note for note in (entry.text("note", ""),) if note),
        can_pause=entry.flag("can_pause", default=False),
        is_approximate=entry.flag("is_approximate", default=False),
        in_force=entry.flag("in_force", default=owner.in_force),
        in_force_from=owner.in_force_from,
        pending=pending or owner.pending,
        variants=entry.each("variant", _variant),
        versions=_versions(entry),
    )


def _versions(entry: Entry) -> tuple[Version, ...]:
    since = entry.day_or_none("effective_from")
    before, coming = entry.entry("previous"), entry.entry("coming")
    base = _clock_fields(entry)
    term = _term(entry, base)
    versions = [Version(term, since)]
    if before is not None:
        if since is None:
            raise entry.fail("previous", "say in effective_from since when the new time holds")
        versions.insert(0, Version(_other(before, term)))
    if coming is not None:
        starts = coming.day("effective_from")
        versions.append(Version(_other(coming, term), starts))
    return tuple(versions)


def _other(entry: Entry, term: Term) -> Term:
    """Return the same clock with another amount, as it was before or will be."""
    if not isinstance(term, Clock):
        raise entry.fail("amount", "only one clock can have another amount")
    amount = entry.number("amount", least=1, most=MOST)
    made = replace(term, amount=amount, unit=entry.kind("unit", Unit))
    entry.finish()
    return made


def _clock_fields(entry: Entry) -> Clock:
    """Return a clock with how it is counted, still without its start and amount."""
    return Clock(
        starts=StartEvent.EVENT,
        first_day=entry.kind("first_day", FirstDay, FirstDay.NEXT_DAY),
        roll=entry.kind("roll", Roll, Roll.NONE),
        ends=entry.kind("ends", DayEnd, DayEnd.MIDNIGHT),
        week=entry.kind("calendar", Week, Week.USUAL),
        minus_days=entry.number("minus_days", least=0, most=31) if entry.has("minus_days") else 0,
        is_backwards=entry.flag("backwards", default=False),
    )


def _term(entry: Entry, base: Clock) -> Term:
    for field, which in (("first_of", Which.FIRST), ("last_of", Which.LAST)):
        if entry.has(field):
            terms = entry.each(field, lambda inner: _term(inner, base))
            if len(terms) < 2:
                raise entry.fail(field, "it should name two clocks or more")
            return Several(which, terms)
    starts = entry.kind("from", StartEvent)
    if not entry.has("amount"):
        return replace(base, starts=starts)
    amount = entry.number("amount", least=1, most=MOST)
    return replace(base, starts=starts, amount=amount, unit=entry.kind("unit", Unit))


def _variant(entry: Entry) -> Variant:
    word = entry.text("circumstance", "")
    region = entry.text("region", "")
    if word not in {"", *Circumstance}:
        raise entry.fail("circumstance", f"“{word}” is none of {', '.join(Circumstance)}")
    if not word and not region:
        raise entry.fail("circumstance", "a variant needs a circumstance or a region")
    return Variant(
        term=_term(entry, _clock_fields(entry)),
        when=entry.text("when", "") or entry.text("meaning", ""),
        circumstance=Circumstance(word) if word else None,
        region=region,
        note=entry.text("note", ""),
        reference=entry.text("reference", ""),
    )


__all__ = ["Checked", "Owner", "RuleFileError", "read_provenance", "read_right", "read_rule"]
