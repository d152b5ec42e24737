"""Whether the quick path gives what the plain one gives: tokens, arcs, sentences, names, and every row of every core table.

    python -m benchmarks.same [--sample N] [--markdown]

The plain path is spaCy's own loop (`benchmarks/plain.py`); the quick one is `pipeline.language.inference`. Everything after the parse is
the same code for both, run at the same moment. All sets that are there are compared, with --sample at most so many articles of each.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from benchmarks import gva, places
from benchmarks.gold import SHARED, gold_set, known_golds
from benchmarks.parsed import Text, settings_of, shown, text_of
from benchmarks.plain import parse_plainly, plain_model
from benchmarks.tables import print_table
from pipeline.claims.read import read_claims
from pipeline.claims.rows import EXTRACTED_TABLES, article_rows
from pipeline.language.annotate import annotate
from pipeline.language.document import Document
from pipeline.language.model import load_model, parse_many

_BATCH = 25
_TOKEN_FIELDS = ("text", "lemma", "pos", "tag", "dep", "head", "start", "end", "sentence", "model_label", "children", "lower")


@dataclass(slots=True)
class Compared:
    """What was compared in one set, and what differs."""

    articles: int = 0
    tokens: int = 0
    rows: int = 0
    articles_differ: int = 0
    rows_differ: int = 0
    fields: Counter[str] = field(default_factory=Counter)  # tokens that differ, by field


def sets(sample: int) -> Iterator[tuple[str, list[Text]]]:
    """The articles of every set that is there, under its name."""
    for path in known_golds():
        name = path.name if SHARED in path.parents else f"seeds/gold/{path.name}"
        yield name, _sampled([settings_of(article) for article in gold_set(path).articles], sample)
    if gva.DEFAULT.is_file():
        with gva.DEFAULT.open(encoding="utf-8") as lines:
            yield "gva", _sampled([text_of(json.loads(line)) for line in lines], sample)
    for path in sorted((gva.DEFAULT.parents[1] / "places").glob("*.xml")):
        articles = [(text, {"title_end": 0, "published": None, "publisher": domain}) for domain, text, _ in places.read(path)]
        yield path.stem, _sampled(articles, sample)


def compare(name: str, articles: list[Text], plain: Any) -> Compared:
    """Both paths over the articles."""
    found = Compared()
    batches = [articles[i : i + _BATCH] for i in range(0, len(articles), _BATCH)]
    for batch in shown(batches, name):
        for one, other in zip(parse_plainly(batch, plain), parse_many(batch, load_model()), strict=True):
            found.articles += 1
            found.tokens += len(one.tokens)
            if (one.tokens, one.sentences) != (other.tokens, other.sentences):
                found.articles_differ += 1
                found.fields.update(_fields(one, other))
            expected, given = _rows(one), _rows(other)
            found.rows += sum(expected.values())
            found.rows_differ += sum(((expected - given) | (given - expected)).values())
    return found


def _fields(one: Document, other: Document) -> Iterator[str]:
    if len(one.tokens) != len(other.tokens) or len(one.sentences) != len(other.sentences):
        yield "length"
    for a, b in zip(one.tokens, other.tokens, strict=False):
        yield from (name for name in _TOKEN_FIELDS if getattr(a, name) != getattr(b, name))


def _rows(document: Document) -> Counter[str]:
    rows = article_rows("an article", annotate(document), *read_claims(document))
    return Counter(repr((name, sorted(row.items()))) for name in EXTRACTED_TABLES for row in rows[name])


def _sampled(articles: list[Text], sample: int) -> list[Text]:
    return random.Random(0).sample(articles, sample) if 0 < sample < len(articles) else articles


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    plain = plain_model()
    rows = []
    for name, articles in sets(options.sample):
        found = compare(name, articles, plain)
        numbers = (found.articles, found.tokens, found.rows, found.articles_differ, found.fields.total(), found.rows_differ)
        rows.append([name, *(f"{number:,}" for number in numbers)])
        print(*rows[-1], file=sys.stderr, flush=True)  # the whole takes a while
        if found.fields:
            rows[-1][5] += " (" + ", ".join(f"{what} {n}" for what, n in found.fields.most_common(4)) + ")"
    print_table(
        ["set", "articles", "tokens", "rows", "articles that differ", "fields", "rows that differ"], rows, markdown=options.markdown
    )


if __name__ == "__main__":
    main()
