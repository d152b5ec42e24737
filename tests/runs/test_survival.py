"""A short form of `python -m benchmarks.survival`: runs of real processes that are killed, with the real extractor."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def survival(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The benchmark."""
    monkeypatch.syspath_prepend(str(ROOT))
    monkeypatch.chdir(ROOT)
    return importlib.import_module("benchmarks.survival")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_the_tables_after_kills_are_those_of_a_run_that_nobody_disturbed(survival: ModuleType, tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    survival.generated.write(12, articles, files=12, paragraphs=survival.PARAGRAPHS)
    hit, wrong = survival.survive(articles, tmp_path, kills=2, seed=5)
    assert sum(hit.values()) >= 2
    assert wrong == []
