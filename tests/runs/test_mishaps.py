"""What befalls a run from outside: a full or read-only disk, Ctrl-C, a clock that is wrong, other runs, readers, folders that go."""

from __future__ import annotations

import contextlib
import ctypes
import datetime as dt
import errno
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest

import pipeline
from pipeline.analysis.marts import MARTS
from pipeline.contracts import TABLES
from pipeline.runs.run import RunReport, run
from pipeline.storage import disk
from pipeline.storage.lock import owner, writer_lock
from pipeline.storage.soundness import damages
from pipeline.storage.warehouse import Warehouse

if TYPE_CHECKING:
    from tests.runs.conftest import Language

TODAY = dt.date(2024, 12, 31)
STAGES = ("ingest", "extract", "derive", "catalogue")


@pytest.fixture(autouse=True)
def _few_marts(monkeypatch: pytest.MonkeyPatch, language: Language) -> None:
    monkeypatch.setattr("pipeline.analysis.marts.MARTS", tuple(m for m in MARTS if m.name == "mart.source_profiles"))


@pytest.fixture
def one(warehouse: Warehouse, articles: Path) -> Warehouse:
    """A warehouse of one article, and a second article that no run has read."""
    write(articles, a="Alpha saw 1 hurt.")
    make(warehouse, articles)
    write(articles, b="Beta saw 2 hurt.")
    return warehouse


def write(articles: Path, **bodies: str) -> None:
    for name, body in bodies.items():
        (articles / f"{name}.txt").write_text(f" date 2024-12-02 {body}")


def make(warehouse: Warehouse, *inputs: Path, today: dt.date = TODAY, forget: tuple[Path, ...] = ()) -> RunReport:
    return run(inputs, warehouse.folder, today=today, forget=forget)


def values(warehouse: Warehouse) -> list[float]:
    with pipeline.connect(warehouse.folder) as con:
        return [value for (value,) in con.execute("select value_best from core.claims order by all").fetchall()]


def fingerprints(warehouse: Warehouse) -> dict[str, str]:
    return {table.full_name: warehouse.fingerprint(table.full_name) for table in TABLES}


def full_after(left: int) -> Any:
    """A disk with so many bytes left; what does not fit is written in part."""
    real = disk.write

    def write(path: Path, data: bytes) -> None:
        nonlocal left
        taken, left = max(0, min(left, len(data))), left - len(data)
        real(path, data[:taken])
        if left < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    return patch.object(disk, "write", write)


class TestAFullDisk:
    @pytest.mark.parametrize("left", [0, 3_000, 30_000])
    def test_the_tables_stay_and_the_run_says_so(self, one: Warehouse, articles: Path, left: int) -> None:
        before = fingerprints(one)
        with full_after(left), pytest.raises(OSError, match="No space left"):
            make(one, articles)
        assert fingerprints(one) == before
        assert values(one) == [1.0]
        assert damages(one) == []

    def test_with_room_again_the_run_goes_on(self, one: Warehouse, articles: Path) -> None:
        with full_after(10_000), pytest.raises(OSError, match="No space left"):
            make(one, articles)
        make(one, articles)
        assert values(one) == [1.0, 2.0]


