"""The assets: each body calls one step of pipeline.runs and hands its tables to the UI."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

import dagster as dg

from pipeline.contracts import TABLES
from pipeline.defs import specs
from pipeline.defs.checks import check_specs, checked
from pipeline.defs.resources import Folders

Published = Iterator[dg.MaterializeResult]


def build_assets() -> list[dg.AssetsDefinition | dg.AssetSpec]:
    """Every asset, from the folder of articles to the catalogue."""
    return [*specs.seed_specs()]
