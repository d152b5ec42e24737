"""The tagged CSV: hashtags beneath the header, whole numbers, open bounds empty."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb

from pipeline.analysis.hxl import HASHTAGS, write_hxl
from pipeline.contracts import table

QUESTIONS = Path(__file__).parents[2] / "docs/questions.md"


def test_rows_stand_beneath_names_and_hashtags(tmp_path: Path) -> None:
    with duckdb.connect() as con:
        con.execute("create schema mart")
        columns = ", ".join(f"{name} {'double' if name.endswith(('_low', '_high')) else 'varchar'}" for name in HASHTAGS)
        con.execute(f"create table mart.admin_days ({columns})")
        insert = "insert into mart.admin_days (day, country_iso3, admin1_name, killed_low, killed_high) values (?, ?, ?, ?, ?)"
        con.execute(insert, ["2024-02-01", "TON", 'Ha\'apai, "north"', 3, None])
        con.execute(insert, ["2024-01-31", "TON", None, 12, 15])
        con.execute(insert, ["2024-02-02", "TON", None, 1e26, None])
        assert write_hxl(con, tmp_path / "daily.csv") == 3
    lines = (tmp_path / "daily.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].split(",") == list(HASHTAGS)
    assert lines[1].split(",") == list(HASHTAGS.values())
    assert lines[2:4] == ["2024-01-31,TON,,,,12,15,,,,", '2024-02-01,TON,"Ha\'apai, ""north""",,,3,,,,,']
    assert lines[4] == f"2024-02-02,TON,,,,{int(1e26)},,,,,"


def test_every_column_of_the_table_has_its_hashtag() -> None:
    assert tuple(HASHTAGS) == table("mart.admin_days").column_names
    # hashtags are lower-case words, attributes follow after plus signs: https://hxlstandard.org/standard/1-1final/tagging
    assert all(re.fullmatch(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*", tag) for tag in HASHTAGS.values())


def test_the_question_of_the_documentation_uses_the_same_hashtags() -> None:
    question = QUESTIONS.read_text(encoding="utf-8").split("## 20.")[1]
    assert sorted(re.findall(r"'(#[^']+)'", question)) == sorted(HASHTAGS.values())
