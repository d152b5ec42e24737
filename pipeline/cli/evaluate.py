"""`asreported evaluate`: the claims held against hand-labelled ones."""

from __future__ import annotations

import enum
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.common import UserError, WarehouseOption, console, help_text, open_warehouse, plain_errors
from pipeline.cli.environment import explain_missing_model, model_is_installed

if TYPE_CHECKING:
    from rich.table import Table

    from pipeline.analysis.comparison import Change, Comparison, Record
    from pipeline.analysis.gold import Found, Gold
    from pipeline.analysis.scoring import Score

HELP = help_text(
    "Score claims against hand-labelled ones.\n\n"
    "GOLD is a folder with claims.jsonl and the articles in docs.jsonl or docs/, a folder of such folders, or a file of labels alone "
    "(JSON Lines with `doc_id` and `claims`; seeds/gold/README.md says of what form). A claim is found where number and impact agree; "
    "`whole` is the share found with value, impact, place, period, source and status right. The claims are those of the warehouse, "
    "where `doc_id` is the external id of an article, or with --extract those that the extractor finds now.",
    ("asreported evaluate seeds/gold/articles --extract", "the measures of the extractor as it stands"),
    ("asreported evaluate seeds/gold --extract --errors 3", "and the mistakes by cause, three of each with their sentences"),
    ("asreported evaluate gold/claims.jsonl --by impact", "the claims of the warehouse, by impact"),
    ("asreported evaluate seeds/gold --extract --save before.json", "keep a run"),
    ("asreported evaluate seeds/gold --extract --compare before.json", "what became right and what wrong since"),
)

_LISTED = 40  # changes of one direction that are listed


class Grouping(enum.StrEnum):
    """By what the measures are parted."""

    impact = "impact"
    quantifier = "quantifier"
    doc = "doc"
    phenomenon = "phenomenon"


@plain_errors
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Labelled claims: a folder, or a JSON Lines file.")],
    extract: Annotated[bool, typer.Option("--extract", help="Read the articles of GOLD now, without a warehouse.")] = False,
    errors: Annotated[int, typer.Option("--errors", min=0, help="Print the mistakes by cause, so many of each.")] = 0,
    by: Annotated[Grouping | None, typer.Option("--by", help="Part the measures.", show_default=False)] = None,
    save: Annotated[Path | None, typer.Option("--save", metavar="FILE", help="Keep this run as JSON.", show_default=False)] = None,
    compare: Annotated[
        Path | None, typer.Option("--compare", metavar="FILE", help="Compare with a run that was kept.", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the measures as one JSON object.")] = False,
    warehouse: WarehouseOption = None,
) -> None:
    """Print precision, recall and the accuracy of each field."""
    from pipeline.analysis.comparison import compare_runs, record_of
    from pipeline.analysis.scoring import score
    from pipeline.claims.version import EXTRACTOR_VERSION

    labelled = _load(gold)
    if by is Grouping.phenomenon and not labelled.phenomena:
        raise UserError(f"{gold} names no phenomena")
    before = _kept_run(compare) if compare else None
    found = _extracted(labelled, gold) if extract else _stored(labelled, warehouse)
    result = score(labelled.labels, found.claims, by, labelled.phenomena)
    if as_json:
        typer.echo(json.dumps(result.summary(grouped=by is not None)))
    else:
        _print(result, by)
    if errors:
        _print_mistakes(result, labelled, found, errors, err=as_json)
    record = record_of(labelled.labels, result, EXTRACTOR_VERSION)
    if before is not None:
        try:
            comparison = compare_runs(before, record)
        except (ValueError, KeyError, TypeError) as error:
            raise UserError(f"{compare} cannot be compared: {error}") from None
        _print_comparison(comparison, err=as_json)
    if save:
        save.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if absent := sorted(labelled.labels.keys() - found.texts.keys()):
        names = ", ".join(absent[:5]) + (" ..." if len(absent) > 5 else "")
        where = "have no article beside their labels" if extract else "are not in the warehouse"
        typer.echo(f"{len(absent)} labelled documents {where}, and their claims count as missed: {names}", err=True)


def _load(path: Path) -> Gold:
    from pipeline.analysis.gold import load_gold

    try:
        labelled = load_gold(path)
    except OSError as error:
        raise UserError(f"{error.filename or path} cannot be read: {error.strerror or error}") from None
    except ValueError as error:
        raise UserError(f"the labels cannot be read: {error}") from None
    if not labelled.labels:
        raise UserError(f"{path} holds no labelled document")
    return labelled


def _kept_run(path: Path) -> Record:
    try:
        record: Record = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror or error}") from None
    except ValueError:
        raise UserError(f"{path} is not a saved run: it is no JSON") from None
    return record


