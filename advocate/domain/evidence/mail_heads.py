"""Tells from the head of an e-mail who wrote to whom: the customer, the organisation, or nobody knows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advocate.domain.case import Case, Direction, When
from advocate.domain.evidence.offer import InFile, Offer, OfferKind
from advocate.domain.text import find_references

_READ = 2_000
_ADDRESS = re.compile(r"[^\s<>,;:\"'()\[\]]{1,64}@[^\s<>,;:\"'()\[\]]{1,255}")
_BEFORE_A_NAME = re.compile(r"[,;>]")
_WORD = re.compile(r"[^\W\d_]+")
# what many organisations are called, so that it tells none of them
_ANY_NAME = frozenset(
    {
        "association",
        "bank",
        "broadband",
        "card",
        "city",
        "club",
        "company",
        "corporation",
        "council",
        "credit",
        "direct",
        "electric",
        "energy",
        "finance",
        "group",
        "health",
        "holdings",
        "home",
        "insurance",
        "international",
        "limited",
        "mobile",
        "national",
        "online",
        "services",
        "shop",
        "society",
        "store",
        "stores",
        "telecom",
        "trust",
        "union",
        "united",
        "university",
        "water",
    }
)
_FEWEST_LETTERS = 4
UNSURE = "Check who wrote to whom: the addresses in it don’t tell."


@dataclass(frozen=True, slots=True)
class Writer:
    """An address in small letters, and the name beside it."""

    address: str
    name: str


@dataclass(frozen=True, slots=True)
class Way:
    """Which way an e-mail went; `is_sure` where the addresses tell, `other` is who is not the customer."""

    direction: Direction
    is_sure: bool
    other: Writer | None


def names_of(case: Case) -> frozenset[str]:
    """Return the words of the organisation's name that tell it from others, in small letters."""
    words = (word.casefold() for word in _WORD.findall(case.organisation.name[:_READ]))
    return frozenset(word for word in words if len(word) >= _FEWEST_LETTERS and word not in _ANY_NAME)


def way_of(case: Case, fields: Mapping[str, str]) -> Way | None:
    """Return which way an e-mail with these fields went, None where it names nobody.

    The customer's own address and the organisation's decide; where neither is there it isn't sure.
    """
    senders = writers(fields.get("from", ""))
    receivers = [*writers(fields.get("to", "")), *writers(fields.get("cc", ""))]
    if not senders and not receivers:
        return None
    theirs_from, theirs_to = _theirs(case, senders), _theirs(case, receivers)
    is_mine_from = _is_mine(case, senders)
    if is_mine_from or (theirs_to and not theirs_from):
        other = theirs_to or (receivers[0] if receivers else None)
        return Way(Direction.OUT, is_mine_from and theirs_to is not None, other)
    return Way(Direction.IN, theirs_from is not None, theirs_from or (senders[0] if senders else None))


def writers(field: str) -> list[Writer]:
    """Return the people in a field of an e-mail's head, in order."""
    found: list[Writer] = []
    shown, after = field[:_READ], 0
    for match in _ADDRESS.finditer(shown):
        name = _BEFORE_A_NAME.sub(" ", shown[after : match.start()]).strip(" <\"'\t([")
        found.append(Writer(match[0].casefold().rstrip("."), " ".join(name.split())[:200]))
        after = match.end()
    return found


def contact_offer(case: Case, found: InFile, title: str) -> Offer | None:
    """Return the e-mail as a contact, None where its head names nobody."""
    way = way_of(case, found.fields)
    if way is None:
        return None
    subject = found.fields.get("subject", "") or title
    day = When.on(found.days[0]) if found.days else None
    is_sure = way.is_sure and day is not None
    return Offer(
        OfferKind.CONTACT,
        text=subject,
        when=day,
        quote=subject,
        found_in="the head of the e-mail",
        note="" if way.is_sure else UNSURE,
        direction=way.direction,
        person=person_of(case, way.other),
        reference=_reference(case, f"{subject}\n{found.text[:_READ]}"),
        is_sure=is_sure,
    )


def _is_mine(case: Case, found: Sequence[Writer]) -> bool:
    mine = case.complainant.email.strip().casefold()
    return bool(mine) and any(writer.address == mine for writer in found)


def _theirs(case: Case, found: Sequence[Writer]) -> Writer | None:
    address = case.organisation.email.strip().casefold()
    mine = _domain(case.complainant.email.strip().casefold())
    domain = _domain(address)
    # a provider that both sides use says nothing
    own_domain = domain if domain != mine else ""
    names = names_of(case)
    for writer in found:
        at = _domain(writer.address)
        is_there = bool(own_domain) and (at == own_domain or at.endswith(f".{own_domain}"))
        is_named = at != mine and bool(names & set(re.split(r"[.-]", at)))
        if (address and writer.address == address) or is_there or is_named:
            return writer
    return None


def _domain(address: str) -> str:
    return address.rpartition("@")[2]


def person_of(case: Case, writer: Writer | None) -> str:
    """Return the name of a person; what is only an address or the organisation's own name is none."""
    if writer is None or not writer.name or "@" in writer.name:
        return ""
    is_the_organisation = names_of(case) & {word.casefold() for word in _WORD.findall(writer.name)}
    return "" if is_the_organisation else writer.name


def _reference(case: Case, text: str) -> str:
    known = {reference.value.casefold() for reference in case.references}
    fresh = (one.value for one in find_references(text) if one.value.casefold() not in known)
    return next(fresh, "")[:200]
