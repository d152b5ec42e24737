"""From the core tables to the marts; a mart is built anew only where something that it is made from changed."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import tempfile
import time
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pipeline.analysis
import pipeline.contracts
from pipeline.language.gazetteer import REFERENCE, REFERENCE_VARIABLE
from pipeline.runs.progress import Progress, silent
from pipeline.storage import checks
from pipeline.storage.connect import connect_within, refresh_view
from pipeline.storage.journal import STAGING
from pipeline.storage.record import STRUCTURES
from pipeline.storage.views import quoted
from pipeline.storage.warehouse import Transaction, Warehouse

if TYPE_CHECKING:
    import duckdb

    from pipeline.analysis.marts import Mart, Steps
    from pipeline.runs.shares import Shares

_NOTE = "derive"
_STORE = "steps"  # the database, on disk, of what several marts share
# GB that DuckDB holds before it writes to disk; what Python holds comes on top. More articles are written out and read again too often.
_MEMORY, _MEMORY_FOR_MANY = 0.4, 3.0
_MEMORY_BESIDE_LINKS = 2.0  # of many: Python holds the pairs of articles that are told of as one (analysis/stories.py)
# Not everything can be written to disk: a mart that does not fit is tried again with twice as much, up to this share of what there is.
_MOST_MEMORY = 0.7
_MANY = 150_000  # articles


class DeriveError(RuntimeError):
    """A mart could not be built; the message names it. No table is changed."""


@dataclass(frozen=True, slots=True)
class DeriveReport:
    """Which marts were built anew, and which stay as they were since nothing that they are made from changed."""

    built: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def computed_anew(self) -> bool:
        """Whether any mart was built."""
        return bool(self.built)


def derive(warehouse: Warehouse, *, names: Collection[str] | None = None, progress: Progress | None = None) -> DeriveReport:
    """Bring the marts (or those named) up to date, in their order of building.

    A mart is built where its input tables, its contract, the code of analysis or the reference files changed since it was built last.
    Raises DeriveError where one fails; then all tables stay as they were.
    """
    from pipeline.analysis.marts import MARTS

    started = time.monotonic()
    marts = [mart for mart in MARTS if names is None or mart.name in names]
    with warehouse.transaction() as tx:
        report = _derive(tx, marts, progress or silent)
    return dataclasses.replace(report, seconds=time.monotonic() - started)


def _derive(tx: Transaction, marts: list[Mart], progress: Progress) -> DeriveReport:
    staging = tx.warehouse.folder / STAGING  # what a process that was killed leaves there, the next writer removes
    staging.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="spill-", dir=staging) as spill:
        return _derive_within(tx, marts, progress, Path(spill))


def _derive_within(tx: Transaction, marts: list[Mart], progress: Progress, spill: Path) -> DeriveReport:
    from pipeline.analysis.marts import Steps
    from pipeline.runs.kept import KeptParts

    made_from: dict[str, str] = tx.warehouse.read_note(_NOTE) or {}
    sources = _sources_hash()
    built, kept = [], []
    con: duckdb.DuckDBPyConnection | None = None
    try:
        for number, mart in enumerate(marts):
            progress("derive", number, len(marts))
            inputs = [tx.warehouse.fingerprint(name) for name in mart.inputs]
            now = hashlib.sha256(json.dumps([sources, STRUCTURES[mart.name], inputs]).encode()).hexdigest()[:20]
            if made_from.get(mart.name) == now:
                kept.append(mart.name)
                continue
            if con is None:
                con = _connection(tx.warehouse, spill)
                kept_parts = KeptParts(tx, con, sources, _STORE)
                steps = Steps(con, _STORE, kept_parts)
            _build(tx, mart, con, steps, kept_parts.shares)
            refresh_view(con, tx.warehouse, mart.name)
            made_from[mart.name] = now
            built.append(mart.name)
    finally:
        if con:
            con.close()
    progress("derive", len(marts), len(marts))
    tx.put_note(_NOTE, made_from)
    return DeriveReport(tuple(built), tuple(kept))


def _connection(warehouse: Warehouse, spill: Path) -> duckdb.DuckDBPyConnection:
    """A connection that takes bounded memory: what does not fit is written to the folder `spill`."""
    con = connect_within(warehouse)
    con.execute(f"SET temp_directory = {quoted(str(spill))}; SET preserve_insertion_order = false")
    if not _is_many(warehouse):  # a table of a thousand parts is read by many marts
        con.execute("SET parquet_metadata_cache = true")
    # Writing compressed to disk takes longer than making most steps: what is small enough stays in that memory, or is spilt.
    con.execute(f"ATTACH {quoted(str(spill / 'steps.duckdb') if _is_many(warehouse) else ':memory:')} AS {_STORE}")
    return con


def _is_many(warehouse: Warehouse) -> bool:
    return warehouse.count("core.articles") > _MANY


def _memory(warehouse: Warehouse, mart: str) -> float:
    if not _is_many(warehouse):
        return _MEMORY
    return _MEMORY_BESIDE_LINKS if mart == "mart.article_links" else _MEMORY_FOR_MANY


def _build(tx: Transaction, mart: Mart, con: duckdb.DuckDBPyConnection, steps: Steps, shares: Shares) -> None:
    memory = _memory(tx.warehouse, mart.name)
    most = _memory_to_be_had()
    while not _is_built(tx, mart, con, steps, shares, memory=memory, can_have_more=2 * memory <= most):
        memory *= 2


def _memory_to_be_had() -> float:
    """The GB that a mart may take at most."""
    if not hasattr(os, "sysconf"):  # Windows
        return _MEMORY_FOR_MANY
    return _MOST_MEMORY * os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9


def _is_built(
    tx: Transaction, mart: Mart, con: duckdb.DuckDBPyConnection, steps: Steps, shares: Shares, *, memory: float, can_have_more: bool
) -> bool:
    """Build a mart with so many GB; False where they were too few and more can be had."""
    from pipeline.analysis.marts import SHARED, STEPS_OF_SHARES

    try:
        con.execute(f"SET memory_limit = '{memory * 1000:.0f}MB'")
        if mart.name in SHARED and shares.n > 1:
            steps.make((*STEPS_OF_SHARES, *mart.steps))
            shares.build(mart.name, mart.sql)
        else:
            tx.replace_streamed(mart.name, mart.rows(con, steps))
    except Exception as error:
        if can_have_more and "Out of Memory" in str(error):
            return False
        if "Query interrupted" in str(error):  # how DuckDB tells of Ctrl-C while it computes
            raise KeyboardInterrupt from error
        raise DeriveError(f"{mart.name} could not be built ({type(error).__name__}: {error}); all tables stay as they were") from error
    return True


def _sources_hash() -> str:
    """A hash of everything beside the input tables that a mart is made from: the code of analysis, the checks, codes and bounds, the
    reference files."""
    own = os.environ.get(REFERENCE_VARIABLE)
    files = [Path(checks.__file__)]
    for folder in (
        [Path(path) for room in (pipeline.analysis, pipeline.contracts) for path in room.__path__]
        + [REFERENCE]
        + ([Path(own)] if own else [])
    ):
        files += sorted(file for file in folder.rglob("*") if file.suffix in (".py", ".sql", ".csv", ".json", ".toml"))
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
