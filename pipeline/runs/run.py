"""A whole run: files in, tables out."""

from __future__ import annotations

import contextlib
import ctypes
import datetime as dt
import gc
import sys
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from pipeline.contracts import TABLES
from pipeline.runs.derive import DeriveReport, derive
from pipeline.runs.extract import ExtractReport, clear_checkpoints, extract_new
from pipeline.runs.ingest import IngestReport, ingest
from pipeline.runs.progress import Progress, silent
from pipeline.storage.catalogue import CATALOGUE, catalogue_fits, write_catalogue
from pipeline.storage.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did: a report a stage, the rows of every table after it, and the time it took."""

    ingest: IngestReport
    extract: ExtractReport
    derive: DeriveReport
    tables: dict[str, int]  # rows by full table name
    catalogue: Path
    seconds: float

    @property
    def computed_anew(self) -> bool:
        """Whether anything was read, extracted or derived; false for a second run over unchanged input."""
        return self.ingest.computed_anew or self.extract.computed_anew or self.derive.computed_anew

    @property
    def rejects(self) -> dict[str, int]:
        """Inputs without an article, by reason; see raw.rejects."""
        return self.ingest.rejects


def run(
    inputs: Sequence[Path],
    warehouse: Path,
    *,
    progress: Progress | None = None,
    today: dt.date | None = None,
    engine: str | None = None,
    workers: int | None = None,
    months: Collection[str] | None = None,
    forget: Sequence[Path] = (),
    rebuild: bool = False,
    wait: float = 0,
) -> RunReport:
    """Bring a warehouse up to date with the files and folders of `inputs`, and write its DuckDB file.

    All tables change together, at the end: a run that fails or is stopped leaves them as they were, and the next one goes on from the
    batches that were extracted. `rebuild` throws away what is there and begins anew. `wait` seconds for another writer to end.
    `engine` and `workers` say where articles are extracted, see `pipeline.engines`; `months` (`2024-05`) leaves
    articles published in other months as they are. What earlier runs read under the paths to `forget` is taken out of all tables.

    Raises WarehouseLockedError where another run writes, SchemaMismatchError where another version wrote the tables,
    DamagedWarehouseError where their files are missing or unreadable, DeriveError where a mart cannot be built, RuntimeError where the
    language model is not installed.
    """
    started = time.monotonic()
    tell = progress or silent
    store = Warehouse(warehouse)
    with store.transaction(wait=wait, rebuild=rebuild):
        ingested = ingest(store, inputs, forget=forget, today=today, progress=tell)
        extracted = extract_new(store, engine_name=engine, workers=workers, months=months, progress=tell)
        _let_go()
        derived = derive(store, progress=tell)
    clear_checkpoints(store)
    tell("catalogue", 0, 1)
    if not catalogue_fits(store):
        write_catalogue(store)
    tell("catalogue", 1, 1)
    return RunReport(
        ingested,
        extracted,
        derived,
        {table.full_name: store.count(table.full_name) for table in TABLES},
        store.folder / CATALOGUE,
        time.monotonic() - started,
    )


def _let_go() -> None:
    """Give back what reading and extraction held, before the marts need memory: allocators keep it for the next use."""
    gc.collect()
    pa.default_memory_pool().release_unused()
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # a C library without it
            ctypes.CDLL(None).malloc_trim(0)
