"""The readers, in the order in which they are asked."""

from __future__ import annotations

from pathlib import PurePath

from pipeline.reading.arrow_reader import ArrowReader
from pipeline.reading.csv_reader import CsvReader
from pipeline.reading.decode import is_binary, utf8_head
from pipeline.reading.feed_reader import FeedReader
from pipeline.reading.html_reader import HtmlReader
from pipeline.reading.json_reader import JsonReader
from pipeline.reading.jsonl_reader import JsonlReader
from pipeline.reading.mail_reader import MailReader
from pipeline.reading.parquet_reader import ParquetReader
from pipeline.reading.reader import Reader
from pipeline.reading.text_reader import TextReader
from pipeline.reading.warc_reader import WarcReader

FORMS = "text, JSON, JSON Lines, CSV, Parquet, Arrow, HTML, WARC, RSS, Atom or EML"

# A form with a mark of its own stands before one that takes more on trust: JSON Lines begin as JSON does, text as anything.
READERS: tuple[Reader, ...] = (
    ParquetReader(),
    ArrowReader(),
    WarcReader(),
    FeedReader(),
    HtmlReader(),
    JsonlReader(),
    JsonReader(),
    MailReader(),
    CsvReader(),
    TextReader(),
)
_BINARY = frozenset(("parquet", "arrow", "warc"))


def reader_for(head: bytes, path: PurePath) -> Reader | None:
    """The first reader that knows the form of a file by its first bytes and its name; None where none does."""
    text = utf8_head(head)
    if not text.strip():
        return None
    binary = is_binary(text)
    return next((r for r in READERS if (r.name in _BINARY or not binary) and r.sniff(head if r.raw else text, path)), None)
