"""A publication: a folder that holds the tables with all that a stranger needs to use them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline import __version__
from pipeline.contracts import Table
from pipeline.contracts.dictionary import page
from pipeline.storage import disk
from pipeline.storage.arrow import arrow_schema
from pipeline.storage.catalogue import check_readable
from pipeline.storage.connect import connect_within
from pipeline.storage.publishing.croissant import croissant
from pipeline.storage.publishing.datapackage import datapackage
from pipeline.storage.publishing.provenance import input_hashes, provenance
from pipeline.storage.publishing.readme import readme
from pipeline.storage.publishing.resources import UNSIGNED, Heading, Imprint, Resource, measured, published_tables
from pipeline.storage.record import Record
from pipeline.storage.warehouse import Warehouse

_DESCRIPTION = (
    "Who was said to be killed, injured, abducted or displaced in news articles: how many, with which bounds, where, when and by whose "
    "account, each traced to the characters of the article. As reported, not verified."
)
_MARK = "provenance.json"  # a folder with this file was written by `publish`, and may be replaced by it
_BATCH_ROWS = 65_536  # rows held in memory at a time, and rows a group of the Parquet files
_TRIES = 3

# Writes a further file below the folder and says what its rows are and how many it has.
Export = Callable[[Path], tuple[str, Table, int]]


class PublishError(ValueError):
    """The publication cannot be written where it was asked for; the message says why."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What was written."""

    folder: Path
    resources: tuple[Resource, ...]


def publish(
    warehouse: Warehouse,
    folder: Path,
    *,
    imprint: Imprint = UNSIGNED,
    with_texts: bool = False,
    exports: Sequence[Export] = (),
    now: dt.datetime | None = None,
) -> Publication:
    """Write the tables of a warehouse to `folder`, one Parquet file each, with their descriptions; as a whole or not at all.

    `imprint` is what is said in the publisher's name. An earlier publication in the folder is replaced. Memory does not grow with the
    tables. The same warehouse gives the same data files.
    Raises PublishError where the folder holds anything else, FileNotFoundError, SchemaMismatchError or DamagedWarehouseError where the
    warehouse cannot be read.
    """
    check_readable(warehouse)
    target = folder.absolute()
    _check_target(target, warehouse.folder)
    created = (now or dt.datetime.now(dt.UTC)).astimezone(dt.UTC).isoformat(timespec="seconds")
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        (fresh / "data").mkdir(parents=True)
        copied = _copy(warehouse, fresh, with_texts, exports)
        resources = copied.resources
        heading = Heading(imprint, _DESCRIPTION, created, __version__)
        _write_json(fresh / "datapackage.json", datapackage(resources, heading))
        _write_json(fresh / "croissant.json", croissant(resources, heading))
        _write_json(fresh / _MARK, provenance(resources, copied.record, copied.files, copied.extractors, created))
        (fresh / "inputs.sha256").write_text(input_hashes(copied.files), encoding="utf-8")
        (fresh / "tables.md").write_text(page(), encoding="utf-8")
        (fresh / "README.md").write_text(readme(resources, heading, with_texts=with_texts), encoding="utf-8")
        _write_checksums(fresh)
        _put_in_place(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return Publication(target, tuple(resources))


def _check_target(target: Path, warehouse: Path) -> None:
    if target == warehouse or target in warehouse.parents or warehouse in target.parents:
        raise PublishError(f"{target} and the warehouse {warehouse} hold one another: publish to a folder of its own")
    if target.exists() and not target.is_dir():
        raise PublishError(f"{target} is a file: name a folder")
    if target.is_dir() and any(target.iterdir()) and not (target / _MARK).is_file():
        raise PublishError(f"{target} holds other files: name a new folder, an empty one, or one that was published before")


@dataclass(frozen=True, slots=True)
class _Copied:
    """What was read of the warehouse at one moment."""

    resources: list[Resource]
    record: Record
    files: pa.Table  # raw.files
    extractors: list[str]  # versions that wrote core.claims


def _copy(warehouse: Warehouse, folder: Path, with_texts: bool, exports: Sequence[Export]) -> _Copied:
    """Everything as one run left it: where a run comes between, it is all read anew."""
    for _ in range(_TRIES):
        before = warehouse.record
        try:
            resources = [_write_table(warehouse, folder, table) for table in published_tables(with_texts=with_texts)]
            resources += [_export(export, folder) for export in exports]
            files = warehouse.read("raw.files")
            with connect_within(warehouse) as con:
                extractors = [version for (version,) in con.execute("select distinct extractor_version from core.claims").fetchall()]
        except FileNotFoundError:  # a run replaced the file meanwhile
            if warehouse.record == before:
                raise
            continue
        if warehouse.record == before:
            return _Copied(resources, before, files, extractors)
    raise PublishError(f"runs change {warehouse.folder} faster than it can be published: wait until they end")


def _write_table(warehouse: Warehouse, folder: Path, table: Table) -> Resource:
    path = f"data/{table.full_name}.parquet"
    n_rows = 0
    schema = arrow_schema(table)
    with pq.ParquetWriter(folder / path, schema, compression="zstd") as writer:
        for file in warehouse.files(table.full_name):
            with pq.ParquetFile(file) as part:
                for batch in part.iter_batches(_BATCH_ROWS, columns=schema.names):
                    writer.write_batch(batch.select(schema.names).cast(schema), row_group_size=_BATCH_ROWS)
                    n_rows += batch.num_rows
    return measured(folder, path, table, n_rows)


def _export(export: Export, folder: Path) -> Resource:
    path, table, n_rows = export(folder)
    return measured(folder, path, table, n_rows)


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _write_checksums(folder: Path) -> None:
    lines = []
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        with file.open("rb") as stream:
            lines.append(f"{hashlib.file_digest(stream, 'sha256').hexdigest()}  {file.relative_to(folder).as_posix()}\n")
    (folder / "checksums.sha256").write_text("".join(lines), encoding="utf-8")


def _put_in_place(fresh: Path, target: Path) -> None:
    """Put the new folder where the old one is. On Linux a reader finds the one or the other; elsewhere there is a moment without either,
    between two renames, and the old one comes back where the second fails."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        fresh.rename(target)
    elif not disk.exchange(fresh, target):
        old = target.with_name(f".{target.name}.{os.getpid()}.old")
        target.rename(old)
        try:
            fresh.rename(target)
        except OSError:
            old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)
