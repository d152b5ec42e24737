"""Rows become Arrow tables that keep the contract, or an error that says where they do not."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pytest

from pipeline.contracts import TABLES, Column, Table, table
from pipeline.contracts.schema import Vocabulary
from pipeline.storage.arrow import ContractError, arrow_schema, conform, row_order, to_arrow

SAMPLE = Table(
    "core",
    "sample",
    "For these tests.",
    (
        Column("id", "string", "an id", nullable=False),
        Column("n", "integer", "a count"),
        Column("x", "number", "a measure", unit="metres"),
        Column("yes", "boolean", "a flag"),
        Column("day", "date", "a day"),
        Column("at", "timestamp", "a moment"),
        Column("code", "string", "a code", vocabulary=Vocabulary("colours", "colours", {"red": "as blood", "blue": "as the sky"})),
    ),
    key=("id",),
)


def test_a_column_left_out_is_null() -> None:
    assert to_arrow(SAMPLE, [{"id": "a", "n": 1}]).to_pylist() == [
        {"id": "a", "n": 1, "x": None, "yes": None, "day": None, "at": None, "code": None}
    ]


def test_a_moment_is_stored_in_utc_without_a_zone() -> None:
    zone = dt.timezone(dt.timedelta(hours=-5))
    rows = [{"id": "a", "at": dt.datetime(2024, 12, 1, 22, tzinfo=zone)}, {"id": "b", "at": dt.datetime(2024, 12, 2, 3)}]
    assert to_arrow(SAMPLE, rows).column("at").to_pylist() == [dt.datetime(2024, 12, 2, 3)] * 2


def test_a_whole_number_may_stand_for_a_measure() -> None:
    assert to_arrow(SAMPLE, [{"id": "a", "x": 2}]).column("x").to_pylist() == [2.0]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("id", None),
        ("id", 7),
        ("id", "half a pair \ud800"),
        ("n", 1.5),
        ("n", True),
        ("n", 2**70),
        ("n", "1"),
        ("x", float("nan")),
        ("x", float("inf")),
        ("x", True),
        ("yes", 1),
        ("day", dt.datetime(2024, 12, 2, 3)),
        ("day", "2024-12-02"),
        ("at", dt.date(2024, 12, 2)),
    ],
)
def test_a_wrong_value_is_named_with_table_column_and_row(column: str, value: object) -> None:
    with pytest.raises(ContractError, match=rf"core\.sample\.{column}, row 1: "):
        to_arrow(SAMPLE, [{"id": "a"}, {"id": "b", column: value}])


def test_an_unknown_column_is_named() -> None:
    with pytest.raises(ContractError, match="row 0: no column 'colour'"):
        to_arrow(SAMPLE, [{"id": "a", "colour": "red"}])


def test_the_schema_carries_meaning_unit_and_vocabulary() -> None:
    schema = arrow_schema(SAMPLE)
    assert schema.metadata[b"description"] == b"For these tests."
    assert schema.field("x").metadata == {b"description": b"a measure; in metres", b"unit": b"metres"}
    assert schema.field("code").metadata[b"vocabulary"] == b"colours"
    assert not schema.field("id").nullable


def test_conform_casts_reorders_and_sorts() -> None:
    data = pa.table({"n": pa.array([2, 1], pa.int8()), "id": ["b", "a"]})
    two = Table("core", "two", "Two columns.", (Column("id", "string", "id", nullable=False), Column("n", "integer", "n")), key=("id",))
    assert conform(two, data).to_pylist() == [{"id": "a", "n": 1}, {"id": "b", "n": 2}]
    assert conform(two, data).schema.equals(arrow_schema(two), check_metadata=True)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"id": ["a"]}, "lacking: n; unknown: none"),
        ({"id": ["a"], "n": [1], "m": [1]}, "lacking: none; unknown: m"),
        ({"id": [None], "n": [1]}, r"core\.two\.id: 1 nulls"),
        ({"id": ["a"], "n": [1.5]}, r"core\.two\.n: double does not cast to integer"),
    ],
)
def test_conform_refuses_what_breaks_the_contract(data: dict[str, list[object]], says: str) -> None:
    two = Table("core", "two", "Two columns.", (Column("id", "string", "id", nullable=False), Column("n", "integer", "n")))
    with pytest.raises(ContractError, match=says):
        conform(two, pa.table(data))


@pytest.mark.parametrize("contract", TABLES, ids=lambda contract: contract.full_name)
def test_every_contract_gives_an_empty_table(contract: Table) -> None:
    empty = conform(contract, to_arrow(contract, []))
    assert empty.num_rows == 0
    assert tuple(empty.column_names) == contract.column_names


def test_rows_of_an_article_lie_together_in_reading_order() -> None:
    assert row_order(table("core.claims")) == ("article_id", "sentence_no", "start_char", "claim_id")
    assert row_order(table("mart.claim_links")) == ("claim_a", "claim_b", "relation")
