"""The one job: every table, from the articles to the catalogue."""

from __future__ import annotations

import dagster as dg

EVERYTHING = dg.define_asset_job(
    "everything",
    selection=dg.AssetSelection.all(),
    description="Read the articles, extract their claims, build every mart and the catalogue. What has not changed is not computed again.",
)
