"""WARC: the pages of a crawl, one article a page."""

from __future__ import annotations

import contextlib
import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, BinaryIO

from pipeline.reading.article import Article, Reject
from pipeline.reading.html_reader import article_of_page
from pipeline.reading.limits import restart_clock
from pipeline.reading.reader import ReadContext
from pipeline.reading.record import too_long

_OPENING = re.compile(rb"WARC/[01]\.\d+\r?\n")
_PAGES = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset\s{0,4}=\s{0,4}[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_REMEDY = "fetch or write the file again"


class WarcReader:
    """Answers of a server that hold a page. All other records are counted and told in one row at the end."""

    name = "warc"
    raw = True

    def sniff(self, head: bytes, path: PurePath) -> bool:
        """The line that opens every record."""
        return bool(_OPENING.match(head))

    def read(self, stream: BinaryIO, context: ReadContext) -> Iterator[Article | Reject]:
        """An article or reject for each page; positions are numbers of records from 0."""
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed

        logging.getLogger("warcio").setLevel(logging.ERROR)
        others: Counter[str] = Counter()
        n_records = position = n_faults = 0
        is_cut_off = False
        source = _Tail(stream)
        records = ArchiveIterator(source)
        while True:
            restart_clock()
            try:
                with contextlib.redirect_stderr(io.StringIO()):  # where warcio prints the bytes that it does not expect
                    record = next(records, None)
            except (ArchiveLoadFailed, ValueError, LookupError, AttributeError, TypeError, EOFError) as error:
                detail = f"what follows record {n_records} is no WARC record ({' '.join(str(error).split())[:80]}); {_REMEDY}"
                yield context.reject(position, "malformed_file", detail)
                position += 1
                break
            if records.err_count > n_faults:
                n_faults = records.err_count
                detail = f"record {n_records} is longer than it states; what stands between it and the next one was not read; {_REMEDY}"
                yield context.reject(position, "malformed_file", detail)
                position += 1
            if record is None:
                if not source.last.endswith(b"\n") and not is_cut_off:  # each record ends with two line ends
                    yield context.reject(position, "malformed_file", f"what follows record {n_records} is cut off; {_REMEDY}")
                    position += 1
                break
            n_records += 1
            kind = _kind(record)
            found = _article(record, context, position, n_records) if kind == "page" else None
            is_cut_off = _is_cut_off(record)
            if is_cut_off:
                yield context.reject(position, "malformed_file", f"record {n_records} is cut off; {_REMEDY}")
            elif found is not None:
                yield found
            elif kind != "warcinfo":
                others[kind] += 1
            position += 1
        if others:
            counts = ", ".join(f"{n:,} {kind}" for kind, n in others.most_common(8))
            n = others.total()
            detail = f"{n:,} record{'' if n == 1 else 's'} without a page passed over ({counts}); nothing has to be done"
            yield context.reject(position, "no_page", detail)


class _Tail:
    """A stream that knows how what was read of it ended."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.last = b"\n"

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.last = data[-1:] or self.last
        return data

    def tell(self) -> int:
        return 0


def _kind(record: Any) -> str:
    """`page`, or what the record is instead."""
    if record.rec_type not in ("response", "resource"):
        return str(record.rec_type or "nameless")[:20]
    headers = record.http_headers
    if record.rec_type == "response" and headers is not None and (status := str(headers.get_statuscode() or "")) != "200":
        return f"status {status[:3]}"
    content_type = (headers.get_header("Content-Type") if headers is not None else record.content_type) or ""
    form = content_type.partition(";")[0].strip().lower()
    return "page" if form in _PAGES else (form or "without a type")[:40]


def _article(record: Any, context: ReadContext, position: int, number: int) -> Article | Reject:
    url = record.rec_headers.get_header("WARC-Target-URI")
    where = f"record {number} ({(url or 'no address')[:200]})"
    try:
        data = record.content_stream().read(context.max_article_bytes + 1)
    except (ValueError, OSError, EOFError, LookupError, AttributeError) as error:
        return context.reject(position, "malformed_file", f"{where} cannot be unpacked ({str(error)[:80]}); {_REMEDY}")
    if len(data) > context.max_article_bytes:
        return context.reject(position, "too_long", too_long(where, context.max_article_bytes), data[:400].decode("latin-1"))
    content_type = (record.http_headers.get_header("Content-Type") if record.http_headers is not None else record.content_type) or ""
    charset = _CHARSET.search(content_type[:400])
    return article_of_page(data, context, position, where=where, url=url, charset=charset[1] if charset else None, many=True)


def _is_cut_off(record: Any) -> bool:
    """Whether the record ends before the length that it states; what is left of it is read to see."""
    stream = record.raw_stream
    while stream.read(1 << 16):
        restart_clock()
    return getattr(stream, "limit", 0) > 0
