"""A linear ranker: weights a feature, the highest sum wins. Trained by benchmarks/train_rankers.py, kept as readable JSON."""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights by feature name; a feature without a weight counts nothing."""

    weights: dict[str, float]

    def score(self, features: Features) -> float:
        """The sum of weight times value."""
        weights = self.weights
        return sum(weights.get(name, 0.0) * value for name, value in features.items())

    def best(self, candidates: Sequence[Features]) -> int:
        """Index of the candidate with the highest score, the first of equals; ValueError for none."""
        if not candidates:
            raise ValueError("no candidate to rank")
        scores = [self.score(features) for features in candidates]
        return scores.index(max(scores))


@functools.cache
def load_ranker(name: str) -> Ranker:
    """The shipped ranker of that name (`place`, `period`, `confidence`), read once."""
    text = files("pipeline.claims").joinpath("models", f"{name}.json").read_text(encoding="utf-8")
    return Ranker(json.loads(text)["weights"])
