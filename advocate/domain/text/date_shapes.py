"""How dates look in running text: one pattern per shape, none of which can backtrack without bound."""

from __future__ import annotations

import re

from advocate.domain.text.calendar_words import MONTH_NUMBERS, WEEKDAY_NUMBERS
from advocate.domain.text.first_words import NUMBER

_NAMES = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
# A point belongs to a short name alone ("Sept. 3"); after a whole one the sentence ends.
MONTH = rf"(?P<month>{_NAMES})\b(?:(?<=\b\w{{3}})\.(?=\s?\d)|(?<=\bsept)\.(?=\s?\d))?"
_FULL_WEEKDAY = "|".join(f"{name}s?" for name in WEEKDAY_NUMBERS if name.endswith("day"))
_ONE_WEEKDAY = "|".join(name for name in WEEKDAY_NUMBERS if name.endswith("day"))
_YEAR = r"(?:19|20)\d\d(?![\d:%]|[.,]\d)"
_SHORT_YEAR = r"['’]\d\d(?!\d)"
_TH = r"(?:\s?(?:st|nd|rd|th)\b)?"
_COUNT = (
    r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a couple(?: of)?"
    r"|a few|several|some|many|a number of|few)"
)
_UNIT = r"(?P<unit>(?:business |working )?days?|nights?|weeks?|fortnights?|months?|years?)"
ORDINALS = (
    "thirty-first", "thirtieth", "twenty-ninth", "twenty-eighth", "twenty-seventh", "twenty-sixth",
    "twenty-fifth", "twenty-fourth", "twenty-third", "twenty-second", "twenty-first", "twentieth",
    "nineteenth", "eighteenth", "seventeenth", "sixteenth", "fifteenth", "fourteenth", "thirteenth",
    "twelfth", "eleventh", "tenth", "ninth", "eighth", "seventh", "sixth", "fifth", "fourth", "third",
    "second", "first",
)  # fmt: skip
"""The days of a month in words, from the thirty-first down, so that the longest is tried first."""
_HALF = r"(?:morning|afternoon|evening|night|lunchtime|day)"


