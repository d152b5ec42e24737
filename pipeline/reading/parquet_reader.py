"""Parquet: one article a row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from pipeline.reading.article import Article, Reject
from pipeline.reading.columns import as_file, damaged, known_columns, limited_memory, no_text_column, read_batches
from pipeline.reading.reader import ReadContext
from pipeline.reading.unpack import seekable

_MARK = b"PAR1"
_ROWS = 64  # read at a time
_BUFFER = 1 << 20  # bytes of a column that are read ahead


class ParquetReader:
    """Only the columns that are known are read, a few rows at a time."""

    name = "parquet"
    raw = True

    def sniff(self, head: bytes, path: PurePath) -> bool:
        """The mark at the start."""
        return head.startswith(_MARK)

    def read(self, stream: BinaryIO, context: ReadContext) -> Iterator[Article | Reject]:
        """An article or reject for each row."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        source = as_file(seekable(stream))
        try:
            with limited_memory(context):
                file = pq.ParquetFile(source, buffer_size=_BUFFER, pre_buffer=False)
                names = file.schema_arrow.names
                wanted = known_columns(names, context)
                texts = [name for name in wanted if file.schema_arrow.field(name).type in (pa.string(), pa.large_string())]
                # Values that are stored once stay so: a row then takes no more memory than a number.
                file = pq.ParquetFile(source, buffer_size=_BUFFER, pre_buffer=False, read_dictionary=texts)
        except (pa.ArrowException, OSError, ValueError, KeyError) as error:
            if isinstance(error, MemoryError):
                raise
            yield damaged(error, context, 0)
            return
        if missing := no_text_column(names, context):
            yield missing
            return
        yield from read_batches(file.iter_batches(batch_size=_ROWS, columns=wanted, use_threads=False), context)
