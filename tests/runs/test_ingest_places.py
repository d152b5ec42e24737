"""Patterns, addresses and settings between runs, and articles in other languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import fsspec
import pytest

from pipeline.runs.extract import extract_new
from pipeline.runs.ingest import ingest
from pipeline.storage.warehouse import Warehouse

if TYPE_CHECKING:
    from tests.runs.conftest import Language

GOOD = "date: 2024-12-02\n\nTwo people died on the road, police said, and {} were hurt.\n"
GERMAN = "date: 2024-12-02\n\nBei einem Brand in einem Hotel sind am Sonntag zwei Menschen ums Leben gekommen, sagte die Polizei.\n"


def ids(warehouse: Warehouse) -> list[str]:
    return sorted(warehouse.read("core.articles", ["external_id"])["external_id"].to_pylist())


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    files = fsspec.filesystem("memory")
    for name in ("a", "b"):
        files.pipe(f"/news/{name}.txt", GOOD.format(name).encode())
    yield files
    files.rm("/", recursive=True)


def test_a_folder_at_an_address(warehouse: Warehouse, memory: fsspec.AbstractFileSystem, tmp_path: Path) -> None:
    place = Path("memory://news")
    assert ingest(warehouse, [place]).articles_added == 2
    assert not ingest(warehouse, [place]).computed_anew
    (tmp_path / "c.txt").write_text(GOOD.format("c"))
    ingest(warehouse, [tmp_path / "c.txt"])
    assert ids(warehouse) == ["a", "b", "c"], "what lies elsewhere stays"
    memory.pipe("/news/b.txt", GOOD.format("more").encode())
    memory.rm("/news/a.txt")
    report = ingest(warehouse, [place])
    assert (report.files_gone, report.articles_added, report.articles_withdrawn) == (1, 1, 2)
    assert ids(warehouse) == ["b", "c"]


def test_a_file_that_is_gone_from_a_pattern(warehouse: Warehouse, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    for name in ("x/a.txt", "b.txt", "c.md"):
        (tmp_path / name).write_text(GOOD.format(name))
    pattern = tmp_path / "**" / "*.txt"
    assert ingest(warehouse, [pattern]).articles_added == 2
    (tmp_path / "x" / "a.txt").unlink()
    assert ingest(warehouse, [pattern]).articles_withdrawn == 1
    assert ids(warehouse) == ["b"]


def test_a_changed_setting_reads_what_it_kept_out(warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").write_text("day,story\n2024-12-02,Two people died on the road.\n")
    assert ingest(warehouse, [tmp_path / "a.csv"]).rejects == {"no_text_column": 1}
    monkeypatch.setenv("ASREPORTED_COLUMNS", "text=story,published=day")
    report = ingest(warehouse, [tmp_path / "a.csv"])
    assert (report.rejects, report.articles_added) == ({}, 1)
    assert not ingest(warehouse, [tmp_path / "a.csv"]).computed_anew


def test_articles_in_other_languages_are_stored_and_not_extracted(warehouse: Warehouse, tmp_path: Path, language: Language) -> None:
    (tmp_path / "de.txt").write_text(GERMAN)
    (tmp_path / "en.txt").write_text(GOOD.format("9"))
    (tmp_path / "short.txt").write_text("date: 2024-12-02\n\nZwei tot.\n")
    ingest(warehouse, sorted(tmp_path.glob("*.txt")))
    report = extract_new(warehouse)
    assert ids(warehouse) == ["de", "en", "short"]
    assert sorted(language.read) == ["en", "short"], "one whose language cannot be told is read"
    assert not report.failures
    assert not extract_new(warehouse).computed_anew
