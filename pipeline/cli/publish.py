"""`asreported publish`: the tables as a data set that strangers can use."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.common import WarehouseOption, help_text, plain_errors, print_rows

HELP = help_text(
    "Write the tables to a folder, with all that a stranger needs to use them.\n\n"
    "One Parquet file a table; descriptions for programs (datapackage.json, croissant.json) and for people (README.md with what must "
    "not be concluded, tables.md); where it came from (provenance.json, inputs.sha256); daily figures as tagged CSV (HXL). The articles' "
    "texts are their publishers': they are left out unless you say --texts. An earlier publication in the folder is replaced.",
    ("asreported publish DATASET", "the tables of the warehouse"),
    ('asreported publish DATASET --title "Floods, 2024" --licence CC-BY-4.0', "under a name and a licence"),
    ('asreported publish DATASET --publisher "Casualty Desk" --url https://example.org/floods', "with who publishes it, and where"),
    ("asreported diff DATASET NEWER", "what changed since an earlier publication"),
)


@plain_errors
def publish(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to write.", show_default=False)],
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Title of the data set.", show_default=False)] = None,
    licence: Annotated[
        str | None, typer.Option("--licence", "--license", metavar="NAME", help="Licence of the compilation, as its SPDX name.")
    ] = None,
    publisher: Annotated[str | None, typer.Option("--publisher", metavar="NAME", help="Who publishes it: a person or a body.")] = None,
    url: Annotated[str | None, typer.Option("--url", metavar="ADDRESS", help="Address of the page where it will be found.")] = None,
    texts: Annotated[bool, typer.Option("--texts", help="Include the articles' texts: only where you have the right to.")] = False,
    warehouse: WarehouseOption = None,
) -> None:
    """Write the publication and list its files."""
    from pipeline.cli.common import Format
    from pipeline.runs.publish import publish_tables
    from pipeline.storage.connect import default_warehouse
    from pipeline.storage.publishing.resources import UNSIGNED, Imprint

    if url is not None and not url.startswith(("https://", "http://")):
        raise typer.BadParameter(f"{url} is no web address: begin with https://", param_hint="--url")
    imprint = Imprint(title or UNSIGNED.title, licence, publisher, url)
    done = publish_tables(warehouse or default_warehouse(), folder, imprint=imprint, with_texts=texts)
    print_rows(("file", "rows", "bytes"), [(found.path, found.n_rows, found.n_bytes) for found in done.resources], Format.table)
    typer.echo(f"Published to {done.folder}; begin with README.md there.")
