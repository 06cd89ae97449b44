"""The facts of a route read as sentences, and what nobody could confirm is said to be so."""

from __future__ import annotations

import re

import pytest

from advocate.domain.escalation import NoteKind, RouteNote, say_fact, say_notes
from advocate.rulebook import escalation_routes

COUNTRIES = ("GB", "IE", "EU", "US", "CA", "AU", "NZ")


@pytest.mark.parametrize(
    ("text", "country", "said"),
    [
        ("GBP 20,000 for micro business", "GB", "£20,000 for micro business"),
        ("supplier (or network operator) process", "GB", "Supplier (or network operator) process"),
        ("up to EUR 52,000", "IE", "Up to €52,000"),
        ("up to AUD 500", "AU", "Up to $500"),
        ("https://fscl.org.nz", "NZ", "https://fscl.org.nz"),
        ("", "GB", ""),
        ("limit since 2022-10-03", "GB", "Limit since 3 October 2022"),
        ("631500 cap, file 68924682214, 2026-13-45", "AU", "631,500 cap, file 68924682214, 2026-13-45"),
        ("see https://a.org/2026-05-01/123456", "GB", "See https://a.org/2026-05-01/123456"),
    ],
)
def test_a_fact_has_a_capital_and_its_sums_have_their_sign(text: str, country: str, said: str) -> None:
    assert say_fact(text, country) == said


def test_doubts_stand_together_in_one_sentence() -> None:
    notes = [
        RouteNote(NoteKind.UNVERIFIED, "body url"),
        RouteNote(NoteKind.NOTE, "harm must be shown"),
        RouteNote(NoteKind.UNVERIFIED, "631500 cap"),
        RouteNote(NoteKind.SOURCES, "page of 2025."),
    ]
    assert say_notes(notes, "US") == (
        "Harm must be shown.",
        "About the sources: page of 2025.",
        "We could not confirm this, so check with them: body web address; 631,500 cap.",
    )


def test_no_note_of_any_route_is_left_out_or_shows_how_the_rulebook_names_things() -> None:
    routes = [route for name in COUNTRIES for route in escalation_routes.load(name).routes]
    ids = re.compile("|".join(rf"(?<![\\w-]){re.escape(route.id)}(?![\\w-])" for route in routes))
    for route in routes:
        said = say_notes(route.notes, "GB")
        assert bool(said) is bool(route.notes)
        told = [*said, route.first_step, route.first_step_how, route.body.limit_note, route.body.fee_note]
        assert [words for words in told if ids.search(words) or " url" in words] == []
