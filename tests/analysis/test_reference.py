"""Reference series are read in the declared form; what is wrong in one is said and stops nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.analysis.reference import REFERENCE_VARIABLE, read_pcodes, read_reference


@pytest.fixture
def folder(tmp_path, series_form):
    (tmp_path / "series").mkdir()
    (tmp_path / "series" / "flood.toml").write_text(series_form)
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


@pytest.mark.parametrize(("stated", "wrong"), [('"flood"', ""), ("killed", "slain"), ("licence", "license"), ("dead", "deaths")])
def test_a_series_that_cannot_be_used_is_left_out_and_named(folder, series_form, stated, wrong):
    (folder / "series" / "flood.toml").write_text(series_form.replace(stated, wrong))
    reference = read(folder, "day,dead\n2024-01-01,3\n")
    assert (reference.series, [finding.check_name for finding in reference.findings]) == ([], ["reference_unreadable"])


def test_the_users_folder_is_read_besides_the_shipped_one(folder, monkeypatch):
    (folder / "series" / "flood.csv").write_text("day,dead\n2024-01-01,3\n")
    monkeypatch.setenv(REFERENCE_VARIABLE, str(folder))
    assert [series.name for series in read_reference().series] == ["flood", "gaza-daily"]


def test_every_finding_names_file_line_and_remedy(folder):
    reference = read(folder, "day,dead\n2024-01-01,9\n2024-01-03,5\n2024-01-04,-2\n2024-01-05,7.5\nyesterday,8\n")
    found = {finding.check_name: (finding.row_key, finding.detail) for finding in reference.findings}
    assert found["reference_gap"][0] == "flood.csv, line 3"
    assert "add the days that lack" in found["reference_gap"][1]
    assert found["reference_falls"][0] == "flood.csv, line 3, dead"
    assert "correct the wrong one" in found["reference_falls"][1]
    assert found["reference_negative"][0] == "flood.csv, line 4, dead"
    assert "write the figure itself" in found["reference_negative"][1]
    assert found["reference_number"][0] == "flood.csv, line 5, dead"
    assert "write digits alone" in found["reference_number"][1]
    assert found["reference_date"][0] == "flood.csv, line 6"
    assert "write the day as YYYY-MM-DD" in found["reference_date"][1]


def test_both_figures_of_a_fall_are_suspect(folder):
    reference = read(folder, "day,dead\n2024-01-01,90\n2024-01-02,9\n2024-01-03,12\n")
    assert [row["is_suspect"] for row in reference.series[0].rows] == [True, True, False]


def test_a_fall_that_the_publisher_meant_is_no_finding(folder, series_form):
    (folder / "series" / "flood.toml").write_text("falls = [2024-01-02]\n" + series_form)
    reference = read(folder, "day,dead\n2024-01-01,12\n2024-01-02,9\n")
    assert (reference.findings, [row["is_suspect"] for row in reference.series[0].rows]) == ([], [False, False])


def test_no_claim_is_held_against_a_suspect_figure(world, folder, monkeypatch):
    (folder / "series" / "flood.csv").write_text("day,dead\n2024-01-01,80\n2024-01-02,900\n2024-01-03,85\n")
    monkeypatch.setenv(REFERENCE_VARIABLE, str(folder))
    world.total(world.article("a", "2024-01-04"), "900", "2024-01-04", since=None)
    (row,) = [row for row in world.mart("reference_checks") if row["series"] == "flood"]
    assert (str(row["report_date"]), row["agreement"]) == ("2024-01-01", "above")
    (issue,) = [row for row in world.mart("issues") if row["check_name"] == "reference_falls" and row["row_key"].startswith("flood")]
    assert "falls from 900" in issue["detail"]


def test_what_is_wrong_in_a_shipped_series_concerns_articles_that_touch_it(worlds):
    def falls(place):
        world = worlds()
        world.total(world.article("a", "2024-12-01"), "44,400", "2024-12-01", place=place)
        return [row for row in world.mart("issues") if row["check_name"] == "reference_falls"]

    assert not falls("Land")
    assert falls("Gaza Strip")


def test_pcodes_of_the_users_folder_take_precedence(folder):
    other = folder / "other"
    other.mkdir()
    (folder / "pcodes.csv").write_text("pcode,geonames_id\nXX01,77\n")
    (other / "pcodes.csv").write_text("pcode,geonames_id\nXX99,77\nXX02,78\n")
    assert read_pcodes([folder, other]) == {"77": "XX01", "78": "XX02"}
    assert read_pcodes()["1138957"] == "AF01"
