"""Claims against hand-labelled ones: the first table of docs/quality.md.

    python -m benchmarks.claims [GOLD ...] [--split SPLIT.json] [--markdown] [--families] [--speed]

GOLD is a gold set as `asreported evaluate` takes it; by default the shared seed, dev and train, the project's own seeds/gold/* and its
labels of `benchmarks.toponym_news`, those of them that are there. With a split each folder has the columns `read` (rules were written
on it) and `check` (never looked at). The measures are those of `asreported evaluate`.

--markdown prints tables that can be pasted. --families adds what each rule family (`Claim.how`) finds on check, and explicit F1
without what it finds. --speed adds the sentences a second of the language model, the language stage and the claim stage.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.gold import GOLD, SHARED, gold_set, known_golds, parts_of
from benchmarks.parsed import annotated, settings_of
from benchmarks.tables import print_table
from benchmarks.toponym_news import gold_folder
from pipeline.analysis.comparison import measures_of
from pipeline.analysis.scoring import FIELDS, Label, match, score
from pipeline.claims.read import read_claims
from pipeline.claims.rows import article_rows, row_id
from pipeline.language.annotate import annotate
from pipeline.language.document import Document
from pipeline.language.model import load_model, parse_many

AIMS = {
    ("dev", "check"): {
        "explicit_f1": 0.90, "implicit_f1": 0.75, "value": 0.97, "quantifier": 0.97, "victim_group": 0.90, "measure": 0.88, "place": 0.80,
        "period": 0.78, "source": 0.85, "status": 0.94, "part_of": 0.92, "whole": 0.55,
    },
    ("train", "check"): {"explicit_f1": 0.84, "whole": 0.42},
}  # fmt: skip
ROWS = {
    "explicit_precision": "explicit P",
    "explicit_recall": "explicit R",
    "explicit_f1": "explicit F1",
    "implicit_f1": "implicit F1",
    **{name: name for name in (*FIELDS, "whole")},
}
_TIMED_ARTICLES = 40


@dataclass(slots=True)
class Column:
    """One set, or one part of it: its labels, and the claims found in the form of the labels with `how` beside them."""

    name: str
    part: str
    labelled: dict[str, list[Label]]
    found: dict[str, list[Label]]

    @property
    def title(self) -> str:
        """`dev, check`; the name alone where there is no split."""
        return f"{self.name}, {self.part}" if self.part != "all" else self.name


def found_claims(doc_id: str, document: Document) -> list[Label]:
    """The numeric claims of an annotated document in the form of the labels, with the rule that found each as `how`."""
    claims, events = read_claims(document)
    how = {row_id(doc_id, c.kind, c.start, c.end, c.impact): c.how for c in claims}
    rows = article_rows(doc_id, document, claims, events)["claims"]
    return [
        row
        | {"id": row["claim_id"], "start": row["start_char"], "end": row["end_char"], "how": how[row["claim_id"]]}
        | {"low": row["value_low"], "best": row["value_best"], "high": row["value_high"]}
        | {"place": row["place_text"], "source": row["source_text"]}
        for row in rows
        if row["kind"] == "numeric"
    ]


def columns_of(path: Path, parts: dict[str, str]) -> list[Column]:
    """The columns of a gold set: read and check where the split names its documents, else one for all."""
    gold = gold_set(path)
    columns: dict[str, Column] = {}
    for article, document in zip(gold.articles, annotated([settings_of(article) for article in gold.articles]), strict=True):
        doc_id = article.external_id
        part = parts.get(doc_id, "all")
        column = columns.setdefault(part, Column(path.stem, part, {}, {}))
        column.labelled[doc_id] = gold.labels[doc_id]
        column.found[doc_id] = found_claims(doc_id, document)
    return [columns[part] for part in ("read", "check", "all") if part in columns]


def print_measures(columns: list[Column], *, markdown: bool) -> None:
    """One row a measure, one column a set and part, and the aim beside those that have one; ! marks a missed aim."""
    header, cells = ["measure"], [measures_of(score(column.labelled, column.found)) for column in columns]
    for column in columns:
        header += [column.title, "aim"] if (column.name, column.part) in AIMS else [column.title]
    rows = []
    for name, shown in ROWS.items():
        row = [shown]
        for column, values in zip(columns, cells, strict=True):
            aims = AIMS.get((column.name, column.part))
            aim = (aims or {}).get(name)
            unknown = name == "implicit_f1" and not any(label["implicit"] for labels in column.labelled.values() for label in labels)
            row.append("" if unknown else f"{values[name]:.3f}" + (" !" if aim is not None and values[name] < aim else ""))
            if aims is not None:
                row.append(f"{aim:.2f}" if aim is not None else "")
        rows.append(row)
    sizes = ["labelled claims"]
    for column in columns:
        sizes.append(f"{sum(len(labels) for labels in column.labelled.values()):,} in {len(column.labelled)}")
        sizes += [""] if (column.name, column.part) in AIMS else []
    print_table(header, [*rows, sizes], markdown=markdown)


def print_families(columns: Iterable[Column], *, markdown: bool) -> None:
    """What each rule family finds in the check parts (all where there is no split), and explicit F1 without what it finds.

    The others stay as they were: a claim that another rule would have found instead counts as lost.
    """
    chosen = [column for column in columns if column.part == "check"]
    labelled = {doc: labels for column in chosen for doc, labels in column.labelled.items()}
    found = {doc: claims for column in chosen for doc, claims in column.found.items()}
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for doc, claims in found.items():
        matched = set(match(labelled[doc], claims).values())
        total.update(claim["how"] for claim in claims)
        right.update(claim["how"] for j, claim in enumerate(claims) if j in matched)
    whole = score(labelled, found)
    rows = []
    for how in total:
        rest = score(labelled, {doc: [c for c in claims if c["how"] != how] for doc, claims in found.items()})
        rows.append((whole.explicit.f1 - rest.explicit.f1, how, whole.implicit.f1 - rest.implicit.f1))
    print_table(
        ["rule family", "claims", "right", "adds to explicit F1", "to implicit F1"],
        [[how, f"{total[how]}", f"{right[how] / total[how]:.2f}", f"{e:+.4f}", f"{i:+.4f}"] for e, how, i in sorted(rows, reverse=True)],
        markdown=markdown,
    )


def print_speed(folder: Path, *, markdown: bool) -> None:
    """Sentences a second of processor time of each stage, on the first articles of a gold folder."""
    articles = [settings_of(article) for article in gold_set(folder).articles[:_TIMED_ARTICLES]]
    nlp = load_model()
    for document in parse_many(articles[:2], nlp):  # word lists and gazetteers are read on first use
        read_claims(annotate(document))
    started = time.process_time()
    documents = list(parse_many(articles, nlp))
    model_done = time.process_time()
    for document in documents:
        annotate(document)
    language_done = time.process_time()
    for document in documents:
        read_claims(document)
    claims_done = time.process_time()
    sentences = sum(len(document.sentences) for document in documents)
    seconds = {"spaCy": model_done - started, "language": language_done - model_done, "claims": claims_done - language_done}
    print_table(
        ["stage", "sentences a second", "time beside spaCy's"],
        [[stage, f"{sentences / spent:,.0f}", f"{spent / seconds['spaCy']:.0%}"] for stage, spent in seconds.items()],
        markdown=markdown,
    )


def main() -> None:
    """Print the tables asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--split", type=Path, default=SHARED / "split.json")
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--families", action="store_true")
    parser.add_argument("--speed", action="store_true")
    options = parser.parse_args()
    outside = gold_folder()
    folders = options.gold or [*known_golds(), GOLD / "held_out", *([outside] if outside else [])]
    if not folders:
        parser.error("no labelled articles: name a folder")
    parts = parts_of(options.split)
    columns = [column for folder in folders for column in columns_of(folder, parts)]
    print_measures(columns, markdown=options.markdown)
    if options.families:
        print_families(columns, markdown=options.markdown)
    if options.speed:
        print_speed(max(folders, key=lambda path: path.name == "dev"), markdown=options.markdown)


if __name__ == "__main__":
    main()
