"""Marts that are built in shares and pairs that are kept: the tables are those that a first run builds whole."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import duckdb
import pytest

from pipeline.analysis import pairs
from pipeline.analysis.marts import SHARED, step_query
from pipeline.claims.rows import Rows
from pipeline.reading.article import Article
from pipeline.runs import shares
from pipeline.runs.derive import derive
from pipeline.runs.extract import extract_new
from pipeline.runs.ingest import ingest
from pipeline.runs.run import run
from pipeline.storage import record
from pipeline.storage.warehouse import EMPTY_PART, Warehouse

from .conftest import Language
from .test_kept import change, tables

RUNS = 5


@pytest.fixture
def telling(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-in tells of incidents and totals: a town a sentence, the day of the article, parts, denials, words without a value."""
    read = language.extract

    def extract(articles: Iterable[Article], nlp: object) -> Iterator[Rows]:
        for article, rows in ((each, rows) for each in articles for rows in read([each], nlp)):
            day, event_id = article.published_at.date(), f"{article.article_id}-event"
            rows["events"].append(
                {"event_id": event_id, "article_id": article.article_id, "kind": "attack", "role": "main", "is_ongoing": False,
                 "date_start": day, "date_end": day, "date_precision": "day", "date_basis": "written", "anchor_start": 0, "anchor_end": 1}
            )  # fmt: skip
            for number, claim in enumerate(rows["claims"]):
                town = rows["sentences"][claim["sentence_no"]]["text"].split()[0]
                is_total, is_part = claim["number_text"] == "9", number == 2
                claim |= {
                    "event_id": event_id, "place_text": town, "place_name": town, "place_id": town.lower(), "place_precision": "1",
                    "measure": "cumulative" if is_total else "incident", "period_start": dt.date(2024, 4, 1) if is_total else day,
                    "period_end": day, "as_of": day if is_total else None, "period_precision": "day", "period_basis": "written",
                    "victim_group": "child" if is_part else None, "part_of": rows["claims"][0]["claim_id"] if is_part else None,
                }  # fmt: skip
                if claim["number_text"] == "13" and town == "Coro":
                    claim |= {"number_text": "dozens", "quantifier": "vague", "value_low": None, "value_best": None, "value_high": None}
                if claim["number_text"] == "13":
                    rows["stances"][number] |= {"stance": "denies", "speaker_id": "aru"}
            yield rows

    monkeypatch.setattr("pipeline.claims.extract.extract", extract)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int, int]]:
    """Of each table that was built in shares, how many were written of how many."""
    found: list[tuple[str, int, int]] = []
    write = shares.Shares._write

    def noting(self: shares.Shares, name: str, query: str, asked: Sequence[int]) -> None:
        found.append((name, len(asked), self.n))
        write(self, name, query, asked)

    monkeypatch.setattr(shares.Shares, "_write", noting)
    return found


def filled(articles: Path, tmp_path: Path) -> Warehouse:
    """A warehouse of nine articles of an incident each, and no others."""
    for file in articles.glob("*"):
        file.unlink()
    for number, town in enumerate(("Aru", "Bela", "Coro", "Dole", "Emin", "Fara", "Gola", "Hani", "Isto")):
        (articles / f"{number}.txt").write_text(f"date: 2024-05-0{number + 1}\n\n{town} {number + 20} and {number + 40}")
    warehouse = Warehouse(tmp_path / "kept")
    run([articles], warehouse.folder)
    return warehouse


@pytest.mark.usefixtures("telling")
@pytest.mark.parametrize("seed", range(3))
def test_what_is_built_in_shares_is_what_is_built_whole(
    seed: int, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: list[tuple[str, int, int]]
) -> None:
    choose = random.Random(seed)
    for _ in range(4):
        change(choose, articles)
    with monkeypatch.context() as patched:
        patched.setattr(shares, "_CLAIMS_A_SHARE", 2)
        patched.setattr(shares, "_CLAIMS_AT_ONCE", 20)
        for _ in range(RUNS):
            change(choose, articles)
            run([articles], tmp_path / "kept")
    assert any(asked < n for _, asked, n in written)
    run([articles], tmp_path / "fresh")
    later, first = tables(Warehouse(tmp_path / "kept")), tables(Warehouse(tmp_path / "fresh"))
    assert {name for name in first if not later[name].equals(first[name])} == set()
    assert {name for name in SHARED if name.startswith("mart.") and not first[name].num_rows} == set()


