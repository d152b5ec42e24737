"""Many small runs leave few files, and the rows of one run."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.contracts import TABLES
from pipeline.runs import compact
from pipeline.runs.extract import extract_new
from pipeline.runs.ingest import ingest
from pipeline.storage.soundness import damages
from pipeline.storage.warehouse import Warehouse

if TYPE_CHECKING:
    from tests.runs.conftest import Language

TODAY = dt.date(2024, 12, 31)
EXTRACTED = [table.full_name for table in TABLES if table.layer == "core" and table.full_name != "core.entities"]


def make(warehouse: Warehouse, articles: Path) -> None:
    with warehouse.transaction():
        ingest(warehouse, [articles], today=TODAY)
        extract_new(warehouse)


def write(articles: Path, number: int) -> None:
    (articles / f"{number}.txt").write_text(f" date 2024-12-02 Alpha saw {number} hurt near Beta{number}.")


def rows(warehouse: Warehouse) -> dict[str, list[str]]:
    return {name: sorted(map(str, warehouse.read(name).to_pylist())) for name in EXTRACTED}


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compact, "MOST_SMALL", 4)


def test_small_parts_are_merged_and_no_row_changes(warehouse: Warehouse, articles: Path, language: Language, tmp_path: Path) -> None:
    for number in range(10):
        write(articles, number)
        make(warehouse, articles)
        assert all(len(warehouse.parts(name)) <= 5 for name in EXTRACTED), number
    assert len(language.read) == 10, "no article is read again because its part is another"
    at_once = Warehouse(tmp_path / "at-once")
    make(at_once, articles)
    assert rows(warehouse) == rows(at_once)
    assert damages(warehouse) == []
    language.read.clear()
    make(warehouse, articles)
    assert not language.read


def test_what_was_merged_can_change_and_leave(warehouse: Warehouse, articles: Path, language: Language, tmp_path: Path) -> None:
    for number in range(6):
        write(articles, number)
        make(warehouse, articles)
    (articles / "0.txt").unlink()
    (articles / "1.txt").write_text(" date 2024-12-02 Gamma saw 77 hurt.")
    make(warehouse, articles)
    at_once = Warehouse(tmp_path / "at-once")
    make(at_once, articles)
    assert rows(warehouse) == rows(at_once)


def test_the_same_runs_make_the_same_parts(warehouse: Warehouse, articles: Path, language: Language, tmp_path: Path) -> None:
    other = Warehouse(tmp_path / "other")
    for number in range(6):
        write(articles, number)
        make(warehouse, articles)
        make(other, articles)
    assert [warehouse.fingerprint(name) for name in EXTRACTED] == [other.fingerprint(name) for name in EXTRACTED]
