"""What a file holds: itself, or the members of archives and compressed files in it, to any depth that the limit allows."""

from __future__ import annotations

import posixpath
import stat
import struct
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from pipeline.reading.limits import MAX_ARCHIVE_FILES, DamagedInputError, LimitError
from pipeline.reading.unpack import BUFFER, SUFFIXES, Budget, compression, guarded, seekable, unpacked

_ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_TAR_MARK = (257, b"ustar")
_OFFICE = frozenset(("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"))  # documents and programs that are ZIP archives inside
_END_OF_ZIP = struct.Struct("<4s4H2LH")
_ENCRYPTED = 0x1
_DRIVE_LENGTH = 2  # of "C:"
_OUT = "the name {name!r} leads out of the archive; pack the file again under a relative name"


@dataclass(frozen=True, slots=True)
class Member:
    """One file that is no archive: `name` is its path within the outer file ("" for the file itself, `a.zip!b.html` in an archive in it).

    The stream stands at its start and is read before the next member is asked for.
    """

    name: str
    file_name: str  # the last part of the path, less the suffixes of its compression
    stream: BufferedReader


@dataclass(frozen=True, slots=True)
class Refusal:
    """A member that is not read; `reason` is a value of contracts' REJECT_REASON."""

    name: str
    reason: str
    detail: str


def archive_kind(head: bytes) -> str | None:
    """`zip` or `tar`, by the first bytes; None for anything else."""
    if head.startswith(_ZIP_MARKS):
        return "zip"
    at, mark = _TAR_MARK
    return "tar" if head[at : at + len(mark)] == mark else None


def innermost(stream: BufferedReader, budget: Budget, max_nesting: int) -> BufferedReader:
    """The stream without the compression around it, if any; reading it raises what `unpacked` names."""
    for _ in range(max_nesting):
        form = compression(stream.peek(BUFFER))
        if not form:
            break
        stream = unpacked(cast(BinaryIO, stream), form, budget)
    return stream


def members(stream: BufferedReader, file_name: str, budget: Budget, max_nesting: int) -> Iterator[Member | Refusal]:
    """All files within a file, in its order; the file itself where it is no archive."""
    yield from _open(stream, "", file_name, budget, max_nesting)


def _open(stream: BufferedReader, name: str, file_name: str, budget: Budget, layers: int) -> Iterator[Member | Refusal]:
    head = stream.peek(BUFFER)
    form, kind = compression(head), archive_kind(head)
    if (form or kind) and not layers:
        detail = "archives lie in one another more deeply than the limit; unpack the inner ones, or raise ASREPORTED_MAX_NESTING"
        yield Refusal(name, "nested_too_deeply", detail)
    elif form:
        yield from _open(unpacked(cast(BinaryIO, stream), form, budget), name, _without_suffix(file_name, form), budget, layers - 1)
    elif kind:
        opened = _in_zip(stream, budget) if kind == "zip" else _in_tar(stream, budget)
        for found in opened:
            path = f"{name}!{found.name}" if name else found.name
            if isinstance(found, Refusal):
                yield Refusal(path if found.name else name, found.reason, found.detail)
                continue
            try:
                yield from _open(found.stream, path, found.file_name, budget, layers - 1)
            except (LimitError, DamagedInputError) as error:
                yield refuse(path, error)
            if budget.is_spent:
                return
    else:
        yield Member(name, file_name, stream)


def refuse(name: str, error: LimitError | DamagedInputError) -> Refusal:
    """The refusal that an error stands for."""
    if isinstance(error, LimitError):
        return Refusal(name, error.reason, error.detail)
    return Refusal(name, "malformed_file", f"{error}; fetch or write the file again")


