"""All definitions, put together."""

from __future__ import annotations

import dagster as dg

from pipeline.defs.assets import build_assets
from pipeline.defs.jobs import EVERYTHING, QUALITY
from pipeline.defs.months import build_months, wants_months
from pipeline.defs.quality import GOLD_SPEC, quality
from pipeline.defs.resources import Folders
from pipeline.defs.sensors import build_new_articles


def build_defs(folders: Folders | None = None, *, months: bool | None = None) -> dg.Definitions:
    """Assets with their checks, the jobs `everything` and `quality`, and the sensor; `folders` says where articles and tables lie.

    With `months` (where that is None, with ASREPORTED_MONTHS) there is also the asset that takes an archive month by month.

    Steps run in one process, one after the other: they are few and short, and a process a step would load the language model each time.
    """
    folders = folders or Folders.from_environment()
    return dg.Definitions(
        assets=[*build_assets(), GOLD_SPEC, quality, *([build_months()] if months or (months is None and wants_months()) else [])],
        jobs=[EVERYTHING, QUALITY],
        sensors=[build_new_articles(folders)],
        resources={"folders": folders},
        executor=dg.in_process_executor,
    )
