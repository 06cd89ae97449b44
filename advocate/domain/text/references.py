"""Finds the numbers a matter is filed under: account, case, order, claim, cheque; by label and by shape."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from advocate.domain.text.currencies import CODES
from advocate.domain.text.first_words import lowered, matches, words
from advocate.domain.text.private_numbers import private_numbers

_LABELS = {
    "account": "account", "acct": "account", "a/c": "account", "iban": "account", "sort code": "account",
    "card": "card", "case": "case", "claim": "claim", "order": "order", "dispute": "dispute",
    "application": "application", "app": "application", "check": "cheque", "cheque": "cheque",
    "ticket": "ticket", "reference": "reference", "ref": "reference", "booking": "booking",
    "reservation": "booking", "pnr": "booking", "invoice": "invoice", "bill": "invoice",
    "complaint": "complaint", "policy": "policy", "tracking": "tracking", "consignment": "tracking",
    "parcel": "tracking", "fault": "fault", "serial": "serial number", "imei": "serial number",
    "meter": "meter", "mpan": "meter", "mprn": "meter", "agent": "agent", "employee": "agent",
    "badge": "agent", "confirmation": "confirmation", "offer": "offer", "promo": "offer",
    "promotion": "offer", "voucher": "voucher", "coupon": "voucher", "contract": "contract",
    "customer": "customer", "client": "customer", "member": "membership", "membership": "membership",
    "incident": "incident", "loan": "loan", "mortgage": "loan", "transaction": "transaction",
    "receipt": "receipt", "flight": "flight", "docket": "docket", "file": "file", "request": "request",
    "service request": "request", "job": "job", "report": "report", "crime": "crime", "return": "return",
    "rma": "return", "repair": "repair", "enquiry": "enquiry", "inquiry": "enquiry", "query": "enquiry",
    "registration": "registration", "licence": "licence", "license": "licence", "permit": "permit",
    "fine": "fine", "pcn": "fine", "id": "ID", "number": "number", "no": "number", "code": "code",
    "pin": "PIN", "deposit": "deposit", "instrument": "instrument",
}  # fmt: skip
_FIRST_WORDS = frozenset(
    word for label in _LABELS for word in (re.split(r"[ /]", label)[0], f"{label}s") if word.isalpha()
)
_DIGIT, _LONG_NUMBER = re.compile(r"\d"), re.compile(r"\d{6}")
_LABEL = "|".join(sorted((re.escape(k) for k in _LABELS), key=len, reverse=True))
_LINK = (
    r"(?:[ \t]*(?:\#|:|=|n[o°º]\.?(?=[ \t:#])|nos?\.|num\b\.?|numbers?\b|ref\b\.?|reference\b|id\b"
    r"|code\b|is\b|was\b|ending(?:[ \t]in)?\b|ends[ \t]in\b|of\b|and[ \t]the\b|[(\[\"'“‘])){0,5}"
)
_CARD_GROUPS = r"\d{4}(?:[ -]\d{4}){2,3}(?:[ -]\d{1,3})?(?![\w-])"
_IBAN = r"[A-Z]{2}\d{2}(?:[ ][A-Z0-9]{4}){2,7}(?:[ ][A-Z0-9]{1,3})?(?!\w)"
_LETTERS_THEN_DIGITS = r"(?!(?:I|THE|AND|FOR|AT|ON|IN|IS|AM|OF|TO|BY|NO|A)[ ])[A-Z]{1,4}[ ]\d{3,12}(?!\w)"
_TWO_GROUPS = r"[A-Z]{1,3}\d{1,4}[ ][A-Z]{1,3}\d{1,6}(?!\w)"
_VALUE = (
    rf"(?P<value>(?-i:{_CARD_GROUPS}|{_IBAN}|{_LETTERS_THEN_DIGITS}|{_TWO_GROUPS})"
    r"|[A-Za-z0-9](?:[A-Za-z0-9]|[-/.](?=[A-Za-z0-9])){1,39})"
)
LABELLED = re.compile(
    rf"(?<!\w)(?P<label>{_LABEL})s?(?P<link>{_LINK})[ \t]*(?P<hash>\#?)[ \t]*{_VALUE}(?![\w@])",
    re.IGNORECASE,
)
_NAMED_THEN_NUMBER = re.compile(
    r"(?<!\w)(?P<label>account|card|loan|policy|order|case)[ \t]+"
    r"(?:[A-Z][\w&.]{1,20}[ \t]+){1,3}(?P<value>\d{6,20})(?![\w@])"
)
_NO_LETTERS = sorted(CODES | {label.upper() for label in _LABELS if label.isalpha()})
_SHAPE = re.compile(
    r"(?<![\w@./#-])(?P<value>[A-Z]{1,4}\d{0,4}(?:[-/][A-Z0-9]{1,12}){1,4}"
    r"|[A-Z]{1,4}\d{5,16}|\d{2,4}[A-Z]{1,4}\d{4,12}"
    rf"|(?!(?:{'|'.join(_NO_LETTERS)})[ ])[A-Z]{{2,4}}[ ]\d{{6,12}})(?![\w@]|[-/.]\w)"
)
_HASHED = re.compile(r"(?<![\w&/])#(?P<value>\d[\d-]{3,18}\d)(?![\w@])")
_DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{2,4})?$")
_PHONE = re.compile(r"(?:\+?\d{1,3}[- ])?(?!(?:19|20)\d\d-)(?:\(?\d{3,5}\)?[-. ])\d{3}[-. ]?\d{3,4}(?!\d)")
_PHONE_WORD = re.compile(
    r"(?:phone|telephone|tel|fax|mobile|cell|zip|post ?code|apr|score)\.?(?: (?:number|no|code))?\W{0,3}$",
    re.IGNORECASE,
)
_BARE = frozenset(
    {
        "number", "no", "id", "code", "of", "file", "report", "return", "fine", "flight", "bill", "request",
        "app", "job", "member",
    }
)  # fmt: skip
_MODEL = re.compile(r"\b(?:model|make|type|version)(?: (?:no\.?|number|is))?:? $", re.IGNORECASE)
_LOOK_BACK = 24
# A label, all its links and the longest value fit into so many characters; the value has a digit.
_FARTHEST = 200
_SUMS = frozenset(
    {"loan", "mortgage", "deposit", "fine", "bill", "invoice", "cheque", "check", "order", "claim"}
)
_TRAVEL = frozenset({"flight", "booking", "reservation", "pnr", "confirmation"})
_TRAVEL_CODE = re.compile(r"[A-Z]{2}\s?\d{2,4}|(?=[A-Z]*\d)[A-Z0-9]{6}")
_STRONG_LINKS = ("#", "num", "no", "ref", "id", "code", ":", "ending", "ends")
_NO_ENDINGS = ("th", "st", "nd", "rd", "am", "pm", "gb", "mb", "kwh")
_COUNTED = re.compile(r"\s{0,3}(?:%|(?:days?|weeks?|months?|years?|hours?|minutes?|times)\b|£|\$|€)")
_FEW, _SOME, _MANY = 2, 4, 5


@dataclass(frozen=True, slots=True)
class FoundReference:
    """A reference, its value as typed, and what kind of number it is ("case", "" when nothing says)."""

    start: int
    end: int
    value: str
    label: str


def find_references(text: str) -> tuple[FoundReference, ...]:
    """Return the references in `text` in order; telephone numbers, dates and sums are none.

    Nor are whole card numbers, IBANs and the like: those had better not be written down.
    """
    found: dict[int, FoundReference] = {}
    others: list[tuple[int, int]] | None = None
    for match, label in _looks_like_one(text):
        start, end = match.span("value")
        if start in found or _is_phone_or_sum(text, start):
            continue
        # Most texts hold nothing that comes this far, so the dear look at private numbers waits until here.
        others = _other_numbers(text) if others is None else others
        if not _is_within(start, end, others):
            found[start] = FoundReference(start, end, match["value"], label)
    return _apart(sorted(found.values(), key=lambda f: (f.start, -f.end)))


def _other_numbers(text: str) -> list[tuple[int, int]]:
    """Return where telephone numbers and private numbers stand, in order."""
    phones = (found.span() for found in _PHONE.finditer(text))
    return sorted([*phones, *((one.start, one.end) for one in private_numbers(text))])


def starts(text: str) -> list[int]:
    """Return where a labelled reference may start."""
    return [start for word, start in words(lowered(text)) if word in _FIRST_WORDS]


def _looks_like_one(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield what is labelled as a reference or has the shape of one, the surest first, with its label."""
    if not _DIGIT.search(text):
        return
    near = [start for start in starts(text) if _DIGIT.search(text, start, start + _FARTHEST)]
    for match in matches(LABELLED, text, near):
        if _holds(match, text):
            yield match, _LABELS[match["label"].lower()]
    for match in _NAMED_THEN_NUMBER.finditer(text) if _LONG_NUMBER.search(text) else ():
        yield match, _LABELS[match["label"]]
    for match in _HASHED.finditer(text):
        yield match, ""
    for match in _SHAPE.finditer(text):
        is_model = _MODEL.search(text[max(0, match.start() - _LOOK_BACK) : match.start()])
        if sum(c.isdigit() for c in match["value"]) >= _SOME and not is_model:
            yield match, ""


