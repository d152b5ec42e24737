"""Whatever came and went, in whatever order: the tables are those of a first run over the articles that are there now."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.analysis import alike, pairs
from pipeline.claims.rows import Rows
from pipeline.contracts import TABLES
from pipeline.reading.article import Article
from pipeline.runs import kept, shares
from pipeline.runs.derive import derive
from pipeline.runs.run import run
from pipeline.storage.checks import Unsure
from pipeline.storage.warehouse import Warehouse

from .conftest import Language

TOWNS = ("Aru", "Bela", "Coro")
WORDS = (
    "the river rose and broke a wall of the market while crews went out by boat to look for those whom the water had carried off".split()
)


def tables(warehouse: Warehouse) -> dict[str, pa.Table]:
    """Every table; without the moment at which a file was met, which no later run can know."""
    found = {contract.full_name: warehouse.read(contract.full_name) for contract in TABLES}
    found["raw.files"] = found["raw.files"].drop_columns(["first_seen_at"])
    return {name: rows.sort_by([(column, "ascending") for column in rows.column_names]) for name, rows in found.items()}


def record(choose: random.Random, name: str) -> dict[str, Any]:
    words = choose.choices(WORDS, k=45)
    lines = [f"{choose.choice(TOWNS)} {choose.choice((7, 9, 13))} {' '.join(words[at : at + 15])}" for at in (0, 15, 30)]
    return {
        "id": name,
        "publisher": choose.choice(("Dawn", "Dusk")),
        "published": f"2024-05-0{choose.randint(1, 6)}",
        "text": "\n".join(lines),
    }


def change(choose: random.Random, articles: Path) -> None:
    """Something comes, changes or goes."""
    there = sorted(articles.iterdir())
    what = choose.choice(("come", "come", "change", "go")) if there else "come"
    if what == "go":
        choose.choice(there).unlink()
        return
    file = choose.choice(there) if what == "change" else articles / f"{len(there)}-{choose.random()}.jsonl"
    records = [record(choose, f"{file.stem} {number}") for number in range(choose.randint(1, 3))]
    if there and choose.random() < 0.3:
        records.append(json.loads(there[0].read_text().splitlines()[0]) | {"id": f"{file.stem} again"})
    file.write_text("".join(json.dumps(found) + "\n" for found in records))


@pytest.fixture
def misreading(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-in takes every 13 for 31, so that rows fail a check."""
    read = language.extract

    def extract(articles: Iterable[Article], nlp: object) -> Iterator[Rows]:
        for rows in read(articles, nlp):
            for claim in rows["claims"]:
                claim["number_text"] = claim["number_text"].replace("13", "31")
            yield rows

    monkeypatch.setattr("pipeline.claims.extract.extract", extract)


@pytest.mark.usefixtures("misreading")
@pytest.mark.parametrize(("seed", "a_share"), [(0, 8192), (1, 8192), (2, 3), (3, 3), (5, 6), (6, 4)])
def test_later_runs_end_where_a_first_run_would(
    seed: int, a_share: int, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose = random.Random(seed)
    with monkeypatch.context() as patched:
        patched.setattr(shares, "_CLAIMS_A_SHARE", a_share)
        patched.setattr(pairs, "_FEW", 1)
        for _ in range(3):
            for _ in range(choose.randint(1, 3)):
                change(choose, articles)
            run([articles], tmp_path / "kept")
    run([articles], tmp_path / "fresh")
    later, first = tables(Warehouse(tmp_path / "kept")), tables(Warehouse(tmp_path / "fresh"))
    assert {name for name in first if not later[name].equals(first[name])} == set()
    assert first["core.claims"].num_rows
    assert "number_text_reproduced" in first["mart.issues"].column("check_name").to_pylist()


@pytest.mark.usefixtures("language")
def test_only_new_parts_are_worked_out(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warehouse = Warehouse(tmp_path / "kept")
    choose = random.Random(5)
    unsure: list[int] = []
    found = kept.KeptParts.unsure

    def counting(self: kept.KeptParts, table_name: str) -> Unsure:
        rows = found(self, table_name)
        if table_name == "core.claims":
            unsure.append((rows.alone or "").count(".parquet"))
            assert rows.new in ("core.claims", rows.alone)
        return rows

    monkeypatch.setattr(kept.KeptParts, "unsure", counting)
    before: set[str] = set()
    for number in range(3):
        (articles / f"{number}.jsonl").write_text(json.dumps(record(choose, f"article {number}")) + "\n")
        run([articles], warehouse.folder)
        parts = set(warehouse.record.parts["state.counts"])
        assert before < parts
        assert len(parts) == number + 1
        before = parts
    assert unsure == [1, 1, 1]


@pytest.mark.usefixtures("language")
def test_rows_that_were_sound_are_looked_at_again_where_their_article_is_another(articles: Path, tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path / "kept")
    (articles / "a.jsonl").write_text(json.dumps(record(random.Random(1), "a")) + "\n")
    run([articles], warehouse.folder)
    with warehouse.transaction() as tx:
        rows = warehouse.read("core.articles")
        shifted = pa.array([f"xx {text}" for text in rows.column("text").to_pylist()])
        tx.replace("core.articles", rows.set_column(rows.column_names.index("text"), "text", shifted))
    derive(warehouse)
    assert "number_text_reproduced" in warehouse.read("mart.issues").column("check_name").to_pylist()


@pytest.mark.usefixtures("language")
def test_rows_whose_article_alone_was_taken_away_are_found(articles: Path, tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path / "kept")
    (articles / "a.jsonl").write_text("".join(json.dumps(record(random.Random(n), f"article {n}")) + "\n" for n in range(2)))
    run([articles], warehouse.folder)
    assert "article_id_exists" not in warehouse.read("mart.issues").column("check_name").to_pylist()
    with warehouse.transaction() as tx:
        part = max(warehouse.record.parts["core.articles"], key=lambda name: warehouse.record.parts["core.articles"][name].rows)
        tx.put("core.articles", part, warehouse.read_part("core.articles", part).slice(1))
    derive(warehouse)
    assert "article_id_exists" in warehouse.read("mart.issues").column("check_name").to_pylist()


@pytest.mark.usefixtures("language")
def test_names_that_were_met_need_no_keys_again(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counting(kind: str, name: str) -> Iterator[alike.Key]:
        asked.append(name)
        return keys_of(kind, name)

    keys_of = alike.keys_of
    monkeypatch.setattr(alike, "keys_of", counting)
    for number, town in enumerate(TOWNS):
        (articles / f"{number}.jsonl").write_text(json.dumps({"id": town, "published": "2024-05-01", "text": f"{town} 7 of Aru"}) + "\n")
        run([articles], tmp_path / "kept")
    assert asked == list(TOWNS)


def test_many_parts_of_keys_are_merged_and_those_of_another_version_dropped(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path)
    with warehouse.transaction() as tx, duckdb.connect() as con:
        parts = kept.KeptParts(tx, con)
        assert parts.name_keys("1") == []
        for number in range(40):
            parts.keep_name_keys(pa.table({"name": [str(number)]}))
        files = parts.name_keys("1")
        assert 1 < len(files) <= 32
        assert sorted(int(name) for file in files for name in pq.read_table(file).column("name").to_pylist()) == list(range(40))
        assert parts.name_keys("2") == []
