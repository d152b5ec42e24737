"""Articles of our own, read and joined: what the words of a later report do to an incident and its figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.runs.run import run
from pipeline.storage.connect import connect

Ask = Callable[[dict[str, tuple[str, str]], str], list[tuple[Any, ...]]]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """A function from articles (name to day of publication and text, its first line the title) and SQL to the rows that it gives."""

    def rows(articles: dict[str, tuple[str, str]], sql: str) -> list[tuple[Any, ...]]:
        folder = tmp_path / "articles"
        folder.mkdir()
        for name, (day, text) in articles.items():
            title, body = text.split("\n", 1)
            (folder / f"{name}.txt").write_text(f"title: {title}\npublisher: The {name}\ndate: {day}\n\n{body}\n", encoding="utf-8")
        run([folder], tmp_path / "warehouse", today=dt.date(2024, 12, 1))
        with connect(tmp_path / "warehouse") as con:
            return con.sql(sql).fetchall()

    return rows


CRASH = "Bus crash near Kabale\nA bus plunged into a ravine near Kabale, Uganda, on Monday, killing nine people, police said."
CRASH_LATER = (
    "Toll of Kabale bus crash rises\nThe death toll from a bus crash near Kabale, Uganda, on Monday rose to 12 on Wednesday, police said."
)
FIRE = "Hotel fire in Kampala\nA fire at the Lakeview hotel in Kampala, Uganda, killed seven people on Monday, police said."
FIRE_LATER = (
    "Two more dead in hotel fire\nTwo more bodies were recovered on Wednesday from the ruins of the Lakeview hotel in Kampala, Uganda, "
    "bringing the toll from Monday's fire to nine, police said."
)


@pytest.mark.parametrize(("first", "later", "figures"), [(CRASH, CRASH_LATER, (9, 12)), (FIRE, FIRE_LATER, (7, 9))])
def test_a_toll_counted_later_is_of_the_day_of_its_event(ask: Ask, first: str, later: str, figures: tuple[int, int]) -> None:
    found = ask(
        {"Post": ("2024-10-01", first), "Times": ("2024-10-03", later)},
        "select i.date_start, i.date_end, n_articles, list(best order by rule) from mart.incidents as i "
        "join mart.estimates on subject_id = incident_id where impact = 'killed' and rule in ('latest', 'min') group by all",
    )
    assert found == [(dt.date(2024, 9, 30), dt.date(2024, 9, 30), 2, [figures[1], figures[0]])]


LOWERED = (
    "Quake toll revised down\nThe disaster agency on Wednesday lowered the death toll from Tuesday's earthquake in Izmir, Turkey, "
    "to 240 from 250, since some bodies had been counted twice."
)


def test_an_earlier_figure_of_the_article_is_no_estimate(ask: Ask) -> None:
    sql = "select rule, best from mart.estimates where impact = 'killed' and rule in ('latest', 'max', 'trusted_latest')"
    assert {best for _, best in ask({"Post": ("2024-10-02", LOWERED)}, sql)} == {240}


DENIED = (
    "No deaths in raid, army says\nHuman Rights Watch said on Friday that 18 villagers had been killed in a raid on Timbuktu in Mali. "
    "There were no deaths, the army said."
)


def test_an_account_of_nobody_stands_beside_the_figure_that_it_denies(ask: Ask) -> None:
    sql = (
        "select grading, list(best order by rule) from mart.incidents as i join mart.estimates on subject_id = incident_id "
        "where impact = 'killed' and rule in ('max', 'min') group by all"
    )
    assert ask({"Post": ("2024-08-05", DENIED)}, sql) == [("contested", [18, 0])]


CORRECTED = (
    "Correction\nAn earlier version of this article said 30 people were killed in a landslide in Bandung, Indonesia, on Tuesday. "
    "In fact three people were killed."
)


def test_what_an_article_takes_back_is_no_figure(ask: Ask) -> None:
    sql = "select distinct best from mart.estimates where impact = 'killed' and rule in ('latest', 'max', 'mode')"
    assert ask({"Post": ("2024-09-04", CORRECTED)}, sql) == [(3,)]
