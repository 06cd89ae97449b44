"""Every paper holds to PDF/UA-1 and PDF/A-3a, by a validator, where one is installed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from advocate.domain.case import Case
from advocate.domain.summary import Reader, preset
from tests.printing.papers import CONTENTS, ORDINARY, WHOLE, printed
from tests.printing.test_bundle import volumes

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def validator() -> Any:
    return pytest.importorskip("page", reason="page-validation is not installed")


def failures(validator: Any, data: bytes, folder: Path) -> list[str]:
    """Return the rules that a file breaks."""
    file = folder / "paper.pdf"
    file.write_bytes(data)
    found = [validator.validate_pdf(str(file), profile=profile) for profile in ("ua1", "3a")]
    return [failure.rule_id for report in found for failure in report.failures]


@pytest.mark.parametrize(("name", "case", "today"), ORDINARY, ids=[name for name, _, _ in ORDINARY])
def test_a_summary_is_accessible_and_fit_for_archives(
    validator: Any, name: str, case: Case, today: date, tmp_path: Path
) -> None:
    contents = CONTENTS if case is WHOLE else None
    assert failures(validator, printed(case, today, contents=contents), tmp_path) == []


@pytest.mark.parametrize("reader", list(Reader))
def test_it_is_so_for_each_reader(validator: Any, reader: Reader, tmp_path: Path) -> None:
    data = printed(WHOLE, choices=preset(reader), contents=CONTENTS)
    assert failures(validator, data, tmp_path) == []


def test_each_volume_is_so_too(validator: Any, tmp_path: Path) -> None:
    assert [failures(validator, one.data, tmp_path) for one in volumes(220_000)] == [[], [], [], []]
