"""The gold sets read by the extractor as it stands, and how well it did, as the table mart.quality_scores."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.analysis.comparison import measures_of
from pipeline.analysis.gold import GOLD, Gold, found_by_extraction, gold_sets, load_gold
from pipeline.analysis.scoring import BY_PHENOMENON, Score, Tally, score
from pipeline.claims.version import EXTRACTOR_VERSION
from pipeline.contracts import table
from pipeline.language.model import load_model
from pipeline.runs.progress import Progress, silent
from pipeline.storage.arrow import to_arrow
from pipeline.storage.warehouse import Warehouse

QUALITY_SCORES = "mart.quality_scores"
ALL = "all"


@dataclass(frozen=True, slots=True)
class QualityReport:
    """The score of each gold set, by its name, and the seconds that all took."""

    scores: dict[str, Score] = field(default_factory=dict)
    seconds: float = 0.0


def score_gold(warehouse: Warehouse, folder: Path = GOLD, *, progress: Progress | None = None) -> QualityReport:
    """Read every gold set of the folder anew and replace mart.quality_scores; nothing else in the warehouse is read or changed.

    Raises ValueError or OSError where a set cannot be read; then the table stays as it was.
    """
    started = time.monotonic()
    tell = progress or silent
    sets = gold_sets(folder)
    scores: dict[str, Score] = {}
    rows: list[dict[str, Any]] = []
    for number, path in enumerate(sets):
        tell("quality", number, len(sets))
        gold = load_gold(path)
        scores[path.name] = _score(gold)
        rows += _rows(path.name, scores[path.name])
    tell("quality", len(sets), len(sets))
    with warehouse.transaction() as tx:
        tx.replace(QUALITY_SCORES, to_arrow(table(QUALITY_SCORES), rows))
    return QualityReport(scores, time.monotonic() - started)


def _score(gold: Gold) -> Score:
    found = found_by_extraction(gold.articles, load_model())
    return score(gold.labels, found.claims, BY_PHENOMENON, gold.phenomena)


def _rows(name: str, result: Score) -> Iterator[dict[str, Any]]:
    fixed = {"gold_set": name, "extractor_version": EXTRACTOR_VERSION}
    numbers = _numbers("explicit", result.explicit) | _numbers("implicit", result.implicit)
    for measure, value in measures_of(result).items():
        n = numbers["explicit_recall"] if measure == "whole" else numbers.get(measure, result.explicit.right)
        yield {**fixed, "part": ALL, "measure": measure, "value": value, "n": n}
    for phenomenon, tally in sorted(result.groups.items()):
        numbers = _numbers("explicit", tally)
        for rate, value in tally.rates().items():
            n = numbers[f"explicit_{rate}"]
            if phenomenon and n:  # a share of nothing is no measure
                yield {**fixed, "part": phenomenon, "measure": f"explicit_{rate}", "value": value, "n": n}


def _numbers(kind: str, tally: Tally) -> dict[str, int]:
    """What each rate of a tally is a share of."""
    labelled = tally.right + tally.missed
    return {f"{kind}_precision": tally.right + tally.spurious, f"{kind}_recall": labelled, f"{kind}_f1": labelled}