def _extracted(labelled: Gold, path: Path) -> Found:
    from pipeline.analysis.gold import found_by_extraction
    from pipeline.language.model import load_model

    if not labelled.articles:
        raise UserError(f"{path} holds no articles: give the folder that has docs.jsonl or docs/ beside the labels, or leave --extract out")
    if not model_is_installed():
        raise UserError(explain_missing_model())
    with console(stderr=True).status(f"reading {len(labelled.articles):,} articles"):
        return found_by_extraction(labelled.articles, load_model())


def _stored(labelled: Gold, warehouse: Path | None) -> Found:
    from pipeline.analysis.gold import found_in_warehouse

    with open_warehouse(warehouse) as con:
        return found_in_warehouse(con, labelled.labels)


def _print(result: Score, by: str | None) -> None:
    from pipeline.analysis.scoring import WHOLE

    table = _table("claims", "precision", "recall", "F1", "right", "spurious", "missed")
    rows = [("explicit", result.explicit), ("implicit", result.implicit)]
    rows += [(f"  {name}", tally) for name, tally in sorted(result.groups.items())] if by else []
    for name, tally in rows:
        rates = (f"{tally.precision:.3f}", f"{tally.recall:.3f}", f"{tally.f1:.3f}")
        table.add_row(name, *rates, *(f"{n:,}" for n in (tally.right, tally.spurious, tally.missed)))
    printer = console()
    printer.print(table)
    summary = result.summary()
    fields = _table(*summary["fields"], title="accuracy of the fields, on the claims found")
    fields.add_row(*(f"{value:.3f}" for value in summary["fields"].values()))
    printer.print(fields)
    printer.print(f"whole {summary['whole']:.3f}: labelled claims found with {', '.join(WHOLE[:-1])} and {WHOLE[-1]} right", soft_wrap=True)


def _print_mistakes(result: Score, labelled: Gold, found: Found, each: int, *, err: bool) -> None:
    from rich.text import Text

    from pipeline.analysis.mistakes import by_cause, difference, excerpt

    printer = console(stderr=err)
    for cause, mistakes in by_cause(result, labelled.labels, found).items():
        printer.print(Text(f"\n{cause} ({len(mistakes):,})", style="bold"))
        for mistake in mistakes[:each]:
            claim = mistake.labelled or mistake.found or {}
            line = f"  {mistake.doc_id}  {claim['impact']}: {excerpt(mistake, found)}"
            printer.print(Text(line), soft_wrap=True)
            if detail := difference(mistake, cause):
                printer.print(Text(f"      {detail}", style="dim"), soft_wrap=True)


def _print_comparison(comparison: Comparison, *, err: bool) -> None:
    from rich.text import Text

    printer = console(stderr=err)
    table = _table("measure", "before", "after", "change")
    for name, (before, after) in comparison.measures.items():
        if before != after:
            table.add_row(name, f"{before:.4f}", f"{after:.4f}", f"{after - before:+.4f}")
    printer.print(table if table.row_count else Text("no measure changed"))
    for title, sign, changes in (("became right", "+", comparison.better), ("became wrong", "-", comparison.worse)):
        printer.print(Text(f"{title}: {len(changes):,}", style="bold"))
        for change in changes[:_LISTED]:
            printer.print(Text(f"  {sign} {_told(change)}"), soft_wrap=True)
        if len(changes) > _LISTED:
            printer.print(Text(f"  ... and {len(changes) - _LISTED:,} more", style="dim"))
    if comparison.not_in_both:
        printer.print(Text(f"{comparison.not_in_both:,} labels are in one of the runs only and are not compared", style="dim"))


def _told(change: Change) -> str:
    what = {"missed": "missed", "spurious": "found without a label"}.get(change.what, f"wrong {change.what}")
    return f"{change.doc_id}  {change.claim}: {what}"


def _table(*names: str, title: str | None = None) -> Table:
    from rich.table import Table

    from pipeline.cli.common import box

    table = Table(header_style="bold", box=box(), title=title, title_justify="left", title_style="")
    for number, name in enumerate(names):
        table.add_column(name, justify="right" if number or title else "left")
    return table
