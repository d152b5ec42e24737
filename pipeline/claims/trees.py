"""A ranker of boosted trees: each adds to a candidate's score, and the highest sum wins. Trained by benchmarks/, kept as JSON."""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.claims.ranker import Features

_DIGITS = 6  # of a score that count: what is left differs from machine to machine


@dataclass(frozen=True, slots=True)
class TreeRanker:
    """Trees in arrays over all their nodes. A leaf leads to itself; a feature that a candidate does not have is 0."""

    columns: dict[str, int]
    feature: npt.NDArray[np.intp]
    threshold: npt.NDArray[np.float64]  # at most so much of the feature leads to the left
    children: npt.NDArray[np.intp]  # of each node the left one and the right one
    value: npt.NDArray[np.float64]  # of a leaf, else 0
    roots: npt.NDArray[np.intp]
    depth: int

    def scores(self, candidates: Sequence[Features]) -> list[float]:
        """The score of each candidate."""
        if not candidates:
            return []
        table = np.zeros((len(candidates), max(1, len(self.columns))))
        for cells, features in zip(table, candidates, strict=True):
            for name, value in features.items():
                column = self.columns.get(name)
                if column is not None:
                    cells[column] = value
        values = table.ravel()
        row: npt.NDArray[np.intp] = np.arange(len(candidates), dtype=np.intp)[:, None] * table.shape[1]
        node: npt.NDArray[np.intp] = np.broadcast_to(self.roots, (len(candidates), len(self.roots)))
        for _ in range(self.depth):
            is_right = values[self.feature[node] + row] > self.threshold[node]
            node = self.children[2 * node + is_right]
        return [round(score, _DIGITS) for score in self.value[node].sum(axis=1).tolist()]

    def best(self, candidates: Sequence[Features]) -> int:
        """Index of the candidate with the highest score, the first of equals; ValueError for none."""
        if not candidates:
            raise ValueError("no candidate to rank")
        scores = self.scores(candidates)
        return scores.index(max(scores))


def tree_ranker(model: dict[str, Any]) -> TreeRanker:
    """The ranker of a model file: `features` names them, and each of `trees` is a list of nodes, the root first: [value] for a leaf,
    [feature, threshold, left, right] for a fork, where the last two count from the root."""
    feature: list[int] = []
    threshold: list[float] = []
    children: list[int] = []
    value: list[float] = []
    roots: list[int] = []
    for tree in model["trees"]:
        root = len(value)
        roots.append(root)
        for number, node in enumerate(tree, root):
            is_leaf = len(node) == 1
            feature.append(0 if is_leaf else node[0])
            threshold.append(0.0 if is_leaf else node[1])
            children += [number, number] if is_leaf else [root + node[2], root + node[3]]
            value.append(node[0] if is_leaf else 0.0)
    return TreeRanker(
        {name: i for i, name in enumerate(model["features"])},
        np.array(feature, dtype=np.intp),
        np.array(threshold, dtype=np.float64),
        np.array(children, dtype=np.intp),
        np.array(value, dtype=np.float64),
        np.array(roots, dtype=np.intp),
        max((_depth(tree) for tree in model["trees"]), default=0),
    )


def _depth(tree: list[list[float]]) -> int:
    """Forks on the longest way from the root to a leaf; a node's children stand behind it."""
    depths = [0] * len(tree)
    for number in range(len(tree) - 1, -1, -1):
        if len(tree[number]) > 1:
            depths[number] = 1 + max(depths[int(tree[number][2])], depths[int(tree[number][3])])
    return depths[0]


@functools.cache
def load_trees(name: str) -> TreeRanker:
    """The shipped ranker of that name (`place`), read once."""
    return tree_ranker(json.loads(files("pipeline.claims").joinpath("models", f"{name}.json").read_text(encoding="utf-8")))
