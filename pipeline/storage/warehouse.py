"""The warehouse: a folder of Parquet files, one folder a table, changed by transactions only."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.contracts import TABLES, Table, table
from pipeline.storage import journal
from pipeline.storage.arrow import arrow_schema, conform, to_arrow
from pipeline.storage.lock import writer_lock
from pipeline.storage.record import RECORD_FILE, STRUCTURES, DamagedWarehouseError, Part, Record, remedy

EMPTY_PART = "empty"  # every table has a part without rows, so that `<table>/*.parquet` always has the table's columns
_STATE = "state"  # full names that begin with `state.` are the pipeline's own notes, kept in `.state/`
_ROWS_A_GROUP = 122_880  # of a file; DuckDB reads so many at a time, in each thread
_READER_WAIT = 30.0  # seconds that a reader waits for a writer that is just putting its files in place
_PART_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


class Warehouse:
    """The tables in a folder. Inside `transaction()` the same object reads what the transaction has written so far.

    Names are full table names (`core.claims`); `state.<name>` is state of the pipeline itself, without a contract.
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder).absolute()
        self._transaction: Transaction | None = None

    @property
    def exists(self) -> bool:
        """Whether the folder holds a warehouse."""
        return (self.folder / RECORD_FILE).is_file() or journal.is_unfinished(self.folder)

    @property
    def in_transaction(self) -> bool:
        """Whether this object has a transaction open."""
        return self._transaction is not None

    @property
    def record(self) -> Record:
        """What the warehouse is made of at this moment; an empty record where there is no warehouse yet."""
        if self._transaction:
            return self._transaction.record
        if journal.is_unfinished(self.folder):
            with writer_lock(self.folder, wait=_READER_WAIT):
                journal.recover(self.folder)
        path = self.folder / RECORD_FILE
        return Record.from_bytes(path.read_bytes(), self.folder) if path.is_file() else Record(folder=self.folder)

    def check_files(self) -> None:
        """Raise DamagedWarehouseError where a file of the record is missing, or where there are tables without a record."""
        if not self.exists and (strays := self.table_files()):
            shown = strays[0].relative_to(self.folder).as_posix()
            raise DamagedWarehouseError(
                f"{self.folder} holds tables ({shown}) but not their record {RECORD_FILE}, perhaps since a copy left hidden folders out: "
                f"copy it whole, or name its articles: {remedy(self.folder, articles='FOLDER')}"
            )
        record = self.record
        while missing := self._missing(record):
            now = self.record
            if now == record:  # else a writer came between
                raise DamagedWarehouseError(f"the file {missing} is missing: {remedy(self.folder)}")
            record = now

    def table_files(self) -> list[Path]:
        """Every Parquet file that lies where tables lie, whoever wrote it."""
        layers = sorted({contract.layer for contract in TABLES})
        return [file for layer in layers for file in sorted((self.folder / layer).glob("*/*.parquet"))]

    def files(self, full_name: str) -> list[Path]:
        """The Parquet files of a table, in the order of their names; none where nothing was ever written."""
        return self._files(full_name, self.record)

    def parts(self, full_name: str) -> list[str]:
        """Names of the parts of a table that hold rows."""
        return sorted(name for name, part in self.record.parts.get(full_name, {}).items() if part.rows)

    def count(self, full_name: str) -> int:
        """Number of rows of a table."""
        return sum(part.rows for part in self.record.parts.get(full_name, {}).values())

    def fingerprint(self, full_name: str) -> str:
        """A hash that changes with the rows of the table and only with them."""
        return self.record.fingerprint(full_name)

    def read(self, full_name: str, columns: Sequence[str] | None = None) -> pa.Table:
        """The whole table, or some of its columns; without rows, but with its schema, where there is none."""
        schema = arrow_schema(table(full_name))
        wanted = schema if columns is None else pa.schema([schema.field(name) for name in columns])
        return self._read(full_name, wanted)

    def read_part(self, full_name: str, part: str) -> pa.Table:
        """One part of a table or of a kind of state; KeyError where it is not there."""
        return self._read_file(self.locate(full_name, part))

    def locate(self, full_name: str, part: str) -> Path:
        """The file of one part; KeyError where it is not there."""
        if part not in self.record.parts.get(full_name, {}):
            raise KeyError(f"{full_name} has no part {part!r}")
        return self._locate(_path(full_name, part))

    def read_state(self, name: str, schema: pa.Schema) -> pa.Table:
        """State called `state.<name>`, all its parts together; without rows where there is none."""
        return self._read(f"{_STATE}.{name}", schema)

    def read_note(self, name: str) -> Any:
        """A small piece of state kept as JSON; None where there is none."""
        path = self._locate(_note(name))
        if self._transaction and self._transaction.staging.is_removed(_note(name)):
            return None
        try:
            return json.loads(path.read_bytes()) if path.is_file() else None
        except ValueError:
            raise DamagedWarehouseError(f"{path} cannot be read: {remedy(self.folder)}") from None

    @contextmanager
    def transaction(self, *, wait: float = 0, rebuild: bool = False) -> Iterator[Transaction]:
        """Change tables: all changes become visible together when the block ends, none where it raises.

        A transaction inside a transaction of the same object joins it. `wait` seconds for another writer to end, then
        WarehouseLockedError. `rebuild` begins with an empty warehouse; without it, SchemaMismatchError is raised where another version
        wrote the raw or core tables, DamagedWarehouseError where files lack.
        """
        if self._transaction:
            yield self._transaction
            return
        with writer_lock(self.folder, wait):
            journal.recover(self.folder)
            if not rebuild:
                self.check_files()
            transaction = Transaction(self, self.record if not rebuild else _record_of_any_version(self))
            self._transaction = transaction
            try:
                transaction.begin(rebuild)
                yield transaction
                transaction.commit()
            except BaseException:
                if not journal.is_unfinished(self.folder):  # else it is committed, and the next opener carries it out
                    transaction.staging.discard()
                raise
            finally:
                self._transaction = None

    def _files(self, full_name: str, record: Record) -> list[Path]:
        record.check([full_name])
        return [self._locate(_path(full_name, part)) for part in sorted(record.parts.get(full_name, {}))]

    def _missing(self, record: Record) -> Path | None:
        """The first file of a record that is not there."""
        paths = (self._locate(_path(name, part)) for name, parts in sorted(record.parts.items()) for part in sorted(parts))
        return next((path for path in paths if not path.is_file()), None)

    def _read_file(self, path: Path, columns: list[str] | None = None) -> pa.Table:
        try:
            with pq.ParquetFile(path) as file:  # pq.read_table takes twice as long
                return file.read(columns=columns)
        except pa.ArrowException as error:
            reason = " ".join(str(error).split())
            raise DamagedWarehouseError(f"{path} cannot be read ({reason:.200}): {remedy(self.folder)}") from error

    def _locate(self, path: str) -> Path:
        return self._transaction.staging.locate(path) if self._transaction else self.folder / path

    def _read(self, full_name: str, schema: pa.Schema) -> pa.Table:
        for last_try in (False, False, True):
            record = self.record
            try:
                tables = [self._read_file(path, schema.names) for path in self._files(full_name, record)]
            except FileNotFoundError:
                if last_try:
                    raise
                continue
            if last_try or self.record.fingerprint(full_name) == record.fingerprint(full_name):  # no writer came between
                break
        return pa.concat_tables([_shaped(found, schema) for found in tables]) if tables else schema.empty_table()


