"""The record of a warehouse: which part files it is made of, what is in them, and to which contracts they were written."""

from __future__ import annotations

import hashlib
import json
import shlex
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.contracts import TABLES, Table

RECORD_FILE = ".state/record.json"
_FORMAT = 1


def remedy(folder: Path | None, *, articles: str = "") -> str:
    """How to write the tables of a warehouse anew, in words; where no articles are named, `run` reads those that it read before."""
    where = f" --warehouse {shlex.quote(str(folder))}" if folder else ""
    return f"`asreported run{articles and ' '}{articles} --rebuild{where}` writes the tables anew"


class DamagedWarehouseError(RuntimeError):
    """Files of the warehouse are missing or cannot be read; the message names one and the remedy."""


class SchemaMismatchError(RuntimeError):
    """The warehouse was written by another version of asreported."""


@dataclass(frozen=True, slots=True)
class Part:
    """One Parquet file: the SHA-256 of its bytes and the number of its rows."""

    sha256: str
    rows: int


@dataclass(slots=True)
class Record:
    """Part files by full table name and part name; the structure of each table as it was written."""

    parts: dict[str, dict[str, Part]] = field(default_factory=dict)
    structures: dict[str, str] = field(default_factory=dict)
    folder: Path | None = field(default=None, compare=False)  # of the warehouse, for messages

    @classmethod
    def from_bytes(cls, data: bytes, folder: Path | None = None) -> Record:
        """Read what `to_bytes` wrote; SchemaMismatchError where another version wrote it, or where it is damaged."""
        try:
            stored = json.loads(data)
            if stored["format"] == _FORMAT:
                parts = {name: {part: Part(*values) for part, values in found.items()} for name, found in stored["parts"].items()}
                return cls(parts, stored["structures"], folder)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise SchemaMismatchError(f"{RECORD_FILE} cannot be read: {remedy(folder)}") from None
        raise SchemaMismatchError(_of_another_version("its record", folder))

    def to_bytes(self) -> bytes:
        """The record as JSON, the same bytes for the same record."""
        parts = {name: {part: [p.sha256, p.rows] for part, p in found.items()} for name, found in self.parts.items()}
        return json.dumps({"format": _FORMAT, "structures": self.structures, "parts": parts}, sort_keys=True).encode()

    def copy(self) -> Record:
        """A record that can be changed without changing this one."""
        return Record({name: dict(found) for name, found in self.parts.items()}, dict(self.structures), self.folder)

    def outdated(self) -> list[str]:
        """Full names of the tables whose structure differs from the contracts of today, or that these know no more."""
        return sorted(name for name, written in self.structures.items() if STRUCTURES.get(name) != written)

    def check(self, names: list[str]) -> None:
        """Raise SchemaMismatchError where one of these tables is outdated."""
        wrong = [name for name in self.outdated() if name in names]
        if wrong:
            raise SchemaMismatchError(_of_another_version(", ".join(wrong), self.folder))

    def check_all(self) -> None:
        """Raise SchemaMismatchError where a table of the contracts is outdated, or one that is no mart is missing.

        Marts that an earlier version did not know may be missing: see `absent_marts`.
        """
        self.check(list(STRUCTURES))
        if missing := [name for name in STRUCTURES if name not in self.structures and not name.startswith("mart.")]:
            raise SchemaMismatchError(
                f"an earlier version wrote the warehouse, without {', '.join(missing)}: run `asreported run` to add it"
            )

    def absent_marts(self) -> list[str]:
        """Full names of the marts that the contracts know and the warehouse does not hold."""
        return [name for name in STRUCTURES if name not in self.structures and name.startswith("mart.")]

    def fingerprint(self, full_name: str) -> str:
        """A hash that changes with the rows of a table or of a kind of state, and only with them."""
        filled = sorted((part, found.sha256) for part, found in self.parts.get(full_name, {}).items() if found.rows)
        return hashlib.sha256(json.dumps(filled).encode()).hexdigest()[:20]


def structure(table: Table) -> str:
    """A hash of what makes rows of two versions of a table unlike: columns, types, nulls and key. Meanings and codes may change."""
    columns = [(column.name, column.type, column.nullable) for column in table.columns]
    return hashlib.sha256(json.dumps([columns, table.key]).encode()).hexdigest()[:12]


STRUCTURES = {table.full_name: structure(table) for table in TABLES}


def _of_another_version(what: str, folder: Path | None) -> str:
    return f"the warehouse was written by another version of asreported ({what}): {remedy(folder)}"
