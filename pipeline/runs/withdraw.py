"""Taking withdrawn articles out of everything that was extracted from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

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


EXTRACTED = pa.schema([(name, pa.string()) for name in Extracted.__dataclass_fields__])


def read_extracted(warehouse: Warehouse) -> pa.Table:
    """Every article that was extracted: a row of EXTRACTED an article."""
    return warehouse.read_state("extracted", EXTRACTED)


def load_failures(warehouse: Warehouse) -> dict[str, str]:
    """The articles that the extractor failed on, with the error."""
    return failures(read_extracted(warehouse))


def failures(extracted: pa.Table) -> dict[str, str]:
    """Of extracted articles (rows of EXTRACTED) those that the extractor failed on, in order, with the error."""
    rows: list[dict[str, Any]] = extracted.filter(pc.is_valid(extracted.column("error"))).sort_by("article_id").to_pylist()
    return {row["article_id"]: row["error"] for row in rows}


def save_extracted(tx: Transaction, extracted: pa.Table) -> None:
    """Remember these extractions (rows of EXTRACTED) in place of all others."""
    tx.replace("state.extracted", extracted.sort_by("article_id"))


def withdraw(tx: Transaction, article_ids: Collection[str]) -> None:
    """Remove all rows that were extracted from these articles, so that no row points to an article that is gone."""
    if not article_ids:
        return
    extracted = read_extracted(tx.warehouse)
    leaving = pc.field("article_id").isin(sorted(article_ids))
    gone = extracted.filter(leaving)
    if gone.num_rows:
        drop_all_extracted(tx, gone)
        save_extracted(tx, extracted.filter(~leaving))


def drop_all_extracted(tx: Transaction, gone: pa.Table) -> None:
    """Take everything that was extracted from these articles (rows of EXTRACTED) out of the core tables."""
    by_part: dict[str, set[str]] = defaultdict(set)
    rows: list[dict[str, Any]] = gone.select(["part", "article_id"]).to_pylist()
    for row in rows:
        by_part[row["part"]].add(row["article_id"])
    for part, article_ids in by_part.items():
        drop_extracted(tx, part, article_ids)
