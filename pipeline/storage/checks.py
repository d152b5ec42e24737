"""Checks that follow from the contracts: each finds the rows of a table that break a rule.

Used wherever tables are judged: after a step of the Dagster graph, by the command that examines a warehouse, in mart.issues.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.contracts import Column, Table

if TYPE_CHECKING:
    import duckdb

# Columns whose words stand in the article at the row's offsets.
_QUOTED = {
    "core.sentences": "text",
    "core.mentions": "text",
    "core.quotes": "text",
    "core.quantities": "number_text",
    "core.claims": "number_text",
}
_KEY_CHECK = "key_unique"
_SPANS = (("start_char", "end_char"), ("evidence_start", "evidence_end"), ("anchor_start", "anchor_end"))
_ORDERED = (  # where all of them are given, each is no greater than the next
    ("value_low", "value_best", "value_high"),
    ("low", "best", "high"),
    ("claimed_low", "claimed_high"),
    ("period_start", "period_end"),
    ("date_start", "date_end"),
    ("since", "as_of"),
)


@dataclass(frozen=True, slots=True)
class Check:
    """One check of one table: a name that is stable, what it asks, and a query for the rows that fail it."""

    table: Table
    name: str
    asks: str
    severity: str  # a code of issue_severity
    query: str  # gives row_key and detail
    # where it judges a row by itself and its article: the join that it needs, and what is true of a row that fails
    alone: tuple[str, str] | None = None
    # where it asks whether a row of another table is there: that table, and what is true of a row that fails
    owner: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Unsure:
    """Which rows of a table may fail its checks, where not all may: relations in SQL, None for no rows."""

    alone: str | None  # rows that may fail a check that judges a row by itself and its article
    new: str | None  # rows that were not there when all others were found to have keys of their own and the rows that they refer to
    shrunk: frozenset[str]  # tables that have lost rows since then


@dataclass(frozen=True, slots=True)
class Finding:
    """A row that fails a check; the fields are those of mart.issues."""

    check_name: str
    severity: str
    table_name: str
    row_key: str
    claim_id: str | None
    detail: str


def checks_of(table: Table) -> list[Check]:
    """All checks of a table, from its contract."""
    found = [*_key_checks(table)]
    for column in table.columns:
        found += _column_checks(table, column)
    found += _order_checks(table)
    if "article_id" in table.column_names:
        found += _offset_checks(table)
    if table.full_name == "core.claims":
        found.append(_parts_within_wholes(table))
    return found


def failed_checks(
    table: Table, con: duckdb.DuckDBPyConnection, unsure: Unsure | None = None, near: Mapping[str, str] | None = None
) -> list[Check]:
    """The checks of a table that some row fails: those that judge a row by itself are asked together, in one reading of the table.

    `unsure`: the rows that may fail, where not all may. `near`: by table, a relation of rows of it that is quick to read and is likely to
    have what others refer to; the whole table is asked only where something lacks there.
    """
    checks = checks_of(table)
    everything = table.full_name
    failed = []
    for check in checks:
        if check.alone:
            continue
        rows = everything if unsure is None or (check.owner and check.owner[0] in unsure.shrunk) else unsure.new
        query = check.query
        if check.owner:
            owner, absent = check.owner
            query = f"select 1 from {rows} as t where {absent}"
            if rows and (quick := (near or {}).get(owner)):
                absent = absent.replace(f"(from {owner} as o", f"(from {quick} as o")
                if not con.execute(f"select 1 from {rows} as t where {absent} limit 1").fetchall():
                    continue
        elif check.name == _KEY_CHECK and rows != everything:  # two rows of one key, of which one is new: first by a hash, which is quick
            key = f"hash({', '.join(table.key)})"
            query = query.replace(" group by ", f" where {key} in (select {key} from {rows}) group by ")
        elif check.name != _KEY_CHECK:
            rows = everything
        if rows is not None and con.execute(f"{query} limit 1").fetchall():
            failed.append(check)
    rows = unsure.alone if unsure else everything
    for join in sorted({check.alone[0] for check in checks if check.alone}) if rows else ():
        asked = [(check, check.alone[1]) for check in checks if check.alone and check.alone[0] == join]
        whether = ", ".join(f"bool_or({fails})" for _, fails in asked)
        answers = con.execute(f"select {whether} from {rows} as t {join}").fetchall()[0]
        failed += [check for (check, _), fails in zip(asked, answers, strict=True) if fails]
    return failed


def run_check(check: Check, con: duckdb.DuckDBPyConnection, limit: int | None = None) -> list[Finding]:
    """The rows that fail a check, at most `limit`, in order of their keys; `con` knows the tables by their full names."""
    rows = con.execute(f"{check.query} order by all" + (f" limit {limit}" if limit is not None else "")).fetchall()
    is_claim = check.table.key == ("claim_id",)
    return [Finding(check.name, check.severity, check.table.full_name, key, key if is_claim else None, detail) for key, detail in rows]


def check_table(table: Table, con: duckdb.DuckDBPyConnection, limit: int | None = None) -> list[Finding]:
    """The findings of all checks of a table, at most `limit` a check."""
    return [finding for check in checks_of(table) for finding in run_check(check, con, limit)]


def _key_checks(table: Table) -> Iterator[Check]:
    if table.key:
        columns = ", ".join(table.key)
        yield Check(
            table,
            _KEY_CHECK,
            f"no two rows have the same {columns}",
            "error",
            f"select {_key(table)} as row_key, concat(count(*), ' rows have this key') as detail "
            f"from {table.full_name} group by {columns} having count(*) > 1",
        )


def _column_checks(table: Table, column: Column) -> Iterator[Check]:
    name = column.name
    if not column.nullable:
        yield _rows(table, f"{name}_not_null", f"{name} is given", f"{name} is null", f"'{name} is null'")
    if column.vocabulary:
        codes = ", ".join(f"'{code}'" for code in column.vocabulary)
        allowed = f"{name} is a code of {column.vocabulary.name}"
        yield _rows(table, f"{name}_allowed", allowed, f"{name} not in ({codes})", f"concat('{name} is ', {name})")
    if column.references:
        owner, _, key = column.references.rpartition(".")
        absent = f"{name} is not null and not exists (from {owner} as o where o.{key} = t.{name})"
        detail = f"concat('{owner} has no {key} ', {name})"
        check = _rows(table, f"{name}_exists", f"{name} is in {column.references}", absent, detail)
        yield dataclasses.replace(check, owner=(owner, absent))
    if column.minimum is not None:
        low = f"{column.minimum:g}"
        yield _rows(table, f"{name}_minimum", f"{name} is at least {low}", f"{name} < {low}", f"concat('{name} is ', {name})")
    if column.maximum is not None:
        high = f"{column.maximum:g}"
        yield _rows(table, f"{name}_maximum", f"{name} is at most {high}", f"{name} > {high}", f"concat('{name} is ', {name})")


def _order_checks(table: Table) -> Iterator[Check]:
    for names in _ORDERED:
        there = [name for name in names if name in table.column_names]
        for i, low in enumerate(there):
            for high in there[i + 1 :]:
                detail = f"concat('{low} ', {low}, ' is above {high} ', {high})"
                yield _rows(table, f"{low}_{high}_ordered", f"{low} <= {high}", f"{low} > {high}", detail)


def _offset_checks(table: Table) -> Iterator[Check]:
    article = "join core.articles as a using (article_id)"
    for start, end in _SPANS:
        if start in table.column_names:
            outside = f"{start} >= {end} or {end} > a.n_chars"
            detail = f"concat('characters {start} ', {start}, ' to {end} ', {end}, ' of ', a.n_chars)"
            yield _rows(table, f"{start}_within_text", f"{start} < {end} <= length of the text", outside, detail, article)
    if quoted := _QUOTED.get(table.full_name):
        # DuckDB's substring counts code points, as our offsets do, and from 1.
        differs = f"substring(a.text, start_char + 1, end_char - start_char) is distinct from t.{quoted}"
        detail = f"concat('the text there is not: ', t.{quoted})"
        yield _rows(table, f"{quoted}_reproduced", f"the offsets give {quoted} back from the article", differs, detail, article)


def _parts_within_wholes(table: Table) -> Check:
    """A warning, since an article may contradict itself, and the parts of different groups may overlap."""
    parts = "select part_of, impact, sum(value_low) as low, count(*) as n from core.claims where part_of is not null group by all"
    return _rows(
        table,
        "parts_within_whole",
        "the lower bounds of the parts do not add up to more than the whole's upper bound",
        "p.low > value_high",
        "if(p.n = 1, 'its part is', format('its {} parts add up to', p.n)) "
        "|| format(' at least {:.15g}, it is at most {:.15g}', p.low, value_high)",
        f"join ({parts}) as p on p.part_of = t.claim_id and p.impact = t.impact",
        severity="warning",
    )


def _rows(table: Table, name: str, asks: str, fails: str, detail: str, join: str = "", severity: str = "error") -> Check:
    query = f"select {_key(table, 't.')} as row_key, {detail} as detail from {table.full_name} as t {join} where {fails}"
    needs_other_rows = "exists (" in fails or "select " in join
    return Check(table, name, asks, severity, query, None if needs_other_rows else (join, fails))


def _key(table: Table, prefix: str = "") -> str:
    return f"concat_ws(' ', {', '.join(prefix + name for name in table.key or table.column_names)})"
