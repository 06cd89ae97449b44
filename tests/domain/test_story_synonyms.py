"""The kind of a sentence does not hang on the verb, the tense or the name that somebody happens to use."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from advocate.domain.story import sort
from advocate.rulebook import story_rules

FRAMES = {
    "contact": (
        ("I {} them about it.", "called rang phoned emailed texted contacted messaged telephoned"),
        ("I have {} them three times.", "called rung phoned emailed texted contacted messaged"),
        ("{} the shop again.", "Called Rang Phoned Emailed Texted Contacted Messaged"),
        ("They {} that it was too late.", "said claimed replied insisted explained stated told admitted"),
        ("I was {} that nothing could be done.", "told informed advised"),
        ("The {} refused to help.", "manager agent supervisor receptionist landlord adjuster clerk bloke"),
    ),
    "promise": (
        ("He said someone would {} on Friday.", "call ring come visit phone reply write deliver"),
        ("She {} a refund within 5 days.", "promised guaranteed"),
        ("They {} me it would be sorted by Monday.", "told assured promised advised"),
    ),
    "request": (
        ("I would {} a refund.", "like appreciate prefer"),
        ("Please {} my account.", "close refund correct update reopen unblock"),
        ("Could {} look into this?", "you somebody someone anyone"),
    ),
    "impact": (
        ("I was {}.", "furious exhausted humiliated terrified distraught livid heartbroken"),
        ("I missed my {}.", "flight connection interview appointment"),
        ("We ended up {} for a taxi.", "paying"),
    ),
    "opinion": (
        ("This is {}.", "unacceptable ridiculous outrageous pathetic disgraceful shocking farcical"),
        ("They {} don't care.", "obviously clearly just simply"),
    ),
    "fact": (
        ("The {} arrived broken.", "parcel sofa kettle phone table"),
        ("I {} a washing machine in May.", "bought ordered purchased"),
    ),
}
CASES = [(kind, frame, words) for kind, frames in FRAMES.items() for frame, words in frames]


@pytest.mark.parametrize(("kind", "frame", "words"), CASES, ids=[frame for _, frame, _ in CASES])
def test_a_synonym_keeps_the_kind(kind: str, frame: str, words: str) -> None:
    rules = story_rules.load()
    told = [frame.format(word) for word in words.split()]
    typed = [text for one in told for text in (one, one.lower(), one.rstrip("."))]
    kinds = {
        text: sort(text, today=date(2026, 5, 18), country=country, rules=rules)[0].kind.value
        for text, country in product(typed, ("GB", "US"))
    }
    assert {text: found for text, found in kinds.items() if found != kind} == {}
