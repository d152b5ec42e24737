"""`publish` and `diff` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.storage.warehouse import Warehouse

Invoke = Callable[..., Result]


def test_publish_writes_a_described_data_set(invoke: Invoke, tmp_path: Path) -> None:
    result = invoke("publish", str(tmp_path / "out"), "--title", "Ferries", "--licence", "CC-BY-4.0")
    assert result.exit_code == 0, result.output
    descriptor = json.loads((tmp_path / "out/datapackage.json").read_text())
    assert descriptor["title"] == "Ferries"
    assert descriptor["licenses"][0]["name"] == "CC-BY-4.0"
    assert "core.claims.parquet" in result.output
    assert (tmp_path / "out/data/daily.hxl.csv").read_text().splitlines()[1].startswith("#date+occurred,#country+code+v_iso3")


def test_publish_says_who_publishes_and_where(invoke: Invoke, tmp_path: Path) -> None:
    said = ("--publisher", "Casualty Desk", "--url", "https://example.org/ferries")
    assert invoke("publish", str(tmp_path / "out"), *said).exit_code == 0
    descriptor = json.loads((tmp_path / "out/datapackage.json").read_text())
    assert descriptor["contributors"] == [{"title": "Casualty Desk", "roles": ["publisher"]}]
    assert descriptor["homepage"] == "https://example.org/ferries"
    assert "by Casualty Desk at https://example.org/ferries" in (tmp_path / "out/README.md").read_text()
    refused = invoke("publish", str(tmp_path / "out"), "--url", "ferries")
    assert refused.exit_code == 2
    assert "no web address" in refused.output


def test_publish_refuses_a_folder_with_other_files(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/notes.txt").write_text("mine")
    result = invoke("publish", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert "holds other files" in result.output
    assert "Traceback" not in result.output


def test_diff_of_a_warehouse_and_its_publication_is_nothing(invoke: Invoke, warehouse: Path, tmp_path: Path) -> None:
    invoke("publish", str(tmp_path / "out"), "--texts")
    result = CliRunner().invoke(app, ["diff", str(warehouse), str(tmp_path / "out"), "--exit-code"])
    assert result.exit_code == 0, result.output
    assert "No difference" in result.output


def test_diff_shows_rows_and_tells_by_its_exit_code(invoke: Invoke, warehouse: Path, tmp_path: Path) -> None:
    invoke("publish", str(tmp_path / "out"))
    claims = tmp_path / "out/data/core.claims.parquet"
    rows = Warehouse(warehouse).read("core.claims")
    pq.write_table(rows.slice(1), claims)
    arguments = ["diff", str(warehouse), str(tmp_path / "out"), "--exit-code", "--format", "json"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 1
    assert {item["table"]: item["removed"] for item in json.loads(result.output) if item["removed"]} == {"core.claims": 1}
    result = CliRunner().invoke(app, [*arguments, "--table", "core.claims"])
    assert [item["change"] for item in json.loads(result.output)] == ["removed"]


def test_diff_explains_what_it_cannot_compare(warehouse: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["diff", str(warehouse), str(tmp_path)])
    assert result.exit_code == 1
    assert "holds no tables" in result.output
    result = CliRunner().invoke(app, ["diff", str(warehouse), str(warehouse), "--table", "claims"])
    assert result.exit_code == 1
    assert "there is no table 'claims'" in result.output