def _in_zip(stream: BufferedReader, budget: Budget) -> Iterator[Member | Refusal]:
    source = seekable(cast(BinaryIO, stream))
    try:
        if _stated_files(source) > MAX_ARCHIVE_FILES:
            detail = f"the archive holds more than {MAX_ARCHIVE_FILES:,} files; part it"
            yield Refusal("", "expands_too_much", detail)
            return
        archive = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error, EOFError) as error:
        yield refuse("", DamagedInputError(f"the ZIP archive is cut off or damaged ({error})"))
        return
    with archive:
        if not _OFFICE.isdisjoint(archive.NameToInfo):
            detail = "it is an office document, book or program; save its text as HTML or plain text"
            yield Refusal("", "unknown_format", detail)
            return
        for info in archive.infolist():
            if info.is_dir() or _is_hidden(info.filename):
                continue
            mode = info.external_attr >> 16
            if not _stays_within(info.filename):
                yield Refusal(info.filename, "outside_folder", _OUT.format(name=info.filename))
            elif stat.S_ISLNK(mode):
                target = info.file_size <= BUFFER and not info.flag_bits & _ENCRYPTED and _link_target(archive, info)
                if not target or not _stays_within(posixpath.join(posixpath.dirname(info.filename), target)):
                    yield Refusal(info.filename, "outside_folder", "it is a link that leads out of the archive; pack the file itself")
            elif info.flag_bits & _ENCRYPTED:
                yield Refusal(info.filename, "encrypted", "it is encrypted; unpack it with its password and run again")
            else:
                try:
                    opened = archive.open(info)
                except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, struct.error) as error:
                    yield refuse(info.filename, DamagedInputError(f"it cannot be unpacked ({error})"))
                    continue
                with opened:
                    size = info.compress_size
                    yield Member(info.filename, PurePosixPath(info.filename).name, guarded(opened, lambda size=size: size, budget))  # type: ignore[misc]


def _link_target(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> str:
    try:
        return archive.read(info).decode("utf-8", "replace")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError):
        return ""


def _stated_files(source: BinaryIO) -> int:
    """How many files the end of a ZIP archive says that it has; 0 where there is no such end, which `zipfile` then says."""
    size = source.seek(0, 2)
    source.seek(max(0, size - BUFFER - _END_OF_ZIP.size))
    tail = source.read()
    source.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END_OF_ZIP.size:
        return 0
    _, _, _, _, n_files, n_bytes, _, _ = _END_OF_ZIP.unpack_from(tail, at)
    # beyond 65,534 files the number stands elsewhere; each takes 46 bytes of the list at least
    return n_files if n_files < 0xFFFF else int(min(n_bytes, size) // 46)


def _in_tar(stream: BufferedReader, budget: Budget) -> Iterator[Member | Refusal]:
    n_read = 0
    try:
        with tarfile.open(fileobj=stream, mode="r|", errorlevel=0) as archive:
            for info in archive:
                n_read += 1
                archive.members = []  # type: ignore[attr-defined]  # else it keeps every one
                if info.isdir() or _is_hidden(info.name):
                    continue
                if not _stays_within(info.name):
                    yield Refusal(info.name, "outside_folder", _OUT.format(name=info.name))
                elif info.issym() or info.islnk():
                    base = posixpath.dirname(info.name) if info.issym() else ""
                    if not _stays_within(posixpath.join(base, info.linkname)):
                        detail = f"the link leads out of the archive, to {info.linkname!r}; pack the file itself"
                        yield Refusal(info.name, "outside_folder", detail)
                elif not info.isreg() or info.issparse():
                    yield Refusal(info.name, "unreadable", "it is a pipe, a device or a file with holes; take it away")
                else:
                    opened = archive.extractfile(info)
                    if opened is not None:
                        size = info.size
                        content = guarded(opened, lambda size=size: size, budget)  # type: ignore[misc]
                        yield Member(info.name, PurePosixPath(info.name).name, content)
    except (tarfile.TarError, OSError, ValueError, EOFError, OverflowError) as error:
        files = f"after {n_read} file{'' if n_read == 1 else 's'}"
        yield refuse("", DamagedInputError(f"the tar archive is cut off or damaged {files} ({error})"))


def _is_hidden(name: str) -> bool:
    """Names that begin with a dot are skipped as in folders, and with them what a Mac adds."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in parts)


def _stays_within(name: str) -> bool:
    path = name.replace("\\", "/")
    if path.startswith("/") or path[1:_DRIVE_LENGTH] == ":":
        return False
    return posixpath.normpath(path).split("/")[0] != ".."


def _without_suffix(file_name: str, form: str) -> str:
    suffix = next((s for s in SUFFIXES[form] if file_name.lower().endswith(s)), "")
    name = file_name[: len(file_name) - len(suffix)] if suffix else file_name
    return f"{name}.tar" if suffix.startswith(".t") else name
