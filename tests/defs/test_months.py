"""An archive can be taken month by month from the UI, and only where that is asked for."""

from __future__ import annotations

import json
from pathlib import Path

import dagster as dg
import pytest

from pipeline.defs.build import build_defs
from pipeline.defs.months import MONTHS_VARIABLE
from pipeline.defs.resources import Folders
from pipeline.storage.warehouse import Warehouse

KEY = dg.AssetKey(["archive", "months"])


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Three articles of three months."""
    articles = tmp_path / "articles"
    articles.mkdir()
    for month in (3, 4, 5):
        text = f"At least {month} people were killed when a bus fell into a ravine near Quito, police said."
        (articles / f"{month}.json").write_text(json.dumps({"id": str(month), "text": text, "published": f"2024-0{month}-08"}))
    return Folders(articles=str(articles), warehouse=str(tmp_path / "warehouse"))


def extracted(folders: Folders) -> list[str]:
    """The number of each claim that there is."""
    return sorted(row["number_text"] for row in Warehouse(Path(folders.warehouse)).read("core.claims").to_pylist())


def materialise(folders: Folders, first: str, last: str) -> dg.ExecuteInProcessResult:
    """One run over the months from first to last."""
    job = build_defs(folders, months=True).resolve_implicit_global_asset_job_def()
    tags = {"dagster/asset_partition_range_start": first, "dagster/asset_partition_range_end": last}
    return job.execute_in_process(asset_selection=[KEY], tags=tags)


def test_one_run_covers_many_months_and_leaves_the_others(folders: Folders) -> None:
    result = materialise(folders, "2024-03", "2024-04")
    events = result.get_asset_materialization_events()
    assert {event.partition for event in events} == {"2024-03", "2024-04"}
    assert extracted(folders) == ["At least 3", "At least 4"]
    materialise(folders, "2024-05", "2024-05")
    assert extracted(folders) == ["At least 3", "At least 4", "At least 5"]


def test_everything_after_a_month_reads_the_rest(folders: Folders) -> None:
    materialise(folders, "2024-03", "2024-03")
    assert build_defs(folders, months=True).resolve_job_def("everything").execute_in_process().success
    assert extracted(folders) == ["At least 3", "At least 4", "At least 5"]


def test_nobody_is_asked_for_months_who_did_not_ask_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert KEY not in build_defs().resolve_asset_graph().get_all_asset_keys()
    monkeypatch.setenv(MONTHS_VARIABLE, "yes")
    defs = build_defs()
    assert KEY in defs.resolve_asset_graph().get_all_asset_keys()
    assert KEY not in defs.resolve_job_def("everything").asset_layer.executable_asset_keys
    dg.Definitions.validate_loadable(defs)
