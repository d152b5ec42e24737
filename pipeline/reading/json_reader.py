"""JSON: one article, a list of articles, or an object that holds such a list."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, BinaryIO

from pipeline.reading.article import Article, Reject
from pipeline.reading.reader import ReadContext
from pipeline.reading.record import article_of, records_in, too_long

_CHUNK = 1 << 18
_BLANK = " \t\r\n"
_REMEDY = "fetch or write the file again"


class JsonReader:
    """A list is read item by item, so that its length does not matter; what stands before a cut-off place is kept."""

    name = "json"
    raw = False

    def sniff(self, head: bytes, path: PurePath) -> bool:
        """An opening brace or bracket with what JSON allows after it, or the name."""
        start = head.lstrip()[:1]
        after = head.lstrip()[1:].lstrip()[:1]
        if start == b"{":
            return after in (b'"', b"}", b"")
        return (start == b"[" and after in (b"{", b"[", b"]", b"")) or path.suffix.lower() == ".json"

    def read(self, stream: BinaryIO, context: ReadContext) -> Iterator[Article | Reject]:
        """An article or reject for each record; one reject for what cannot be parsed."""
        text = _Text(stream)
        if text.peek() == "[":
            yield from _read_list(text, context)
            return
        raw = text.all(context.max_article_bytes)
        if raw is None:
            detail = too_long("the JSON object", context.max_article_bytes) + "; a file of many articles is best written as JSON Lines"
            yield context.reject(0, "too_long", detail, text.buffer[:120])
            return
        try:
            value = json.loads(raw)
        except (ValueError, RecursionError) as error:
            yield malformed(context, 0, "the file", error, raw)
            return
        records = records_in(value, context.settings.columns)
        if not records:
            detail = "the file holds a bare value; an article is an object with at least `text` and `published`"
            yield context.reject(0, "not_an_article", detail, raw[:120])
            return
        many = len(records) > 1 or records[0] is not value
        for position, record in enumerate(records):
            yield article_of(record, context, position, where=f"record {position + 1}" if many else "the file", many=many)


def malformed(context: ReadContext, position: int, where: str, error: Exception, raw: str) -> Reject:
    """The reject for JSON text `raw` that the parser refuses with `error`, in plain words; `where` names the place."""
    excerpt = raw[:120]
    if isinstance(error, RecursionError):
        detail = f"{where} nests lists or objects too deeply to be an article; {_REMEDY}"
    elif isinstance(error, json.JSONDecodeError):
        excerpt = raw[max(0, error.pos - 60) : error.pos + 60]
        cut_off = error.pos >= len(raw.rstrip()) or error.msg.startswith("Unterminated string")
        detail = f"{where} {'is cut off' if cut_off else f'is not valid JSON ({error.msg})'} at {excerpt.strip()!r}; {_REMEDY}"
    else:
        detail = f"{where} holds a number that is too long to read; {_REMEDY}"
    return context.reject(position, "malformed_json", detail, excerpt)


class _Text:
    """A stream of UTF-8 as a buffer of text that grows at its end and is consumed at its start."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self.buffer = ""
        self.start = 0  # what stands before it is consumed
        self.ended = False

    def grow(self) -> None:
        """Drop what is consumed and read about as much again as is left, so that parsing anew costs linear time in all."""
        rest = self.buffer[self.start :]
        chunk = self._stream.read(max(_CHUNK, len(rest)))
        self.ended = not chunk
        self.buffer, self.start = rest + self._decoder.decode(chunk, final=self.ended), 0

    def peek(self) -> str:
        """The next character that is no white space, at which `start` then stands; an empty string at the end."""
        while True:
            while self.start < len(self.buffer) and self.buffer[self.start] in _BLANK:
                self.start += 1
            if self.start < len(self.buffer):
                return self.buffer[self.start]
            if self.ended:
                return ""
            self.grow()

    def all(self, limit: int) -> str | None:
        """The whole rest; None where it is longer than `limit` characters."""
        while not self.ended and len(self.buffer) <= limit:
            self.grow()
        return self.buffer if len(self.buffer) <= limit else None


def _read_list(text: _Text, context: ReadContext) -> Iterator[Article | Reject]:
    """The records of a top-level list, one at a time."""
    decoder = json.JSONDecoder()
    position = 0
    text.start += 1
    while (mark := text.peek()) != "]":
        if position:
            if mark != ",":
                what = f"goes on with {mark!r} where a comma or bracket should stand" if mark else "is cut off"
                excerpt = text.buffer[text.start : text.start + 120]
                yield context.reject(position, "malformed_json", f"the list {what} after record {position}; {_REMEDY}", excerpt)
                return
            text.start += 1
            text.peek()
        record = _next_record(decoder, text, context, position)
        if isinstance(record, Reject):
            yield record
            return
        yield article_of(record[0], context, position, where=f"record {position + 1}", many=True)
        position += 1
    text.start += 1
    if text.peek():
        excerpt = text.buffer[text.start : text.start + 120]
        records = f"{position} record{'' if position == 1 else 's'}"
        detail = f"the list ends after {records}, and what follows it was not read: {excerpt[:60].strip()!r}; put all records into one list"
        yield context.reject(position, "malformed_json", detail, excerpt)


def _next_record(decoder: json.JSONDecoder, text: _Text, context: ReadContext, position: int) -> tuple[Any] | Reject:
    """The record that begins at `text.start`, alone in a tuple; a reject where there is none, after which the list cannot be read on."""
    while True:
        try:
            record, text.start = decoder.raw_decode(text.buffer, text.start)
            return (record,)
        except (ValueError, RecursionError) as error:
            # A fault well before the end of what was read is no matter of a missing rest.
            lasting = isinstance(error, RecursionError) or (
                isinstance(error, json.JSONDecodeError)
                and error.pos < len(text.buffer) - 16
                and not error.msg.startswith("Unterminated string")
            )
            if text.ended or lasting:
                return malformed(context, position, f"record {position + 1} (no record after it was read)", error, text.buffer)
        if len(text.buffer) - text.start > context.max_article_bytes:
            detail = too_long(f"record {position + 1}", context.max_article_bytes) + "; no record after it was read"
            return context.reject(position, "too_long", detail, text.buffer[text.start : text.start + 120])
        text.grow()
