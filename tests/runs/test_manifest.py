"""What ingest remembers of paths."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.runs.manifest import absolute_of, is_known, location_of, places_of
from pipeline.storage.warehouse import Warehouse


@pytest.mark.parametrize(
    "path",
    ["/a/b/c.txt", "/c.txt", "c.txt", "b/../c.txt", "..", "/a/w/c.txt", "s3://bucket/c.txt", "/a//b/c.txt", "/a/w/é\udcff.txt"],
)
def test_the_quick_way_finds_the_same_places(path: str) -> None:
    warehouse = Path("/a/w")
    assert places_of(Path(path), warehouse) == (location_of(Path(path), warehouse), absolute_of(Path(path)))


def test_nothing_is_known_to_an_empty_warehouse(tmp_path: Path) -> None:
    assert not is_known(Warehouse(tmp_path / "w"), tmp_path)
