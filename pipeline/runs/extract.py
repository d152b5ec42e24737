"""From core.articles to the other core tables; only articles that are new, changed or outdated are extracted."""

from __future__ import annotations

import dataclasses
import hashlib
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa

from pipeline.contracts import table
from pipeline.engines import DEFAULT_ENGINE, engine
from pipeline.language.model import model_name
from pipeline.runs.checkpoint import Checkpoints
from pipeline.runs.extractor import Batch, extract_batch, extractor_id
from pipeline.runs.manifest import Occurrence, load_occurrences
from pipeline.runs.parts import ENTITIES_FOUND, drop_extracted
from pipeline.runs.progress import Progress, silent
from pipeline.runs.withdraw import Extracted, load_extracted, save_extracted
from pipeline.storage.views import literal_path
from pipeline.storage.warehouse import Transaction, Warehouse

ARTICLES_A_BATCH = 200
_NOTE = "extract"


@dataclass(frozen=True, slots=True)
class ExtractReport:
    """What extraction did: counts of articles."""

    articles: int = 0  # articles in the warehouse
    extracted: int = 0  # extracted now
    resumed: int = 0  # taken over from a run that was stopped before its end
    failures: dict[str, str] = field(default_factory=dict)  # article ids on which the extractor failed, with the error: in all
    seconds: float = 0.0

    @property
    def computed_anew(self) -> bool:
        """Whether anything was extracted."""
        return bool(self.extracted or self.resumed)


def extract_new(
    warehouse: Warehouse,
    *,
    engine_name: str = DEFAULT_ENGINE,
    progress: Progress | None = None,
    articles_a_batch: int = ARTICLES_A_BATCH,
) -> ExtractReport:
    """Bring the extracted core tables up to date with core.articles.

    An article is extracted where it was not before, where its content changed, or where the extractor did: rules, model or reference
    lists (see `extractor_id`). Batches that are done are kept, so that a run that is stopped goes on from there. An article on which the
    extractor fails has no rows; it is tried again when it or the extractor changes.
    """
    started = time.monotonic()
    with warehouse.transaction() as tx:
        report = _extract_new(tx, extractor_id(), engine_name, progress or silent, articles_a_batch)
    if not warehouse.in_transaction:
        clear_checkpoints(warehouse)
    return dataclasses.replace(report, seconds=time.monotonic() - started)


def clear_checkpoints(warehouse: Warehouse) -> None:
    """Remove the kept batches; for the time after a commit, when they stand in the tables."""
    Checkpoints(warehouse.folder, "").clear()


def _extract_new(tx: Transaction, extractor: str, engine_name: str, progress: Progress, size: int) -> ExtractReport:
    extracted = load_extracted(tx.warehouse)
    done_for = {"articles": tx.warehouse.fingerprint("core.articles"), "extractor": extractor}
    n_articles = tx.warehouse.count("core.articles")
    if tx.warehouse.read_note(_NOTE) == done_for:
        return ExtractReport(n_articles, failures=_failures(extracted))

    stored = [found for found in load_occurrences(tx.warehouse) if found.part]
    pending = {f.article_id: f for f in stored if not _is_current(extracted.get(f.article_id), f, extractor)}
    outdated: dict[str, set[str]] = defaultdict(set)
    for article_id in pending.keys() & extracted.keys():
        outdated[extracted.pop(article_id).part].add(article_id)
    for part, article_ids in outdated.items():
        drop_extracted(tx, part, article_ids)

    checkpoints = Checkpoints(tx.warehouse.folder, extractor)
    n_resumed = _adopt(tx, checkpoints, extractor, pending, extracted)
    waiting = sorted(pending.values(), key=lambda found: (found.part or "", found.article_id))
    n_done = 0
    progress("extract", n_done, len(waiting))
    for result in engine(engine_name).map_batches(extract_batch, _batches(tx.warehouse, waiting, size)):
        checkpoints.save(result, {article_id: pending[article_id].input_sha256 for article_id in result.article_ids})
        n_done += len(result.article_ids)
        progress("extract", n_done, len(waiting))
    _adopt(tx, checkpoints, extractor, pending, extracted)
    save_extracted(tx, extracted.values())
    merge_entities(tx)
    tx.put_note(_NOTE, done_for)
    return ExtractReport(n_articles, extracted=n_done, resumed=n_resumed, failures=_failures(extracted))


def merge_entities(tx: Transaction) -> None:
    """Write core.entities: one row an entity of all articles, each column the least of what they say, so that no order matters."""
    contract = table("core.entities")
    files = [literal_path(tx.warehouse.locate(ENTITIES_FOUND, part)) for part in tx.warehouse.parts(ENTITIES_FOUND)]
    if not files:
        tx.replace("core.entities", pa.table({name: [] for name in contract.column_names}))
        return
    columns = ", ".join(f"min({name}) as {name}" for name in contract.column_names if name != "entity_id")
    with duckdb.connect() as con:
        query = f"select entity_id, {columns} from read_parquet(?, hive_partitioning = false) group by entity_id"
        tx.replace("core.entities", con.sql(query, params=[files]).to_arrow_table())


def _adopt(
    tx: Transaction, checkpoints: Checkpoints, extractor: str, pending: dict[str, Occurrence], extracted: dict[str, Extracted]
) -> int:
    """Stage the kept batches whose articles are all still to be done; the number of their articles. Others are forgotten."""
    n_articles = 0
    for part, inputs, errors, files in list(checkpoints.load()):
        if all(article_id in pending and pending[article_id].input_sha256 == read for article_id, read in inputs.items()):
            for name, file in files.items():
                tx.adopt(name, part, file)
            for article_id, read in inputs.items():
                extracted[article_id] = Extracted(article_id, read, extractor, part, errors.get(article_id))
                del pending[article_id]
            n_articles += len(inputs)
        elif not all(article_id in extracted and extracted[article_id].part == part for article_id in inputs):
            checkpoints.discard(part)
    return n_articles


def _batches(warehouse: Warehouse, waiting: list[Occurrence], size: int) -> Iterator[Batch]:
    """The articles in batches, read from their parts as they are asked for."""
    part, rows = None, {}
    for start in range(0, len(waiting), size):
        batch = waiting[start : start + size]
        articles = []
        for found in batch:
            if found.part != part:
                part = found.part
                rows = {row["article_id"]: row for row in warehouse.read_part("core.articles", part or "").to_pylist()}
            articles.append(rows[found.article_id])
        name = hashlib.sha256("".join(found.article_id for found in batch).encode()).hexdigest()[:16]
        yield Batch(name, model_name(), tuple(articles))


def _is_current(done: Extracted | None, found: Occurrence, extractor: str) -> bool:
    return done is not None and (done.input_sha256, done.extractor) == (found.input_sha256, extractor)


def _failures(extracted: dict[str, Extracted]) -> dict[str, str]:
    return {article_id: found.error for article_id, found in sorted(extracted.items()) if found.error}
