"""Train the place ranker (pipeline/claims/models/place.json) from gold folders and print how it fares.

    python -m benchmarks.train_place GOLD [GOLD ...] [--split SPLIT.json] [--write]

GOLD is a folder with docs/*.json and claims.jsonl. With a split, only the documents of its `read` part are learnt from, and the `check`
part is scored; five-fold cross-validation over all documents is printed beside it. Without --write nothing is changed. The shipped
trees come from the shared `dev` and `train` sets (their `read` part) and from seeds/gold (articles, sentences and stories). Needs
LightGBM, from the extra `bench`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from benchmarks.boosting import fit_trees, ranker_of, write_trees
from benchmarks.fitting import Choice, folds
from benchmarks.gold import LabelledDocument, labelled_documents, parts_of, training_arguments
from pipeline.analysis.scoring import Label, compare
from pipeline.claims.events import read_context
from pipeline.claims.place_ranking import mark_figures, place_options, stated_place
from pipeline.claims.place_table import PlaceTable
from pipeline.claims.trees import TreeRanker
from pipeline.language.entity import Mention

Choices = list[tuple[Choice, bool]]  # with whether the claim is implicit

# By five-fold cross-validation; twice the trees at half the rate, or of twice the leaves, are alike to 0.003.
TREES: dict[str, Any] = {"trees": 150, "leaves": 8, "rate": 0.1, "least": 50}


def choices_of(item: LabelledDocument) -> Choices:
    """For each labelled claim the candidates for its place, and whether the claim is implicit."""
    document = item.document
    context = read_context(document, item.claims)
    table = PlaceTable.of(document, context)
    mark_figures(document, item.claims, table)
    found: list[tuple[Choice, bool]] = []
    for i, label in item.labels.items():
        claim = item.claims[i]
        same_event = claim.event is not None and claim.event.role == "main"
        stated = stated_place(document, claim, item.claims, table)
        options = (
            place_options(document, claim, item.claims, table, context.main_place, same_event=same_event)
            if stated is None
            else [(stated, {"stated": 1.0})]
        )
        right = [_is_right(item, label, mention) for mention, _ in options]
        found.append((Choice(item.doc_id, [features for _, features in options], right), bool(label["implicit"])))
    return found


def _is_right(item: LabelledDocument, label: Label, mention: Mention | None) -> bool:
    name = item.document.entities[mention.entity].name if mention else None
    return compare(label, {**label, "place": mention.text if mention else None, "place_name": name}, {})["place"]


def train(documents: Iterable[Choices]) -> dict[str, Any]:
    """The model fitted to the labelled claims of these articles."""
    return fit_trees([choice for choices in documents for choice, _ in choices], **TREES)


def share_right(documents: Iterable[Choices], ranker: TreeRanker) -> tuple[int, int]:
    """(right, all) over the explicit labelled claims."""
    outcomes = [choice.right[ranker.best(choice.candidates)] for choices in documents for choice, implicit in choices if not implicit]
    return sum(outcomes), len(outcomes)


def main() -> None:
    """Train, print, and write with --write."""
    arguments = training_arguments(__doc__)
    sets = {folder.name: list(labelled_documents(folder, parts_of(arguments.split))) for folder in arguments.gold}
    read = {(name, item.doc_id): choices_of(item) for name, items in sets.items() for item in items}
    documents = {doc_id: choices for (_, doc_id), choices in read.items()}
    right = total = 0
    for inside, outside in folds(list(documents)):
        ranker = ranker_of(train(choices for doc_id, choices in documents.items() if doc_id in inside))
        a, b = share_right((choices for doc_id, choices in documents.items() if doc_id in outside), ranker)
        right, total = right + a, total + b
    print(f"five-fold over {len(documents)} documents: {right}/{total} = {right / total:.3f}")
    parts = {(name, item.doc_id): item.part for name, items in sets.items() for item in items}
    model = train(choices for key, choices in read.items() if parts[key] in {"read", "all"})
    ranker = ranker_of(model)
    for name in sets:
        for part in ("read", "check", "all"):
            chosen = [choices for key, choices in read.items() if key[0] == name and parts[key] == part]
            if chosen:
                a, b = share_right(chosen, ranker)
                print(f"trained on read, {name} {part}: {a}/{b} = {a / b:.3f}")
    if arguments.write:
        note = "Boosted trees over an article's places. Train again: python -m benchmarks.train_place GOLD ... --split SPLIT --write"
        write_trees("place", note, model)


if __name__ == "__main__":
    main()
