"""Only what is new, changed or outdated is extracted; what is done is not lost when a run is stopped."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.contracts import TABLES
from pipeline.engines.inline import InlineEngine
from pipeline.runs.extract import ExtractReport, extract_new
from pipeline.runs.extractor import extractor_id
from pipeline.runs.ingest import ingest
from pipeline.runs.parts import BATCH_TABLES
from pipeline.storage.soundness import damages
from pipeline.storage.warehouse import Warehouse

if TYPE_CHECKING:
    from tests.runs.conftest import Language


def write(articles: Path, **bodies: str) -> None:
    for name, body in bodies.items():
        (articles / f"{name}.txt").write_text(f" date 2024-12-02 {body}")


def bring_up_to_date(warehouse: Warehouse, articles: Path, size: int = 2) -> ExtractReport:
    ingest(warehouse, [articles], today=dt.date(2024, 12, 31))
    return extract_new(warehouse, articles_a_part=size)


def column(warehouse: Warehouse, table: str, name: str) -> list[Any]:
    return sorted(warehouse.read(table, [name]).column(name).to_pylist())


@pytest.fixture
def five(warehouse: Warehouse, articles: Path, language: Language) -> Warehouse:
    """Five articles, extracted in batches of two."""
    write(articles, a="Alpha saw 1 hurt.", b="Beta saw 2 hurt.", c="Alpha saw 3 hurt.", d="Delta saw 4 hurt.", e="Beta saw 5 hurt.")
    report = bring_up_to_date(warehouse, articles)
    assert (report.articles, report.extracted, report.computed_anew) == (5, 5, True)
    language.read.clear()
    return warehouse


def test_every_article_has_its_rows_in_every_table(five: Warehouse) -> None:
    assert column(five, "core.claims", "value_best") == [1.0, 2.0, 3.0, 4.0, 5.0]
    assert five.count("core.sentences") == 5
    assert five.count("core.stances") == 5
    assert len(five.parts("core.claims")) == 3, "a part a batch"


def test_nothing_is_extracted_twice(five: Warehouse, articles: Path, language: Language) -> None:
    before = {name: five.fingerprint(name) for name in BATCH_TABLES}
    report = bring_up_to_date(five, articles)
    assert not report.computed_anew
    assert language.read == []
    assert {name: five.fingerprint(name) for name in BATCH_TABLES} == before


def test_only_what_is_new_is_extracted(five: Warehouse, articles: Path, language: Language) -> None:
    write(articles, f="Zeta saw 6 hurt.")
    assert bring_up_to_date(five, articles).extracted == 1
    assert language.read == ["f"]
    assert column(five, "core.claims", "value_best") == [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]


def test_a_changed_article_replaces_its_rows(five: Warehouse, articles: Path, language: Language) -> None:
    write(articles, b="Beta saw 22 hurt.")
    bring_up_to_date(five, articles)
    assert language.read == ["b"]
    assert column(five, "core.claims", "value_best") == [1.0, 3.0, 4.0, 5.0, 22.0]


def test_the_rows_of_an_article_that_is_gone_are_gone_from_every_table(five: Warehouse, articles: Path, language: Language) -> None:
    (articles / "d.txt").unlink()
    bring_up_to_date(five, articles)
    assert language.read == []
    assert column(five, "core.claims", "value_best") == [1.0, 2.0, 3.0, 5.0]
    assert five.count("core.stances") == 4
    assert column(five, "core.entities", "name") == ["Alpha", "Beta"], "an entity that nobody names any more is gone"
    assert damages(five) == []


def test_another_extractor_reads_everything_anew(
    five: Warehouse, articles: Path, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.runs.extractor.EXTRACTOR_VERSION", "another")
    before = column(five, "core.claims", "claim_id")
    assert bring_up_to_date(five, articles).extracted == 5
    assert len(language.read) == 5
    assert column(five, "core.claims", "claim_id") == before


@pytest.mark.usefixtures("five")
def test_another_list_or_model_is_another_extractor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.runs.extractor import extractor_id

    seen = [extractor_id(), extractor_id()]
    (tmp_path / "lists").mkdir()
    monkeypatch.setenv("ASREPORTED_REFERENCE", str(tmp_path / "lists"))
    for text in ("id,name\n", "id,name\nx,X\n"):
        (tmp_path / "lists" / "actors.csv").write_text(text)
        seen.append(extractor_id())
    monkeypatch.setenv("ASREPORTED_MODEL", "another_model")
    seen.append(extractor_id())
    assert seen[0] == seen[1]
    assert len(set(seen)) == 4


def test_entities_are_merged_whatever_the_order(tmp_path: Path, articles: Path, language: Language) -> None:
    write(articles, a="Alpha saw 1 hurt.", b="Alpha saw 2 hurt.", c="Alpha saw 3 hurt.")
    found = []
    for size in (1, 2, 3):
        warehouse = Warehouse(tmp_path / str(size))
        bring_up_to_date(warehouse, articles, size)
        found.append(warehouse.read("core.entities").to_pylist())
    assert found[0] == found[1] == found[2]
    assert [(row["entity_id"], row["role"]) for row in found[0]] == [("alpha", "a")], "of what they say the least counts"


@pytest.mark.usefixtures("language")
def test_entities_that_cannot_be_read_are_written_anew_where_none_of_them_stand(warehouse: Warehouse, articles: Path) -> None:
    for text in ("Alpha 1", "Beta 2"):
        (articles / "1.txt").write_text(f"date: 2024-05-01\n\n{text}")
        ingest(warehouse, [articles])
        extract_new(warehouse)
        assert column(warehouse, "core.entities", "name") == [text.split()[0]]
        warehouse.locate("core.entities", "all").write_bytes(b"no table")


def test_an_article_that_makes_the_extractor_fail_is_named_and_harms_no_other(
    warehouse: Warehouse, articles: Path, language: Language
) -> None:
    write(articles, a="Alpha saw 1 hurt.", b="unspeakable 2", c="Gamma saw 3 hurt.")
    report = bring_up_to_date(warehouse, articles, size=3)
    ids = {row["external_id"]: row["article_id"] for row in warehouse.read("core.articles").to_pylist()}
    assert report.failures == {ids["b"]: "ArithmeticError: cannot say it"}
    assert (report.extracted, report.failed) == (3, 1)
    assert column(warehouse, "core.claims", "value_best") == [1.0, 3.0]
    language.read.clear()
    again = bring_up_to_date(warehouse, articles, size=3)
    assert again.failures == report.failures
    assert again.failed == 0, "of those that this run extracted"
    assert not again.computed_anew


def test_a_run_that_is_stopped_goes_on_from_where_it_was(warehouse: Warehouse, articles: Path, language: Language, tmp_path: Path) -> None:
    write(articles, **{name: f"Place saw {number} hurt." for number, name in enumerate("abcdefg", start=1)})
    language.stop_after = 5
    with pytest.raises(KeyboardInterrupt):
        bring_up_to_date(warehouse, articles)
    assert warehouse.count("core.claims") == 0, "no half of a run is shown"
    language.stop_after = None
    language.read.clear()
    report = bring_up_to_date(warehouse, articles)
    assert (report.resumed, report.extracted) == (4, 3)
    assert len(language.read) == 3
    assert not (warehouse.folder / ".work").exists()
    whole = Warehouse(tmp_path / "whole")
    bring_up_to_date(whole, articles)
    for name in ("core.sentences", "core.entities", "core.claims", "core.stances"):
        assert warehouse.read(name).sort_by(warehouse.read(name).column_names[0]) == whole.read(name).sort_by(
            whole.read(name).column_names[0]
        )


def test_what_was_done_is_not_taken_over_for_another_text_or_extractor(
    warehouse: Warehouse, articles: Path, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(articles, a="Place saw 1 hurt.", b="Place saw 2 hurt.", c="Place saw 3 hurt.")
    language.stop_after = 2
    with pytest.raises(KeyboardInterrupt):
        bring_up_to_date(warehouse, articles, size=1)
    language.stop_after = None
    monkeypatch.setattr("pipeline.runs.extractor.EXTRACTOR_VERSION", "another")
    write(articles, a="Place saw 11 hurt.")
    report = bring_up_to_date(warehouse, articles, size=1)
    assert (report.resumed, report.extracted) == (0, 3)
    assert column(warehouse, "core.claims", "value_best") == [2.0, 3.0, 11.0]


def test_rows_that_break_the_contract_harm_no_other_article(warehouse: Warehouse, articles: Path, language: Language) -> None:
    write(articles, a="Alpha saw 1 hurt.", b="misshapen 2", c="Gamma saw 3 hurt.")
    report = bring_up_to_date(warehouse, articles, size=3)
    ((failed, error),) = report.failures.items()
    ids = {row["external_id"]: row["article_id"] for row in warehouse.read("core.articles").to_pylist()}
    assert failed == ids["b"]
    assert error.startswith("ContractError: core.claims.impact")
    assert column(warehouse, "core.claims", "value_best") == [1.0, 3.0]
    assert damages(warehouse) == []


def test_small_batches_make_one_part_and_little_is_lost(
    warehouse: Warehouse, articles: Path, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.runs.extract._ARTICLES_A_BATCH", 2)
    write(articles, **{name: f"Place saw {number} hurt." for number, name in enumerate("abcdefg", start=1)})
    language.stop_after = 5
    with pytest.raises(KeyboardInterrupt):
        bring_up_to_date(warehouse, articles, size=100)
    language.stop_after = None
    report = bring_up_to_date(warehouse, articles, size=100)
    assert (report.resumed, report.extracted) == (4, 3)
    assert len(warehouse.parts("core.claims")) == 1
    assert column(warehouse, "core.claims", "value_best") == [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]
    (articles / "c.txt").unlink()
    bring_up_to_date(warehouse, articles, size=100)
    assert column(warehouse, "core.entities", "name") == ["Place"]
    assert warehouse.count("core.stances") == 6


def test_progress_is_told(warehouse: Warehouse, articles: Path, language: Language) -> None:
    write(articles, a="Place saw 1 hurt.", b="Place saw 2 hurt.", c="Place saw 3 hurt.")
    told: list[tuple[str, int, int]] = []
    ingest(warehouse, [articles])
    extract_new(warehouse, articles_a_part=2, progress=lambda *step: told.append(step))
    assert told == [("extract", 0, 3), ("extract", 2, 3), ("extract", 3, 3)]


def test_only_articles_of_the_months_asked_for_are_extracted(warehouse: Warehouse, articles: Path, language: Language) -> None:
    write(articles, a="Alpha saw 1 hurt.")
    (articles / "b.txt").write_text(" date 2024-11-02 Beta saw 2 hurt.")
    ingest(warehouse, [articles], today=dt.date(2024, 12, 31))
    assert extract_new(warehouse, months={"2024-11"}).extracted == 1
    assert column(warehouse, "core.claims", "value_best") == [2.0]
    assert extract_new(warehouse, months={"2024-11"}).extracted == 0
    assert extract_new(warehouse).extracted == 1
    assert column(warehouse, "core.claims", "value_best") == [1.0, 2.0]


def test_articles_of_a_process_that_died_are_read_alone_and_those_at_fault_named(
    warehouse: Warehouse, articles: Path, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Deadly:
        """An engine whose processes die of the word `deadly`."""

        workers = 1

        def map_batches(self, function: Any, batches: Any, *, split: Any, give_up: Any) -> Any:
            for batch in batches:
                for part in split(batch):
                    dies = any("deadly" in row["text"] for row in part.articles)
                    yield give_up(part, "the worker process died") if dies else function(part)

    write(articles, a="Alpha saw 1 hurt.", b="Beta is deadly.", c="Gamma saw 3 hurt.")
    monkeypatch.setattr("pipeline.runs.extract.engine", lambda name, workers: Deadly())
    report = bring_up_to_date(warehouse, articles, size=3)
    assert (report.extracted, report.failed, list(report.failures.values())) == (3, 1, ["the worker process died"])
    assert column(warehouse, "core.claims", "value_best") == [1.0, 3.0]
    assert not bring_up_to_date(warehouse, articles, size=3).computed_anew


def test_of_many_articles_batches_are_larger(
    warehouse: Warehouse, articles: Path, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.runs.extract._ARTICLES_A_BATCH", 1)
    monkeypatch.setattr("pipeline.runs.extract._ARTICLES_A_LARGE_BATCH", 2)
    monkeypatch.setattr("pipeline.runs.extract._MANY_ARTICLES", 4)
    write(articles, **{name: f"Place saw {number} hurt." for number, name in enumerate("abcd", start=1)})
    told: list[int] = []
    ingest(warehouse, [articles], today=dt.date(2024, 12, 31))
    extract_new(warehouse, articles_a_part=3, progress=lambda _, done, total: told.append(done))
    assert told == [0, 2, 3, 4]
    assert len(warehouse.parts("core.claims")) == 2
    assert column(warehouse, "core.claims", "value_best") == [1.0, 2.0, 3.0, 4.0]


def test_with_several_workers_the_last_batches_are_smaller_and_the_parts_the_same(
    tmp_path: Path, articles: Path, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Three(InlineEngine):
        workers = 3

    monkeypatch.setattr("pipeline.runs.extract._ARTICLES_A_BATCH", 4)
    monkeypatch.setattr("pipeline.runs.extract._FEWEST_A_BATCH", 1)
    write(articles, **{f"a{number:02}": f"Place saw {number} hurt." for number in range(1, 20)})
    told: list[int] = []
    parts = []
    for name, runs_on in (("one", InlineEngine()), ("three", Three())):
        monkeypatch.setattr("pipeline.runs.extract.engine", lambda name, workers, runs_on=runs_on: runs_on)
        warehouse = Warehouse(tmp_path / name)
        ingest(warehouse, [articles], today=dt.date(2024, 12, 31))
        extract_new(warehouse, articles_a_part=10, progress=lambda _, done, total: told.append(done))
        parts.append({table.full_name: warehouse.fingerprint(table.full_name) for table in TABLES if table.layer == "core"})
        assert len(warehouse.parts("core.claims")) == 2
    assert told == [*(0, 4, 8, 10, 14, 18, 19), *(0, 4, 8, 10, 12, 14, 15, 16, 17, 18, 19)]
    assert parts[0] == parts[1]


def test_articles_are_read_some_at_a_time(
    warehouse: Warehouse, articles: Path, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.runs.extractor._READ_TOGETHER", 2)
    write(articles, a="Alpha saw 1 hurt.", b="Beta saw 2 hurt.", c="Alpha saw 3 hurt.")
    assert bring_up_to_date(warehouse, articles, size=3).extracted == 3
    assert column(warehouse, "core.claims", "value_best") == [1.0, 2.0, 3.0]


@pytest.mark.parametrize(("name", "outdates"), [("vague_numbers.csv", False), ("claimant_trust.csv", False), ("notes.csv", True)])
def test_lists_that_the_marts_alone_read_outdate_no_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, outdates: bool) -> None:
    monkeypatch.setenv("ASREPORTED_REFERENCE", str(tmp_path))
    before = extractor_id()
    (tmp_path / name).write_text("word,low,high\n", encoding="utf-8")
    assert (extractor_id() != before) is outdates
