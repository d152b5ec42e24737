"""The jobs: every table from the articles to the catalogue, and apart from it the scores on the gold sets."""

from __future__ import annotations

import dagster as dg

from pipeline.defs import specs

SCORES = dg.AssetKey(["quality", "scores"])
QUALITY_TABLE = "mart.quality_scores"
QUALITY_ASSETS = (SCORES, specs.key_of(QUALITY_TABLE))
ARCHIVE = "archive"  # the group of what works on an archive month by month, where that is asked for

EVERYTHING = dg.define_asset_job(
    "everything",
    selection=dg.AssetSelection.all() - dg.AssetSelection.assets(*QUALITY_ASSETS) - dg.AssetSelection.groups(ARCHIVE),
    description="Read the articles, extract their claims, build every mart and the catalogue. What has not changed is not computed again.",
)

QUALITY = dg.define_asset_job(
    "quality",
    selection=dg.AssetSelection.assets(*QUALITY_ASSETS, specs.CATALOGUE),
    description="Read the gold sets with the extractor as it stands, and record its scores. It needs no run before it.",
)
