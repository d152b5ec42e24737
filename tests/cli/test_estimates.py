"""`asreported estimates`: rules and policies by name."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.contracts import table
from pipeline.storage.arrow import to_arrow
from pipeline.storage.catalogue import write_catalogue
from pipeline.storage.warehouse import Warehouse

from .conftest import Invoke


@pytest.fixture
def estimated(warehouse: Path, invoke: Invoke) -> Invoke:
    """The warehouse made by hand, with estimates of one incident."""
    common = {
        "subject_kind": "incident",
        "subject_id": "i1",
        "place_name": "Éxample Island",
        "impact": "killed",
        "basis": "stated",
        "n_claims": 2,
        "n_independent": 1,
    }
    rows = [
        common | {"policy": "any", "rule": "min", "low": 12.0},
        common | {"policy": "any", "rule": "max", "low": 14.0},
        common | {"policy": "acled", "rule": "min", "low": 10.0, "impact": "injured"},
        common | {"policy": "emdat", "rule": "min", "low": 20.0, "impact": "injured"},
    ]
    store = Warehouse(warehouse)
    with store.transaction() as tx:
        tx.replace("mart.estimates", to_arrow(table("mart.estimates"), rows))
    write_catalogue(store)
    return invoke


def lows(output: str) -> list[tuple[str, str]]:
    return [(row["impact"], row["low"]) for row in csv.DictReader(io.StringIO(output))]


def test_estimates_follow_the_rule_and_the_policy(estimated: Invoke) -> None:
    result = estimated("estimates", "--rule", "min", "--policy", "acled", "--format", "csv")
    assert lows(result.stdout) == [("injured", "10"), ("killed", "12")]
    assert lows(estimated("estimates", "--rule", "max", "--format", "csv").stdout) == [("killed", "14")]


def test_a_table_has_room_for_its_words(estimated: Invoke) -> None:
    shown = estimated("estimates", "--rule", "max").stdout
    assert all(word in shown for word in ("Éxample Island", "killed", "stated", "14"))
    assert "i1" not in shown


def test_estimates_of_one_place_and_impact(estimated: Invoke) -> None:
    result = estimated("estimates", "--rule", "min", "--place", "éxample island", "--impact", "killed", "--format", "csv")
    assert lows(result.stdout) == [("killed", "12")]
    assert lows(estimated("estimates", "--place", "Nowhere", "--format", "csv").stdout) == []


@pytest.mark.parametrize(("option", "says"), [("--rule", "there are min, median"), ("--policy", "there are any, literal")])
def test_a_rule_that_does_not_exist_is_refused_in_a_sentence(estimated: Invoke, option: str, says: str) -> None:
    result = estimated("estimates", option, "mean")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: no ")
    assert says in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_help_has_examples() -> None:
    assert "Examples" in CliRunner().invoke(app, ["estimates", "--help"]).output