@contextlib.contextmanager
def bound_by_permissions() -> Iterator[None]:
    """Take from this thread the right to write where no permission allows it, which who is root has on Linux."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield
        return
    if sys.platform != "linux":
        pytest.skip("root cannot be bound here")
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)  # version 3 of the interface, this thread
    before = (ctypes.c_uint32 * 6)()  # effective, permitted and inheritable rights, twice
    assert libc.capget(header, before) == 0, os.strerror(ctypes.get_errno())
    less = type(before)(*before)
    less[0] &= ~(1 << 1)  # CAP_DAC_OVERRIDE
    assert libc.capset(header, less) == 0, os.strerror(ctypes.get_errno())
    try:
        yield
    finally:
        libc.capset(header, before)


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such permissions there")
def test_a_read_only_warehouse_can_be_read_and_refuses_runs(one: Warehouse, articles: Path) -> None:
    folders = [one.folder, *(path for path in one.folder.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        with bound_by_permissions():
            assert values(one) == [1.0]
            with pytest.raises(OSError, match="denied"):
                make(one, articles)
            assert values(one) == [1.0]
    finally:
        for folder in folders:
            folder.chmod(0o755)


@pytest.mark.parametrize("stage", STAGES)
def test_ctrl_c_in_a_stage_leaves_all_or_nothing_and_the_next_run_ends_it(one: Warehouse, articles: Path, stage: str) -> None:
    before = fingerprints(one)

    def stop(now: str, done: int, total: int) -> None:
        if now == stage:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run([articles], one.folder, today=TODAY, progress=stop)
    assert (fingerprints(one) == before) == (stage != "catalogue"), "the catalogue is written after the commit"
    make(one, articles)
    assert values(one) == [1.0, 2.0]
    assert damages(one) == []


class TestAClockThatIsWrong:
    def test_set_back_it_changes_nothing(self, one: Warehouse, articles: Path) -> None:
        make(one, articles)
        before = fingerprints(one)
        assert not make(one, articles, today=dt.date(2001, 1, 1)).computed_anew
        assert fingerprints(one) == before

    def test_a_file_from_the_future_is_looked_at_every_time(self, one: Warehouse, articles: Path) -> None:
        future = dt.datetime(2100, 1, 1, tzinfo=dt.UTC).timestamp()
        os.utime(articles / "b.txt", (future, future))
        make(one, articles)
        write(articles, b="Beta saw 3 hurt.")  # as long as before
        os.utime(articles / "b.txt", (future, future))
        make(one, articles)
        assert values(one) == [1.0, 3.0]

    def test_a_lock_from_the_future_has_no_negative_age(self, one: Warehouse) -> None:
        with writer_lock(one.folder):
            holder = one.folder / ".writer.json"
            holder.write_text(holder.read_text().replace('"started": "20', '"started": "21'))
            assert owner(one.folder).endswith("(0 min)")


def test_a_file_that_changes_while_it_is_read_is_read_by_the_next_run(one: Warehouse, articles: Path) -> None:
    def write_again(stage: str, done: int, total: int) -> None:
        if (articles / "b.txt").stat().st_size < 40 and any(one.folder.glob(".staging/*/.state/inputs.json")):  # all files are hashed
            write(articles, b="Beta saw 2 hurt, and then some more people.")

    make(one, articles)
    write(articles, b="Beta saw 3 hurt.")
    (articles / "c.txt").write_text("")
    report = run([articles, articles.parent], one.folder, today=TODAY, progress=write_again)
    assert report.rejects == {"empty_file": 1, "unreadable": 1}
    assert values(one) == [1.0]
    make(one, articles)
    assert values(one) == [1.0, 2.0]


class TestTwoRunsAtOnce:
    def test_the_second_waits(self, one: Warehouse, articles: Path) -> None:
        ready, done = threading.Event(), threading.Event()

        def hold() -> None:
            with writer_lock(one.folder):
                ready.set()
                done.wait(10)

        other = threading.Thread(target=hold)
        other.start()
        ready.wait(10)
        threading.Timer(0.2, done.set).start()
        run([articles], one.folder, today=TODAY, wait=10)
        other.join()
        assert values(one) == [1.0, 2.0]


def test_who_holds_the_duckdb_file_blocks_no_run_and_is_not_disturbed(one: Warehouse, articles: Path) -> None:
    with pipeline.connect(one.folder) as con:
        cursor = con.execute("select value_best from core.claims")
        make(one, articles)
        shutil.copy(articles / "a.txt", articles / "c.txt")
        (articles / "a.txt").unlink()
        make(one, articles)
        assert cursor.fetchall() == [(1.0,)], "the old rows, which were asked for before"
        assert con.execute("select count(*) from core.claims").fetchone() == (2,)
    assert values(one) == [1.0, 2.0]


class TestAFolderThatIsGone:
    def test_a_run_over_another_folder_leaves_its_articles(self, one: Warehouse, articles: Path, tmp_path: Path) -> None:
        shutil.rmtree(articles)
        (tmp_path / "other").mkdir()
        make(one, tmp_path / "other")
        assert values(one) == [1.0]

    def test_a_run_over_its_parent_takes_them_out(self, one: Warehouse, articles: Path, tmp_path: Path) -> None:
        (tmp_path / "more").mkdir()
        shutil.rmtree(articles)
        report = make(one, tmp_path)
        assert report.ingest.articles_withdrawn == 1
        assert values(one) == []

    def test_it_can_be_forgotten(self, one: Warehouse, articles: Path, tmp_path: Path) -> None:
        (tmp_path / "more").mkdir()
        write(tmp_path / "more", c="Gamma saw 3 hurt.")
        make(one, tmp_path / "more")
        shutil.rmtree(articles)
        assert values(one) == [1.0, 3.0]
        report = make(one, forget=(articles,))
        assert (report.ingest.files_gone, report.ingest.articles_withdrawn) == (1, 1)
        assert values(one) == [3.0]
        assert damages(one) == []
        run([tmp_path / "more"], one.folder, today=TODAY, rebuild=True)
        assert values(one) == [3.0]

    def test_one_file_can_be_forgotten_while_it_lies_there(self, one: Warehouse, articles: Path) -> None:
        make(one, articles)
        make(one, forget=(articles / "a.txt",))
        assert values(one) == [2.0]
        make(one, articles)
        assert values(one) == [1.0, 2.0], "a run over the folder reads it again"
