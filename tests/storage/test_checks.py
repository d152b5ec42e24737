"""Each check finds the row that breaks its rule, and no other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from pipeline.contracts import TABLES, table
from pipeline.storage.arrow import arrow_schema
from pipeline.storage.checks import Finding, Unsure, check_table, checks_of, failed_checks, run_check

TEXT = "Café 😀\n\nAt least 20 people were killed, two of them children."


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """Every table, without rows but for one article."""
    with duckdb.connect() as connection:
        for contract in TABLES:
            connection.execute(f"create schema if not exists {contract.layer}")
            empty = arrow_schema(contract).empty_table()
            connection.register("empty", empty)
            connection.execute(f"create table {contract.full_name} as from empty")
            connection.unregister("empty")
        connection.execute("insert into raw.files values ('f', 'a.txt', 'text', 1, 1, 0, '1', '2024-12-02')")
        add(connection, "core.articles", article_id="a", external_id="a", file_id="f", position=0, language="en", text=TEXT,
            n_chars=len(TEXT), published_at=dt.datetime(2024, 12, 2), published_precision="day", published_basis="field",
            text_sha256="0")  # fmt: skip
        yield connection


def add(con: duckdb.DuckDBPyConnection, full_name: str, **row: Any) -> None:
    """Insert a row; the contract is not asked."""
    fields = [field.with_nullable(True) for field in arrow_schema(table(full_name))]
    con.register("added", pa.Table.from_pylist([row], pa.schema(fields)))
    con.execute(f"insert into {full_name} from added")
    con.unregister("added")


def claim(con: duckdb.DuckDBPyConnection, claim_id: str, words: str = "At least 20", low: float | None = 20, **changes: Any) -> None:
    """Insert a sound claim on the words, with changes."""
    start = TEXT.index(words)
    row: dict[str, Any] = {
        "claim_id": claim_id, "article_id": "a", "sentence_no": 0, "kind": "numeric", "start_char": start, "end_char": start + len(words),
        "number_text": words, "evidence_start": start, "evidence_end": len(TEXT), "impact": "killed", "quantifier": "at_least",
        "value_low": low, "is_round": True, "implicit": False, "period_precision": "none", "period_basis": "none", "delivery": "narrator",
        "status": "asserted", "confidence": 0.9, "extractor_version": "1",
    }  # fmt: skip
    add(con, "core.claims", **row | changes)


def names(con: duckdb.DuckDBPyConnection, full_name: str = "core.claims") -> list[str]:
    return [finding.check_name for finding in check_table(table(full_name), con)]


def test_sound_rows_pass_every_check(con: duckdb.DuckDBPyConnection) -> None:
    claim(con, "c")
    assert [finding for contract in TABLES for finding in check_table(contract, con)] == []


def test_offsets_count_code_points_whatever_the_text_holds(con: duckdb.DuckDBPyConnection) -> None:
    claim(con, "c", words="😀")
    assert names(con) == []
    claim(con, "d", words="Café 😀", start_char=1)
    assert check_table(table("core.claims"), con) == [
        Finding("number_text_reproduced", "error", "core.claims", "d", "d", "the text there is not: Café 😀")
    ]


@pytest.mark.parametrize(
    ("changes", "check"),
    [
        ({"impact": "vanished"}, "impact_allowed"),
        ({"impact": None}, "impact_not_null"),
        ({"confidence": 1.5}, "confidence_maximum"),
        ({"value_low": -1.0}, "value_low_minimum"),
        ({"value_low": 5.0, "value_high": 4.0}, "value_low_value_high_ordered"),
        ({"value_best": 5.0, "value_high": 4.0, "value_low": None}, "value_best_value_high_ordered"),
        ({"period_start": dt.date(2024, 2, 1), "period_end": dt.date(2024, 1, 1)}, "period_start_period_end_ordered"),
        ({"place_id": "nowhere"}, "place_id_exists"),
        ({"part_of": "no such claim"}, "part_of_exists"),
        ({"evidence_end": 10_000}, "evidence_start_within_text"),
        ({"number_text": "At most 20"}, "number_text_reproduced"),
    ],
)
def test_a_row_that_breaks_one_rule_is_found_by_that_check(con: duckdb.DuckDBPyConnection, changes: dict[str, Any], check: str) -> None:
    claim(con, "sound")
    claim(con, "c", **changes)
    found = check_table(table("core.claims"), con)
    assert [(finding.check_name, finding.row_key, finding.claim_id) for finding in found] == [(check, "c", "c")]


def test_a_key_that_stands_twice_is_found_even_where_part_of_it_is_null(con: duckdb.DuckDBPyConnection) -> None:
    for _ in range(2):
        add(
            con,
            "mart.estimates",
            subject_kind="toll",
            subject_id="x",
            impact="killed",
            policy="any",
            rule="min",
            basis="stated",
            n_claims=1,
            n_independent=1,
        )
    assert names(con, "mart.estimates") == ["key_unique"]


def test_parts_that_add_up_to_more_than_their_whole_are_a_warning(con: duckdb.DuckDBPyConnection) -> None:
    claim(con, "whole", quantifier="exact", value_best=20.0, value_high=20.0)
    claim(con, "one", words="two", low=12, part_of="whole", quantifier="exact")
    assert names(con) == []
    claim(con, "two", words="children", low=9, part_of="whole", quantifier="exact")
    (found,) = check_table(table("core.claims"), con)
    assert (found.check_name, found.severity, found.row_key) == ("parts_within_whole", "warning", "whole")
    assert found.detail == "its 2 parts add up to at least 21, it is at most 20"


def test_parts_of_an_open_whole_cannot_be_too_many(con: duckdb.DuckDBPyConnection) -> None:
    claim(con, "whole")
    claim(con, "part", words="two", low=500, part_of="whole")
    assert names(con) == []


def test_findings_can_be_limited(con: duckdb.DuckDBPyConnection) -> None:
    for n in range(5):
        claim(con, f"c{n}", impact="vanished")
    check = next(check for check in checks_of(table("core.claims")) if check.name == "impact_allowed")
    assert [finding.row_key for finding in run_check(check, con, limit=2)] == ["c0", "c1"]


@pytest.mark.parametrize("contract", TABLES, ids=lambda contract: contract.full_name)
def test_names_of_checks_are_distinct_and_every_query_runs(contract: Any, con: duckdb.DuckDBPyConnection) -> None:
    found = checks_of(contract)
    assert len({check.name for check in found}) == len(found)
    for check in found:
        run_check(check, con)


def test_checks_that_are_asked_together_find_what_each_finds_alone(con: duckdb.DuckDBPyConnection) -> None:
    claim(con, "c", number_text="At most 20", impact="no such impact", value_high=3.0, event_id="gone")
    failed = {check.name for check in failed_checks(table("core.claims"), con) if check.alone}
    assert failed == {"number_text_reproduced", "impact_allowed", "value_low_value_high_ordered"}
    nothing = {check.name for check in failed_checks(table("core.claims"), con, Unsure(None, "core.claims", frozenset())) if check.alone}
    assert nothing == set()


def failing(con: duckdb.DuckDBPyConnection, new: str | None, *shrunk: str) -> list[str]:
    return [check.name for check in failed_checks(table("core.claims"), con, Unsure(None, new, frozenset(shrunk)))]


def test_new_rows_are_asked_for_what_they_refer_to_and_all_where_that_has_lost_rows(con: duckdb.DuckDBPyConnection) -> None:
    claim(con, "c", event_id="gone")
    claim(con, "d")
    assert failing(con, "(from core.claims where claim_id = 'c')") == ["event_id_exists"]
    assert failing(con, "(from core.claims where claim_id = 'd')") == []
    assert failing(con, None) == []
    assert failing(con, None, "core.events") == ["event_id_exists"]


def test_two_rows_of_one_key_are_found_by_the_new_one(con: duckdb.DuckDBPyConnection) -> None:
    claim(con, "c", start_char=4)
    claim(con, "c", start_char=5)
    claim(con, "d")
    assert failing(con, "(from core.claims where start_char = 5)") == ["key_unique"]
    assert failing(con, "(from core.claims where claim_id = 'd')") == []


def test_a_row_check_rests_on_its_row_and_its_article_alone() -> None:
    """Else a part that was found sound could not be passed over in later runs."""
    for contract in TABLES:
        for check in checks_of(contract):
            if check.alone:
                join, fails = check.alone
                assert join in ("", "join core.articles as a using (article_id)")
                assert "select" not in fails
