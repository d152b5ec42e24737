"""From files to raw.files, raw.rejects and core.articles; only what is new or changed is read.

What makes a row is the bytes that are there now, not the order of the runs: a run over changed folders ends with the same rows as a
first run over the folders as they are. So each choice has a rule. Bytes that lie at several paths are read under the first of the
paths. An article that stands in several files is stored from the first of them; the others have a reject that says so. An article that
has another's text, or nearly, is a copy of the one that was published first (see copies.py).
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import os
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.contracts import table
from pipeline.reading.article import Article, Reject
from pipeline.reading.files import FileResult
from pipeline.reading.folder import find_files
from pipeline.reading.found import FoundFile
from pipeline.reading.settings import read_settings
from pipeline.runs import manifest
from pipeline.runs.compact import compact_articles
from pipeline.runs.copies import copies_are_outdated, find_copies
from pipeline.runs.manifest import Location, Occurrence
from pipeline.runs.parts import drop_articles
from pipeline.runs.progress import Progress, silent
from pipeline.runs.versions import other_versions
from pipeline.runs.withdraw import withdraw
from pipeline.storage.arrow import to_arrow
from pipeline.storage.warehouse import Transaction, Warehouse

ARTICLES_A_PART = 1000
_CHARACTERS_A_PART = 32_000_000  # a part of long articles is closed sooner, so that memory stays bounded


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What ingest did: counts of files and articles."""

    files: int = 0  # paths that were met
    files_read: int = 0  # new or changed, hence read
    files_gone: int = 0  # were there in an earlier run and are no more
    articles_added: int = 0
    articles_withdrawn: int = 0  # their rows are removed from every table
    rejects: dict[str, int] = field(default_factory=dict)  # inputs without an article, by reason: in the whole warehouse
    versions: tuple[str, ...] = ()  # articles that are another version of one with the same id, a sentence each: in the whole warehouse
    seconds: float = 0.0

    @property
    def computed_anew(self) -> bool:
        """Whether anything was read."""
        return bool(self.files_read or self.files_gone or self.articles_added or self.articles_withdrawn)


def ingest(
    warehouse: Warehouse,
    inputs: Sequence[Path],
    *,
    forget: Sequence[Path] = (),
    today: dt.date | None = None,
    progress: Progress | None = None,
) -> IngestReport:
    """Bring raw.files, raw.rejects and core.articles up to date with the files and folders of `inputs`.

    A file that was read before is read again only where its bytes changed (size and time of change are looked at first). A file that is
    gone from a folder of `inputs` takes its articles with it, and with them all rows that were extracted from them; what earlier runs
    read elsewhere stays, unless it lies under one of the paths to `forget`. An input may also be a pattern (`archive/**/*.html`) or an
    address that fsspec knows (`s3://bucket/folder`).
    `today` is the day of the run, after which no article can have been published; the default is today in UTC.

    Raises ValueError where a setting of reading (see reading/settings.py) holds what it must not.
    """
    started = time.monotonic()
    with warehouse.transaction() as tx:
        report = _Ingest(tx, today or dt.datetime.now(dt.UTC).date(), progress or silent).run(inputs, forget)
    return dataclasses.replace(report, seconds=time.monotonic() - started)


