"""The analysis runs from the first cell to the last over the invented articles, over one article, and over none."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from pipeline.runs.run import run
from pipeline.storage.warehouse import Warehouse

mo = pytest.importorskip("marimo", reason="the notebook extra is not installed")
pytest.importorskip("altair", reason="the notebook extra is not installed")

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = ROOT / "notebooks" / "analysis.py"


def take(warehouse: Path) -> tuple[str, dict[str, Any]]:
    """What the notebook shows over a warehouse, and the names that its cells define; an error in a cell is raised."""
    spec = importlib.util.spec_from_file_location("analysis", NOTEBOOK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASREPORTED_WAREHOUSE", str(warehouse))
        spec.loader.exec_module(module)
        outputs, names = module.app.run()
    return "\n".join(mo.as_html(output).text for output in outputs if output is not None), dict(names)


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("demo") / "tables"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASREPORTED_REFERENCE", str(ROOT / "seeds/demo/reference"))
        run([ROOT / "seeds/demo/articles"], folder)
    return take(folder)


def test_every_part_has_its_answer(demonstration: tuple[str, dict[str, Any]]) -> None:
    _, names = demonstration
    for answer in ("publishers", "toll", "changes", "day_counts", "incident_places", "rules", "contradictions", "sources", "parties"):
        assert len(names[answer]), answer


def test_the_total_has_bounds_and_several_accounts(demonstration: tuple[str, dict[str, Any]]) -> None:
    toll = demonstration[1]["toll"]
    assert toll["claimant"].nunique() > 1
    assert toll["high"].isna().any()
    assert toll["as_of"].is_monotonic_increasing


def test_the_rules_say_what_they_mean(demonstration: tuple[str, dict[str, Any]]) -> None:
    rules = demonstration[1]["rules"]
    assert {"hull", "latest", "median"} <= set(rules["rule"])
    assert rules["meaning"].str.len().min() > 0


@pytest.mark.parametrize("files", [["articles"], []], ids=["one article", "no article"])
def test_little_is_enough(files: list[str], tmp_path: Path) -> None:
    if files:
        run([ROOT / "seeds" / name for name in files], tmp_path / "tables")
    else:
        with Warehouse(tmp_path / "tables").transaction():
            pass
    page, _ = take(tmp_path / "tables")
    assert "an analysis across articles" in page


def test_without_tables_it_says_how_to_make_some(tmp_path: Path) -> None:
    page, _ = take(tmp_path / "nothing")
    assert "make demo" in page
