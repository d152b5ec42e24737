"""Taking articles out of part files, and copies into them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.claims.rows import EXTRACTED_TABLES
from pipeline.storage.warehouse import Transaction

ENTITIES_FOUND = "state.entities"  # the entities of each article; core.entities is merged from them
BATCH_TABLES = (*(f"core.{name}" for name in EXTRACTED_TABLES if name != "entities"), ENTITIES_FOUND)


def drop_articles(tx: Transaction, part: str, article_ids: Collection[str]) -> None:
    """Take the rows of articles out of one part of core.articles."""
    data = tx.warehouse.read_part("core.articles", part)
    _put_rest(tx, "core.articles", part, data, _without(data, "article_id", article_ids))


def mark_copies(tx: Transaction, part: str, copies: Mapping[str, tuple[str | None, float | None]]) -> None:
    """Set copy_of and copy_score of the named articles in one part of core.articles."""
    data = tx.warehouse.read_part("core.articles", part)
    originals = data.column("copy_of").to_pylist()
    scores = data.column("copy_score").to_pylist()
    for i, article_id in enumerate(data.column("article_id").to_pylist()):
        if isinstance(article_id, str) and article_id in copies:
            originals[i], scores[i] = copies[article_id]
    for name, values, kind in (("copy_of", originals, pa.string()), ("copy_score", scores, pa.float64())):
        data = data.set_column(data.column_names.index(name), name, pa.array(values, kind))
    tx.put("core.articles", part, data)


def drop_extracted(tx: Transaction, part: str, article_ids: Collection[str]) -> None:
    """Take everything that was extracted from articles out of one part of the core tables."""
    record = tx.record.parts
    claims = tx.warehouse.read_part("core.claims", part) if part in record.get("core.claims", {}) else None
    found = claims.filter(_among(claims, "article_id", article_ids)).column("claim_id").to_pylist() if claims is not None else []
    gone = {str(claim_id) for claim_id in found}
    for name in BATCH_TABLES:
        if part in record.get(name, {}):
            data = tx.warehouse.read_part(name, part)
            rest = _without(data, "article_id", article_ids) if "article_id" in data.column_names else _without(data, "claim_id", gone)
            _put_rest(tx, name, part, data, rest)


def _put_rest(tx: Transaction, name: str, part: str, data: pa.Table, rest: pa.Table) -> None:
    if not rest.num_rows:
        tx.drop(name, part)
    elif rest.num_rows < data.num_rows:
        tx.put(name, part, rest)


def _among(data: pa.Table, column: str, values: Collection[str]) -> pc.Expression:
    assert column in data.column_names
    return pc.field(column).isin(sorted(values))


def _without(data: pa.Table, column: str, values: Collection[str]) -> pa.Table:
    return data.filter(~_among(data, column, values))
