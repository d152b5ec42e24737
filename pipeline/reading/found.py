"""A file that was met: a path on this machine, or an address that fsspec knows."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING, Any, cast

from pipeline.reading.unpack import BUFFER, Counted

if TYPE_CHECKING:
    import fsspec

# A scheme of two letters at least: one letter is a drive. `Path` makes one slash of two.
_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):/+(.*)", re.DOTALL)
_LOCAL = "file"
MAGIC = frozenset("*?[")  # what makes a path a pattern


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A path that was met. `name` is what the tables call it: relative to the folder that was given, else as given.

    `reason` (a value of contracts' REJECT_REASON) and `detail` are set where it must not or cannot be opened.
    """

    path: Path
    name: str
    reason: str | None = None
    detail: str = ""

    @property
    def place(self) -> bytes:
        """The path or address as bytes, whatever its name is written in."""
        return os.fsencode(self.path)

    def open(self) -> BufferedReader:
        """The bytes from their start. Raises OSError where they cannot be read."""
        address = address_of(self.path)
        if address is None:
            return cast("BufferedReader", self.path.open("rb", buffering=BUFFER))
        files, path = _file_system(address)
        with _as_os_error(address):
            return BufferedReader(_Remote(files.open(path, "rb")), BUFFER)

    def stamp(self, stream: BufferedReader) -> tuple[object, ...]:
        """What changes where the file is changed: size and time of change, or what an address has in its place."""
        address = address_of(self.path)
        if address is None:
            status = os.fstat(stream.fileno())
            return status.st_size, status.st_mtime_ns
        files, path = _file_system(address)
        with _as_os_error(address):
            info = files.info(path)
        return tuple(str(info.get(key)) for key in ("size", "mtime", "LastModified", "ETag", "etag", "updated", "created"))


class _Remote(Counted):
    """A file of fsspec: what it raises, whatever it is, is an error of reading, and one can jump about in it."""

    def readinto(self, buffer: Any) -> int:
        with _as_os_error("the address"):
            return super().readinto(buffer)

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()


class _as_os_error:  # noqa: N801 - used as a statement
    """Errors of any file system as OSError, so that one kind has to be caught."""

    def __init__(self, address: str) -> None:
        self._address = address

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Exception) and not isinstance(error, OSError):
            raise OSError(0, f"{type(error).__name__}: {error}") from error


def address_of(path: Path) -> str | None:
    """The address that a path stands for (`memory://x/a.jsonl`, `s3://bucket/key`); None for a path of this machine."""
    match = _ADDRESS.fullmatch(os.fspath(path))
    if not match or match[1].lower() == _LOCAL or os.path.lexists(path):
        return None
    return f"{match[1].lower()}://{match[2]}"


def find_remote(path: Path) -> Iterator[FoundFile]:
    """Every file of an address: itself, all that lies under it, or what a pattern in it takes in; hidden names are skipped."""
    address = address_of(path) or ""
    try:
        files, root = _file_system(address)
        with _as_os_error(address):
            if MAGIC.intersection(root):
                fixed = fixed_part(PurePosixPath(root)).as_posix()
                found = [place for place in files.glob(root) if files.isfile(place)]
            elif files.isdir(root):
                fixed, found = root, files.find(root)
            else:
                fixed, found = "", [root] if files.exists(root) else []
    except OSError as error:
        yield FoundFile(path, address, "unreadable", f"the address cannot be read ({error.strerror or error}); check it and run again")
        return
    if not found:
        yield FoundFile(path, address, "unreadable", "there is nothing at this address; check it")
    scheme = address.partition("://")[0]
    for place in sorted(found):
        name = place.removeprefix(fixed).lstrip("/") if fixed else address
        if not any(part.startswith(".") for part in PurePosixPath(name).parts) or not fixed:
            yield FoundFile(Path(f"{scheme}:/{place.lstrip('/')}"), name or place)


def is_pattern(path: Path) -> bool:
    """Whether a path is a pattern such as `archive/**/*.html`, and no file of that name."""
    return bool(MAGIC.intersection(os.fspath(path))) and not os.path.lexists(path)


def fixed_part(pattern: PurePath) -> PurePath:
    """The folder that all files of a pattern lie in."""
    parts = [*pattern.parts]
    while MAGIC.intersection("/".join(parts)):
        parts.pop()
    return type(pattern)(*parts)  # the current folder where nothing is left


def _file_system(address: str) -> tuple[fsspec.AbstractFileSystem, str]:
    import fsspec

    with _as_os_error(address):
        files, path = fsspec.core.url_to_fs(address)
    return files, path
