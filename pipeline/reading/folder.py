"""The files under the paths that a user gives, in sorted order, with every one that must not be opened named."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.contracts import TABLES

WAREHOUSE_MARK = ".state/record.json"  # every warehouse holds it (storage's RECORD_FILE)
_OF_A_WAREHOUSE = frozenset({table.full_name.partition(".")[0] for table in TABLES} | {"asreported.duckdb", "asreported.duckdb.wal"})


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A path that was met. `name` is what the tables call it: relative to the folder that was given, else as given.

    `reason` (a value of contracts' REJECT_REASON) and `detail` are set where it must not or cannot be opened.
    """

    path: Path
    name: str
    reason: str | None = None
    detail: str = ""


def find_files(paths: Sequence[Path]) -> Iterator[FoundFile]:
    """Every file of the paths, folders with all that is in them, each real file once.

    Names that begin with a dot are skipped within folders, and so are warehouses: tables are no input. Where a folder that was
    given is a warehouse itself, only its tables are skipped. A symbolic link that leads out of its folder is given with the
    reason `outside_folder`; one that leads to a file of the folder that is met anyway is left out.
    """
    met: set[str] = set()
    for path in sorted(set(paths)):
        real = os.path.realpath(path)
        if real in met:
            continue
        met.add(real)
        if path.is_dir():
            yield from _in_folder(path, Path(real), met)
        else:
            yield _checked(path, printable_path(path))


def printable_path(path: Path) -> str:
    """The path as text that any table can hold: bytes of a name that are not UTF-8 are replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def _in_folder(root: Path, real_root: Path, met: set[str]) -> Iterator[FoundFile]:
    """The files of a folder, depth first, by a stack of its own: folders can lie deeper than Python's calls may."""
    waiting: list[Path | os.DirEntry[str]] = [root]
    while waiting:
        entry = waiting.pop()
        path = Path(entry)
        if isinstance(entry, os.DirEntry) and entry.is_symlink():
            yield from _link(path, root, real_root, met)
        elif isinstance(entry, Path) or entry.is_dir(follow_symlinks=False):
            try:
                waiting += sorted(_entries(path, is_root=path == root), key=lambda found: found.name, reverse=True)
            except OSError as error:
                yield _refused(path, _name(path, root), error)
        else:
            real = os.path.realpath(path)
            if real not in met:
                met.add(real)
                yield _checked(path, _name(path, root))


def _entries(folder: Path, *, is_root: bool) -> list[os.DirEntry[str]]:
    """What lies in a folder and may be read."""
    is_warehouse = (folder / WAREHOUSE_MARK).is_file()
    if is_warehouse and not is_root:
        return []
    with os.scandir(folder) as entries:
        return [entry for entry in entries if not entry.name.startswith(".") and not (is_warehouse and entry.name in _OF_A_WAREHOUSE)]


def _link(path: Path, root: Path, real_root: Path, met: set[str]) -> Iterator[FoundFile]:
    target = Path(os.path.realpath(path))
    if not target.is_relative_to(real_root):
        detail = (
            f"the symbolic link leads out of the folder, to {printable_path(target)}; copy the file into the folder, or give its own path"
        )
        yield FoundFile(path, _name(path, root), "outside_folder", detail)
        return
    within = target.relative_to(real_root).parts
    met_anyway = not any(part.startswith(".") for part in within)
    if target.exists() and (met_anyway or target.is_dir() or str(target) in met):
        return
    met.add(str(target))
    yield _checked(path, _name(path, root))


def _checked(path: Path, name: str) -> FoundFile:
    """The file, or why it cannot be opened: opening a pipe or a device could wait for ever."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return _refused(path, name, error)
    if not stat.S_ISREG(mode):
        return FoundFile(path, name, "unreadable", "it is a pipe, socket or device and no file; take it away")
    return FoundFile(path, name)


def _refused(path: Path, name: str, error: OSError) -> FoundFile:
    return FoundFile(path, name, "unreadable", refusal(error))


def refusal(error: OSError) -> str:
    """An error of the operating system with its remedy, in plain words."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the path"
    remedy = "give yourself the right to read it" if isinstance(error, PermissionError) else "check the disk and the path"
    return f"the operating system refused to read it ({error.strerror or error}); {remedy} and run again"


def _name(path: Path, root: Path) -> str:
    return printable_path(path.relative_to(root))
