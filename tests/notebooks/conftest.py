"""A warehouse over the seed article, made by the real pipeline once for all tests of the notebooks."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.runs.run import run

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def seed_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the warehouse."""
    folder = tmp_path_factory.mktemp("seed") / "warehouse"
    run([ROOT / "seeds" / "articles"], folder)
    return folder
