"""What became right and what became wrong between two runs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pipeline.analysis.comparison import Change, Record, compare_runs, record_of
from pipeline.analysis.scoring import score

from .test_mistakes import claim

LABELS = {"d": [claim("a", "12"), claim("b", "nine"), claim("c", "The", implicit=True)]}


def run(*claims: dict[str, Any]) -> Record:
    """A run that found these claims, as it comes back from its file."""
    record: Record = json.loads(json.dumps(record_of(LABELS, score(LABELS, {"d": list(claims)}), "1")))
    return record


def test_the_same_run_has_no_change() -> None:
    same = compare_runs(run(claim("x", "12", place=None)), run(claim("y", "12", place=None)))
    assert (same.better, same.worse, same.not_in_both) == ([], [], 0)


def test_found_and_lost_fields_and_spurious_ones() -> None:
    before = run(claim("x", "12", place=None), claim("y", "The", implicit=True), claim("z", "40"))
    after = run(claim("x", "12", status="denied"), claim("y", "nine", place=None))
    found = compare_runs(before, after)
    assert found.better == [
        Change("d", "'12' killed", "place"),
        Change("d", "'nine' killed", "missed"),
        Change("d", "'40' killed", "spurious"),
    ]
    assert found.worse == [Change("d", "'12' killed", "status"), Change("d", "'The' killed", "missed")]
    assert found.measures["explicit_recall"] == (0.5, 1.0)
    back = compare_runs(after, before)
    assert (back.better, back.worse) == (found.worse, found.better)


def test_labels_of_one_run_only_are_counted() -> None:
    other = {"d": LABELS["d"][:1]}
    assert compare_runs(record_of(other, score(other, {}), "1"), run()).not_in_both == 2


@pytest.mark.parametrize("record", [None, [], {}, {"form": 0}])
def test_what_is_no_saved_run_is_refused(record: Any) -> None:
    with pytest.raises(ValueError, match="not a saved run"):
        compare_runs(record, run())
