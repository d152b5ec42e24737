"""The readers, in the order in which they are asked."""

from __future__ import annotations

from pathlib import Path

from pipeline.reading.json_reader import JsonReader
from pipeline.reading.jsonl_reader import JsonlReader
from pipeline.reading.reader import Reader
from pipeline.reading.text_reader import TextReader

# A form with a mark of its own stands before one that takes more on trust: JSON Lines begin as JSON does, text as anything.
READERS: tuple[Reader, ...] = (JsonlReader(), JsonReader(), TextReader())


def reader_for(head: bytes, path: Path) -> Reader | None:
    """The first reader that knows the form of a file by its first bytes (UTF-8, no byte order mark) and name; None where none does."""
    return next((reader for reader in READERS if reader.sniff(head, path)), None)
