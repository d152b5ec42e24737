"""Train the place ranker (pipeline/claims/models/place.json) from gold folders and print how it fares.

    python -m benchmarks.train_place GOLD [GOLD ...] [--split SPLIT.json] [--write]

GOLD is a folder with docs/*.json and claims.jsonl. With a split, only the documents of its `read` part are learnt from, and the `check`
part is scored; five-fold cross-validation over all documents is printed beside it. Without --write nothing is changed. The shipped
weights come from the shared `dev` and `train` sets (their `read` part) and from seeds/gold (articles and sentences).
"""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.fitting import Choice, fit, folds, write_model
from benchmarks.gold import LabelledDocument, labelled_documents, parts_of, training_arguments
from pipeline.analysis.scoring import Label, compare
from pipeline.claims.events import read_context
from pipeline.claims.place_ranking import mark_figures, place_options, stated_place
from pipeline.claims.place_table import PlaceTable
from pipeline.claims.ranker import Ranker
from pipeline.language.entity import Mention

# By five-fold cross-validation: 0.001 and 0.01 take up to 0.01 of the shares.
L2 = 0.003


def choices_of(item: LabelledDocument) -> list[tuple[Choice, bool]]:
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


def train(items: Iterable[LabelledDocument]) -> Ranker:
    """Fit the weights to the labelled claims of these articles."""
    return Ranker(fit([choice for item in items for choice, _ in choices_of(item)], l2=L2))


def share_right(items: Iterable[LabelledDocument], ranker: Ranker) -> tuple[int, int]:
    """(right, all) over the explicit labelled claims."""
    outcomes = [choice.right[ranker.best(choice.candidates)] for item in items for choice, implicit in choices_of(item) if not implicit]
    return sum(outcomes), len(outcomes)


def main() -> None:
    """Train, print, and write with --write."""
    arguments = training_arguments(__doc__)
    items = [item for folder in arguments.gold for item in labelled_documents(folder, parts_of(arguments.split))]
    right = total = 0
    for inside, outside in folds([item.doc_id for item in items]):
        ranker = train(item for item in items if item.doc_id in inside)
        a, b = share_right((item for item in items if item.doc_id in outside), ranker)
        right, total = right + a, total + b
    print(f"five-fold over {len(items)} documents: {right}/{total} = {right / total:.3f}")
    ranker = train(item for item in items if item.part in {"read", "all"})
    for part in ("read", "check", "all"):
        chosen = [item for item in items if item.part == part]
        if chosen:
            a, b = share_right(chosen, ranker)
            print(f"trained on read, {part}: {a}/{b} = {a / b:.3f}")
    if arguments.write:
        note = "Conditional logit over an article's places. Train again: python -m benchmarks.train_place GOLD ... --split SPLIT --write"
        write_model("place", note, ranker.weights)


if __name__ == "__main__":
    main()
