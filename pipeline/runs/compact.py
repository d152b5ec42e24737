"""Merging small parts: every run with a new article adds part files, and many small files are slow to open.

Once a table has more small parts than `MOST_SMALL`, they are merged into parts of the usual size, in the transaction that made them too
many. Which parts are merged, and what the new ones are called, follows from the parts alone. No row changes.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from pipeline.runs.manifest import Occurrence
from pipeline.runs.parts import BATCH_TABLES
from pipeline.storage.warehouse import Transaction

MOST_SMALL = 32
_ARTICLE_TABLES = ("core.articles", "state.signatures")  # parts of one name hold the same articles


def compact_articles(tx: Transaction, occurrences: Sequence[Occurrence], size: int) -> list[Occurrence]:
    """Merge small parts of core.articles into parts of up to `size` articles; the occurrences as they are then."""
    new = _merge(tx, _ARTICLE_TABLES, Counter(found.part for found in occurrences if found.part), size)
    return [dataclasses.replace(f, part=new[f.part]) if f.part in new else f for f in occurrences] if new else list(occurrences)


def compact_extracted(tx: Transaction, extracted: pa.Table, size: int) -> pa.Table:
    """Merge small parts of what was extracted into parts of up to `size` articles; the extractions (rows of EXTRACTED) as they are then."""
    parts: list[Any] = extracted.column("part").to_pylist()
    new = _merge(tx, BATCH_TABLES, Counter(parts), size)
    if not new:
        return extracted
    renamed = pa.array([new.get(part, part) for part in parts], pa.string())
    return extracted.set_column(extracted.column_names.index("part"), "part", renamed)


def _merge(tx: Transaction, tables: Sequence[str], articles: Mapping[str, int], size: int) -> dict[str, str]:
    """Merge parts of these tables; gives the new name of each part that is gone. `articles` is how many articles a part holds."""
    small = sorted(part for part, count in articles.items() if 2 * count <= size)
    if len(small) <= MOST_SMALL:
        return {}
    new: dict[str, str] = {}
    for group in _groups(small, articles, size):
        name = hashlib.sha256("".join(group).encode()).hexdigest()[:16]
        for table in tables:
            there = [part for part in group if part in tx.record.parts.get(table, {})]
            if there:
                tx.put(table, name, pa.concat_tables([tx.warehouse.read_part(table, part) for part in there]))
                for part in there:
                    tx.drop(table, part)
        new |= dict.fromkeys(group, name)
    return new


def _groups(small: Sequence[str], articles: Mapping[str, int], size: int) -> list[list[str]]:
    """Parts that become one, each group with at most `size` articles and at least two parts."""
    groups: list[list[str]] = []
    n_articles = size
    for part in small:
        if n_articles + articles[part] > size:
            groups.append([])
            n_articles = 0
        groups[-1].append(part)
        n_articles += articles[part]
    return [group for group in groups if len(group) > 1]
