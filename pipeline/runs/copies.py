"""Finding the copies among the articles of a warehouse, and writing them into core.articles.

What was found before is kept in `.state`: the signatures a part of core.articles, and the judgement of each pair. A run makes signatures of
new articles and judges new pairs only, and looks for those among the articles that are alike to a new one, unless some went; which article
copies which follows from the whole, whatever the order in which the articles came.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.analysis.copies import (
    SIGNATURE_VERSION,
    SIGNATURES,
    Judgement,
    Verdict,
    candidates_query,
    firsts_query,
    judge,
    likely_copies,
    originals,
    signatures,
)
from pipeline.analysis.credits import Copies, Credited, credits_of, first_by_agency
from pipeline.runs.manifest import Occurrence, to_columns
from pipeline.runs.parts import mark_copies
from pipeline.storage.views import rows_of
from pipeline.storage.warehouse import Transaction, Warehouse

_SIGNED = "state.signatures"
_JUDGED = "state.judgements"
_PAIRED = "state.paired"  # the articles whose pairs were looked at, with a hash of their signatures
_NOTE = "signatures"
_PAIRS_AT_ONCE = 20_000  # whose texts are in memory together
_KINDS: dict[str, pa.DataType] = {
    "article_id": pa.string(),
    "published_at": pa.timestamp("us"),
    "text_sha256": pa.string(),
    "part": pa.string(),
}
_STORED = pa.schema(_KINDS)
_JUDGEMENTS = pa.schema(
    [pa.field(name, pa.float64() if name == "score" else pa.string()) for name in ("article_id", "earlier", "verdict", "score")]
)
_DIGESTS: dict[str, pa.DataType] = {"article_id": pa.string(), "digest": pa.uint64()}
_KNOWN = pa.schema(_DIGESTS)

Copy = tuple[str | None, float | None]  # the article that an article copies, and how alike the two are
Pair = tuple[str, str]


def find_copies(tx: Transaction, occurrences: Sequence[Occurrence]) -> list[Occurrence]:
    """Mark the articles that are copies in core.articles, where that changed; the occurrences as they are then.

    An article copies the earliest published (then the least id) of those whose text it has, else the earliest of those that it was judged
    a copy of; but where copies credit an agency that published the story itself, that article leads. A near copy with a changed figure is
    none.
    """
    stored = [found for found in occurrences if found.part]
    judged, same = _judged(tx, stored), _same_texts(stored)
    met = {article for pair in judged for article in pair} | same.keys() | set(same.values())
    by_age = [found.article_id for found in sorted((found for found in stored if found.article_id in met), key=_age)]
    found_copies = originals(judged, by_age)
    found_copies |= {article: (first, 1.0) for article, first in same.items()}
    copies: Mapping[str, Copy] = first_by_agency(found_copies, _credited(tx, found_copies), by_age)
    changed: dict[str, dict[str, Copy]] = defaultdict(dict)
    for found in stored:
        copy = copies.get(found.article_id, (None, None))
        if copy[0] != found.copy_of:
            changed[found.part or ""][found.article_id] = copy
    for part, marks in changed.items():
        mark_copies(tx, part, marks)
    new = {article: copy[0] for marks in changed.values() for article, copy in marks.items()}
    return [dataclasses.replace(f, copy_of=new[f.article_id]) if f.part and f.article_id in new else f for f in occurrences]


def copies_are_outdated(warehouse: Warehouse) -> bool:
    """Whether the copies of a warehouse with articles were found by another version of the rules."""
    return warehouse.read_note(_NOTE) not in (None, SIGNATURE_VERSION)


def _age(found: Occurrence) -> tuple[object, str]:
    return found.published_at, found.article_id


def _same_texts(stored: Sequence[Occurrence]) -> dict[str, str]:
    """For every article that has another's text, the earliest that has it."""
    times = Counter(found.text_sha256 for found in stored)
    shared = [found for found in stored if times[found.text_sha256] > 1]  # few: sets of one would take long
    firsts: dict[str, Occurrence] = {}
    for found in shared:
        firsts[found.text_sha256] = min(firsts.get(found.text_sha256, found), found, key=_age)
    return {f.article_id: firsts[f.text_sha256].article_id for f in shared if firsts[f.text_sha256] is not f}


def _credited(tx: Transaction, copies: Copies) -> dict[str, Credited]:
    """Of the articles of copied stories, who published them and whom they credit."""
    if not copies:
        return {}
    with duckdb.connect() as con:
        con.register("members", pa.table({"article_id": sorted({*copies, *(first for first, _ in copies.values())})}))
        rows = con.execute(
            f"SELECT article_id, publisher, credits FROM {rows_of(tx.warehouse.files(_SIGNED))} SEMI JOIN members USING (article_id)"
        )
        return {article: Credited(publisher, credits) for article, publisher, credits in rows.fetchall()}


