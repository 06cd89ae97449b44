"""What a case summary does not say, and why: on the page whole, on the paper without what is private."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from advocate.domain.case import Case, Direction, Exhibit, LetterState
from advocate.domain.summary.choices import NO_FILES_INSIDE, PRIVATE, Reader, SummaryChoices, preset
from advocate.domain.summary.correspondence import WRITTEN
from advocate.domain.summary.offers import offers
from advocate.domain.summary.originals import originals, saved_case_fits
from advocate.domain.wording import plural, say_list

BY_CHOICE = "By my choice."
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that the case has and its summary has not; a private one is never named on the paper."""

    what: str
    why: str
    is_private: bool = False


_PARTS: Mapping[str, str] = {
    "picture": "The timeline as a picture",
    "address": "My address, e-mail and phone",
    "impacts": "What it cost me",
    "promises": "The table of promises",
    "attempts": "The list of each attempt to settle it",
    "offers": "What they offered, and my answers",
    "letters": "My letters as I sent them",
    "received": "The list of what we wrote to each other",
    "rights": "The rules that I rely on",
    "exhibits": "The exhibits themselves",
    "notes": "My private notes",
    "story": "My raw story",
    "fallback": "What I would still accept",
}
_WHY_OF_READER: Mapping[tuple[Reader, str], str] = {
    (Reader.ORGANISATION, "attempts"): "They have their own record of each. Page 1 has the number.",
    (Reader.COURT, "picture"): "The dated list of events says the same.",
    (Reader.COURT, "offers"): "Offers to settle often stay between the parties.",
    (Reader.ADVISER, "address"): "It is not needed to give advice.",
}
_WHY_PRIVATE: Mapping[str, str] = {
    "notes": "They are for you alone.",
    "story": "It was for letting it out. The facts from it are in.",
    "fallback": "Whoever knows it has no reason to offer more.",
}


def left_out(case: Case, choices: SummaryChoices) -> tuple[LeftOut, ...]:
    """Return what the case has and its summary has not, each with the reason; private things come last."""
    parts = [_part(name, choices) for name in _PARTS if _has(case, name) and not choices.takes(name)]
    found = [*parts, *_not_printed(case, choices), *_not_inside(case, choices), *_never_in(case)]
    return tuple(sorted(found, key=lambda one: one.is_private))


def _part(name: str, choices: SummaryChoices) -> LeftOut:
    if name in PRIVATE:
        is_mine = choices.reader is Reader.MYSELF
        return LeftOut(_PARTS[name], BY_CHOICE if is_mine else _WHY_PRIVATE[name], is_private=True)
    is_usual = not getattr(preset(choices.reader), name)
    why = _WHY_OF_READER.get((choices.reader, name), BY_CHOICE) if is_usual else BY_CHOICE
    return LeftOut(_PARTS[name], why)


def _has(case: Case, part: str) -> bool:
    me, sent = case.complainant, [x for x in case.letters if x.state is LetterState.SENT]
    return {
        "picture": bool(case.facts or case.contacts or case.promises),
        "address": bool(me.address or me.email or me.phone),
        "impacts": bool(case.impacts),
        "promises": bool(case.promises),
        "attempts": any(contact.direction is Direction.OUT for contact in case.contacts),
        "offers": bool(offers(case)),
        "letters": bool(sent),
        "received": any(c.direction is Direction.IN and c.channel in WRITTEN for c in case.contacts),
        "rights": False,
        "exhibits": bool(case.exhibits),
        "notes": bool(case.notes),
        "story": bool(case.story),
        "fallback": bool(case.outcome and case.outcome.fallback),
    }[part]


def _not_printed(case: Case, choices: SummaryChoices) -> Iterator[LeftOut]:
    """Name the exhibits of which only the listing can be printed, such as a voice message."""
    unseen = [e for e in case.exhibits if e.why_no_preview and not e.pages] if choices.exhibits else []
    if unseen:
        yield LeftOut(f"What is in {_labels(unseen)}", "It can’t be printed. I have the original.")


def _never_in(case: Case) -> Iterator[LeftOut]:
    drafts = sum(1 for letter in case.letters if letter.state is LetterState.DRAFT)
    if drafts:
        yield LeftOut(plural(drafts, "draft", "drafts"), "Only what was sent counts.", is_private=True)
    if case.parked:
        goals = plural(len(case.parked), "goal that you parked", "goals that you parked")
        yield LeftOut(goals, "A reader can say yes to one goal at a time.", is_private=True)


def _not_inside(case: Case, choices: SummaryChoices) -> Iterator[LeftOut]:
    """Say that files don't go along, or which: only where there are files that could."""
    if not case.exhibits or not choices.exhibits:
        return
    if choices.reader is Reader.MYSELF:
        if choices.takes("originals") and not saved_case_fits(case, choices):
            yield LeftOut("The saved case", "It is too large to go inside a PDF. Save it beside this one.")
        return
    covered = [e for e in case.exhibits if e.covered]
    if originals(case, choices):
        if covered:
            yield LeftOut(f"The original of {_labels(covered)}", "It shows what I covered in the copy.")
    elif choices.takes("originals") and len(covered) < len(case.exhibits):
        yield LeftOut("The original files", "Together they are too large to go inside a PDF. I have them.")
    elif choices.reader in NO_FILES_INSIDE:
        yield LeftOut("The original files", "Courts may refuse a PDF with files inside. I have them.")


def _labels(exhibits: list[Exhibit]) -> str:
    named = [exhibit.label for exhibit in sorted(exhibits, key=lambda e: e.number)]
    more = [f"{len(named) - MOST_NAMED} more"] if len(named) > MOST_NAMED else []
    return say_list([*named[:MOST_NAMED], *more])