@pytest.mark.usefixtures("telling")
def test_shares_that_nothing_new_touches_stay_as_they_are(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "_CLAIMS_A_SHARE", 1)
    warehouse = filled(articles, tmp_path)
    before = warehouse.record.parts["mart.estimates"]
    (articles / "9.txt").write_text("date: 2024-05-02\n\nBela 21 and 80")
    run([articles], warehouse.folder)
    after = warehouse.record.parts["mart.estimates"]
    same = {part for part in after if part != EMPTY_PART and before.get(part) == after[part]}
    assert len(same) >= 2
    assert before != after


def of_shares(warehouse: Warehouse) -> dict[str, int]:
    """How many rows the marts have that are made in shares."""
    return {name: warehouse.count(name) for name in SHARED if name.startswith("mart.")}


@pytest.mark.usefixtures("telling")
def test_a_table_that_was_built_whole_in_between_has_all_its_rows(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "_CLAIMS_A_SHARE", 9)
    warehouse = filled(articles, tmp_path)
    in_shares, last = of_shares(warehouse), articles / "8.txt"
    text = last.read_text()
    last.unlink()
    run([articles], warehouse.folder)
    assert list(warehouse.record.parts["mart.incidents"]) == ["all", EMPTY_PART]  # fewer claims than two shares have
    last.write_text(text)
    run([articles], warehouse.folder)
    assert of_shares(warehouse) == in_shares
    assert all(in_shares.values())


@pytest.mark.usefixtures("telling")
def test_a_mart_of_another_structure_is_written_anew(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "_CLAIMS_A_SHARE", 1)
    warehouse = filled(articles, tmp_path)
    before = of_shares(warehouse)
    monkeypatch.setitem(record.STRUCTURES, "mart.figures", "another")
    derive(warehouse)
    assert of_shares(warehouse) == before


@pytest.mark.usefixtures("telling")
def test_a_mart_made_while_another_was_out_of_date_is_made_again(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "_CLAIMS_A_SHARE", 1)
    warehouse = filled(articles, tmp_path)
    (articles / "9.txt").write_text("date: 2024-05-20\n\nJuba 122 and 148")
    ingest(warehouse, [articles])
    extract_new(warehouse)
    derive(warehouse, names=["mart.article_links", "mart.incident_claims"])
    derive(warehouse, names=["mart.estimates", "mart.spreads", "mart.figures"])  # mart.incidents does not know the new one yet
    derive(warehouse)
    run([articles], tmp_path / "fresh")
    later, first = tables(warehouse), tables(Warehouse(tmp_path / "fresh"))
    assert {name for name in SHARED if name.startswith("mart.") and not later[name].equals(first[name])} == set()


@pytest.mark.usefixtures("telling")
def test_only_pairs_of_new_articles_are_looked_at(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh: list[int] = []
    make = pairs.make_pairs

    def counting(con: duckdb.DuckDBPyConnection, target: str, query_of: Callable[[str], str], kept: pairs.KeptTables | None = None) -> None:
        make(con, target, query_of, kept)
        fresh.extend(con.execute("SELECT count(*) FROM step_fresh").fetchall()[0])

    monkeypatch.setattr("pipeline.analysis.marts.make_pairs", counting)
    words = "while crews went out by boat to look for those whom the water had carried off from a market near its old stone bridge"
    for number in range(4):
        (articles / f"{number}.txt").write_text(f"date: 2024-0{number + 1}-05\n\nAru 2{number} {words} {number}")
        run([articles], tmp_path / "kept")
    assert fresh[0] == 1
    assert len(fresh) == 4
    (articles / "4.txt").write_text("date: 2024-09-05\n\nBela 77 short")
    run([articles], tmp_path / "kept")
    assert fresh[-1] == 1


def test_an_article_that_is_not_drawn_changes_the_weight_of_no_word() -> None:
    with duckdb.connect() as con:
        con.execute("CREATE TABLE step_usual_words AS SELECT 'the' AS word, 0.9 AS share")
        words = "['the', concat('w', i % 50)]"
        con.execute(f"CREATE TABLE step_counts AS SELECT concat('a', i) AS article_id, {words} AS words FROM range(5000) AS t(i)")
        before = con.execute(f"FROM ({step_query('rarity')}) ORDER BY ALL").fetchall()
        names = "SELECT concat('b', i) AS name FROM range(99) AS t(i)"
        drawn, apart = (
            con.execute(f"SELECT name FROM ({names}) WHERE md5_number_lower(name) % 2 = {rest} LIMIT 1").fetchall()[0][0] for rest in (0, 1)
        )
        con.execute("INSERT INTO step_counts VALUES (?, ['the', 'new'])", [apart])
        assert con.execute(f"FROM ({step_query('rarity')}) ORDER BY ALL").fetchall() == before
        con.execute("INSERT INTO step_counts VALUES (?, ['the', 'new'])", [drawn])
        assert con.execute(f"FROM ({step_query('rarity')}) ORDER BY ALL").fetchall() != before
