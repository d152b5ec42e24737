"""Every asset, materialised in a warehouse of its own: once, again over the same articles, and with a check that fails."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest
from rich.console import Console

from pipeline.contracts import TABLES, Table
from pipeline.defs import assets as assets_module
from pipeline.defs.__main__ import HOME_VARIABLE, main, materialise
from pipeline.defs.build import build_defs
from pipeline.defs.jobs import QUALITY_TABLE
from pipeline.defs.resources import ARTICLES_VARIABLE, WAREHOUSE_VARIABLE, Folders
from pipeline.storage.warehouse import Warehouse

ARTICLE = """ date 2025-03-04 At least 12 people were killed and 30 injured when a bus fell into a ravine near Quito on Monday, police said.

Among the dead were three children, the fire service said.
"""
MADE = [table for table in TABLES if table.full_name != QUALITY_TABLE]  # what the job makes; the gold sets have one of their own
CONFIGURATION = Path(__file__).parents[2] / "dagster.yaml"


class Run:
    """One materialisation of everything."""

    def __init__(self, folders: Folders, instance: dg.DagsterInstance) -> None:
        told = io.StringIO()
        self.result = materialise(build_defs(folders), instance, Console(file=told, width=80))
        self.lines = told.getvalue().splitlines()
        events = [event.step_materialization_data.materialization for event in self.result.get_asset_materialization_events()]
        self.metadata = {event.asset_key.to_user_string(): event.metadata for event in events}
        self.versions = {event.asset_key.to_user_string(): (event.tags or {}).get("dagster/data_version") for event in events}

    def shown(self, asset: str, entry: str) -> object:
        """What the UI shows of an asset under that name."""
        return self.metadata[asset][entry].value


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    root = tmp_path_factory.mktemp("project")
    articles = root / "articles"
    articles.mkdir()
    (articles / "bus.txt").write_text(ARTICLE, encoding="utf-8")
    (articles / "empty.txt").touch()
    return Folders(articles=str(articles), warehouse=str(root / "warehouse"))


@pytest.fixture(scope="module")
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as instance:
        yield instance


@pytest.fixture(scope="module")
def first(folders: Folders, instance: dg.DagsterInstance) -> Run:
    return Run(folders, instance)


@pytest.fixture(scope="module")
def second(first: Run, folders: Folders, instance: dg.DagsterInstance) -> Run:
    assert first.result.success
    return Run(folders, instance)


def test_everything_is_materialised_and_every_check_passes(first: Run) -> None:
    assert first.result.success
    assert set(first.metadata) == {f"{table.layer}/{table.name}" for table in MADE} | {"catalogue"}
    results = first.result.get_asset_check_evaluations()
    assert len(results) > len(MADE)
    assert [(result.asset_key, result.check_name) for result in results if not result.passed] == []


def test_the_page_of_a_table_shows_its_rows(first: Run, folders: Folders) -> None:
    warehouse = Warehouse(folders.warehouse)
    for table in MADE:
        asset = f"{table.layer}/{table.name}"
        assert first.shown(asset, "dagster/row_count") == warehouse.count(table.full_name)
        assert first.shown(asset, "path") == str(warehouse.folder / table.layer / table.name)
    preview = str(first.shown("core/articles", "preview"))
    assert preview.splitlines()[0].startswith("| external")
    assert "| bus |" in preview


def test_what_was_rejected_is_shown_with_its_reason(first: Run) -> None:
    assert first.shown("raw/rejects", "dagster/row_count") == 1
    assert "| empty" in str(first.shown("raw/rejects", "by reason"))
    assert "empty.txt" in str(first.shown("raw/rejects", "preview")).replace("\\", "")


def test_a_second_run_computes_nothing_anew_and_says_so(first: Run, second: Run) -> None:
    assert second.result.success
    for asset in second.metadata:
        assert first.shown(asset, "computed anew") == "yes"
        assert str(second.shown(asset, "computed anew")).startswith("no")
    assert second.versions == first.versions


def test_a_line_a_step_is_printed(first: Run, second: Run) -> None:
    steps = [line.split()[0] for line in first.lines]
    assert [step for step in steps if step in ("ingest", "extract", "catalogue")] == ["ingest", "extract", "catalogue"]
    assert [line.split()[0] for line in second.lines] == steps
    assert not any("unchanged" in line for line in first.lines)
    assert all("unchanged" in line for line in second.lines)


def test_the_history_is_the_one_that_the_page_shows(
    second: Run, folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(HOME_VARIABLE, "")
    monkeypatch.setenv(ARTICLES_VARIABLE, folders.articles)
    monkeypatch.setenv(WAREHOUSE_VARIABLE, folders.warehouse)
    assert main() == 1
    assert "there is no dagster.yaml" in capsys.readouterr().err
    shutil.copy(CONFIGURATION, tmp_path)
    assert main() == 0
    with dg.DagsterInstance.get() as instance:
        assert {key.to_user_string() for key in instance.all_asset_keys()} == set(second.metadata)
    assert {path.name for path in tmp_path.iterdir()} == {"dagster.yaml", ".dagster"}


def test_a_failed_check_stops_the_run_loudly(
    second: Run, folders: Folders, instance: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = assets_module.check_results

    def wrong(contract: Table, con: object) -> Iterator[dg.AssetCheckResult]:
        for result in right(contract, con):  # type: ignore[arg-type]
            is_it = (contract.full_name, result.check_name) == ("core.claims", "low_to_high")
            yield result._replace(passed=False, description="value_low 7 is above value_high 3") if is_it else result

    monkeypatch.setattr(assets_module, "check_results", wrong)
    run = Run(folders, instance)
    assert not run.result.success
    told = "\n".join(run.lines)
    assert "core.claims: low_to_high: value_low 7 is above value_high 3" in told
    assert "mart.tolls" not in told
    assert "core/claims" in run.metadata  # the table is there to be looked at
    assert "mart/tolls" not in run.metadata  # and nothing was made from it
    assert "catalogue" not in run.metadata


def test_the_catalogue_lists_the_tables(first: Run, folders: Folders) -> None:
    assert Path(str(first.shown("catalogue", "path"))).is_file()
    assert "| core.articles | 1 |" in str(first.shown("catalogue", "tables"))
