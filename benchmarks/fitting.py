"""Fitting the linear rankers: the share of probability that goes to right candidates is made as large as it can be."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.claims.ranker import Features


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
    names = sorted({name for choice in usable for features in choice.candidates for name in features})
    column = {name: i for i, name in enumerate(names)}
    sizes: dict[str, int] = {}
    for choice in usable:
        sizes[choice.group] = sizes.get(choice.group, 0) + 1
    rows = sum(len(choice.candidates) for choice in usable)
    values, right, owner, weight = np.zeros((rows, len(names))), np.zeros(rows), np.zeros(rows, dtype=int), np.zeros(rows)
    row = 0
    for number, choice in enumerate(usable):
        for features, is_right in zip(choice.candidates, choice.right, strict=True):
            for name, value in features.items():
                values[row, column[name]] = value
            right[row], owner[row], weight[row] = is_right, number, 1.0 / np.sqrt(sizes[choice.group])
            row += 1
    weights, first, second = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, steps + 1):
        scores = values @ weights
        top = np.full(len(usable), -np.inf)
        np.maximum.at(top, owner, scores)
        grown = np.exp(scores - top[owner])
        share = grown / np.bincount(owner, grown)[owner]
        share_right = grown * right / np.bincount(owner, grown * right)[owner]
        gradient = 10.0 * values.T @ ((share - share_right) * weight) / weight.sum() + l2 * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)}


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