class Transaction:
    """The changes that one writer makes; see Warehouse.transaction."""

    def __init__(self, warehouse: Warehouse, record: Record) -> None:
        self.warehouse = warehouse
        self.record = record.copy()
        self.staging = journal.Staging(warehouse.folder)
        self._before = record.to_bytes()

    def begin(self, rebuild: bool) -> None:
        """Drop what cannot stay: everything in a rebuild, else marts of another structure, which will be derived anew."""
        if not rebuild:
            self.record.check([name for name in self.record.structures if not name.startswith("mart.")])
        for name in list(self.record.parts) if rebuild else self.record.outdated():
            for part in list(self.record.parts.get(name, {})):
                self.drop(name, part)
            self.record.parts.pop(name, None)
            self.record.structures.pop(name, None)
        if rebuild:
            for note in sorted((self.warehouse.folder / ".state").glob("*.json")):
                self.staging.remove(f".state/{note.name}")
        for contract in TABLES:
            if EMPTY_PART not in self.record.parts.get(contract.full_name, {}):
                self.put(contract.full_name, EMPTY_PART, to_arrow(contract, []))

    def put(self, full_name: str, part: str, data: pa.Table, *, is_sorted: bool = False) -> None:
        """Add a part file, or replace the one of that name. The rows must keep the contract; they are stored in the table's row order
        (`is_sorted`: they come in it).

        Raises ContractError where they do not.
        """
        contents = encode(conform(table(full_name), data, is_sorted=is_sorted) if not _is_state(full_name) else data)
        found = Part(hashlib.sha256(contents).hexdigest(), data.num_rows)
        if self._note_part(full_name, part, found):
            self.staging.write(_path(full_name, part), contents)

    def adopt(self, full_name: str, part: str, file: Path) -> None:
        """Add a part file that `encode` made elsewhere, without reading its rows; the file stays where it is."""
        found = Part(hashlib.sha256(file.read_bytes()).hexdigest(), pq.read_metadata(file).num_rows)
        if self._note_part(full_name, part, found):
            self.staging.adopt(_path(full_name, part), file)

    def take(self, full_name: str, part: str, file: Path) -> None:
        """Add a part file that was written to a path of `staging.scratch`, or replace the one of that name; the file is moved."""
        if self._note_part(full_name, part, Part(_sha256(file), pq.read_metadata(file).num_rows)):
            self.staging.take(_path(full_name, part), file)
        file.unlink(missing_ok=True)

    def drop(self, full_name: str, part: str) -> None:
        """Remove a part file; nothing happens where it is not there."""
        if self.record.parts.get(full_name, {}).pop(part, None):
            self.staging.remove(_path(full_name, part))

    def replace(self, full_name: str, data: pa.Table) -> None:
        """Make the table hold these rows and no others."""
        for part in list(self.record.parts.get(full_name, {})):
            if part not in (EMPTY_PART, "all") or (part == "all" and not data.num_rows):
                self.drop(full_name, part)
        if data.num_rows or _is_state(full_name):
            self.put(full_name, "all", data)
        elif full_name in STRUCTURES:
            conform(table(full_name), data)

    def replace_streamed(self, full_name: str, rows: pa.RecordBatchReader) -> None:
        """Make the table hold these rows and no others; they come in the table's row order and are never all in memory."""
        file = self.staging.scratch(f"{full_name}.parquet")
        n_rows = write_stream(table(full_name), rows, file)
        for part in list(self.record.parts.get(full_name, {})):
            if part not in (EMPTY_PART, "all") or (part == "all" and not n_rows):
                self.drop(full_name, part)
        if n_rows and self._note_part(full_name, "all", Part(_sha256(file), n_rows)):
            self.staging.take(_path(full_name, "all"), file)
        file.unlink(missing_ok=True)

    def put_note(self, name: str, value: Any) -> None:
        """Keep a small piece of state as JSON."""
        contents = json.dumps(value, sort_keys=True, indent=1).encode()
        if self.warehouse.read_note(name) != value:
            self.staging.write(_note(name), contents)

    def commit(self) -> None:
        """Make the changes visible; called at the end of Warehouse.transaction."""
        if (record := self.record.to_bytes()) != self._before:
            self.staging.write(RECORD_FILE, record)
        self.staging.commit()

    def _note_part(self, full_name: str, part: str, found: Part) -> bool:
        """Enter the part into the record; False where the same file is there already."""
        if not _PART_NAME.fullmatch(part):
            raise ValueError(f"{part!r} is no name for a part: letters, digits, _ and - only")
        parts = self.record.parts.setdefault(full_name, {})
        if full_name in STRUCTURES:
            self.record.structures[full_name] = STRUCTURES[full_name]
        if parts.get(part) == found and self.staging.locate(_path(full_name, part)).is_file():
            return False
        parts[part] = found
        return True


