"""What was found in an exhibit and the case doesn't tell yet: a few offers, the best first chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from advocate.domain.case import Case, ChannelKind, Contact, Exhibit, Fact, Precision, Promise, When
from advocate.domain.evidence.mail_heads import contact_offer, person_of, way_of
from advocate.domain.evidence.offer import InFile, Offer, OfferKind
from advocate.domain.evidence.told_in_text import Scored, Voice, shares_a_number, shares_a_sum, told_in_text

MOST = 6
_CAMERA = "Cameras’ clocks can be wrong."
_RECORDER = "The clock of the device can be wrong."
_READ = "A program read this from the picture, and may be mistaken: compare it."
_FEWEST_CHARACTERS = 12
_COMPARED = 60
Entry = Fact | Contact | Promise


def offers(
    case: Case, exhibit: Exhibit, found: InFile, *, answered: Collection[str], today: date
) -> tuple[Offer, ...]:
    """Return what to offer of an exhibit, at most `MOST`: the contact first, then by place.

    `answered` are the keys of those that were taken or turned down. What an entry tells already isn't
    offered; where that entry lacks this exhibit, the offer is to say so.
    """
    heads = list(_of_the_file(case, exhibit, found))
    ranked = sorted(_in_text(case, exhibit, found, today), key=lambda one: -one.score)
    fresh: list[Offer] = []
    for offer in (*heads, *(one.offer for one in ranked[:_COMPARED])):
        compared = _compared(case, exhibit, _doubted(offer, found))
        if compared and offer.key not in answered and not _is_told(offer, fresh, case.country):
            fresh.append(compared)
        if len(fresh) == MOST:
            break
    return tuple(sorted(fresh, key=lambda one: (one.page, one.line)))


def _of_the_file(case: Case, exhibit: Exhibit, found: InFile) -> Iterator[Offer]:
    """Yield what a file says by what it is, not by its text."""
    if found.fields:
        contact = contact_offer(case, found, exhibit.title)
        if contact is not None:
            yield contact
    kind = "image" if exhibit.is_photographs else exhibit.media_type.partition("/")[0]
    if found.days and kind in ("image", "audio", "video"):
        what = "Picture taken" if kind == "image" else "Recording made"
        yield Offer(
            OfferKind.FACT,
            f"{what}: {exhibit.title}",
            When.on(found.days[0]),
            found_in="the details that the device wrote into the file",
            note=_CAMERA if kind == "image" else _RECORDER,
        )


def _in_text(case: Case, exhibit: Exhibit, found: InFile, today: date) -> list[Scored]:
    way = way_of(case, found.fields) if found.fields else None
    typed = exhibit.when
    is_exact = typed is not None and typed.precision is Precision.DAY
    voice = Voice(
        title=exhibit.title or exhibit.filename,
        media_type=exhibit.media_type,
        day=typed.start if typed and is_exact else next(iter(found.days), None),
        is_mail=bool(found.fields),
        direction=way.direction if way and way.is_sure else None,
        is_covered=bool(exhibit.covered),
        person=person_of(case, way.other) if way else "",
    )
    return told_in_text(case, voice, found, today)


def _doubted(offer: Offer, found: InFile) -> Offer:
    """Return an offer that is only added after a look where its words were read from a picture."""
    if offer.page not in found.read_pages:
        return offer
    return replace(offer, is_sure=False, note=f"{offer.note} {_READ}".strip())


def _compared(case: Case, exhibit: Exhibit, offer: Offer) -> Offer | None:
    """Return the offer, one to link the entry that tells it already, or None where that is linked too."""
    entries: list[Entry] = [*case.facts, *case.contacts, *case.promises]
    same = [entry for entry in entries if _tells(entry, offer, exhibit, case.country)]
    if any(exhibit.id in entry.exhibits for entry in same):
        return None
    known = next(iter(same), None)
    if known is None:
        return offer
    return replace(offer, known=known.id, known_text=known.text, is_sure=True, note="")


def _tells(entry: Entry, offer: Offer, exhibit: Exhibit, country: str) -> bool:
    """Return whether an entry tells what is offered."""
    is_quotable = len(offer.quote) >= _FEWEST_CHARACTERS and offer.kind is not OfferKind.CONTACT
    if is_quotable and _plain(offer.quote) in _plain(entry.text):
        return True
    if offer.quote and exhibit.id in entry.exhibits and shares_a_sum(offer.quote, entry.text, country):
        return True
    when = entry.made if isinstance(entry, Promise) else entry.when
    if when is None or offer.when is None or (when.start, when.end) != (offer.when.start, offer.when.end):
        return False
    if offer.kind is OfferKind.CONTACT:
        return isinstance(entry, Contact) and _is_this_mail(entry, offer, exhibit)
    if not offer.quote:
        return exhibit.id in entry.exhibits
    return shares_a_number(offer.quote, entry.text, country)


def _is_this_mail(contact: Contact, offer: Offer, exhibit: Exhibit) -> bool:
    if contact.channel is not ChannelKind.EMAIL:
        return False
    # a contact may tell of an e-mail and of its answer, with both behind it
    return exhibit.id in contact.exhibits or (contact.direction is offer.direction and not contact.exhibits)


def _is_told(offer: Offer, others: Sequence[Offer], country: str) -> bool:
    """Return whether another offer says the same day and sum, or the very same words."""
    for other in others:
        if other.key == offer.key:
            return True
        is_alike = other.kind is offer.kind is not OfferKind.CONTACT and other.when == offer.when
        if is_alike and shares_a_number(offer.quote, other.quote, country):
            return True
    return False


@lru_cache(maxsize=1_000)
def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
