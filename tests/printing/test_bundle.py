"""A summary is built of parts: what is there is not made again, and what is too large comes in volumes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from advocate.domain.summary import SummaryChoices, build
from advocate.printing import bundle, parts
from advocate.printing.bundle import TooTightError, Volume
from tests.printing.papers import CONTENTS, PICTURES, WHOLE, WHOLE_TODAY, photo, with_many_entries
from tests.printing.reading import Reading

pytestmark = pytest.mark.slow

SUMMARY = build(WHOLE, SummaryChoices(), today=WHOLE_TODAY)
FIRST_FACT = WHOLE.facts[0]
CHANGED = replace(WHOLE, facts=(replace(FIRST_FACT, text="My line went dead."), *WHOLE.facts[1:]))


class Shelf:
    """Keeps parts in memory and remembers which were made."""

    def __init__(self) -> None:
        self.parts: dict[str, tuple[str, bytes, int]] = {}
        self.made: list[str] = []

    def find(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        return {key: self.parts[key][1] for key in keys if key in self.parts}

    def last(self, name: str) -> tuple[str, bytes, int] | None:
        found = [(key, pdf, pages) for key, (named, pdf, pages) in self.parts.items() if named == name]
        return found[-1] if found else None

    def keep(self, name: str, key: str, pdf: bytes, pages: int) -> None:
        self.made.append(name)
        self.parts[key] = (name, pdf, pages)


def volumes(limit: int, shelf: Shelf | None = None) -> tuple[Volume, ...]:
    big = {name: photo(1600, 1200) if name.startswith("bill") else data for name, data in PICTURES.items()}
    return bundle.build(
        SUMMARY, CONTENTS, read=big.__getitem__, shelf=shelf or Shelf(), limit=limit, pages_a_part=1
    )


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    made = Shelf()
    bundle.build(SUMMARY, CONTENTS, read=PICTURES.__getitem__, shelf=made)
    return made


def test_what_has_not_changed_is_not_made_again(shelf: Shelf) -> None:
    shelf.made.clear()
    bundle.build(SUMMARY, CONTENTS, read=PICTURES.__getitem__, shelf=shelf)
    assert shelf.made == []


def test_after_one_changed_fact_its_part_and_the_brief_alone_are_made(shelf: Shelf) -> None:
    shelf.made.clear()
    changed = build(CHANGED, SummaryChoices(), today=WHOLE_TODAY)
    made = bundle.build(changed, CONTENTS, read=PICTURES.__getitem__, shelf=shelf)
    assert sorted(shelf.made) == ["brief", "chronology-1"]
    assert "My line went dead." in Reading(made[0].data).text


def test_a_file_built_from_kept_parts_is_the_same_as_one_built_anew(shelf: Shelf) -> None:
    changed = build(CHANGED, SummaryChoices(), today=WHOLE_TODAY)
    again, anew = (
        bundle.build(changed, CONTENTS, read=PICTURES.__getitem__, shelf=one) for one in (shelf, Shelf())
    )
    assert again == anew


def test_a_change_among_many_entries_leaves_the_others_as_they_are() -> None:
    before = parts.parts_of(build(with_many_entries(300), SummaryChoices(), today=WHOLE_TODAY), CONTENTS)
    case = with_many_entries(300)
    facts = (*case.facts[:-1], replace(case.facts[-1], text="Something else."))
    after = parts.parts_of(build(replace(case, facts=facts), SummaryChoices(), today=WHOLE_TODAY), CONTENTS)
    differ = [one.name for one, other in zip(before, after, strict=True) if one.key != other.key]
    assert len([one for one in before if one.name.startswith("chronology")]) >= 4
    assert len([name for name in differ if name.startswith("chronology")]) == 1


def test_it_says_what_it_is_at_step_by_step() -> None:
    said: list[tuple[str, int, int]] = []
    bundle.build(SUMMARY, CONTENTS, read=PICTURES.__getitem__, tell=lambda *told: said.append(told))
    assert said
    assert all(0 <= done <= steps for _, done, steps in said)


def test_who_no_longer_wants_it_ends_the_work() -> None:
    def stop(_says: str, _done: int, _steps: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        bundle.build(SUMMARY, CONTENTS, read=PICTURES.__getitem__, tell=stop)


@pytest.fixture(scope="module")
def split() -> tuple[tuple[Volume, ...], int]:
    whole = len(volumes(0)[0].data)
    limit = 220_000
    assert whole > limit
    return volumes(limit), limit


def test_no_volume_is_larger_than_was_asked_for(split: tuple[tuple[Volume, ...], int]) -> None:
    made, limit = split
    assert len(made) >= 2
    assert max(len(one.data) for one in made) <= limit


def test_page_numbers_and_labels_run_through_all_volumes(split: tuple[tuple[Volume, ...], int]) -> None:
    papers = [Reading(one.data) for one in split[0]]
    labels = [label for paper in papers for label in paper.labels]
    texts = [text for paper in papers for text in paper.texts]
    assert labels == [str(number) for number in range(1, len(texts) + 1)]
    assert all(f"Page {number} of {len(texts)}" in text for number, text in enumerate(texts, 1))
    assert [(one.first, one.last) for one in split[0]][-1][1] == len(texts)


def test_each_volume_says_what_is_where_and_no_link_leads_out_of_it(
    split: tuple[tuple[Volume, ...], int],
) -> None:
    for number, one in enumerate(split[0], 1):
        paper = Reading(one.data)
        assert f"Volume {number} of {len(split[0])}" in paper.text
        assert all(1 <= link.to_page <= len(paper.texts) for link in paper.links)


def test_the_joint_index_names_volume_and_page_of_each_exhibit(
    split: tuple[tuple[Volume, ...], int],
) -> None:
    papers = [Reading(one.data) for one in split[0]]
    texts = [text for paper in papers for text in paper.texts]
    page = next(i for i, text in enumerate(texts, 1) if "E5, page 1 of 1" in text)
    volume = next(i for i, paper in enumerate(papers, 1) if "E5, page 1 of 1" in paper.text)
    assert all(f"Vol. {volume}, page {page}" in paper.text for paper in papers)


def test_every_exhibit_is_in_one_volume(split: tuple[tuple[Volume, ...], int]) -> None:
    text = " ".join(Reading(one.data).text for one in split[0])
    assert [text.count(f"E2, page {page} of 4") for page in range(1, 5)] == [1, 1, 1, 1]


def test_a_limit_below_one_page_is_refused_in_words() -> None:
    with pytest.raises(TooTightError, match="One page alone"):
        volumes(30_000)
