"""The measures, and that they are those of the scorer that comes with the labels."""

from __future__ import annotations

import copy
import importlib.util
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipeline.analysis.scoring import GROUPINGS, load_labels, match, score

GOLD = Path(__file__).parents[3] / "shared" / "gold"


def label(claim_id: str, start: int, end: int, **values: Any) -> dict[str, Any]:
    row = {
        "id": claim_id,
        "start": start,
        "end": end,
        "number_text": "n",
        "impact": "killed",
        "quantifier": "exact",
        "low": 1,
        "best": 1,
        "high": 1,
        "victim_group": None,
        "place": "Gaza",
        "measure": "incident",
        "period_start": "2024-12-01",
        "period_end": "2024-12-01",
        "source": None,
        "status": "asserted",
        "part_of": None,
        "implicit": False,
    }
    return row | values


def test_the_largest_overlap_is_matched_first_and_each_claim_once() -> None:
    labels = [label("a", 0, 10), label("b", 5, 10)]
    claims = [label("x", 0, 10), label("y", 8, 12)]
    assert match(labels, claims) == {0: 0, 1: 1}
    assert match(labels, [label("z", 0, 10, impact="injured")]) == {}
    assert match(labels, [label("z", 10, 12)]) == {}


@pytest.mark.parametrize(
    ("field", "labelled", "found", "agree"),
    [
        ("place", {"place": "Gaza"}, {"place": "Gáza Strip"}, True),
        ("place", {"place": "Gaza"}, {"place": None, "place_name": "GAZA"}, True),
        ("place", {"place": "Gaza"}, {"place": "Gazania"}, False),
        ("place", {"place": None}, {"place": None}, True),
        ("source", {"source": "the health ministry"}, {"source": "Health Ministry of Gaza"}, True),
        ("source", {"source": "police"}, {"source": None}, False),
        ("value", {"low": 5, "best": None, "high": None}, {"low": 5.0, "best": None, "high": None}, True),
        ("period", {"period_end": None, "period_start": None}, {"period_end": None, "period_start": None}, True),
        ("part_of", {"part_of": None}, {"part_of": "q"}, False),
    ],
)
def test_when_a_field_agrees(field: str, labelled: dict[str, Any], found: dict[str, Any], agree: bool) -> None:
    result = score({"d": [label("a", 0, 5, **labelled)]}, {"d": [label("x", 0, 5, **found)]})
    assert result.fields_right[field] == agree


def test_implicit_claims_are_counted_apart() -> None:
    result = score({"d": [label("a", 0, 5, implicit=True)]}, {"d": [label("x", 0, 5), label("y", 9, 12, implicit=True)]})
    assert (result.implicit.right, result.implicit.spurious, result.explicit.right, result.explicit.spurious) == (1, 1, 0, 0)


def test_nothing_found_and_nothing_labelled() -> None:
    assert score({}, {}).summary()["explicit"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "tp": 0, "fp": 0, "fn": 0}


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """The scorer that comes with the labels, where they are."""
    path = GOLD / "score.py"
    if not path.is_file():
        pytest.skip("the labels are not here")
    spec = importlib.util.spec_from_file_location("gold_scorer", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("by", [None, *GROUPINGS])
def test_the_numbers_are_those_of_the_scorer_that_comes_with_the_labels(scorer: ModuleType, by: str | None) -> None:
    labelled = load_labels(GOLD / "train" / "claims.jsonl")
    found = _spoilt(labelled)
    theirs, their_errors = scorer.score(labelled, found, by)
    ours = score(labelled, found, by)
    assert ours.summary(grouped=by is not None) == theirs
    assert 0.3 < theirs["explicit"]["f1"] < 0.95
    assert [(m.doc_id, m.kind) for m in ours.mistakes] == [(doc, kind) for doc, kind, _, _ in their_errors]


def _spoilt(labelled: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """The labels with mistakes of every kind put in, the same ones every time."""
    chance = random.Random(7)
    found = copy.deepcopy(labelled)
    for claims in found.values():
        for claim in list(claims):
            claim["id"] = f"p-{claim['id']}"
            claim["part_of"] = claim["part_of"] and f"p-{claim['part_of']}"
            if chance.random() < 0.15:
                claims.remove(claim)
            elif chance.random() < 0.2:
                claims.append({**claim, "id": f"{claim['id']}x", "start": claim["start"] + 1})
            for field, value in (
                ("impact", "affected"),
                ("low", 7),
                ("place", None),
                ("source", "the police"),
                ("status", "denied"),
                ("end", 0),
            ):
                if chance.random() < 0.1:
                    claim[field] = value
            for field, value in (
                ("part_of", None),
                ("implicit", True),
                ("measure", "stock"),
                ("period_end", None),
                ("victim_group", "man"),
            ):
                if chance.random() < 0.1:
                    claim[field] = value
    return found
