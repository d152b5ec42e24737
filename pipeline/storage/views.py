"""One DuckDB view a table, with what the contracts say as comments on views and columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb

from pipeline.contracts import TABLES, Table
from pipeline.contracts.dictionary import describe_column, describe_table

_LAYERS = ("raw", "core", "mart")
_TYPES = {"string": "varchar", "integer": "bigint", "number": "double", "boolean": "boolean", "date": "date", "timestamp": "timestamp"}


def create_views(
    con: duckdb.DuckDBPyConnection,
    sources: Callable[[Table], Sequence[str]],
    *,
    tables: Sequence[Table] = TABLES,
    comments: bool = True,
) -> None:
    """Create, or replace, the schemas raw, core and mart and a view for each of the tables.

    `sources` gives the paths or globs of a table's Parquet files as DuckDB shall see them (see `literal_path`); a table without any has
    a view without rows, typed as the contract says.
    """
    statements = [f"create schema if not exists {layer}" for layer in _LAYERS]
    for table in tables:
        view = f"{table.layer}.{quoted_name(table.name)}"
        statements.append(f"create or replace view {view} as {_select(table, sources(table))}")
        if comments:
            statements.append(f"comment on view {view} is {quoted(describe_table(table))}")
            statements += [f"comment on column {view}.{quoted_name(c.name)} is {quoted(describe_column(c))}" for c in table.columns]
    con.execute("begin")
    con.execute(";\n".join(statements))
    con.execute("commit")


def _select(table: Table, files: Sequence[str]) -> str:
    if not files:
        columns = ", ".join(f"cast(null as {_TYPES[column.type]}) as {quoted_name(column.name)}" for column in table.columns)
        return f"select {columns} where false"
    columns = ", ".join(quoted_name(column.name) for column in table.columns)
    return f"select {columns} from read_parquet([{', '.join(map(quoted, files))}], hive_partitioning = false)"


def table_glob(warehouse: Path, table: Table) -> str:
    """The glob that finds all files of a table, for DuckDB, whatever characters the folder's name holds."""
    return f"{literal_path(warehouse)}/{table.layer}/{table.name}/*.parquet"


def literal_path(path: Path) -> str:
    """The absolute path as DuckDB shall read it: with slashes, and with the characters that globs are made of taken literally."""
    return re.sub(r"([*?\[])", r"[\1]", path.absolute().as_posix())


def rows_of(files: Sequence[Path]) -> str:
    """The rows of Parquet files, in SQL."""
    return f"read_parquet([{', '.join(quoted(literal_path(file)) for file in files)}], hive_partitioning = false)"


def quoted(value: str) -> str:
    """The text as a literal in SQL."""
    return "'" + value.replace("'", "''") + "'"


def quoted_name(value: str) -> str:
    """The text as a name in SQL."""
    return '"' + value.replace('"', '""') + '"'
