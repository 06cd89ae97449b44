"""People are found where the text treats a name as a person; organisations and relatives' towns are none."""

from __future__ import annotations

import pytest

from advocate.domain.text import find_people


def people(text: str) -> list[tuple[str, str]]:
    return [(one.name, one.role) for one in find_people(text)]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("A man called Owen said so.", "Owen", ""),
        ("I spoke to Meera Joshi in billing.", "Meera Joshi", ""),
        ("Caoimhín Ó Dálaigh rang me back.", "Caoimhín Ó Dálaigh", ""),
        ("The manager, Tom O'Hara, said no.", "Tom O'Hara", "manager"),
        ("Mr. Kowalski hung up.", "Kowalski", ""),
        ("Anna, a supervisor, took over.", "Anna", "supervisor"),
        ("An agent (Maria) promised it.", "Maria", "agent"),
        ("She said her name was Beth.", "Beth", ""),
        ("Nadia was really lovely about it.", "Nadia", ""),
    ],
)
def test_a_person_is_found_with_their_role(text: str, name: str, role: str) -> None:
    assert people(text) == [(name, role)]


@pytest.mark.parametrize(
    "text",
    [
        "On Monday in Leeds the Bank closed my account.",
        "I may call again in April.",
        "The Fraud Department of Pinewood Bank told me to wait.",
        "Then I Waited For Hours",
        "Promised a manager callback. Cancelled a technician visit.",
        "",
    ],
)
def test_days_places_and_organisations_are_nobody(text: str) -> None:
    assert people(text) == []


def test_every_mention_is_found_once_the_person_is_known() -> None:
    text = "A lady named Grace answered. I asked Grace again, and Grace hung up."
    assert [text[one.start : one.end] for one in find_people(text)] == ["Grace"] * 3


def test_the_role_goes_with_every_mention() -> None:
    assert people("Ivan came. Ivan, the technician, was kind.") == [("Ivan", "technician")] * 2
