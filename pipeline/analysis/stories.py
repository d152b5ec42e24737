"""Articles that tell of one incident: pairs scored by a small learnt model, then joined by average linkage.

The pairs and what speaks for and against each (`pairs.py`) come from names, telling words, days, places and figures. The weights are
learnt by `benchmarks/train_stories.py`, a page of JSON beside this file.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from pipeline.analysis.clusters import Link, components

if TYPE_CHECKING:
    import duckdb

_DATA = Path(__file__).parent / "data"
WEIGHTS_FILE = _DATA / "story_weights.json"
USUAL_WORDS = _DATA / "usual_words.csv"  # words of English news, each with the share of articles that use it
_ROWS_AT_ONCE = 100_000
FLOOR = 0.05  # a pair that is less likely than this is none


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression over columns of step_pairs, and how likely the articles of two stories must be one on average to be joined."""

    intercept: float
    features: dict[str, float]
    threshold: float

    def scores(self, columns: Iterable[np.ndarray]) -> np.ndarray:
        """How likely the two articles of each pair tell of one incident, from the columns of `features` in their order."""
        total: np.ndarray = np.asarray(self.intercept + sum(w * column for w, column in zip(self.features.values(), columns, strict=True)))
        return np.asarray(1 / (1 + np.exp(-total)))


@cache
def shipped_weights() -> Weights:
    """The weights that lie beside the code."""
    return Weights(**json.loads(WEIGHTS_FILE.read_text(encoding="utf-8")))


def stories(con: duckdb.DuckDBPyConnection, weights: Weights) -> dict[str, np.ndarray]:
    """Every article that tells of one incident with an earlier one: the columns number, other (of the earlier) and score.

    `con` must know step_scored (pairs.py), where articles are numbered by age. Of the earlier ones of its cluster an article is linked to
    the one that it is most like, so that the links of a cluster hold it together.
    """
    found = con.sql("FROM step_scored ORDER BY number, other").fetchnumpy()
    earlier, later = (np.asarray(found[name], np.int64) for name in ("number", "other"))
    scores = np.asarray(found["score"], np.float64)
    clusters = average_linkage(earlier, later, scores, weights.threshold)
    links = {node: (0.0, first) for node, first in clusters.items() if node != first}
    told = np.isin(later, np.fromiter(links, np.int64, len(links)))
    for one, other, score in _rows(earlier[told], later[told], scores[told]):
        if clusters.get(one) == clusters[other] and score > links[other][0]:
            links[other] = (score, one)
    numbers = sorted(links)
    return {
        "number": np.array(numbers, np.int64),
        "other": np.array([links[number][1] for number in numbers], np.int64),
        "score": np.array([links[number][0] for number in numbers], np.float64),
    }


def average_linkage(one: np.ndarray, other: np.ndarray, scores: np.ndarray, threshold: float) -> dict[int, int]:
    """For every node in a cluster of two or more, the least node of its cluster.

    The two clusters with the highest mean score between their members are joined until none reaches the threshold; a pair that is not given
    scores 0. So a chance likeness of two members does not chain. Ties go to the least nodes. Near linear: nodes that no strong pair
    touches are never looked at, and clusters are small.
    """
    strong = scores >= threshold
    touched = np.union1d(one[strong], other[strong])
    kept = (scores >= FLOOR) & np.isin(one, touched) & np.isin(other, touched)
    one, other, scores = one[kept], other[kept], scores[kept]
    nodes, ends = np.unique(np.concatenate([one, other]), return_inverse=True)
    apart = components((Link(a, b) for a, b in _rows(ends[: len(one)], ends[len(one) :])), len(nodes))[ends[: len(one)]]
    order = np.argsort(apart, kind="stable")
    found: dict[int, int] = {}  # what no pair ties together never joins: a component at a time is in memory as Python values
    for rows in np.split(order, np.flatnonzero(np.diff(apart[order])) + 1):
        found |= _linked(one[rows].tolist(), other[rows].tolist(), scores[rows].tolist(), threshold)
    return found


def _rows(*columns: np.ndarray) -> Iterator[tuple[Any, ...]]:
    """The rows of columns as Python values, some at a time in memory."""
    for start in range(0, len(columns[0]), _ROWS_AT_ONCE):
        yield from zip(*(column[start : start + _ROWS_AT_ONCE].tolist() for column in columns), strict=True)


def _linked(one: list[int], other: list[int], scores: list[float], threshold: float) -> dict[int, int]:
    """`average_linkage` of pairs that hang together."""
    sums: dict[int, dict[int, float]] = {}
    heap: list[tuple[float, int, int]] = []
    for a, b, score in zip(one, other, scores, strict=True):
        sums.setdefault(a, {})[b] = sums.setdefault(b, {})[a] = score
        if score >= threshold:
            heap.append((-score, min(a, b), max(a, b)))
    heapq.heapify(heap)
    members: dict[int, list[int]] = {node: [node] for node in sums}
    while heap:
        distance, a, b = heapq.heappop(heap)
        if a not in sums or b not in sums or -distance != _mean(sums, members, a, b):
            continue
        for node, score in sums.pop(b).items():
            del sums[node][b]
            if node != a:
                sums[a][node] = sums[node][a] = sums[a].get(node, 0.0) + score
        members[a] += members.pop(b)
        for node in sums[a]:
            low, high = min(a, node), max(a, node)
            if (mean := _mean(sums, members, low, high)) >= threshold:
                heapq.heappush(heap, (-mean, low, high))
    return {node: least for least, nodes in members.items() if len(nodes) > 1 for node in nodes}


def _mean(sums: dict[int, dict[int, float]], members: dict[int, Sequence[int]] | dict[int, list[int]], a: int, b: int) -> float:
    return round(sums[a].get(b, 0.0) / (len(members[a]) * len(members[b])), 9)
