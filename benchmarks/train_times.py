"""Train the rankers of measure and period (pipeline/claims/models/measure.json, period.json) from gold folders and print how they fare.

    python -m benchmarks.train_times GOLD [GOLD ...] [--split SPLIT.json] [--write]

GOLD is a folder with docs/*.json and claims.jsonl. With a split, only the documents of its `read` part are learnt from, and the
`check` part is scored; five-fold cross-validation over all documents is printed beside it. The period ranker learns from the measures
that it will meet: those that rankers trained on other documents give. Where the plain rules decide there is nothing to learn
(`measure.certain_measure`, `period.certain_period`). Without --write nothing is changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.fitting import Choice, fit, folds, write_model
from benchmarks.gold import LabelledDocument, labelled_documents, parts_of, training_arguments
from pipeline.claims.claim import Claim
from pipeline.claims.events import Context, assign_events, read_context
from pipeline.claims.measure_features import MEASURES
from pipeline.claims.period import as_measured, plain_period
from pipeline.claims.ranker import Ranker
from pipeline.claims.time_table import Period
from pipeline.claims.when import TimeReader, reading_order

# By five-fold cross-validation: a third or three times as much changes its shares by less than 0.01, ten times as much takes 0.03.
MEASURE_L2, PERIOD_L2 = 0.01, 0.005
STEPS = 300

Label = dict[str, Any]
Chances = dict[int, dict[str, float]]  # by id() of the claim


@dataclass(slots=True)
class Article:
    """A labelled article ready to be read: its claims in reading order with their labels."""

    item: LabelledDocument
    context: Context
    claims: list[tuple[Claim, Label | None]]


def prepare(item: LabelledDocument) -> Article:
    """Read the article's own times and events anew: an earlier reading has carried times over."""
    context = read_context(item.document, item.claims)
    assign_events(item.document, item.claims, context)
    labels = {id(claim): item.labels.get(i) for i, claim in enumerate(item.claims)}
    return Article(item, context, [(claim, labels[id(claim)]) for claim in reading_order(item.document, item.claims)])


def measure_choices(article: Article, ranker: Ranker | None, found: Chances) -> list[tuple[Choice, int, Label]]:
    """Each labelled claim's choice and the candidate taken: by the ranker, or without one the labelled measure (the first candidate
    where there is none). Writes the probabilities of all claims to `found`."""
    for claim, _ in article.claims:
        claim.measure = None
    reader = TimeReader(article.item.document, article.context)
    made: list[tuple[Choice, int, Label]] = []
    for claim, label in article.claims:
        candidates = reader.measures(claim)
        if ranker is not None:
            likely = reader.likely_measures(claim, ranker)
            taken = max(range(len(MEASURES)), key=lambda i: likely.get(MEASURES[i], 0.0))
            found[id(claim)] = likely
        else:
            taken = MEASURES.index(label["measure"]) if label else 0
        claim.measure = MEASURES[taken]
        reader.remember(claim)
        if label:
            made.append((Choice(article.item.doc_id, candidates, [m == label["measure"] for m in MEASURES]), taken, label))
    return made


def period_choices(article: Article, ranker: Ranker | None, likely: Chances, *, plain: bool = False) -> list[tuple[Choice, int, Label]]:
    """The same for periods; `plain` takes what the plain rules give."""
    for claim, _ in article.claims:
        claim.measure = None
    document, context = article.item.document, article.context
    reader = TimeReader(document, context)
    made: list[tuple[Choice, int, Label]] = []
    for claim, label in article.claims:
        claim.measure = max(likely[id(claim)], key=lambda measure: likely[id(claim)][measure])
        options = reader.periods(claim, likely[id(claim)])
        if plain:
            plain_period(document, claim, context)
            options = [(as_measured(claim, article.context, (claim.period_start, claim.period_end)), {})]
        right = [label is not None and _same(period, label) for period, _ in options]
        if plain:
            taken = 0
        elif ranker is not None:
            taken = ranker.best([features for _, features in options])
        else:
            taken = right.index(True) if any(right) else 0
        claim.period_start, claim.period_end = options[taken][0]
        reader.remember(claim)
        if label:
            made.append((Choice(article.item.doc_id, [features for _, features in options], right), taken, label))
    return made


def _same(period: Period, label: Label) -> bool:
    return [day.isoformat() if day else None for day in period] == [label["period_start"], label["period_end"]]


def train_measure(articles: Sequence[Article]) -> Ranker:
    """Fit twice: on labelled measures of the claims before, then on those that the first ranker took."""
    ranker = None
    for _ in range(2):
        ranker = Ranker(fit([c for a in articles for c, _, _ in measure_choices(a, ranker, {})], l2=MEASURE_L2, steps=STEPS))
    assert ranker is not None
    return ranker


def train_period(articles: Sequence[Article]) -> Ranker:
    """Fit twice as for measures, on measures that rankers trained on other documents give."""
    likely: Chances = {}
    for inside, outside in folds([a.item.doc_id for a in articles]):
        measure = train_measure([a for a in articles if a.item.doc_id in inside])
        for article in articles:
            if article.item.doc_id in outside:
                measure_choices(article, measure, likely)
    ranker = None
    for _ in range(2):
        ranker = Ranker(fit([c for a in articles for c, _, _ in period_choices(a, ranker, likely)], l2=PERIOD_L2, steps=STEPS))
    assert ranker is not None
    return ranker


Shares = dict[str, list[int]]  # field -> [right, all] over explicit claims


def score(articles: Sequence[Article], measure: Ranker, period: Ranker, shares: Shares) -> None:
    """Add to the counts how many explicit labelled claims get the right measure and period."""
    for article in articles:
        likely: Chances = {}
        outcomes = {"measure": measure_choices(article, measure, likely)}
        outcomes["period by rules"] = period_choices(article, None, likely, plain=True)
        outcomes["period"] = period_choices(article, period, likely)
        for name, choices in outcomes.items():
            explicit = [choice.right[taken] for choice, taken, label in choices if not label["implicit"]]
            count = shares.setdefault(name, [0, 0])
            count[0], count[1] = count[0] + sum(explicit), count[1] + len(explicit)


def show(title: str, shares: Shares) -> None:
    """Print one line."""
    print(f"{title:28}", "  ".join(f"{name} {right}/{total} = {right / total:.3f}" for name, (right, total) in shares.items()), flush=True)


def main() -> None:
    """Train, print, and write with --write."""
    arguments = training_arguments(__doc__)
    sets = {folder.name: [prepare(i) for i in labelled_documents(folder, parts_of(arguments.split))] for folder in arguments.gold}
    articles = [article for items in sets.values() for article in items]
    shares: Shares = {}
    for inside, outside in folds([a.item.doc_id for a in articles]):
        known = [a for a in articles if a.item.doc_id in inside]
        score([a for a in articles if a.item.doc_id in outside], train_measure(known), train_period(known), shares)
    show(f"five-fold, {len(articles)} documents", shares)
    known = [a for a in articles if a.item.part in {"read", "all"}]
    measure, period = train_measure(known), train_period(known)
    for name, items in sets.items():
        for part in ("read", "check", "all"):
            chosen = [a for a in items if a.item.part == part]
            if chosen:
                score(chosen, measure, period, shares := {})
                show(f"trained on read, {name} {part}", shares)
    if arguments.write:
        for name, ranker in (("measure", measure), ("period", period)):
            note = f"Conditional logit over a claim's candidates for its {name}. "
            note += "Train again: python -m benchmarks.train_times GOLD ... --split SPLIT --write"
            write_model(name, note, {n: w for n, w in ranker.weights.items() if w})


if __name__ == "__main__":
    main()
