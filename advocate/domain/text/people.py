"""Finds the people a story names, by what is said of them and by their role; organisations are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ROLES = (
    "customer service representative|customer service rep|customer service agent|branch manager|store manager|shop manager"
    "|claims handler|case handler|case worker|case manager|call handler|loan officer|sales assistant|shop assistant"
    "|representative|rep|csr|agent|associate|advisor|adviser|assistant|manager|supervisor|technician|engineer|driver"
    "|courier|clerk|teller|operator|receptionist|specialist|handler|officer|mechanic|plumber|fitter|installer|salesman"
    "|saleswoman|salesperson|owner|director|landlord|colleague|employee|nurse|doctor|banker|underwriter|adjuster"
)
_PERSON = rf"(?:man|woman|guy|lady|gentleman|girl|boy|chap|bloke|fella|person|someone|somebody|{_ROLES})"
_NAME = r"(?P<name>[A-Z][a-zà-öø-ÿ'’-]{1,20}(?:[A-Z][a-zà-öø-ÿ]{1,15})?(?:[ ](?:[A-Z]\.|(?:O['’])?[A-Z][a-zà-öø-ÿ'’-]{1,20}(?:[A-Z][a-z]{1,15})?)){0,2})"
_FEEL = (
    r"(?:kind|nice|lovely|helpful|unhelpful|polite|rude|decent|great|brilliant|patient|understanding|friendly|sympathetic"
    r"|professional|apologetic|honest|useless|condescending|dismissive|sorry|pleasant|courteous)"
)
_DEED = (
    r"(?:said|told|advised|informed|promised|assured|explained|apologi[sz]ed|replied|answered|confirmed|admitted|agreed"
    r"|called (?:me|back|us)|rang (?:me|back|us)|phoned|emailed|e-mailed|texted|gave me|took my|looked into|transferred|put me|hung up"
    r"|refused|claimed|insisted|asked|offered|came (?:to|out|on|round)|wrote|sent|ordered|checked)"
)
_CUES = tuple(
    re.compile(cue)
    for cue in (
        rf"(?i:(?<!\w)(?:{_PERSON})(?: from [\w ]{{1,30}}?)?,? (?:named|called|by the name of|who (?:said|told me) (?:his|her|their) name was|who gave (?:his|her) name as)) {_NAME}",
        rf"(?i:\b(?P<role>{_ROLES})) ?\( ?{_NAME} ?\)",
        rf"(?i:\b(?P<role>{_ROLES})),? {_NAME}(?=\W|$)",
        rf"(?<!\w)(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? {_NAME}",
        rf"(?<![\w]){_NAME},? (?i:(?:the|a|an|my|their|our|your) (?:\w{{3,15}} ){{0,2}}?(?P<role>{_ROLES})\b)",
        rf"(?<![\w]){_NAME},? (?i:agent id|badge|employee (?:id|number))",
        rf"(?i:\b(?:his|her|their|whose|my) name (?:is|was)) {_NAME}",
        rf"(?i:\b(?:spoke|spoken|speaking|talked|talking|chatted|dealt|dealing) (?:with|to)(?: a| an| one| the)?,?) {_NAME}",
        rf"(?i:\b(?:transferred|passed|put|connected|referred|escalated|handed)(?: me| us| it)?(?: on| over| through)? to) {_NAME}",
        rf"(?i:\b(?:reach|reached|met|thank|thanked|thanks to|messages? for|messages? from|email from|letter from|signed by|voicemail from)) {_NAME}",
        rf"(?<![\w]){_NAME} (?i:(?:was|is|were|has been)(?: (?:actually|very|so|really|extremely|quite|always|incredibly|lovely and)){{0,2}} {_FEEL}\b)",
        rf"(?<![\w]){_NAME} (?i:(?:\w{{4,14}}ly )?{_DEED}\b)",
        rf"(?<![\w]){_NAME} (?i:(?:in|from) (?:customer|billing|accounts|claims|complaints|support|sales|technical|the))",
    )
)
_STRONG = 7
_MOST_NAMES = 50
_NOT_NAMES = frozenset(
    "I The This That These Those They There Then She He It We You My Our Your His Her Their A An And But So No Not Nobody"
    " Someone Somebody Anyone Everyone Everybody One Another All Some Who What When Where Why How If As At By For From In"
    " On Of Or To After Before While Since Also Again Finally Later Once Which Still Even Now Just Only Today Yesterday"
    " Tomorrow Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August"
    " September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Customer Service Services Bank"
    " Support Team Department Company Credit Card Cards Claims Manager Supervisor Agent Rep Representative Sales Billing"
    " Head Office Branch Store Shop Website Police Post Mail Royal Direct Online Technical Complaints Account Accounts"
    " Collections Fraud Loan Loans Mortgage Financial Finance Insurance Mobile Broadband Energy Airlines Airways Electric"
    " Water Gas Group Ltd Limited Inc Llc Plc Corp Trust Union Network Networks Telecom Society Hotel Hello Hi Dear Please"
    " Thanks Thank Well Okay Ok Yes Sir Madam God Christ Both Each Neither Nothing Everything Anybody Amazon Google Apple"
    " Paypal Ebay Experian Equifax Transunion Visa Mastercard Citi Citibank Chase Barclays Hsbc Lloyds Santander Fedex Ups"
    " Microsoft Facebook Instagram Netflix Verizon Comcast Sky Virgin Vodafone Tesco Argos Currys Halifax Monzo Natwest"
    " Wells Fargo Capital America American British Irish English French German Indian Canadian Australian European Texas"
    " California Florida London Leeds Dublin York Covid Internet Live Facebook Twitter".split()
)
_ORG_TAIL = re.compile(
    r"[ ](?:of|&|and Co)\b|[ ](?:[A-Z]{2,}|Bank|Credit|Mortgage|Services?|Card|Ltd|Inc|Insurance|Support|Department)"
)
_ORG_LEAD = re.compile(
    r"(?:\b(?:at|with my|with|from|of|by|via|through|for|called|contacted|to|rang|phoned|bank) |account )$"
)


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person where the text names them; `role` is what the text says they are ("technician"), or ""."""

    start: int
    end: int
    name: str
    role: str


