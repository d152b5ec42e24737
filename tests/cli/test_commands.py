"""query, claims, show and doctor over rows made by hand."""

from __future__ import annotations

import csv
import importlib
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.cli.common import USER_ERRORS
from pipeline.cli.listing import number_of, parts_under_wholes
from pipeline.contracts import table
from pipeline.runs.manifest import to_columns
from pipeline.runs.withdraw import EXTRACTED, Extracted, save_extracted
from pipeline.storage.arrow import to_arrow
from pipeline.storage.catalogue import catalogue_fits
from pipeline.storage.lock import writer_lock
from pipeline.storage.warehouse import Warehouse

from .conftest import TEXT, Invoke


def failed(result: Result, *words: str) -> None:
    """The command ended with exit code 1 and one sentence that holds the words, without a traceback."""
    assert result.exit_code == 1, result.output
    assert result.stderr.startswith("Error: ")
    assert len(result.stderr.strip().splitlines()) == 1
    assert "Traceback" not in result.output
    for word in words:
        assert word in result.stderr


@pytest.mark.parametrize("command", ["run", "query", "claims", "show", "evaluate", "doctor"])
def test_help_teaches_with_examples(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert "Examples" in result.output
    assert f"asreported {command}" in result.output


def test_help_loads_nothing_heavy() -> None:
    heavy = "{'dagster', 'duckdb', 'pyarrow', 'pandas', 'spacy', 'numpy'}"
    code = f"import sys, pipeline.cli; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_python_m_pipeline_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "pipeline", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("asreported ")


def test_query_lists_the_tables(invoke: Invoke) -> None:
    result = invoke("query", "--format", "csv")
    rows = {row["table"]: row["rows"] for row in csv.DictReader(io.StringIO(result.stdout))}
    assert (rows["core.claims"], rows["mart.tolls"]) == ("4", "0")


def test_query_prints_tables_csv_and_json(invoke: Invoke) -> None:
    sql = "select claim_id, value_low, period_end, value_low as claim_id from core.claims where value_low > 5"
    assert "2024-12-01" in invoke("query", sql).stdout
    assert invoke("query", sql, "-f", "csv").stdout == "claim_id,value_low,period_end,claim_id_3\nc1,12,2024-12-01,12\n"
    (record,) = json.loads(invoke("query", sql, "-f", "json").stdout)
    assert record == {"claim_id": "c1", "value_low": 12, "period_end": "2024-12-01", "claim_id_3": 12}
    assert json.loads(invoke("query", "from core.claims where false", "-f", "json").stdout) == []
    assert invoke("query", "-", "-f", "csv", stdin="select 1 as one").stdout == "one\n1\n"


def test_query_says_that_copy_writes_files(invoke: Invoke, tmp_path: Path) -> None:
    assert "COPY ... TO can write files" in " ".join(invoke("query", "--help").stdout.split())
    invoke("query", f"copy (select 1 as one) to '{tmp_path / 'one.csv'}'")
    assert (tmp_path / "one.csv").read_text() == "one\n1\n"


def test_query_says_how_many_rows_it_leaves_out(invoke: Invoke) -> None:
    assert "5,000 rows; the first 3 are shown" in invoke("query", "from range(5000)", "--rows", "3").stdout


def test_bad_sql_is_explained_in_a_sentence(invoke: Invoke) -> None:
    failed(invoke("query", "selec 1"), "syntax error", "selec")
    failed(invoke("query", "from core.claim"), "claim does not exist", "Did you mean", "claims")
    failed(invoke("query", "select impakt from core.claims"), "impakt")
    failed(invoke("query", "drop view core.claims"), "read-only")
    for nothing in ("  ", ";", "/* a comment */"):
        failed(invoke("query", nothing), "there is no SQL")


def test_numbers_of_one_column_are_written_alike(invoke: Invoke) -> None:
    assert [word in invoke("query", "from (values (7000), (12345)) t(n)").stdout for word in ("7,000", "12,345")] == [True, True]
    assert "2024" in invoke("query", "from (values (2024), (7000)) t(year)").stdout


@pytest.mark.parametrize("command", [["query", "select 1"], ["claims"], ["show", "x"], ["doctor", "--repair"]])
def test_a_missing_warehouse_is_explained(command: list[str], tmp_path: Path) -> None:
    failed(CliRunner().invoke(app, [*command, "--warehouse", str(tmp_path / "none")]), "there is no warehouse", "asreported run")


def listed(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return [row["claim_id"] for row in csv.DictReader(io.StringIO(result.stdout))]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ([], ["c1", "c2", "c3", "c4"]),
        (["--impact", "killed"], ["c1", "c2"]),
        (["--impact", "displaced", "--impact", "affected"], ["c3", "c4"]),
        (["--place", "example"], ["c1", "c2"]),
        (["--place", "RIVER"], ["c4"]),
        (["--source", "Coast Guard"], ["c1", "c2"]),
        (["--status", "denied"], ["c3"]),
        (["--article", "flood"], ["c4"]),
        (["--article", "a1", "--min", "3"], ["c1"]),
        (["--since", "2024-12-02"], []),
        (["--since", "2024-12-01", "--until", "2024-12-01"], ["c1", "c2", "c3"]),
    ],
)
def test_filters_of_claims(invoke: Invoke, filters: list[str], expected: list[str]) -> None:
    assert listed(invoke("claims", "--format", "csv", *filters)) == expected


