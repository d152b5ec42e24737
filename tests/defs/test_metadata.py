"""Previews: Markdown that shows the words of an article and nothing else."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.contracts import TABLES, table
from pipeline.defs.metadata import BEST_COLUMNS, CELL_WIDTH, PREVIEW_COLUMNS, cell, preview, table_schema


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "yes"),
        (44400.0, "44,400"),
        (0.25, "0.250"),
        (dt.datetime(2024, 12, 2), "2024-12-02"),
        (dt.date(2024, 12, 2), "2024-12-02"),
        ("two\nlines | a pipe", "two lines \\| a pipe"),
        ("<b>bold</b>", "\\<b\\>bold\\</b\\>"),
    ],
)
def test_cells(value: object, shown: str) -> None:
    assert cell(value) == shown


def test_long_text_is_cut() -> None:
    assert len(cell("x" * 1000)) == CELL_WIDTH


def test_empty_columns_and_hashes_are_left_out() -> None:
    contract = table("raw.rejects")
    row = dict.fromkeys(contract.column_names) | {"file_id": "0" * 64, "position": 0, "reason": "empty", "detail": "a.txt: no bytes"}
    assert preview(contract, [row]).splitlines()[0] == "| position | reason | detail |"


def test_no_rows() -> None:
    assert preview(table("core.claims"), []) == "*no rows*"


def test_the_best_columns_are_columns() -> None:
    for name, columns in BEST_COLUMNS.items():
        assert set(columns) <= set(table(name).column_names)
        assert len(columns) <= PREVIEW_COLUMNS


def test_schemas_carry_units_and_codes() -> None:
    for contract in TABLES:
        for column, shown in zip(contract.columns, table_schema(contract).columns, strict=True):
            assert (column.unit or "") in (shown.description or "")
            assert not column.vocabulary or any(rule.startswith("one of: ") for rule in shown.constraints.other)
