"""Learn which articles tell of one incident (pipeline/analysis/data/story_weights.json) from a GVA set.

    python -m benchmarks.train_stories [DEV.jsonl] [--write]

A pair that the blocking of `steps/pairs.sql` proposes is right where both articles have one gold incident. Printed are the weights, and
B-cubed figures of the articles by threshold, five-fold over the incidents: a pair is scored by weights that saw neither of its incidents.
The figures of whole marts are `benchmarks.incidents`. Without --write nothing is changed.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path

import numpy as np

from benchmarks.clustering import b_cubed
from benchmarks.gva_warehouse import DEFAULT, Pairs, fit, open_set, pairs_of
from benchmarks.tables import print_table
from pipeline.analysis.stories import WEIGHTS_FILE, average_linkage

FOLDS = 5
THRESHOLD = 0.4  # of 0.3 to 0.55 the one with the best five-fold F1, by little


def fold_of(gold: list[str]) -> np.ndarray:
    """The fold of each record: one incident is in one fold."""
    place = {incident: number % FOLDS for number, incident in enumerate(sorted(set(gold)))}
    return np.array([place[incident] for incident in gold])


def unseen_scores(pairs: Pairs, gold: list[str]) -> np.ndarray:
    """The score of each pair by weights learnt without the incidents of the folds of its two ends."""
    fold, incident = fold_of(gold), np.array(gold)
    right = incident[pairs.one] == incident[pairs.other]
    scores = np.zeros(len(right))
    a, b = fold[pairs.one], fold[pairs.other]
    for one in range(FOLDS):
        for other in range(one, FOLDS):
            tested = ((a == one) & (b == other)) | ((a == other) & (b == one))
            learnt = ~np.isin(a, (one, other)) & ~np.isin(b, (one, other))
            weights = fit(Pairs(pairs.one[learnt], pairs.other[learnt], pairs.features[learnt]), right[learnt], THRESHOLD)
            scores[tested] = weights.scores(pairs.features[tested].T)
    return np.round(scores, 4)


def main() -> None:
    """Learn, print and perhaps write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dev", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not options.dev.exists():
        parser.error(f"there is no file {options.dev}")
    found = open_set(options.dev)
    gold, pairs = found.gold, pairs_of(found)
    scores = unseen_scores(pairs, gold)
    rows = []
    for threshold in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55):
        clusters = average_linkage(pairs.one, pairs.other, scores, threshold)
        figures = b_cubed([clusters.get(number, number) for number in range(len(gold))], gold)
        rows.append([f"{threshold}", *(f"{figure:.3f}" for figure in figures)])
    print_table(["threshold", "precision", "recall", "F1"], rows)
    incident = np.array(gold)
    weights = fit(pairs, incident[pairs.one] == incident[pairs.other], THRESHOLD)
    print(json.dumps(dataclasses.asdict(weights), indent=1))
    if options.write:
        WEIGHTS_FILE.write_text(json.dumps(dataclasses.asdict(weights), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
