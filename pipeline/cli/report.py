"""`asreported report`: the tables as one page to look at."""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.common import UserError, WarehouseOption, help_text, open_warehouse, plain_errors

HELP = help_text(
    "Write one HTML page in which articles, claims, incidents, totals and contradictions are read.\n\n"
    "The page is one file and asks no network. It holds the texts of the articles: pass it on only where you may. "
    "Of a large warehouse it shows the articles published last.",
    ("asreported report", "write report.html"),
    ("asreported report --open", "and look at it"),
    ('asreported report floods.html --title "Floods, 2024"', "under another name"),
)


@plain_errors
def report(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write.")] = Path("report.html"),
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="Title of the page.")] = "What the articles report",
    banner: Annotated[str | None, typer.Option("--banner", metavar="TEXT", help="A sentence above everything.", show_default=False)] = None,
    articles: Annotated[int, typer.Option("--articles", metavar="N", min=1, help="How many articles the page holds at most.")] = 500,
    open_it: Annotated[bool, typer.Option("--open", help="Open it in the browser, where there is a screen.")] = False,
    warehouse: WarehouseOption = None,
) -> None:
    """Write the page."""
    from pipeline.analysis.report.gather import gather
    from pipeline.analysis.report.page import page

    if file.is_dir():
        raise UserError(f"{file} is a folder: name a file, such as {file / 'report.html'}")
    with open_warehouse(warehouse) as con:
        html = page(gather(con, most_articles=articles), title=title, banner=banner)
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        fresh.write_text(html, encoding="utf-8")
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)
    address = file.absolute().as_uri()
    typer.echo(f"The report is {address} ({len(html.encode()) / 1e6:.1f} MB); open it in a browser.")
    if open_it and (sys.platform in ("darwin", "win32") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        webbrowser.open(address)  # without a screen this could start a browser in the terminal
