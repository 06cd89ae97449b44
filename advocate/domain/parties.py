"""Who a case is between, and the numbers by which they know it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Complainant:
    """The customer's own details, asked once and reused in every case."""

    name: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """Whom the complaint is with."""

    name: str
    address: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A number the organisation files the matter under, e.g. label "account", value "NW-4471902"."""

    label: str
    value: str
