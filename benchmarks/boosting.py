"""Fitting rankers of boosted trees (pipeline/claims/trees.py) with LightGBM, from the extra `bench`."""

from __future__ import annotations

import json
import math
from collections import Counter
from typing import Any

import numpy as np

from benchmarks.fitting import MODELS, Choice
from pipeline.claims.trees import TreeRanker, tree_ranker

_DIGITS = 6  # of thresholds and values that are kept


def fit_trees(choices: list[Choice], *, trees: int, leaves: int, rate: float, least: int) -> dict[str, Any]:
    """A model file of `trees` trees of so many leaves, learnt at a rate, with at least `least` candidates in a leaf; deterministic.

    LambdaRank: what is learnt is to put right candidates before wrong ones. Every document counts by the square root of its number of
    choices. Choices in which all or no candidates are right teach nothing and are left out. Raises ImportError without LightGBM.
    """
    import lightgbm

    usable = [choice for choice in choices if any(choice.right) and not all(choice.right)]
    names = sorted({name for choice in usable for features in choice.candidates for name in features})
    column = {name: i for i, name in enumerate(names)}
    sizes = Counter(choice.group for choice in usable)
    rows = [(features, right, choice.group) for choice in usable for features, right in zip(choice.candidates, choice.right, strict=True)]
    table = np.zeros((len(rows), len(names)))
    for i, (features, _, _) in enumerate(rows):
        for name, value in features.items():
            table[i, column[name]] = value
    data = lightgbm.Dataset(
        table,
        label=np.array([right for _, right, _ in rows], dtype=float),
        group=[len(choice.right) for choice in usable],
        weight=np.array([1.0 / math.sqrt(sizes[group]) for _, _, group in rows]),
        feature_name=[f"f{i}" for i in range(len(names))],
    )
    settings = {
        "objective": "lambdarank", "learning_rate": rate, "num_leaves": leaves, "min_data_in_leaf": least,
        "bagging_fraction": 0.8, "bagging_freq": 1, "feature_fraction": 0.5, "seed": 1,
        "deterministic": True, "force_row_wise": True, "num_threads": 1, "verbosity": -1,
    }  # fmt: skip
    fitted = lightgbm.train(settings, data, trees)
    structures = [tree["tree_structure"] for tree in fitted.dump_model()["tree_info"]]
    return {"features": names, "trees": [_nodes(structure) for structure in structures]}


def ranker_of(model: dict[str, Any]) -> TreeRanker:
    """The ranker that a model file gives, as the pipeline reads it."""
    return tree_ranker(json.loads(json.dumps(model)))


def write_trees(name: str, note: str, model: dict[str, Any]) -> None:
    """Write a model that the pipeline ships, with a note of what it is and how it was made; a tree a line."""
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in model["trees"])
    head = json.dumps({"note": note, "features": model["features"]}, indent=1)[:-2]
    (MODELS / f"{name}.json").write_text(f'{head},\n "trees": [\n{lines}\n]}}\n', encoding="utf-8")
    print(f"wrote {name}.json")


def _nodes(structure: dict[str, Any]) -> list[list[float]]:
    """The nodes of a tree in the form of a model file."""
    nodes: list[list[float]] = []

    def add(part: dict[str, Any]) -> int:
        number = len(nodes)
        nodes.append([])
        if "leaf_value" in part and "split_feature" not in part:
            nodes[number] = [round(part["leaf_value"], _DIGITS)]
        else:
            left, right = add(part["left_child"]), add(part["right_child"])
            nodes[number] = [part["split_feature"], round(part["threshold"], _DIGITS), left, right]
        return number

    add(structure)
    return nodes
