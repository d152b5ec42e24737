"""Taking withdrawn articles out of everything that was extracted from them."""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.runs.manifest import from_columns, to_columns
from pipeline.runs.parts import drop_extracted
from pipeline.storage.warehouse import Transaction, Warehouse


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article that was extracted: from what, by what, into which part; `error` where the extractor failed on it."""

    article_id: str
    input_sha256: str
    extractor: str
    part: str
    error: str | None


_SCHEMA = pa.schema([(name, pa.string()) for name in Extracted.__dataclass_fields__])


def load_extracted(warehouse: Warehouse) -> dict[str, Extracted]:
    """Every article that was extracted, by its id."""
    found: Iterator[Extracted] = from_columns(Extracted, warehouse.read_state("extracted", _SCHEMA))
    return {extracted.article_id: extracted for extracted in found}


def load_failures(warehouse: Warehouse) -> dict[str, str]:
    """The articles that the extractor failed on, with the error."""
    found = warehouse.read_state("extracted", _SCHEMA).select(["article_id", "error"])
    failed = found.filter(pc.is_valid(found.column("error"))).sort_by("article_id")
    return {row["article_id"]: row["error"] for row in failed.to_pylist()}


def save_extracted(tx: Transaction, extracted: Iterable[Extracted]) -> None:
    """Remember these extractions in place of all others."""
    tx.replace("state.extracted", to_columns(sorted(extracted, key=operator.attrgetter("article_id")), _SCHEMA))


def withdraw(tx: Transaction, article_ids: Collection[str]) -> None:
    """Remove all rows that were extracted from these articles, so that no row points to an article that is gone."""
    if not article_ids:
        return
    extracted = load_extracted(tx.warehouse)
    by_part: dict[str, set[str]] = defaultdict(set)
    for article_id in article_ids:
        if found := extracted.pop(article_id, None):
            by_part[found.part].add(article_id)
    if by_part:
        for part, gone in by_part.items():
            drop_extracted(tx, part, gone)
        save_extracted(tx, extracted.values())
