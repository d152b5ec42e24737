"""Files become articles or rejects, only once, and what follows from them leaves with them."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reading import settings as reading_settings
from pipeline.runs import ingest as ingest_module
from pipeline.runs.extract import extract_new
from pipeline.runs.ingest import IngestReport, ingest
from pipeline.runs.manifest import load_inputs
from pipeline.storage.warehouse import Warehouse

TODAY = dt.date(2024, 12, 31)


def text_file(body: str, day: str = "2024-12-02") -> str:
    return f" date {day} {body}"


def record(article_id: str, text: str, day: str = "2024-12-02") -> dict[str, str]:
    return {"id": article_id, "published": day, "text": text}


def take(warehouse: Warehouse, *inputs: Path, today: dt.date = TODAY) -> IngestReport:
    return ingest(warehouse, inputs, today=today)


def rows(warehouse: Warehouse, name: str, *columns: str) -> list[tuple[Any, ...]]:
    """The columns of a table, sorted."""
    found = warehouse.read(name, columns).to_pylist()
    return sorted((tuple(row[column] for column in columns) for row in found), key=repr)


def age(folder: Path) -> None:
    """Make the files look as if they had been written long ago, so that their time of change is trusted."""
    for number, file in enumerate(sorted(folder.rglob("*.*"))):
        os.utime(file, (1_600_000_000 + number, 1_600_000_000 + number))


def test_every_file_becomes_articles_or_rejects(warehouse: Warehouse, articles: Path) -> None:
    (articles / "a.txt").write_text(text_file("Two people were hurt."))
    (articles / "b.json").write_text(json.dumps([record("x", "One died."), record("y", ""), record("z", "Three fled.")]))
    (articles / "c.txt").write_text("")
    report = take(warehouse, articles)
    assert rows(warehouse, "core.articles", "external_id", "text") == [
        ("a", "Two people were hurt."),
        ("x", "One died."),
        ("z", "Three fled."),
    ]
    assert rows(warehouse, "raw.files", "path", "n_articles", "n_rejects") == [("a.txt", 1, 0), ("b.json", 2, 1), ("c.txt", 0, 1)]
    assert rows(warehouse, "raw.rejects", "reason", "position") == [("empty_file", 0), ("no_text", 1)]
    assert (report.files, report.files_read, report.articles_added) == (3, 3, 3)
    assert report.rejects == {"empty_file": 1, "no_text": 1}


def test_moments_stand_in_utc(warehouse: Warehouse, articles: Path) -> None:
    (articles / "a.json").write_text(json.dumps(record("x", "One died.", "2024-12-01T22:30:00-05:00")))
    take(warehouse, articles)
    assert rows(warehouse, "core.articles", "published_at") == [(dt.datetime(2024, 12, 2, 3, 30),)]


class TestASecondRun:
    """Only what changed is read."""

    @pytest.fixture(autouse=True)
    def _first(self, warehouse: Warehouse, articles: Path) -> None:
        (articles / "a.txt").write_text(text_file("Two people were hurt."))
        (articles / "b.txt").write_text(text_file("Three people were hurt."))
        (articles / "c.txt").write_text("")
        age(articles)
        take(warehouse, articles)

    def test_over_unchanged_files_opens_none_of_them(self, warehouse: Warehouse, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        before = {name: warehouse.fingerprint(name) for name in ("raw.files", "raw.rejects", "core.articles")}
        monkeypatch.setattr(ingest_module, "FileResult", None)
        report = take(warehouse, articles)
        assert not report.computed_anew
        assert report.files == 3
        assert report.rejects == {"empty_file": 1}
        assert {name: warehouse.fingerprint(name) for name in before} == before

    def test_over_files_with_a_new_time_but_old_bytes_reads_no_article(self, warehouse: Warehouse, articles: Path) -> None:
        before = warehouse.fingerprint("raw.files")
        (articles / "a.txt").touch()
        assert not take(warehouse, articles).computed_anew
        assert warehouse.fingerprint("raw.files") == before

    def test_a_changed_file_replaces_its_articles(self, warehouse: Warehouse, articles: Path) -> None:
        (articles / "a.txt").write_text(text_file("Four people were hurt."))
        report = take(warehouse, articles)
        assert (report.files_read, report.articles_added, report.articles_withdrawn) == (1, 1, 1)
        assert rows(warehouse, "core.articles", "text") == [("Four people were hurt.",), ("Three people were hurt.",)]

    def test_a_change_that_keeps_size_and_time_is_missed_only_if_it_is_old(self, warehouse: Warehouse, articles: Path) -> None:
        (articles / "d.txt").write_text(text_file("Five people were hurt."))
        take(warehouse, articles)
        status = (articles / "d.txt").stat()
        (articles / "d.txt").write_text(text_file("Nine people were hurt."))
        os.utime(articles / "d.txt", ns=(status.st_mtime_ns, status.st_mtime_ns))
        take(warehouse, articles)
        assert ("Nine people were hurt.",) in rows(warehouse, "core.articles", "text")

    def test_a_file_that_is_gone_takes_everything_with_it(self, warehouse: Warehouse, articles: Path) -> None:
        (articles / "a.txt").unlink()
        (articles / "c.txt").unlink()
        report = take(warehouse, articles)
        assert (report.files, report.files_gone, report.articles_withdrawn) == (1, 2, 1)
        assert rows(warehouse, "raw.files", "path") == [("b.txt",)]
        assert rows(warehouse, "raw.rejects", "reason") == []
        assert rows(warehouse, "core.articles", "external_id") == [("b",)]

    def test_what_another_folder_gave_stays(self, warehouse: Warehouse, articles: Path, tmp_path: Path) -> None:
        (tmp_path / "more").mkdir()
        (tmp_path / "more" / "e.txt").write_text(text_file("Six people were hurt."))
        report = take(warehouse, tmp_path / "more")
        assert (report.files, report.files_gone) == (4, 0)
        assert len(rows(warehouse, "core.articles", "external_id")) == 3

    def test_another_version_of_the_reader_reads_everything(
        self, warehouse: Warehouse, articles: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(reading_settings, "READER_VERSION", "another")
        report = take(warehouse, articles)
        assert (report.files_read, report.articles_added, report.articles_withdrawn) == (3, 0, 0)
        assert len(rows(warehouse, "core.articles", "external_id")) == 2

    def test_the_first_sight_of_a_file_is_kept(self, warehouse: Warehouse, articles: Path) -> None:
        before = rows(warehouse, "raw.files", "path", "first_seen_at")
        (articles / "d.txt").write_text(text_file("Five people were hurt."))
        take(warehouse, articles)
        assert set(before) < set(rows(warehouse, "raw.files", "path", "first_seen_at"))


def test_a_warehouse_and_its_articles_may_be_moved_together(tmp_path: Path) -> None:
    (tmp_path / "one" / "articles").mkdir(parents=True)
    (tmp_path / "one" / "articles" / "a.txt").write_text(text_file("Two people were hurt."))
    age(tmp_path)
    take(Warehouse(tmp_path / "one" / "warehouse"), tmp_path / "one" / "articles")
    (tmp_path / "one").rename(tmp_path / "two")
    assert not take(Warehouse(tmp_path / "two" / "warehouse"), tmp_path / "two" / "articles").computed_anew


@pytest.mark.parametrize("depth", ["w", "deep/er/w"])
def test_a_warehouse_may_be_moved_alone(tmp_path: Path, articles: Path, depth: str) -> None:
    (tmp_path / "more").mkdir()
    for folder, name in ((articles, "a"), (articles, "b"), (tmp_path / "more", "c")):
        (folder / f"{name}.txt").write_text(text_file(f"{name} saw two people hurt."))
    age(tmp_path)
    take(Warehouse(tmp_path / "one" / "two" / "warehouse"), articles, tmp_path / "more")
    (tmp_path / depth).parent.mkdir(parents=True, exist_ok=True)
    moved = Warehouse((tmp_path / "one" / "two" / "warehouse").rename(tmp_path / depth))
    assert not take(moved, articles).computed_anew
    (articles / "a.txt").unlink()
    report = take(moved, articles)
    assert (report.files, report.files_gone, report.articles_withdrawn) == (2, 1, 1)
    assert rows(moved, "core.articles", "external_id") == [("b",), ("c",)]
    assert sorted(load_inputs(moved)) == sorted([articles, tmp_path / "more"])


def test_a_copy_of_warehouse_and_articles_is_apart_from_the_first(tmp_path: Path) -> None:
    (tmp_path / "one" / "articles").mkdir(parents=True)
    for name in "ab":
        (tmp_path / "one" / "articles" / f"{name}.txt").write_text(text_file(f"{name} saw two people hurt."))
    take(Warehouse(tmp_path / "one" / "warehouse"), tmp_path / "one" / "articles")
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    (tmp_path / "two" / "articles" / "a.txt").unlink()
    copy = Warehouse(tmp_path / "two" / "warehouse")
    assert take(copy, tmp_path / "two" / "articles").files_gone == 1
    assert rows(copy, "core.articles", "external_id") == [("b",)]


def test_a_date_in_the_future_is_tried_again_when_the_day_has_come(warehouse: Warehouse, articles: Path) -> None:
    (articles / "a.txt").write_text(text_file("Two people were hurt.", "2024-12-20"))
    age(articles)
    early = dt.date(2024, 12, 1)
    assert take(warehouse, articles, today=early).rejects == {"future_date": 1}
    assert not take(warehouse, articles, today=early).computed_anew
    assert take(warehouse, articles).articles_added == 1
    assert rows(warehouse, "raw.rejects", "reason") == []


def test_an_unreadable_file_is_tried_again(warehouse: Warehouse, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (articles / "a.txt").write_text(text_file("Two people were hurt."))
    age(articles)
    real_open: Callable[..., Any] = Path.open

    def refusing(path: Path, *args: Any, **options: Any) -> Any:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return real_open(path, *args, **options)

    with monkeypatch.context() as locked:
        locked.setattr(Path, "open", refusing)
        assert take(warehouse, articles).rejects == {"unreadable": 1}
        assert not take(warehouse, articles).computed_anew
    assert take(warehouse, articles).articles_added == 1


def test_a_warehouse_within_the_articles_is_not_read(articles: Path) -> None:
    (articles / "a.txt").write_text(text_file("Two people were hurt."))
    for warehouse in (Warehouse(articles / "tables"), Warehouse(articles)):
        assert take(warehouse, articles).articles_added == 1
        again = take(warehouse, articles)
        assert (again.files, again.rejects, again.computed_anew) == (1, {}, False)


class TestDuplicates:
    """The same article is stored once; the same text under another id is a copy."""

    def test_the_same_bytes_at_two_paths_are_two_files_and_one_article(self, warehouse: Warehouse, articles: Path) -> None:
        for name in ("b.txt", "a.txt"):
            (articles / name).write_text(text_file("Two people were hurt."))
        take(warehouse, articles)
        assert rows(warehouse, "raw.files", "path", "n_articles", "n_rejects") == [("a.txt", 1, 0), ("b.txt", 1, 0)]
        assert rows(warehouse, "core.articles", "external_id") == [("a",)]
        (articles / "a.txt").unlink()
        take(warehouse, articles)
        assert rows(warehouse, "core.articles", "external_id") == [("b",)], "the path that is left names it"

    def test_the_same_article_in_two_files_is_stored_from_the_first(self, warehouse: Warehouse, articles: Path) -> None:
        (articles / "b.json").write_text(json.dumps([record("x", "One died."), record("y", "Two died.")]))
        take(warehouse, articles)
        (articles / "a.json").write_text(json.dumps(record("x", "One died.")))
        report = take(warehouse, articles)
        assert (report.articles_added, report.articles_withdrawn) == (0, 0)
        assert rows(warehouse, "raw.files", "path", "n_articles", "n_rejects") == [("a.json", 1, 0), ("b.json", 1, 1)]
        ((reason, detail),) = rows(warehouse, "raw.rejects", "reason", "detail")
        assert reason == "duplicate_id"
        assert detail == "b.json: the same article stands in a.json, record 1; it is stored once"

    def test_when_the_first_file_goes_the_other_gives_the_article(self, warehouse: Warehouse, articles: Path) -> None:
        (articles / "a.json").write_text(json.dumps(record("x", "One died.")))
        (articles / "b.json").write_text(json.dumps([record("x", "One died."), record("y", "Two died.")]))
        take(warehouse, articles)
        (articles / "a.json").unlink()
        report = take(warehouse, articles)
        assert report.articles_withdrawn == 0
        assert rows(warehouse, "core.articles", "external_id") == [("x",), ("y",)]
        assert rows(warehouse, "raw.rejects", "reason") == []

    def test_an_article_twice_in_one_file_is_stored_once(self, warehouse: Warehouse, articles: Path) -> None:
        (articles / "a.json").write_text(json.dumps([record("x", "One died."), record("x", "One died.")]))
        take(warehouse, articles)
        assert rows(warehouse, "core.articles", "external_id", "position") == [("x", 0)]
        assert rows(warehouse, "raw.rejects", "reason", "position") == [("duplicate_id", 1)]

    def test_the_same_id_with_another_text_is_another_article(self, warehouse: Warehouse, articles: Path) -> None:
        (articles / "a.json").write_text(json.dumps([record("x", "One died."), record("x", "Two died.")]))
        report = take(warehouse, articles)
        assert rows(warehouse, "core.articles", "external_id", "text") == [("x", "One died."), ("x", "Two died.")]
        (sentence,) = report.versions
        assert "another version of x" in sentence
        assert take(warehouse, articles).versions == report.versions

    def test_unlike_texts_of_one_id_are_said_to_be_two_articles_until_one_goes(self, warehouse: Warehouse, articles: Path) -> None:
        (articles / "a.json").write_text(json.dumps(record("x", "Lightning struck a barn in Quito, Ecuador.")))
        (articles / "b.json").write_text(json.dumps(record("x", "A ferry sank off Zamboanga in Mindanao.")))
        report = take(warehouse, articles)
        assert len(rows(warehouse, "core.articles", "external_id")) == 2
        (sentence,) = report.versions
        assert "another article under the id x" in sentence
        (articles / "b.json").unlink()
        assert take(warehouse, articles).versions == ()

    def test_a_copy_points_to_the_one_published_first(self, warehouse: Warehouse, articles: Path) -> None:
        (articles / "a.json").write_text(json.dumps([record("later", "One died.", "2024-12-03"), record("other", "Two died.")]))
        take(warehouse, articles)
        assert rows(warehouse, "core.articles", "copy_of") == [(None,), (None,)]
        (articles / "b.json").write_text(json.dumps(record("first", "One died.", "2024-12-02")))
        take(warehouse, articles)
        ids = {name: article_id for article_id, name in rows(warehouse, "core.articles", "article_id", "external_id")}
        copies = {
            name: (copy_of, score) for name, copy_of, score in rows(warehouse, "core.articles", "external_id", "copy_of", "copy_score")
        }
        assert copies == {"first": (None, None), "later": (ids["first"], 1.0), "other": (None, None)}
        (articles / "b.json").unlink()
        take(warehouse, articles)
        assert rows(warehouse, "core.articles", "copy_of", "copy_score") == [(None, None), (None, None)]


# Few names and few articles, so that they meet: the same article in two files, the same bytes at two paths, the same text twice.
RECORDS = (
    record("x", "Alpha saw 1 die."),
    record("y", "Beta saw 2 die."),
    record("z", "Alpha saw 1 die.", "2024-12-01"),
    record("x", "Delta saw 5 die."),
    record("w", ""),
)
CONTENTS = st.one_of(
    st.lists(st.sampled_from(RECORDS), min_size=1, max_size=3).map(json.dumps),
    st.sampled_from((text_file("Alpha saw 1 die."), "", "{broken")),
)
NAMES = st.sampled_from(("a.json", "b.json", "c.txt", "d/a.json"))
FOLDERS = st.dictionaries(NAMES, CONTENTS, min_size=2, max_size=4)
EDITS = st.dictionaries(NAMES, st.none() | CONTENTS, min_size=1, max_size=2)  # none: the file is removed


def lay_out(folder: Path, files: dict[str, str]) -> None:
    """Make the folder hold these files and no others."""
    for file in list(folder.rglob("*.*")):
        if file.relative_to(folder).as_posix() not in files:
            file.unlink()
    for name, contents in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        if not (folder / name).is_file() or (folder / name).read_text() != contents:
            (folder / name).write_text(contents)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse without rows, to be copied."""
    folder = tmp_path_factory.mktemp("empty")
    with Warehouse(folder).transaction():
        return folder


