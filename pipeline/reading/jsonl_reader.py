"""JSON Lines: one article a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from pipeline.reading.article import Article, Reject
from pipeline.reading.decode import lines, utf8_remedy
from pipeline.reading.json_reader import malformed
from pipeline.reading.reader import ReadContext
from pipeline.reading.record import article_of, too_long

_SUFFIXES = frozenset((".jsonl", ".ndjson", ".jsonlines"))


class JsonlReader:
    """Each line stands for itself: a bad one is rejected by its number and the rest are read."""

    name = "jsonl"
    raw = False

    def sniff(self, head: bytes, path: PurePath) -> bool:
        """A first line that is a whole JSON object with another line after it, or the name."""
        if path.suffix.lower() in _SUFFIXES:
            return True
        first, end, rest = head.lstrip().partition(b"\n")
        if not first.startswith(b"{") or not end or not rest.lstrip().startswith(b"{"):
            return False
        try:
            return isinstance(json.loads(first), dict)
        except (ValueError, RecursionError):
            return False

    def read(self, stream: BinaryIO, context: ReadContext) -> Iterator[Article | Reject]:
        """An article or a reject for each line that is not blank; positions are line numbers from 0."""
        for number, line in lines(stream, context.max_article_bytes):
            where = f"line {number + 1}"
            if line is None:
                yield context.reject(number, "too_long", too_long(where, context.max_article_bytes))
                continue
            if not line.strip():
                continue
            try:
                text = line.decode("utf-8")
                record = json.loads(text)
            except UnicodeDecodeError as error:
                yield context.reject(number, "not_utf8", utf8_remedy(error, where), line[:120].decode("utf-8", "replace"))
            except (ValueError, RecursionError) as error:
                yield malformed(context, number, where, error, text)
            else:
                yield article_of(record, context, number, where=where, many=True)
