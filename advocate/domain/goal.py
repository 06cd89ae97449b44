"""The one goal in one sentence, as it stands on top of every page of the case."""

from __future__ import annotations

from advocate.domain.case import Case, OutcomeSought, RemedyKind
from advocate.domain.text.amounts import find_money
from advocate.domain.wording import say_date, say_money

_ACTS: dict[RemedyKind, str] = {
    RemedyKind.REPAIR: "repairs it",
    RemedyKind.REPLACEMENT: "replaces it",
    RemedyKind.CORRECTION: "corrects the mistake",
    RemedyKind.SERVICE: "delivers what was agreed",
    RemedyKind.CANCELLATION: "ends the contract",
    RemedyKind.APOLOGY: "explains what happened and says sorry",
    RemedyKind.OTHER: "puts it right",
}


def goal_sentence(case: Case) -> str:
    """Return e.g. "Northwind Broadband gives me £86.40 back by 1 June 2026."; "" while there is no goal."""
    sought = case.outcome
    if sought is None:
        return ""
    by = f" by {say_date(sought.by, case.country)}" if sought.by else ""
    if sought.act:
        # the customer's own words can't be bent into "they replace it", so they stand behind a colon
        named = {found.money for found in find_money(sought.act, country=case.country)}
        act = sought.act.rstrip(".") + ("" if sought.money in named else _sum(case, sought, " ({})"))
        return f"{case.organisation.name} does this{by}: {act}."
    return f"{case.organisation.name} {_deed(case, sought)}{by}."


def _deed(case: Case, sought: OutcomeSought) -> str:
    if sought.money is not None and sought.remedy is RemedyKind.REFUND:
        return f"gives me {say_money(sought.money, case.country)} back"
    if sought.money is not None and sought.remedy is RemedyKind.COMPENSATION:
        return f"pays me {say_money(sought.money, case.country)}"
    return _ACTS.get(sought.remedy, "puts it right") + _sum(case, sought, ", {}")


def _sum(case: Case, sought: OutcomeSought, pattern: str) -> str:
    return pattern.format(say_money(sought.money, case.country)) if sought.money else ""
