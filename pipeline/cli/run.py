"""`asreported run`: articles in, tables out."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.common import UserError, WarehouseOption, console, grave_issues, help_text, open_warehouse, plain_errors

if TYPE_CHECKING:
    from pipeline.runs.progress import Progress
    from pipeline.runs.run import RunReport

HELP = help_text(
    "Read articles and bring every table up to date.\n\n"
    "PATH is a file, a folder, a pattern in quotation marks or an address (s3://...) of articles: text, JSON, JSON Lines, CSV, Parquet, "
    "Arrow, HTML pages, WARC, RSS, Atom or EML, compressed or in archives or not (default: $ASREPORTED_ARTICLES, else seeds/articles). "
    "Hidden files and warehouses within a folder are skipped. "
    "Only what is new or changed is computed; a second run over the same files does nothing and says so. A file that is gone from a "
    "folder takes its rows with it.",
    ("asreported run", "everything in seeds/articles/"),
    ("asreported run ~/clippings --warehouse ~/clippings-tables", "your own articles, into tables of their own"),
    ("asreported run story.txt archive.jsonl", "single files"),
    ("asreported run --forget ~/clippings", "take a folder's articles out of the tables, deleted or not"),
    ("asreported run --rebuild", "throw the tables away and write them anew"),
)

ARTICLES_VARIABLE = "ASREPORTED_ARTICLES"
_CLAIMS_SHOWN = 40
_REJECTS_SHOWN = 10
# The latest article, by a name that `show` takes: its external id where that is no other's and cannot be taken for an option.
_LATEST = """
    select if(count(*) over (partition by external_id) = 1 and external_id not like '-%', external_id, article_id)
    from core.articles order by published_at desc, external_id, article_id limit 1
