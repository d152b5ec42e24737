"""Train the place ranker (pipeline/claims/models/place.json) from gold folders and print how it fares.

    python -m benchmarks.train_place GOLD [GOLD ...] [--split SPLIT.json] [--write]

GOLD is a folder with docs/*.json and claims.jsonl. With a split, only the documents of its `read` part are learnt from, and the `check`
part is scored; five-fold cross-validation over all documents is printed beside it. Without --write nothing is changed. The shipped
weights come from the shared `dev` and `train` sets (their `read` part) and from seeds/gold (articles and sentences).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

from benchmarks.fitting import Choice, fit, folds
from benchmarks.gold import LabelledDocument, labelled_documents, parts_of
from pipeline.analysis.scoring import Label, compare
from pipeline.claims.events import read_context
from pipeline.claims.place_ranking import PlaceTable, place_options, stated_place
from pipeline.claims.ranker import Ranker
from pipeline.language.entities import Mention

MODEL = Path(__file__).parent.parent / "pipeline" / "claims" / "models" / "place.json"


def choices_of(item: LabelledDocument, ranker: Ranker | None) -> list[tuple[Choice, int, bool]]:
    """For each labelled claim the choice, the candidate taken and whether the claim is implicit.

    Claims are read in order; the place of the claim before is the labelled one (without a ranker) or the one that the ranker took.
    """
    document = item.document
    context = read_context(document, item.claims)
    table = PlaceTable.of(document, context.places)
    found: list[tuple[Choice, int, bool]] = []
    previous = None
    order = sorted(range(len(item.claims)), key=lambda i: (item.claims[i].end <= document.title_end, item.claims[i].start))
    for i in order:
        claim = item.claims[i]
        same_event = claim.event is not None and claim.event.role == "main"
        options = place_options(document, claim, item.claims, table, previous, context.main_place, same_event=same_event)
        stated = stated_place(document, claim, item.claims, table)
        label = item.labels.get(i)
        if stated is not None:
            options = [(stated, {"stated": 1.0})]
        right = [_is_right(item, label, mention) for mention, _ in options] if label else []
        if ranker is not None:
            taken = ranker.best([features for _, features in options])
        else:
            taken = max((j for j, ok in enumerate(right) if ok), key=lambda j: options[j][1].get("own", 0.0), default=0)
        claim.place = options[taken][0]
        previous = claim
        if label:
            found.append((Choice(item.doc_id, [features for _, features in options], right), taken, bool(label["implicit"])))
    return found


def _is_right(item: LabelledDocument, label: Label, mention: Mention | None) -> bool:
    name = item.document.entities[mention.entity].name if mention else None
    return compare(label, {**label, "place": mention.text if mention else None, "place_name": name}, {})["place"]


def train(items: Iterable[LabelledDocument]) -> Ranker:
    """Fit twice: on labelled places of the claims before, then on those that the first ranker took."""
    items = list(items)
    ranker = Ranker(fit([choice for item in items for choice, _, _ in choices_of(item, None)]))
    return Ranker(fit([choice for item in items for choice, _, _ in choices_of(item, ranker)]))


def share_right(items: Iterable[LabelledDocument], ranker: Ranker) -> tuple[int, int]:
    """(right, all) over the explicit labelled claims."""
    outcomes = [choice.right[taken] for item in items for choice, taken, implicit in choices_of(item, ranker) if not implicit]
    return sum(outcomes), len(outcomes)


def main() -> None:
    """Train, print, and write with --write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--split", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
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
        MODEL.write_text(json.dumps({"note": note, "weights": ranker.weights}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        print(f"wrote {MODEL.name}")


if __name__ == "__main__":
    main()
