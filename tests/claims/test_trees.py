"""A ranker of boosted trees gives what walking its trees node by node gives."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.claims.ranker import Features
from pipeline.claims.trees import load_trees, tree_ranker

NAMES = ["near", "far", "named"]
FORKED = {"features": NAMES, "trees": [[[0, 0.5, 1, 2], [-1.0], [1, 2.0, 3, 4], [0.25], [3.0]], [[0.125]]]}


def walked(model: dict[str, Any], features: Features) -> float:
    """The sum of the leaves that a candidate comes to."""
    total = 0.0
    for tree in model["trees"]:
        node = tree[0]
        while len(node) > 1:
            column, threshold, left, right = node
            node = tree[left] if features.get(model["features"][column], 0.0) <= threshold else tree[right]
        total += node[0]
    return total


@st.composite
def trees(draw: st.DrawFn) -> list[list[float]]:
    """A tree of up to three forks in a row."""
    nodes: list[list[float]] = []
    for number in range(draw(st.integers(0, 3))):
        nodes += [[draw(st.integers(0, 2)), draw(st.integers(-4, 4)) / 2, 2 * number + 1, 2 * number + 2], [draw(st.integers(-9, 9)) / 8]]
    return [*nodes, [draw(st.integers(-9, 9)) / 8]]


CANDIDATES = st.lists(st.dictionaries(st.sampled_from([*NAMES, "unknown"]), st.integers(-6, 6).map(lambda n: n / 2)), max_size=4)


@given(st.lists(trees(), max_size=4), CANDIDATES)
def test_scores_are_the_sums_of_leaves(forest: list[list[list[float]]], candidates: list[Features]) -> None:
    model = {"features": NAMES, "trees": forest}
    assert tree_ranker(model).scores(candidates) == pytest.approx([walked(model, features) for features in candidates])


def test_the_highest_wins_and_the_first_of_equals() -> None:
    ranker = tree_ranker(FORKED)
    assert ranker.scores([{}, {"near": 1.0}, {"near": 1.0, "far": 3.0}]) == [-0.875, 0.375, 3.125]
    assert ranker.best([{}, {"near": 1.0, "far": 3.0}, {"near": 2.0, "far": 5.0}]) == 1
    with pytest.raises(ValueError, match="no candidate"):
        ranker.best([])


def test_a_candidate_alone_scores_what_it_scores_among_others() -> None:
    ranker = load_trees("place")
    candidates: list[Features] = [{"null": 1.0}, {"own": 0.9, "own_best": 1.0}, {"before": 0.5, "share": 0.2}]
    assert ranker.scores(candidates) == [ranker.scores([features])[0] for features in candidates]
