"""A whole run, from files to the DuckDB file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import pipeline
from pipeline.analysis.marts import MARTS
from pipeline.contracts import TABLES
from pipeline.runs.derive import DeriveError
from pipeline.runs.run import RunReport, run
from pipeline.storage.checks import check_table
from pipeline.storage.lock import WarehouseLockedError
from pipeline.storage.soundness import damages
from pipeline.storage.warehouse import Warehouse

if TYPE_CHECKING:
    from tests.runs.conftest import Language

TODAY = dt.date(2024, 12, 31)


@pytest.fixture
def few_marts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two marts are enough where the matter is the run."""
    monkeypatch.setattr("pipeline.analysis.marts.MARTS", tuple(m for m in MARTS if m.name in ("mart.tolls", "mart.source_profiles")))


def write(articles: Path, **bodies: str) -> None:
    for name, body in bodies.items():
        (articles / f"{name}.txt").write_text(f" date 2024-12-02 {body}")


def make(warehouse: Warehouse, articles: Path) -> RunReport:
    return run([articles], warehouse.folder, today=TODAY)


def values(warehouse: Warehouse) -> list[float]:
    with pipeline.connect(warehouse.folder) as con:
        return [value for (value,) in con.execute("select value_best from core.claims order by all").fetchall()]


def test_files_become_tables_that_can_be_asked(warehouse: Warehouse, articles: Path, language: Language, few_marts: None) -> None:
    write(articles, a="Alpha saw 1 hurt.", b="Beta saw 2 hurt.", c="")
    told: list[str] = []
    report = run([articles], warehouse.folder, today=TODAY, progress=lambda stage, done, total: told.append(stage))
    assert values(warehouse) == [1.0, 2.0]
    assert report.computed_anew
    assert report.tables["core.claims"] == 2
    assert list(report.tables) == [table.full_name for table in TABLES]
    assert report.catalogue.is_file()
    assert list(dict.fromkeys(told)) == ["ingest", "extract", "derive", "catalogue"]
    assert damages(warehouse) == []


def test_a_second_run_computes_nothing_and_says_so(warehouse: Warehouse, articles: Path, language: Language, few_marts: None) -> None:
    write(articles, a="Alpha saw 1 hurt.", b="")
    make(warehouse, articles)
    before = {path: path.stat().st_mtime_ns for path in warehouse.folder.rglob("*.parquet")}
    again = make(warehouse, articles)
    assert not again.computed_anew
    assert again.rejects == {"no_text": 1}
    after = {path: path.stat().st_mtime_ns for path in warehouse.folder.rglob("*.parquet")}
    tables = {path for path in after if ".state" not in path.parts}
    assert {path: after[path] for path in tables} == {path: before[path] for path in tables}


def test_an_article_that_is_gone_is_gone_from_the_marts(warehouse: Warehouse, articles: Path, language: Language, few_marts: None) -> None:
    write(articles, a="Alpha saw 1 hurt.", b="Beta saw 2 hurt.")
    make(warehouse, articles)
    (articles / "a.txt").unlink()
    make(warehouse, articles)
    assert values(warehouse) == [2.0]
    with pipeline.connect(warehouse.folder) as con:
        assert [finding for table in TABLES for finding in check_table(table, con)] == []


def test_a_mart_that_fails_leaves_all_tables_and_the_work_that_was_done(
    warehouse: Warehouse, articles: Path, language: Language, few_marts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(articles, a="Alpha saw 1 hurt.")
    make(warehouse, articles)
    write(articles, b="Beta saw 2 hurt.")

    class Fault:
        name = "mart.tolls"
        inputs = ("core.claims",)

        def build(self, con: object) -> None:
            raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr("pipeline.analysis.marts.MARTS", (Fault(),))
        with pytest.raises(DeriveError, match=r"mart\.tolls"):
            make(warehouse, articles)
    assert values(warehouse) == [1.0]
    assert warehouse.count("raw.files") == 1
    language.read.clear()
    report = make(warehouse, articles)
    assert (report.extract.resumed, report.extract.extracted, language.read) == (1, 0, [])
    assert values(warehouse) == [1.0, 2.0]


def test_a_rebuild_ends_with_the_same_tables(warehouse: Warehouse, articles: Path, language: Language, few_marts: None) -> None:
    write(articles, a="Alpha saw 1 hurt.", b="Beta saw 2 hurt.")
    make(warehouse, articles)
    before = {table.full_name: warehouse.fingerprint(table.full_name) for table in TABLES if table.full_name != "raw.files"}
    language.read.clear()
    report = run([articles], warehouse.folder, today=TODAY, rebuild=True)
    assert len(language.read) == 2
    assert report.derive.built == ("mart.tolls", "mart.source_profiles")
    assert {name: warehouse.fingerprint(name) for name in before} == before


def test_two_runs_at_once_do_not_mix(warehouse: Warehouse, articles: Path, language: Language, few_marts: None) -> None:
    write(articles, a="Alpha saw 1 hurt.")
    with warehouse.transaction(), pytest.raises(WarehouseLockedError, match="is being written by process"):
        make(warehouse, articles)


def test_an_empty_folder_gives_empty_tables(warehouse: Warehouse, articles: Path, language: Language, few_marts: None) -> None:
    report = make(warehouse, articles)
    assert {rows for name, rows in report.tables.items() if not name.startswith("mart.")} == {0}
    assert values(warehouse) == []


def test_the_real_extractor_keeps_every_contract(warehouse: Warehouse, articles: Path) -> None:
    write(
        articles,
        flood="At least 12 people, among them three children, were killed when a river burst its banks in northern Italy on Sunday, "
        "officials said.\n\n“More than 200 families had to leave their homes,” the mayor of Bologna said.",
    )
    report = make(warehouse, articles)
    assert report.extract.failures == {}
    assert 12.0 in warehouse.read("core.claims").column("value_low").to_pylist()
    with pipeline.connect(warehouse.folder) as con:
        assert [finding for table in TABLES for finding in check_table(table, con) if finding.severity == "error"] == []
    assert not make(warehouse, articles).computed_anew
