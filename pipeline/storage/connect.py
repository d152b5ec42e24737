"""Opening the tables in DuckDB, from any directory."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipeline.contracts import Table, table
from pipeline.storage.catalogue import CATALOGUE, catalogue_fits, check_readable
from pipeline.storage.record import DamagedWarehouseError
from pipeline.storage.views import create_views, literal_path, table_glob
from pipeline.storage.warehouse import Warehouse

WAREHOUSE_VARIABLE = "ASREPORTED_WAREHOUSE"


def default_warehouse() -> Path:
    """The warehouse to use where none is named: of the environment variable ASREPORTED_WAREHOUSE, else `warehouse` in the current
    directory where there is one, else `warehouse` in the clone that this code runs from, else one to be made in the current directory."""
    if value := os.environ.get(WAREHOUSE_VARIABLE):
        return Path(value).expanduser().absolute()
    here = Path("warehouse").absolute()
    root = Path(__file__).parents[2]
    is_clone = (root / "pyproject.toml").is_file()  # an installed package has none beside it, and must not write there
    return root / "warehouse" if is_clone and not Warehouse(here).exists else here


def connect(warehouse: Path | str | None = None) -> duckdb.DuckDBPyConnection:
    """A connection to the tables as `raw.*`, `core.*` and `mart.*`, for reading; the default is `default_warehouse()`.

    Neither blocks a run nor is blocked by one. Where the folder was moved since its DuckDB file was written, the connection shows the same
    views over the folder as it lies now.
    Marts that an earlier version did not know have no rows.
    Raises FileNotFoundError where there is no warehouse, SchemaMismatchError where another version wrote it, DamagedWarehouseError where
    files are missing or cannot be read.
    """
    store = Warehouse(warehouse if warehouse is not None else default_warehouse())
    check_readable(store)
    with explained(store.folder):
        if catalogue_fits(store):
            return duckdb.connect(str(store.folder / CATALOGUE), read_only=True)
        absent = store.record.absent_marts()
        con = duckdb.connect()
        create_views(con, lambda found: [] if found.full_name in absent else [table_glob(store.folder, found)])
        return con


def connect_within(warehouse: Warehouse) -> duckdb.DuckDBPyConnection:
    """A connection in memory to the tables as the warehouse object sees them: inside a transaction, as the transaction has left them.

    It does not follow later changes by itself: see `refresh_view`. Before the first transaction there is nothing to connect to.
    """
    with explained(warehouse.folder):
        con = duckdb.connect()
        create_views(con, lambda found: _literal_files(warehouse, found), comments=False)
        return con


def refresh_view(con: duckdb.DuckDBPyConnection, warehouse: Warehouse, full_name: str) -> None:
    """Make a connection of `connect_within` see a table as it is now."""
    create_views(con, lambda found: _literal_files(warehouse, found), tables=[table(full_name)], comments=False)


@contextmanager
def explained(what: Path | str) -> Iterator[None]:
    """Turn what DuckDB says of files that it cannot read into DamagedWarehouseError, naming the warehouse or warehouses."""
    try:
        yield
    except duckdb.Error as error:
        reason = " ".join(str(error).split())
        raise DamagedWarehouseError(f"{what} cannot be read ({reason:.300}); `asreported doctor` examines it") from error


def _literal_files(warehouse: Warehouse, found: Table) -> list[str]:
    return [literal_path(path) for path in warehouse.files(found.full_name)]
