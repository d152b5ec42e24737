"""The assets: each body calls one step of pipeline.runs and hands its tables to the UI.

What a step needs (DuckDB, Arrow, spaCy) is imported when it runs, so that Dagster loads the definitions quickly.
"""

# no `from __future__ import annotations`: Dagster reads the annotations of asset functions, and knows classes only, not their names

import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import dagster as dg

from pipeline.contracts import TABLES, table
from pipeline.defs import specs
from pipeline.defs.checks import check_results, check_specs
from pipeline.defs.metadata import counts_by_reason, counts_by_table, table_metadata
from pipeline.defs.resources import Folders

if TYPE_CHECKING:
    from pipeline.analysis.marts import Mart
    from pipeline.storage.warehouse import Warehouse

Results = Iterator[dg.MaterializeResult]


def build_assets() -> list[dg.AssetsDefinition | dg.AssetSpec]:
    """Every asset, from the folder of articles to the catalogue."""
    from pipeline.analysis.marts import MARTS

    return [*specs.seed_specs(), ingest, extract, *map(mart_assets, steps(MARTS)), catalogue]


def steps(marts: Sequence["Mart"]) -> list[list["Mart"]]:
    """The marts in their order of building, those together that one step must build.

    A mart whose keys point into a mart that is built after it can be checked only when both are there.
    """
    place = {mart.name: number for number, mart in enumerate(marts)}
    found: list[list[Mart]] = []
    last = -1  # the last mart that a mart of the open step points to
    for number, mart in enumerate(marts):
        if number > last:
            found.append([])
        found[-1].append(mart)
        owners = (column.references.rpartition(".")[0] for column in table(mart.name).columns if column.references)
        last = max(last, number, *(place.get(owner, number) for owner in owners))
    return found


@dg.multi_asset(name="ingest", specs=specs.read_specs(), check_specs=check_specs(specs.READ_TABLES))
def ingest(context: dg.AssetExecutionContext, folders: Folders) -> Results:
    """Read the files that are new or changed."""
    from pipeline.runs import ingest as step

    warehouse = folders.open_warehouse()
    report = step.ingest(warehouse, [folders.articles_path], progress=_Log(context))
    context.log.info(
        f"{report.files} files: {report.files_read} new or changed, {report.files_gone} gone; "
        f"{report.articles_added} articles added, {report.articles_withdrawn} withdrawn"
    )
    for version in report.versions:
        context.log.warning(version)
    if report.rejects:
        context.log.warning(f"some inputs gave no article, see raw.rejects: {report.rejects}")
    rejects = {"by reason": dg.MetadataValue.md(counts_by_reason(report.rejects))}
    for result in publish(context, warehouse, specs.READ_TABLES, seconds=report.seconds, anew=report.computed_anew):
        is_rejects = result.asset_key == specs.key_of("raw.rejects")
        yield result._replace(metadata={**(result.metadata or {}), **rejects}) if is_rejects else result


@dg.multi_asset(name="extract", specs=specs.extracted_specs(), check_specs=check_specs(specs.EXTRACTED_TABLES))
def extract(context: dg.AssetExecutionContext, folders: Folders) -> Results:
    """Run language and claims over the articles that are new or changed, or that another version of the rules had read."""
    from pipeline.runs.extract import extract_new

    warehouse = folders.open_warehouse()
    report = extract_new(warehouse, progress=_Log(context))
    context.log.info(f"{report.extracted + report.resumed - report.failed} of {report.articles} articles extracted anew")
    for article_id, error in report.failures.items():
        context.log.warning(f"no rows from article {article_id}: {error}")
    yield from publish(context, warehouse, specs.EXTRACTED_TABLES, seconds=report.seconds, anew=report.computed_anew)


def mart_assets(marts: Sequence["Mart"]) -> dg.AssetsDefinition:
    """The assets of one step: a mart, or a few that can be checked only together."""
    names = [mart.name for mart in marts]

    @dg.multi_asset(name=names[-1].replace(".", "__"), specs=list(map(specs.mart_spec, marts)), check_specs=check_specs(names))
    def build(context: dg.AssetExecutionContext, folders: Folders) -> Results:
        from pipeline.runs.derive import derive

        warehouse = folders.open_warehouse()
        report = derive(warehouse, names=names)
        yield from publish(context, warehouse, names, seconds=report.seconds, anew=report.computed_anew)

    return build


@dg.multi_asset(name="catalogue", specs=[specs.catalogue_spec()])
def catalogue(context: dg.AssetExecutionContext, folders: Folders) -> Results:
    """Write the DuckDB file, where it is missing or shows other tables than there are."""
    from pipeline.storage.catalogue import CATALOGUE, catalogue_fits, write_catalogue

    started = time.monotonic()
    warehouse = folders.open_warehouse()
    anew = not catalogue_fits(warehouse)
    if anew:
        write_catalogue(warehouse)
    path = warehouse.folder / CATALOGUE
    yield dg.MaterializeResult(
        asset_key=specs.CATALOGUE,
        metadata={
            "tables": dg.MetadataValue.md(counts_by_table({t.full_name: warehouse.count(t.full_name) for t in TABLES})),
            "open it": dg.MetadataValue.md(f"`duckdb -readonly {path}`, or in Python `import pipeline; pipeline.connect()`"),
            "computed anew": "yes" if anew else "no: its views fit the tables",
            "seconds": dg.MetadataValue.float(round(time.monotonic() - started, 2)),
            "path": dg.MetadataValue.path(str(path)),
        },
        data_version=dg.DataVersion(str(path)),  # what it holds is where the tables lie
    )
    context.log.info(f"{path} {'written' if anew else 'stays as it is'}")


def publish(context: dg.AssetExecutionContext, warehouse: "Warehouse", names: Sequence[str], *, seconds: float, anew: bool) -> Results:
    """Tell Dagster of tables that a step brought up to date, each with what the UI shows and the results of its checks."""
    from pipeline.storage.connect import connect_within

    if not anew:
        context.log.info(f"nothing computed anew: {', '.join(names)} fit their inputs")
    with connect_within(warehouse) as con:
        for name in names:
            contract = table(name)
            yield dg.MaterializeResult(
                asset_key=specs.key_of(name),
                metadata=table_metadata(warehouse, contract, seconds=seconds, anew=anew),
                check_results=list(check_results(contract, con)),
                data_version=dg.DataVersion(warehouse.fingerprint(name)),
            )


class _Log:
    """Progress as log lines, a line every tenth of the way."""

    def __init__(self, context: dg.AssetExecutionContext) -> None:
        self._context = context
        self._tenths = 0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """See pipeline.runs.progress.Progress."""
        tenths = 10 * done // total if total else 0
        if tenths > self._tenths:
            self._context.log.info(f"{stage}: {done} of {total}")
        self._tenths = tenths
