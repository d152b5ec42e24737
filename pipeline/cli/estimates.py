"""`asreported estimates`: one figure a subject, by a rule and a policy that are named."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.common import Format, FormatOption, WarehouseOption, help_text, open_warehouse, plain_errors, print_rows, rows_of

HELP = help_text(
    "One figure an incident or running total, by a rule of aggregation and a reading of vague numbers.\n\n"
    'The rules contradict one another by design. asreported query "from mart.rules" says what each of them does.',
    ("asreported estimates", "the last word of the articles, vague words taken for the least that they say"),
    ("asreported estimates --rule max --policy acled", "the highest figure, `dozens` read as 12"),
    ("asreported estimates --place Uruguay --impact killed", "of one place and impact"),
    ("asreported estimates --format csv > estimates.csv", "with the ids of incidents"),
)

_COLUMNS = (
    "subject_kind, place_name, date_start, impact, victim_group, measure, basis, low, best, high, n_claims, n_independent, subject_id"
)
# a terminal has room for what people read; a toll is told by its measure
_SHOWN = (
    'place_name as place, date_start as day, impact, victim_group as "group", measure, basis, low, best, high, '
    "n_claims as claims, n_independent as voices"
)


@plain_errors
def estimates(
    rule: Annotated[str, typer.Option("--rule", help="The rule that draws one figure from many.")] = "latest",
    policy: Annotated[str, typer.Option("--policy", help="How words such as `dozens` are read.")] = "literal",
    place: Annotated[str | None, typer.Option("--place", help="Only this place, by its usual name.", show_default=False)] = None,
    impact: Annotated[str | None, typer.Option("--impact", help="Only this impact, such as killed.", show_default=False)] = None,
    warehouse: WarehouseOption = None,
    form: FormatOption = Format.table,
    rows: Annotated[int, typer.Option("--rows", min=0, help="How many rows a printed table shows at most; 0 for all.")] = 100,
) -> None:
    """Print the estimates of one rule and policy."""
    from pipeline.analysis.rules import check_rule

    names = [check_rule("estimate", rule), check_rule("policy", policy)]
    with open_warehouse(warehouse) as con:
        cursor = con.execute(
            f"select {_SHOWN if form is Format.table else _COLUMNS} from mart.estimates where rule = ? and policy in ('any', ?) "
            "and (? is null or lower(place_name) = lower(?)) and (? is null or impact = lower(?)) "
            "order by subject_kind, date_start, place_name, impact, victim_group nulls first, subject_id",
            [*names, place, place, impact, impact],
        )
        print_rows(*rows_of(cursor), form, at_most=rows)
        if form is Format.table:
            typer.echo(f"By the rule `{rule}`, vague words read by the policy `{policy}`: name both beside a figure.")
