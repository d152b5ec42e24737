"""The protocol of a reader, and what every reader is told about the file in hand."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from pipeline.reading.article import Article, Reject
from pipeline.reading.version import READER_VERSION as READER_VERSION  # where callers look for it

MAX_ARTICLE_BYTES = 20_000_000  # a long book is about 2 MB of text: no news article comes near
MAX_ARTICLE_VARIABLE = "ASREPORTED_MAX_ARTICLE_BYTES"


@dataclass(frozen=True, slots=True)
class ReadContext:
    """What a reader must know beside the bytes: the file's id and stem, the day of the run and the size limit of one article."""

    file_id: str
    stem: str
    today: dt.date
    max_article_bytes: int = MAX_ARTICLE_BYTES

    def reject(self, position: int, reason: str, detail: str, excerpt: str | None = None) -> Reject:
        """A reject of this file; `reason` is a value of contracts' REJECT_REASON, `excerpt` any text of the input."""
        return Reject(self.file_id, position, reason, detail, printable(excerpt) if excerpt else None)


class Reader(Protocol):
    """One form of input.

    The stream that `read` is given is UTF-8 without a byte order mark, whatever the file was (see `decode`); it yields an
    article or a reject for each record in the order of the file, and holds no more than one record in memory.
    """

    @property
    def name(self) -> str:
        """A value of contracts' FILE_FORMAT."""
        ...

    def sniff(self, head: bytes, path: Path) -> bool:
        """Whether the file is of this form, judged by its first bytes (UTF-8, no byte order mark), then by its name."""
        ...

    def read(self, stream: BinaryIO, context: ReadContext) -> Iterator[Article | Reject]:
        """The articles and rejects of the stream; raises UnicodeDecodeError where the whole file must be UTF-8 and is not."""
        ...


def max_article_bytes() -> int:
    """The size limit of one article in bytes: the environment variable ASREPORTED_MAX_ARTICLE_BYTES, else 20 MB.

    Raises ValueError where the variable holds no positive whole number.
    """
    value = os.environ.get(MAX_ARTICLE_VARIABLE)
    if not value:
        return MAX_ARTICLE_BYTES
    if not value.isdecimal() or int(value) == 0:
        raise ValueError(f"{MAX_ARTICLE_VARIABLE} must be a number of bytes above 0, not {value!r}")
    return int(value)


def printable(text: str, length: int = 120) -> str:
    """The first characters of a text with control characters and line ends as blanks."""
    return "".join(c if c.isprintable() else " " for c in text[:length]).strip()
