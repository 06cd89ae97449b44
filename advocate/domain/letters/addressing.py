"""Tells the reader of a letter as "you" what the case tells of them as "they" or by their name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from advocate.domain.text import quotations
from advocate.domain.text.name_cues import NO_NAMES
from advocate.domain.wording import MONTHS, WEEKDAYS

_THEY = re.compile(
    r"(?<![\w'’-])(?P<they>they|them|their|theirs|themselves)(?P<short>['’](?:ve|re|d|ll))?(?![\w'’-])",
    re.IGNORECASE,
)
_YOURS = {"they": "you", "them": "you", "their": "your", "theirs": "yours", "themselves": "yourselves"}
# Somebody else that "they" could be: several of anything, or people by what they do.
_SEVERAL = re.compile(
    r"\b(?:the|my|our|his|her|two|three|four|five|six|several|some|other|both|many|all|these|those|few)"
    r"\s+(?:\w+\s+){0,2}?(?!(?:days|weeks|months|hours|minutes|years|times|bills?|pounds|euros?|dollars)\b)\w{2,}s\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:neighbou?rs?|parents?|child(?:ren)?|kids|people|friends?|famil(?:y|ies)|guests?|mother|father|mum|mom|dad"
    r"|husband|wife|partner|son|daughter|brother|sister|maker|manufacturer|courier|carrier|bank|insurer|police|council"
    r"|landlord|tenants?|builders?|everyone|everybody|anyone|anybody|somebody|someone|who|whom)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"(?<![\w'’-])[A-Z][\w-]*")
_PLAIN = """
I The This That These Those They There Then It We You My Our Your Their A An And But So No Not Nobody Nothing
None All Some When What Where Why How If As At By For From In On Of Or To After Before While Since Until Also
Again Finally Later Once Still Even Now Just Only Today Yesterday One Two Each Both Because Although However
Instead Every Another First Second Last Next During Within Without With Despite Called Rang Phoned Emailed
Promised Billed Charged Received Sent Got Wrote Waited Tried Visited Went Returned Paid Bought Ordered Asked
Told Said Spoke Cancelled Canceled Sept PM AM OK
"""
_NO_NAMES = frozenset(
    word.casefold() for word in (*MONTHS, *WEEKDAYS, *(month[:3] for month in MONTHS), *_PLAIN.split())
)
# The customer turns to the organisation by its name, and nothing else is named by it.
_TURNED = (
    r"\b(?P<to>(?i:called|rang|phoned|e-?mailed|contacted|visited|told|asked|paid|wrote to|spoke (?:to|with)"
    r"|from|with|to|by))"
)
_GOES_ON = (
    r"(?=$|[.,;:!?)]|\s(?:on|in|at|again|and|but|to|about|for|that|because|since|until|before|after|twice)\b)"
)
_LEAST_LETTERS = 4
_BECOMES = {"is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "wasn't": "weren't"}
_SAME_FOR_ALL = """
will would can could may might should must did had gave said told sent took made came went put let wrote rang
spoke found kept left paid got
"""
_AS_IT_IS = frozenset(_SAME_FOR_ALL.split())


def addressed(text: str, organisation: str = "", people: Iterable[str] = ()) -> str:
    """Return words about the organisation as told to it: "They said they would call", "You said you would".

    `people` are words of its people's names. Where "they" could be somebody else, it stays: several people or
    things, a person's calling, or another name stands before it. What is quoted stays as it was said. The
    organisation's name becomes "you" where the customer turned to it ("I rang Northwind").
    """
    quoted = quotations(text)

    def told(found: re.Match[str], said: str) -> str:
        return found[0] if any(q.start <= found.start() < q.end for q in quoted) else said

    named = _by_name(organisation)
    last = max((m.start() for m in _THEY.finditer(text)), default=0)
    if not _may_be_others(text[:last], (*organisation.split(), *people)):
        text = _THEY.sub(lambda m: told(m, _as_you(m)), text)
        quoted = quotations(text)
    return named.sub(lambda m: told(m, f"{m['to']} you"), text) if named else text


def addressed_person(text: str, person: str, verbs: Collection[str]) -> str:
    """Return words that begin with a person's name as told to that person: "You gave me", "You open".

    `verbs` are words that an act may begin with ("open"). Where the verb isn't known nothing changes.
    """
    first = person.split(maxsplit=1)[0] if person.strip() else ""
    found = re.match(rf"(?:{re.escape(person)}|{re.escape(first)})\s+(\S+)", text) if first else None
    verb = _for_you(found[1], verbs) if found else ""
    return f"You {verb}{text[found.end() :]}" if found and verb else text


@lru_cache(maxsize=64)
def _by_name(organisation: str) -> re.Pattern[str] | None:
    """Return what finds the organisation's name, or the first word of it, where it can be said as "you"."""
    first = organisation.split(maxsplit=1)[0] if organisation.strip() else ""
    is_own = len(first) >= _LEAST_LETTERS and first not in NO_NAMES
    names = [re.escape(name) for name in (organisation, first if is_own else "") if name.strip()]
    return re.compile(f"{_TURNED} (?:{'|'.join(names)}){_GOES_ON}") if names else None


def _may_be_others(text: str, known: Iterable[str]) -> bool:
    plain = _NO_NAMES | {word.strip(".,").casefold() for word in known}
    others = (word for word in _CAPITAL.findall(text) if word.casefold() not in plain)
    return bool(next(others, None) or _SEVERAL.search(text) or _SOMEBODY.search(text))


def _as_you(found: re.Match[str]) -> str:
    said = _YOURS[found["they"].lower()]
    return f"{said.capitalize() if found['they'][0].isupper() else said}{found['short'] or ''}"


def _for_you(verb: str, verbs: Collection[str]) -> str:
    bare = verb.casefold()
    if bare in _BECOMES:
        return _BECOMES[bare]
    if bare in _AS_IT_IS or bare.endswith("ed"):
        return verb
    stems = (bare.removesuffix("s"), bare.removesuffix("es"))
    return next((stem for stem in stems if stem != bare and stem in verbs), "")
