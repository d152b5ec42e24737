"""What marts need of the core tables a part at a time, kept in `.state` between runs: words of articles, and which rows are sound.

Both are named by a hash of all that they follow from: the bytes of a part, and the query. So what is kept can neither be out of date nor
stand for another part, and a run works out only what new and changed parts say. The keys of names follow from the names alone, and are
kept under a hash of the code that makes them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from pipeline.analysis.marts import KEPT_STEPS, step_query
from pipeline.runs.shares import Shares
from pipeline.runs.sound import Soundness
from pipeline.storage.checks import Check, Unsure
from pipeline.storage.views import quoted, rows_of
from pipeline.storage.warehouse import Transaction

_ARTICLES = "core.articles"
_NAME_KEYS = "state.name_keys"
_ALONE = "part_alone"  # the database in which a part is looked at by itself
_MOST_PARTS = 32  # of what every run adds a part to; more are merged


class KeptParts:
    """Keeps what `pipeline.analysis.marts.Kept` asks for.

    `con` knows the tables as the transaction has them; `code` is a hash of all that marts follow from beside the tables.
    """

    def __init__(self, tx: Transaction, con: duckdb.DuckDBPyConnection, code: str = "", store: str = "memory") -> None:
        self._tx = tx
        self._con = con
        self._code = _digest(code, duckdb.__version__)  # of which a table is kept
        self.shares = Shares(tx, con, self._code, store)
        self.soundness = Soundness(tx, con)
        self._version = ""

    def files(self, step: str) -> list[Path]:
        """The files that hold the rows of a step whose query reads each article by itself; what lacks is made first."""
        tx, name, (source, beside) = self._tx, f"state.{step}", KEPT_STEPS[step]
        wanted = self._wanted(step)
        there = set(tx.record.parts.get(name, {}))
        for part in sorted(there - wanted.keys()):
            tx.drop(name, part)
        new = sorted(wanted.keys() - there)
        if new:
            self._con.execute(f"ATTACH ':memory:' AS {_ALONE}; CREATE SCHEMA {_ALONE}.core")
            if beside:
                self._con.execute(f"CREATE TABLE {_ALONE}.step_{beside} AS FROM step_{beside}")
            with self._con.cursor() as con:  # sees nothing but the part; has the memory and the disk that are left to the whole
                con.execute(f"USE {_ALONE}")
                for part in new:
                    con.execute(f"CREATE OR REPLACE VIEW {source if '.' in source else f'step_{source}'} AS FROM {rows_of([wanted[part]])}")
                    tx.put(name, part, con.sql(f"FROM ({step_query(step)}\n) ORDER BY ALL").to_arrow_table())
            self._con.execute(f"DETACH {_ALONE}")
        return [tx.warehouse.locate(name, part) for part in sorted(wanted)]

    def _wanted(self, step: str) -> dict[str, Path]:
        """The names that the parts of a step must have, each with the file that it is made from."""
        source, beside = KEPT_STEPS[step]
        if "." in source:
            parts = {part: found.sha256 for part, found in self._tx.record.parts.get(source, {}).items() if found.rows}
        else:
            parts = {part: part for part in self._wanted(source)}
        seen = self._con.execute(f"SELECT count(*), sum(CAST(hash(s) AS HUGEINT)) FROM step_{beside} AS s").fetchall() if beside else None
        name = source if "." in source else f"state.{source}"
        return {
            _digest(found, step_query(step), seen, duckdb.__version__): self._tx.warehouse.locate(name, part)
            for part, found in parts.items()
        }

    def table(self, name: str) -> Path | None:
        """The file of a table that was kept by the same code; None where there is none."""
        there = self._tx.record.parts.get(f"state.{name}", {})
        return self._tx.warehouse.locate(f"state.{name}", self._code) if self._code in there else None

    def unsure(self, table_name: str) -> Unsure:
        """Which rows of a table may fail its checks."""
        return self.soundness.unsure(table_name)

    def checked(self, failed: Mapping[str, Sequence[Check]]) -> None:
        """Remember, by table, which rows fail none."""
        self.soundness.checked(failed)

    @property
    def in_shares(self) -> bool:
        """Whether there are so many claims that the tables of SHARED are made in shares."""
        return self.shares.n > 1

    def make_shares(self, name: str, query: str, prepare: Callable[[], None]) -> None:
        """Bring the step `name` of SHARED up to date, and make it known as `step_NAME`; `prepare` makes what the query needs."""
        self.shares.build(f"state.{name}", query, prepare)
        self._con.execute(f"CREATE OR REPLACE TEMP VIEW step_{name} AS FROM {rows_of(self.shares.files(f'state.{name}'))}")

    def keep_table(self, name: str, query: str) -> None:
        """Keep the rows of a query in place of those that were kept before."""
        full_name = f"state.{name}"
        file = self._tx.staging.scratch(f"{name}.parquet")
        self._con.execute(f"COPY ({query}) TO {quoted(file.as_posix())} (FORMAT parquet, COMPRESSION zstd)")
        for part in [part for part in self._tx.record.parts.get(full_name, {}) if part != self._code]:
            self._tx.drop(full_name, part)
        self._tx.take(full_name, self._code, file)

    def name_keys(self, version: str) -> list[Path]:
        """The files of keys that this version of the rules made of the names it met; those of another version are dropped."""
        self._version = _digest(version)
        parts = self._tx.record.parts.get(_NAME_KEYS, {})
        for part in [part for part in parts if not part.startswith(self._version)]:
            self._tx.drop(_NAME_KEYS, part)
        return [self._tx.warehouse.locate(_NAME_KEYS, part) for part in sorted(self._tx.record.parts.get(_NAME_KEYS, {}))]

    def keep_name_keys(self, rows: pa.Table) -> None:
        """Keep the keys of names that `name_keys` lacked."""
        if not rows.num_rows:
            return
        there = sorted(self._tx.record.parts.get(_NAME_KEYS, {}))
        if len(there) >= _MOST_PARTS:
            rows = pa.concat_tables([*(self._tx.warehouse.read_part(_NAME_KEYS, part) for part in there), rows])
            for part in there:
                self._tx.drop(_NAME_KEYS, part)
            there = []
        self._tx.put(_NAME_KEYS, f"{self._version}-{len(there):02}", rows)


def _digest(*made_from: object) -> str:
    return hashlib.sha256(repr(made_from).encode()).hexdigest()[:16]
