"""The protocol of a reader, and what every reader is told about the file in hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import BinaryIO, Protocol

from pipeline.reading.article import Article, Reject
from pipeline.reading.settings import MAX_ARTICLE_VARIABLE as MAX_ARTICLE_VARIABLE
from pipeline.reading.settings import Settings, read_settings
from pipeline.reading.version import READER_VERSION as READER_VERSION  # where callers look for it


@dataclass(frozen=True, slots=True)
class ReadContext:
    """What a reader must know beside the bytes: the file's id and stem, the day of the run and the settings."""

    file_id: str
    stem: str
    today: dt.date
    settings: Settings = field(default_factory=Settings)

    @property
    def max_article_bytes(self) -> int:
        """The size limit of one article."""
        return self.settings.max_article_bytes

    def reject(self, position: int, reason: str, detail: str, excerpt: str | None = None) -> Reject:
        """A reject of this file; `reason` is a value of contracts' REJECT_REASON, `excerpt` any text of the input."""
        return Reject(self.file_id, position, reason, detail, printable(excerpt) if excerpt else None)


class Reader(Protocol):
    """One form of input.

    The stream that `read` is given is UTF-8 without a byte order mark, whatever the file was (see `decode`), or the bytes as they are
    for a reader that is `raw`; one can go forward in it only. `read` yields an article or a reject for each record in the order of the
    file, and holds no more than one record (of a table, a batch of rows) in memory.
    """

    @property
    def name(self) -> str:
        """A value of contracts' FILE_FORMAT."""
        ...

    @property
    def raw(self) -> bool:
        """Whether `sniff` and `read` take the bytes as they are, since the form says itself how text is written in it."""
        ...

    def sniff(self, head: bytes, path: PurePath) -> bool:
        """Whether the file is of this form, judged by its first bytes, then by its name."""
        ...

    def read(self, stream: BinaryIO, context: ReadContext) -> Iterator[Article | Reject]:
        """The articles and rejects of the stream; raises UnicodeDecodeError where the whole file must be UTF-8 and is not."""
        ...


def max_article_bytes() -> int:
    """The size limit of one article in bytes. Raises ValueError where a setting of reading holds what it must not."""
    return read_settings().max_article_bytes


def printable(text: str, length: int = 120) -> str:
    """The first characters of a text with control characters and line ends as blanks."""
    return "".join(c if c.isprintable() else " " for c in text[:length]).strip()


def failed(where: str, error: Exception) -> str:
    """The detail of a `reader_failed` reject."""
    if isinstance(error, ImportError):
        return f"{where} needs a package that the installation lacks ({printable(str(error), 160)}): install asreported anew"
    return f"the reader failed on {where} ({type(error).__name__}: {printable(str(error), 160)}); take it out, and report the fault with it"
