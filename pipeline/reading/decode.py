"""Bytes to UTF-8: byte order marks, UTF-16, and the signs that a file is no text at all."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

# UTF-32 before UTF-16: the little-endian mark of the one begins with that of the other.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = frozenset(range(32)) - frozenset(b"\t\n\r\f\v\x1b")  # control characters that no text file holds in number
_CHUNK = 1 << 16


def byte_order_mark(head: bytes) -> tuple[bytes, str]:
    """The byte order mark that the bytes begin with and the encoding it names; (b"", "utf-8") where there is none."""
    return next(((mark, name) for mark, name in _MARKS if head.startswith(mark)), (b"", "utf-8"))


def is_binary(head: bytes) -> bool:
    """Whether the first bytes of a file (without a byte order mark) cannot be text: a NUL, or one control character in twenty."""
    return b"\0" in head or sum(byte in _CONTROL for byte in head) * 20 > len(head)


def utf8_head(head: bytes) -> bytes:
    """The first bytes of a file as UTF-8 without a byte order mark; what cannot be decoded is replaced."""
    mark, encoding = byte_order_mark(head)
    if encoding == "utf-8":
        return head[len(mark) :]
    return head[len(mark) :].decode(encoding, "replace").encode()


def utf8_stream(stream: io.BufferedReader) -> BinaryIO:
    """The stream, read from its start, as UTF-8 without a byte order mark.

    Reading from it raises UnicodeDecodeError where a UTF-16 or UTF-32 file is damaged; UTF-8 is passed on unchecked.
    """
    mark, encoding = byte_order_mark(stream.peek(4)[:4])
    stream.read(len(mark))
    return stream if encoding == "utf-8" else io.BufferedReader(_Transcoder(stream, encoding), _CHUNK)


class _Transcoder(io.RawIOBase):
    """A stream of another encoding, read as UTF-8."""

    def __init__(self, stream: io.BufferedReader, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._rest = b""
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._rest and not self._ended:
            chunk = self._stream.read(_CHUNK)
            self._ended = not chunk
            # A lone half of a surrogate pair cannot pass the strict decoder, so that the encoder never fails.
            self._rest = self._decoder.decode(chunk, final=self._ended).encode()
        n = min(len(buffer), len(self._rest))
        buffer[:n], self._rest = self._rest[:n], self._rest[n:]
        return n


def lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """(number from 0, line without its end) for each line; None in place of a line of more than `limit` bytes, which is skipped."""
    number = 0
    while line := stream.readline(limit + 2):
        if len(line.rstrip(b"\r\n")) > limit:
            while line and not line.endswith(b"\n"):
                line = stream.readline(_CHUNK)
            yield number, None
        else:
            yield number, line.rstrip(b"\r\n")
        number += 1


def utf8_remedy(error: UnicodeDecodeError, where: str) -> str:
    """What is wrong with bytes that are not UTF-8, in plain words; `where` is the file or line they stand in."""
    if error.encoding.replace("_", "-").lower() not in ("utf-8", "utf8"):
        return f"{where} is marked as {error.encoding.upper()} but is damaged; save it again as UTF-8"
    before = error.object[max(0, error.start - 30) : error.start].decode("utf-8", "ignore").strip().split("\n")[-1]
    place = f"after {before!r}" if before else "at its start"
    return f"{where} is not UTF-8: byte 0x{error.object[error.start]:02x} {place}; save it as UTF-8 and run again"
