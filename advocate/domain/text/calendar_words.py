"""Names of months and days of the week, and which countries write the month first."""

from __future__ import annotations

_MONTHS = (
    ("january", "jan"),
    ("february", "feb", "febr"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_WEEKDAYS = (
    ("monday", "mon"),
    ("tuesday", "tue", "tues"),
    ("wednesday", "wed", "weds"),
    ("thursday", "thu", "thur", "thurs"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)

MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
WEEKDAY_NUMBERS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}

# The United States and its territories, the Philippines and a few Pacific states write 03/04 for 4 March
# (Unicode CLDR 46, date formats of the locales en-US, en-PH, en-AS, en-GU, en-MH, en-MP, en-PR, en-VI).
_MONTH_FIRST = frozenset({"US", "PH", "AS", "GU", "MH", "MP", "PR", "UM", "VI", "PW", "FM"})


def month_first(country: str) -> bool:
    """Return whether people in the country write the month before the day in numbers."""
    return country.upper() in _MONTH_FIRST
