"""The files under the paths that a user gives, in sorted order, with every one that must not be opened named."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from pipeline.contracts import TABLES
from pipeline.reading.found import FoundFile, address_of, find_remote, fixed_part, is_pattern

WAREHOUSE_MARK = ".state/record.json"  # every warehouse holds it (storage's RECORD_FILE)
_OF_A_WAREHOUSE = frozenset({table.full_name.partition(".")[0] for table in TABLES} | {"asreported.duckdb", "asreported.duckdb.wal"})


def find_files(paths: Sequence[Path]) -> Iterator[FoundFile]:
    """Every file of the paths, folders with all that is in them, each real file once.

    Names that begin with a dot are skipped within folders, and so are warehouses: tables are no input. Where a folder that was
    given is a warehouse itself, only its tables are skipped. A symbolic link that leads out of its folder is given with the
    reason `outside_folder`; one that leads to a file of the folder that is met anyway is left out.
    """
    met: set[str] = set()
    for path in sorted(set(paths)):
        if address_of(path):
            yield from (found for found in find_remote(path) if str(found.path) not in met)
            continue
        if is_pattern(path):
            yield from _of_pattern(path, met)
            continue
        real = os.path.realpath(path)
        if real in met:
            continue
        met.add(real)
        if path.is_dir():
            yield from _in_folder(path, Path(real), met)
        else:
            yield _checked(path, printable_path(path))


def lies_in(name: PurePath, pattern: PurePath) -> bool:
    """Whether a path is one of those that a pattern takes in: `*`, `?` and `[...]` within a name, `**` for any number of folders."""
    reached = {0}  # how many parts of the pattern the parts so far can have used up
    rules = pattern.parts
    for part in name.parts:
        reached = _beyond(reached, rules)
        reached = {
            at if rules[at] == "**" else at + 1 for at in reached if at < len(rules) and (rules[at] == "**" or fnmatchcase(part, rules[at]))
        }
    return len(rules) in _beyond(reached, rules)


def _beyond(reached: set[int], rules: tuple[str, ...]) -> set[int]:
    """With the places that are reached since `**` may stand for no folder at all."""
    found = set(reached)
    for at in sorted(reached):
        while at < len(rules) and rules[at] == "**":
            at += 1
            found.add(at)
    return found


def printable_path(path: Path) -> str:
    """The path as text that any table can hold: bytes of a name that are not UTF-8 are replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def _of_pattern(pattern: Path, met: set[str]) -> Iterator[FoundFile]:
    root = Path(fixed_part(pattern))
    rule = pattern.relative_to(root)
    if not root.is_dir():
        yield FoundFile(pattern, printable_path(pattern), "unreadable", f"there is no folder {printable_path(root)}; check the path")
        return
    fits = False
    for found in _in_folder(root, Path(os.path.realpath(root)), set()):
        if lies_in(found.path.relative_to(root), rule):
            fits = True
            if (real := os.path.realpath(found.path)) not in met:
                met.add(real)
                yield found
    if not fits:
        yield FoundFile(pattern, printable_path(pattern), "unreadable", "no file fits the pattern; check it")


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
            within = path.relative_to(root)
            real = str(real_root / within)  # no link was followed on the way
            if real not in met:
                met.add(real)
                yield _checked(path, printable_path(within))


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
