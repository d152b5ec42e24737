"""Compressed bytes as a stream that is never let grow beyond what its size allows."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO

from pipeline.reading.limits import FREE_EXPANSION_BYTES, DamagedInputError, LimitError

BUFFER = 1 << 16
_IN_MEMORY = 1 << 24  # bytes of a file in an archive that are held in memory where a reader must jump about in it; more go to the disk
_MARKS = ((b"\x1f\x8b\x08", "gzip"), (b"BZh", "bzip2"), (b"\xfd7zXZ\0", "xz"), (b"\x28\xb5\x2f\xfd", "zstd"))
SUFFIXES = {"gzip": (".gz", ".gzip", ".tgz"), "bzip2": (".bz2", ".tbz2", ".tbz"), "xz": (".xz", ".txz"), "zstd": (".zst", ".zstd", ".tzst")}


class Budget:
    """What the file that everything comes from may still become, over all its layers and members."""

    def __init__(self, n_bytes: int, max_expansion: int) -> None:
        self.max_expansion = max_expansion
        self.left = FREE_EXPANSION_BYTES + n_bytes * max_expansion

    def spend(self, n_bytes: int) -> None:
        """Take note of unpacked bytes; LimitError where the file has given more than it may."""
        self.left -= n_bytes
        if self.left < 0:
            raise _too_much("all that is packed in the file", self.max_expansion)

    @property
    def is_spent(self) -> bool:
        """Whether nothing more may be unpacked."""
        return self.left < 0


def compression(head: bytes) -> str | None:
    """How the bytes are compressed, by their first ones; None where they are not."""
    name = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    return name if name != "bzip2" or head[3:4].isdigit() else None


def unpacked(stream: BinaryIO, form: str, budget: Budget) -> io.BufferedReader:
    """The stream's bytes without their compression (a value of `compression`).

    Reading raises LimitError where they grow too much, DamagedInputError where they are cut off or wrong.
    """
    counted = Counted(stream)
    source: Any
    if form == "gzip":
        source = gzip.GzipFile(fileobj=counted)
    elif form == "bzip2":
        source = bz2.BZ2File(counted)
    elif form == "xz":
        source = lzma.LZMAFile(counted)  # type: ignore[arg-type]  # noqa: SIM115 - closed with its last reference
    else:
        source = _zstd(counted)
    return guarded(source, lambda: counted.n_bytes, budget)


def guarded(source: Any, consumed: Callable[[], int], budget: Budget) -> io.BufferedReader:
    """A stream of unpacked bytes, held to the limits; `consumed` tells how many packed bytes it has taken so far."""
    return io.BufferedReader(_Guarded(source, consumed, budget), BUFFER)


def seekable(stream: BinaryIO) -> BinaryIO:
    """The stream itself where one can jump about in it, else a copy, in memory or in a temporary file that goes with it."""
    if stream.seekable():
        return stream
    copy = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - it is closed with the last reference to it
    while block := stream.read(1 << 20):
        copy.write(block)
    copy.seek(0)
    return copy  # type: ignore[return-value]


class Counted(io.RawIOBase):
    """A stream that knows how many bytes were read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.n_bytes = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self.n_bytes += len(data)
        return len(data)


class _Guarded(io.RawIOBase):
    def __init__(self, source: Any, consumed: Callable[[], int], budget: Budget) -> None:
        self._source = source
        self._consumed = consumed
        self._budget = budget
        self._produced = 0
        self._fault: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer, but for the end of the stream, so that a first look sees as much as there is.

        What stands before a damaged place is given first; the next call raises.
        """
        done = 0
        while done < len(buffer) and self._fault is None:
            try:
                data = self._source.read(len(buffer) - done)
            except (DamagedInputError, LimitError) as error:  # of the layer around this one
                self._fault = error
            except Exception as error:
                if not _is_of_unpacking(error):
                    raise
                cut_off = isinstance(error, EOFError) or "runcated" in str(error)
                what = "are cut off" if cut_off else f"are damaged ({_brief(error)})"
                self._fault = DamagedInputError(f"the compressed bytes {what}")
            else:
                if not data:
                    break
                buffer[done : done + len(data)] = data
                done += len(data)
                self._account(len(data))
        if self._fault is not None and not done:
            raise self._fault
        return done

    def _account(self, n_bytes: int) -> None:
        self._produced += n_bytes
        self._budget.spend(n_bytes)
        if self._produced > FREE_EXPANSION_BYTES + self._budget.max_expansion * self._consumed():
            raise _too_much("it", self._budget.max_expansion)


def _zstd(stream: io.RawIOBase) -> Any:
    """Through Arrow, which is there anyway; Python has had a module of its own since 3.14 only."""
    import pyarrow as pa

    return pa.CompressedInputStream(pa.PythonFile(stream, mode="r"), "zstd")


def _too_much(what: str, ratio: int) -> LimitError:
    return LimitError(
        "expands_too_much",
        f"{what} unpacks to more than {ratio} times its size; unpack it yourself if you trust it, or raise ASREPORTED_MAX_EXPANSION",
    )


def _is_of_unpacking(error: Exception) -> bool:
    """Whether an error is one of those that modules for compression raise over bytes that are wrong."""
    known = (
        EOFError,
        OSError,
        ValueError,
        RuntimeError,
        NotImplementedError,
        zlib.error,
        lzma.LZMAError,
        zipfile.BadZipFile,
        tarfile.TarError,
    )
    return isinstance(error, known)


def _brief(error: Exception) -> str:
    return " ".join(str(error).split())[:100] or type(error).__name__