def _shape(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# Every shape's name is that of the function in `dates` that reads it.
SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "iso",
        _shape(
            r"(?<![\w/.-])(?P<y>(?:19|20)\d\d)(?P<mark>[-/.])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})(?:(?=T\d)|(?![\w/-]|\.\d))"
        ),
    ),
    (
        "numeric",
        _shape(
            r"(?<![\w/.$£€])(?<![^\d\s]-)(?P<a>\d{1,2})\s?(?P<mark>[-/.])\s?(?P<b>\d{1,2})\s?(?P=mark)\s?"
            r"(?P<y>(?:19|20)\d\d|\d\d)(?![\w/]|-(?!\d\d?[/.])|[.,]\d)"
        ),
    ),
    ("short_numeric", _shape(r"(?<![\w/.$£€-])(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\w/%]|[.,-]\d)")),
    (
        "day_month",
        _shape(
            rf"(?<![\w/.,:$£€#])(?:(?<![^\d\s]-)|(?<=\d(?:st|nd|rd|th)-))(?:the\s)?(?P<d>\d{{1,2}}){_TH}(?:\s(?:day\s)?of\b)?(?:,?\s|-)?{MONTH}"
            rf"(?:(?:,?\s|-|,)(?:of\s)?(?P<y>{_YEAR}|{_SHORT_YEAR}|\d\d(?=[.,;)]?\s*(?:\n|$))))?(?!\w)"
        ),
    ),
    (
        "month_day",
        _shape(
            rf"(?<!\w){MONTH}[\s-]?(?:the\s)?(?P<d>\d{{1,2}})(?![\d:%]|[.,]\d|/\d){_TH}"
            rf"(?:(?:,?\s?|\sof\s|-)(?P<y>{_YEAR}|{_SHORT_YEAR}))?(?!\w)"
        ),
    ),
    (
        "spelled",
        _shape(
            rf"(?<!\w)(?:the\s)?(?P<nth>{'|'.join(ORDINALS)}|last\sday)\s(?:day\s)?(?:of\s)?{MONTH}"
            rf"(?:,?\s(?:of\s)?(?P<y>{_YEAR}))?(?!\w)"
        ),
    ),
    ("month_year", _shape(rf"(?<!\w){MONTH},?(?:\sof)?[\s/-](?P<y>{_YEAR}|{_SHORT_YEAR})(?!\w)")),
    ("month_alone", _shape(rf"(?<!\w){MONTH}(?![\w'’])")),
    ("day_alone", _shape(r"(?<!\w)(?:the\s|(?<=\bon\s))(?P<d>\d{1,2})(?:st|nd|rd|th)(?![\w-])")),
    (
        "season",
        _shape(rf"(?<!\w)(?P<season>spring|summer|autumn|fall|winter)(?:\sof)?,?\s(?P<y>{_YEAR})(?!\w)"),
    ),
    ("year_alone", _shape(rf"(?<![\w/.,:$£€#-])(?P<y>{_YEAR})(?![\w/-])")),
    (
        "feast",
        _shape(
            r"(?<!\w)(?P<feast>christmas(?:\s(?:day|eve))?|thanksgiving(?:\sday)?|hallowe['’]?en|valentine['’]?s?\sday|labou?r\sday|memorial\sday|independence\sday|boxing\sday|new\syear['’]?s?\s(?:day|eve)|good\sfriday|easter(?:\s(?:sunday|monday|weekend))?)(?:,?\s(?P<y>(?:19|20)\d\d))?(?![\w-])"
            r"(?!\s(?:eggs?|holidays?|break|road|week|offers?|sales?|term|hampers?|cards?|trees?|presents?|gifts?|dinner|lunch|part(?:y|ies)|shopping|orders?|period|jumpers?|lights|decorations?|meals?|bonus|club|market|stock)\b)"
        ),
    ),
    (
        "near",
        _shape(
            rf"(?<!\w)(?P<near>the\sday\sbefore\syesterday|yesterday|today|tonight|tomorrow|this\s(?:very\s)?(?:morning|afternoon|evening)"
            rf"|last\snight|last\sevening)(?:\s{_HALF})?(?![\w]|['’]s\b)"
        ),
    ),
    (
        "ago",
        _shape(
            r"(?<!\w)(?P<about>about\s|around\s|over\s|almost\s|nearly\s|more\sthan\s)?"
            rf"{_COUNT}\s{_UNIT}\s(?:ago(?!\w)|back(?=\s*(?:[.,;:!?)]|$)|\s(?:i|we|he|she|they|it|my|our|the|and|but|when)\b))"
        ),
    ),
    (
        "span",
        _shape(
            r"(?<!\w)(?P<part>early\s|late\s|later\s|earlier\s|the\s(?:start|beginning|(?:back\s|tail\s)?end|middle)\sof\s)?"
            r"(?P<which>last|this|next|the\s(?:following|previous)|just\sthis|(?<=\bof\s)(?:the|that))\s"
            r"(?P<unit>week|weekend|month|year|spring|summer|autumn|fall|winter)(?![\w]|\s?['’]s)"
            rf"(?!\sof\s(?:{_NAMES})\b)"
        ),
    ),
    (
        "which_month",
        _shape(rf"(?<!\w)(?P<which>last|this|next|this\spast|this\scoming)\s{MONTH}(?![\w]|\s\d)"),
    ),
    (
        "weekday",
        _shape(
            r"(?<!\w)(?:(?P<which>last|this|next|this\spast|this\scoming|the\sfollowing|that)\s)?"
            rf"(?<!black\s)(?P<weekday>{_FULL_WEEKDAY}|(?<=on )(?:mon|tues?|weds?|thurs?|fri|sat|sun))"
            rf"(?:\s{_HALF})?(?![\w-]|['’]s)"
        ),
    ),
    (
        "after",
        _shape(
            r"(?<!\w)(?:on\s)?(?P<after>(?:the\s)?(?:very\s)?(?:next|following)\s(?:business\s|working\s)?(?:day|morning|afternoon|evening)"
            r"|the\sday\safter|(?:later\s)?(?:that|the)\s(?:very\s)?same\s(?:day|morning|afternoon|evening)|same\sday|later\sthat\s(?:day|morning|afternoon|evening)"
            r"|that\s(?:very\s)?(?:day|morning|afternoon|evening|night)|(?:on\s)?the\sday\sbefore(?!\syesterday)|the\sprevious\sday)(?!\w)"
        ),
    ),
    (
        "later",
        _shape(
            rf"(?<!\w)(?P<about>about\s|around\s|over\s|almost\s|nearly\s)?(?:exactly\s)?{_COUNT}\s{_UNIT}\s(?:later|earlier|after(?:wards|ward)?(?!\s\w)"
            r"|(?:after|before)\sthat(?=\s*(?:[.,;:!?)]|$)|\s(?:it|i|he|she|they|we|the|a|an|my|our|and|but|there|nothing|no|someone|somebody|another|one)\b))(?!\w)"
        ),
    ),
    (
        "nth_weekday",
        _shape(
            rf"(?<!\w)(?:the\s)?(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)\s(?P<weekday>{_ONE_WEEKDAY})"
            rf"\s(?:of|in)\s(?:{MONTH}(?:,?\s(?P<y>{_YEAR}))?|(?P<which>the|this|that|last|next|each|every)\smonth)(?!\w)"
        ),
    ),
    (
        "before_last",
        _shape(
            rf"(?<!\w)the\s(?P<unit>{_ONE_WEEKDAY}|week|weekend|month|year|night)\s(?P<how>before\slast|after\snext)"
            r"(?!\w|\s(?:week|month|year|summer|winter|spring|autumn|christmas|easter)\b)"
        ),
    ),
    (
        "weeks_off",
        _shape(
            rf"(?<!\w)(?:(?:(?P<count>a|one|two|three)\sweeks?|a\s(?P<fortnight>fortnight))\s"
            r"(?:(?P<how>ago(?:\slast|\son)?|last|on|from|next|this\scoming|this)\s)?"
            rf"(?P<day>{_ONE_WEEKDAY}|yesterday|today|tomorrow)"
            rf"|(?P<coming>{_ONE_WEEKDAY})\sweek)(?![\w-]|['’]s)"
        ),
    ),
    ("weekend", _shape(r"(?<!\w)(?:at|over|during|on)\sthe\sweekend(?![\w-]|['’]s|\s(?:before|after|of)\b)")),
    (
        "bank_holiday",
        _shape(
            rf"(?<!\w)(?:the\s)?(?:(?P<named>(?:(?:early|late)\s)?(?:{_NAMES})|spring|(?:late\s)?summer)\s)?"
            rf"bank[\s-]holiday(?:\s(?P<weekday>{_ONE_WEEKDAY}))?(?!\w|\sweekend)"
        ),
    ),
)

