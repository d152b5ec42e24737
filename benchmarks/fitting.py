"""Fitting the linear rankers: the share of probability that goes to right candidates is made as large as it can be."""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pipeline.claims.ranker import Features

MODELS = Path(__file__).resolve().parents[1] / "pipeline" / "claims" / "models"
Floats = npt.NDArray[np.float64]


@dataclass(slots=True)
class Choice:
    """One decision to learn from: its candidates' features, and which of them are right. `group` is the document."""

    group: str
    candidates: list[Features]
    right: list[bool]


def fit(choices: list[Choice], l2: float = 0.01, steps: int = 400, rate: float = 0.05) -> dict[str, float]:
    """Weights by feature of a conditional logit over each choice's candidates, by Adam with an L2 penalty; deterministic.

    Every document counts by the square root of its number of choices, so that a long table does not outweigh ten stories.
    Choices in which all or no candidates are right teach nothing and are left out.
    """
    usable = [choice for choice in choices if any(choice.right) and not all(choice.right)]
    sizes = Counter(choice.group for choice in usable)
    table = _Table([features for choice in usable for features in choice.candidates])
    right = np.array([is_right for choice in usable for is_right in choice.right], dtype=float)
    owner = np.repeat(np.arange(len(usable)), [len(choice.candidates) for choice in usable])
    weight = np.array([1.0 / math.sqrt(sizes[choice.group]) for choice in usable])[owner]
    starts = np.flatnonzero(np.diff(owner, prepend=-1))  # the first candidate of each choice
    weights, first, second = (np.zeros(len(table.names)) for _ in range(3))
    for step in range(1, steps + 1):
        scores = table.sums(weights)
        grown = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        share = grown / np.add.reduceat(grown, starts)[owner]
        share_right = grown * right / np.add.reduceat(grown * right, starts)[owner]
        gradient = 10.0 * table.totals((share - share_right) * weight) / weight.sum() + l2 * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return {name: round(float(w), 4) for name, w in zip(table.names, weights, strict=True)}


class _Table:
    """Rows of features, of which few are not zero, as a sparse matrix: ten times as fast as a full one."""

    def __init__(self, rows: list[Features]) -> None:
        self.names = sorted({name for features in rows for name in features})
        column = {name: i for i, name in enumerate(self.names)}
        self._n = len(rows)
        self._row = np.repeat(np.arange(len(rows)), [len(features) for features in rows])
        self._column = np.array([column[name] for features in rows for name in features], dtype=int)
        self._value = np.array([value for features in rows for value in features.values()], dtype=float)

    def sums(self, weights: Floats) -> Floats:
        """The sum of weight times value of each row."""
        return np.bincount(self._row, weights[self._column] * self._value, minlength=self._n).astype(np.float64, copy=False)

    def totals(self, by_row: Floats) -> Floats:
        """The sum over rows of value times the row's number, for each feature."""
        return np.bincount(self._column, by_row[self._row] * self._value, minlength=len(self.names)).astype(np.float64, copy=False)


def folds(groups: list[str], n: int = 5) -> list[tuple[set[str], set[str]]]:
    """(train, test) sets of documents, each document tested once; deterministic."""
    ordered = sorted(set(groups))
    return [({g for i, g in enumerate(ordered) if i % n != k}, {g for i, g in enumerate(ordered) if i % n == k}) for k in range(n)]


def fit_logistic(rows: list[Features], right: list[bool], groups: list[str], l2: float = 1.0, steps: int = 25) -> dict[str, float]:
    """Weights by feature of a logistic regression with an L2 penalty (none on `bias`), by Newton's method; deterministic.

    Every document (`groups`, one a row) counts by the square root of its number of rows.
    """
    names = sorted({name for features in rows for name in features})
    column = {name: i for i, name in enumerate(names)}
    values = np.zeros((len(rows), len(names)))
    for i, features in enumerate(rows):
        for name, value in features.items():
            values[i, column[name]] = value
    sizes = {group: groups.count(group) for group in set(groups)}
    weight = np.array([1.0 / np.sqrt(sizes[group]) for group in groups])
    weight *= len(rows) / weight.sum()
    penalty = np.array([0.0 if name == "bias" else l2 for name in names])
    target, weights = np.array(right, dtype=float), np.zeros(len(names))
    for _ in range(steps):
        share = 1.0 / (1.0 + np.exp(-values @ weights))
        gradient = values.T @ (weight * (share - target)) + penalty * weights
        curvature = (values * (weight * share * (1 - share))[:, None]).T @ values + np.diag(penalty + 1e-9)
        weights -= np.linalg.solve(curvature, gradient)
    return {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)}


def write_model(name: str, note: str, weights: Features) -> None:
    """Write the weights of a model that the pipeline ships, with a note of what they are and how they were made."""
    text = json.dumps({"note": note, "weights": weights}, indent=1, sort_keys=True)
    (MODELS / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print(f"wrote {name}.json")