def _judged(tx: Transaction, stored: Sequence[Occurrence]) -> dict[Pair, Judgement]:
    """The judgement of every pair that is worth one, but for those that are unlike; those of earlier runs are taken over."""
    _sign(tx, {found.part or "" for found in stored})
    before = tx.warehouse.read_state(_JUDGED.removeprefix("state."), _JUDGEMENTS)
    part_of = {found.article_id: found.part or "" for found in stored}
    with duckdb.connect() as con:
        con.register("before", before)
        con.register("known", tx.warehouse.read_state(_PAIRED.removeprefix("state."), _KNOWN))
        con.register("stored", to_columns(stored, _STORED))
        con.register("none", SIGNATURES.empty_table())
        files = tx.warehouse.files(_SIGNED)
        con.execute(f"CREATE VIEW signed AS FROM {rows_of(files) if files else 'none'}")
        con.execute(f"CREATE TABLE firsts AS {firsts_query('stored')}")
        con.execute(
            "CREATE TABLE paired AS SELECT article_id, hash(bands, figures) AS digest FROM signed SEMI JOIN firsts USING (article_id)"
        )
        known = con.execute("SELECT count(*) > 0 FROM known").fetchall()[0][0]
        gone = con.execute("FROM known ANTI JOIN paired USING (article_id, digest) LIMIT 1").fetchall()
        con.execute("CREATE VIEW asked AS FROM paired ANTI JOIN known USING (article_id, digest)")
        con.execute(f"CREATE TABLE pairs AS {candidates_query('signed', 'firsts', 'asked' if known and not gone else None)}")
        unknown = con.sql("""
            SELECT article_id, earlier FROM pairs ANTI JOIN before USING (article_id, earlier) JOIN stored USING (article_id)
            WHERE earlier IS NOT NULL ORDER BY part, article_id, earlier
            """).to_arrow_table()
        con.register("unknown", unknown)
        of_unknown = "FROM signed SEMI JOIN (SELECT article_id FROM unknown UNION SELECT earlier FROM unknown) USING (article_id)"
        new = _judge(tx.warehouse, likely_copies(unknown, con.sql(of_unknown).to_arrow_table()), part_of)
        con.register("new", new)
        con.execute(
            """CREATE VIEW now AS FROM before SEMI JOIN firsts USING (article_id) ANTI JOIN pairs USING (article_id)
            UNION ALL FROM before SEMI JOIN pairs USING (article_id, earlier) UNION ALL FROM new"""
        )
        now = con.sql("FROM now ORDER BY article_id, earlier").to_arrow_table().cast(_JUDGEMENTS)
        if new.num_rows or now.num_rows != before.num_rows:
            tx.replace(_JUDGED, now)
        tx.replace(_PAIRED, con.sql("FROM paired ORDER BY article_id, digest").to_arrow_table().cast(_KNOWN))
        alike = con.sql("FROM now WHERE verdict <> ? ORDER BY article_id, earlier", params=[str(Verdict.OTHER)]).fetchall()
    return {(article, earlier): Judgement(Verdict(verdict), score) for article, earlier, verdict, score in alike}


def _judge(warehouse: Warehouse, pairs: pa.Table, part_of: Mapping[str, str]) -> pa.Table:
    """The judgement of each of these pairs (article_id, earlier), in their order."""
    found: list[pa.Table] = []
    for chunk in pairs.to_batches(max_chunksize=_PAIRS_AT_ONCE):
        rows: list[dict[str, Any]] = chunk.to_pylist()
        bodies = _bodies(warehouse, part_of, {article for row in rows for article in row.values()})
        for row in rows:
            judgement = judge(bodies[row["article_id"]], bodies[row["earlier"]])
            row |= {"verdict": str(judgement.verdict), "score": judgement.score}
        found.append(pa.Table.from_pylist(rows, schema=_JUDGEMENTS))
    return pa.concat_tables([_JUDGEMENTS.empty_table(), *found])


def _sign(tx: Transaction, parts: set[str]) -> None:
    """Make the signatures of parts that have none; those of parts that are gone are dropped."""
    if tx.warehouse.read_note(_NOTE) != SIGNATURE_VERSION:
        for part in list(tx.record.parts.get(_SIGNED, {})):
            tx.drop(_SIGNED, part)
        tx.replace(_JUDGED, _JUDGEMENTS.empty_table())
        tx.replace(_PAIRED, _KNOWN.empty_table())
        tx.put_note(_NOTE, SIGNATURE_VERSION)
    signed = set(tx.record.parts.get(_SIGNED, {}))
    for part in sorted(signed - parts):
        tx.drop(_SIGNED, part)
    for part in sorted(parts - signed):
        ids, bodies = _read_bodies(tx.warehouse, part)
        about = tx.warehouse.read_part("core.articles", part).select(["publisher", "byline", "dateline"]).to_pylist()
        credited = [
            Credited(row["publisher"], credits_of(body, row["byline"], row["dateline"])) for row, body in zip(about, bodies, strict=True)
        ]
        tx.put(_SIGNED, part, signatures(ids, bodies, credited))


def _bodies(warehouse: Warehouse, part_of: Mapping[str, str], wanted: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in sorted({part_of[article] for article in wanted}):
        found.update((article, body) for article, body in zip(*_read_bodies(warehouse, part), strict=True) if article in wanted)
    return found


def _read_bodies(warehouse: Warehouse, part: str) -> tuple[list[str], list[str]]:
    """The ids and the texts without their titles of one part of core.articles."""
    rows = warehouse.read_part("core.articles", part).select(["article_id", "title", "text"]).to_pylist()
    return [row["article_id"] for row in rows], [row["text"].removeprefix(row["title"] or "").lstrip() for row in rows]