# The first words of each shape: it is looked for only where one of them stands.
_MONTHS = tuple(MONTH_NUMBERS)
_SEASONS = ("spring", "summer", "autumn", "fall", "winter")
_COUNTS = (
    NUMBER, "a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "several", "some", "many", "few", "about", "around", "over", "almost", "nearly",
)  # fmt: skip
_FIRST_WORDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("iso", "numeric", "short_numeric", "year_alone"), (NUMBER,)),
    **dict.fromkeys(("day_month", "day_alone"), (NUMBER, "the")),
    **dict.fromkeys(("month_day", "month_year", "month_alone"), _MONTHS),
    "spelled": ("the", "last", *(nth.split("-")[0] for nth in ORDINALS)),
    "season": _SEASONS,
    "feast": (
        "christmas", "thanksgiving", "hallowe", "halloween", "valentine", "valentines", "labor", "labour",
        "memorial", "independence", "boxing", "new", "good", "easter",
    ),
    "near": ("the", "yesterday", "today", "tonight", "tomorrow", "this", "last"),
    "ago": (*_COUNTS, "more"),
    "span": ("early", "late", "later", "earlier", "the", "last", "this", "next", "just", "that"),
    "which_month": ("last", "this", "next"),
    "weekday": (
        "last", "this", "next", "the", "that", *WEEKDAY_NUMBERS, *(f"{day}s" for day in WEEKDAY_NUMBERS),
    ),
    "after": ("on", "the", "very", "next", "following", "later", "that", "same"),
    "later": (*_COUNTS, "exactly"),
    "nth_weekday": (NUMBER, "the", "first", "second", "third", "fourth", "last"),
    "before_last": ("the",),
    "weeks_off": ("a", "one", "two", "three", *WEEKDAY_NUMBERS),
    "weekend": ("at", "over", "during", "on"),
    "bank_holiday": ("the", "early", "late", "spring", "summer", "bank", *_MONTHS),
}  # fmt: skip


def _by_first_word() -> dict[str, tuple[str, ...]]:
    every = {word for words in _FIRST_WORDS.values() for word in words}
    return {word: tuple(name for name, _ in SHAPES if word in _FIRST_WORDS[name]) for word in every}


BY_FIRST_WORD = _by_first_word()
"""Which shapes may start with a word."""

