"""The DuckDB file beside the tables: views and comments only, so that it can be written anew in a moment."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from pipeline.contracts import TABLES
from pipeline.contracts.dictionary import describe_column, describe_table
from pipeline.storage.record import DamagedWarehouseError
from pipeline.storage.views import create_views, quoted, table_glob
from pipeline.storage.warehouse import Warehouse

CATALOGUE = "asreported.duckdb"
_STORAGE_VERSION = "v1.4.0"  # so that older DuckDB clients open the file too


def write_catalogue(warehouse: Warehouse) -> Path:
    """Write `asreported.duckdb` anew and return its path.

    The views name the tables by absolute path, so that the file can be opened from any directory, and all files of a table by a glob,
    so that they always show what is there. The file is replaced as a whole: whoever holds the old one open is not disturbed.
    Marts that the warehouse does not hold yet have views without rows.
    Raises FileNotFoundError where there is no warehouse, SchemaMismatchError where another version wrote it, DamagedWarehouseError where
    files lack or cannot be read, or the file cannot be written.
    """
    check_readable(warehouse)
    absent = warehouse.record.absent_marts()
    path = warehouse.folder / CATALOGUE
    fresh = path.with_name(f".{CATALOGUE}.{os.getpid()}")
    leftovers = (fresh, fresh.with_name(f"{fresh.name}.wal"))
    for file in leftovers:
        file.unlink(missing_ok=True)
    try:
        with duckdb.connect() as con:
            con.execute(f"attach {quoted(str(fresh))} as catalogue (storage_version '{_STORAGE_VERSION}')")
            con.execute("use catalogue")
            create_views(con, lambda table: [] if table.full_name in absent else [table_glob(warehouse.folder, table)])
            con.execute("use memory")
            con.execute("detach catalogue")
        fresh.replace(path)
    except duckdb.Error as error:
        reason = " ".join(str(error).split())
        raise DamagedWarehouseError(f"{path} cannot be written ({reason:.300}); `asreported doctor` examines the tables") from error
    finally:
        for file in leftovers:
            file.unlink(missing_ok=True)
    return path


def check_readable(warehouse: Warehouse) -> None:
    """Raise FileNotFoundError where there is no warehouse, SchemaMismatchError or DamagedWarehouseError where it cannot be read."""
    if not warehouse.exists and not warehouse.table_files():
        raise FileNotFoundError(f"there is no warehouse in {warehouse.folder}: make one with `asreported run`")
    warehouse.check_files()
    warehouse.record.check_all()


def catalogue_fits(warehouse: Warehouse) -> bool:
    """Whether `asreported.duckdb` is there and is what `write_catalogue` would write: over the tables that lie beside it, as the
    contracts have them, comments included."""
    path = warehouse.folder / CATALOGUE
    if not path.is_file():
        return False
    try:
        with duckdb.connect(str(path), read_only=True) as con:
            views = con.execute("select schema_name || '.' || view_name, comment, sql from duckdb_views() where not internal").fetchall()
            columns = con.execute(
                "select schema_name || '.' || table_name, column_name, comment from duckdb_columns() "
                "where not internal order by column_index"
            ).fetchall()
    except duckdb.Error:
        return False
    found = {name: (comment, sql) for name, comment, sql in views}
    if found.keys() != {table.full_name for table in TABLES}:
        return False
    absent = warehouse.record.absent_marts()
    return all(
        found[table.full_name][0] == describe_table(table)
        and (quoted(table_glob(warehouse.folder, table)) in found[table.full_name][1]) == (table.full_name not in absent)
        and ("read_parquet" in found[table.full_name][1]) == (table.full_name not in absent)
        and [column[1:] for column in columns if column[0] == table.full_name] == [(c.name, describe_column(c)) for c in table.columns]
        for table in TABLES
    )