class _Ingest:
    """The state of one ingest."""

    def __init__(self, tx: Transaction, today: dt.date, progress: Progress) -> None:
        self._tx = tx
        self._warehouse = tx.warehouse
        self._today = today
        self._progress = progress
        self._settings = read_settings()
        self._found: dict[str, FoundFile] = {}  # what this run met, by location

    def run(self, inputs: Sequence[Path], forget: Sequence[Path]) -> IngestReport:
        before = manifest.load_locations(self._warehouse)
        now, n_gone = self._locate(inputs, forget, before)
        manifest.save_inputs(self._tx, inputs, forget)
        first_names = _read_as(now.values())
        known = self._read_before(before)
        to_read = {file_id for file_id, found in first_names.items() if known.get(file_id) != found.name}
        report = IngestReport(files=len(now), files_gone=n_gone, rejects=self._count_rejects())
        if to_read or _contents(now) != _contents(before) or copies_are_outdated(self._warehouse):
            report = dataclasses.replace(report, **self._update(now, first_names, to_read))
        if now != before:
            manifest.save_locations(self._tx, now.values())
        return dataclasses.replace(report, versions=tuple(other_versions(self._warehouse)))

    def _locate(self, inputs: Sequence[Path], forget: Sequence[Path], before: dict[str, Location]) -> tuple[dict[str, Location], int]:
        """Every path of the inputs with the hash of its bytes, and the paths of earlier runs that lie outside of them; then how many
        paths of earlier runs are gone."""
        elsewhere = self._elsewhere([*inputs, *forget], before)
        now = {found.location: found for found in elsewhere.values()}
        still_there = set(elsewhere)
        at = {found.absolute: found for found in before.values() if found.absolute}
        unreadable = self._rejected("unreadable")  # the right to read a file can come without a change of its time
        for number, found in enumerate(find_files(inputs)):
            self._progress("ingest", number, max(len(before), number + 1))
            place, absolute = manifest.places_of(found.path, self._warehouse.folder)
            self._found[place] = found
            size, mtime = manifest.settled_mtime(found.path)
            old = before.get(place) or at.get(absolute)
            still_there.update((old.location,) if old else ())
            if old and mtime and (old.n_bytes, old.mtime_ns, old.name) == (size, mtime, found.name) and old.file_id not in unreadable:
                moved = (old.location, old.absolute) != (place, absolute)
                now[place] = dataclasses.replace(old, location=place, absolute=absolute) if moved else old
            else:
                now[place] = Location(place, found.name, size, mtime, FileResult(found, self._today, self._settings).file_id, absolute)
        return now, len(before.keys() - still_there)

    def _elsewhere(self, inputs: Sequence[Path], before: dict[str, Location]) -> dict[str, Location]:
        """The paths of earlier runs that lie outside of the inputs, by their old location. One that is no more where it lay seen from the
        warehouse is looked for where it lay when it was met, since the warehouse may have been moved alone."""
        warehouse = self._warehouse.folder
        relative = [manifest.location_of(path, warehouse) for path in inputs]
        absolute = [manifest.absolute_of(path) for path in inputs]
        found_elsewhere: dict[str, Location] = {}
        for place, found in before.items():
            if any(manifest.lies_under(place, folder) for folder in relative):
                continue
            path = manifest.path_of(found, warehouse)
            if os.path.lexists(path):
                now = dataclasses.replace(found, location=manifest.location_of(path, warehouse), absolute=manifest.absolute_of(path))
            else:
                now = found
            if not any(manifest.lies_under(now.absolute or "", folder) for folder in absolute):
                found_elsewhere[place] = now
        return found_elsewhere

    def _read_before(self, before: dict[str, Location]) -> dict[str, str]:
        """File ids that need no reading, with the name that they were read under."""
        names = {file_id: found.name for file_id, found in _read_as(before.values()).items()}
        unreadable = self._rejected("unreadable")
        for row in self._warehouse.read("raw.files", ["file_id", "n_bytes", "reader_version"]).to_pylist():
            if row["reader_version"] != self._settings.reader_version or (
                row["file_id"] in unreadable and row["n_bytes"]
            ):  # the reading broke off
                names.pop(row["file_id"], None)
        if (future := self._rejected("future_date")) and self._warehouse.read_note("ingest") != {"today": self._today.isoformat()}:
            for file_id in future:
                names.pop(file_id, None)
        return names

    def _rejected(self, reason: str) -> set[str]:
        rejects = self._warehouse.read("raw.rejects", ["file_id", "reason"]).to_pylist()
        return {row["file_id"] for row in rejects if row["reason"] == reason}

    def _update(self, now: dict[str, Location], first_names: dict[str, Location], to_read: set[str]) -> dict[str, Any]:
        """Read what must be read and write the three tables; the counts for the report."""
        occurrences = manifest.load_occurrences(self._warehouse)
        order = {file_id: (found.name, file_id) for file_id, found in first_names.items()}
        to_read = _with_heirs(occurrences, order, to_read)
        stays = [found for found in occurrences if found.file_id in order and found.file_id not in to_read]
        stored = {found.article_id: found for found in stays if found.part}
        leaves = {found.article_id: found for found in occurrences if found.part and found.article_id not in stored}
        self._remove_rows(leaves.values())  # before reading, which may write parts of the same names

        reading = _Reading(self._tx, stored, order)
        files = sorted(to_read, key=lambda file_id: order[file_id])
        for number, file_id in enumerate(files):
            self._progress("ingest", number, len(files))
            reading.read(file_id, self._result(first_names[file_id]))
        reading.close()
        self._progress("ingest", len(files), len(files))

        everything = _canonical(stays, reading.replaced) + reading.occurrences
        self._remove_rows(reading.replaced.values())
        everything = compact_articles(self._tx, find_copies(self._tx, everything), ARTICLES_A_PART)
        manifest.save_occurrences(self._tx, everything)
        there = {found.article_id for found in everything}
        self._write_files(now, order, everything, reading)
        withdrawn = leaves.keys() - there
        withdraw(self._tx, withdrawn)
        return {
            "files_read": len(files),
            "articles_added": len(there - {found.article_id for found in occurrences}),
            "articles_withdrawn": len(withdrawn),
            "rejects": self._count_rejects(),
        }

    def _result(self, found: Location) -> FileResult:
        elsewhere = FoundFile(manifest.path_of(found, self._warehouse.folder), found.name)  # met by an earlier run only
        return FileResult(self._found.get(found.location, elsewhere), self._today, self._settings)

    def _remove_rows(self, leaving: Iterable[Occurrence]) -> None:
        by_part: dict[str, set[str]] = defaultdict(set)
        for found in leaving:
            by_part[found.part or ""].add(found.article_id)
        for part, article_ids in by_part.items():
            drop_articles(self._tx, part, article_ids)

    def _write_files(
        self, now: dict[str, Location], order: dict[str, tuple[str, str]], occurrences: list[Occurrence], reading: _Reading
    ) -> None:
        moment = dt.datetime.now(dt.UTC).replace(microsecond=0)
        old_files = self._warehouse.read("raw.files").to_pylist()
        first_seen = {(row["file_id"], row["path"]): row["first_seen_at"] for row in old_files}
        about = {row["file_id"]: row for row in old_files} | reading.files
        rejects = [
            row
            for row in self._warehouse.read("raw.rejects").to_pylist()
            if row["file_id"] in order and row["file_id"] not in reading.files and row["reason"] != "duplicate_id"
        ]
        rejects += [dataclasses.asdict(reject) for reject in reading.rejects]
        rejects += _duplicates(occurrences, order)
        n_articles = Counter(found.file_id for found in occurrences if found.part)
        n_rejects = Counter(row["file_id"] for row in rejects)
        rows = {
            (found.file_id, found.name): about[found.file_id]
            | {
                "path": found.name,
                "n_articles": n_articles[found.file_id],
                "n_rejects": n_rejects[found.file_id],
                "first_seen_at": first_seen.get((found.file_id, found.name), moment),
            }
            for found in now.values()
        }
        self._tx.replace("raw.files", to_arrow(table("raw.files"), rows.values()))
        self._tx.replace("raw.rejects", to_arrow(table("raw.rejects"), rejects))
        if any(row["reason"] == "future_date" for row in rejects):
            self._tx.put_note("ingest", {"today": self._today.isoformat()})

    def _count_rejects(self) -> dict[str, int]:
        return dict(sorted(Counter(row["reason"] for row in self._warehouse.read("raw.rejects", ["reason"]).to_pylist()).items()))


