"""CSV and TSV: one article a row, the first line the names of the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from pipeline.reading.article import Article, Reject
from pipeline.reading.columns import no_text_column
from pipeline.reading.decode import lines
from pipeline.reading.limits import restart_clock
from pipeline.reading.reader import ReadContext
from pipeline.reading.record import article_of, field_of, too_long

_SUFFIXES = frozenset((".csv", ".tsv", ".tab"))
_DELIMITERS = ("\t", ",", ";", "|")
_LONGEST_HEADER = 20_000


class CsvReader:
    """Comma, semicolon, tab or bar between the values, whichever gives the first line the most known names."""

    name = "csv"
    raw = False

    def sniff(self, head: bytes, path: PurePath) -> bool:
        """The name; or a first line of names among which are the text's and another field's."""
        if path.suffix.lower() in _SUFFIXES:
            return True
        first = head.lstrip(b"\r\n").split(b"\n", 1)[0]
        if len(first) > 1000 or first[:1] in b"<{[":
            return False
        names = _names(first.decode("utf-8", "replace"))[1]
        fields = {field_of(name) for name in names} - {None}
        return "text" in fields and len(fields) > 1

    def read(self, stream: BinaryIO, context: ReadContext) -> Iterator[Article | Reject]:
        """An article or reject for each row; positions are numbers of rows from 0."""
        source = _Lines(stream, context.max_article_bytes)
        opening = next(source, "")
        delimiter, names = _names(opening[:_LONGEST_HEADER])
        if missing := no_text_column(names, context):
            yield missing
            return
        csv.field_size_limit(context.max_article_bytes)
        rows = csv.reader(source, delimiter=delimiter, strict=True)
        position = -1
        while True:
            position += 1
            restart_clock()
            source.fault = source.n_bytes = 0
            line = source.number + 1
            where = f"row {position + 1} (line {line})"
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                if "field larger" in str(error):
                    yield context.reject(position, "too_long", too_long(where, context.max_article_bytes))
                else:
                    cut = "is cut off" if "unexpected end" in str(error) else f"is not valid CSV ({error})"
                    yield context.reject(position, "malformed_file", f"{where} {cut}; mend its quotation marks, or write the file again")
                continue
            if source.fault == _Lines.TOO_LONG:
                yield context.reject(position, "too_long", too_long(where, context.max_article_bytes))
            elif source.fault == _Lines.NOT_UTF8:
                yield context.reject(position, "not_utf8", f"{where} is not UTF-8; save the file as UTF-8 and run again", " ".join(row))
            elif not any(value.strip() for value in row):
                position -= 1
            elif len(row) != len(names):
                detail = f"{where} has {len(row)} values for {len(names)} columns; mend its delimiters and quotation marks"
                yield context.reject(position, "malformed_file", detail, delimiter.join(row)[:400])
            else:
                yield article_of(dict(zip(names, row, strict=True)), context, position, where=where, many=True)


class _Lines:
    """The lines of a stream as text. One that is too long or no UTF-8 is given all the same, as far as it can be, and noted as a fault.

    A quoted value may have many lines: where they grow too long together the rest of them is left out, so that memory stays bounded.
    """

    TOO_LONG, NOT_UTF8 = 1, 2

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._lines = lines(stream, limit)
        self._limit = limit
        self.number = 0
        self.fault = 0
        self.n_bytes = 0  # since the last row began

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.number, line = next(self._lines)
        self.number += 1
        if line is None or self.n_bytes + len(line) > self._limit:
            self.fault = self.TOO_LONG
            return "\n"
        self.n_bytes += len(line)
        try:
            return line.decode("utf-8") + "\n"
        except UnicodeDecodeError:
            self.fault = self.fault or self.NOT_UTF8
            return line.decode("utf-8", "replace") + "\n"


def _names(line: str) -> tuple[str, list[str]]:
    """The delimiter under which the first line has the most names that are known, then the most at all; with these names."""

    def split(delimiter: str) -> list[str]:
        try:
            return [name.strip().lstrip("\ufeff") for name in next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter), [])]
        except csv.Error:
            return []

    found = [(split(delimiter), delimiter) for delimiter in _DELIMITERS]
    names, delimiter = max(found, key=lambda item: (sum(field_of(name) is not None for name in item[0]), len(item[0])))
    return delimiter, names
