"""The raw layer: the files as they were read."""

from __future__ import annotations

from pipeline.contracts.schema import Table, code, count, identifier, moment, text
from pipeline.contracts.vocabularies import FILE_FORMAT, REJECT_REASON

FILES = Table(
    "raw",
    "files",
    "Every input file that was met, whether it gave articles or not.",
    (
        identifier("file_id", "SHA-256 of the file's bytes; of the path where the bytes could not be read"),
        text("path", "path of the file as it was given, relative to the folder that was read where there is one", nullable=False),
        code("format", FILE_FORMAT),
        count("n_bytes", "size of the file", unit="bytes"),
        count("n_articles", "articles read from it"),
        count("n_rejects", "inputs in it that gave no article"),
        text("reader_version", "version of the reader", nullable=False),
        moment("first_seen_at", "when a run first met these bytes at this path", nullable=False),
    ),
    key=("file_id", "path"),
    caveat="Two paths with the same bytes are two rows with one file_id; their articles are stored once.",
)

REJECTS = Table(
    "raw",
    "rejects",
    "Every input that did not become an article, with the reason.",
    (
        identifier("file_id", "the file it stands in", "raw.files.file_id"),
        count("position", "place in the file: number of the record or line, from 0"),
        code("reason", REJECT_REASON),
        text("detail", "what was found, where, and what to do about it", nullable=False),
        text("excerpt", "the first characters of the input, made printable"),
    ),
    key=("file_id", "position", "reason"),
    caveat="A rejected input is not lost: mend it and run again.",
)

RAW_TABLES = (FILES, REJECTS)
