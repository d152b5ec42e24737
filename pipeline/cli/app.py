"""The commands, put together."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from pipeline.cli import claims, diff, doctor, estimates, evaluate, places, publish, query, report, run, show

app = typer.Typer(
    name="asreported",
    help="The numbers in the news, as they were reported, with who said them.\n\n"
    "Articles go in, tables come out: who was said to be killed, injured, abducted or displaced, how many, where, when and by "
    "whose account, each traced to the characters of the article. Nothing here is verified; it is what was reported.\n\n"
    "[bold]Start here[/bold]\n\n"
    "  asreported run                    read seeds/articles/ and write the tables\n\n"
    "  asreported claims                 see what was claimed\n\n"
    '  asreported query "select ..."     ask the tables in SQL',
    epilog="Each command explains itself, with examples: asreported claims --help",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)

app.command("run", help=run.HELP)(run.run)
app.command("query", help=query.HELP)(query.query)
app.command("claims", help=claims.HELP)(claims.claims)
app.command("estimates", help=estimates.HELP)(estimates.estimates)
app.command("show", help=show.HELP)(show.show)
app.command("places", help=places.HELP)(places.places)
app.command("evaluate", help=evaluate.HELP)(evaluate.evaluate)
app.command("report", help=report.HELP)(report.report)
app.command("publish", help=publish.HELP)(publish.publish)
app.command("diff", help=diff.HELP)(diff.diff)
app.command("doctor", help=doctor.HELP)(doctor.doctor)


def _version(wanted: bool) -> None:
    if wanted:
        from pipeline import __version__

        typer.echo(f"asreported {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and end.")] = False,
) -> None:
    pass


def main() -> None:
    """Run the command with the arguments of the process."""
    for stream in (sys.stdout, sys.stderr):  # whatever the locale says, articles hold dashes and quotation marks
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    app(prog_name="asreported")