ABOUT = re.compile(
    r"(?<!\w)(?:(?:sometime|some time)\s)?(?:(?:on\s)?or\s)?(?:about|around|approximately|approx\.?|roughly"
    r"|circa|c\.|sometime\s(?:in|around)|~)\s?(?:the\s)?$",
    re.IGNORECASE,
)
PART = re.compile(
    r"(?<!\w)(?:(?:around|about|on or about)\s)?(?:the\s)?(?P<part>early|mid(?:dle)?"
    r"|late|beginning|start|first week|second week|last week|end|latter part|(?:tail|back) end)"
    r"(?:\sof|\spart\sof|\sin|\s?-|\sdays\sof)?\s?(?:the\s)?$",
    re.IGNORECASE,
)
WEEK_OF = re.compile(
    r"(?<!\w)(?:the\s)?(?:week\s(?P<how>of|commencing|beginning|starting|ending)|(?P<short>w/?c|w/e)[.:]?)\s"
    r"(?:on\s)?(?:the\s)?$",
    re.IGNORECASE,
)
LEADS_TO_MONTH = re.compile(
    r"(?<!\w)(?:in|of|since|by|during|until|till|for|from|to|through|before|after|around|about|both|and"
    r"|between|or|later|now|already|again|/)\s(?:the\smonth\sof\s|in\s)?$",
    re.IGNORECASE,
)
LEADS_TO_YEAR = re.compile(
    r"(?<!\w)(?:in|of|since|by|during|until|till|from|through|before|after|around|about|year|and|back\sto|between|early|late|mid-?|for|to)\s?(?:the\syear\s)?$",
    re.IGNORECASE,
)
LEADS_TO_DAY = re.compile(
    r"(?<!\w)(?:on|by|until|till|since|from|before|after|for|dated|of|between|and|to|through|due|beginning"
    r"|starting|ending|date|thru|called|rang|phoned|emailed|wrote|again|[-–—(:])\s?$",
    re.IGNORECASE,
)
REPORTED = re.compile(
    r"(?<!\w)(?:said|told|promised|replied|texted|assured|claimed|would|was|were|['’]d)(?!\w)|(?<=\w)['’]d(?!\w)",
    re.IGNORECASE,
)
AHEAD = re.compile(
    r"(?<!\w)(?:by|before|until|till?|due|will|must|deadline|expires?|scheduled|upcoming|next|wait|going\sto|'ll|’ll|'d|’d|would|promised|coming)(?!\w)",
    re.IGNORECASE,
)
TO_COME = re.compile(
    r"(?<!\w)(?:if|unless|will|must|please|need|wants?|expect|hope|going\sto|['’]?ll)(?!\w)", re.IGNORECASE
)
BETWEEN_ENDS = re.compile(r"\s{0,3}(?:-|–|—|to|until|till|through|thru|up to)\s{0,3}$", re.IGNORECASE)
AND_END = re.compile(r"\s(?:and|to)\s$", re.IGNORECASE)
FIRST_DAY = re.compile(
    r"(?<![\w/.:$£€-])(?P<d>\d{1,2})(?:st|nd|rd|th)?\s?(?:-|–|—|to|until|till|through|\s)\s?$", re.IGNORECASE
)
LAST_DAY = re.compile(
    rf"\s?(?:-|–|—|to|until|till|through|thru)\s?(?:the\s)?(?P<d>\d{{1,2}})(?![\d/:%]|[.,]\d){_TH}"
    rf"(?:,?\s(?P<y>{_YEAR}))?(?![\w/]|\s(?:days|hours|times|weeks|am|pm|people)\b)",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
BETWEEN_DAY = re.compile(
    r"\bbetween\s(?:the\s)?(?P<d>\d{1,2})(?:st|nd|rd|th)?\sand\s(?:the\s)?$", re.IGNORECASE
)
EARLIER_DAYS = re.compile(
    r"(?<![\w/.:$£€-])(?P<days>\d{1,2}(?:st|nd|rd|th)?(?:,\s?\d{1,2}(?:st|nd|rd|th)?){0,8}),?\s(?:and|or|&)\s(?:the\s)?$",
    re.IGNORECASE,
)
LATER_DAYS = re.compile(
    r"(?:,\s?(?P<days>\d{1,2}(?:st|nd|rd|th)?(?:,\s?\d{1,2}(?:st|nd|rd|th)?){0,8}))?,?\s(?:and|or|&)\s(?:the\s)?"
    r"(?P<last>\d{1,2})(?:st|nd|rd|th)?(?![\w/:%]|[.,]\d|\s(?!on\b|at\b|but\b|and\b|I\b|we\b|to\b|they\b|\()\w)"
)
USUALLY = re.compile(
    r"(?<!\w)(?:open|closed|shut|available|always|never|usually|only|works?|don['’]?t|doesn['’]?t|every)(?!\w)",
    re.IGNORECASE,
)
OFFSET = re.compile(
    r"(?<!within\s)(?<!for\s)(?<!up\sto\s)(?<!least\s)(?<!than\s)(?<!next\s)(?<!\w)"
    r"(?P<count>the|an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s(?P<unit>days?|weeks?)"
    r"\s(?P<how>after|before)\s$",
    re.IGNORECASE,
)
EVERY = re.compile(r"\b(?:every|each|open|any|every\sother|every\ssecond)\s$", re.IGNORECASE)
