"""Which calendar of holidays a rule goes by, from its own region and the customer's."""

from __future__ import annotations

from dataclasses import dataclass

from advocate.domain.deadlines.working_days import knows_calendar

# Regions of rules that span several parts of a country, with the parts. The first part's calendar is used
# where the customer's own is not known.
PARTS: dict[str, tuple[str, ...]] = {
    "GB-EAW": ("ENG", "WLS"),
    "GB-GBN": ("ENG", "SCT", "WLS"),
    "GB-UKM": ("ENG", "SCT", "WLS", "NIR"),
}

# Federal rules of the United States count federal holidays, whatever the state keeps besides.
_NATIONAL_ONLY = frozenset({"US"})

# The 27 countries in which the rules of the European Union hold.
EU = frozenset(
    (
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
        *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
    )
)


@dataclass(frozen=True, slots=True)
class Place:
    """A country (ISO 3166-1 alpha-2) and the part of it (ISO 3166-2 without the country), "" if unknown."""

    country: str
    part: str = ""


def place_of(country: str, region: str = "") -> Place:
    """Return the customer's place; `region` may be written "SCT" or "GB-SCT", and is "" if unknown."""
    return Place(country, region.removeprefix(f"{country}-"))


def covers(rule_region: str, place: Place) -> bool:
    """Return whether a rule of that region holds at the place; a region that is not known is not excluded.

    "GB" holds in all of the United Kingdom, "GB-EAW" in England and Wales, "EU" in the Union, "" everywhere.
    """
    country, _, part = rule_region.partition("-")
    if not country:
        return True
    if country == "EU":
        return place.country in EU
    if country != place.country:
        return False
    return not part or not place.part or place.part in PARTS.get(rule_region, (part,))


def calendar_of(rule_region: str, place: Place) -> Place:
    """Return the place whose holidays a rule counts.

    A rule of one part goes by that part; another goes by the customer's own part, except that federal rules
    of the United States go by federal holidays.
    """
    country, _, part = rule_region.partition("-")
    if country in ("", "EU"):
        return place
    parts = PARTS.get(rule_region, (part,)) if part else ()
    if parts:
        return Place(country, place.part if place.part in parts else parts[0])
    if country in _NATIONAL_ONLY or country != place.country:
        return Place(country)
    return place


def is_known(rule_region: str) -> bool:
    """Return whether a region names a country, and a part of it, whose calendar is known; "EU" and "" do."""
    country, _, part = rule_region.partition("-")
    if country in ("", "EU"):
        return not part
    return rule_region in PARTS or knows_calendar(country, part)
