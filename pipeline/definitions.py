"""What `dagster dev` and `dg dev` load."""

from __future__ import annotations

from pipeline.defs.build import build_defs

defs = build_defs()
