"""What templates may do with a value: say a date, a sum, a size in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from flask import Flask, g
from markupsafe import Markup

from advocate.domain import labels, wording
from advocate.domain.adjustments import Adjustment
from advocate.domain.case import Case, Money, When
from advocate.domain.deadlines import say_change
from advocate.domain.escalation import RouteNote, say_fact, say_notes
from advocate.domain.summary.attempts import say_minutes
from advocate.domain.summary.chronology import contact_line, promise_line
from advocate.printing import picture
from advocate.web import visit

NBSP = "\u00a0"


def register(app: Flask) -> None:
    """Give templates the filters and the drawn lines."""
    app.add_template_filter(joined)
    app.add_template_filter(day)
    app.add_template_filter(weekday)
    app.add_template_filter(when)
    app.add_template_filter(money)
    app.add_template_filter(limit)
    app.add_template_filter(size)
    app.add_template_filter(label)
    app.add_template_filter(clock)
    app.add_template_filter(say_minutes, "minutes")
    app.add_template_filter(change_words)
    app.add_template_filter(fact)
    app.add_template_filter(notes)
    app.jinja_env.globals.update(
        timeline_picture=lambda case, ahead=(): Markup(picture.timeline(case, visit.today(), ahead)),  # noqa: S704
        contact_line=contact_line,
        promise_line=promise_line,
        swatch=lambda look: Markup(picture.swatch(look)),  # noqa: S704
        mark=lambda: Markup(picture.mark()),  # noqa: S704 - our own drawing
        hero=lambda: Markup(picture.hero()),  # noqa: S704
        stepline=lambda step: Markup(picture.stepline(step, 4)),  # noqa: S704
        toneline=lambda bumps: Markup(picture.toneline(bumps)),  # noqa: S704
    )


def country() -> str:
    """Return the country whose way of writing dates this page uses."""
    case: Case | None = g.get("case")
    return case.country if case else "GB"


def day(value: date, where: str = "") -> str:
    """Say a day with its year: "3 March 2026"."""
    return joined(wording.say_date(value, where or country()))


def weekday(value: date, where: str = "") -> str:
    """Say a day with its weekday, and the year when it is not this one."""
    return joined(wording.say_day(value, where or country(), visit.today()))


def when(value: When, where: str = "") -> str:
    """Say a date with the precision it is known to."""
    return joined(wording.say_when(value, where or country()))


def money(value: Money, where: str = "") -> str:
    """Say a sum with its currency."""
    return wording.say_money(value, where or country())


def fact(text: str) -> str:
    """Say a fact of the rulebook: with a capital, its sums with their sign."""
    return say_fact(text, country())


def notes(told: Iterable[RouteNote]) -> tuple[str, ...]:
    """Say the notes of a route as sentences."""
    return say_notes(told, country())


def limit(value: Money, where: str = "") -> str:
    """Say a limit or a fee: a round sum without decimals."""
    return wording.say_limit(value, where or country())


def size(count: int) -> str:
    """Say a number of bytes as people do: "312 kB", "2.4 MB"."""
    if count < 1000:
        return f"{count} bytes"
    return (
        f"{count / 1000:.0f}{NBSP}kB"
        if count < 1_000_000
        else f"{count / 1_000_000:.1f}".removesuffix(".0") + f"{NBSP}MB"
    )


def label(value: StrEnum) -> str:
    """Say a kind in words."""
    return labels.label(value)


def clock(value: datetime) -> str:
    """Say an instant on this machine's clock: "23 November 2026, 14:05"."""
    local = value.astimezone()
    return f"{day(local.date())}, {local:%H:%M}"


def change_words(change: Adjustment) -> str:
    """Say what was done to a day: "You added 5 days."."""
    return joined(say_change(change, visit.today(), country()))


def joined(text: str) -> str:
    """Keep the day and the month of a date on one line."""
    words = text.split(" ")
    for i in range(len(words) - 1):
        if words[i].isdigit() and len(words[i]) <= 2 and words[i + 1][:1].isalpha():
            words[i] += NBSP
        else:
            words[i] += " "
    return "".join(words)
