"""Hashes of rows in any order: equal for the same rows, and unlike where rows swap what they hold."""

from __future__ import annotations

import duckdb
import pytest

from pipeline.analysis.marts import Steps


@pytest.fixture
def con():
    with duckdb.connect() as con:
        Steps(con)  # makes the macros
        yield con


def digest(con, rows):
    values = ", ".join(f"({a}, {b})" for a, b in rows)
    return con.execute(f"SELECT digest_of(hash(a, b)) FROM (VALUES {values}) AS t(a, b)").fetchall()[0][0]


def test_the_order_of_rows_is_nothing(con):
    assert digest(con, [(1, 2), (3, 4), (3, 4)]) == digest(con, [(3, 4), (1, 2), (3, 4)])


@pytest.mark.parametrize("other", [[(1, 4), (3, 2)], [(1, 2)], [(1, 2), (3, 4), (3, 4)], [(1, 2), (1, 2), (3, 4)], [(2, 1), (4, 3)]])
def test_other_rows_give_another_hash(con, other):
    assert digest(con, [(1, 2), (3, 4)]) != digest(con, other)
