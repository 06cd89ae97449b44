"""How dates, sums, lists and counts are said in English, the same on screen, in letters and on paper.

Depends on `case` alone, so that every other room can use it. Countries are ISO 3166-1 alpha-2 codes; an
unknown or empty code is said the British way.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, localcontext

from advocate.domain.case import Money, Precision, When

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_MONTH_FIRST = frozenset({"US", "CA"})
_SERIAL_COMMA = frozenset({"US"})

_SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$", "JPY": "¥", "CAD": "CA$", "AUD": "A$", "NZD": "NZ$"}
_OWN_DOLLAR = {"CA": "CAD", "AU": "AUD", "NZ": "NZD"}

# ISO 4217 minor units; every currency not named here has two decimals.
_NO_DECIMALS = frozenset(
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split()  # noqa: SIM905 (reads as the standard lists them)
)
_THREE_DECIMALS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})

_MONTH_SPAN_DAYS = 31


def say_date(day: date, country: str) -> str:
    """Return the day with its year: "3 March 2026", in the United States "March 3, 2026"."""
    if country in _MONTH_FIRST:
        return f"{_day_and_month(day, country)}, {day.year}"
    return f"{_day_and_month(day, country)} {day.year}"


def say_day(day: date, country: str, today: date) -> str:
    """Return the day as a page says it: "Friday 4 December", with the year when it isn't this one."""
    weekday = WEEKDAYS[day.weekday()]
    rest = _day_and_month(day, country) if day.year == today.year else say_date(day, country)
    return f"{weekday}, {rest}" if country in _MONTH_FIRST else f"{weekday} {rest}"


def say_when(when: When, country: str) -> str:
    """Return a date at the precision it is known to, never more exact than that.

    "3 March 2026", "March 2026", "2026", "3 to 6 March 2026"; about then: the customer's own words where
    there are any, otherwise "about 15 May 2026" (the middle of the days it can be).
    """
    match when.precision:
        case Precision.DAY:
            return say_date(when.start, country)
        case Precision.MONTH:
            return _say_months(when)
        case Precision.YEAR:
            return str(when.start.year) if when.start.year == when.end.year else _years(when)
        case Precision.RANGE:
            return _say_range(when.start, when.end, country)
        case Precision.ABOUT:
            return when.words.strip() or _say_about(when, country)


def say_money(money: Money, country: str) -> str:
    """Return a sum with its currency: "£86.40", "$1,200.50", "CHF 14.00"; decimals as the currency has them.

    A dollar that isn't the customer's own says which one it is ("US$5.00" in Canada). Halves round up.
    """
    places = decimals_of(money.currency)
    with localcontext() as context:
        context.rounding = ROUND_HALF_UP
        number = format(abs(money.amount), f",.{places}f")
    sign = "-" if money.amount < 0 else ""
    return f"{sign}{currency_mark(money.currency, country)}{number}"


def say_limit(money: Money, country: str) -> str:
    """Return a limit or a fee with its currency; a round one without decimals: "£10,000", "£12.50"."""
    said = say_money(money, country)
    whole = money.amount == money.amount.to_integral_value()
    return said.partition(".")[0] if whole else said


def decimals_of(currency: str) -> int:
    """Return how many decimals a currency has (ISO 4217): two, but none for JPY and three for KWD."""
    if currency in _NO_DECIMALS:
        return 0
    return 3 if currency in _THREE_DECIMALS else 2


def say_days_left(due: date, today: date) -> str:
    """Return how far off a day is: "11 days left", "today", "yesterday", "3 days ago"."""
    days = (due - today).days
    if days == 0:
        return "today"
    if days > 0:
        return f"{plural(days, 'day', 'days')} left"
    return "yesterday" if days == -1 else f"{-days:,} days ago"


def say_list(items: Sequence[str], country: str = "GB", word: str = "and") -> str:
    """Return the items as one phrase: "a, b and c"; in the United States "a, b, and c"; "" for none."""
    if len(items) < 2:
        return "".join(items)
    comma = "," if len(items) > 2 and country in _SERIAL_COMMA else ""
    return f"{', '.join(items[:-1])}{comma} {word} {items[-1]}"


def say_days(days: Sequence[date], country: str) -> str:
    """Return days in order as one phrase, the year and a shared month said once: "3, 9 and 14 March 2026"."""
    if len({(day.year, day.month) for day in days}) != 1 or len(days) == 1:
        return say_list([say_date(day, country) for day in days], country)
    numbers, month = say_list([str(day.day) for day in days], country), MONTHS[days[0].month - 1]
    if country in _MONTH_FIRST:
        return f"{month} {numbers}, {days[0].year}"
    return f"{numbers} {month} {days[0].year}"


def plural(count: int, one: str, many: str) -> str:
    """Return the count with its noun: "1 day", "11 days", "1,000 facts"."""
    return f"{count:,} {one if count == 1 else many}"


def say_pages(pages: Sequence[int]) -> str:
    """Return page numbers in words: "page 3", "pages 1, 3 and 4"."""
    *most, last = [f"{number:,}" for number in pages]
    return f"pages {', '.join(most)} and {last}" if most else f"page {last}"


def _day_and_month(day: date, country: str) -> str:
    month = MONTHS[day.month - 1]
    return f"{month} {day.day}" if country in _MONTH_FIRST else f"{day.day} {month}"


def currency_mark(currency: str, country: str) -> str:
    """Return what stands before a sum: "£", "US$" where dollars of another country are usual, or the code."""
    if currency == _OWN_DOLLAR.get(country):
        return "$"
    if currency == "USD" and country in _OWN_DOLLAR:
        return "US$"
    return _SYMBOLS.get(currency) or (f"{currency} " if currency else "")


def _say_months(when: When) -> str:
    first, last = MONTHS[when.start.month - 1], MONTHS[when.end.month - 1]
    if when.start.year != when.end.year:
        return f"{first} {when.start.year} to {last} {when.end.year}"
    return f"{first} {when.end.year}" if first == last else f"{first} to {last} {when.end.year}"


def _years(when: When) -> str:
    return f"{when.start.year} to {when.end.year}"


def _say_range(start: date, end: date, country: str) -> str:
    if start == end:
        return say_date(start, country)
    if start.year != end.year:
        return f"{say_date(start, country)} to {say_date(end, country)}"
    if start.month != end.month:
        return f"{_day_and_month(start, country)} to {say_date(end, country)}"
    if country in _MONTH_FIRST:
        return f"{_day_and_month(start, country)} to {end.day}, {end.year}"
    return f"{start.day} to {say_date(end, country)}"


def _say_about(when: When, country: str) -> str:
    days = when.end - when.start
    if days.days > _MONTH_SPAN_DAYS:
        return f"some time from {_say_range(when.start, when.end, country)}"
    if when.start.day == 1 and days.days >= 27:
        return f"about {MONTHS[when.start.month - 1]} {when.start.year}"
    return f"about {say_date(when.start + days // 2, country)}"
