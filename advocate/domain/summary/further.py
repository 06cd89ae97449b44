"""What a summary says for the next body: its limits and days, what it asks for, the rules relied on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from advocate.domain.case import Case, LetterState
from advocate.domain.escalation import Decision, EscalationRoute, FittingRight, Need, Right
from advocate.domain.escalation.routes import RouteKind
from advocate.domain.summary.choices import Reader
from advocate.domain.wording import say_limit

_KINDS: dict[Reader, frozenset[RouteKind]] = {
    Reader.COURT: frozenset({RouteKind.COURT}),
    Reader.OMBUDSMAN: frozenset(
        {
            *(RouteKind.OMBUDSMAN, RouteKind.ADR, RouteKind.ARBITRATION, RouteKind.APPEAL),
            *(RouteKind.MEDIATOR, RouteKind.RELAY, RouteKind.REGULATOR, RouteKind.TRIBUNAL),
        }
    ),
}


_IN_MY_WORDS = {"The letter you sent": "The letter I sent", "Your references": "My references, on page 1"}


@dataclass(frozen=True, slots=True)
class ForBody:
    """The body that a summary is made for. `limit` says what it can award or hear, "" where that isn't known.

    `needs` are what it asks for and the case has for certain, each with where it is.
    """

    name: str
    url: str
    limit: str
    opens_on: date | None
    last_on: date | None
    needs: tuple[Need, ...]
    checked_on: date


@dataclass(frozen=True, slots=True)
class ReliedOn:
    """A rule: relied on in a letter that was sent, or one that only may fit; `check` names a doubt."""

    right: Right
    is_quoted: bool
    check: str = ""


def route_for(reader: Reader, routes: Collection[EscalationRoute]) -> EscalationRoute | None:
    """Return the first of a case's routes that leads to such a reader, or None."""
    kinds = _KINDS.get(reader, frozenset())
    return next((route for route in routes if route.kind in kinds), None)


def for_body(route: EscalationRoute, decision: Decision, needs: tuple[Need, ...], *, country: str) -> ForBody:
    """Return what the paper says of the body on a route."""
    body = route.body
    said = []
    if body.claim_limit or (body.award_limit and body.limit_is_for_claims):
        most = body.claim_limit or body.award_limit
        said = [f"Claims up to {say_limit(most, country)}"] if most else []
    elif body.award_limit:
        said = [f"Awards up to {say_limit(body.award_limit, country)}"]
    return ForBody(
        name=body.name,
        url=body.url,
        limit=". ".join(said),
        opens_on=decision.come_back_on,
        last_on=decision.last_safe_on,
        needs=tuple(Need(n.text, _IN_MY_WORDS.get(n.found, n.found)) for n in needs if _is_sure(n)),
        checked_on=route.provenance.checked_on,
    )


def relied_on(
    case: Case, reader: Reader, known: Collection[Right], fitting: Collection[FittingRight]
) -> tuple[ReliedOn, ...]:
    """Return the rules that letters quoted as they were sent; an adviser and the customer also see what fits.

    A reader who decides is not told of law that nobody relied on.
    """
    sent = [x.sent_text.casefold() for x in case.letters if x.state is LetterState.SENT]
    checks = {one.right.id: one.check for one in fitting}
    quoted = [
        ReliedOn(right, is_quoted=True, check=checks.get(right.id, ""))
        for right in known
        if any(_is_quoted(right, text) for text in sent)
    ]
    if reader not in (Reader.ADVISER, Reader.MYSELF):
        return tuple(quoted)
    names = {one.right.id for one in quoted}
    others = [ReliedOn(f.right, False, f.check) for f in fitting if f.right.id not in names]
    return (*quoted, *others)


def _is_sure(need: Need) -> bool:
    return need.is_sure and bool(need.found)


def _is_quoted(right: Right, text: str) -> bool:
    said = (right.reference, right.name, right.say)
    return any(words.casefold() in text for words in said if len(words) > 5)
