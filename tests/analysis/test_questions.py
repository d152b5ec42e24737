"""The twenty questions of docs/questions.md: its SQL gives its answers on the demonstration, and runs on other warehouses too.

`WRITE_ANSWERS=1 pytest tests/analysis/test_questions.py` writes what the SQL gives now into the page: read the difference as a careful
reader of the articles would before it is kept.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.runs.run import run
from pipeline.storage.connect import connect

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "questions.md"
DEMO = ROOT / "seeds" / "demo"
TODAY = dt.date(2026, 1, 1)  # no article of the seeds is younger
WRITES = bool(os.environ.get("WRITE_ANSWERS"))

_QUERY = re.compile(r"```sql\n(?P<sql>.*?)\n```\n(?:\n(?P<answer>(?:\|[^\n]*\n)+|No rows\.\n))?", re.DOTALL)
_HEADING = re.compile(r"^## (\d+)\. ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Query:
    """One query of the page: its question's number, and the answer as it stands below it."""

    question: int
    sql: str
    answer: str


def queries() -> list[Query]:
    page = PAGE.read_text(encoding="utf-8")
    starts = [(match.start(), int(match[1])) for match in _HEADING.finditer(page)]
    return [
        Query(max(number for start, number in starts if start < match.start()), match["sql"], match["answer"] or "")
        for match in _QUERY.finditer(page)
    ]


def cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}" if value != int(value) else f"{int(value)}"
    return str(value).replace("|", "\\|")


def as_table(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    if not rows:
        return "No rows.\n"
    lines = [names, ["---"] * len(names), *([cell(value) for value in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def answer(con: duckdb.DuckDBPyConnection, sql: str) -> str:
    relation = con.sql(sql)
    return as_table(relation.columns, relation.fetchall())


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse of the invented articles."""
    warehouse = tmp_path_factory.mktemp("demo") / "warehouse"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASREPORTED_REFERENCE", str(DEMO / "reference"))
        report = run([DEMO / "articles"], warehouse, today=TODAY)
    assert not report.rejects
    con = connect(warehouse)
    yield con
    con.close()


def test_there_are_twenty_questions_each_with_sql() -> None:
    assert sorted({query.question for query in queries()}) == list(range(1, 21))


@pytest.mark.parametrize("query", queries(), ids=lambda query: f"question {query.question}")
def test_the_page_has_the_answer(demo: duckdb.DuckDBPyConnection, query: Query) -> None:
    found = answer(demo, query.sql)
    if WRITES:
        page = PAGE.read_text(encoding="utf-8")
        old = f"```sql\n{query.sql}\n```\n" + (f"\n{query.answer}" if query.answer else "")
        PAGE.write_text(page.replace(old, f"```sql\n{query.sql}\n```\n\n{found}", 1), encoding="utf-8")
    else:
        assert found.splitlines() == query.answer.splitlines()


@pytest.mark.parametrize(
    ("groups", "share"),
    [
        ({"child": 2}, 0.2),
        ({"woman": 3}, 0.3),
        ({"child": 2, "woman": 3}, 0.5),
        ({}, None),
    ],
)
def test_a_group_that_no_article_states_leaves_the_share_of_the_other(groups: dict[str, int], share: float | None) -> None:
    (query,) = (query for query in queries() if query.question == 12)
    with duckdb.connect() as con:
        con.execute("create schema mart")
        con.execute(
            "create table mart.estimates as select 'incident' as subject_kind, 'incident' as measure, 'killed' as impact, "
            "'median' as rule, 'any' as policy, null::varchar as victim_group, 10.0 as best, null::double as low, 'i' as subject_id"
        )
        con.execute("create table mart.incidents as select 'i' as incident_id, 'main' as role")
        for group, value in groups.items():
            con.execute(
                "insert into mart.estimates select * replace (? as victim_group, ? as best) from mart.estimates limit 1", [group, value]
            )
        ((*_, found),) = con.execute(query.sql).fetchall()
    assert found == share


def test_the_same_questions_run_on_the_seed_and_on_nothing(tmp_path: Path) -> None:
    for name, inputs in (("seed", [ROOT / "seeds" / "articles"]), ("nothing", [tmp_path / "empty"])):
        for folder in inputs:
            folder.mkdir(exist_ok=True)
        run(inputs, tmp_path / name, today=TODAY)
        with connect(tmp_path / name) as con:
            for query in queries():
                con.sql(query.sql).fetchall()


def test_the_demonstration_says_everywhere_that_it_is_invented() -> None:
    articles = sorted((DEMO / "articles").glob("*.txt"))
    assert len(articles) >= 40
    for path in articles:
        head = path.read_text(encoding="utf-8").split("\n\n")[0]
        assert re.search(r"^publisher: .* \(invented\)$", head, re.MULTILINE), path.name
        assert "byline: invented for" in head, path.name
    for path in (DEMO / "reference" / "series").glob("*.toml"):
        assert 'origin = "invented' in path.read_text(encoding="utf-8"), path.name
