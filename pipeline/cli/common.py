"""What the commands share: options, errors in one sentence, and rows as table, CSV or JSON."""

from __future__ import annotations

import csv
import datetime as dt
import decimal
import enum
import functools
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ParamSpec, TypeVar

import typer

if TYPE_CHECKING:
    import duckdb
    from rich.console import Console

P = ParamSpec("P")
R = TypeVar("R")

# Errors of other rooms whose message says what the user can do.
USER_ERRORS = (
    ("storage.record", "SchemaMismatchError"),
    ("storage.record", "DamagedWarehouseError"),
    ("storage.lock", "WarehouseLockedError"),
    ("storage.differences", "NotComparableError"),
    ("storage.publishing.publish", "PublishError"),
    ("runs.derive", "DeriveError"),
    ("analysis.rules", "UnknownRuleError"),
    ("language.reference_lists", "ReferenceListError"),
)

# DuckDB's errors where a file of a table cannot be read: it was removed meanwhile, is cut off, or may not be read.
_UNREADABLE = ("IOException", "InvalidInputException")

GRAVE_ISSUES = "SELECT * FROM mart.issues WHERE severity = 'error'"
_WIDTH_IN_A_PIPE = 160  # columns; a pipe has no width of its own


class UserError(Exception):
    """Something that the user can mend; the message is one sentence that says how."""


class Format(enum.StrEnum):
    """How rows are printed."""

    table = "table"
    csv = "csv"
    json = "json"