def write_stream(contract: Table, rows: pa.RecordBatchReader, file: Path) -> int:
    """Write rows that come in the table's row order as one Parquet file; the same rows give the same bytes. Returns their number.

    Raises ContractError where they do not keep the contract.
    """
    waiting, n_waiting, n_rows = [], 0, 0
    with pq.ParquetWriter(file, arrow_schema(contract), compression="zstd") as writer:
        for batch in rows:
            waiting.append(batch)
            n_waiting += batch.num_rows
            while n_waiting >= _ROWS_A_GROUP:  # groups are cut by number, however the rows come
                found = pa.Table.from_batches(waiting)
                writer.write_table(conform(contract, found.slice(0, _ROWS_A_GROUP), is_sorted=True), _ROWS_A_GROUP)
                waiting, n_waiting, n_rows = found.slice(_ROWS_A_GROUP).to_batches(), n_waiting - _ROWS_A_GROUP, n_rows + _ROWS_A_GROUP
        last = pa.Table.from_batches(waiting, rows.schema)
        writer.write_table(conform(contract, last, is_sorted=True), _ROWS_A_GROUP)
    return n_rows + n_waiting


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def encode(data: pa.Table) -> bytes:
    """The table as a Parquet file; the same rows give the same bytes."""
    sink = pa.BufferOutputStream()
    pq.write_table(data, sink, row_group_size=_ROWS_A_GROUP, compression="zstd")
    return bytes(sink.getvalue())


def _record_of_any_version(warehouse: Warehouse) -> Record:
    """What lies in the folder, whoever wrote it: so that a rebuild can remove it."""
    record = Record()
    for layer in sorted({contract.layer for contract in TABLES} | {_STATE}):
        root = warehouse.folder / (f".{layer}" if layer == _STATE else layer)
        for file in sorted(root.glob("*/*.parquet")):
            record.parts.setdefault(f"{layer}.{file.parent.name}", {})[file.stem] = Part("", 0)
    return record


def _shaped(data: pa.Table, schema: pa.Schema) -> pa.Table:
    """The columns of the schema; those that an earlier version did not write are null (only state has such)."""
    for name in set(schema.names) - set(data.column_names):
        data = data.append_column(name, pa.nulls(data.num_rows))
    return data.select(schema.names).cast(schema)


def _is_state(full_name: str) -> bool:
    return full_name.startswith(f"{_STATE}.")


def _path(full_name: str, part: str) -> str:
    layer, _, name = full_name.partition(".")
    return f"{f'.{layer}' if layer == _STATE else layer}/{name}/{part}.parquet"


def _note(name: str) -> str:
    return f".state/{name}.json"
