"""What speaks for going to a body now and what against it, and what to do until then, in words."""

from __future__ import annotations

from advocate.domain.case import Promise, PromiseState
from advocate.domain.escalation.opening import Opening, Seen
from advocate.domain.escalation.routes import Binding, EscalationRoute
from advocate.domain.kinds import Reason
from advocate.domain.labels import REASONS
from advocate.domain.wording import say_date, say_limit, say_money

_BINDING = {
    Binding.IF_YOU_ACCEPT: "If you accept its decision, the organisation has to follow it.",
    Binding.ORDER: "It can order the organisation to act.",
    Binding.BOTH: "Its decision binds both sides.",
    Binding.ORGANISATION: "Its decision binds the organisation.",
    Binding.DUTY: "The law sets the firm a time for it.",
}
_NOT_BINDING = {
    Binding.RECOMMENDS: "It recommends; it cannot order.",
    Binding.MEDIATES: "It helps to find an agreement; it cannot decide.",
    Binding.NONE: "It cannot make the organisation pay.",
    Binding.VARIES: "Whether its decision binds depends on the scheme.",
    Binding.UNCLEAR: "Whether its decision binds is not clear.",
    Binding.BOTH: "Its decision binds you too.",
}


def reasons_for(seen: Seen, opening: Opening) -> tuple[str, ...]:
    """Return what speaks for going there now, each a sentence."""
    body = seen.route.body
    words = [opening.words] if opening.is_open else []
    recorded = [f"You recorded: {REASONS[reason]}." for reason in Reason if reason in seen.reasons]
    words += [line for line in recorded if line not in opening.words]
    if body.is_free:
        words.append("It is free.")
    elif body.free_first:
        words.append(f"A first step is free: {body.free_first}.")
    words += [_BINDING[body.binding]] if body.binding in _BINDING else []
    if Reason.HARDSHIP in seen.reasons and not opening.is_open:
        words.append("Where health, safety or hardship is at stake, some bodies act sooner: ask it now.")
    return tuple(dict.fromkeys(words))


def reasons_against(seen: Seen, opening: Opening, left: int | None) -> tuple[str, ...]:
    """Return what speaks against it, each a sentence; `left` are the days of your own time."""
    route, body, country = seen.route, seen.route.body, seen.case.country
    words = [] if opening.is_open else [opening.words]
    if left is not None and left < 0 and seen.limit is not None and seen.limit.by_rule_on is not None:
        day = say_date(seen.limit.by_rule_on, country)
        sure = "" if not seen.limit.check else ", by a rule that we could not confirm"
        words.append(
            f"The time to go there may have ended on {day}{sure}. Ask the body: it may still take it."
        )
    if not body.is_free:
        fee = f": {say_limit(body.fee, country)}" if body.fee else ""
        words.append(f"It costs a fee{fee}.{f' {_sentence(body.fee_note)}' if body.fee_note else ''}")
    words += [_NOT_BINDING[body.binding]] if body.binding in _NOT_BINDING else []
    words += [_above_limit(seen)]
    words += _conditions(route, country)
    words += [
        f"They promised: {promise.text.rstrip('. ')}. It is due on {say_date(promise.due_on, country)}."
        for promise in seen.case.promises
        if _is_running(promise, seen) and promise.due_on is not None
    ]
    return tuple(word for word in dict.fromkeys(words) if word)


def _conditions(route: EscalationRoute, country: str) -> list[str]:
    words = [f"It is for you only if {route.only_if}."] if route.only_if else []
    if route.body.gatekeeper:
        words.append(f"You cannot go there directly: {route.body.gatekeeper}.")
    if route.is_pending:
        words.append("This route is about to change.")
    if route.applies_from is not None:
        words.append(f"It covers only what happened from {say_date(route.applies_from, country)} on.")
    return words


def _is_running(promise: Promise, seen: Seen) -> bool:
    is_open = promise.state is PromiseState.OPEN
    return is_open and promise.due_on is not None and promise.due_on >= seen.today


def _above_limit(seen: Seen) -> str:
    outcome, body = seen.case.outcome, seen.route.body
    limit = body.award_limit
    if outcome is None or outcome.money is None or limit is None:
        return ""
    if outcome.money.currency != limit.currency or outcome.money.amount <= limit.amount:
        return ""
    goal, most = say_money(outcome.money, seen.case.country), say_limit(limit, seen.case.country)
    doubt = "" if body.is_award_limit_verified else " (we could not confirm that limit)"
    return f"Your goal of {goal} is above its limit of {most}{doubt}."


def while_waiting(route: EscalationRoute) -> tuple[str, ...]:
    """Return what to do until the route is open: the first step, their last word, what the body asks for."""
    words = [f"First step: {route.first_step.rstrip('.')}."]
    if route.first_step_how:
        words.append(_sentence(route.first_step_how))
    words.append("Ask for their final answer in writing: it opens the way sooner.")
    words.append("Gather what the body asks for, and note each contact with its day and name.")
    if route.early_words:
        words.append(_sentence(f"What lets you go sooner: {route.early_words}"))
    return tuple(words)


def if_kept_waiting(route: EscalationRoute) -> tuple[str, ...]:
    """Return what to do where only their last word opens the way, and they do not give it."""
    return (
        f"They have kept you waiting: tell {route.body.name} so, and ask if it takes the case without it.",
    )


def if_late(route: EscalationRoute) -> tuple[str, ...]:
    """Return what to do where the time to go there may be over."""
    return (f"Write to {route.body.name} today, say when you learned of it, and ask if it takes the case.",)


def if_closing() -> tuple[str, ...]:
    """Return what to do where your own time ends before theirs does."""
    return ("Your own time ends before theirs. Write to the body now, and say that you still wait.",)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:].rstrip('.')}."
