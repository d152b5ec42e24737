"""The DuckDB file beside the tables: views and comments only, so that it can be written anew in a moment."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from pipeline.contracts import TABLES
from pipeline.storage.views import create_views, table_glob
from pipeline.storage.warehouse import Warehouse

CATALOGUE = "asreported.duckdb"
_STORAGE_VERSION = "v1.4.0"  # so that older DuckDB clients open the file too


def write_catalogue(warehouse: Warehouse) -> Path:
    """Write `asreported.duckdb` anew and return its path.

    The views name the tables by absolute path, so that the file can be opened from any directory, and all files of a table by a glob,
    so that they always show what is there. The file is replaced as a whole: whoever holds the old one open is not disturbed.
    Raises FileNotFoundError where there is no warehouse, SchemaMismatch where another version wrote it.
    """
    if not warehouse.exists:
        raise FileNotFoundError(f"there is no warehouse in {warehouse.folder}: make one with `asreported run`")
    warehouse.record.check([table.full_name for table in TABLES])
    path = warehouse.folder / CATALOGUE
    fresh = path.with_name(f".{CATALOGUE}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    try:
        with duckdb.connect() as con:
            target = str(fresh).replace("'", "''")
            con.execute(f"attach '{target}' as catalogue (storage_version '{_STORAGE_VERSION}')")
            con.execute("use catalogue")
            create_views(con, lambda table: [table_glob(warehouse.folder, table)])
            con.execute("use memory")
            con.execute("detach catalogue")
        os.replace(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
    return path


def catalogue_fits(warehouse: Warehouse) -> bool:
    """Whether `asreported.duckdb` is there, can be opened, and shows the tables that lie beside it, as the contracts have them."""
    path = warehouse.folder / CATALOGUE
    if not path.is_file():
        return False
    try:
        with duckdb.connect(str(path), read_only=True) as con:
            views = con.execute("select schema_name || '.' || view_name, sql from duckdb_views() where not internal").fetchall()
            columns = con.execute(
                "select schema_name || '.' || table_name, list(column_name order by column_index) from duckdb_columns() where not internal group by 1"
            ).fetchall()
    except duckdb.Error:
        return False
    found = dict(columns)
    definitions = dict(views)
    return found.keys() == {table.full_name for table in TABLES} and all(
        found[table.full_name] == list(table.column_names)
        and table_glob(warehouse.folder, table).replace("'", "''") in definitions[table.full_name]
        for table in TABLES
    )
