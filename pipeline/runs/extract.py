"""From core.articles to the other core tables; only articles that are new, changed or outdated are extracted."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.contracts import table
from pipeline.engines import Engine, engine
from pipeline.language.gazetteer import load_gazetteer
from pipeline.language.model import model_name
from pipeline.runs.checkpoint import Checkpoints, Kept
from pipeline.runs.compact import compact_extracted
from pipeline.runs.extractor import Batch, extract_batch, extractor_id, give_up_batch, part_name, split_batch
from pipeline.runs.manifest import Occurrence, from_columns, read_occurrences, to_columns
from pipeline.runs.parts import ENTITIES_FOUND
from pipeline.runs.progress import Progress, silent
from pipeline.runs.withdraw import EXTRACTED, Extracted, drop_all_extracted, failures, load_failures, read_extracted, save_extracted
from pipeline.storage.record import DamagedWarehouseError, remedy
from pipeline.storage.views import rows_of
from pipeline.storage.warehouse import Transaction, Warehouse

ARTICLES_A_PART = 1000  # small parts are slow to open: each is a file of every table
_ARTICLES_A_BATCH = 50  # what a run that is stopped can lose, and how often progress is told
_FEWEST_A_BATCH = 12  # of fewer articles, what a batch costs by itself would show
_MANY_ARTICLES = 10_000  # from so many on batches are large: little is joined afterwards, and seconds of work are little to lose
_ARTICLES_A_LARGE_BATCH = 200
_NOTE = "extract"
_MERGED = "entities"  # which parts core.entities was merged from


@dataclass(frozen=True, slots=True)
class ExtractReport:
    """What extraction did: counts of articles."""

    articles: int = 0  # articles in the warehouse
    extracted: int = 0  # extracted now
    resumed: int = 0  # taken over from a run that was stopped before its end
    failed: int = 0  # of those that were extracted now or taken over, how many the extractor failed on
    failures: dict[str, str] = field(default_factory=dict)  # article ids on which the extractor failed, with the error: in all
    seconds: float = 0.0

    @property
    def computed_anew(self) -> bool:
        """Whether anything was extracted."""
        return bool(self.extracted or self.resumed)


def extract_new(
    warehouse: Warehouse,
    *,
    engine_name: str | None = None,
    workers: int | None = None,
    months: Collection[str] | None = None,
    progress: Progress | None = None,
    articles_a_part: int = ARTICLES_A_PART,
) -> ExtractReport:
    """Bring the extracted core tables up to date with core.articles.

    An article is extracted where it was not before, where its content changed, or where the extractor did: rules, model or reference
    lists (see `extractor_id`). Batches that are done are kept, so that a run that is stopped goes on from there. An article on which the
    extractor fails, or that ends the process that reads it, has no rows; it is tried again when it or the extractor changes.

    Engine and number of workers are those that the environment names, else `inline` (see `pipeline.engines`); the rows are the same.
    With `months` (`2024-05`), only articles published in them are extracted; the others stay as they are.
    """
    started = time.monotonic()
    runs_on = engine(engine_name, workers)
    with warehouse.transaction() as tx:
        report = _extract_new(tx, extractor_id(), runs_on, progress or silent, articles_a_part, months)
    if not warehouse.in_transaction:
        clear_checkpoints(warehouse)
    return dataclasses.replace(report, seconds=time.monotonic() - started)


def clear_checkpoints(warehouse: Warehouse) -> None:
    """Remove the kept batches; for the time after a commit, when they stand in the tables."""
    Checkpoints(warehouse.folder, "").clear()


def _extract_new(
    tx: Transaction, extractor: str, runs_on: Engine, progress: Progress, size: int, months: Collection[str] | None
) -> ExtractReport:
    done_for = {"articles": tx.warehouse.fingerprint("core.articles"), "extractor": extractor}
    n_articles = tx.warehouse.count("core.articles")
    if tx.warehouse.read_note(_NOTE) == done_for:
        return ExtractReport(n_articles, failures=load_failures(tx.warehouse))

    extracted = read_extracted(tx.warehouse)
    pending = {found.article_id: found for found in _not_extracted(tx.warehouse, extracted, extractor)}
    n_pending = len(pending)
    if months is not None:
        pending = {article_id: f for article_id, f in pending.items() if f.published_at.isoformat()[:7] in months}
    is_outdated = pc.field("article_id").isin(pa.array(list(pending), pa.string()))
    drop_all_extracted(tx, extracted.filter(is_outdated))
    extracted = extracted.filter(~is_outdated)

    checkpoints = Checkpoints(tx.warehouse.folder, extractor)
    kept = _kept(checkpoints, pending)
    n_resumed = sum(len(found.inputs) for found in kept)
    resumed = {article_id for found in kept for article_id in found.inputs}
    waiting = sorted((f for f in pending.values() if f.article_id not in resumed), key=lambda found: (found.part or "", found.article_id))
    if waiting:
        load_gazetteer()  # a list that cannot be used is told at once, not of every article; the index of places is built once
    n_done = 0
    progress("extract", n_done, len(waiting))
    batches = _batches(tx.warehouse, waiting, _sizes(len(waiting), size, runs_on.workers))
    for result in runs_on.map_batches(extract_batch, batches, split=split_batch, give_up=give_up_batch):
        checkpoints.save(result, {article_id: pending[article_id].input_sha256 for article_id in result.article_ids})
        n_done += len(result.article_ids)
        progress("extract", n_done, len(waiting))
    new: list[Extracted] = []
    for group in _grouped(_kept(checkpoints, pending), pending, size):
        part = _adopt(tx, group)
        new += [Extracted(id_, read, extractor, part, found.errors.get(id_)) for found in group for id_, read in found.inputs.items()]
    extracted = compact_extracted(tx, pa.concat_tables([extracted, to_columns(new, EXTRACTED)]), size)
    save_extracted(tx, extracted)
    merge_entities(tx)
    if len(pending) == n_pending:
        tx.put_note(_NOTE, done_for)
    failed = failures(extracted)
    n_failed = sum(article_id in pending for article_id in failed)
    return ExtractReport(n_articles, extracted=n_done, resumed=n_resumed, failed=n_failed, failures=failed)


def _not_extracted(warehouse: Warehouse, extracted: pa.Table, extractor: str) -> Iterator[Occurrence]:
    """The stored articles that this extractor did not read as they are now. In SQL: few of many, mostly."""
    with duckdb.connect() as con:
        con.register("occurrences", read_occurrences(warehouse))
        con.register("extracted", extracted)
        query = """SELECT * FROM occurrences ANTI JOIN (FROM extracted WHERE extractor = ?) USING (article_id, input_sha256)
            WHERE part IS NOT NULL"""
        return from_columns(Occurrence, con.sql(query, params=[extractor]).to_arrow_table())


def merge_entities(tx: Transaction) -> None:
    """Write core.entities: one row an entity of all articles, each column the least of what they say, so that no order matters.

    Where every part that was merged before is still there, the new ones are merged into what they gave.
    """
    contract = table("core.entities")
    parts = {part: found.sha256 for part, found in tx.record.parts.get(ENTITIES_FOUND, {}).items() if found.rows}
    merged = tx.warehouse.read_note(_MERGED) or {}
    before = merged.get("parts", {})
    stands = bool(before) and merged["into"] == tx.warehouse.fingerprint("core.entities") and before.items() <= parts.items()
    new = [tx.warehouse.locate(ENTITIES_FOUND, part) for part in sorted(parts.keys() - before.keys() if stands else parts)]
    if not parts:
        tx.replace("core.entities", pa.table({name: [] for name in contract.column_names}))
    if not new:
        return
    columns = ", ".join(contract.column_names)
    least = ", ".join("entity_id" if name == "entity_id" else f"min({name}) as {name}" for name in contract.column_names)
    old = rows_of(tx.warehouse.files("core.entities")) if stands else "found limit 0"
    query = f"""with found as (select {columns} from {rows_of(new)}), old as (select {columns} from {old})
        select {least} from (from found union all from old semi join found using (entity_id)) group by entity_id
        union all from old anti join found using (entity_id)"""
    with duckdb.connect() as con:
        try:
            tx.replace("core.entities", con.sql(query).to_arrow_table())
        except duckdb.Error as error:
            reason = " ".join(str(error).split())
            folder = tx.warehouse.folder
            raise DamagedWarehouseError(f"the entities in {folder} cannot be read ({reason:.300}): {remedy(folder)}") from error
    tx.put_note(_MERGED, {"parts": parts, "into": tx.warehouse.fingerprint("core.entities")})


def _kept(checkpoints: Checkpoints, pending: dict[str, Occurrence]) -> list[Kept]:
    """The kept batches of which all articles are still to be done, as they were read then. Others are forgotten."""
    usable: list[Kept] = []
    taken: set[str] = set()
    for found in list(checkpoints.load()):
        fits = all(article_id in pending and pending[article_id].input_sha256 == read for article_id, read in found.inputs.items())
        if fits and taken.isdisjoint(found.inputs):
            usable.append(found)
            taken.update(found.inputs)
        else:
            checkpoints.discard(found.part)
    return usable


def _grouped(kept: list[Kept], pending: dict[str, Occurrence], size: int) -> Iterator[list[Kept]]:
    """Batches that make a part together, in the order of their articles: as many as have `size` articles."""
    group: list[Kept] = []
    n_articles = 0
    for found in sorted(kept, key=lambda found: min((pending[article_id].part or "", article_id) for article_id in found.inputs)):
        if group and n_articles + len(found.inputs) > size:
            yield group
            group, n_articles = [], 0
        group.append(found)
        n_articles += len(found.inputs)
    if group:
        yield group


def _adopt(tx: Transaction, group: list[Kept]) -> str:
    """Stage a group of batches as one part and return its name."""
    if len(group) == 1:
        for name, file in group[0].files.items():
            tx.adopt(name, group[0].part, file)
        return group[0].part
    part = part_name(article_id for found in group for article_id in found.inputs)
    for name in sorted({name for found in group for name in found.files}):
        files = [found.files[name] for found in group if name in found.files]
        tx.put(name, part, pa.concat_tables([pq.read_table(file, partitioning=None) for file in files]))
    return part


def _sizes(n_articles: int, size: int, workers: int) -> Iterator[int]:
    """How many articles each batch has, where a part has `size`.

    With several workers the last batches are smaller, so that all end at about the same time. No batch reaches over the end of a part:
    with any number of workers a part holds the same articles.
    """
    start = 0
    while left := n_articles - start:
        batch = min(size, _ARTICLES_A_LARGE_BATCH if n_articles >= _MANY_ARTICLES else _ARTICLES_A_BATCH)
        while workers > 1 and batch * workers >= left and batch >= 2 * _FEWEST_A_BATCH:
            batch //= 2
        batch = min(batch, left, size - start % size)
        yield batch
        start += batch


def _batches(warehouse: Warehouse, waiting: list[Occurrence], sizes: Iterable[int]) -> Iterator[Batch]:
    """The articles in batches of these sizes, read from their parts as they are asked for."""
    part, rows, start = None, {}, 0
    for size in sizes:
        batch, start = waiting[start : start + size], start + size
        articles = []
        for found in batch:
            if found.part != part:
                part = found.part
                rows = {row["article_id"]: row for row in warehouse.read_part("core.articles", part or "").to_pylist()}
            articles.append(rows[found.article_id])
        yield Batch(part_name(found.article_id for found in batch), model_name(), tuple(articles))
