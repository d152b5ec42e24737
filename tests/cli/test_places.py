"""`places` says which places names were taken for, and what else they could be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

Invoke = Callable[..., Result]


def test_each_name_has_its_place_and_candidates(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Two men died on Harrow Lane in Springfield, Ohio, on Monday.", encoding="utf-8")
    result = invoke("places", "--file", str(tmp_path / "story.txt"))
    assert result.exit_code == 0
    lines = {line.split("  ")[0]: line for line in result.stdout.splitlines()}
    assert "Springfield, Ohio, USA" in lines["Springfield"]
    assert "containment" in lines["Springfield"]
    assert lines["Springfield"].count("geonames:") >= 2
    assert "within place:geonames:4525353" in lines["Harrow Lane"]


def test_an_article_of_the_tables_is_read(invoke: Invoke, warehouse: Path) -> None:
    result = invoke("places", "flood", "--warehouse", str(warehouse))
    assert result.exit_code == 0
    assert "Rivertown" in result.stdout


def test_a_text_without_a_place_is_said_to_have_none(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Two men died on Monday.", encoding="utf-8")
    assert "No places are named." in invoke("places", "--file", str(tmp_path / "story.txt")).stdout


def test_neither_or_both_are_refused(invoke: Invoke, tmp_path: Path) -> None:
    assert invoke("places").exit_code != 0
    assert "there is no file" in invoke("places", "--file", str(tmp_path / "none")).stderr
