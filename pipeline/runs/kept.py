"""What marts need of the core tables a part at a time, kept in `.state` between runs: words of articles, and which rows are sound.

Both are named by a hash of all that they follow from: the bytes of a part, and the query. So what is kept can neither be out of date nor
stand for another part, and a run works out only what new and changed parts say. The keys of names follow from the names alone, and are
kept under a hash of the code that makes them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa

from pipeline.analysis.marts import KEPT_STEPS, step_query
from pipeline.contracts import table
from pipeline.runs.shares import Shares, rows_of
from pipeline.storage.checks import checks_of
from pipeline.storage.views import literal_path, quoted
from pipeline.storage.warehouse import Transaction

_ARTICLES = "core.articles"
_NOTE = "checked"
_NAME_KEYS = "state.name_keys"
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
        # of each table that was asked for: its sound parts, with the parts of articles that they stand beside; and files that may not be
        self._looked_at: dict[str, tuple[dict[str, dict[str, str]], dict[Path, str]]] = {}
        self._version = ""

    def files(self, step: str) -> list[Path]:
        """The files that hold the rows of a step whose query reads each article by itself; what lacks is made first."""
        tx, name, (source, beside) = self._tx, f"state.{step}", KEPT_STEPS[step]
        wanted = self._wanted(step)
        there = set(tx.record.parts.get(name, {}))
        for part in sorted(there - wanted.keys()):
            tx.drop(name, part)
        with duckdb.connect() as con:
            con.execute("CREATE SCHEMA core")
            if beside:
                con.register("beside", self._con.sql(f"FROM step_{beside}").to_arrow_table())
                con.execute(f"CREATE TABLE step_{beside} AS FROM beside")
            view = source if "." in source else f"step_{source}"
            for part in sorted(wanted.keys() - there):
                file = quoted(literal_path(wanted[part]))
                con.execute(f"CREATE OR REPLACE VIEW {view} AS FROM read_parquet({file}, hive_partitioning = false)")
                tx.put(name, part, con.sql(step_query(step)).order("article_id").to_arrow_table())
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
        return {_digest(found, step_query(step), seen): self._tx.warehouse.locate(name, part) for part, found in parts.items()}

    def table(self, name: str) -> Path | None:
        """The file of a table that was kept by the same code; None where there is none."""
        there = self._tx.record.parts.get(f"state.{name}", {})
        return self._tx.warehouse.locate(f"state.{name}", self._code) if self._code in there else None

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

    def unsure(self, table_name: str) -> list[Path] | None:
        """The files of a core table whose rows were not found sound beside their articles as they are; None for other tables."""
        contract = table(table_name)
        if contract.layer != "core" or table_name == _ARTICLES or "article_id" not in contract.column_names:
            return None
        parts = self._tx.record.parts.get(table_name, {})
        asked = _digest([check.query for check in checks_of(contract)])
        articles = {part: found.sha256 for part, found in self._tx.record.parts.get(_ARTICLES, {}).items()}
        before: dict[str, dict[str, str]] = (self._tx.warehouse.read_note(_NOTE) or {}).get(table_name, {})
        sound: dict[str, dict[str, str]] = {}
        new: dict[Path, str] = {}
        for part, found in sorted(parts.items()):
            name = f"{asked} {found.sha256}"
            beside = before.get(name)
            if beside is not None and all(articles.get(other) == digest for other, digest in beside.items()):
                sound[name] = beside
            elif found.rows:
                new[self._tx.warehouse.locate(table_name, part)] = name
        self._looked_at[table_name] = sound, new
        return list(new)

    def found_sound(self, table_name: str) -> None:
        """Remember that no row of the table fails a check that judges each row by itself."""
        if table_name not in self._looked_at:
            return
        sound, new = self._looked_at[table_name]
        beside = self._articles_of(list(new))
        sound |= {name: beside[file.stem] for file, name in new.items() if file.stem in beside}
        self._tx.put_note(_NOTE, (self._tx.warehouse.read_note(_NOTE) or {}) | {table_name: sound})

    def _articles_of(self, files: list[Path]) -> dict[str, dict[str, str]]:
        """By part, the parts of core.articles that its articles stand in, with hashes; not of a part with an article that is nowhere."""
        if not files:
            return {}
        articles = self._tx.record.parts.get(_ARTICLES, {})
        stored = [self._tx.warehouse.locate(_ARTICLES, part) for part, found in articles.items() if found.rows]
        if not stored:
            return {}
        rows = self._con.execute(
            f"""SELECT DISTINCT r.filename, a.filename
            FROM {_named_rows(files)} AS r LEFT JOIN {_named_rows(stored)} AS a USING (article_id)"""
        ).fetchall()
        found: dict[str, dict[str, str]] = {}
        nowhere = {Path(file).stem for file, article_file in rows if article_file is None}
        for file, article_file in rows:
            if (part := Path(file).stem) not in nowhere:
                found.setdefault(part, {})[Path(article_file).stem] = articles[Path(article_file).stem].sha256
        return found


def _named_rows(files: list[Path]) -> str:
    listed = ", ".join(quoted(literal_path(file)) for file in files)
    return f"(SELECT DISTINCT filename, article_id FROM read_parquet([{listed}], filename = true, hive_partitioning = false))"


def _digest(*made_from: object) -> str:
    return hashlib.sha256(repr(made_from).encode()).hexdigest()[:16]
