"""Train the confidence of claims (pipeline/claims/models/confidence.json) from gold folders and print how well it is calibrated.

    python -m benchmarks.train_confidence [GOLD ...] [--split SPLIT.json] [--write] [--markdown]

A claim is right where a label has its number span and impact (each label once) and its value. The weights are learnt from the `read`
documents of the split and from folders that the split does not name. The rules were written on those, so that they are right there more
often than on articles never seen; what is learnt there promises too much elsewhere. Two numbers, a level and a slope (Platt's scaling),
are therefore taken from how often claims of the `check` documents are right; the weights themselves know nothing of these.

Printed are the weights alone, by five-fold cross-validation over the documents learnt from and on check; then with level and slope, on
check by five-fold over its documents, so that none is scaled by itself: in bins of confidence, how many claims there are, what is promised
and what is right. Without --write nothing is changed. By default GOLD is what `benchmarks.claims` measures.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.fitting import fit_logistic, folds, write_model
from benchmarks.gold import GOLD, SHARED, LabelledDocument, known_golds, labelled_documents, parts_of
from benchmarks.tables import print_table
from pipeline.analysis.scoring import compare
from pipeline.claims.claim import Claim
from pipeline.claims.confidence import claim_features, probability
from pipeline.claims.ranker import Features, Ranker

BINS = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)
_PENALTY = 5.0  # of 1, 3, 5 and 10 the one with the best five-fold Brier score, by little
_FEWEST = 3  # documents that a feature must stand in to be learnt


@dataclass(slots=True)
class Case:
    """One claim: its document, the part that belongs to, its features, and whether number and impact are right."""

    doc_id: str
    part: str
    features: Features
    right: bool


def cases_of(item: LabelledDocument) -> list[Case]:
    """A case for every numeric claim of a document."""
    features = claim_features(item.document, item.claims)
    return [Case(item.doc_id, item.part, own, i in item.labels and _same_value(item, item.claims[i], i)) for i, own in enumerate(features)]


def _same_value(item: LabelledDocument, claim: Claim, i: int) -> bool:
    label = item.labels[i]
    return compare(label, {**label, "low": claim.low, "best": claim.best, "high": claim.high}, {})["value"]


def train(cases: list[Case]) -> Ranker:
    """The weights; features of fewer than _FEWEST documents are left out, so that no rule is keyed to one of them."""
    seen: dict[str, set[str]] = {}
    for case in cases:
        for name in case.features:
            seen.setdefault(name, set()).add(case.doc_id)
    common = {name for name, docs in seen.items() if len(docs) >= _FEWEST}
    rows = [{name: value for name, value in case.features.items() if name in common} for case in cases]
    return Ranker(fit_logistic(rows, [case.right for case in cases], [case.doc_id for case in cases], l2=_PENALTY))


def scaled(model: Ranker, cases: list[Case]) -> Ranker:
    """The model with the level and slope that suit the cases best, folded into its weights."""
    rows = [{"bias": 1.0, "score": model.score(case.features)} for case in cases]
    fitted = fit_logistic(rows, [case.right for case in cases], [str(i) for i in range(len(cases))])  # each claim counts alike
    weights = {name: round(weight * fitted["score"], 4) for name, weight in model.weights.items()}
    return Ranker(weights | {"bias": round(weights["bias"] + fitted["bias"], 4)})


def by_fold(cases: list[Case], fitted: Callable[[list[Case]], Ranker]) -> tuple[list[bool], list[float]]:
    """What is right and what is promised of each case by a model fitted on the other four fifths of the documents."""
    right, promise = [], []
    for inside, outside in folds([case.doc_id for case in cases]):
        model = fitted([case for case in cases if case.doc_id in inside])
        tested = [case for case in cases if case.doc_id in outside]
        right += [case.right for case in tested]
        promise += promised(tested, model)
    return right, promise


def promised(cases: list[Case], model: Ranker) -> list[float]:
    """The confidence of each case."""
    return [probability(model.score(case.features)) for case in cases]


def reliability(right: list[bool], promise: list[float]) -> list[list[str]]:
    """A row a bin: its limits, the claims in it, the mean promise and the share right."""
    rows = []
    for low, high in pairwise(BINS):
        inside = [(p, r) for p, r in zip(promise, right, strict=True) if low <= p < high]
        if inside:
            mean, share = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            rows.append([f"{low:.2f} to {high:.2f}", f"{len(inside)}", f"{mean:.3f}", f"{share:.3f}"])
    return rows


def summary(right: list[bool], promise: list[float]) -> list[str]:
    """Claims, share right, mean promise, Brier score, expected calibration error, and how well it ranks (area under the curve)."""
    n = len(right)
    brier = sum((p - r) ** 2 for p, r in zip(promise, right, strict=True)) / n
    error = sum(
        abs(sum(p - r for p, r in inside)) / n
        for low, high in pairwise(BINS)
        if (inside := [(p, r) for p, r in zip(promise, right, strict=True) if low <= p < high])
    )
    good, bad = ([p for p, r in zip(promise, right, strict=True) if r is wanted] for wanted in (True, False))
    area = sum((g > b) + 0.5 * (g == b) for g in good for b in bad) / (len(good) * len(bad)) if good and bad else math.nan
    return [f"{n}", f"{sum(right) / n:.3f}", f"{sum(promise) / n:.3f}", f"{brier:.3f}", f"{error:.3f}", f"{area:.3f}"]


def main() -> None:
    """Train, print, and write with --write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--split", type=Path, default=SHARED / "split.json")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    # Rules were written on the mistakes in `stories`, so that these say no more how often a rule errs.
    folders = options.gold or [*(path for path in known_golds() if path.name != "stories"), GOLD / "held_out"]
    parts = parts_of(options.split)
    cases = [case for folder in folders for item in labelled_documents(folder, parts) for case in cases_of(item)]
    learnt, check = [c for c in cases if c.part != "check"], [c for c in cases if c.part == "check"]
    model = train(learnt)
    sets = [("learnt from, five-fold", *by_fold(learnt, train))]
    if check:
        sets.append(("check, weights alone", [case.right for case in check], promised(check, model)))
        sets.append(("check, scaled, five-fold", *by_fold(check, lambda cases: scaled(model, cases))))
        model = scaled(model, check)
    header = ["set", "claims", "right", "promised", "Brier", "calibration error", "area"]
    print_table(header, [[name, *summary(r, p)] for name, r, p in sets], markdown=options.markdown)
    for name, r, p in sets:
        print_table([f"confidence, {name}", "claims", "promised", "right"], reliability(r, p), markdown=options.markdown)
    if options.write:
        note = "Logistic regression over a claim's features. Train again: python -m benchmarks.train_confidence --write"
        write_model("confidence", note, model.weights)


if __name__ == "__main__":
    main()
