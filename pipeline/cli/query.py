"""`asreported query`: SQL over the tables."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from pipeline.cli.common import (
    Format,
    FormatOption,
    UserError,
    WarehouseOption,
    help_text,
    open_warehouse,
    plain_errors,
    print_rows,
    rows_of,
)

HELP = help_text(
    "Ask the tables in SQL (DuckDB's).\n\n"
    "Without SQL it lists the tables with what a row of each means. The tables are read only; COPY ... TO can write files.",
    ("asreported query", "the tables, and how many rows each has"),
    ('asreported query "describe core.claims"', "the columns of a table"),
    ('asreported query "select impact, count(*) n from core.claims group by all order by n desc"', "claims by impact"),
    ('asreported query --format csv "from mart.tolls" > tolls.csv', "a table for a spreadsheet"),
    ("asreported query - < question.sql", "SQL from a file"),
)


@plain_errors
def query(
    sql: Annotated[
        str | None, typer.Argument(metavar="SQL", help="One SQL statement; - reads it from standard input.", show_default=False)
    ] = None,
    warehouse: WarehouseOption = None,
    form: FormatOption = Format.table,
    rows: Annotated[int, typer.Option("--rows", min=0, help="How many rows a printed table shows at most; 0 for all.")] = 100,
) -> None:
    """Print the rows that a statement gives."""
    import duckdb

    with open_warehouse(warehouse) as con:
        if sql is None:
            print_rows(("table", "rows", "what a row is"), _tables(con), form)
            return
        statement = sys.stdin.read() if sql == "-" else sql
        if not statement.strip():
            raise UserError('there is no SQL; try asreported query "from core.claims limit 5"')
        try:
            cursor = con.execute(statement)
            if cursor is None or cursor.description is None:  # nothing but semicolons or a comment
                raise UserError('there is no SQL; try asreported query "from core.claims limit 5"')
            print_rows(*rows_of(cursor), form, at_most=rows)
        except duckdb.Error as error:
            raise UserError(explain(error)) from None


def explain(error: Exception) -> str:
    """DuckDB's message in a sentence, with its own proposals where it makes some."""
    kind, _, rest = str(error).partition(": ")
    lines = [line.strip() for line in rest.splitlines() if line.strip()]
    text = lines[0] if lines else str(error)
    proposals = [line for line in lines[1:] if line.startswith(("Did you mean", "Candidate bindings"))]
    hint = f" {proposals[0].rstrip('.?')}?" if proposals else ""
    ending = " The tables: asreported query" if "does not exist" in text and not hint else ""
    return f"the SQL cannot be run ({kind.removesuffix(' Error').lower()}): {text.rstrip('.!')}.{hint}{ending}"


def _tables(con: object) -> list[tuple[str, int, str]]:
    from pipeline.contracts import TABLES

    counts = " union all ".join(f"select '{t.full_name}', count(*) from {t.full_name}" for t in TABLES)
    number = dict(con.execute(counts).fetchall())  # type: ignore[attr-defined]
    return [(table.full_name, number[table.full_name], table.meaning) for table in TABLES]
