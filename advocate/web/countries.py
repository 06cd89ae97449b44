"""Countries by name, from the Unicode data that Babel carries."""

from __future__ import annotations

from functools import cache

from babel import Locale

NEAR_THE_TOP = ("GB", "IE", "US", "CA", "AU", "NZ")


@cache
def countries() -> tuple[tuple[str, str], ...]:
    """Return (code, English name) of every country: those whose letters we know best first, then by name."""
    names = {
        code: str(name)
        for code, name in Locale("en", "GB").territories.items()
        if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
    }
    first = [(code, names.pop(code)) for code in NEAR_THE_TOP]
    return (*first, *sorted(names.items(), key=lambda item: item[1]))


def country_name(code: str) -> str:
    """Return the English name of a country, or the code itself if nobody knows it."""
    return dict(countries()).get(code, code)
