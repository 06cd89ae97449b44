"""What every test may use: a day that stands still, and made-up input without a stop-watch."""

from __future__ import annotations

import os
from datetime import date

import pytest
from hypothesis import settings

from tests import cast

# A slow machine is no fault of the code; and what a server tries can be tried again at home.
settings.register_profile("advocate", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("advocate")


@pytest.fixture
def today() -> date:
    """Return the day on which the tests' cases are told: Monday 18 May 2026."""
    return cast.TODAY
