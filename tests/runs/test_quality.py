"""The gold sets as a table of measures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.runs.quality import QUALITY_SCORES, score_gold
from pipeline.storage.warehouse import Warehouse

TEXT = "Gunmen killed four people in Nairobi on Monday."


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder of one set: a document with a claim, and one without."""
    folder = tmp_path / "gold" / "small"
    folder.mkdir(parents=True)
    start = TEXT.index("four")
    claim = {
        "id": "c1",
        "start": start,
        "end": start + 4,
        "number_text": "four",
        "impact": "killed",
        "quantifier": "exact",
        "low": 4,
        "best": 4,
        "high": 4,
        "victim": "people",
        "victim_group": None,
        "place": "Nairobi",
        "measure": "incident",
        "period_start": "2024-03-04",
        "period_end": "2024-03-04",
        "source": None,
        "status": "asserted",
        "part_of": None,
        "implicit": False,
    }
    docs = [
        {"doc_id": "a", "publisher": "wire.example", "published": "2024-03-05", "text": TEXT},
        {"doc_id": "b", "publisher": "wire.example", "published": "2024-03-05", "text": "The match in Nairobi ended 4-1."},
    ]
    labels = [{"doc_id": "a", "phenomenon": "plain", "claims": [claim]}, {"doc_id": "b", "phenomenon": "score", "claims": []}]
    for name, records in (("docs.jsonl", docs), ("claims.jsonl", labels)):
        (folder / name).write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return folder.parent


def test_every_measure_of_every_set_is_a_row(tmp_path: Path, gold: Path) -> None:
    warehouse = Warehouse(tmp_path / "warehouse")
    report = score_gold(warehouse, gold)
    assert report.scores["small"].explicit.right == 1
    rows = warehouse.read(QUALITY_SCORES).to_pylist()
    values = {(row["part"], row["measure"]): (row["value"], row["n"]) for row in rows}
    assert values["all", "explicit_f1"] == (1.0, 1)
    assert values["all", "whole"] == (1.0, 1)
    assert values["all", "value"] == (1.0, 1)
    assert values["plain", "explicit_recall"] == (1.0, 1)
    assert all(part != "score" for part, _ in values), "nothing is labelled there and nothing was found"


def test_the_table_stays_as_it_was_where_a_set_cannot_be_read(tmp_path: Path, gold: Path) -> None:
    warehouse = Warehouse(tmp_path / "warehouse")
    score_gold(warehouse, gold)
    before = warehouse.fingerprint(QUALITY_SCORES)
    (gold / "small" / "docs.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="small"):
        score_gold(warehouse, gold)
    assert warehouse.fingerprint(QUALITY_SCORES) == before
