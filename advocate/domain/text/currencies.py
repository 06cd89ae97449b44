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


# Unicode CLDR 46, number symbols: where the comma is the decimal mark. Everywhere else it is the point.
_DECIMAL_COMMA = frozenset(
    (
        "AD", "AR", "AT", "BE", "BG", "BR", "CL", "CO", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR",
        "HR", "HU", "ID", "IS", "IT", "LT", "LU", "LV", "MC", "NL", "NO", "PL", "PT", "RO", "RS", "RU", "SE",
        "SI", "SK", "TR", "UA", "UY", "VN",
    )
)  # fmt: skip


def decimal_mark(country: str) -> str:
    """Return what stands before the cents in the country: "." or ","."""
    return "," if country.upper() in _DECIMAL_COMMA else "."
