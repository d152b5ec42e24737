"""A run on a Ray cluster of two nodes, one of which is killed half-way, writes the tables of a run in this process."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from pipeline.contracts import TABLES
from pipeline.runs.extract import extract_new
from pipeline.runs.ingest import ingest
from pipeline.storage.warehouse import Warehouse

ray = pytest.importorskip("ray", reason="the extra `ray` is not installed")
ROOT = Path(__file__).resolve().parents[2]
SECONDS = 200

TOWNS = "Larissa Volos Patras Kavala Drama Serres Kilkis Veria Edessa Florina Kozani Grevena".split()


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Two dozen short articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for i, town in enumerate(TOWNS * 2):
        text = (
            f"At least {i + 2} people were killed and {i + 30} injured when a bus overturned near {town} on Tuesday, police said.\n\n"
            f'"We are still searching," said the mayor of {town}. Some {100 + i} residents were evacuated from their homes.'
        )
        (folder / f"a{i}.json").write_text(json.dumps({"id": f"a{i}", "text": text, "published": "2024-05-08"}))
    return folder


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Stop the test after so many seconds."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"not done in {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A head without processors and two nodes of one each."""
    from ray.cluster_utils import Cluster

    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")])))
    quiet = {"include_dashboard": False, "object_store_memory": 100 * 2**20}
    found = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, **quiet})
    try:
        ray.init(address=found.address, log_to_driver=False)
        yield found
    finally:
        ray.shutdown()
        found.shutdown()


def rows(warehouse: Warehouse) -> dict[str, list[str]]:
    """The rows of every core table, sorted."""
    names = [table.full_name for table in TABLES if table.layer == "core"]
    return {name: sorted(map(repr, warehouse.read(name).to_pylist())) for name in names}


def test_a_node_may_go_away_half_way(cluster: Any, articles: Path, tmp_path: Path) -> None:
    alone, shared = Warehouse(tmp_path / "alone"), Warehouse(tmp_path / "shared")
    for warehouse in (alone, shared):
        ingest(warehouse, [articles])
    extract_new(alone, engine_name="inline", articles_a_part=2)
    nodes = [cluster.add_node(num_cpus=1, object_store_memory=100 * 2**20) for _ in range(2)]
    cluster.wait_for_nodes()
    killed: list[int] = []

    def kill_one(stage: str, done: int, total: int) -> None:
        if not killed and done >= total // 2 > 0:
            killed.append(done)
            cluster.remove_node(nodes[1], allow_graceful=False)

    with at_most(SECONDS):
        report = extract_new(shared, engine_name="ray", workers=2, articles_a_part=2, progress=kill_one)
    assert killed
    assert killed[0] < 2 * len(TOWNS)
    assert (report.extracted, report.failures) == (2 * len(TOWNS), {})
    assert rows(shared) == rows(alone)
