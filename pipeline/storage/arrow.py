"""From the contracts to Arrow: schemas with their descriptions, and rows into tables that keep the contract."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from pipeline.contracts import Column, Table
from pipeline.contracts.dictionary import describe_column, describe_table

# Moments are stored without a time zone, in UTC: DuckDB would show zoned ones in the reader's own zone, where the day may be another.
_ARROW: dict[str, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us"),
}
# Arrow itself would cut 1.5 to 1 and a moment to its day without a word: the types are compared first.
_PYTHON: dict[str, frozenset[type]] = {
    "string": frozenset({str}),
    "integer": frozenset({int}),
    "number": frozenset({float, int}),
    "boolean": frozenset({bool}),
    "date": frozenset({dt.date}),
    "timestamp": frozenset({dt.datetime}),
}
# An article reads from its top to its bottom, so its rows lie together and in that order.
_READING_ORDER = ("article_id", "sentence_no", "start_char")


class ContractError(ValueError):
    """Rows or a table that do not keep the contract; the message names table, column and row."""


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table, with what each column means as metadata of its field and what the table means as its own."""
    fields = [pa.field(c.name, _ARROW[c.type], nullable=c.nullable, metadata=_field_metadata(c)) for c in table.columns]
    return pa.schema(fields, metadata={"table": table.full_name, "description": describe_table(table)})


def to_arrow(table: Table, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """The rows as an Arrow table of the contract's schema; a column that a row leaves out is null.

    Moments with a time zone are turned into UTC, moments without one are taken as UTC.
    Raises ContractError where a row has an unknown column, a value of another type, or a null where none is allowed.
    """
    stored = list(rows)
    known = set(table.column_names)
    for number, row in enumerate(stored):
        if not row.keys() <= known:
            raise ContractError(f"{table.full_name}, row {number}: no column {sorted(row.keys() - known)[0]!r} in the contract")
    schema = arrow_schema(table)
    return pa.table([_array(table, column, [row.get(column.name) for row in stored]) for column in table.columns], schema=schema)


def conform(table: Table, data: pa.Table, *, is_sorted: bool = False) -> pa.Table:
    """The same rows with the contract's columns, in its order, with its metadata and in its row order (`is_sorted`: they are already).

    Raises ContractError where a column lacks, is unknown, has a type that cannot be cast without loss, or holds a null that is not allowed.
    """
    if set(data.column_names) != set(table.column_names) or len(data.column_names) != len(table.columns):
        lacking = ", ".join(sorted(set(table.column_names) - set(data.column_names))) or "none"
        unknown = ", ".join(sorted(set(data.column_names) - set(table.column_names))) or "none"
        raise ContractError(f"{table.full_name}: columns differ from the contract; lacking: {lacking}; unknown: {unknown}")
    columns = []
    for column in table.columns:
        values = data.column(column.name)
        try:
            values = values.cast(_ARROW[column.type])
        except pa.ArrowException as error:
            raise ContractError(f"{table.full_name}.{column.name}: {values.type} does not cast to {column.type}: {error}") from error
        if values.null_count and not column.nullable:
            raise ContractError(f"{table.full_name}.{column.name}: {values.null_count} nulls where the contract allows none")
        columns.append(values)
    conformed = pa.table(columns, schema=arrow_schema(table)).combine_chunks()
    order = row_order(table) if not is_sorted else ()
    return conformed.sort_by([(name, "ascending") for name in order]) if order and conformed.num_rows > 1 else conformed


def row_order(table: Table) -> tuple[str, ...]:
    """The columns that rows are stored by: the article's own order where there is an article, then the key."""
    reading = tuple(name for name in _READING_ORDER if name in table.column_names) if "article_id" in table.column_names else ()
    return reading + tuple(name for name in table.key if name not in reading)


def _field_metadata(column: Column) -> dict[str, str]:
    metadata = {"description": describe_column(column)}
    if column.unit:
        metadata["unit"] = column.unit
    if column.vocabulary:
        metadata["vocabulary"] = column.vocabulary.name
    if column.references:
        metadata["references"] = column.references
    return metadata


def _array(table: Table, column: Column, values: list[Any]) -> pa.Array:
    allowed = _PYTHON[column.type]
    if {type(value) for value in values} <= allowed | ({type(None)} if column.nullable else set()):
        if column.type == "timestamp":
            values = [_utc(value) for value in values]
        elif column.type == "number":
            values = [None if value is None else float(value) for value in values]
            if any(value is not None and not math.isfinite(value) for value in values):
                raise _fault(table, column, values, lambda value: value is None or math.isfinite(value))
        try:
            return pa.array(values, type=_ARROW[column.type])
        except (UnicodeEncodeError, OverflowError, pa.ArrowException):
            raise _fault(table, column, values, lambda value: _fits(value, column)) from None
    raise _fault(table, column, values, lambda value: type(value) in allowed or (value is None and column.nullable))


def _fault(table: Table, column: Column, values: list[Any], is_good: Any) -> ContractError:
    number, value = next((number, value) for number, value in enumerate(values) if not is_good(value))
    wanted = f"a {column.type}" + ("" if column.nullable else ", never null")
    return ContractError(f"{table.full_name}.{column.name}, row {number}: {value!r:.100} is not {wanted}")


def _fits(value: Any, column: Column) -> bool:
    try:
        pa.array([value], type=_ARROW[column.type])
    except (UnicodeEncodeError, OverflowError, pa.ArrowException):
        return False
    return True


def _utc(moment: dt.datetime | None) -> dt.datetime | None:
    return moment.astimezone(dt.UTC).replace(tzinfo=None) if moment and moment.tzinfo else moment
