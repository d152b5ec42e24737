"""Reading whole files and folders: every file becomes articles, or rejects that say why not."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from io import BufferedReader
from pathlib import Path, PurePosixPath
from typing import Any, cast

from pipeline.reading.archives import Member, Refusal, archive_kind, innermost, members, refuse
from pipeline.reading.article import Article, Reject
from pipeline.reading.decode import is_binary, utf8_head, utf8_remedy, utf8_stream
from pipeline.reading.folder import find_files, printable_path, refusal
from pipeline.reading.found import FoundFile
from pipeline.reading.limits import MAX_REJECTS, DamagedInputError, LimitError, TooSlowError, time_limit
from pipeline.reading.reader import ReadContext, failed
from pipeline.reading.registry import FORMS, reader_for
from pipeline.reading.settings import Settings, read_settings
from pipeline.reading.unpack import BUFFER, SUFFIXES, Budget

_UNKNOWN = "unknown"


class FileResult:
    """One file that was met, read only when its articles are asked for.

    Known at once: `path` (as raw.files has it), `location` (as it can be opened), `file_id`, `n_bytes`, `format` and
    `reader_version`; so a caller who has read these bytes before can pass on without reading them again. `articles` streams
    the articles once; `rejects` and `file` are complete when it has ended, and read the file to its end where it has not.
    """

    def __init__(self, found: FoundFile, today: dt.date, settings: Settings | None = None) -> None:
        self.path = found.name
        self.location = found.path
        self.format = _UNKNOWN
        self.n_bytes = 0
        self._settings = settings or read_settings()
        self.reader_version = self._settings.reader_version
        self._found = found
        self._today = today
        self._opening: tuple[str, str, str] | None = (found.reason, found.detail, "") if found.reason else None
        self._stamp: tuple[object, ...] = ()
        self._rejects: list[Reject] = []
        self._more_rejects: Counter[str] = Counter()
        self._kept: deque[Article] = deque()
        self._n_articles = 0
        self.file_id = self._examine() if not found.reason else ""
        if not self.file_id:  # the bytes could not be read
            self.file_id = hashlib.sha256(found.place).hexdigest()
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
        if isinstance(item, Article):
            self._n_articles += 1
            yield item
        elif len(self._rejects) < MAX_REJECTS:
            self._rejects.append(item)
        else:
            self._more_rejects[item.reason] += 1

    def _examine(self) -> str:
        """Hash the file and find its form by its first bytes; the hash, or "" where it cannot be read."""
        digest = hashlib.sha256()
        only_blank = True
        try:
            with self._found.open() as stream:
                self._stamp = self._found.stamp(stream)
                while block := stream.read(1 << 20):
                    digest.update(block)
                    self.n_bytes += len(block)
                    only_blank = only_blank and not utf8_head(block).strip()
                if only_blank:
                    detail = "the file holds nothing but white space; put an article into it, or take it away"
                    self._opening = ("empty_file", detail, "")
                else:
                    stream.seek(0)
                    self.format = self._form(stream)
        except OSError as error:
            self._opening = ("unreadable", refusal(error), "")
            return ""
        return digest.hexdigest()

    def _form(self, stream: BufferedReader) -> str:
        """The form of what lies under the compression, if any."""
        try:
            with time_limit(self._settings.max_seconds):
                head = innermost(stream, self._budget(), self._settings.max_nesting).peek(BUFFER)
        except (DamagedInputError, LimitError, TooSlowError):
            return _UNKNOWN  # reading it will say why
        reader = reader_for(head, _inner_path(self.path))
        return archive_kind(head) or (reader.name if reader else _UNKNOWN)

    def _budget(self) -> Budget:
        return Budget(self.n_bytes, self._settings.max_expansion)

    def _read(self) -> Iterator[Article | Reject]:
        """All items with their positions in the outer file, which count on from one member to the next."""
        last = -1
        for item in self._of_all_members():
            last = max(last, item.position)
            yield item
        if self._more_rejects:
            counts = ", ".join(f"{reason} {n:,}" for reason, n in sorted(self._more_rejects.items()))
            detail = (
                f"{self.path}: {self._more_rejects.total():,} more records gave no article ({counts}); mend the first ones and run again"
            )
            self._rejects.append(Reject(self.file_id, last + 1, "more_rejects", detail))

    def _of_all_members(self) -> Iterator[Article | Reject]:
        if self._opening:
            yield self._reject("", 0, *self._opening)
            return
        start = 0
        try:
            with self._found.open() as stream:
                if self._found.stamp(stream) != self._stamp:
                    yield self._reject("", 0, "unreadable", "the file changed while it was read; run again")
                    return
                found = members(stream, PurePosixPath(self.path).name, self._budget(), self._settings.max_nesting)
                for member in self._timed(found):
                    position = start
                    for item in self._of_member(member, start):
                        position = item.position + 1
                        yield item
                    start = position
        except (LimitError, DamagedInputError) as error:
            yield self._refused(refuse("", error), start)
        except OSError as error:
            yield self._reject("", start, "unreadable", refusal(error))
        else:
            if not start:
                yield self._reject("", 0, "not_an_article", "the archive holds no file; put one into it, or take it away")

    def _timed(self, found: Iterator[Member | Refusal]) -> Iterator[Member | Refusal]:
        while True:
            try:
                with time_limit(self._settings.max_seconds):
                    member = next(found, None)
            except TooSlowError:
                raise LimitError("too_slow", _slow(self._settings)) from None
            if member is None:
                return
            yield member

    def _of_member(self, member: Member | Refusal, start: int) -> Iterator[Article | Reject]:
        """What one member gives, with every error that its bytes can cause turned into a reject."""
        if isinstance(member, Refusal):
            yield self._refused(member, start)
            return
        position = start
        try:
            items = self._reader_items(member)
            while True:
                with time_limit(self._settings.max_seconds):
                    item = next(items, None)
                if item is None:
                    break
                item = _moved(item, start)
                position = item.position + 1
                yield item if isinstance(item, Article) else self._named(member.name, item)
            if position == start:
                detail = "the file holds no article; put one into it, or take it away"
                yield self._reject(member.name, position, "not_an_article", detail)
        except UnicodeDecodeError as error:
            excerpt = error.object[:400].decode("utf-8", "replace")
            yield self._reject(member.name, position, "not_utf8", utf8_remedy(error, "the file"), excerpt)
        except (LimitError, DamagedInputError) as error:
            yield self._refused(refuse(member.name, error), position)
        except TooSlowError:
            yield self._reject(member.name, position, "too_slow", _slow(self._settings))
        except MemoryError:
            detail = "it takes more memory than the limit; part it, or raise ASREPORTED_MAX_MEMORY_BYTES"
            yield self._reject(member.name, position, "too_much_memory", detail)
        except OSError:
            raise  # of the disk: no other member can be read, either
        except Exception as error:  # whatever else a reader did not foresee: the rest is read all the same
            yield self._reject(member.name, position, "reader_failed", failed("it", error))

    def _reader_items(self, member: Member) -> Iterator[Article | Reject]:
        path = PurePosixPath(member.file_name)
        context = ReadContext(self.file_id, path.stem, self._today, self._settings)
        head = member.stream.peek(BUFFER)
        reader = reader_for(head, path)
        if reader:
            stream = cast("Any", member.stream)
            yield from reader.read(stream if reader.raw else utf8_stream(stream), context)
            return
        text = utf8_head(head)
        excerpt = text[:400].decode("utf-8", "replace")
        if not text.strip():
            detail = "the file holds nothing but white space; put an article into it, or take it away"
            yield context.reject(0, "empty_file", detail)
        elif is_binary(text):
            yield context.reject(0, "binary_file", f"the bytes are no text; give the article as {FORMS}", excerpt)
        else:
            yield context.reject(0, "unknown_format", f"no reader knows this form of file; give the article as {FORMS}", excerpt)

    def _reject(self, member: str, position: int, reason: str, detail: str, excerpt: str = "") -> Reject:
        context = ReadContext(self.file_id, "", self._today, self._settings)
        return self._named(member, context.reject(position, reason, detail, excerpt))

    def _refused(self, member: Refusal, position: int) -> Reject:
        return self._reject(member.name, position, member.reason, member.detail)

    def _named(self, member: str, reject: Reject) -> Reject:
        where = f"{self.path}!{printable_path(Path(member))}" if member else self.path
        return Reject(reject.file_id, reject.position, reject.reason, f"{where}: {reject.detail}", reject.excerpt)


def read_paths(paths: Sequence[Path], today: dt.date) -> Iterator[FileResult]:
    """Every file of the paths (folders with all that is in them), in sorted order, each to be read when asked for.

    `today` is the day of the run: articles dated after the day that follows it are rejected. One bad file never stops the
    rest. Raises ValueError where a setting of reading (see `settings`) holds what it must not.
    """
    settings = read_settings()
    for found in find_files(paths):
        yield FileResult(found, today, settings)


def _moved(item: Article | Reject, by: int) -> Article | Reject:
    """The item with its position counted in the outer file."""
    return dataclasses.replace(item, position=item.position + by) if by else item


def _inner_path(path: str) -> PurePosixPath:
    """The name of a file without the suffixes of its compression."""
    name = PurePosixPath(path)
    while any(name.suffix.lower() in suffixes for suffixes in SUFFIXES.values()):
        name = name.with_suffix("")
    return name


def _slow(settings: Settings) -> str:
    return f"reading it took longer than {settings.max_seconds} seconds; mend it, or raise ASREPORTED_MAX_SECONDS"
