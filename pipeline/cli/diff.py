"""`asreported diff`: what differs between two warehouses or publications."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.common import Format, FormatOption, UserError, help_text, plain_errors, print_rows

if TYPE_CHECKING:
    from pipeline.storage.differences import TableDifference

HELP = help_text(
    "Compare two warehouses, or two folders that `asreported publish` wrote, or one of each.\n\n"
    "It counts the rows added, removed and changed of every table, and in which columns. "
    "Which version wrote a row, and when, is left aside.",
    ("asreported diff OLD NEW", "how many rows differ, by table"),
    ("asreported diff OLD NEW --table core.claims", "which rows differ, and how"),
    ("asreported diff OLD NEW --exit-code", "for a script: exit code 1 where anything differs"),
)


@plain_errors
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The earlier warehouse or publication.", show_default=False)],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The later one.", show_default=False)],
    table: Annotated[str | None, typer.Option("--table", "-t", metavar="NAME", help="Show the rows of this table that differ.")] = None,
    rows: Annotated[int, typer.Option("--rows", min=0, help="How many rows are shown at most; 0 for all.")] = 50,
    bookkeeping: Annotated[bool, typer.Option("--bookkeeping", help="Compare versions and moments too.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="End with 1 where anything differs.")] = False,
    form: FormatOption = Format.table,
) -> None:
    """Print the differences."""
    from pipeline.storage.differences import compare

    try:
        found = compare(old, new, [table] if table else (), bookkeeping=bookkeeping)
    except KeyError as error:
        raise UserError(str(error.args[0])) from None
    if table:
        _print_rows(old, new, table, rows, bookkeeping, form)
    else:
        names = ("table", "added", "removed", "changed", "unchanged", "changed columns", "columns of one side")
        shown = [item for item in found if form is not Format.table or item.differs or item.only_old or item.only_new]
        lines = [(d.table, d.added, d.removed, d.changed, d.unchanged, _columns(d.columns), _one_sided(d)) for d in shown]
        if form is Format.table and not lines:
            typer.echo(f"No difference in {len(found)} tables.")
        else:
            print_rows(names, lines, form)
    if exit_code and any(item.differs for item in found):
        raise typer.Exit(1)


def _print_rows(old: Path, new: Path, table: str, rows: int, bookkeeping: bool, form: Format) -> None:
    from pipeline.storage.differences import changed_rows

    differences = changed_rows(old, new, table, limit=rows, bookkeeping=bookkeeping)
    if form is Format.table and not differences:
        typer.echo(f"No difference in {table}.")
        return
    key = list(differences[0].key) if differences else []
    lines = [(item.change, *item.key.values(), item.column, item.before, item.after) for item in differences]
    print_rows(("change", *key, "column", "before", "after"), lines, form)


def _columns(changed: dict[str, int]) -> str:
    return ", ".join(f"{column} {number:,}" for column, number in sorted(changed.items(), key=lambda item: (-item[1], item[0])))


def _one_sided(item: TableDifference) -> str:
    sides = (("old", item.only_old), ("new", item.only_new))
    return "; ".join(f"{side}: {', '.join(columns)}" for side, columns in sides if columns)