def find_people(text: str) -> tuple[FoundPerson, ...]:
    """Return every mention of a named person in `text`, in order.

    A name counts when the text treats it as a person once ("a lady named …", "spoke with …", "the technician, …",
    "… was kind"); from then on every mention of it is found.
    """
    roles: dict[str, str] = {}
    for name, role in _introduced(text):
        roles[name] = roles.get(name) or role
    return tuple(_mentions(text, roles)) if roles else ()


def _introduced(text: str) -> Iterator[tuple[str, str]]:
    firms: dict[str, bool] = {}
    for strength, cue in enumerate(_CUES):
        for match in cue.finditer(text):
            name = _trimmed(match["name"])
            if not name or len(firms) > _MOST_NAMES:
                continue
            if strength >= _STRONG and name not in firms:
                firms[name] = _is_organisation(text, name, match.start("name"))
            if strength < _STRONG or not firms[name]:
                yield name, (match.groupdict().get("role") or "").lower()


def _trimmed(typed: str) -> str:
    """Return the name without a possessive and without words that are no names; "" when nothing is left."""
    words = [word for word in re.sub(r"['’]s\b", "", typed).split()]
    kept: list[str] = []
    for word in words:
        if word in _NOT_NAMES:
            break
        kept.append(word)
    return " ".join(kept) if kept and len(kept[0]) > 2 and len(kept) in (len(words), 1, 2) else ""


def _is_organisation(text: str, name: str, at: int) -> bool:
    if _ORG_TAIL.match(text, at + len(name)):
        return True
    places = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    return any(_looks_like_firm(text, m.start(), m.end(), at) for m in places.finditer(text))


def _looks_like_firm(text: str, start: int, end: int, at: int) -> bool:
    if _ORG_TAIL.match(text, end):
        return True
    lead = text[max(0, start - 14) : start]
    return start != at and bool(_ORG_LEAD.search(lead)) and not lead.endswith(("spoke with ", "spoke to "))


def _mentions(text: str, roles: dict[str, str]) -> Iterator[FoundPerson]:
    wanted = sorted(roles, key=len, reverse=True)[:_MOST_NAMES]
    first_names = {name.split()[0]: name for name in wanted}
    known = "|".join(re.escape(name) for name in sorted({*wanted, *first_names}, key=len, reverse=True))
    for match in re.finditer(rf"(?<!\w)(?:{known})(?!\w)", text):
        yield FoundPerson(
            match.start(), match.end(), match[0], roles.get(first_names.get(match[0], match[0]), "")
        )
