"""Claims as people read them: number, bound, impact, who, where, when, by whose account."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pipeline.cli.common import console

if TYPE_CHECKING:
    import duckdb
    from rich.table import Table

Row = dict[str, Any]

_BOUND = {
    "exact": "",
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "less_than": "less than",
    "about": "about",
    "nearly": "nearly",
    "range": "range",
    "vague": "vague",
}
_MEASURE = {"cumulative": "running total", "stock": "as it stood", "period": "sum of these days", "change": "change"}
_IMPACT_STYLE = {"killed": "bold red", "injured": "yellow", "missing": "magenta", "displaced": "cyan", "abducted": "bold magenta"}
_STATUS_STYLE = {"denied": "red", "unverified": "yellow", "hypothetical": "dim", "negated": "dim"}


@dataclass(frozen=True, slots=True)
class Filters:
    """Which claims to list; what is empty does not restrict. Texts are compared without regard to case or accents."""

    impacts: Sequence[str] = ()
    places: Sequence[str] = ()
    sources: Sequence[str] = ()
    statuses: Sequence[str] = ()
    article_ids: Sequence[str] = ()
    least: float | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    limit: int = 0  # how many claims at most; 0 for all

    def conditions(self) -> tuple[str, list[Any]]:
        """A condition in SQL over core.claims as c, and its parameters."""
        parts, values = ["true"], list[Any]()
        for column, allowed in (("c.impact", self.impacts), ("c.status", self.statuses), ("c.article_id", self.article_ids)):
            if allowed:
                parts.append(f"list_contains(?, {column})")
                values.append(list(allowed))
        for columns, texts in ((("c.place_name", "c.place_text"), self.places), (("c.source_text", "e.name"), self.sources)):
            if texts:
                parts.append("(" + " or ".join(f"{_HOLDS.format(column)}" for _ in texts for column in columns) + ")")
                values += [text for text in texts for _ in columns]
        if self.least is not None:
            parts.append("coalesce(c.value_best, c.value_high, c.value_low) >= ?")
            values.append(self.least)
        if self.since:
            parts.append("c.period_end >= ?")
            values.append(self.since)
        if self.until:
            parts.append("c.period_start <= ?")
            values.append(self.until)
        return " and ".join(parts), values


_HOLDS = "contains(strip_accents(lower({})), strip_accents(lower(?)))"


@dataclass(slots=True)
class Claims:
    """Rows of core.claims, each with what its article is called, and the names of their columns."""

    names: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


def find_claims(con: duckdb.DuckDBPyConnection, filters: Filters) -> Claims:
    """The claims that pass the filters: by day of publication, then in the order of the text."""
    condition, values = filters.conditions()
    cursor = con.execute(
        f"""
        select a.external_id, a.publisher, a.title, a.published_at, c.*
        from core.claims c join core.articles a using (article_id) left join core.entities e on e.entity_id = c.source_id
        where {condition}
        order by a.published_at, a.external_id, c.article_id, c.start_char, c.end_char, c.impact
        {f"limit {filters.limit}" if filters.limit else ""}
        """,
        values,
    )
    names = [column[0] for column in cursor.description or ()]
    return Claims(names, [dict(zip(names, row, strict=True)) for row in cursor.fetchall()])


def claims_table(claims: Iterable[Row], *, numbered: bool = False) -> Table:
    """The claims as a table; parts stand under their whole, and status and article have columns where they tell something."""
    from rich.table import Table
    from rich.text import Text

    from pipeline.cli.common import box

    rows = parts_under_wholes(list(claims))
    with_status = any(row["status"] != "asserted" for row in rows)
    with_article = len({row["article_id"] for row in rows}) > 1
    table = Table(header_style="bold", box=box())
    if numbered:
        table.add_column("", style="dim", justify="right")
    table.add_column("number", justify="right", no_wrap=True)
    for name in ("bound", "impact", "who", "where", "when", "by whose account"):
        table.add_column(name, no_wrap=name in ("bound", "impact"), overflow="fold")
    if with_status:
        table.add_column("status")
    if with_article:
        table.add_column("article", style="dim", overflow="fold")
    for row in rows:
        cells = [Text(str(row["number"]))] if numbered else []
        cells += [
            Text(("└ " if row["part_of"] else "") + number_of(row)),
            Text(bound_of(row)),
            Text(row["impact"], style=_IMPACT_STYLE.get(row["impact"], "")),
            Text(who_of(row)),
            Text(row["place_name"] or row["place_text"] or "", style="" if row["place_id"] else "italic"),
            Text(when_of(row)),
            Text(row["source_text"] or ""),
        ]
        status = "" if row["status"] == "asserted" else row["status"]  # the rule, which needs no word
        cells += [Text(status, style=_STATUS_STYLE.get(status, ""))] if with_status else []
        cells += [Text(str(row["external_id"]))] if with_article else []
        table.add_row(*cells)
    return table


def print_claims(claims: Sequence[Row], *, of: int = 0) -> None:
    """Print the claims as a table, with how many there are; `of` so many where these are the first of more."""
    printer = console()
    if not claims:
        printer.print("No claims.", style="dim")
        return
    printer.print(claims_table(claims))
    articles = len({row["article_id"] for row in claims})
    if of > len(claims):
        printer.print(f"The first {len(claims):,} of {of:,} claims; as reported, not verified; `asreported claims` lists all", style="dim")
    else:
        printer.print(f"{_count(len(claims), 'claim')} in {_count(articles, 'article')}; as reported, not verified", style="dim")


def parts_under_wholes(rows: list[Row]) -> list[Row]:
    """The same rows, each part right after the claim that includes it where that is among them."""
    present = {row["claim_id"] for row in rows}
    parts: dict[str, list[Row]] = {}
    for row in rows:
        if row["part_of"] in present and row["part_of"] != row["claim_id"]:
            parts.setdefault(row["part_of"], []).append(row)
    ordered: list[Row] = []
    waiting = [row for row in reversed(rows) if row["part_of"] not in present]
    while waiting:
        row = waiting.pop()
        ordered.append(row)
        waiting.extend(reversed(parts.pop(row["claim_id"], [])))
    met = {row["claim_id"] for row in ordered}
    return ordered + [row for row in rows if row["claim_id"] not in met]  # parts of one another, which a check reports


def number_of(row: Mapping[str, Any]) -> str:
    """The figure of a claim: its value, its bounds, or its words where it has no value."""
    if row["kind"] == "assertion" or row["quantifier"] == "vague":
        return str(row["number_text"]) if row["kind"] != "assertion" else "–"
    low, best, high = row["value_low"], row["value_best"], row["value_high"]
    if best is not None:
        return _figure(best)
    if low is not None and high is not None:
        return f"{_figure(low)}–{_figure(high)}"
    only = low if low is not None else high
    return _figure(only) if only is not None else str(row["number_text"])


def _figure(value: float) -> str:
    return f"{value:,.0f}" if abs(value) < 1e15 else f"{value:.4g}"  # beyond, a float's last digits are not those of the text


def bound_of(row: Mapping[str, Any]) -> str:
    """How the words bound the figure; `charge` for an assertion without one."""
    return "charge" if row["kind"] == "assertion" else _BOUND.get(row["quantifier"] or "exact", str(row["quantifier"]))


def who_of(row: Mapping[str, Any]) -> str:
    """Who was counted; the words of the charge for an assertion."""
    if row["kind"] == "assertion":
        return f"“{row['number_text']}”"
    return str(row["victim_text"] or row["victim_group"] or "")


def when_of(row: Mapping[str, Any]) -> str:
    """The period of a claim, with what the number sums over where that is not one event."""
    start, end = row["period_start"], row["period_end"]
    if start is None and end is None:
        days = ""
    elif start == end:
        days = str(start)
    else:
        days = f"{start or '?'} to {end or '?'}"
    measure = _MEASURE.get(row["measure"] or "", "")
    if row["measure"] == "period" and days and start == end:
        measure = "sum of the day"
    return f"{days}, {measure}" if days and measure else days or measure


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
