"""All definitions, put together."""

from __future__ import annotations

import dagster as dg

from pipeline.defs.assets import build_assets
from pipeline.defs.jobs import EVERYTHING, QUALITY
from pipeline.defs.quality import GOLD_SPEC, quality
from pipeline.defs.resources import Folders
from pipeline.defs.sensors import build_new_articles


def build_defs(folders: Folders | None = None) -> dg.Definitions:
    """Assets with their checks, the jobs `everything` and `quality`, and the sensor; `folders` says where articles and tables lie.

    Steps run in one process, one after the other: they are few and short, and a process a step would load the language model each time.
    """
    folders = folders or Folders.from_environment()
    return dg.Definitions(
        assets=[*build_assets(), GOLD_SPEC, quality],
        jobs=[EVERYTHING, QUALITY],
        sensors=[build_new_articles(folders)],
        resources={"folders": folders},
        executor=dg.in_process_executor,
    )
