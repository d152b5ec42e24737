"""A writer that dies between any two operations on files: readers find all of the old tables or all of the new ones."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.storage import disk, journal
from pipeline.storage.lock import WarehouseLockedError, writer_lock
from pipeline.storage.soundness import damages
from pipeline.storage.warehouse import Warehouse

Sentences = Callable[..., pa.Table]
OPERATIONS = ("write", "copy", "move", "remove", "remove_folder", "sync_folder")


class Crash(BaseException):
    """The process is gone."""


@contextmanager
def dying_disk(lives_for: int) -> Iterator[list[str]]:
    """After so many operations every one fails; the first to fail, if it writes, leaves half of its bytes. Gives those that were done."""
    done: list[str] = []

    def wrap(name: str, operation: Callable[..., None]) -> Callable[..., None]:
        def run(*arguments: Any) -> None:
            if len(done) > lives_for:
                raise Crash
            done.append(name)
            if len(done) > lives_for:
                if name == "write":
                    path, data = arguments
                    operation(path, data[: len(data) // 2])
                raise Crash
            operation(*arguments)

        return run

    with patch.multiple(disk, **{name: wrap(name, getattr(disk, name)) for name in OPERATIONS}):
        yield done


def first(warehouse: Warehouse, sentences: Sentences) -> None:
    with warehouse.transaction() as tx:
        tx.put("core.sentences", "kept", sentences("Kept.", article_id="k"))
        tx.put("core.sentences", "changed", sentences("Old.", article_id="a"))
        tx.put("core.sentences", "dropped", sentences("Dropped.", article_id="d"))
        tx.put_note("thing", "old")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, sentences: Sentences) -> Path:
    """A warehouse with the first rows, to be copied."""
    folder = tmp_path_factory.mktemp("written")
    first(Warehouse(folder), sentences)
    return folder


def second(warehouse: Warehouse, sentences: Sentences) -> None:
    with warehouse.transaction() as tx:
        tx.put("core.sentences", "changed", sentences("New.", article_id="a"))
        tx.put("core.sentences", "added", sentences("Added.", article_id="b"))
        tx.drop("core.sentences", "dropped")
        tx.put_note("thing", "new")


OLD = (["Dropped.", "Kept.", "Old."], "old")
NEW = (["Added.", "Kept.", "New."], "new")


def state(warehouse: Warehouse) -> tuple[list[object], object]:
    return sorted(map(str, warehouse.read("core.sentences").column("text").to_pylist())), warehouse.read_note("thing")


@settings(max_examples=60, deadline=None)
@given(lives_for=st.integers(0, 30), then_lives_for=st.integers(0, 15))
def test_a_crash_anywhere_and_another_while_recovering(written: Path, sentences: Sentences, lives_for: int, then_lives_for: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(written, folder, dirs_exist_ok=True)
        warehouse = Warehouse(folder)
        assert state(warehouse) == OLD
        with dying_disk(lives_for) as done:
            try:
                second(warehouse, sentences)
            except Crash:
                assert len(done) == lives_for + 1
        committed = journal.is_unfinished(Path(folder))
        with dying_disk(then_lives_for), contextlib.suppress(Crash):
            state(Warehouse(folder))  # the next opener recovers, and may die of it
        found = state(Warehouse(folder))
        assert found in (OLD, NEW)
        assert found == NEW or not committed, "what was committed must come"
        with Warehouse(folder).transaction():
            pass
        assert damages(Warehouse(folder)) == []
        assert not list((Path(folder) / journal.STAGING).iterdir()), "nothing is left lying about"


def test_every_single_operation_of_a_commit_may_be_the_last(tmp_path: Path, written: Path, sentences: Sentences) -> None:
    shutil.copytree(written, tmp_path / "count")
    with dying_disk(1000) as done:
        second(Warehouse(tmp_path / "count"), sentences)
        n_operations = len(done)
    assert n_operations > 10
    outcomes = []
    for lives_for in range(n_operations + 1):
        warehouse = Warehouse(shutil.copytree(written, tmp_path / str(lives_for)))
        with dying_disk(lives_for), contextlib.suppress(Crash):
            second(warehouse, sentences)
        found = state(Warehouse(warehouse.folder))
        assert found in (OLD, NEW)
        outcomes.append(found == NEW)
    assert outcomes == sorted(outcomes), "there is one moment of commitment"
    assert outcomes[-1]


def test_a_reader_waits_for_a_commit_that_is_under_way(
    tmp_path: Path, written: Path, sentences: Sentences, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(written, tmp_path, dirs_exist_ok=True)
    with dying_disk(12), contextlib.suppress(Crash):
        second(Warehouse(tmp_path), sentences)
    assert journal.is_unfinished(tmp_path)
    monkeypatch.setattr("pipeline.storage.warehouse._READER_WAIT", 0.01)
    with writer_lock(tmp_path), pytest.raises(WarehouseLockedError):
        state(Warehouse(tmp_path))
    assert state(Warehouse(tmp_path)) == NEW
