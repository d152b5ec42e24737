"""Marts of incidents and places in shares: a share whose rows follow from what they followed from before is kept as it is.

A subject is an incident or a place; a hash of it says to which share it belongs. Of a share a hash is taken of all rows that its marts
read (`steps/share_digests.sql`). Where that is another than when the share was written, the very queries that build a mart whole are put
to the rows of such shares alone, and the parts of the mart that hold them are written. Small warehouses have one share, and no hashes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.analysis.marts import MARTS, SHARED, step_query
from pipeline.contracts import table
from pipeline.storage.arrow import row_order
from pipeline.storage.connect import refresh_view
from pipeline.storage.record import STRUCTURES
from pipeline.storage.views import rows_of
from pipeline.storage.warehouse import EMPTY_PART, Transaction

_NOTE = "shares"
_CLAIMS_A_SHARE = 8192  # so that a share costs little beside what is done for all claims together
_MOST_SHARES = 256  # each is a file of every such mart
# Claims whose shares are built together, so that memory is bounded; a warehouse of many articles is given more (derive.py).
_CLAIMS_AT_ONCE, _CLAIMS_AT_ONCE_OF_MANY = 150_000, 800_000
_MANY = 500_000
_BATCH = 100_000  # rows of a query in memory
_INCIDENT_CLAIMS, _CLAIMS, _TOTALS = "mart.incident_claims", "claims", "totals"


class Shares:
    """The shares of one derivation; `con`, `code` and `store` are those of KeptParts."""

    def __init__(self, tx: Transaction, con: duckdb.DuckDBPyConnection, code: str, store: str) -> None:
        self._tx = tx
        self._con = con
        self._store = store
        n_claims = tx.warehouse.count("core.claims")
        self.n = _number(n_claims)
        self._at_once = max(1, self.n * (_CLAIMS_AT_ONCE_OF_MANY if n_claims > _MANY else _CLAIMS_AT_ONCE) // max(1, n_claims))
        self._code = _digest(code, duckdb.__version__, self.n)
        self._digests: list[str] = []
        self._is_laid_out = False
        con.execute(f"SET VARIABLE n_shares = {self.n}")
        # of md5_number_lower(key), which takes four times as long
        share = "CAST(CAST(md5_number(key) >> 64 AS UBIGINT) % CAST(getvariable('n_shares') AS UBIGINT) AS INTEGER)"
        con.execute(f"CREATE OR REPLACE TEMP MACRO share_of(key) AS {share}")

    def build(self, name: str, query: str, prepare: Callable[[], None] = lambda: None) -> None:
        """Bring a table of SHARED up to date. `prepare` makes what the query needs beside the steps, of the shares that are asked for."""
        digests = self._digests_of(name)
        notes = self._tx.warehouse.read_note(_NOTE) or {}
        before = notes.get(name, {})
        known = before.get("made", []) if before.get("code") == self._code else []
        there = self._tx.record.parts.get(name, {})
        for part in [part for part in there if part != EMPTY_PART and not part.startswith(f"{self.n}-")]:
            self._tx.drop(name, part)
        # a share that was made from the same and whose part is the one that was written then
        changed = [share for share in range(self.n) if not known or known[share] != [digests[share], self._bytes(name, share)]]
        for shares in _passes(changed, self._at_once):
            with self._restricted(shares, name):
                prepare()
                self._write(name, query, shares)
        made = [[digests[share], self._bytes(name, share)] for share in range(self.n)]
        self._tx.put_note(_NOTE, notes | {name: {"code": self._code, "made": made}})

    def files(self, name: str, shares: Sequence[int] | None = None) -> list[Path]:
        """The files of such a table, all of them or those of some shares."""
        there = self._tx.record.parts.get(name, {})
        wanted = [self._part(share) for share in (range(self.n) if shares is None else shares)]
        return [self._tx.warehouse.locate(name, part) for part in (*wanted, EMPTY_PART) if part in there]

    def _part(self, share: int) -> str:
        return f"{self.n}-{share:03}"

    def _all_digests(self) -> list[str]:
        if not self._digests:
            found = dict(self._con.execute(step_query("share_digests")).fetchall())
            self._digests = [str(found.get(share, "")) for share in range(self.n)]
        return self._digests

    def _digests_of(self, name: str) -> list[str]:
        """Of each share a hash of all that its part of the table follows from: other tables of shares that it reads are among it."""
        read = sorted({other for mart in MARTS if mart.name == name for other in mart.inputs} & SHARED.keys())
        beside = [[self._bytes(other, share) for other in read] for share in range(self.n)]
        return [_digest(STRUCTURES.get(name), found, other) for found, other in zip(self._all_digests(), beside, strict=True)]

    def _bytes(self, name: str, share: int) -> str:
        """The hash of the part of a share; empty where it has no rows."""
        found = self._tx.record.parts.get(name, {}).get(self._part(share))
        return found.sha256 if found else ""

    def _write(self, name: str, query: str, shares: Sequence[int]) -> None:
        of_all = f"SELECT *, share_of({SHARED[name]}) AS share FROM ({query}\n)"
        order = ", ".join(("share", *(() if name.startswith("state.") else row_order(table(name)))))
        reader = self._con.sql(f"FROM ({of_all}) WHERE share IN ({_listed(shares)}) ORDER BY {order}").to_arrow_reader(_BATCH)
        if name.startswith("state."):  # the tables of contracts have such a part anyway
            self._tx.put(name, EMPTY_PART, reader.schema.remove(reader.schema.get_field_index("share")).empty_table())
        empty = set(shares)
        for share, rows in _by_share(reader):
            self._tx.put(name, self._part(share), rows, is_sorted=True)
            empty.discard(share)
        for share in empty:
            self._tx.drop(name, self._part(share))

    @contextmanager
    def _restricted(self, shares: Sequence[int], name: str) -> Iterator[None]:
        """In the block, the tables that marts of shares are made from hold the rows of these shares and no others."""
        if len(shares) == self.n:
            yield
            return
        self._lay_out()
        con, store, listed = self._con, self._store, _listed(shares)
        con.execute(
            f"""CREATE OR REPLACE TABLE asked_incident_claims AS
            SELECT * EXCLUDE (share) FROM {store}.laid_incident_claims WHERE share IN ({listed});
            CREATE OR REPLACE VIEW {_INCIDENT_CLAIMS} AS FROM asked_incident_claims;
            CREATE OR REPLACE TEMP VIEW step_{_CLAIMS} AS SELECT c.* FROM {store}.step_{_CLAIMS} AS c
            SEMI JOIN (FROM {store}.laid_claims WHERE share IN ({listed})) AS asked USING (claim_id)"""
        )
        has_totals = bool(con.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'step_totals'").fetchall())
        if has_totals:
            totals = f"FROM {store}.step_{_TOTALS} WHERE share_of(place_key) IN ({listed})"
            con.execute(
                f"CREATE OR REPLACE TEMP TABLE asked_totals AS {totals}; CREATE OR REPLACE TEMP VIEW step_{_TOTALS} AS FROM asked_totals"
            )
        others = [other for other in SHARED if other != name and self._is_in_shares(other)]
        for other in others:
            self._show(other, shares)
        try:
            yield
        finally:
            for step in (_CLAIMS, *([_TOTALS] if has_totals else [])):
                con.execute(f"CREATE OR REPLACE TEMP VIEW step_{step} AS FROM {self._store}.step_{step}")
            for other in others:
                self._show(other)
            refresh_view(con, self._tx.warehouse, _INCIDENT_CLAIMS)
            con.execute("DROP TABLE asked_incident_claims; DROP TABLE IF EXISTS asked_totals")

    def _lay_out(self) -> None:
        """Write down once what belongs to which share, in the order of the shares, so that some are read without all others."""
        if self._is_laid_out:
            return
        store = self._store
        self._con.execute(
            f"""CREATE OR REPLACE TABLE {store}.laid_incident_claims AS
            SELECT *, share_of(incident_id) AS share FROM {_INCIDENT_CLAIMS} ORDER BY share;
            CREATE OR REPLACE TABLE {store}.laid_claims AS
            SELECT claim_id, share FROM {store}.laid_incident_claims
            UNION ALL
            SELECT claim_id, share_of(place_key) FROM {store}.step_{_CLAIMS} WHERE measure = 'cumulative' AND place_key IS NOT NULL
            ORDER BY share"""
        )
        self._is_laid_out = True

    def _is_in_shares(self, name: str) -> bool:
        """Whether the table stands here in as many shares as there are now."""
        parts = [part for part in self._tx.record.parts.get(name, {}) if part != EMPTY_PART]
        return bool(parts) and all(part.startswith(f"{self.n}-") for part in parts)

    def _show(self, name: str, shares: Sequence[int] | None = None) -> None:
        """Make the connection see a table of shares, or some of its shares."""
        rows = rows_of(self.files(name, shares))
        view = f"TEMP VIEW step_{name.removeprefix('state.')}" if name.startswith("state.") else f"VIEW {name}"
        self._con.execute(f"CREATE OR REPLACE {view} AS FROM {rows}")


def _digest(*made_from: object) -> str:
    return hashlib.sha256(repr(made_from).encode()).hexdigest()[:16]


def _number(n_claims: int) -> int:
    """How many shares so many claims are parted into: a power of two, so that it seldom changes."""
    return min(1 << max(0, (n_claims // _CLAIMS_A_SHARE).bit_length() - 1), _MOST_SHARES)


def _passes(shares: Sequence[int], at_once: int) -> Iterator[Sequence[int]]:
    yield from (shares[start : start + at_once] for start in range(0, len(shares), at_once))


def _listed(shares: Sequence[int]) -> str:
    return ", ".join(map(str, shares))


def _by_share(rows: pa.RecordBatchReader) -> Iterator[tuple[int, pa.Table]]:
    """The rows of each share; they come in its order."""
    waiting: list[pa.RecordBatch] = []
    at: int | None = None
    for batch in rows:
        for share in pc.unique(batch.column("share")).to_pylist():
            if share != at and waiting:
                yield at or 0, pa.Table.from_batches(waiting)
                waiting = []
            at = share
            waiting.append(batch.filter(pc.field("share") == share).drop_columns(["share"]))
    if waiting:
        yield at or 0, pa.Table.from_batches(waiting)
