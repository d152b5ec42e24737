"""`asreported run` from files to printed tables."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.cli.environment import program
from pipeline.cli.run import default_articles

STORY = " date 2024-12-02 At least 12 people were killed on Sunday when a ferry sank near Athens, the Greek coast guard said.\n"


def run(folder: Path, warehouse: Path, *options: str) -> Result:
    return CliRunner().invoke(app, ["run", str(folder), "--warehouse", str(warehouse), *options])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "ferry.txt").write_text(STORY)
    (articles / "empty.txt").write_text("")
    (articles / "cut.json").write_text('{"text": "Two pe')
    return articles


def test_a_run_prints_claims_counts_rejects_and_what_next(folder: Path, tmp_path: Path) -> None:
    result = run(folder, tmp_path / "tables")
    assert result.exit_code == 0, result.output
    claim = next(line for line in result.stdout.splitlines() if " 12 " in line)
    assert "at least" in claim
    assert "killed" in claim
    assert "core.claims" in result.stdout
    assert "Rejected: 2 inputs gave no article" in result.stdout
    assert "malformed_json  cut.json: the file is cut off" in result.stdout
    assert "empty_file  empty.txt" in result.stdout
    assert [line[:4] for line in result.stdout.split("Next:")[1].splitlines() if line.startswith("  ")][::2] == ["  1.", "  2.", "  3."]
    assert f"{program()} show ferry --warehouse" in result.stdout

    again = run(folder, tmp_path / "tables")
    assert "nothing was computed anew" in again.stdout

    show = CliRunner().invoke(app, ["show", "ferry", "--warehouse", str(tmp_path / "tables")])
    assert "At least 12[1] people" in show.stdout
    doctor = CliRunner().invoke(app, ["doctor", "--warehouse", str(tmp_path / "tables")])
    assert "cut.json" in doctor.stdout
    query = CliRunner().invoke(app, ["query", "from raw.files", "-f", "json", "--warehouse", str(tmp_path / "tables")])
    assert sorted((f["path"], f["n_articles"], f["n_rejects"]) for f in json.loads(query.stdout)) == [
        ("cut.json", 0, 1),
        ("empty.txt", 0, 1),
        ("ferry.txt", 1, 0),
    ]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("2024-01-01,5\nsoon,6\n", "1 issue of severity error"),
        ("2024-01-01,-5\n2024-01-02,many\n2024-01-02,7\n", "3 issues of severity error"),
    ],
)
def test_what_is_wrong_with_a_series_is_counted_by_run_and_doctor(
    lines: str, words: str, series_form: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    series = tmp_path / "reference" / "series"
    series.mkdir(parents=True)
    (series / "flood.toml").write_text(series_form)
    (series / "flood.csv").write_text(f"day,dead\n{lines}")
    monkeypatch.setenv("ASREPORTED_REFERENCE", str(series.parent))
    where = "asreported query \"SELECT * FROM mart.issues WHERE severity = 'error'\""
    assert f"{words}: {where}" in run(folder, tmp_path / "tables").stdout
    doctor = CliRunner().invoke(app, ["doctor", "--warehouse", str(tmp_path / "tables")])
    assert doctor.exit_code == 0
    assert f"{words}: {where}" in doctor.stdout
    assert "All is sound." not in doctor.stdout
    assert "All is sound, but for the issues" in doctor.stdout


def test_a_run_without_grave_issues_says_nothing_of_them(folder: Path, tmp_path: Path) -> None:
    assert "issues of severity" not in run(folder, tmp_path / "tables").stdout
    assert "All is sound." in CliRunner().invoke(app, ["doctor", "--warehouse", str(tmp_path / "tables")]).stdout


def test_articles_that_go_with_their_files_are_counted(folder: Path, tmp_path: Path) -> None:
    assert "withdrawn" not in run(folder, tmp_path / "tables").stdout
    (folder / "ferry.txt").unlink()
    assert "0 of 2 files read, 1 article withdrawn with all rows, " in run(folder, tmp_path / "tables").stdout


def test_the_next_step_names_an_article_that_show_finds(tmp_path: Path) -> None:
    for place, day in (("one", "2024-12-02"), ("two", "2024-12-03")):
        (tmp_path / "articles" / place).mkdir(parents=True)
        (tmp_path / "articles" / place / "ferry.txt").write_text(STORY.replace("2024-12-02", day))
    result = run(tmp_path / "articles", tmp_path / "tables")
    line = next(line for line in result.stdout.splitlines() if f"{program()} show " in line)
    show = CliRunner().invoke(app, shlex.split(line.split(program(), 1)[1]))
    assert show.exit_code == 0, show.output
    assert "2024-12-03" in show.stdout


def test_usage_names_paths_once() -> None:
    assert "[PATH]..." in CliRunner().invoke(app, ["run", "--help"]).stdout


def test_a_rebuild_without_a_path_reads_what_earlier_runs_read(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "tables")
    (folder / "more.txt").write_text(STORY.replace("Athens", "Rhodes"))
    result = CliRunner().invoke(app, ["run", "--rebuild", "--warehouse", str(tmp_path / "tables")])
    assert result.exit_code == 0, result.output
    assert "4 of 4 files read, 2 of 2 articles extracted" in result.stdout


def test_a_folder_without_files_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    result = run(tmp_path / "articles", tmp_path / "tables")
    assert (result.exit_code, "No file was found to read" in result.stdout) == (0, True)


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    result = run(tmp_path / "none", tmp_path / "tables")
    assert (result.exit_code, "there is no file or folder" in result.stderr) == (1, True)
    assert not (tmp_path / "tables").exists()


def test_a_missing_model_is_an_error_before_anything_is_written(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASREPORTED_MODEL", "no_such_model")
    result = run(folder, tmp_path / "tables")
    assert (result.exit_code, "'no_such_model' is not installed" in result.stderr) == (1, True)
    assert not (tmp_path / "tables").exists()


def test_the_articles_of_the_current_directory_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert default_articles().is_absolute()
    (tmp_path / "seeds" / "articles").mkdir(parents=True)
    assert default_articles() == Path("seeds/articles")
    monkeypatch.setenv("ASREPORTED_ARTICLES", "~/clippings")
    assert default_articles() == Path.home() / "clippings"


def test_the_next_steps_name_a_command_that_this_shell_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / ".venv" / "bin" / "asreported"
    script.parent.mkdir(parents=True)
    script.touch(mode=0o755)
    monkeypatch.setattr("sys.executable", str(script.with_name("python")))
    monkeypatch.setenv("PATH", "/usr/bin")
    monkeypatch.chdir(tmp_path)
    assert program() == ".venv/bin/asreported"
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert program() == str(script)
    monkeypatch.setenv("PATH", str(script.parent))
    assert program() == "asreported"
    script.unlink()
    assert program().endswith("python -m pipeline")