def test_claims_are_listed_for_reading(invoke: Invoke) -> None:
    lines = invoke("claims").stdout.splitlines()
    whole, part = (next(line for line in lines if word in line) for word in (" 12 ", "└ 2"))
    for word in ("at least", "killed", "people", "Éxample Island", "2024-12-01", "the coast guard", "ferry"):
        assert word in whole
    assert "children" in part
    assert "Hundreds" in "\n".join(lines)
    assert "4 claims in 2 articles; as reported, not verified" in lines[-1]


def test_a_figure_beyond_what_a_float_holds_shows_no_digits_of_its_own() -> None:
    row = {"kind": "numeric", "quantifier": "exact", "value_low": 1e26, "value_best": 1e26, "value_high": 1e26, "number_text": "9" * 26}
    assert number_of(row) == "1e+26"
    assert number_of(row | {"value_best": 12_345.0}) == "12,345"


def test_a_code_that_is_none_is_named(invoke: Invoke) -> None:
    failed(invoke("claims", "--impact", "kiled"), "'kiled'", "killed")
    failed(invoke("claims", "--status", "true"), "asserted")


def test_show_marks_claims_in_the_text(invoke: Invoke) -> None:
    output = invoke("show", "ferry").stdout
    assert "At least 12[1] people, including two[2] children, died" in output
    assert "overloaded[3]." in output
    assert "Legend: figure" in output
    assert "[3] denies: The owner" in output


def test_show_leaves_the_text_as_it_is_but_for_the_marks(invoke: Invoke) -> None:
    shown = " ".join(invoke("show", "ferry").stdout.split())
    for number in "123":
        shown = shown.replace(f"[{number}]", "")
    assert " ".join(TEXT.split()) in shown


def test_an_article_is_found_by_the_beginning_of_an_id(invoke: Invoke) -> None:
    assert "Hundreds[1] fled" in invoke("show", "flo").stdout
    assert "Hundreds[1] fled" in invoke("show", "a2").stdout
    failed(invoke("show", "f"), "2 articles fit 'f'", "a1 (ferry, 2024-12-02)")
    failed(invoke("show", "storm"), "there is no article 'storm'")


def test_doctor_finds_a_sound_warehouse_sound_and_lists_rejects(invoke: Invoke) -> None:
    result = invoke("doctor")
    assert result.exit_code == 0, result.output
    assert "All is sound." in result.stdout
    assert "empty.txt: the file holds nothing" in result.stdout


def test_doctor_finds_a_changed_file(invoke: Invoke, warehouse: Path) -> None:
    file = next((warehouse / "core" / "claims").glob("test.parquet"))
    file.write_bytes(file.read_bytes()[:-1])
    result = invoke("doctor")
    assert result.exit_code == 1
    assert "core/claims/test.parquet" in result.stdout


