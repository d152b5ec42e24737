"""Transactions: all of it or none of it, one writer at a time, the same bytes for the same rows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.contracts import TABLES
from pipeline.storage import lock, record
from pipeline.storage.arrow import ContractError
from pipeline.storage.lock import WarehouseLockedError
from pipeline.storage.record import SchemaMismatchError
from pipeline.storage.soundness import damages
from pipeline.storage.warehouse import Warehouse

Sentences = Callable[..., pa.Table]


def texts(warehouse: Warehouse) -> list[object]:
    return warehouse.read("core.sentences").column("text").to_pylist()


def bytes_of(warehouse: Warehouse) -> dict[str, bytes]:
    """Every Parquet file with its contents."""
    return {path.relative_to(warehouse.folder).as_posix(): path.read_bytes() for path in warehouse.folder.rglob("*.parquet")}


def test_a_warehouse_that_is_not_there_has_empty_tables(warehouse: Warehouse) -> None:
    assert not warehouse.exists
    assert warehouse.files("core.claims") == []
    assert warehouse.count("core.claims") == 0
    assert warehouse.read("core.claims", ["claim_id", "impact"]).column_names == ["claim_id", "impact"]
    assert not warehouse.folder.exists(), "reading must not write"


def test_parts_are_added_replaced_and_dropped(warehouse: Warehouse, sentences: Sentences) -> None:
    with warehouse.transaction() as tx:
        tx.put("core.sentences", "one", sentences("One.", article_id="a"))
        tx.put("core.sentences", "two", sentences("Two.", article_id="b"))
    assert texts(warehouse) == ["One.", "Two."]
    with warehouse.transaction() as tx:
        tx.put("core.sentences", "one", sentences("Three.", "Four.", article_id="c"))
        tx.drop("core.sentences", "two")
        tx.drop("core.sentences", "never there")
    assert texts(warehouse) == ["Three.", "Four."]
    assert warehouse.parts("core.sentences") == ["one"]
    assert warehouse.count("core.sentences") == 2


def test_replace_leaves_no_other_rows(warehouse: Warehouse, sentences: Sentences) -> None:
    with warehouse.transaction() as tx:
        tx.put("core.sentences", "one", sentences("One."))
        tx.replace("core.sentences", sentences("Two."))
    assert texts(warehouse) == ["Two."]
    with warehouse.transaction() as tx:
        tx.replace("core.sentences", sentences())
    assert texts(warehouse) == []


def test_a_plain_glob_reads_every_table_even_an_empty_one(warehouse: Warehouse, sentences: Sentences) -> None:
    with warehouse.transaction() as tx:
        tx.put("core.sentences", "one", sentences("One."))
    for table in TABLES:
        files = sorted(warehouse.folder.glob(f"{table.layer}/{table.name}/**/*.parquet"))
        assert files == warehouse.files(table.full_name)
        assert sum(pq.read_metadata(file).num_rows for file in files) == warehouse.count(table.full_name)


def test_inside_a_transaction_its_own_changes_are_seen_and_no_one_elses(warehouse: Warehouse, sentences: Sentences) -> None:
    with warehouse.transaction() as tx:
        tx.put("core.sentences", "one", sentences("One."))
        tx.put_note("thing", {"n": 1})
        assert texts(warehouse) == ["One."]
        assert warehouse.read_note("thing") == {"n": 1}
        assert texts(Warehouse(warehouse.folder)) == []
        assert Warehouse(warehouse.folder).read_note("thing") is None
    assert texts(Warehouse(warehouse.folder)) == ["One."]


def test_a_transaction_within_a_transaction_joins_it(warehouse: Warehouse, sentences: Sentences) -> None:
    def work() -> None:
        with warehouse.transaction():
            with warehouse.transaction() as inner:
                inner.put("core.sentences", "one", sentences("One."))
            assert texts(Warehouse(warehouse.folder)) == []
            raise ValueError("after the inner one")

    with pytest.raises(ValueError, match="after the inner one"):
        work()
    assert texts(warehouse) == []


def test_an_error_leaves_everything_as_it_was(warehouse: Warehouse, sentences: Sentences) -> None:
    with warehouse.transaction() as tx:
        tx.put("core.sentences", "one", sentences("One."))
    before = bytes_of(warehouse)

    def work() -> None:
        with warehouse.transaction() as tx:
            tx.put("core.sentences", "two", sentences("Two.", article_id="b"))
            tx.drop("core.sentences", "one")
            tx.put("core.sentences", "three", pa.table({"text": ["not the contract's columns"]}))

    with pytest.raises(ContractError):
        work()
    assert bytes_of(warehouse) == before
    assert texts(warehouse) == ["One."]


def test_the_same_rows_give_the_same_bytes_whatever_their_order(tmp_path: Path, sentences: Sentences) -> None:
    rows = sentences("One.", "Two.", "Three.")
    folders = []
    for order in ([0, 1, 2], [2, 0, 1]):
        folders.append(Warehouse(tmp_path / "".join(map(str, order))))
        with folders[-1].transaction() as tx:
            tx.put("core.sentences", "one", rows.take(order))
    assert bytes_of(folders[0]) == bytes_of(folders[1])


def test_writing_what_is_there_writes_nothing(warehouse: Warehouse, sentences: Sentences) -> None:
    def write() -> None:
        with warehouse.transaction() as tx:
            tx.put("core.sentences", "one", sentences("One."))
            tx.put_note("thing", [1])

    write()
    before = {path: path.stat().st_mtime_ns for path in warehouse.folder.rglob("*.*") if not path.name.startswith(".writer")}
    write()
    assert {path: path.stat().st_mtime_ns for path in warehouse.folder.rglob("*.*") if not path.name.startswith(".writer")} == before


def test_the_fingerprint_changes_with_the_rows_alone(warehouse: Warehouse, sentences: Sentences) -> None:
    seen = [warehouse.fingerprint("core.sentences")]
    for text in ("One.", "Two.", "One."):
        with warehouse.transaction() as tx:
            tx.replace("core.sentences", sentences(text))
        seen.append(warehouse.fingerprint("core.sentences"))
    assert seen[1] == seen[3]
    assert len(set(seen)) == 3


def test_a_part_must_have_a_name_that_is_safe_as_a_file(warehouse: Warehouse, sentences: Sentences) -> None:
    with warehouse.transaction() as tx, pytest.raises(ValueError, match="no name for a part"):
        tx.put("core.sentences", "../elsewhere", sentences("One."))


def test_a_second_writer_is_told_who_the_first_is(warehouse: Warehouse) -> None:
    with (
        warehouse.transaction(),
        pytest.raises(WarehouseLockedError, match=rf"process {os.getpid()} on .* since \d{{4}}-"),
        Warehouse(warehouse.folder).transaction(),
    ):
        pass
    with Warehouse(warehouse.folder).transaction():
        pass


def test_the_lock_of_a_process_that_died_is_free(warehouse: Warehouse) -> None:
    die = (
        "import os; from pipeline.storage.warehouse import Warehouse; "
        f"Warehouse({str(warehouse.folder)!r}).transaction().__enter__(); os._exit(9)"
    )
    root = Path(lock.__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", die], cwd=root, check=False).returncode == 9
    with warehouse.transaction():
        pass


def test_a_moved_warehouse_is_the_same(tmp_path: Path, warehouse: Warehouse, sentences: Sentences) -> None:
    with warehouse.transaction() as tx:
        tx.put("core.sentences", "one", sentences("One."))
    warehouse.folder.rename(tmp_path / "elsewhere")
    assert texts(Warehouse(tmp_path / "elsewhere")) == ["One."]


class TestAnotherVersion:
    """A table that was written with another structure is never read as if it had today's."""

    @staticmethod
    def age(warehouse: Warehouse, full_name: str) -> None:
        """Make a table look as if another version had written it."""
        path = warehouse.folder / record.RECORD_FILE
        stored = json.loads(path.read_text())
        stored["structures"][full_name] = "of long ago"
        path.write_text(json.dumps(stored))

    @pytest.fixture(autouse=True)
    def _written(self, warehouse: Warehouse, sentences: Sentences) -> None:
        with warehouse.transaction() as tx:
            tx.put("core.sentences", "one", sentences("One."))
            tx.put_note("thing", 1)

    def test_reading_and_writing_core_tables_is_refused_with_the_remedy(self, warehouse: Warehouse) -> None:
        self.age(warehouse, "core.sentences")
        with pytest.raises(SchemaMismatchError, match=r"core\.sentences.*asreported run --rebuild"):
            warehouse.read("core.sentences")
        with pytest.raises(SchemaMismatchError), warehouse.transaction():
            pass

    def test_marts_are_dropped_to_be_derived_anew(self, warehouse: Warehouse) -> None:
        self.age(warehouse, "mart.tolls")
        with pytest.raises(SchemaMismatchError):
            warehouse.read("mart.tolls")
        with warehouse.transaction():
            pass
        assert warehouse.read("mart.tolls").num_rows == 0
        assert texts(warehouse) == ["One."]

    def test_a_rebuild_begins_with_nothing(self, warehouse: Warehouse) -> None:
        self.age(warehouse, "core.sentences")
        (warehouse.folder / "mart" / "of_long_ago").mkdir()
        (warehouse.folder / "mart" / "of_long_ago" / "all.parquet").write_bytes(b"")
        with warehouse.transaction(rebuild=True):
            assert texts(warehouse) == []
            assert warehouse.read_note("thing") is None
        assert texts(warehouse) == []
        assert warehouse.read_note("thing") is None
        assert damages(warehouse) == []

    def test_a_rebuild_that_fails_leaves_what_was_there(self, warehouse: Warehouse) -> None:
        with pytest.raises(ZeroDivisionError), warehouse.transaction(rebuild=True):
            raise ZeroDivisionError
        assert texts(warehouse) == ["One."]

    @pytest.mark.parametrize("stored", ['{"format": 99}', "{}", "[]", "", '{"format": 1, "parts": {"core.claims": 1}}'])
    def test_a_record_that_cannot_be_understood_is_refused(self, warehouse: Warehouse, stored: str) -> None:
        (warehouse.folder / record.RECORD_FILE).write_text(stored)
        with pytest.raises(SchemaMismatchError, match="--rebuild"):
            warehouse.count("core.claims")
        with warehouse.transaction(rebuild=True):
            pass
        assert damages(warehouse) == []


class TestDamages:
    """What other hands did to the files is found."""

    @pytest.fixture(autouse=True)
    def _written(self, warehouse: Warehouse, sentences: Sentences) -> None:
        with warehouse.transaction() as tx:
            tx.put("core.sentences", "one", sentences("One."))

    def test_a_sound_warehouse_has_none(self, warehouse: Warehouse) -> None:
        assert damages(warehouse) == []

    def test_a_file_that_lacks(self, warehouse: Warehouse) -> None:
        warehouse.files("core.sentences")[1].unlink()
        assert "core/sentences/one.parquet: the file is missing" in damages(warehouse)[0]

    def test_a_file_that_was_changed(self, warehouse: Warehouse) -> None:
        warehouse.files("core.sentences")[1].write_bytes(b"else")
        assert "core/sentences/one.parquet: the file was changed" in damages(warehouse)[0]
        assert damages(warehouse, read_all=False) == []

    def test_a_file_that_no_run_wrote(self, warehouse: Warehouse) -> None:
        (warehouse.folder / "core" / "claims" / "mine.parquet").write_bytes(b"")
        assert "core/claims/mine.parquet: no run wrote this file" in damages(warehouse)[0]
