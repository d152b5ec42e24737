"""The assets: each body calls one step of pipeline.runs and hands its tables to the UI."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import dagster as dg

from pipeline.contracts import TABLES, table
from pipeline.defs import specs
from pipeline.defs.checks import check_results, check_specs
from pipeline.defs.metadata import table_metadata
from pipeline.defs.resources import Folders

Results = Iterator[dg.MaterializeResult]


def build_assets() -> list[dg.AssetsDefinition | dg.AssetSpec]:
    """Every asset, from the folder of articles to the catalogue."""
    return [*specs.seed_specs(), ingest, extract, *(mart_asset(mart) for mart in specs.marts()), catalogue]


@dg.multi_asset(name="ingest", specs=specs.read_specs(), check_specs=check_specs(specs.READ_TABLES))
def ingest(context: dg.AssetExecutionContext, folders: Folders) -> Results:
    """Read the files that are new or changed."""
    from pipeline.runs.ingest import ingest as run
    from pipeline.storage.warehouse import Warehouse

    warehouse = Warehouse(folders.warehouse_path)
    report = run(warehouse, [folders.articles_path])
    context.log.info(
        f"{report.files} files, {report.files_read} of them new or changed, {report.files_gone} gone; "
        f"{report.articles_added} articles added, {report.articles_withdrawn} withdrawn"
    )
    for reason, number in report.rejects.items():
        context.log.warning(f"rejected: {reason}, {number} (see raw.rejects)")
    yield from publish(context, warehouse, specs.READ_TABLES, seconds=report.seconds, anew=report.computed_anew)
