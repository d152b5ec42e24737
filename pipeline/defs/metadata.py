"""What the UI shows of a table: its columns, how many rows, the first of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dagster as dg

from pipeline.contracts import Column, Table, table
from pipeline.contracts.vocabularies import REJECT_REASON

if TYPE_CHECKING:
    from pipeline.storage.warehouse import Warehouse

PREVIEW_ROWS = 10
PREVIEW_COLUMNS = 10  # more do not fit the window that the UI shows them in
CELL_WIDTH = 60  # characters

# the columns that tell most, for tables that are too wide to show whole
BEST_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "core.articles": ("external_id", "published_at", "publisher", "title", "dateline", "language", "n_chars", "text"),
    "core.claims": (
        "number_text", "impact", "value_low", "value_high", "victim_text", "place_name",
        "period_start", "period_end", "source_text", "status",
    ),
}  # fmt: skip


def table_schema(contract: Table) -> dg.TableSchema:
    """The table's columns with types, meanings and constraints, as the UI shows them."""
    unique = contract.key[0] if len(contract.key) == 1 else None
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                name=column.name,
                type=column.type,
                description=f"{column.meaning} ({column.unit})" if column.unit else column.meaning,
                constraints=dg.TableColumnConstraints(
                    nullable=column.nullable, unique=column.name == unique, other=list(_constraints(column))
                ),
            )
            for column in contract.columns
        ],
        constraints=dg.TableConstraints(other=[f"key: {', '.join(contract.key)}"] if contract.key else []),
    )


def _constraints(column: Column) -> Iterable[str]:
    if column.vocabulary:
        yield "one of: " + ", ".join(column.vocabulary)
    if column.references:
        yield "exists in " + column.references
    if column.minimum is not None:
        yield f"at least {column.minimum:g}"
    if column.maximum is not None:
        yield f"at most {column.maximum:g}"


def describe(contract: Table) -> str:
    """The table's meaning and its caveat, in Markdown."""
    return f"{contract.meaning}\n\n**Note:** {contract.caveat}" if contract.caveat else contract.meaning


def table_metadata(warehouse: Warehouse, contract: Table, *, seconds: float, anew: bool) -> dict[str, Any]:
    """What the UI shows of a table that was just written, or found to need no writing.

    `seconds` is the time of the whole step; `anew` whether the step changed anything in the table.
    """
    return {
        "dagster/row_count": warehouse.count(contract.full_name),
        "preview": dg.MetadataValue.md(preview(contract, first_rows(warehouse.files(contract.full_name), PREVIEW_ROWS))),
        "computed anew": "yes" if anew else "no: nothing it is made from has changed",
        "seconds": dg.MetadataValue.float(round(seconds, 2)),
        "path": dg.MetadataValue.path(str(warehouse.folder / contract.layer / contract.name)),
    }


def first_rows(files: Sequence[Path], limit: int) -> list[dict[str, Any]]:
    """The first rows of a table's Parquet files, without reading the rest."""
    import pyarrow.parquet as pq

    rows: list[dict[str, Any]] = []
    for file in files:
        with pq.ParquetFile(file) as parquet:
            for batch in parquet.iter_batches(batch_size=limit - len(rows)):
                rows += batch.to_pylist()
                break
        if len(rows) >= limit:
            break
    return rows[:limit]


def preview(contract: Table, rows: Sequence[Mapping[str, Any]]) -> str:
    """The rows as a Markdown table: the columns that tell most, without hashes and without columns that are empty in all rows."""
    if not rows:
        return "*no rows*"
    names = BEST_COLUMNS.get(contract.full_name) or [c.name for c in contract.columns if not _is_hash(c)] or contract.column_names
    shown = [name for name in names if any(row[name] is not None for row in rows)][:PREVIEW_COLUMNS]
    lines = ["| " + " | ".join(shown) + " |", "|" + " --- |" * len(shown)]
    lines += ["| " + " | ".join(cell(row[name]) for name in shown) + " |" for row in rows]
    return "\n".join(lines)


def counts_by_reason(rejects: Mapping[str, int]) -> str:
    """Rejected inputs by reason, as a Markdown table with what each reason means."""
    if not rejects:
        return "*nothing was rejected*"
    rows = [f"| {cell(reason)} | {number:,} | {REJECT_REASON.values[reason]} |" for reason, number in rejects.items()]
    return "\n".join(["| reason | inputs | meaning |", "| --- | --- | --- |", *rows])


def counts_by_table(counts: Mapping[str, int]) -> str:
    """Rows of every table, as a Markdown table with what a row is."""
    rows = [f"| {cell(name)} | {number:,} | {table(name).meaning} |" for name, number in counts.items()]
    return "\n".join(["| table | rows | what a row is |", "| --- | --- | --- |", *rows])


def _is_hash(column: Column) -> bool:
    return column.references is not None or column.name.endswith(("_id", "_sha256"))


def cell(value: object) -> str:
    """One value for a Markdown table: short, on one line, nothing in it taken for markup."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() else f"{value:,.3f}"
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d" if value.time() == dt.time() else "%Y-%m-%d %H:%M")
    text = " ".join(str(value).split())
    text = text if len(text) <= CELL_WIDTH else text[: CELL_WIDTH - 1] + "…"
    return "".join("\\" + c if c in "\\|*_`<>[]#~" else c for c in text)
