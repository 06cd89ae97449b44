"""Currencies by sign, by ISO 4217 code and by country."""

from __future__ import annotations

_EURO = "AD AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM VA XK"
_DOLLAR = "US AS EC FM GU MH MP PR PW SV TL UM VI"

# ISO 4217; Bulgaria joined the euro on 1 January 2026.
BY_COUNTRY: dict[str, str] = {
    **dict.fromkeys(_EURO.split(), "EUR"),
    **dict.fromkeys(_DOLLAR.split(), "USD"),
    **dict.fromkeys(("GB", "GG", "IM", "JE"), "GBP"),
    "AU": "AUD",
    "CA": "CAD",
    "NZ": "NZD",
    "CH": "CHF",
    "LI": "CHF",
    "NO": "NOK",
    "SE": "SEK",
    "DK": "DKK",
    "IS": "ISK",
    "PL": "PLN",
    "CZ": "CZK",
    "HU": "HUF",
    "RO": "RON",
    "JP": "JPY",
    "IN": "INR",
    "ZA": "ZAR",
    "SG": "SGD",
    "HK": "HKD",
    "MX": "MXN",
    "BR": "BRL",
    "CN": "CNY",
    "KR": "KRW",
    "PH": "PHP",
    "TR": "TRY",
    "IL": "ILS",
    "AE": "AED",
}
CODES = frozenset(BY_COUNTRY.values())

SIGNS: dict[str, str] = {
    "£": "GBP",
    "€": "EUR",
    "US$": "USD",
    "CA$": "CAD",
    "C$": "CAD",
    "A$": "AUD",
    "AU$": "AUD",
    "NZ$": "NZD",
    "₹": "INR",
    "₪": "ILS",
    "zł": "PLN",
}
_DOLLAR_COUNTRIES = {"CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD"}


def default_currency(country: str) -> str:
    """Return the country's currency, "" when it is not in the table."""
    return BY_COUNTRY.get(country.upper(), "")


def dollar_of(country: str) -> str:
    """Return which dollar a bare $ is in the country."""
    return _DOLLAR_COUNTRIES.get(country.upper(), "USD")
