"""What marts need of the core tables a part at a time, kept in `.state` between runs: words of articles, and which rows are sound.

Both are named by a hash of all that they follow from: the bytes of a part, and the query. So what is kept can neither be out of date nor
stand for another part, and a run works out only what new and changed parts say. The keys of names follow from the names alone, and are
kept under a hash of the code that makes them.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import duckdb
import pyarrow as pa

from pipeline.analysis.marts import step_query
from pipeline.contracts import table
from pipeline.storage.checks import checks_of
from pipeline.storage.views import literal_path, quoted
from pipeline.storage.warehouse import Transaction

_ARTICLES = "core.articles"
_NOTE = "sound"
_NAME_KEYS = "state.name_keys"
_MOST_PARTS = 32  # of what every run adds a part to; more are merged


class KeptParts:
    """Keeps what `pipeline.analysis.marts.Kept` asks for. `con` knows the tables as the transaction has them."""

    def __init__(self, tx: Transaction, con: duckdb.DuckDBPyConnection) -> None:
        self._tx = tx
        self._con = con
        self._digests: dict[str, list[str]] = {}  # of the parts of each table that was asked for
        self._articles_are_hashed = False
        self._version = ""

    def files(self, step: str) -> list[Path]:
        """The files that hold the rows of a step whose query reads each article by itself and nothing else; what lacks is made first."""
        tx, name, query = self._tx, f"state.{step}", step_query(step)
        wanted = {_digest(found.sha256, query): part for part, found in tx.record.parts.get(_ARTICLES, {}).items() if found.rows}
        there = set(tx.record.parts.get(name, {}))
        for part in sorted(there - wanted.keys()):
            tx.drop(name, part)
        with duckdb.connect() as con:
            con.execute("CREATE SCHEMA core")
            for part in sorted(wanted.keys() - there):
                file = quoted(literal_path(tx.warehouse.locate(_ARTICLES, wanted[part])))
                con.execute(f"CREATE OR REPLACE VIEW {_ARTICLES} AS FROM read_parquet({file}, hive_partitioning = false)")
                tx.put(name, part, con.sql(query).order("article_id").to_arrow_table())
        return [tx.warehouse.locate(name, part) for part in sorted(wanted)]

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

    def unsure(self, table_name: str) -> list[Path] | None:
        """The files of a core table whose rows were not found sound beside their articles as they are; None for other tables."""
        contract = table(table_name)
        if contract.layer != "core" or table_name == _ARTICLES or "article_id" not in contract.column_names:
            return None
        parts = self._tx.record.parts.get(table_name, {})
        files = {part: self._tx.warehouse.locate(table_name, part) for part, found in parts.items() if found.rows}
        asked = repr([check.query for check in checks_of(contract)])
        beside = self._articles_of(list(files.values()))
        digests = {part: _digest(parts[part].sha256, beside.get(part), asked) for part in files}
        self._digests[table_name] = sorted(digests.values())
        sound = set((self._tx.warehouse.read_note(_NOTE) or {}).get(table_name, ()))
        return [file for part, file in sorted(files.items()) if digests[part] not in sound]

    def found_sound(self, table_name: str) -> None:
        """Remember that no row of the table fails a check that judges each row by itself."""
        if table_name in self._digests:
            self._tx.put_note(_NOTE, (self._tx.warehouse.read_note(_NOTE) or {}) | {table_name: self._digests[table_name]})

    def _articles_of(self, files: list[Path]) -> dict[str, tuple[int, int]]:
        """By part, the number of articles that its rows are of, and a hash of what these are."""
        if not files:
            return {}
        if not self._articles_are_hashed:
            self._con.execute(
                f"CREATE TEMP TABLE kept_articles AS SELECT article_id, hash(article_id, n_chars, text) AS content FROM {_ARTICLES}"
            )
            self._articles_are_hashed = True
        listed = ", ".join(quoted(literal_path(file)) for file in files)
        rows = self._con.execute(
            f"""SELECT filename, count(*), bit_xor(content) FROM kept_articles JOIN (
                SELECT DISTINCT filename, article_id FROM read_parquet([{listed}], filename = true, hive_partitioning = false)
            ) USING (article_id) GROUP BY filename"""
        ).fetchall()
        return {Path(file).stem: (count, content) for file, count, content in rows}


def _digest(*made_from: object) -> str:
    return hashlib.sha256(repr(made_from).encode()).hexdigest()[:16]