def test_doctor_finds_a_broken_record(invoke: Invoke, warehouse: Path) -> None:
    (warehouse / ".state" / "record.json").write_text("{")
    result = invoke("doctor")
    assert result.exit_code == 1
    remedy = f"cannot be read: `asreported run --rebuild --warehouse {warehouse}` writes the tables anew"
    assert remedy in result.stdout
    failed(invoke("claims"), remedy)
    failed(invoke("run", "--rebuild"), "does not say which articles")


def test_a_copy_without_hidden_folders_is_wrong(invoke: Invoke, warehouse: Path) -> None:
    shutil.rmtree(warehouse / ".state")
    result = invoke("doctor")
    assert (result.exit_code, "there is no record" in result.stdout) == (1, True)
    failed(invoke("claims"), "not their record")


def test_a_missing_file_is_no_empty_table(invoke: Invoke, warehouse: Path) -> None:
    (warehouse / "core" / "claims" / "test.parquet").unlink()
    failed(invoke("claims"), "core/claims/test.parquet is missing", f"--rebuild --warehouse {warehouse}")
    assert invoke("doctor").exit_code == 1


def test_a_file_that_is_cut_off_is_explained(invoke: Invoke, warehouse: Path) -> None:
    (warehouse / "core" / "claims" / "test.parquet").write_bytes(b"PAR1")
    failed(invoke("claims"), "test.parquet", "asreported doctor")
    result = invoke("doctor", "--repair")
    assert (result.exit_code, "Something is wrong" in result.stdout) == (1, True)


def test_a_note_that_is_damaged_is_found(invoke: Invoke, warehouse: Path) -> None:
    (warehouse / ".state" / "derive.json").write_text("{")
    result = invoke("doctor")
    assert (result.exit_code, ".state/derive.json: the file cannot be read" in result.stdout) == (1, True)


def test_doctor_names_articles_that_failed_and_those_that_share_an_id(invoke: Invoke, warehouse: Path) -> None:
    store = Warehouse(warehouse)
    with store.transaction() as tx:
        save_extracted(tx, to_columns([Extracted("a1", "", "", "test", "ArithmeticError: cannot say it")], EXTRACTED))
        rows = store.read("core.articles").to_pylist()
        rows[1] |= {"external_id": rows[0]["external_id"]}
        tx.put("core.articles", "test", to_arrow(table("core.articles"), rows))
    result = invoke("doctor")
    assert result.exit_code == 1
    assert "ferry.txt: the extractor failed on article a1, it has no rows: ArithmeticError" in result.stdout
    assert "another article under the id ferry of The Example" in result.stdout


def test_doctor_mends_a_moved_folder(invoke: Invoke, warehouse: Path, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    shutil.move(warehouse, moved)
    doctor = ["doctor", "--warehouse", str(moved)]
    before = CliRunner().invoke(app, doctor)
    assert (before.exit_code, "asreported doctor --repair" in before.stdout) == (1, True)
    assert CliRunner().invoke(app, [*doctor, "--repair"]).exit_code == 0
    assert catalogue_fits(Warehouse(moved))
    assert CliRunner().invoke(app, doctor).exit_code == 0


@pytest.mark.parametrize(("module", "name"), USER_ERRORS)
def test_the_errors_that_are_explained_exist(module: str, name: str) -> None:
    assert issubclass(getattr(importlib.import_module(f"pipeline.{module}"), name), Exception)


def test_a_second_writer_is_told_who_the_first_is(invoke: Invoke, warehouse: Path, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    with writer_lock(warehouse):
        failed(invoke("run", str(tmp_path / "none")), "is being written by process")


def test_parts_stand_under_their_wholes_and_none_is_lost() -> None:
    rows = [
        {"claim_id": name, "part_of": whole} for name, whole in [("a", "d"), ("b", None), ("c", "b"), ("d", None), ("e", "f"), ("f", "e")]
    ]
    assert [row["claim_id"] for row in parts_under_wholes(rows)] == ["b", "c", "d", "a", "e", "f"]
