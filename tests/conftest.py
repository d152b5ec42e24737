"""Settings of all tests: in CI the property tests try the same examples every time, so that a red run is never a matter of luck."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("local", deadline=None)  # a busy machine fails no test
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture
def series_form() -> str:
    """The form of a reference series of one column `dead`, a running total, by `day`."""
    return """
series = "flood"
place_name = "Land"
origin = "own"
licence = "CC0-1.0"
date_column = "day"
[[columns]]
column = "dead"
impact = "killed"
measure = "cumulative"
"""
