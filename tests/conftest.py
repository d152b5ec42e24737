"""Settings of all tests: in CI the property tests try the same examples every time, so that a red run is never a matter of luck."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("local", deadline=None)  # a busy machine fails no test
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")
