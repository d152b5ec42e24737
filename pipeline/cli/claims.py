"""`asreported claims`: a readable listing."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from pipeline.cli.common import Format, FormatOption, UserError, WarehouseOption, help_text, open_warehouse, plain_errors, print_rows

HELP = help_text(
    "List what was claimed: number, bound, impact, who, where, when, and by whose account.\n\n"
    "Filters are joined by `and`; one that is given twice takes either. Parts stand under the total that includes them: do "
    "not add the rows up, use mart.estimates.",
    ("asreported claims", "everything"),
    ("asreported claims --impact killed --min 100 --place Gaza", "at least a hundred deaths in Gaza"),
    ('asreported claims --source "health ministry" --since 2024-11-01', "what a source said of a time"),
    ("asreported claims --status denied --status unverified", "what is contested"),
    ("asreported claims --format csv > claims.csv", "all columns of core.claims, for a spreadsheet"),
)


@plain_errors
def claims(
    impact: Annotated[list[str] | None, typer.Option("--impact", metavar="CODE", help="killed, injured, displaced ...")] = None,
    place: Annotated[list[str] | None, typer.Option("--place", metavar="NAME", help="Part of the name of the place.")] = None,
    source: Annotated[list[str] | None, typer.Option("--source", metavar="NAME", help="Part of the name of who reports it.")] = None,
    status: Annotated[list[str] | None, typer.Option("--status", metavar="CODE", help="asserted, denied, unverified ...")] = None,
    article: Annotated[str | None, typer.Option("--article", metavar="ID", help="One article, by either id or how it begins.")] = None,
    least: Annotated[float | None, typer.Option("--min", metavar="N", help="Figures of at least N.")] = None,
    since: Annotated[
        dt.datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], metavar="DAY", help="What ends on this day or later.")
    ] = None,
    until: Annotated[
        dt.datetime | None, typer.Option("--until", formats=["%Y-%m-%d"], metavar="DAY", help="What begins on this day or earlier.")
    ] = None,
    warehouse: WarehouseOption = None,
    form: FormatOption = Format.table,
) -> None:
    """Print the claims that pass the filters."""
    from pipeline.cli.articles import find_article
    from pipeline.cli.listing import Filters, find_claims, print_claims
    from pipeline.contracts.vocabularies import IMPACT, STATUS

    _check("impact", impact or [], IMPACT.values)
    _check("status", status or [], STATUS.values)
    with open_warehouse(warehouse) as con:
        filters = Filters(
            impacts=impact or (),
            places=place or (),
            sources=source or (),
            statuses=status or (),
            article_ids=[find_article(con, article)] if article else (),
            least=least,
            since=since.date() if since else None,
            until=until.date() if until else None,
        )
        found = find_claims(con, filters)
    if form is Format.table:
        print_claims(found.rows)
    else:
        print_rows(found.names, ([row[name] for name in found.names] for row in found.rows), form)


def _check(option: str, given: list[str], codes: dict[str, str]) -> None:
    for code in given:
        if code not in codes:
            raise UserError(f"--{option} knows no {code!r}; it takes {', '.join(codes)}")
