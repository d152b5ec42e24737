"""What differs between two warehouses, or two publications, or one of each: rows added, removed and changed, by table and key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from pipeline.contracts import TABLES, Table
from pipeline.storage.connect import explained
from pipeline.storage.views import literal_path, quoted, quoted_name
from pipeline.storage.warehouse import Warehouse

# When something was met, and by which version: these change without any change of what was read.
BOOKKEEPING = ("first_seen_at", "reader_version", "extractor_version")


class NotComparableError(ValueError):
    """A folder that holds no tables of ours; the message says what is expected."""


@dataclass(frozen=True, slots=True)
class TableDifference:
    """How the rows of a table differ. `columns` counts, for each column, the rows in which it changed."""

    table: str
    added: int
    removed: int
    changed: int
    unchanged: int
    columns: dict[str, int] = field(default_factory=dict)
    only_old: tuple[str, ...] = ()  # columns that the new side does not have
    only_new: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether there is any difference in rows."""
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class RowDifference:
    """One added, removed or changed row; a changed row gives one of these for each column that changed."""

    change: str  # added, removed, changed
    key: dict[str, Any]
    column: str | None = None
    before: Any = None
    after: Any = None


def compare(old: Path, new: Path, tables: Sequence[str] = (), *, bookkeeping: bool = False) -> list[TableDifference]:
    """The differences of the named tables, else of all that both or one of the folders hold, in the order of the contracts.

    Columns that only say when and by which version a row was written are left aside unless `bookkeeping`.
    Raises NotComparableError where a folder holds none of the tables, DamagedWarehouseError where files of a warehouse are missing or
    cannot be read, KeyError where a name is no table.
    """
    with explained(f"{old} or {new}"), duckdb.connect() as con:
        return [_difference(con, pair) for pair in _pairs(con, old, new, tables, bookkeeping)]


def changed_rows(old: Path, new: Path, table: str, *, limit: int = 0, bookkeeping: bool = False) -> list[RowDifference]:
    """The rows of one table that differ: the removed, the added, the changed, each in the order of their keys; `limit` 0 for all."""
    with explained(f"{old} or {new}"), duckdb.connect() as con:
        pairs = list(_pairs(con, old, new, [table], bookkeeping))
        return [row for pair in pairs for row in _rows(con, pair, limit)]


@dataclass(frozen=True, slots=True)
class _Pair:
    """One table on both sides: SQL sources, and the columns that both have."""

    table: Table
    old: str
    new: str
    values: tuple[str, ...]
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]

    @property
    def joined(self) -> str:
        """Both sides joined on the key; `o` and `n` are null where a side lacks the row."""
        on = " and ".join(f"o.{quoted_name(column)} is not distinct from n.{quoted_name(column)}" for column in self.table.key)
        return f"(select *, true as is_row from {self.old}) as o full join (select *, true as is_row from {self.new}) as n on {on}"

    def differs(self, column: str) -> str:
        return f"o.{quoted_name(column)} is distinct from n.{quoted_name(column)}"


def _pairs(con: duckdb.DuckDBPyConnection, old: Path, new: Path, tables: Sequence[str], bookkeeping: bool) -> list[_Pair]:
    known = {table.full_name: table for table in TABLES}
    for name in tables:
        if name not in known:
            raise KeyError(f"there is no table {name!r}; the tables: {', '.join(known)}")
    before, after = _sources(old), _sources(new)
    pairs = []
    for name, table in known.items():
        if (tables and name not in tables) or not table.key or (name not in before and name not in after):
            continue
        columns = [_columns(con, side[name]) if name in side else None for side in (before, after)]
        left, right = (found if found is not None else list(table.column_names) for found in columns)
        shared = [column for column in left if column in right]
        if not set(table.key) <= set(shared):
            raise NotComparableError(f"{name} was written to another key on one side: run asreported once over each, then compare")
        aside = set(table.key) | (set() if bookkeeping else set(BOOKKEEPING))
        pairs.append(
            _Pair(
                table,
                before.get(name) or _no_rows(after[name]),
                after.get(name) or _no_rows(before[name]),
                tuple(column for column in shared if column not in aside),
                tuple(column for column in left if column not in right),
                tuple(column for column in right if column not in left),
            )
        )
    return pairs


def _sources(folder: Path) -> dict[str, str]:
    """The tables of a warehouse or a publication, by full name, as DuckDB reads them. A file that a warehouse's record names and that is
    missing would look like rows removed: DamagedWarehouseError."""
    sources = {}
    Warehouse(folder).check_files()  # a publication has neither a record nor tables by layer, and passes
    for table in TABLES:
        single, parts = folder / "data" / f"{table.full_name}.parquet", folder / table.layer / table.name
        if single.is_file():
            sources[table.full_name] = f"read_parquet({quoted(literal_path(single))}, hive_partitioning = false)"
        elif any(parts.glob("*.parquet")):
            sources[table.full_name] = f"read_parquet({quoted(literal_path(parts) + '/*.parquet')}, hive_partitioning = false)"
    if not sources:
        raise NotComparableError(f"{folder} holds no tables: name a warehouse, or a folder that `asreported publish` wrote")
    return sources


def _columns(con: duckdb.DuckDBPyConnection, source: str) -> list[str]:
    return [name for name, *_ in con.execute(f"describe select * from {source}").fetchall()]


def _no_rows(source: str) -> str:
    return f"(select * from {source} where false)"


def _difference(con: duckdb.DuckDBPyConnection, pair: _Pair) -> TableDifference:
    both = "o.is_row and n.is_row"
    changed = " or ".join(pair.differs(column) for column in pair.values) or "false"
    counts = [
        "count(*) filter (o.is_row is null)",
        "count(*) filter (n.is_row is null)",
        f"count(*) filter ({both} and ({changed}))",
        f"count(*) filter ({both})",
        *(f"count(*) filter ({both} and {pair.differs(column)})" for column in pair.values),
    ]
    row = con.execute(f"select {', '.join(counts)} from {pair.joined}").fetchone() or ()
    added, removed, n_changed, n_both, *by_column = row
    columns = {column: number for column, number in zip(pair.values, by_column, strict=True) if number}
    return TableDifference(pair.table.full_name, added, removed, n_changed, n_both - n_changed, columns, pair.only_old, pair.only_new)


def _rows(con: duckdb.DuckDBPyConnection, pair: _Pair, limit: int) -> list[RowDifference]:
    key = [f"coalesce(o.{quoted_name(column)}, n.{quoted_name(column)})" for column in pair.table.key]
    values = [f"{side}.{quoted_name(column)}" for column in pair.values for side in ("o", "n")]
    changed = " or ".join(["o.is_row is null", "n.is_row is null", *(pair.differs(column) for column in pair.values)])
    change = "case when n.is_row is null then 'removed' when o.is_row is null then 'added' else 'changed' end"
    order = ", ".join(["n.is_row is not null", "o.is_row is not null", *map(str, range(2, 2 + len(key)))])  # removed, added, changed
    sql = f"select {change}, {', '.join(key + values)} from {pair.joined} where {changed} order by {order}"
    found = []
    for kind, *rest in con.execute(sql + (f" limit {int(limit)}" if limit else "")).fetchall():
        keyed = dict(zip(pair.table.key, rest[: len(key)], strict=True))
        if kind != "changed":
            found.append(RowDifference(kind, keyed))
            continue
        sides = rest[len(key) :]
        for number, column in enumerate(pair.values):
            before, after = sides[2 * number], sides[2 * number + 1]
            if before != after:
                found.append(RowDifference(kind, keyed, column, before, after))
    return found
