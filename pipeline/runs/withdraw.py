"""Taking withdrawn articles out of everything that was extracted from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass

import pyarrow as pa

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
    return {row["article_id"]: Extracted(**row) for row in warehouse.read_state("extracted", _SCHEMA).to_pylist()}


def save_extracted(tx: Transaction, extracted: Iterable[Extracted]) -> None:
    """Remember these extractions in place of all others."""
    rows = [asdict(found) for found in sorted(extracted, key=lambda found: found.article_id)]
    tx.replace("state.extracted", pa.Table.from_pylist(rows, _SCHEMA))


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
