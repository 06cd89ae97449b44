"""What every test may use: a day that stands still."""

from __future__ import annotations

from datetime import date

import pytest

from tests import cast


@pytest.fixture
def today() -> date:
    """Return the day on which the tests' cases are told: Monday 18 May 2026."""
    return cast.TODAY
