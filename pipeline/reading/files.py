"""Reading whole files and folders: every file becomes articles, or rejects that say why not."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.reading.article import Article, Reject
from pipeline.reading.decode import is_binary, utf8_head, utf8_remedy, utf8_stream
from pipeline.reading.folder import FoundFile, find_files, refusal
from pipeline.reading.reader import READER_VERSION, ReadContext, Reader, max_article_bytes
from pipeline.reading.registry import reader_for

_HEAD = 1 << 16
_UNKNOWN = "unknown"


class FileResult:
    """One file that was met, read only when its articles are asked for.

    Known at once: `path` (as raw.files has it), `location` (as it can be opened), `file_id`, `n_bytes`, `format` and
    `reader_version`; so a caller who has read these bytes before can pass on without reading them again. `articles` streams
    the articles once; `rejects` and `file` are complete when it has ended, and read the file to its end where it has not.
    """

    def __init__(self, found: FoundFile, today: dt.date, limit: int = 0) -> None:
        self.path = found.name
        self.location = found.path
        self.format = _UNKNOWN
        self.n_bytes = 0
        self.reader_version = READER_VERSION
        self._found = found
        self._today = today
        self._limit = limit or max_article_bytes()
        self._reader: Reader | None = None
        self._opening: tuple[str, str, str] | None = (found.reason, found.detail, "") if found.reason else None
        self._stamp: tuple[int, int] = (0, 0)
        self._rejects: list[Reject] = []
        self._kept: deque[Article] = deque()
        self._n_articles = 0
        self.file_id = self._examine() if not found.reason else ""
        if not self.file_id:  # the bytes could not be read
            self.file_id = hashlib.sha256(os.fsencode(found.path)).hexdigest()
        self._items = self._read()

    @property
    def articles(self) -> Iterator[Article]:
        """The articles in the order of the file; each is given once."""
        while self._kept:
            yield self._kept.popleft()
        for item in self._items:
            yield from self._count(item)

    @property
    def rejects(self) -> list[Reject]:
        """What gave no article."""
        self._finish()
        return self._rejects

    @property
    def file(self) -> dict[str, Any]:
        """The row of raw.files, but for `first_seen_at`, which only the warehouse knows."""
        self._finish()
        return {
            "file_id": self.file_id,
            "path": self.path,
            "format": self.format,
            "n_bytes": self.n_bytes,
            "n_articles": self._n_articles,
            "n_rejects": len(self._rejects),
            "reader_version": self.reader_version,
        }

    def _finish(self) -> None:
        for item in self._items:
            self._kept.extend(self._count(item))

    def _count(self, item: Article | Reject) -> Iterator[Article]:
        if isinstance(item, Reject):
            self._rejects.append(item)
        else:
            self._n_articles += 1
            yield item

    def _examine(self) -> str:
        """Hash the file and find its form by its first bytes; the hash, or "" where it cannot be read."""
        digest = hashlib.sha256()
        only_blank = True
        try:
            with self._found.path.open("rb") as stream:
                self._stamp = _stamp(stream.fileno())
                head = stream.read(_HEAD)
                block = head
                while block:
                    digest.update(block)
                    self.n_bytes += len(block)
                    only_blank = only_blank and not utf8_head(block).strip()
                    block = stream.read(1 << 20)
        except OSError as error:
            self._opening = ("unreadable", refusal(error), "")
            return ""
        text = utf8_head(head)
        excerpt = text[:400].decode("utf-8", "replace")
        if only_blank:
            self._opening = ("empty_file", "the file holds nothing but white space; put an article into it, or take it away", "")
        elif is_binary(text):
            self._opening = ("binary_file", "the bytes are no text; give the article as text or JSON", excerpt)
        else:
            self._reader = reader_for(text, self._found.path)
            if self._reader is None:
                forms = "give the article as text, JSON or JSON Lines"
                self._opening = ("unknown_format", f"no reader knows this form of file; {forms}", excerpt)
            else:
                self.format = self._reader.name
        return digest.hexdigest()

    def _read(self) -> Iterator[Article | Reject]:
        context = ReadContext(self.file_id, Path(self.path).stem, self._today, self._limit)
        position = -1
        for item in self._guarded(context):
            position = item.position
            yield item if isinstance(item, Article) else self._named(item)
        if position < 0:
            yield self._named(context.reject(0, "not_an_article", "the file holds no article; put one into it, or take it away"))

    def _guarded(self, context: ReadContext) -> Iterator[Article | Reject]:
        """What the reader gives, with every error that a file can cause turned into a reject."""
        if self._opening:
            yield context.reject(0, *self._opening)
            return
        assert self._reader is not None
        position = 0
        try:
            with self._found.path.open("rb") as stream:
                if _stamp(stream.fileno()) != self._stamp:
                    yield context.reject(0, "unreadable", "the file changed while it was read; run again")
                    return
                for item in self._reader.read(utf8_stream(stream), context):
                    position = item.position + 1
                    yield item
        except UnicodeDecodeError as error:
            yield context.reject(position, "not_utf8", utf8_remedy(error, "the file"), error.object[:400].decode("utf-8", "replace"))
        except OSError as error:
            yield context.reject(position, "unreadable", refusal(error))

    def _named(self, reject: Reject) -> Reject:
        return Reject(reject.file_id, reject.position, reject.reason, f"{self.path}: {reject.detail}", reject.excerpt)


def read_paths(paths: Sequence[Path], today: dt.date) -> Iterator[FileResult]:
    """Every file of the paths (folders with all that is in them), in sorted order, each to be read when asked for.

    `today` is the day of the run: articles dated after the day that follows it are rejected. One bad file never stops the
    rest. Raises ValueError where the setting ASREPORTED_MAX_ARTICLE_BYTES is not a number.
    """
    limit = max_article_bytes()
    for found in find_files(paths):
        yield FileResult(found, today, limit)


def _stamp(descriptor: int) -> tuple[int, int]:
    status = os.fstat(descriptor)
    return status.st_size, status.st_mtime_ns
