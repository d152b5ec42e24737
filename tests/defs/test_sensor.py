"""The sensor asks for a run when the articles' files change, and only then."""

from __future__ import annotations

import os
import time
from pathlib import Path

import dagster as dg
import pytest

from pipeline.defs.resources import Folders
from pipeline.defs.sensors import SECONDS_AT_REST, build_new_articles, list_files


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    (tmp_path / "old.txt").write_text("a story")
    age(tmp_path / "old.txt")
    return tmp_path


def age(path: Path, seconds: int = 100 * SECONDS_AT_REST) -> None:
    then = time.time() - seconds
    os.utime(path, (then, then))


def tick(folder: Path, cursor: str | None) -> tuple[object, str | None]:
    sensor = build_new_articles(Folders(articles=str(folder)))
    with dg.DagsterInstance.ephemeral() as instance, dg.build_sensor_context(instance, cursor=cursor) as context:
        return sensor(context), context.cursor


def test_it_is_off_by_default(articles: Path) -> None:
    assert build_new_articles(Folders(articles=str(articles))).default_status == dg.DefaultSensorStatus.STOPPED


def test_new_changed_and_removed_files_ask_for_a_run(articles: Path) -> None:
    answer, cursor = tick(articles, None)
    assert isinstance(answer, dg.RunRequest)
    answer, cursor = tick(articles, cursor)
    assert isinstance(answer, dg.SkipReason)

    (articles / "new.txt").write_text("another")
    age(articles / "new.txt")
    answer, cursor = tick(articles, cursor)
    assert isinstance(answer, dg.RunRequest)

    (articles / "new.txt").write_text("another, corrected")
    age(articles / "new.txt")
    answer, cursor = tick(articles, cursor)
    assert isinstance(answer, dg.RunRequest)

    (articles / "new.txt").unlink()
    answer, cursor = tick(articles, cursor)
    assert isinstance(answer, dg.RunRequest)


def test_a_file_that_is_being_written_waits(articles: Path) -> None:
    (articles / "half.txt").write_text("hal")
    answer, cursor = tick(articles, None)
    assert isinstance(answer, dg.SkipReason)
    assert cursor is None


def test_no_folder_is_no_error(tmp_path: Path) -> None:
    answer, _ = tick(tmp_path / "absent", None)
    assert isinstance(answer, dg.SkipReason)


def test_hidden_files_are_not_articles(articles: Path) -> None:
    (articles / ".swap").write_text("x")
    (articles / ".git").mkdir()
    (articles / ".git" / "config").write_text("x")
    (articles / "deeper").mkdir()
    (articles / "deeper" / "a.txt").write_text("x")
    assert sorted(name for name, _, _ in list_files(articles)) == ["deeper/a.txt", "old.txt"]
