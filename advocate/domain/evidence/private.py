"""Finds what is often covered in a copy: card, account, e-mail and phone numbers, with where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from advocate.domain.text import private_numbers


class PrivateKind(StrEnum):
    """What kind of private detail it is; `words` is how the page says it."""

    CARD = "card"
    ACCOUNT = "account"
    IDENTITY = "identity"
    SECRET = "secret"  # noqa: S105 - a name of a kind
    EMAIL = "email"
    PHONE = "phone"

    @property
    def words(self) -> str:
        """The kind in words."""
        return _WORDS[self]


_WORDS = {
    PrivateKind.CARD: "Card number",
    PrivateKind.ACCOUNT: "Account number",
    PrivateKind.IDENTITY: "Identity number",
    PrivateKind.SECRET: "Number or password",
    PrivateKind.EMAIL: "E-mail address",
    PrivateKind.PHONE: "Phone number",
}


@dataclass(frozen=True, slots=True)
class PrivateSpot:
    """Where a private detail stands in a text, as character offsets."""

    start: int
    end: int
    kind: PrivateKind


_MOST_CHARACTERS = 50_000
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_SORT_CODE = re.compile(r"(?i)\bsort(?:ing)?[ -]?code\D{0,20}(\d{2}([ -]?)\d{2}\2\d{2})(?!\d)")
_ACCOUNT = re.compile(r"(?i)\b(?:account|acct|a/c)\b\D{0,25}(\d{6,12})(?!\d)")
_PHONE = re.compile(r"(?<![\w+.,/-])(?:\+\d{1,3}|\(?0)[ ()-]{0,2}\d(?:[ ()-]{0,2}\d){7,11}(?![\w,/-])")


def private_spots(text: str) -> tuple[PrivateSpot, ...]:
    """Return the private details of a text in its order; of two that overlap the first found stays.

    Of very long texts the first 50,000 characters are read. They are suggestions: it may miss some.
    """
    found: list[PrivateSpot] = []
    for spot in _candidates(text[:_MOST_CHARACTERS]):
        if all(spot.end <= other.start or spot.start >= other.end for other in found):
            found.append(spot)
    return tuple(sorted(found, key=lambda spot: spot.start))


def _candidates(text: str) -> Iterator[PrivateSpot]:
    for number in private_numbers(text):
        yield PrivateSpot(number.start, number.end, PrivateKind(number.kind))
    for pattern, group, kind in (
        (_EMAIL, 0, PrivateKind.EMAIL),
        (_SORT_CODE, 1, PrivateKind.ACCOUNT),
        (_ACCOUNT, 1, PrivateKind.ACCOUNT),
        (_PHONE, 0, PrivateKind.PHONE),
    ):
        for match in pattern.finditer(text):
            yield PrivateSpot(*match.span(group), kind)
