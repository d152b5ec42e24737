"""Many files changed together or not at all: a staging folder, and a journal that is the moment of commitment.

New files are written to `.staging/<run>/` under the paths that they shall have. Then the journal, a list of the files to put in
place and of those to remove, is written there in one step. From that moment the change will happen: whoever opens the warehouse
after a crash carries the journal out to its end. A staging folder without a journal never counted and is removed.
"""

from __future__ import annotations

import json
import uuid
from pathlib import Path

from pipeline.storage import disk

STAGING = ".staging"
_JOURNAL = "journal.json"


class Staging:
    """The changes of one transaction; paths are relative to the warehouse, with slashes. Only the holder of the writer's lock has one."""

    def __init__(self, warehouse: Path) -> None:
        self._warehouse = warehouse
        self._folder = warehouse / STAGING / uuid.uuid4().hex
        self._staged: set[str] = set()
        self._removed: set[str] = set()

    def write(self, path: str, data: bytes) -> None:
        """Stage a file with these bytes."""
        disk.write(self._folder / path, data)
        self._staged.add(path)
        self._removed.discard(path)

    def adopt(self, path: str, source: Path) -> None:
        """Stage a file that exists elsewhere; it stays there too."""
        disk.copy(source, self._folder / path)
        self._staged.add(path)
        self._removed.discard(path)

    def scratch(self, name: str) -> Path:
        """A path of the staging folder to write a file to before `take` stages it."""
        path = self._folder / "scratch" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def take(self, path: str, source: Path) -> None:
        """Stage a file of `scratch`, which is moved."""
        disk.sync(source)
        disk.move(source, self._folder / path)
        self._staged.add(path)
        self._removed.discard(path)

    def remove(self, path: str) -> None:
        """Stage the removal of a file; one that was only staged is forgotten."""
        if path in self._staged:
            disk.remove(self._folder / path)
            self._staged.discard(path)
        self._removed.add(path)

    def locate(self, path: str) -> Path:
        """Where the file lies as this transaction sees it."""
        return (self._folder if path in self._staged else self._warehouse) / path

    def is_removed(self, path: str) -> bool:
        """Whether this transaction removes the file."""
        return path in self._removed

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not self._staged and not self._removed

    def commit(self) -> None:
        """Make all changes; when this returns they are on the disk."""
        if not self.is_empty:
            for folder in self._folders():
                disk.sync_folder(folder)
            journal = {"put": sorted(self._staged), "remove": sorted(self._removed)}
            disk.write(self._folder / f"{_JOURNAL}.part", json.dumps(journal).encode())
            disk.move(self._folder / f"{_JOURNAL}.part", self._folder / _JOURNAL)
            disk.sync_folder(self._folder)
            _carry_out(self._warehouse, self._folder)
        self.discard()

    def _folders(self) -> list[Path]:
        """Every folder whose names must be on the disk before the journal is, or a power cut could leave the journal without its files."""
        found = {self._warehouse, self._warehouse / STAGING, self._folder}
        for path in self._staged:
            found.update(parent for parent in (self._folder / path).parents if parent.is_relative_to(self._folder))
        return sorted(found)

    def discard(self) -> None:
        """Forget all changes."""
        disk.remove_folder(self._folder)


def is_unfinished(warehouse: Path) -> bool:
    """Whether a committed change has not been carried out to its end (its writer is at it, or died)."""
    return any((warehouse / STAGING).glob(f"*/{_JOURNAL}"))


def recover(warehouse: Path) -> None:
    """Carry out the journal of a writer that died and remove what never was committed. The caller holds the writer's lock."""
    staging = warehouse / STAGING
    if staging.is_dir():
        for folder in sorted(staging.iterdir()):
            if (folder / _JOURNAL).is_file():
                _carry_out(warehouse, folder)
            disk.remove_folder(folder)


def _carry_out(warehouse: Path, folder: Path) -> None:
    journal = json.loads((folder / _JOURNAL).read_bytes())
    for path in journal["put"]:
        if (folder / path).is_file():  # else it was put in place before the crash
            disk.move(folder / path, warehouse / path)
    for path in journal["remove"]:
        disk.remove(warehouse / path)
    for parent in sorted({(warehouse / path).parent for path in journal["put"] + journal["remove"]}):
        disk.sync_folder(parent)
    disk.remove(folder / _JOURNAL)
