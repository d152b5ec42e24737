"""A check of the contracts, as Dagster shows it."""

from __future__ import annotations

import dagster as dg
import duckdb
import pytest

from pipeline.contracts import table
from pipeline.defs.checks import FINDINGS_SHOWN, check_results


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    con.execute("create schema raw; create table raw.files (file_id varchar)")
    columns = ", ".join(f"{c.name} {'bigint' if c.type == 'integer' else 'varchar'}" for c in table("raw.rejects").columns)
    con.execute(f"create table raw.rejects ({columns})")
    return con


def results(con: duckdb.DuckDBPyConnection) -> dict[str, dg.AssetCheckResult]:
    return {str(result.check_name): result for result in check_results(table("raw.rejects"), con)}


def test_a_table_without_rows_passes(con: duckdb.DuckDBPyConnection) -> None:
    assert all(result.passed for result in results(con).values())


def test_a_row_that_breaks_a_rule_is_named(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("insert into raw.files values ('f')")
    con.execute("insert into raw.rejects values ('f', 0, 'bored', 'yawn', null)")
    found = results(con)
    assert not found["allowed_values"].passed
    assert found["allowed_values"].severity == dg.AssetCheckSeverity.ERROR
    assert "reason is bored" in str(found["allowed_values"].description)
    assert found["keys_exist"].passed


def test_of_many_rows_some_are_shown(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("insert into raw.rejects select 'f', i, 'empty', 'd', null from range(100) as r(i)")
    result = results(con)["keys_exist"]
    assert f"more than {FINDINGS_SHOWN}" in str(result.description)
    assert len(str(result.metadata["rows"].value).splitlines()) == FINDINGS_SHOWN + 2