"""
_STAGES = {
    "ingest": "reading files",
    "extract": "reading articles for claims",
    "derive": "deriving marts",
    "catalogue": "writing the catalogue",
}


@plain_errors
def run(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PATH", help="Files and folders of articles.", show_default=False)] = None,
    warehouse: WarehouseOption = None,
    rebuild: Annotated[
        bool,
        typer.Option("--rebuild", help="Throw the tables away and begin anew; without PATH, from the articles of earlier runs."),
    ] = False,
    forget: Annotated[
        list[Path] | None,
        typer.Option("--forget", metavar="PATH", help="Take out what was read from this file or folder.", show_default=False),
    ] = None,
    wait: Annotated[float, typer.Option("--wait", metavar="SECONDS", min=0, help="Wait so long for another run to end.")] = 0,
    engine: Annotated[
        str | None,
        typer.Option(
            "--engine",
            metavar="NAME",
            help="Where articles are read for claims: `inline` (this process), `local` (a process a processor) or `ray` (a cluster); "
            "default: $ASREPORTED_ENGINE, else inline. The tables are the same.",
            show_default=False,
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option("--workers", metavar="N", min=1, help="Processes of `local` or `ray` (default: all processors).", show_default=False),
    ] = None,
) -> None:
    """Run the pipeline and print what came out."""
    from pipeline.cli.environment import explain_missing_model, model_is_installed
    from pipeline.engines import engine as find_engine
    from pipeline.reading.found import address_of, is_pattern
    from pipeline.reading.settings import read_settings
    from pipeline.storage.connect import default_warehouse

    folder = warehouse or default_warehouse()
    inputs = paths or ([] if forget else (known_articles(folder) if rebuild else []) or [default_articles()])
    check_known(folder, forget or [])
    for path in inputs:
        if not (path.exists() or path.is_symlink() or address_of(path) or is_pattern(path)):
            hint = remedy_for_absent(folder, path) if paths or rebuild else "; name your articles: asreported run FOLDER"
            raise UserError(f"there is no file or folder {path}{hint}")
    if not model_is_installed():
        raise UserError(explain_missing_model())
    try:
        read_settings()
        find_engine(engine, workers)
    except (ValueError, RuntimeError) as error:
        raise UserError(str(error)) from None

    from pipeline.runs.run import run as run_pipeline

    with _bars() as progress:
        report = run_pipeline(
            inputs, folder, progress=progress, forget=forget or [], rebuild=rebuild, wait=wait, engine=engine, workers=workers
        )
    _print(report, warehouse, folder)


def known_articles(folder: Path) -> list[Path]:
    """What the runs into this warehouse read; empty where there is none yet, UserError where there are tables of unknown origin."""
    from pipeline.runs.manifest import load_inputs
    from pipeline.storage.warehouse import Warehouse

    store = Warehouse(folder)
    inputs = load_inputs(store)
    if not inputs and store.table_files():
        raise UserError(
            f"{store.folder} does not say which articles it was made from: name them, asreported run FOLDER --rebuild --warehouse "
            f"{shlex.quote(str(folder))}"
        )
    return inputs


def check_known(folder: Path, forget: list[Path]) -> None:
    """UserError where nothing was read from one of the paths to forget."""
    from pipeline.runs.manifest import is_known
    from pipeline.storage.warehouse import Warehouse

    for path in forget:
        if not is_known(Warehouse(folder), path):
            raise UserError(f"no article in {folder} was read from {path}")


def remedy_for_absent(folder: Path, path: Path) -> str:
    """What to do about a path that is not there, where earlier runs read it."""
    from pipeline.runs.manifest import is_known
    from pipeline.storage.warehouse import Warehouse

    store = Warehouse(folder)
    if not store.exists or not is_known(store, path):
        return ""
    return f"; its articles are in the tables: take them out with asreported run --forget {shlex.quote(str(path))}"


def default_articles() -> Path:
    """What ASREPORTED_ARTICLES names, else `seeds/articles` of the current directory if there is one, else the one beside the package."""
    if named := os.environ.get(ARTICLES_VARIABLE):
        return Path(named).expanduser()
    here = Path("seeds/articles")
    return here if here.is_dir() else Path(__file__).parents[2] / "seeds" / "articles"


@contextmanager
def _bars() -> Iterator[Progress]:
    """A progress bar a stage on standard error; silent in a pipe."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(elapsed_when_finished=True))
    with Progress(*columns, console=console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bars:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(_STAGES.get(stage, stage), total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield tell


def _print(report: RunReport, warehouse: Path | None, folder: Path) -> None:
    from pipeline.cli.listing import Filters, find_claims, print_claims

    printer = console()
    with open_warehouse(folder) as con:
        claims = find_claims(con, Filters(limit=_CLAIMS_SHOWN)).rows
        rejects = con.execute(f"select reason, detail from raw.rejects order by detail limit {_REJECTS_SHOWN}").fetchall()
        first = con.execute(_LATEST).fetchone()
        issues = grave_issues(con)
    print_claims(claims, of=report.tables["core.claims"])
    printer.print()
    _print_counts(report)
    _print_rejects(report, rejects)
    if issues:
        printer.print(issues, style="yellow", markup=False, soft_wrap=True)
    _print_work(report, folder)
    _print_next(first[0] if first else None, warehouse)


def _print_counts(report: RunReport) -> None:
    from rich.table import Table

    from pipeline.cli.common import box

    table = Table(header_style="bold", box=box())
    layers: dict[str, list[tuple[str, int]]] = {}
    for name, rows in report.tables.items():
        layers.setdefault(name.split(".")[0], []).append((name, rows))
    for _ in layers:
        table.add_column("table", no_wrap=True)
        table.add_column("rows", justify="right")
    for i in range(max(len(found) for found in layers.values())):
        cells: list[str] = []
        for found in layers.values():
            cells += [found[i][0], f"{found[i][1]:,}"] if i < len(found) else ["", ""]
        table.add_row(*cells)
    console().print(table)


def _print_rejects(report: RunReport, rejects: list[tuple[str, str]]) -> None:
    from rich.text import Text

    from pipeline.runs.versions import ALL_VERSIONS

    printer = console()
    total = sum(report.rejects.values())
    if total:
        printer.print(Text(f"Rejected: {total:,} input{'' if total == 1 else 's'} gave no article (raw.rejects)", style="yellow"))
        for reason, detail in rejects:
            printer.print(Text(f"  {reason}  {detail}"), soft_wrap=True)
        if total > len(rejects):
            printer.print(Text(f"  and {total - len(rejects):,} more"))
        printer.print()
    for sentence in report.ingest.versions[:_REJECTS_SHOWN]:
        printer.print(Text(sentence, style="yellow"), soft_wrap=True)
    if (more := len(report.ingest.versions) - _REJECTS_SHOWN) > 0:
        printer.print(Text(f'and {more:,} more; all: asreported query "{ALL_VERSIONS}"'), soft_wrap=True)
    for article_id, error in report.extract.failures.items():
        printer.print(Text(f"The extractor failed on article {article_id}: {error}", style="red"), soft_wrap=True)


def _print_work(report: RunReport, folder: Path) -> None:
    printer = console()
    if not report.ingest.files:
        printer.print("No file was found to read: name one, or a folder that holds some.", style="yellow", soft_wrap=True)
    if report.computed_anew:
        extracted = report.extract.extracted + report.extract.resumed - report.extract.failed
        work = [
            f"{report.ingest.files_read:,} of {report.ingest.files:,} files read",
            f"{extracted:,} of {report.extract.articles:,} articles extracted",
            f"{len(report.derive.built)} of {len(report.derive.built) + len(report.derive.kept)} marts built",
        ]
        if withdrawn := report.ingest.articles_withdrawn:
            work.insert(1, f"{withdrawn:,} article{'' if withdrawn == 1 else 's'} withdrawn with all rows")
        done = ", ".join(work)
    else:
        done = "Every table is up to date: nothing was computed anew"
    printer.print(f"{done}, in {report.seconds:.1f} s. The tables are in {folder}", soft_wrap=True)


def _print_next(article: str | None, warehouse: Path | None) -> None:
    from rich.text import Text

    from pipeline.cli.environment import program

    name = program()
    option = f" --warehouse {shlex.quote(str(warehouse))}" if warehouse else ""
    steps = [
        (f"{name} show {shlex.quote(article or 'ARTICLE')}{option}", "read an article with its claims highlighted"),
        (f'{name} query "from mart.incidents"{option}', "ask the tables in SQL (without SQL, see what tables there are)"),
        (f"{name} run FOLDER --warehouse DIR", "read your own articles (or put them into seeds/articles/ and run again)"),
    ]
    printer = console()
    printer.print("\nNext:")
    for number, (line, why) in enumerate(steps, start=1):
        printer.print(Text.assemble(f"  {number}. {why}\n     ", (line, "cyan")), soft_wrap=True)