@pytest.mark.usefixtures("language")
@settings(max_examples=25, deadline=None)
@given(files=FOLDERS, changes=st.lists(EDITS, min_size=1, max_size=2))
def test_runs_over_changing_folders_end_as_one_run_over_the_last(
    empty: Path, files: dict[str, str], changes: list[dict[str, str | None]]
) -> None:
    states = [files]
    for edits in changes:
        states.append({name: contents for name, contents in (states[-1] | edits).items() if contents is not None})
    tables = {
        "raw.files": ("file_id", "path", "format", "n_bytes", "n_articles", "n_rejects"),
        "raw.rejects": ("file_id", "position", "reason", "detail"),
        "core.articles": ("article_id", "external_id", "file_id", "position", "text", "published_at", "copy_of", "copy_score"),
        "core.sentences": ("article_id", "sentence_no", "text"),
        "core.entities": ("entity_id", "name", "role"),
        "core.claims": ("claim_id", "article_id", "value_best"),
        "core.stances": ("claim_id", "speaker_text"),
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "articles"
        folder.mkdir()
        changing, fresh = (Warehouse(shutil.copytree(empty, Path(name) / copy)) for copy in ("changing", "fresh"))
        for state in states:
            lay_out(folder, state)
            take(changing, folder)
            extract_new(changing, articles_a_part=2)
        take(fresh, folder)
        extract_new(fresh, articles_a_part=2)
        for table, columns in tables.items():
            assert rows(changing, table, *columns) == rows(fresh, table, *columns), table
        with changing.transaction():
            assert not take(changing, folder).computed_anew
            assert not extract_new(changing).computed_anew