def _holds(match: re.Match[str], text: str) -> bool:
    """Return whether what follows a label is a number and not the next word, a day or a count."""
    value: str = match["value"]
    label, named = match["label"].lower(), match["link"].lower()
    digits = sum(c.isdigit() for c in value)
    if not digits or _DATE.match(value) or value.lower().endswith(_NO_ENDINGS):
        return False
    if _COUNTED.match(text, match.end()) or (label in _SUMS and re.fullmatch(r"\s*of", named)):
        return False
    strong = bool(match["hash"]) or any(word in named for word in _STRONG_LINKS)
    if label in _TRAVEL and _TRAVEL_CODE.fullmatch(value):
        return True
    if label in _BARE and not strong:
        return digits >= _MANY
    if strong:
        return digits >= _FEW and len(value) > _FEW
    is_mixed = any(c.isalpha() for c in value)
    return digits >= _MANY or (digits > _FEW and is_mixed) or (digits >= _SOME and bool(named.strip()))


def _is_phone_or_sum(text: str, start: int) -> bool:
    """Return whether the words before a number say that it is a telephone's, or a sign that it is a sum."""
    before = text[max(0, start - _LOOK_BACK) : start]
    return before[-1:] in ("£", "$", "€", "@") or bool(_PHONE_WORD.search(before))


def _is_within(start: int, end: int, others: list[tuple[int, int]]) -> bool:
    at = bisect_right(others, (start, end)) - 1
    return any(a <= start and end <= b for a, b in others[max(0, at) : at + 2])


def _apart(found: list[FoundReference]) -> tuple[FoundReference, ...]:
    kept: list[FoundReference] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)
