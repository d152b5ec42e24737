"""Every table and every vocabulary, declared once."""

from __future__ import annotations

from pipeline.contracts.core_articles import ARTICLE_TABLES
from pipeline.contracts.core_claims import CLAIM_TABLES
from pipeline.contracts.mart import MART_TABLES
from pipeline.contracts.raw import RAW_TABLES
from pipeline.contracts.schema import Column, Table, Vocabulary
from pipeline.contracts.vocabularies import VOCABULARIES

TABLES: tuple[Table, ...] = RAW_TABLES + ARTICLE_TABLES + CLAIM_TABLES + MART_TABLES

_BY_NAME = {table.full_name: table for table in TABLES}


def table(full_name: str) -> Table:
    """The table called `layer.name`; KeyError, listing the tables, where there is none."""
    try:
        return _BY_NAME[full_name]
    except KeyError:
        raise KeyError(f"no table {full_name!r}; the tables are {', '.join(_BY_NAME)}") from None


__all__ = ["TABLES", "VOCABULARIES", "Column", "Table", "Vocabulary", "table"]