class _Reading:
    """Articles streamed from files into new parts of core.articles."""

    def __init__(self, tx: Transaction, stored: dict[str, Occurrence], order: dict[str, tuple[str, str]]) -> None:
        self._tx = tx
        self._stored = stored
        self._order = order
        self._rows: list[dict[str, Any]] = []
        self._waiting: list[Occurrence] = []
        self._characters = 0
        self._new: set[str] = set()
        self.occurrences: list[Occurrence] = []
        self.replaced: dict[str, Occurrence] = {}  # stored from a file that comes after one that was read now
        self.files: dict[str, dict[str, Any]] = {}
        self.rejects: list[Reject] = []

    def read(self, file_id: str, result: FileResult) -> None:
        """Read one file. Files come in their order, so that the first to hold an article is the one to store it."""
        if result.file_id == file_id:
            for article in result.articles:
                self._add(article)
            self.rejects += result.rejects
        else:
            self.rejects.append(Reject(file_id, 0, "unreadable", f"{result.path}: the file changed while it was read; run again"))
        self.files[file_id] = result.file | {"file_id": file_id}

    def close(self) -> None:
        """Write the last part."""
        if self._rows:
            part = hashlib.sha256("".join(row["article_id"] + row["file_id"] for row in self._rows).encode()).hexdigest()[:16]
            self._tx.put("core.articles", part, to_arrow(table("core.articles"), self._rows))
            self.occurrences += [dataclasses.replace(found, part=part) for found in self._waiting]
            self._rows, self._waiting, self._characters = [], [], 0

    def _add(self, article: Article) -> None:
        found = Occurrence(
            article.article_id,
            article.file_id,
            article.position,
            manifest.input_hash(article),
            hashlib.sha256(article.text.encode()).hexdigest(),
            _naive_utc(article.published_at),
            part=None,
            copy_of=None,
        )
        stored = self._stored.get(found.article_id)
        if found.article_id in self._new or (stored and self._place(stored) < self._place(found)):
            self.occurrences.append(found)
            return
        if stored:
            self.replaced[found.article_id] = stored
        self._new.add(found.article_id)
        row = {name: getattr(article, name) for name in Article.__dataclass_fields__}
        row |= {"article_id": found.article_id, "text_sha256": found.text_sha256, "n_chars": len(article.text)}
        self._rows.append(row | {"copy_of": None, "copy_score": None})
        self._waiting.append(found)
        self._characters += len(article.text)
        if len(self._rows) >= ARTICLES_A_PART or self._characters >= _CHARACTERS_A_PART:
            self.close()

    def _place(self, found: Occurrence) -> tuple[tuple[str, str], int]:
        return self._order[found.file_id], found.position


