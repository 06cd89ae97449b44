"""The honesty label says what was changed in the copy and claims no more than it can."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from advocate.domain.case import Exhibit, When
from advocate.domain.evidence.honesty import honesty_label
from advocate.domain.kinds import PHOTOGRAPHS

PHOTO = Exhibit(
    id="x1",
    number=1,
    title="Router",
    filename="IMG_1.jpg",
    media_type="image/jpeg",
    size=1,
    sha256="ab" * 32,
    received_at=datetime(2026, 4, 2, 10, 5, tzinfo=UTC),
    kind="photo",
    has_preview=True,
)


def test_it_tells_what_it_is_when_it_came_and_its_fingerprint() -> None:
    label = honesty_label(PHOTO, "GB")
    assert (label.what, label.came) == ("photo", "Added on 2 April 2026 at 10:05 UTC.")
    assert label.fingerprint == PHOTO.sha256


def test_a_photo_is_said_to_be_turned_and_smaller() -> None:
    assert "turned upright" in honesty_label(PHOTO, "GB").changed[0]


def test_covered_places_are_counted_and_what_they_leave_open_is_said() -> None:
    label = honesty_label(replace(PHOTO, covered=2), "GB")
    assert "2 places are covered in the copy. What is under them is not in it." in label.changed
    assert any("does not show what is covered" in line for line in label.proves_not)


def test_a_file_without_a_picture_is_not_said_to_be_changed() -> None:
    label = honesty_label(replace(PHOTO, has_preview=False, media_type="text/plain"), "GB")
    assert label.changed == ("No picture was made of it.",)


def test_a_part_of_another_exhibit_names_it_and_a_date_is_only_as_told() -> None:
    label = honesty_label(replace(PHOTO, came_with="E3", when=When.on(date(2026, 3, 1))), "US")
    assert label.came.endswith("taken from E3.")
    assert len(label.proves_not) == 2


def test_photographs_are_said_to_be_put_together_and_each_kept() -> None:
    label = honesty_label(replace(PHOTO, media_type=PHOTOGRAPHS, pages=4), "GB")
    assert label.what == (
        "4 photographs, put together as one exhibit in the order you chose, each kept as it came"
    )
    assert label.changed[0].startswith("4 photographs were put together")
    assert "turned upright" in label.changed[1]
