"""The files under the paths that a user gives, in sorted order, with every one that must not be opened named."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


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

    Names that begin with a dot are skipped within folders. A symbolic link that leads out of its folder is given with the
    reason `outside_folder`; one that leads to a file of the folder that is met anyway is left out.
    """
    met: set[str] = set()
    for path in sorted(set(paths)):
        real = os.path.realpath(path)
        if real in met:
            continue
        met.add(real)
        if path.is_dir():
            yield from _in_folder(path, Path(real), path, met)
        else:
            yield _checked(path, printable_path(path))


def printable_path(path: Path) -> str:
    """The path as text that any table can hold: bytes of a name that are not UTF-8 are replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def _in_folder(root: Path, real_root: Path, folder: Path, met: set[str]) -> Iterator[FoundFile]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _refused(folder, _name(folder, root), error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        if entry.is_symlink():
            yield from _link(path, root, real_root, met)
        elif entry.is_dir(follow_symlinks=False):
            yield from _in_folder(root, real_root, path, met)
        else:
            real = os.path.realpath(path)
            if real not in met:
                met.add(real)
                yield _checked(path, _name(path, root))


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
