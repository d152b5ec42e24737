"""The tour runs from the first cell to the last over the tables of the seed article, and shows what is in them."""

from __future__ import annotations

import html
import importlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipeline.contracts.vocabularies import IMPACT

pytest.importorskip("marimo", reason="the notebook extra is not installed")
pytest.importorskip("altair", reason="the notebook extra is not installed")

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = ROOT / "notebooks"

Take = Callable[[str, Path], tuple[str, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Tour:
    """What a run of the notebook shows, and the names that its cells define."""

    page: str
    names: dict[str, Any]

    @property
    def words(self) -> str:
        """The page as it is read: without tags."""
        return html.unescape(re.sub(r"<[^>]*>", "", self.page))


@pytest.fixture(scope="module")
def tour(take: Take, seed_warehouse: Path) -> Tour:
    return Tour(*take("tour", seed_warehouse))


def test_the_claims_are_listed_with_number_bound_place_and_account(tour: Tour) -> None:
    claims = tour.names["claims"]
    toll = claims[claims["number"] == "44,400"].iloc[0]
    assert (toll["bound"], toll["impact"], toll["by whose account"]) == ("more than", "killed", "local officials")
    assert toll["where"].startswith("Gaza")
    assert toll["when"].startswith("2023-10-07 to ")
    assert {"44,400", "1,200", "250", "20", "2", "6"} <= set(claims["number"])
    assert set(claims[claims["number"].isin(["2", "6"])]["part of"]) == {"at least 20"}


def test_the_article_is_marked_in_place(tour: Tour) -> None:
    for words in ("over 44,400", "1,200", "more than 250", "at least 20", "two", "six"):
        assert re.search(rf'<mark class="[^"]*claim numeric (killed|abducted)[^"]*"[^>]*>{words}</mark><sup>', tour.page), words
    assert re.search(r'<mark class="[^"]*mention person[^"]*" data-note="Jake Sullivan[^"]*"[^>]*>Jake Sullivan</mark>', tour.page)
    assert re.search(r'data-note="claim 1: over 44,400\n[^"]*impact: killed\n', tour.page)


def test_denials_stand_beside_the_charges(tour: Tour) -> None:
    assert "denies" in set(tour.names["stances"]["stance"])


def test_the_toll_is_held_against_the_published_series(tour: Tour) -> None:
    checks = tour.names["checks"].set_index("claim")
    assert tuple(checks.loc["over 44,400", ["published", "agreement"]]) == ("44,429", "consistent")
    assert checks.loc["at least 20", "published"] == "47"
    assert {44429, 47} <= set(tour.names["series"]["published"])


def test_charts_have_what_they_draw(tour: Tour) -> None:
    assert len(tour.names["times"]) >= 6
    places = tour.names["places"].set_index("name")
    assert places.loc["Khan Younis", "claims"] >= 1
    assert places.loc["Jerusalem", "claims"] == 0
    assert 31 < places.loc["Khan Younis", "latitude"] < 32
    assert tour.page.count("vega") >= 3  # timeline, map, held against the series


def test_every_impact_has_a_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(NOTEBOOKS)
    assert set(importlib.import_module("charts").COLOURS) == set(IMPACT)


def test_each_part_shows_its_question(tour: Tour) -> None:
    for name, question in tour.names.items():
        if name.startswith("question_") and name not in ("question_articles", "question_text"):
            assert " ".join(question.split()) in " ".join(tour.words.split()), name


def test_what_was_rejected_is_told(tour: Tour) -> None:
    assert tour.names["rejects"].empty
    assert "Nothing so far." in tour.words


def test_without_a_warehouse_it_says_what_to_do(take: Take, tmp_path: Path) -> None:
    tour = Tour(*take("tour", tmp_path / "nowhere"))
    page = html.unescape(tour.page)  # the words of a callout stand in an attribute
    assert "There are no tables to show." in page
    assert str(tmp_path / "nowhere") in page
    assert "make run" in page
    assert "claims" not in tour.names


def test_marimo_runs_it_without_an_error(seed_warehouse: Path, tmp_path: Path) -> None:
    notebooks, page = tmp_path / "notebooks", tmp_path / "tour.html"
    shutil.copytree(NOTEBOOKS, notebooks, ignore=shutil.ignore_patterns("__*"))  # marimo keeps files of its own beside a notebook
    command = [sys.executable, "-m", "marimo", "-q", "export", "html", str(notebooks / "tour.py"), "-o", str(page)]
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "ASREPORTED_WAREHOUSE": str(seed_warehouse), "PYTHONPATH": paths}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    assert "44,400" in page.read_text("utf-8")