def _contents(locations: dict[str, Location]) -> set[tuple[str, str, str]]:
    return {(found.location, found.name, found.file_id) for found in locations.values()}


def _read_as(locations: Iterable[Location]) -> dict[str, Location]:
    """For each file id the path that it is read under: the first in order of name."""
    first: dict[str, Location] = {}
    for found in locations:
        other = first.get(found.file_id)
        if other is None or (found.name, found.location) < (other.name, other.location):
            first[found.file_id] = found
    return first


def _with_heirs(occurrences: list[Occurrence], order: dict[str, tuple[str, str]], to_read: set[str]) -> set[str]:
    """The files to read, and with them those that hold an article which was stored from a file that is gone or read anew."""
    owners = {found.file_id for found in occurrences if found.part}
    if owners.isdisjoint(to_read) and owners <= order.keys():
        return to_read
    holders: dict[str, set[str]] = defaultdict(set)
    owned: dict[str, set[str]] = defaultdict(set)  # the articles that are stored from a file
    for found in occurrences:
        holders[found.article_id].add(found.file_id)
        if found.part:
            owned[found.file_id].add(found.article_id)
    reading = set(to_read)
    queue = list(reading | (owned.keys() - order.keys()))
    while queue:
        for article_id in owned[queue.pop()]:
            heirs = {file_id for file_id in holders[article_id] if file_id in order} - reading
            reading |= heirs
            queue += heirs
    return reading


def _canonical(stays: list[Occurrence], replaced: dict[str, Occurrence]) -> list[Occurrence]:
    """The occurrences that stay, without a part where a file that was read now took the article over."""
    return [dataclasses.replace(found, part=None, copy_of=None) if replaced.get(found.article_id) is found else found for found in stays]


def _duplicates(occurrences: list[Occurrence], order: dict[str, tuple[str, str]]) -> list[dict[str, Any]]:
    """A reject for every occurrence of an article that is stored from elsewhere."""
    owner = {found.article_id: found for found in occurrences if found.part}
    return [
        {
            "file_id": found.file_id,
            "position": found.position,
            "reason": "duplicate_id",
            "detail": f"{order[found.file_id][0]}: the same article stands in {order[owner[found.article_id].file_id][0]}, "
            f"record {owner[found.article_id].position + 1}; it is stored once",
            "excerpt": None,
        }
        for found in occurrences
        if not found.part
    ]


def _naive_utc(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.UTC).replace(tzinfo=None) if moment.tzinfo else moment
