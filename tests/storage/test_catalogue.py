"""The DuckDB file: it opens anywhere, says what everything means, and stands in nobody's way."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

import pipeline
from pipeline import contracts
from pipeline.contracts import TABLES
from pipeline.contracts.dictionary import describe_column, describe_table
from pipeline.storage.catalogue import CATALOGUE, catalogue_fits, write_catalogue
from pipeline.storage.connect import WAREHOUSE_VARIABLE, connect_within, default_warehouse, refresh_view
from pipeline.storage.record import STRUCTURES, DamagedWarehouseError, SchemaMismatchError
from pipeline.storage.warehouse import Warehouse

Sentences = Callable[..., pa.Table]
ROOT = Path(pipeline.__file__).parents[1]


@pytest.fixture
def written(warehouse: Warehouse, sentences: Sentences) -> Warehouse:
    """A warehouse with one sentence and its catalogue."""
    with warehouse.transaction() as tx:
        tx.put("core.sentences", "one", sentences("One."))
    write_catalogue(warehouse)
    return warehouse


def texts(con: duckdb.DuckDBPyConnection) -> list[str]:
    return [text for (text,) in con.execute("select text from core.sentences order by all").fetchall()]


def test_every_view_and_column_has_its_comment(written: Warehouse) -> None:
    with duckdb.connect(str(written.folder / CATALOGUE), read_only=True) as con:
        views = dict(con.execute("select schema_name || '.' || view_name, comment from duckdb_views() where not internal").fetchall())
        columns = con.execute(
            "select schema_name || '.' || table_name, column_name, comment from duckdb_columns() where not internal order by column_index"
        ).fetchall()
    assert views == {table.full_name: describe_table(table) for table in TABLES}
    for table in TABLES:
        found = [column[1:] for column in columns if column[0] == table.full_name]
        assert found == [(column.name, describe_column(column)) for column in table.columns]


def test_every_view_can_be_read_even_without_rows(written: Warehouse) -> None:
    with pipeline.connect(written.folder) as con:
        for table in TABLES:
            assert tuple(c[0] for c in con.execute(f"select * from {table.full_name}").description) == table.column_names


def test_plain_duckdb_opens_the_file_from_another_directory(written: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with duckdb.connect(str(written.folder / CATALOGUE), read_only=True) as con:
        assert texts(con) == ["One."]


def test_the_file_shows_what_later_runs_write(written: Warehouse, sentences: Sentences) -> None:
    with written.transaction() as tx:
        tx.put("core.sentences", "two", sentences("Two.", article_id="b"))
    with duckdb.connect(str(written.folder / CATALOGUE), read_only=True) as con:
        assert texts(con) == ["One.", "Two."]


def test_a_reader_that_holds_the_file_blocks_no_run(written: Warehouse, sentences: Sentences) -> None:
    hold = (
        "import duckdb, sys\n"
        f"con = duckdb.connect({str(written.folder / CATALOGUE)!r}, read_only=True)\n"
        "print(con.execute('select count(*) from core.sentences').fetchone()[0], flush=True)\n"
        "sys.stdin.readline()\n"
        "print(con.execute('select count(*) from core.sentences').fetchone()[0], flush=True)\n"
    )
    reader = subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert reader.stdin
    assert reader.stdout
    assert reader.stdout.readline() == "1\n"
    with written.transaction() as tx:
        tx.put("core.sentences", "two", sentences("Two.", article_id="b"))
    write_catalogue(written)
    with pipeline.connect(written.folder) as con:
        assert texts(con) == ["One.", "Two."]
    assert reader.communicate("\n")[0] == "2\n"


@pytest.mark.parametrize("name", ["moved", "a [b] *", "it's", 'say "so"', "kind=claims", "ünï"])
def test_connect_works_after_the_folder_was_moved_and_repair_mends_the_file(written: Warehouse, tmp_path: Path, name: str) -> None:
    if os.name == "nt" and any(c in name for c in '*"'):
        pytest.skip("no such name there")
    moved = Warehouse(written.folder.rename(tmp_path / name))
    assert not catalogue_fits(moved)
    with pipeline.connect(moved.folder) as con:
        assert texts(con) == ["One."]
        assert con.execute("select count(*) from duckdb_views() where not internal and comment is null").fetchone() == (0,)
    write_catalogue(moved)
    assert catalogue_fits(moved)
    with duckdb.connect(str(moved.folder / CATALOGUE), read_only=True) as con:
        assert texts(con) == ["One."]


def test_connect_does_without_the_file(written: Warehouse) -> None:
    (written.folder / CATALOGUE).write_bytes(b"no database")
    with pipeline.connect(written.folder) as con:
        assert texts(con) == ["One."]
    (written.folder / CATALOGUE).unlink()
    with pipeline.connect(str(written.folder)) as con:
        assert texts(con) == ["One."]


def test_connect_reads_only(written: Warehouse) -> None:
    with pipeline.connect(written.folder) as con, pytest.raises(duckdb.Error, match="read-only"):
        con.execute("create table core.mine as select 1")


def test_where_there_is_no_warehouse_the_remedy_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="asreported run"):
        pipeline.connect(tmp_path)
    with pytest.raises(FileNotFoundError, match="asreported run"):
        write_catalogue(Warehouse(tmp_path))


def test_a_table_of_another_version_is_not_shown(written: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(STRUCTURES, "core.claims", "of another version")
    with pytest.raises(SchemaMismatchError, match="--rebuild"):
        pipeline.connect(written.folder)
    with pytest.raises(SchemaMismatchError, match="--rebuild"):
        write_catalogue(written)


def test_a_mart_that_an_earlier_version_did_not_know_is_empty_until_a_run(written: Warehouse) -> None:
    forget(written, "mart.tolls")
    assert not catalogue_fits(written)
    for _ in ("without the file", "with it"):
        with pipeline.connect(written.folder) as con:
            assert con.execute("select count(*) from mart.tolls").fetchone() == (0,)
            assert con.execute("select * from mart.tolls").description[0][0] == contracts.table("mart.tolls").column_names[0]
            assert texts(con) == ["One."]
        write_catalogue(written)
        assert catalogue_fits(written)
    with written.transaction():
        pass
    assert not catalogue_fits(written), "the view must show the rows that a run writes"


def test_an_empty_view_has_the_types_of_a_table_without_rows(written: Warehouse) -> None:
    def types() -> list[tuple[str, str]]:
        with pipeline.connect(written.folder) as con:
            return con.execute(
                "select column_name, data_type from duckdb_columns() where schema_name = 'mart' order by table_name, column_index"
            ).fetchall()

    before = types()
    forget(written, *(name for name in STRUCTURES if name.startswith("mart.")))
    assert types() == before


def test_a_core_table_that_an_earlier_version_did_not_know_is_added_by_a_run(written: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(STRUCTURES, "core.of_tomorrow", "")
    for look in (pipeline.connect, lambda folder: write_catalogue(Warehouse(folder))):
        with pytest.raises(SchemaMismatchError, match=r"without core\.of_tomorrow: run `asreported run`"):
            look(written.folder)


def forget(warehouse: Warehouse, *names: str) -> None:
    """Make the warehouse one of a version that did not know these tables."""
    file = warehouse.folder / ".state" / "record.json"
    record = json.loads(file.read_bytes())
    for name in names:
        del record["parts"][name], record["structures"][name]
        shutil.rmtree(warehouse.folder / name.replace(".", "/"))
    file.write_text(json.dumps(record))


def test_a_file_that_lacks_is_named_with_the_remedy(written: Warehouse) -> None:
    (written.folder / "core" / "sentences" / "one.parquet").unlink()
    with pytest.raises(DamagedWarehouseError, match=r"one\.parquet is missing: `asreported run --rebuild --warehouse "):
        pipeline.connect(written.folder)
    with pytest.raises(DamagedWarehouseError, match=r"one\.parquet is missing"), written.transaction():
        pass
    with written.transaction(rebuild=True):
        pass
    pipeline.connect(written.folder).close()


def test_a_copy_without_hidden_folders_is_no_warehouse(written: Warehouse, sentences: Sentences) -> None:
    shutil.rmtree(written.folder / ".state")
    for look in (pipeline.connect, lambda folder: write_catalogue(Warehouse(folder))):
        with pytest.raises(DamagedWarehouseError, match="not their record"):
            look(written.folder)
    with pytest.raises(DamagedWarehouseError, match="not their record"), written.transaction():
        pass
    with written.transaction(rebuild=True) as tx:
        tx.put("core.sentences", "two", sentences("Two."))
    with pipeline.connect(written.folder) as con:
        assert texts(con) == ["Two."]


def test_a_file_that_is_cut_off_is_named(written: Warehouse) -> None:
    for file in (written.folder / "core" / "sentences").iterdir():
        file.write_bytes(file.read_bytes()[:20])
    (written.folder / CATALOGUE).unlink()
    with pytest.raises(DamagedWarehouseError, match=r"sentences/empty\.parquet cannot be read"):
        written.read("core.sentences")
    with pytest.raises(DamagedWarehouseError, match="doctor"):
        pipeline.connect(written.folder)
    with pytest.raises(DamagedWarehouseError, match="doctor"):
        connect_within(written)
    with pytest.raises(DamagedWarehouseError, match="doctor"):
        write_catalogue(written)
    assert not [path for path in written.folder.iterdir() if path.name.startswith(f".{CATALOGUE}")], "nothing is left lying about"


def test_the_default_warehouse(written: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(WAREHOUSE_VARIABLE, raising=False)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert default_warehouse() == ROOT / "warehouse"
    monkeypatch.chdir(written.folder.parent)
    assert default_warehouse() == written.folder
    monkeypatch.setenv(WAREHOUSE_VARIABLE, str(tmp_path / "mine"))
    assert default_warehouse() == tmp_path / "mine"


def test_an_installed_package_makes_its_warehouse_in_the_current_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(WAREHOUSE_VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("pipeline.storage.connect.__file__", str(tmp_path / "site-packages" / "pipeline" / "storage" / "connect.py"))
    assert default_warehouse() == tmp_path / "warehouse"


def test_a_transaction_can_be_queried_before_it_ends(written: Warehouse, sentences: Sentences) -> None:
    with written.transaction() as tx:
        tx.put("core.sentences", "two", sentences("Two.", article_id="b"))
        with connect_within(written) as con:
            assert texts(con) == ["One.", "Two."]
            tx.drop("core.sentences", "one")
            refresh_view(con, written, "core.sentences")
            assert texts(con) == ["Two."]
    assert not any(".duckdb" in path.name and path.name != CATALOGUE for path in written.folder.iterdir())


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = (
        "import sys, pipeline; assert pipeline.__version__; "
        "assert not {'duckdb', 'pyarrow', 'spacy', 'dagster', 'pandas'} & sys.modules.keys(); "
        "pipeline.connect; assert 'duckdb' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
