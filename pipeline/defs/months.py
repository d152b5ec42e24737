"""An archive taken month by month: an asset with a partition a month of publication, for backfills from the UI.

It is there only where ASREPORTED_MONTHS is set. One partitioned asset in the graph makes the UI ask for partitions whenever everything
is materialized, and the tables themselves are no less complete without them: what is new is found by content, not by month.
"""

# no `from __future__ import annotations`: Dagster reads the annotations of asset functions, and knows classes only, not their names

import os

import dagster as dg

from pipeline.claims.version import EXTRACTOR_VERSION
from pipeline.defs import specs
from pipeline.defs.jobs import ARCHIVE
from pipeline.defs.metadata import counts_by_table
from pipeline.defs.resources import Folders

MONTHS_VARIABLE = "ASREPORTED_MONTHS"
FIRST_MONTH = "1970-01"  # older articles are read with everything else
_FORMAT = "%Y-%m"


def wants_months() -> bool:
    """Whether the environment asks for the asset."""
    return os.environ.get(MONTHS_VARIABLE, "").lower() in {"1", "yes", "true", "on"}


def build_months() -> dg.AssetsDefinition:
    """The asset `archive/months`. A backfill over many months is one run; it can be stopped, and goes on from what was done."""

    @dg.asset(
        key=[ARCHIVE, "months"],
        partitions_def=dg.MonthlyPartitionsDefinition(start_date=FIRST_MONTH, fmt=_FORMAT, end_offset=1),
        backfill_policy=dg.BackfillPolicy.single_run(),
        deps=[specs.ARTICLE_FILES, specs.REFERENCE_FILES],
        description="Reads every file, extracts the articles published in the chosen months, and brings marts and catalogue up to date "
        "with them. Articles of other months stay as they are.",
        group_name=ARCHIVE,
        owners=[specs.OWNERS["core"]],
        kinds={"spacy"},
        code_version=EXTRACTOR_VERSION,
    )
    def months(context: dg.AssetExecutionContext, folders: Folders) -> dg.MaterializeResult:
        from pipeline.runs.run import run

        report = run([folders.articles_path], folders.open_warehouse().folder, months=context.partition_keys)
        context.log.info(f"{report.extract.extracted} articles of {len(context.partition_keys)} months extracted anew")
        return dg.MaterializeResult(
            metadata={
                "months": len(context.partition_keys),
                "articles extracted": report.extract.extracted,
                "seconds": round(report.seconds, 2),
                "tables": dg.MetadataValue.md(counts_by_table(report.tables)),
            }
        )

    return months
