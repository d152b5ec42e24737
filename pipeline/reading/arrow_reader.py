"""Arrow IPC, as a file (Feather) or as a stream: one article a row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from pipeline.reading.article import Article, Reject
from pipeline.reading.columns import as_file, damaged, known_columns, limited_memory, no_text_column, read_batches
from pipeline.reading.reader import ReadContext

_FILE_MARK = b"ARROW1\0\0"
_MESSAGE_MARK = b"\xff\xff\xff\xff"
_LARGEST_SCHEMA = 1 << 24  # bytes


class ArrowReader:
    """Batch by batch, in the size that they were written in. A file is read as the stream that it holds."""

    name = "arrow"
    raw = True

    def sniff(self, head: bytes, path: PurePath) -> bool:
        """The mark of a file, or that of a message and a length that a schema can have."""
        is_message = head.startswith(_MESSAGE_MARK) and 0 < int.from_bytes(head[4:8], "little") < _LARGEST_SCHEMA
        return head.startswith(_FILE_MARK) or (is_message and len(head) > len(_FILE_MARK))

    def read(self, stream: BinaryIO, context: ReadContext) -> Iterator[Article | Reject]:
        """An article or reject for each row."""
        import pyarrow as pa

        if stream.peek(len(_FILE_MARK)).startswith(_FILE_MARK):  # type: ignore[attr-defined]
            stream.read(len(_FILE_MARK))
        try:
            with limited_memory(context):
                opened = pa.ipc.open_stream(as_file(stream))
        except (pa.ArrowException, OSError, ValueError) as error:
            if isinstance(error, MemoryError):
                raise
            yield damaged(error, context, 0)
            return
        if missing := no_text_column(opened.schema.names, context):
            yield missing
            return
        wanted = known_columns(opened.schema.names, context)
        yield from read_batches((batch.select(wanted) for batch in opened), context)