WarehouseOption = Annotated[
    Path | None,
    typer.Option(
        "--warehouse",
        "-w",
        metavar="DIR",
        show_default=False,
        help="Folder of the tables. Default: $ASREPORTED_WAREHOUSE, else ./warehouse, else that of the clone.",
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print the rows.", case_sensitive=False)]


def help_text(what: str, *examples: tuple[str, str]) -> str:
    """The help of a command: what it does, then examples as (command line, what it is good for)."""
    lines = [f"  [cyan]{_escape(line)}[/cyan]\n      {_escape(why)}" for line, why in examples]
    return "\n\n".join([what, "\b\n" + "\n".join(["[bold]Examples[/bold]", *lines])])  # \b: keep the lines as they are


def plain_errors(command: Callable[P, R]) -> Callable[P, R]:
    """Turn errors that the user can mend into one sentence on standard error and exit code 1; others keep their traceback."""

    @functools.wraps(command)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except BrokenPipeError:  # the reader of a pipe, `head` perhaps, has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except KeyboardInterrupt:
            typer.echo("Stopped. What was written before stays whole; run the command again to go on.", err=True)
            raise typer.Exit(130) from None
        except Exception as error:
            if not _is_users(error):
                raise
            typer.echo(f"Error: {_sentence(error)}", err=True)
            raise typer.Exit(1) from None

    return guarded


def open_warehouse(warehouse: Path | None) -> duckdb.DuckDBPyConnection:
    """A connection for reading; UserError where there is no warehouse."""
    from pipeline.storage.connect import connect

    return connect(warehouse)


def grave_issues(con: duckdb.DuckDBPyConnection) -> str:
    """How many issues of severity `error` the checks found and where to look, a sentence; "" where there is none."""
    ((number,),) = con.execute("select count(*) from mart.issues where severity = 'error'").fetchall()
    several = "" if number == 1 else "s"
    return f'{number:,} issue{several} of severity error: asreported query "{GRAVE_ISSUES}"' if number else ""


def console(*, stderr: bool = False) -> Console:
    """Where to print tables and coloured text; in a pipe it is wide and without colours."""
    from rich.console import Console

    printer = Console(stderr=stderr, highlight=False, soft_wrap=False)
    if not printer.is_terminal and not os.environ.get("COLUMNS"):
        printer = Console(stderr=stderr, highlight=False, width=_WIDTH_IN_A_PIPE)
    return printer


def rows_of(cursor: duckdb.DuckDBPyConnection) -> tuple[list[str], Iterable[tuple[Any, ...]]]:
    """Names of the columns and the rows, fetched a thousand at a time."""
    names: list[str] = []
    for name, *_ in cursor.description or ():
        names.append(name if name not in names else f"{name}_{len(names)}")  # a record of JSON has each name once

    def fetch() -> Iterable[tuple[Any, ...]]:
        while rows := cursor.fetchmany(1000):
            yield from rows

    return names, fetch()


def print_rows(names: Sequence[str], rows: Iterable[Sequence[Any]], form: Format, *, at_most: int = 0) -> None:
    """Print rows; as a table at most so many of them (0: all), with a note of how many more there are."""
    if form is Format.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([_plain(value) for value in row] for row in rows)
    elif form is Format.json:
        _print_json(names, rows)
    else:
        _print_table(names, rows, at_most)


def cell(value: Any, *, commas: bool = False) -> str:
    """A value as a table shows it: tens of thousands with commas (`commas`: thousands too), midnight without its time, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer() and abs(value) < 1e15):
        return f"{value:,.0f}" if commas or abs(value) >= 10_000 else f"{value:.0f}"  # a year has no comma
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ", timespec="minutes")
    return str(value)


def _print_table(names: Sequence[str], rows: Iterable[Sequence[Any]], at_most: int) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(header_style="bold", box=box())
    shown = more = 0
    numeric = [True] * len(names)
    commas = [False] * len(names)  # a column of larger numbers holds no years
    kept: list[Sequence[Any]] = []
    for row in rows:
        if at_most and shown >= at_most:
            more += 1
            continue
        shown += 1
        kept.append(row)
        numeric = [n and (value is None or (isinstance(value, (int, float)))) for n, value in zip(numeric, row, strict=True)]
        commas = [c or (isinstance(value, (int, float)) and abs(value) >= 10_000) for c, value in zip(commas, row, strict=True)]
    for name, right in zip(names, numeric, strict=True):
        table.add_column(name, justify="right" if right and kept else "left", overflow="fold")
    for row in kept:
        table.add_row(*(Text(cell(value, commas=c)) for value, c in zip(row, commas, strict=True)))
    printer = console()
    printer.print(table)
    note = f"{shown + more:,} row{'' if shown + more == 1 else 's'}"
    printer.print(f"{note}; the first {shown:,} are shown: take --rows, or --format csv for all" if more else note, style="dim")


def _print_json(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    sys.stdout.write("[")
    for number, row in enumerate(rows):
        record = dict(zip(names, (_json_value(value) for value in row), strict=True))
        sys.stdout.write(("," if number else "") + "\n" + json.dumps(record, ensure_ascii=False, default=str))
    sys.stdout.write("\n]\n")


def _plain(value: Any) -> Any:
    """A value for CSV: whole numbers without a point, ISO dates."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value.isoformat() if isinstance(value, (dt.date, dt.datetime)) else value


def _json_value(value: Any) -> Any:
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return None
    return float(value) if isinstance(value, decimal.Decimal) else _plain(value)


def box() -> Any:
    """The lines that tables are drawn with."""
    from rich.box import SIMPLE_HEAD

    return SIMPLE_HEAD


def _is_users(error: Exception) -> bool:
    """Whether it is an error that its message explains and the user can mend. Modules that were not loaded raised none."""
    if isinstance(error, UserError):
        return True
    kinds = [getattr(sys.modules.get(f"pipeline.{module}"), name, None) for module, name in USER_ERRORS]
    kinds += [getattr(sys.modules.get("duckdb"), name, None) for name in _UNREADABLE]
    return isinstance(error, (OSError, *(kind for kind in kinds if kind)))


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        text = f"{error.strerror}: {error.filename}" if error.filename else error.strerror
    else:
        text = " ".join(str(error).split())
        if type(error).__name__ in _UNREADABLE:
            text += "; `asreported doctor` says what is wrong with the tables"
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _escape(text: str) -> str:
    return text.replace("[", "\\[")
