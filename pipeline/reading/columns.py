"""Columns of tables as the fields of articles."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from pipeline.reading.article import Article, Reject
from pipeline.reading.limits import LimitError, memory_limit, restart_clock
from pipeline.reading.reader import ReadContext
from pipeline.reading.record import article_of, field_of
from pipeline.reading.settings import COLUMNS_VARIABLE

if TYPE_CHECKING:
    from io import IOBase

    import pyarrow as pa

_NAMES_SHOWN = 12
_REMEDY = "fetch or write the file again"


def no_text_column(names: Sequence[str], context: ReadContext) -> Reject | None:
    """The reject of a table none of whose columns is known to hold the text; None where one is."""
    if any(field_of(name, context.settings.columns) == "text" for name in names):
        return None
    shown = ", ".join(names[:_NAMES_SHOWN]) + (" ..." if len(names) > _NAMES_SHOWN else "")
    detail = f"no column is known to hold the text; say which of them does, as {COLUMNS_VARIABLE}=text=COLUMN: {shown[:400]}"
    return context.reject(0, "no_text_column", detail, shown)


def known_columns(names: Iterable[str], context: ReadContext) -> list[str]:
    """The columns that are read: those whose names stand for a field of an article."""
    return list(dict.fromkeys(name for name in names if field_of(name, context.settings.columns)))


def read_batches(batches: Iterator[pa.RecordBatch], context: ReadContext) -> Iterator[Article | Reject]:
    """An article or reject for each row of Arrow batches, which are asked for one by one; positions are numbers of rows from 0.

    A batch that cannot be read ends the table: one reject says after which row.
    """
    import pyarrow as pa

    position = 0
    while True:
        restart_clock()
        try:
            with limited_memory(context):
                batch = next(batches, None)
                if batch is None:
                    return
                batch.validate(full=True)
        except (pa.ArrowException, OSError, ValueError, KeyError, NotImplementedError) as error:
            if isinstance(error, MemoryError):
                raise
            yield damaged(error, context, position)
            return
        names = [name for name in known_columns(batch.schema.names, context) if batch.schema.get_field_index(name) >= 0]
        columns = [(name, batch.column(name)) for name in names]
        for row in range(batch.num_rows):
            restart_clock()
            where = f"row {position + 1}"
            try:
                record = {name: _plain(column[row]) for name, column in columns}
            except (pa.ArrowException, ValueError, OverflowError, UnicodeDecodeError) as error:
                yield context.reject(
                    position, "malformed_file", f"{where} holds a value that cannot be read ({str(error)[:80]}); {_REMEDY}"
                )
            else:
                yield article_of(record, context, position, where=where, many=True)
            position += 1


@contextlib.contextmanager
def limited_memory(context: ReadContext) -> Iterator[None]:
    """Let Arrow fail with MemoryError where it asks for more than the setting allows.

    Its own pool reserves a gigabyte of addresses in advance, within which no limit is felt: the system's has none.
    """
    import pyarrow as pa

    before = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        with memory_limit(context.settings.max_memory_bytes):
            yield
    finally:
        pa.set_memory_pool(before)


def damaged(error: Exception, context: ReadContext, position: int) -> Reject:
    """The reject of a table that the library refuses to read on."""
    if isinstance(error, LimitError):
        return context.reject(position, error.reason, error.detail)
    rows = f" after {position} row{'' if position == 1 else 's'}" if position else ""
    detail = f"the table is cut off or damaged{rows} ({' '.join(str(error).split())[:160]}); {_REMEDY}"
    return context.reject(position, "malformed_file", detail)


def as_file(stream: BinaryIO) -> pa.PythonFile:
    """The stream as Arrow reads from it."""
    import pyarrow as pa

    return pa.PythonFile(cast("IOBase", stream), mode="r")


def _plain(scalar: Any) -> Any:
    """A value as JSON would have it: dates and times written out, to the microsecond."""
    import pyarrow as pa

    if pa.types.is_timestamp(scalar.type):
        scalar = scalar.cast(pa.timestamp("us", scalar.type.tz), safe=False)
    value = scalar.as_py()
    return value.isoformat() if isinstance(value, (dt.date, dt.datetime)) else value
