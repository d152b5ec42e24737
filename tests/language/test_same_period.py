"""Spans of another year, days of a year told before, and days to come."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.language.model import load_model, parse
from pipeline.language.times import find_times


def days(text: str, published: str = "2025-05-12") -> dict[str, tuple[str, str]]:
    """The days of each time expression by its words."""
    document = parse(text, load_model(), published=dt.date.fromisoformat(published))
    return {time.text: (str(time.period_start), str(time.period_end)) for time in find_times(document)}


@pytest.mark.parametrize(
    ("text", "words", "span"),
    [
        (
            "There were 1,121 murders between October and December, compared with 228 in the same period of 2023.",
            "2023",
            ("2023-10-01", "2023-12-31"),
        ),
        ("This brought the total for the year to 228, up from 167 at the same point in 2024.", "2024", ("2024-01-01", "2024-05-12")),
        ("There were 40 deaths from January to March and 30 in the same months of last year.", "last year", ("2024-01-01", "2024-03-31")),
    ],
)
def test_the_same_period_of_another_year_has_its_days(text: str, words: str, span: tuple[str, str]) -> None:
    assert days(text)[words] == span


def test_a_day_after_one_of_long_ago_is_of_its_year() -> None:
    found = days("The riots broke out on October 24, 1989. On October 28, 61 people were killed.")
    assert found["October 28"] == ("1989-10-28", "1989-10-28")


@pytest.mark.parametrize(
    "text",
    [
        "The riots broke out on October 24, 1989. Last week a court met. On October 28, 61 people were killed.",
        "The riots broke out on October 24, 1989. On April 28, 61 people were killed.",
    ],
)
def test_a_day_after_one_of_today_is_not(text: str) -> None:
    assert not any(span[0].startswith("1989-10-28") or span[0].startswith("1990") for span in days(text).values())


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Three suspects would appear in court on Tuesday.", "Tuesday", "2025-05-13"),
        ("There could be 21,000 infections by Sept. 30.", "Sept. 30", "2025-09-30"),
        ("Twelve people died on Tuesday.", "Tuesday", "2025-05-06"),
    ],
)
def test_what_would_or_could_be_lies_ahead(text: str, words: str, day: str) -> None:
    assert days(text)[words][0] == day


def test_the_number_of_a_block_is_no_year() -> None:
    assert days("A man was killed in the 1800 block of Oak Street.") == {}


def test_the_new_year_begins_a_total() -> None:
    assert days("Another 15 people have died since the new year.") == {"since the new year": ("2025-01-01", "2025-05-12")}


def test_a_summer_that_has_not_come_has_no_days() -> None:
    assert days("This summer, storms killed three people.", "2013-03-22")["This summer"] == ("None", "None")
