"""Differences between two warehouses are counted by table and key."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.contracts import table
from pipeline.storage.arrow import to_arrow
from pipeline.storage.differences import NotComparableError, RowDifference, changed_rows, compare
from pipeline.storage.publishing.publish import publish
from pipeline.storage.record import RECORD_FILE, DamagedWarehouseError, SchemaMismatchError
from pipeline.storage.warehouse import Warehouse

SERIES = {
    "series": "s",
    "place_name": "Coast",
    "impact": "killed",
    "measure": "period",
    "is_imputed": False,
    "is_suspect": False,
    "origin": "invented",
}


def _day(day: int, value: float, group: str | None = None, **more: Any) -> dict[str, Any]:
    return SERIES | {"report_date": dt.date(2024, 1, day), "value": value, "victim_group": group} | more


def _warehouse(folder: Path, *rows: dict[str, Any]) -> Path:
    store = Warehouse(folder)
    with store.transaction() as tx:
        tx.replace("mart.reference_series", to_arrow(table("mart.reference_series"), rows))
    return folder


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return _warehouse(tmp_path / "old", _day(1, 10), _day(2, 20), _day(3, 30), _day(3, 5, "child"))


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return _warehouse(tmp_path / "new", _day(2, 20), _day(3, 31), _day(3, 6, "child", place_name="Shore"), _day(4, 40))


def test_rows_are_added_removed_changed_or_the_same(old: Path, new: Path) -> None:
    (found,) = compare(old, new, ["mart.reference_series"])
    assert (found.added, found.removed, found.changed, found.unchanged) == (1, 1, 2, 1)
    assert found.columns == {"value": 2, "place_name": 1}


def test_nothing_differs_from_itself(old: Path) -> None:
    assert not any(found.differs for found in compare(old, old))


def test_the_other_way_round_swaps_added_and_removed(old: Path, new: Path) -> None:
    for there, back in zip(compare(old, new), compare(new, old), strict=True):
        assert (there.added, there.removed, there.changed) == (back.removed, back.added, back.changed)


def test_a_null_in_the_key_is_a_value_of_its_own(old: Path, new: Path) -> None:
    rows = changed_rows(old, new, "mart.reference_series")
    child = [row for row in rows if row.key["victim_group"] == "child"]
    assert {(row.column, row.before, row.after) for row in child} == {("place_name", "Coast", "Shore"), ("value", 5.0, 6.0)}


def test_rows_are_shown_with_their_keys(old: Path, new: Path) -> None:
    rows = changed_rows(old, new, "mart.reference_series")
    assert [row.change for row in rows] == ["removed", "added", "changed", "changed", "changed"]
    assert rows[0] == RowDifference("removed", rows[0].key)
    assert rows[0].key["report_date"] == dt.date(2024, 1, 1)
    assert len({tuple(row.key.values()) for row in changed_rows(old, new, "mart.reference_series", limit=2)}) == 2


def test_a_warehouse_can_be_held_against_a_publication(old: Path, new: Path, tmp_path: Path) -> None:
    publish(Warehouse(old), tmp_path / "published")
    assert not any(found.differs for found in compare(old, tmp_path / "published"))
    assert compare(tmp_path / "published", new, ["mart.reference_series"]) == compare(old, new, ["mart.reference_series"])


def test_columns_that_are_left_out_are_named(old: Path, tmp_path: Path) -> None:
    publish(Warehouse(old), tmp_path / "published")
    (articles,) = compare(old, tmp_path / "published", ["core.articles"])
    assert articles.only_old == ("text",)
    assert not articles.differs


def test_versions_and_moments_are_left_aside_unless_asked_for(tmp_path: Path) -> None:
    def files(folder: str, version: str) -> Path:
        store = Warehouse(tmp_path / folder)
        row = {"file_id": "f", "path": "a.txt", "format": "text", "n_bytes": 1, "n_articles": 1, "n_rejects": 0}
        row |= {"reader_version": version, "first_seen_at": dt.datetime(2024, 1, 1)}
        with store.transaction() as tx:
            tx.replace("raw.files", to_arrow(table("raw.files"), [row]))
        return store.folder

    one, two = files("one", "1"), files("two", "2")
    assert not compare(one, two, ["raw.files"])[0].differs
    assert compare(one, two, ["raw.files"], bookkeeping=True)[0].columns == {"reader_version": 1}


def test_a_table_that_one_side_lacks_is_all_added(old: Path, tmp_path: Path) -> None:
    publish(Warehouse(old), tmp_path / "partial")
    (tmp_path / "partial/data/mart.reference_series.parquet").unlink()
    (found,) = compare(tmp_path / "partial", old, ["mart.reference_series"])
    assert (found.added, found.removed, found.changed, found.unchanged) == (4, 0, 0, 0)


def test_bad_names_are_named(old: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NotComparableError, match="holds no tables"):
        compare(old, tmp_path / "empty")
    with pytest.raises(KeyError, match=r"no table 'core\.nonsense'"):
        compare(old, old, ["core.nonsense"])


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda folder: next(folder.glob("mart/*/*.parquet")).unlink(), r"the file .*parquet is missing: .*--rebuild"),
        (lambda folder: shutil.rmtree(folder / "mart"), r"the file .*parquet is missing: .*--rebuild"),
        (lambda folder: (folder / RECORD_FILE).unlink(), "not their record"),
        (lambda folder: _cut(folder / RECORD_FILE), "cannot be read"),
        (lambda folder: _cut(next(folder.glob("mart/reference_series/*.parquet"))), "cannot be read"),
    ],
    ids=["part deleted", "layer gone", "record gone", "record cut", "part cut"],
)
def test_a_damaged_warehouse_is_refused_and_not_taken_for_rows_removed(
    damage: Callable[[Path], None], message: str, old: Path, tmp_path: Path
) -> None:
    damaged = Path(shutil.copytree(old, tmp_path / "damaged"))
    damage(damaged)
    for sides in ((old, damaged), (damaged, old), (damaged, damaged)):
        with pytest.raises((DamagedWarehouseError, SchemaMismatchError), match=message):
            compare(*sides)
        with pytest.raises((DamagedWarehouseError, SchemaMismatchError), match=message):
            changed_rows(*sides, "mart.reference_series")
