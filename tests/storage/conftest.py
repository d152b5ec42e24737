"""A warehouse in a temporary folder, and rows to put into it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.contracts import table
from pipeline.storage.arrow import to_arrow
from pipeline.storage.warehouse import Warehouse

Sentences = Callable[..., pa.Table]


@pytest.fixture(autouse=True)
def _no_power_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is forced to the disk: that takes most of the time of small writes."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    """A warehouse that nothing was written to."""
    return Warehouse(tmp_path / "warehouse")


@pytest.fixture(scope="session")
def sentences() -> Sentences:
    """A function from texts to rows of core.sentences."""

    def rows(*texts: str, article_id: str = "a") -> pa.Table:
        common = {"article_id": article_id, "paragraph_no": 0, "start_char": 0, "zone": "body"}
        contract = table("core.sentences")
        return to_arrow(contract, ({**common, "sentence_no": n, "end_char": len(text), "text": text} for n, text in enumerate(texts)))

    return rows
