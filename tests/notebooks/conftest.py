"""Notebooks run in this process, and a warehouse over the seed article, made by the real pipeline once for all their tests."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.runs.run import run

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def seed_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the warehouse."""
    folder = tmp_path_factory.mktemp("seed") / "warehouse"
    run([ROOT / "seeds" / "articles"], folder)
    return folder


@pytest.fixture(scope="session")
def take() -> Callable[[str, Path], tuple[str, dict[str, Any]]]:
    """Run the notebook of this name over a warehouse: the page that it shows, and the names that its cells define.

    An error in a cell is raised.
    """
    import marimo as mo  # of the notebook extra

    def taken(name: str, warehouse: Path) -> tuple[str, dict[str, Any]]:
        spec = importlib.util.spec_from_file_location(name, ROOT / "notebooks" / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("ASREPORTED_WAREHOUSE", str(warehouse))
            patch.syspath_prepend(ROOT / "notebooks")  # as marimo does
            spec.loader.exec_module(module)
            outputs, names = module.app.run()
        return "\n".join(mo.as_html(output).text for output in outputs if output is not None), dict(names)

    return taken
