"""What a careful reader writes down from the seed article, by hand: the golden tables may change, these facts may not."""

from __future__ import annotations

import datetime as dt
import runpy
from pathlib import Path
from typing import Any

import pytest

MAKE = runpy.run_path(str(Path(__file__).with_name("make.py")))
WAR, ATTACK, SUNDAY, PUBLISHED = dt.date(2023, 10, 7), dt.date(2023, 10, 7), dt.date(2024, 12, 1), dt.date(2024, 12, 2)

CLAIMS = {
    "over 44,400": {
        "impact": "killed", "quantifier": "more_than", "value_low": 44_400, "value_best": 44_400, "value_high": None,
        "victim_text": "Palestinian lives", "place_text": "Gaza", "measure": "cumulative", "period_start": WAR, "period_end": PUBLISHED,
        "source_text": "local officials", "delivery": "indirect", "status": "asserted", "part_of": None,
    },
    "1,200": {
        "impact": "killed", "quantifier": "exact", "value_best": 1_200, "victim_text": "people", "measure": "incident",
        "period_start": ATTACK, "period_end": ATTACK, "source_text": "Israeli authorities", "status": "asserted", "part_of": None,
    },
    "more than 250": {
        "impact": "abducted", "quantifier": "more_than", "value_best": 250, "value_high": None, "victim_text": "hostages",
        "measure": "incident", "period_start": ATTACK, "period_end": ATTACK, "source_text": "Israeli authorities", "part_of": None,
    },
    "at least 20": {
        "impact": "killed", "quantifier": "at_least", "value_low": 20, "value_best": 20, "value_high": None, "victim_text": "people",
        "victim_group": None, "place_text": "Gaza", "measure": "period", "period_start": SUNDAY, "period_end": SUNDAY, "source_text": None,
        "delivery": "narrator", "status": "asserted", "cause_text": "Israeli airstrikes", "part_of": None,
    },
    "two": {
        "impact": "killed", "value_best": 2, "victim_text": "children", "victim_group": "child", "place_text": "Khan Younis",
        "measure": "period", "period_start": SUNDAY, "period_end": SUNDAY, "part_of": "at least 20",
    },
    "six": {
        "impact": "killed", "value_best": 6, "victim_text": "individuals", "victim_group": None, "place_text": "Nuseirat refugee camp",
        "measure": "period", "period_start": SUNDAY, "period_end": SUNDAY, "part_of": "at least 20",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def claims() -> list[dict[str, Any]]:
    """The claims of the seed article, with the number of the whole in place of its id."""
    rows: list[dict[str, Any]] = MAKE["read_tables"]()["core.claims"]
    numbers = {row["claim_id"]: row["number_text"] for row in rows}
    return [row | {"part_of": numbers.get(row["part_of"])} for row in rows]


def test_there_are_these_numbers_and_no_others(claims: list[dict[str, Any]]) -> None:
    assert [row["number_text"] for row in claims if row["kind"] == "numeric"] == list(CLAIMS)


@pytest.mark.parametrize("number", CLAIMS)
def test_each_claim_is_read_as_a_careful_reader_reads_it(claims: list[dict[str, Any]], number: str) -> None:
    (row,) = [row for row in claims if row["number_text"] == number]
    assert {column: row[column] for column in CLAIMS[number]} == CLAIMS[number]


def test_charges_without_a_number_are_claims_too(claims: list[dict[str, Any]]) -> None:
    charges = {row["impact"]: row for row in claims if row["kind"] == "assertion"}
    assert set(charges) == {"displaced", "aid_obstructed", "evacuated"}
    assert charges["displaced"]["source_text"] == "local officials"
    assert charges["evacuated"]["status"] == charges["aid_obstructed"]["status"] == "denied"
