"""Which rows were found sound in earlier runs and are still, so that only new ones are checked (`pipeline.storage.checks`).

A check that judges a row by itself and its article holds of a part as long as its bytes and those of the articles' parts stay. That keys
are unique, and that rows of other tables are there, holds among the parts of which it was found until another table loses a part.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb

from pipeline.contracts import table
from pipeline.runs.parts import ENTITIES_FOUND
from pipeline.storage.checks import Check, Unsure, checks_of
from pipeline.storage.views import rows_of
from pipeline.storage.warehouse import Transaction

_ARTICLES = "core.articles"
_NOTE = "checked"
# Entities are merged from those that each article names.
_SAME_KEYS = {"core.entities": ENTITIES_FOUND}
_SHORT = 16  # of a SHA-256

Parts = dict[str, str]  # by name of a part a hash of its bytes


class Soundness:
    """What was checked. `con` knows the tables as the transaction has them."""

    def __init__(self, tx: Transaction, con: duckdb.DuckDBPyConnection) -> None:
        self._tx = tx
        self._con = con
        self._looked_at: dict[
            str, tuple[dict[str, Parts], list[str]]
        ] = {}  # sound parts with those of articles beside; parts that may not be

    def unsure(self, table_name: str) -> Unsure:
        """Which rows of a table may fail its checks."""
        before, parts = self._before(table_name), self._parts(table_name)
        if not parts:
            self._looked_at[table_name] = {}, []
            return Unsure(None, None, frozenset())
        articles = self._parts(_ARTICLES)
        sound: dict[str, Parts] = {}
        new: list[str] = []
        for part, digest in sorted(parts.items()):
            beside = before["alone"].get(digest)
            if beside is not None and _stands(beside, articles):
                sound[digest] = beside
            else:
                new.append(part)
        self._looked_at[table_name] = sound, new
        together: Parts = before["together"]
        shrunk = {owner for owner in _owners(table_name) if not _stands(before["owners"].get(owner, {"": ""}), self._owned(owner))}
        added = self._rows(table_name, [part for part in parts if together.get(part) != parts[part]]) if together else table_name
        return Unsure(self._rows(table_name, new), added, frozenset(shrunk))

    def checked(self, failed: Mapping[str, Sequence[Check]]) -> None:
        """Remember, by table, what was found of the rows that `unsure` gave."""
        self._tx.put_note(_NOTE, {**self._notes, **{name: self._found(name, checks) for name, checks in failed.items()}})

    def _found(self, table_name: str, failed: Sequence[Check]) -> dict[str, Any]:
        sound, new = self._looked_at[table_name]
        found: dict[str, Any] = {"asked": _asked(table_name), "alone": sound, "together": {}, "owners": {}}
        parts = self._parts(table_name)
        if not any(check.alone for check in failed):
            if any(check.alone and check.alone[0] for check in checks_of(table(table_name))):
                beside = self._articles_of(table_name, new)
            else:
                beside = {part: {} for part in new}
            found["alone"] = sound | {parts[part]: beside[part] for part in new if part in beside}
        if all(check.alone for check in failed):
            found["together"] = parts
            found["owners"] = {owner: self._owned(owner) for owner in _owners(table_name)}
        return found

    @cached_property
    def _notes(self) -> dict[str, dict[str, Any]]:
        return self._tx.warehouse.read_note(_NOTE) or {}

    def _before(self, table_name: str) -> dict[str, Any]:
        found = self._notes.get(table_name, {})
        return found if found.get("asked") == _asked(table_name) else {"alone": {}, "together": {}, "owners": {}}

    def _parts(self, table_name: str) -> Parts:
        return {part: found.sha256[:_SHORT] for part, found in self._tx.record.parts.get(table_name, {}).items() if found.rows}

    def _owned(self, table_name: str) -> Parts:
        """The parts of a table that others refer to, or of one that has the same keys and changes with nothing else.

        Of articles the ids alone count: an article that turns out to be a copy is marked, and is still there.
        """
        if table_name == _ARTICLES:
            return self._ids_of_articles
        return self._parts(_SAME_KEYS.get(table_name, "")) or self._parts(table_name)

    def _rows(self, table_name: str, parts: Sequence[str]) -> str | None:
        return rows_of([self._tx.warehouse.locate(table_name, part) for part in parts]) if parts else None

    @cached_property
    def _ids_of_articles(self) -> Parts:
        """By part of core.articles a hash of the ids in it."""
        if not (parts := self._parts(_ARTICLES)):
            return {}
        stored = _with_names([self._tx.warehouse.locate(_ARTICLES, part) for part in parts])
        query = f"SELECT filename, sha256(string_agg(article_id, ' ' ORDER BY article_id)) FROM {stored} GROUP BY filename"
        return {Path(file).stem: ids[:_SHORT] for file, ids in self._con.execute(query).fetchall()}

    @cached_property
    def _part_of_article(self) -> str:
        """A table of the part of core.articles that each article stands in."""
        stored = [self._tx.warehouse.locate(_ARTICLES, part) for part in self._parts(_ARTICLES)]
        rows = f"SELECT article_id, filename FROM {_with_names(stored)}" if stored else "SELECT '' AS article_id, '' AS filename LIMIT 0"
        self._con.execute(f"CREATE OR REPLACE TEMP TABLE part_of_article AS {rows}")
        return "part_of_article"

    def _articles_of(self, table_name: str, parts: Sequence[str]) -> dict[str, Parts]:
        """By part, the parts of core.articles that its articles stand in; not of a part with an article that is nowhere."""
        if not parts:
            return {}
        articles = self._parts(_ARTICLES)
        files = [self._tx.warehouse.locate(table_name, part) for part in parts]
        rows = self._con.execute(
            f"""SELECT DISTINCT r.filename, a.filename FROM (SELECT DISTINCT filename, article_id FROM {_with_names(files)}) AS r
            LEFT JOIN {self._part_of_article} AS a USING (article_id)"""
        ).fetchall()
        found: dict[str, Parts] = {}
        nowhere = {Path(file).stem for file, article_file in rows if article_file is None}
        for file, article_file in rows:
            if (part := Path(file).stem) not in nowhere:
                found.setdefault(part, {})[Path(article_file).stem] = articles[Path(article_file).stem]
        return found


def _asked(table_name: str) -> str:
    return hashlib.sha256(repr([check.query for check in checks_of(table(table_name))]).encode()).hexdigest()[:_SHORT]


def _owners(table_name: str) -> list[str]:
    return sorted({check.owner[0] for check in checks_of(table(table_name)) if check.owner})


def _stands(before: Parts, now: Parts) -> bool:
    return all(now.get(part) == digest for part, digest in before.items())


def _with_names(files: Sequence[Path]) -> str:
    return rows_of(files).replace("hive_partitioning", "filename = true, hive_partitioning")
