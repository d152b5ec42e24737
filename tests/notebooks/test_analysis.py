"""The analysis runs from the first cell to the last over the invented articles, over one article, and over none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.runs.run import run
from pipeline.storage.warehouse import Warehouse

pytest.importorskip("marimo", reason="the notebook extra is not installed")
pytest.importorskip("altair", reason="the notebook extra is not installed")

ROOT = Path(__file__).resolve().parents[2]

Page = tuple[str, dict[str, Any]]  # what the notebook shows, and the names that its cells define
Take = Callable[[str, Path], Page]


@pytest.fixture(scope="module")
def demonstration(take: Take, tmp_path_factory: pytest.TempPathFactory) -> Page:
    folder = tmp_path_factory.mktemp("demo") / "tables"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASREPORTED_REFERENCE", str(ROOT / "seeds/demo/reference"))
        run([ROOT / "seeds/demo/articles"], folder)
    return take("analysis", folder)


def test_every_part_has_its_answer(demonstration: Page) -> None:
    _, names = demonstration
    for answer in ("publishers", "toll", "changes", "day_counts", "incident_places", "rules", "contradictions", "sources", "parties"):
        assert len(names[answer]), answer


def test_the_total_has_bounds_and_several_accounts(demonstration: Page) -> None:
    toll = demonstration[1]["toll"]
    assert toll["claimant"].nunique() > 1
    assert toll["high"].isna().any()
    assert toll["as_of"].is_monotonic_increasing


def test_the_rules_say_what_they_mean(demonstration: Page) -> None:
    rules = demonstration[1]["rules"]
    assert {"hull", "latest", "median"} <= set(rules["rule"])
    assert rules["meaning"].str.len().min() > 0


@pytest.mark.parametrize("files", [["articles"], []], ids=["one article", "no article"])
def test_little_is_enough(take: Take, files: list[str], tmp_path: Path) -> None:
    if files:
        run([ROOT / "seeds" / name for name in files], tmp_path / "tables")
    else:
        with Warehouse(tmp_path / "tables").transaction():
            pass
    page, _ = take("analysis", tmp_path / "tables")
    assert "an analysis across articles" in page


def test_without_tables_it_says_how_to_make_some(take: Take, tmp_path: Path) -> None:
    page, _ = take("analysis", tmp_path / "nothing")
    assert "make demo" in page
