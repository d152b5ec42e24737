"""The file operations that storage is made of, each durable when it returns; the tests make each of them fail in turn."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path

_HERE = -100  # AT_FDCWD of Linux: paths are relative to the working directory
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}  # the system or its file system has no exchange


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


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step, so that both are there at any moment; False, and nothing is done, where there is no such
    step (it is Linux's, on most of its file systems)."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    if libc.renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))


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
