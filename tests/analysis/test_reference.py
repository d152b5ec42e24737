"""Reference series are read in the declared form; what is wrong in one is said and stops nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.analysis.reference import REFERENCE_VARIABLE, read_reference, read_trust
from pipeline.contracts.vocabularies import CLAIMANT_CLASS

FORM = """
series = "flood"
place_name = "Land"
origin = "own"
licence = "CC0-1.0"
date_column = "day"
[[columns]]
column = "dead"
impact = "killed"
measure = "cumulative"
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "series").mkdir()
    (tmp_path / "series" / "flood.toml").write_text(FORM)
    return tmp_path


def read(folder, text, **how):
    (folder / "series" / "flood.csv").write_text(text, **how)
    return read_reference([folder])


def test_the_shipped_series_says_where_it_comes_from():
    (series,) = read_reference().series
    figures = {(row["impact"], row["measure"], row["victim_group"], row["report_date"]): row for row in series.rows}
    row = figures["killed", "cumulative", None, dt.date(2024, 12, 1)]
    assert (row["value"], row["is_imputed"], row["since"]) == (44429, False, dt.date(2023, 10, 7))
    assert "Tech for Palestine" in row["origin"]
    assert "public domain" in row["origin"]
    assert figures["killed", "cumulative", None, dt.date(2026, 8, 21)]["is_imputed"]


def test_another_csv_needs_no_code(folder):
    reference = read(folder, "day,dead\n2024-01-01,3\n2024-01-02,5\n")
    assert reference.findings == []
    assert [(row["report_date"].day, row["value"]) for row in reference.series[0].rows] == [(1, 3), (2, 5)]


@pytest.mark.parametrize(
    ("lines", "check", "days"),
    [
        ("2024-01-01,3\n2024-01-05,5\n", "reference_gap", [1, 5]),
        ("2024-01-01,3\n2024-01-02,-5\n", "reference_negative", [1]),
        ("2024-01-01,9\n2024-01-02,5\n", "reference_falls", [1, 2]),
        ("2024-01-01,3\n2024-01-02,many\n", "reference_number", [1]),
        ("2024-01-01,3\nyesterday,5\n", "reference_date", [1]),
        ("2024-01-01,3\n2024-01-01,5\n", "reference_duplicate", [1]),
    ],
)
def test_bad_lines_are_named_and_the_rest_is_read(folder, lines, check, days):
    reference = read(folder, "day,dead\n" + lines)
    assert [finding.check_name for finding in reference.findings] == [check]
    assert [row["report_date"].day for row in reference.series[0].rows] == days


UNUSABLE = ["series = ", FORM.replace("killed", "slain"), FORM.replace("licence", "license"), FORM.replace("dead", "deaths")]


@pytest.mark.parametrize("form", UNUSABLE)
def test_a_series_that_cannot_be_used_is_left_out_and_named(folder, form):
    (folder / "series" / "flood.toml").write_text(form)
    reference = read(folder, "day,dead\n2024-01-01,3\n")
    assert (reference.series, [finding.check_name for finding in reference.findings]) == ([], ["reference_unreadable"])


def test_the_users_folder_is_read_besides_the_shipped_one(folder, monkeypatch):
    (folder / "series" / "flood.csv").write_text("day,dead\n2024-01-01,3\n")
    monkeypatch.setenv(REFERENCE_VARIABLE, str(folder))
    assert [series.name for series in read_reference().series] == ["flood", "gaza-daily"]


def test_trust_ranks_every_class_of_claimant():
    assert {claimant_class for _, claimant_class in read_trust()} == set(CLAIMANT_CLASS)


def test_the_users_order_of_trust_takes_precedence(tmp_path):
    (tmp_path / "claimant_trust.csv").write_text("rank,claimant_class\n2,un\n1,belligerent\n")
    assert read_trust([tmp_path]) == [(1, "belligerent"), (2, "un")]
    (tmp_path / "claimant_trust.csv").write_text("rank,claimant_class\nfirst,un\n")
    with pytest.raises(ValueError, match="line 2"):
        read_trust([tmp_path])
