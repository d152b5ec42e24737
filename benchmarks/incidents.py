"""Incidents and copies across articles.

    python -m benchmarks.incidents [DEV.jsonl] [--markdown] [--errors N]

Incidents: all articles of a GVA set are put into incidents at once, by their texts and dates alone. The incident of an article is its main
one in mart.incident_articles; an article that is in none stands alone. The weights that compare articles are learnt from this set, so five
builds are made, each with weights learnt without a fifth of the incidents, and each article is judged in the build that has not seen its
own. `claims alone` leaves that comparison out. Pairwise figures are of one build with the weights as shipped, hence a little flattered.

Figures: of the incidents for which an article writes or implies the final number of killed or injured (see benchmarks.gva), the share in
which that number lies within the hull that mart.estimates has for all victims, an open bound open, of the incident that most of the gold
incident's articles are put into (shipped weights). Where nobody counts them all, that is what the groups bound (basis `groups`).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from benchmarks.clustering import b_cubed, pairwise
from benchmarks.gva import IMPACTS, sentence_with
from benchmarks.gva_warehouse import Pairs, Set, fit, open_set, options_of, pairs_of
from benchmarks.tables import print_table
from benchmarks.train_stories import FOLDS, THRESHOLD, fold_of
from pipeline.analysis import marts
from pipeline.analysis.stories import Weights, shipped_weights

_NEEDED = ("article_links", "incident_claims", "incident_articles")
AIM_F1, AIM_FIGURES = 0.90, 0.80


@dataclass(slots=True)
class _Sentence:
    number: int
    start: int
    end: int


@dataclass(slots=True)
class _Span:
    """What was said of one gold figure: whether it lies within our span, whether that has no upper bound, whether there is none."""

    is_right: bool
    is_open: bool
    is_missing: bool


@dataclass(slots=True)
class _Text:
    """As much of a document as looking for a number in it takes."""

    text: str
    sentences: list[_Sentence]


def incidents_of(found: Set, weights: Weights | None) -> list[str]:
    """The incident of each record, built anew; without weights articles are not compared."""
    never = Weights(-99.0, dict.fromkeys(shipped_weights().features, 0.0), 1.0)
    used = weights or never
    original, marts.shipped_weights = marts.shipped_weights, lambda: used
    try:
        for name in _NEEDED:
            _build(found, name)
    finally:
        marts.shipped_weights = original
    incidents = [f"alone {number}" for number in range(len(found.records))]
    number_of = found.numbers()
    for article, incident in found.con.sql("SELECT article_id, incident_id FROM mart.incident_articles WHERE is_main").fetchall():
        incidents[number_of[article]] = incident
    return incidents


def _build(found: Set, name: str) -> None:
    """Put a mart, built anew, before that of the warehouse."""
    found.con.register(f"built_{name}", marts.build_mart(f"mart.{name}", found.con))
    found.con.execute(f"CREATE OR REPLACE VIEW mart.{name} AS FROM built_{name}")


def measure_articles(found: Set) -> tuple[list[list[str]], list[str]]:
    """Rows of figures, and the incidents with the shipped weights."""
    gold = found.gold
    alone = incidents_of(found, None)
    pairs, incident, fold = pairs_of(found), np.array(gold), fold_of(gold)
    right = incident[pairs.one] == incident[pairs.other]
    figures = np.zeros(2)
    for number in range(FOLDS):
        learnt = (fold[pairs.one] != number) & (fold[pairs.other] != number)
        weights = fit(Pairs(pairs.one[learnt], pairs.other[learnt], pairs.features[learnt]), right[learnt], THRESHOLD)
        judged = np.flatnonzero(fold == number).tolist()
        figures += np.array(b_cubed(incidents_of(found, weights), gold, judged)[:2]) * len(judged) / len(gold)
    precision, recall = figures.tolist()
    shipped = incidents_of(found, shipped_weights())
    rows = [
        ["articles, B-cubed, five-fold", *_figures((precision, recall, 2 * precision * recall / (precision + recall))), f"{AIM_F1:.2f}"],
        ["  claims alone", *_figures(b_cubed(alone, gold)), ""],
        ["  every article alone", *_figures(b_cubed(range(len(gold)), gold)), ""],
        ["pairs of articles, shipped weights", *_figures(pairwise(shipped, gold)), ""],
        ["  claims alone", *_figures(pairwise(alone, gold)), ""],
    ]
    return rows, shipped


def measure_figures(found: Set, incidents: list[str], errors: int) -> list[list[str]]:
    """The share of gold figures that lie within our span, by impact; `found` must hold the mart of estimates of these incidents."""
    spans: dict[tuple[str, str], tuple[float, float, str]] = {}
    hulls = found.con.sql(
        """SELECT subject_id, impact, min(coalesce(low, 0)), max(coalesce(high, 'infinity'::DOUBLE)), max(basis) FROM mart.estimates
        WHERE subject_kind = 'incident' AND rule = 'hull' AND victim_group IS NULL GROUP BY ALL"""
    )
    for incident, impact, low, high, basis in hulls.fetchall():
        spans[incident, impact] = (low, high, basis)
    texts = _texts(found)
    members: dict[str, list[int]] = defaultdict(list)
    for number, incident in enumerate(found.gold):
        members[incident].append(number)
    counted: dict[str, list[_Span]] = defaultdict(list)
    for impact in IMPACTS:
        for numbers in members.values():
            n = found.records[numbers[0]]["gold"][impact]
            if not n or not any(sentence_with(texts[number], n, impact) for number in numbers):  # type: ignore[arg-type]
                continue
            ours = Counter(incidents[number] for number in numbers).most_common(1)[0][0]
            low, high, basis = spans.get((ours, impact), (math.nan, math.nan, ""))
            span = _Span(low <= n <= high, math.isinf(high), not basis)
            for what in ("all", impact, *([basis] if basis else [])):
                counted[what].append(span)
            if errors and not span.is_right:
                errors -= 1
                record = found.records[numbers[0]]
                print(f"{impact} {n} not in [{low}, {high}]: {record['title']} ({record['article'][:8]})")
    names = {"all": "figures within [low, high]", **{impact: f"  {impact}" for impact in IMPACTS}}
    names |= {"stated": "  all victims were counted by somebody", "groups": "  groups of them alone were"}
    return [
        [
            name,
            f"{_share(span.is_right for span in counted[what]):.3f}",
            f"{len(counted[what])}",
            f"{_share(span.is_open for span in counted[what]):.3f}",
            f"{_share(span.is_missing for span in counted[what]):.3f}",
            f"{AIM_FIGURES:.2f}" if what == "all" else "",
        ]
        for what, name in names.items()
    ]


def _share(found: Iterable[bool]) -> float:
    values = list(found)
    return sum(values) / max(len(values), 1)


def _texts(found: Set) -> list[_Text]:
    texts = [_Text("", []) for _ in found.records]
    number_of = found.numbers()
    for article, text in found.con.sql("SELECT article_id, text FROM core.articles").fetchall():
        texts[number_of[article]].text = text
    for article, start, end in found.con.sql(
        "SELECT article_id, start_char, end_char FROM core.sentences ORDER BY article_id, sentence_no"
    ).fetchall():
        sentences = texts[number_of[article]].sentences
        sentences.append(_Sentence(len(sentences), start, end))
    return texts


def _figures(figures: tuple[float, float, float]) -> list[str]:
    return [f"{figure:.3f}" for figure in figures]


def main() -> None:
    """Measure and print."""
    options = options_of(__doc__)
    found = open_set(options.dev)
    rows, incidents = measure_articles(found)
    size = f"{len(found.records):,} articles, {len(set(found.gold)):,} incidents"
    print_table([size, "precision", "recall", "F1", "aim"], rows, markdown=options.markdown)
    _build(found, "estimates")
    figures = measure_figures(found, incidents, options.errors)
    print_table(
        ["figures of incidents that state them", "share", "of", "open above", "no figure", "aim"], figures, markdown=options.markdown
    )


if __name__ == "__main__":
    main()
