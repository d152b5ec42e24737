"""The file operations that storage is made of, each durable when it returns; the tests make each of them fail in turn."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def write(path: Path, data: bytes) -> None:
    """Write a file, its folders included, and force it to the disk. An OSError names the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


def copy(source: Path, target: Path) -> None:
    """Put the same file at a second place: by a hard link where the file system has them, else by a copy."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        write(target, source.read_bytes())


def sync(path: Path) -> None:
    """Force a file that was written otherwise to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def move(source: Path, target: Path) -> None:
    """Put a file in the place of another; a reader sees the one or the other."""
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)


def remove(path: Path) -> None:
    """Remove a file, if it is there."""
    path.unlink(missing_ok=True)


def remove_folder(path: Path) -> None:
    """Remove a folder and all that it holds, if it is there."""
    shutil.rmtree(path, ignore_errors=True)


def sync_folder(path: Path) -> None:
    """Force the names in a folder to the disk; does nothing where the system cannot (Windows)."""
    if os.name == "nt" or not path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
