"""Gold sets: articles with their claims labelled by hand, and what is found in them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.analysis.scoring import Label, claims_found, load_labels
from pipeline.reading.article import Article
from pipeline.reading.files import read_paths

if TYPE_CHECKING:
    import duckdb
    from spacy.language import Language

GOLD = Path(__file__).resolve().parents[2] / "seeds" / "gold"
LABELS = "claims.jsonl"
DOCUMENTS = ("docs.jsonl", "docs")  # a file of all articles, or a folder with one a file

Span = tuple[int, int]

_ANY_DAY = dt.date(9000, 1, 1)  # labelled articles may be dated after the clock of the machine

# the fields of a label whose columns in core.claims have another name
_COLUMNS = {
    "id": "claim_id",
    "start": "start_char",
    "end": "end_char",
    "low": "value_low",
    "best": "value_best",
    "high": "value_high",
    "victim": "victim_text",
    "place": "place_text",
    "source": "source_text",
}
_SAME = (
    *("number_text", "impact", "quantifier", "victim_group", "place_name", "measure", "period_start", "period_end", "status"),
    *("part_of", "implicit"),
)


@dataclass(slots=True)
class Gold:
    """Labels by document; the articles, where they lie beside the labels; and the phenomenon that a document shows, where it is named."""

    labels: dict[str, list[Label]]
    articles: list[Article] = field(default_factory=list)
    phenomena: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Found:
    """What was found in documents, each by external id: claims in the form of labels, spans of all numbers and sentences, texts."""

    claims: dict[str, list[Label]] = field(default_factory=dict)
    numbers: dict[str, list[Span]] = field(default_factory=dict)
    sentences: dict[str, list[Span]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)


def load_gold(path: Path) -> Gold:
    """A gold set: a file of labels; a folder with `claims.jsonl` and the articles in `docs.jsonl` or `docs/`; or a folder of such folders.

    Raises ValueError, naming the place, where a file is not of its form; OSError where it cannot be read.
    """
    if not path.is_dir():
        return Gold(load_labels(path), phenomena=_phenomena(path))
    sets = [path] if (path / LABELS).exists() else gold_sets(path) or [path]
    gold = Gold({})
    for folder in sets:
        labels = load_labels(folder / LABELS)
        if twice := gold.labels.keys() & labels.keys():
            raise ValueError(f"{path}: two sets label the document {min(twice)!r}")
        gold.labels |= labels
        gold.phenomena |= _phenomena(folder / LABELS)
        gold.articles += [article for article in _articles(folder) if article.external_id in labels]
    return gold


def gold_sets(folder: Path = GOLD) -> list[Path]:
    """The gold sets in a folder: those of its folders that hold labels, by name."""
    return sorted(file.parent for file in folder.glob(f"*/{LABELS}"))


def found_by_extraction(articles: Sequence[Article], nlp: Language) -> Found:
    """What the extractor finds in the articles now, without a warehouse. Each claim has the rule that found it as `how`."""
    from pipeline.claims.read import read_claims
    from pipeline.claims.rows import article_rows
    from pipeline.language.annotate import annotate_many

    found = Found()
    settings = [
        (
            article.text,
            {"title_end": article.title_end, "published": article.published, "dateline": article.dateline, "publisher": article.publisher},
        )
        for article in articles
    ]
    for article, document in zip(articles, annotate_many(settings, nlp), strict=True):
        claims, events = read_claims(document)
        rows = article_rows(article.article_id, document, claims, events)
        rules = {(claim.start, claim.end, claim.impact): claim.how for claim in claims}
        name = article.external_id
        found.texts[name] = article.text
        found.claims[name] = [
            {**_as_label(row), "how": rules.get((row["start_char"], row["end_char"], row["impact"]))}
            for row in rows["claims"]
            if row["kind"] == "numeric"
        ]
        found.numbers[name] = _spans(rows["quantities"])
        found.sentences[name] = _spans(rows["sentences"])
    return found


def found_in_warehouse(con: duckdb.DuckDBPyConnection, doc_ids: Iterable[str]) -> Found:
    """What the tables hold of the documents. Of two articles of one external id, text and spans are those of one."""
    wanted = sorted(doc_ids)
    found = Found(claims=claims_found(con))
    articles = con.execute(
        "select external_id, article_id, text from core.articles where external_id in (select unnest(?)) order by all", [wanted]
    ).fetchall()
    found.texts = {name: text for name, _, text in articles}
    names = {article_id: name for name, article_id, _ in {row[0]: row for row in articles}.values()}
    for table, spans in (("core.quantities", found.numbers), ("core.sentences", found.sentences)):
        rows = con.execute(
            f"select article_id, start_char, end_char from {table} where article_id in (select unnest(?)) order by all", [list(names)]
        )
        for article_id, start, end in rows.fetchall():
            spans.setdefault(names[article_id], []).append((start, end))
    return found


def _articles(folder: Path) -> list[Article]:
    documents = [folder / name for name in DOCUMENTS if (folder / name).exists()]
    articles: list[Article] = []
    for result in read_paths(documents[:1], _ANY_DAY):
        articles += result.articles
        for reject in result.rejects:
            raise ValueError(f"{folder}: {reject.detail}")
    return articles


def _as_label(row: Mapping[str, Any]) -> Label:
    return {name: row[column] for name, column in _COLUMNS.items()} | {name: row[name] for name in _SAME}


def _spans(rows: Iterable[Mapping[str, Any]]) -> list[Span]:
    return [(row["start_char"], row["end_char"]) for row in rows]


def _phenomena(path: Path) -> dict[str, str]:
    records: list[dict[str, Any]] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {str(record["doc_id"]): record["phenomenon"] for record in records if record.get("phenomenon")}
