"""The gold sets in Dagster: how well the extractor reads them, as an asset with a job of its own.

It reads no table that a run makes, and a run does not wait for it: the job `everything` leaves it out.
"""

# no `from __future__ import annotations`: Dagster reads the annotations of asset functions, and knows classes only, not their names

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import dagster as dg

from pipeline.claims.version import EXTRACTOR_VERSION
from pipeline.contracts import table
from pipeline.defs import specs
from pipeline.defs.checks import check_results, check_specs
from pipeline.defs.jobs import QUALITY_TABLE, SCORES
from pipeline.defs.metadata import cell, table_metadata
from pipeline.defs.resources import Folders

if TYPE_CHECKING:
    from pipeline.analysis.scoring import Score

GOLD_FILES = dg.AssetKey(["seeds", "gold"])

GOLD_SPEC = dg.AssetSpec(
    GOLD_FILES,
    description="Articles and sentences whose claims are labelled by hand, one folder a set. See seeds/gold/README.md.",
    group_name="seeds",
    owners=[specs.OWNERS["seeds"]],
    kinds={"json"},
)


@dg.multi_asset(
    name="score_gold",
    specs=[
        dg.AssetSpec(
            SCORES,
            deps=[GOLD_FILES, specs.REFERENCE_FILES],
            description="How well the extractor reads each gold set: found, missed and spurious claims, and the accuracy of each field.",
            group_name="quality",
            owners=[specs.OWNERS["mart"]],
            kinds={"spacy"},
            code_version=EXTRACTOR_VERSION,
        ),
        specs.table_spec(table(QUALITY_TABLE), deps=[GOLD_FILES, specs.REFERENCE_FILES], kinds={"python"}, code_version=EXTRACTOR_VERSION),
    ],
    check_specs=check_specs([QUALITY_TABLE]),
)
def quality(context: dg.AssetExecutionContext, folders: Folders) -> Iterator[dg.MaterializeResult]:
    """Score the gold sets, record the measures, and keep them as a table."""
    from pipeline.runs.quality import score_gold
    from pipeline.storage.connect import connect_within

    warehouse = folders.open_warehouse()
    report = score_gold(warehouse)
    for name, score in report.scores.items():
        context.log.info(f"{name}: explicit F1 {score.explicit.f1:.3f}, whole {score.summary()['whole']:.3f}")
    yield dg.MaterializeResult(asset_key=SCORES, metadata=_metadata(report.scores) | {"seconds": round(report.seconds, 2)})
    contract = table(QUALITY_TABLE)
    with connect_within(warehouse) as con:
        yield dg.MaterializeResult(
            asset_key=specs.key_of(QUALITY_TABLE),
            metadata=table_metadata(warehouse, contract, seconds=report.seconds, anew=True),
            check_results=list(check_results(contract, con)),
            data_version=dg.DataVersion(warehouse.fingerprint(QUALITY_TABLE)),
        )


def _metadata(scores: Mapping[str, "Score"]) -> dict[str, dg.MetadataValue | float]:
    """The measures of all sets as one table, and the chief ones as figures, which the UI draws over time."""
    from pipeline.analysis.comparison import measures_of

    measures = {name: measures_of(score) for name, score in scores.items()}
    figures: dict[str, dg.MetadataValue | float] = {
        f"{name} {measure.replace('_', ' ')}": values[measure]
        for name, values in measures.items()
        for measure in ("explicit_f1", "implicit_f1", "whole")
    }
    names = list(dict.fromkeys(measure for values in measures.values() for measure in values))
    lines = ["| measure | " + " | ".join(map(cell, measures)) + " |", "| --- |" + " ---: |" * len(measures)]
    lines += [f"| {cell(name)} | " + " | ".join(f"{values[name]:.3f}" for values in measures.values()) + " |" for name in names]
    tallies = {name: score.explicit for name, score in scores.items()}
    claims = "; ".join(f"{name}: {t.right} found, {t.missed} missed, {t.spurious} spurious" for name, t in tallies.items())
    return {"measures": dg.MetadataValue.md("\n".join(lines)), "explicit claims": dg.MetadataValue.text(claims), **figures}
