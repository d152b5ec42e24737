"""`asreported evaluate`: the claims held against hand-labelled ones."""

from __future__ import annotations

import enum
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.common import UserError, WarehouseOption, console, help_text, open_warehouse, plain_errors

if TYPE_CHECKING:
    from pipeline.analysis.scoring import Mistake, Score

HELP = help_text(
    "Score the claims of the warehouse against hand-labelled ones.\n\n"
    "GOLD is a JSON Lines file with `doc_id` and `claims` on each line; `doc_id` is the external id of the article. A claim is found "
    "where number and impact agree; `whole` is the share found with value, place, period, source and status right.",
    ("asreported evaluate gold/claims.jsonl", "the measures"),
    ("asreported evaluate gold/claims.jsonl --by impact --errors 20", "by impact, with the first twenty mistakes"),
    ("asreported evaluate gold/claims.jsonl --json", "for a program"),
)

_SHOWN = ("low", "best", "high", "place", "period_start", "period_end", "source", "status", "measure")


class Grouping(enum.StrEnum):
    """By what the measures are parted."""

    impact = "impact"
    quantifier = "quantifier"
    doc = "doc"


@plain_errors
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Labelled claims, JSON Lines.")],
    errors: Annotated[int, typer.Option("--errors", min=0, help="Print so many mistakes.")] = 0,
    by: Annotated[Grouping | None, typer.Option("--by", help="Part the measures.", show_default=False)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the measures as one JSON object.")] = False,
    warehouse: WarehouseOption = None,
) -> None:
    """Print precision, recall and the accuracy of each field."""
    from pipeline.analysis.scoring import claims_found, documents_without_article, load_labels, score

    try:
        labelled = load_labels(gold)
    except OSError as error:
        raise UserError(f"{gold} cannot be read: {error.strerror or error}") from None
    except ValueError as error:
        raise UserError(f"the labels cannot be read: {error}") from None
    if not labelled:
        raise UserError(f"{gold} holds no labelled document")
    with open_warehouse(warehouse) as con:
        found = claims_found(con)
        absent = documents_without_article(labelled, con)
    result = score(labelled, found, by)
    if as_json:
        typer.echo(json.dumps(result.summary(grouped=by is not None)))
    else:
        _print(result, by)
    for mistake in result.mistakes[:errors]:
        typer.echo(_line(mistake), err=as_json)
    if absent:
        names = ", ".join(absent[:5]) + (" ..." if len(absent) > 5 else "")
        typer.echo(f"{len(absent)} labelled documents are not in the warehouse, and their claims count as missed: {names}", err=True)


def _print(result: Score, by: str | None) -> None:
    from rich.table import Table

    from pipeline.analysis.scoring import WHOLE
    from pipeline.cli.common import box

    table = Table(header_style="bold", box=box())
    table.add_column("claims")
    for name in ("precision", "recall", "F1", "right", "spurious", "missed"):
        table.add_column(name, justify="right")
    rows = [("explicit", result.explicit), ("implicit", result.implicit)]
    rows += [(f"  {name}", tally) for name, tally in sorted(result.groups.items())] if by else []
    for name, tally in rows:
        rates = (f"{tally.precision:.3f}", f"{tally.recall:.3f}", f"{tally.f1:.3f}")
        table.add_row(name, *rates, *(f"{n:,}" for n in (tally.right, tally.spurious, tally.missed)))
    printer = console()
    printer.print(table)
    summary = result.summary()
    fields = Table(
        header_style="bold", box=box(), title="accuracy of the fields, on the claims found", title_justify="left", title_style=""
    )
    for name in summary["fields"]:
        fields.add_column(name, justify="right")
    fields.add_row(*(f"{value:.3f}" for value in summary["fields"].values()))
    printer.print(fields)
    printer.print(f"whole {summary['whole']:.3f}: labelled claims found with {', '.join(WHOLE[:-1])} and {WHOLE[-1]} right", soft_wrap=True)


def _line(mistake: Mistake) -> str:
    claim: dict[str, Any] = mistake.labelled or mistake.found or {}
    line = f"{mistake.doc_id}  {mistake.kind}: {claim['number_text']!r} {claim['impact']}"
    if mistake.labelled and mistake.found:
        line += f"  labelled {[_plain(mistake.labelled[k]) for k in _SHOWN]}  found {[_plain(mistake.found.get(k)) for k in _SHOWN]}"
    return line


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, (str, int, float)) else str(value)
