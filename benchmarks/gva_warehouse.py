"""The warehouse of the articles of a GVA set, made once and brought up to date by later calls: what the benchmarks of incidents look at."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from pipeline.analysis import marts
from pipeline.analysis.stories import Weights
from pipeline.runs.run import run
from pipeline.storage.connect import connect_within
from pipeline.storage.warehouse import Warehouse

DEFAULT = Path(__file__).resolve().parents[1] / ".." / "shared" / "bench" / "gva" / "dev.jsonl"
FEATURES = (
    "cosine people sites places ages days_published same_day next_day other_day same_place far same_killed other_killed same_injured "
    "other_injured other_kind"
).split()
_SUBJECT_STEPS = tuple(
    "usual_words versions articles restated claims told hours subjects "
    "counts rarity telling named naming names ages known rare pairs".split()
)


@dataclass(slots=True)
class Set:
    """The records of a set, in order, and a connection to the warehouse of their articles."""

    records: list[dict[str, Any]]
    con: duckdb.DuckDBPyConnection

    @property
    def gold(self) -> list[str]:
        """The incident of each record."""
        return [str(record["incident"]) for record in self.records]

    def numbers(self) -> dict[str, int]:
        """The record of each article."""
        return {article: int(name) for article, name in self.con.sql("SELECT article_id, external_id FROM core.articles").fetchall()}


@dataclass(slots=True)
class Pairs:
    """Pairs of records that the blocking proposes, with their features (a column each of FEATURES)."""

    one: np.ndarray
    other: np.ndarray
    features: np.ndarray


def open_set(path: Path) -> Set:
    """The set at `path`, its articles (nothing else of it) read by the pipeline as it stands; some minutes the first time."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    articles = [{name: record[name] for name in ("url", "published", "title", "text")} for record in records]
    lines = "".join(json.dumps({"id": f"{number:05d}"} | article) + "\n" for number, article in enumerate(articles))
    folder = Path(tempfile.gettempdir()) / f"asreported-incidents-{hashlib.sha256(lines.encode()).hexdigest()[:12]}"
    folder.mkdir(exist_ok=True)
    source = folder / "articles.jsonl"
    if not source.exists() or source.read_text(encoding="utf-8") != lines:
        source.write_text(lines, encoding="utf-8")
    print("bringing the warehouse of the articles up to date", file=sys.stderr, flush=True)
    run([source], folder / "warehouse")
    return Set(records, connect_within(Warehouse(folder / "warehouse")))


def pairs_of(found: Set) -> Pairs:
    """The pairs of records that stories.py scores."""
    marts.Steps(found.con).make(_SUBJECT_STEPS)
    number_of = found.numbers()
    rows = found.con.sql(
        f"""SELECT a.article_id, b.article_id, {", ".join(FEATURES)} FROM step_pairs AS p
        JOIN step_subjects AS a ON a.number = p.number JOIN step_subjects AS b ON b.number = p.other ORDER BY p.number, p.other"""
    ).fetchall()
    ends = [(number_of[row[0]], number_of[row[1]]) for row in rows]
    return Pairs(np.array([a for a, _ in ends]), np.array([b for _, b in ends]), np.array([row[2:] for row in rows], np.float64))


def fit(pairs: Pairs, right: np.ndarray, threshold: float, l2: float = 1.0) -> Weights:
    """A logistic regression by Newton's method, features at unit scale under an L2 penalty; weights for features as they are."""
    scale = pairs.features.std(axis=0) + 1e-9
    values = np.column_stack([pairs.features / scale, np.ones(len(right))])
    weights, penalty = np.zeros(values.shape[1]), np.array([l2] * len(FEATURES) + [0.0])
    for _ in range(30):
        share = 1 / (1 + np.exp(-values @ weights))
        gradient = values.T @ (share - right) + penalty * weights
        curvature = (values * (share * (1 - share))[:, None]).T @ values + np.diag(penalty + 1e-9)
        weights -= np.linalg.solve(curvature, gradient)
    learnt = {name: round(float(w), 4) for name, w in zip(FEATURES, weights[:-1] / scale, strict=True)}
    return Weights(round(float(weights[-1]), 4), learnt, threshold)


def options_of(about: str) -> argparse.Namespace:
    """The command line of a measurement on a GVA set: `dev` (a file that is there), `markdown`, `errors` (how many to print)."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dev", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    if not options.dev.exists():
        parser.error(f"there is no file {options.dev}")
    return options
