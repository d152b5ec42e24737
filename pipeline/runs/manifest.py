"""What ingest remembers between runs: where which bytes lie, and which articles stand in them."""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import hashlib
import json
import operator
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

import pyarrow as pa

from pipeline.reading.article import Article
from pipeline.reading.folder import lies_in
from pipeline.reading.found import MAGIC, address_of
from pipeline.storage.warehouse import Transaction, Warehouse

# A file that was written within this time of its reading may change again without its time of change changing.
_SETTLED_NS = 2_000_000_000
_INPUTS = "inputs"
_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True)
class Location:
    """One path that was met. `location` is relative to the warehouse, so that both can be moved together; `absolute` is where the path
    was then, so that the warehouse can be moved alone."""

    location: str
    name: str  # the path as raw.files has it
    n_bytes: int
    mtime_ns: int  # 0 where it tells nothing, so that the bytes are hashed again
    file_id: str
    absolute: str | None = None  # none where an earlier version wrote it


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One article in one file. `part` is the part of core.articles that its row is stored in; null where the same article is
    stored from another file."""

    article_id: str
    file_id: str
    position: int
    input_sha256: str  # of everything that extraction reads
    text_sha256: str
    published_at: dt.datetime  # UTC, without a zone
    part: str | None
    copy_of: str | None


_LOCATIONS = pa.schema([(f, pa.int64() if f in ("n_bytes", "mtime_ns") else pa.string()) for f in Location.__dataclass_fields__])
_OCCURRENCES = pa.schema(
    [(f, {"position": pa.int64(), "published_at": pa.timestamp("us")}.get(f, pa.string())) for f in Occurrence.__dataclass_fields__]
)


def load_locations(warehouse: Warehouse) -> dict[str, Location]:
    """The paths that were met by the last runs, by location."""
    found: Iterator[Location] = from_columns(Location, warehouse.read_state("locations", _LOCATIONS))
    return {place.location: place for place in found}


def save_locations(tx: Transaction, locations: Iterable[Location]) -> None:
    """Remember these paths in place of all others."""
    tx.replace("state.locations", to_columns(sorted(locations, key=operator.attrgetter("location")), _LOCATIONS))


def load_occurrences(warehouse: Warehouse) -> list[Occurrence]:
    """Every article of every file, once a file."""
    return list(from_columns(Occurrence, read_occurrences(warehouse)))


def read_occurrences(warehouse: Warehouse) -> pa.Table:
    """The same as a table whose columns are the fields of Occurrence."""
    return warehouse.read_state("occurrences", _OCCURRENCES)


def save_occurrences(tx: Transaction, occurrences: Iterable[Occurrence]) -> None:
    """Remember these articles in place of all others."""
    order = operator.attrgetter("file_id", "position", "article_id")
    tx.replace("state.occurrences", to_columns(sorted(occurrences, key=order), _OCCURRENCES))


def from_columns(kind: Callable[..., _Record], data: pa.Table) -> Iterator[_Record]:
    """A record of the kind a row; the columns are its fields, in order. Columns at a time: there may be a million rows."""
    return map(kind, *(column.to_pylist() for column in data.columns))


def to_columns(records: Sequence[object], schema: pa.Schema) -> pa.Table:
    """The records as a table whose columns are their fields."""
    return pa.table([pa.array([getattr(found, f.name) for found in records], f.type) for f in schema], schema=schema)


def location_of(path: Path, warehouse: Path) -> str:
    """The path as the manifest has it: relative to the warehouse where it can be, with slashes; an address as it is."""
    if address := address_of(path):
        return address
    place = str(path.absolute())
    with contextlib.suppress(ValueError):  # on another drive: there is no relative path
        place = os.path.relpath(place, warehouse)
    return _written(place)


def absolute_of(path: Path) -> str:
    """The absolute path as the manifest has it, with slashes; an address as it is."""
    return address_of(path) or _written(os.path.normpath(path.absolute()))


def places_of(path: Path, warehouse: Path) -> tuple[str, str]:
    """`location_of` and `absolute_of` a file; quick for many files of one folder."""
    if path.name in ("", "..") or address_of(path):
        return location_of(path, warehouse), absolute_of(path)
    at, absolute = _places_of_folder(path.parent.absolute(), warehouse)
    name = _written(path.name)
    return name if at == "." else f"{at}/{name}", f"{absolute.rstrip('/')}/{name}"


@functools.lru_cache(maxsize=1000)
def _places_of_folder(folder: Path, warehouse: Path) -> tuple[str, str]:
    return location_of(folder, warehouse), absolute_of(folder)


def path_of(found: Location, warehouse: Path) -> Path:
    """Where the path is looked for: where it lies seen from the warehouse, or else where it lay when it was met."""
    if address_of(Path(found.location)):
        return Path(found.location)
    path = Path(os.path.normpath(warehouse / found.location))
    return Path(found.absolute) if found.absolute and not os.path.lexists(path) and os.path.lexists(found.absolute) else path


def load_inputs(warehouse: Warehouse) -> list[Path]:
    """The files and folders that were given to the runs so far, where they lie now; also where the record is damaged."""
    try:
        note = json.loads((warehouse.folder / ".state" / f"{_INPUTS}.json").read_bytes())
        places = [Location(location, "", 0, 0, "", absolute) for location, absolute in note]
    except (OSError, ValueError, TypeError):
        return []
    return [path_of(place, warehouse.folder) for place in places]


def save_inputs(tx: Transaction, inputs: Iterable[Path], forget: Sequence[Path] = ()) -> None:
    """Remember the inputs of a run beside those of earlier runs that lie elsewhere, but for what is to be forgotten."""
    folder = tx.warehouse.folder
    new = {location_of(path, folder): absolute_of(path) for path in inputs}
    covered = {location_of(path, folder): absolute_of(path) for path in forget} | new
    before = tx.warehouse.read_note(_INPUTS) or []
    old = {place: at for place, at in before if not any(lies_under(place, c) or lies_under(at, covered[c]) for c in covered)}
    tx.put_note(_INPUTS, sorted(map(list, (old | new).items())))


def is_known(warehouse: Warehouse, path: Path) -> bool:
    """Whether articles were read from the path, or from what lay in it."""
    place, absolute = location_of(path, warehouse.folder), absolute_of(path)
    return any(lies_under(f.location, place) or lies_under(f.absolute or "", absolute) for f in load_locations(warehouse).values())


def _written(path: str) -> str:
    return os.fsencode(path).decode("utf-8", "backslashreplace").replace(os.sep, "/")


def lies_under(location: str, folder: str) -> bool:
    """Whether a location is the folder (or file) itself, lies in it, or is one that it takes in where it is a pattern."""
    if location == folder or location.startswith(folder.rstrip("/") + "/"):
        return True
    return bool(MAGIC.intersection(folder)) and lies_in(PurePosixPath(location), PurePosixPath(folder))


def settled_mtime(path: Path) -> tuple[int, int]:
    """Size and time of change of a file; 0 as time where it may still change within the same tick, or lies in the future."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    now = dt.datetime.now(dt.UTC).timestamp() * 1e9
    return status.st_size, status.st_mtime_ns if status.st_mtime_ns < now - _SETTLED_NS else 0


def input_hash(article: Article) -> str:
    """A hash of everything in an article that extraction can read."""
    row: dict[str, Any] = {name: getattr(article, name) for name in Article.__dataclass_fields__}
    for name in ("file_id", "position", "copy_of", "copy_score"):
        row.pop(name)
    return hashlib.sha256(json.dumps(row, default=str, sort_keys=True).encode()).hexdigest()[:20]
