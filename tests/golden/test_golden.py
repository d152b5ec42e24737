"""The seed article reads as it did: every column of every core table, against files made by tests/golden/make.py."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

MAKE = runpy.run_path(str(Path(__file__).with_name("make.py")))
REMEDY = "if this is meant: python tests/golden/make.py"

Tables = dict[str, list[dict[str, Any]]]

# By which of its columns a person knows a row.
KNOWN_BY = ("claim_id", "event_id", "entity_id", "start_char", "external_id")


def row_label(row: dict[str, Any]) -> Any:
    return next(row[column] for column in KNOWN_BY if column in row)


@pytest.fixture(scope="module")
def tables() -> Tables:
    """The rows of every core table for the seed articles."""
    found: Tables = MAKE["read_tables"]()
    return found


@pytest.mark.parametrize("name", MAKE["TABLES"])
def test_every_column_is_as_it_was(tables: Tables, name: str) -> None:
    now, before = MAKE["golden"](tables)[name], MAKE["load"](name)
    assert [row_label(row) for row in now] == [row_label(row) for row in before], f"rows came or went; {REMEDY}"
    changes = [
        f"{row_label(new)}: {column} was {old.get(column)!r}, is {new.get(column)!r}"
        for new, old in zip(now, before, strict=True)
        for column in {**old, **new}
        if new.get(column) != old.get(column)
    ]
    assert not changes, "\n".join([*changes, REMEDY])


def test_ids_are_stable(tables: Tables) -> None:
    assert MAKE["stable_ids"](tables) == MAKE["load"]("ids"), REMEDY


def test_every_file_is_named_by_its_table() -> None:
    files = {path.stem for path in Path(__file__).parent.glob("*.json")}
    assert files == {*MAKE["TABLES"], "ids"}
