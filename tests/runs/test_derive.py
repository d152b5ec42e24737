"""A mart is built anew only where what it is made from changed, and one that fails changes nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from pipeline.analysis.marts import Steps
from pipeline.contracts import table
from pipeline.runs import derive as derive_module
from pipeline.runs.derive import DeriveError, derive
from pipeline.storage.arrow import to_arrow
from pipeline.storage.warehouse import Warehouse


@dataclass
class StubMart:
    """A mart of the tests; `built` counts."""

    name: str
    inputs: tuple[str, ...]
    make: Callable[[duckdb.DuckDBPyConnection], pa.Table]
    built: int = field(default=0)

    def rows(self, con: duckdb.DuckDBPyConnection, steps: Steps) -> pa.RecordBatchReader:
        self.built += 1
        return self.make(con).to_reader()


def profiles(con: duckdb.DuckDBPyConnection) -> pa.Table:
    counts = "1 as n_asserted, 0 as n_denied, 1 as n_articles"
    return con.sql(f"select text as speaker, null as speaker_id, null as claimant_class, {counts} from core.sentences").to_arrow_table()


def days(con: duckdb.DuckDBPyConnection) -> pa.Table:
    rows = con.execute("select speaker from mart.source_profiles").fetchall()
    day = dt.date(2024, 12, 2)
    return to_arrow(table("mart.place_days"), [{"day": day, "place_name": name, "impact": "killed", "n_claims": 1} for (name,) in rows])


def write(warehouse: Warehouse, *texts: str) -> None:
    common = {"article_id": "a", "paragraph_no": 0, "start_char": 0, "end_char": 1, "zone": "body"}
    rows = [{**common, "sentence_no": number, "text": text} for number, text in enumerate(texts)]
    with warehouse.transaction() as tx:
        tx.replace("core.sentences", to_arrow(table("core.sentences"), rows))


@pytest.fixture
def marts(monkeypatch: pytest.MonkeyPatch) -> list[StubMart]:
    """Two marts, the second made from the first."""
    stubs = [
        StubMart("mart.source_profiles", ("core.sentences",), profiles),
        StubMart("mart.place_days", ("mart.source_profiles",), days),
    ]
    monkeypatch.setattr("pipeline.analysis.marts.MARTS", tuple(stubs))
    return stubs


def places(warehouse: Warehouse) -> list[object]:
    return warehouse.read("mart.place_days").column("place_name").to_pylist()


def test_marts_see_the_tables_and_the_marts_before_them(warehouse: Warehouse, marts: list[StubMart]) -> None:
    with warehouse.transaction():
        write(warehouse, "One.", "Two.")
        report = derive(warehouse)
    assert report.built == ("mart.source_profiles", "mart.place_days")
    assert places(warehouse) == ["One.", "Two."]


def test_nothing_is_built_twice(warehouse: Warehouse, marts: list[StubMart]) -> None:
    write(warehouse, "One.")
    assert derive(warehouse).computed_anew
    report = derive(warehouse)
    assert (report.built, report.kept, report.computed_anew) == ((), ("mart.source_profiles", "mart.place_days"), False)
    assert [mart.built for mart in marts] == [1, 1]


def test_a_mart_whose_inputs_came_out_the_same_is_not_built(warehouse: Warehouse, marts: list[StubMart]) -> None:
    write(warehouse, "One.")
    derive(warehouse)
    marts[0].inputs = ("core.sentences", "core.claims")
    assert derive(warehouse).built == ("mart.source_profiles",)


def test_a_change_is_followed_through(warehouse: Warehouse, marts: list[StubMart]) -> None:
    write(warehouse, "One.")
    derive(warehouse)
    write(warehouse, "Two.")
    assert derive(warehouse).built == ("mart.source_profiles", "mart.place_days")
    assert places(warehouse) == ["Two."]


def test_other_code_or_reference_files_build_everything(
    warehouse: Warehouse, marts: list[StubMart], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(warehouse, "One.")
    derive(warehouse)
    monkeypatch.setattr(derive_module, "_sources_hash", lambda: "another")
    assert len(derive(warehouse).built) == 2


def test_codes_and_bounds_are_among_what_marts_are_made_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = derive_module._sources_hash()
    assert derive_module._sources_hash() == before
    (tmp_path / "vocabularies.py").write_text("another code")
    monkeypatch.setattr("pipeline.contracts.__path__", [str(tmp_path)])
    assert derive_module._sources_hash() != before


def test_named_marts_alone_are_built(warehouse: Warehouse, marts: list[StubMart]) -> None:
    write(warehouse, "One.")
    assert derive(warehouse, names=["mart.source_profiles"]).built == ("mart.source_profiles",)
    assert places(warehouse) == []
    assert derive(warehouse).built == ("mart.place_days",)


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (lambda con: con.sql("select no_such_column from core.sentences").to_arrow_table(), "BinderException"),
        (lambda con: pa.table({"day": [1]}), "ContractError"),
    ],
)
def test_a_mart_that_fails_is_named_and_changes_nothing(
    warehouse: Warehouse, marts: list[StubMart], fault: Callable[[duckdb.DuckDBPyConnection], pa.Table], says: str
) -> None:
    write(warehouse, "One.")
    derive(warehouse)
    write(warehouse, "Two.")
    marts[1].make = fault
    with pytest.raises(DeriveError, match=rf"mart\.place_days could not be built \({says}"):
        derive(warehouse)
    assert places(warehouse) == ["One."]
    assert warehouse.read("mart.source_profiles").column("speaker").to_pylist() == ["One."]


@pytest.mark.parametrize(("has", "can_be_built"), [(8, True), (0.9, False)])
def test_a_mart_that_does_not_fit_is_tried_again_with_more_memory(
    warehouse: Warehouse, marts: list[StubMart], monkeypatch: pytest.MonkeyPatch, has: float, can_be_built: bool
) -> None:
    tried = []

    def large(con: duckdb.DuckDBPyConnection) -> pa.Table:
        tried.append(con.execute("select current_setting('memory_limit')").fetchone())
        if len(tried) < 3:
            raise duckdb.OutOfMemoryException("Out of Memory Error: could not allocate block")
        return days(con)

    monkeypatch.setattr(derive_module, "_MEMORY", 0.5)
    monkeypatch.setattr(derive_module, "_memory_to_be_had", lambda: has)
    write(warehouse, "One.")
    marts[1].make = large
    if can_be_built:
        derive(warehouse)
        assert places(warehouse) == ["One."]
        assert tried == [("476.8 MiB",), ("953.6 MiB",), ("1.8 GiB",)]
    else:
        with pytest.raises(DeriveError, match="Out of Memory"):
            derive(warehouse)


def test_ctrl_c_while_a_mart_is_built_is_no_failure_of_the_mart(warehouse: Warehouse, marts: list[StubMart]) -> None:
    def interrupted(con: duckdb.DuckDBPyConnection) -> pa.Table:
        raise RuntimeError("Query interrupted")

    write(warehouse, "One.")
    marts[1].make = interrupted
    with pytest.raises(KeyboardInterrupt):
        derive(warehouse)
    assert places(warehouse) == []
