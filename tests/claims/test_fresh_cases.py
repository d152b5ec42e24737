"""New cases of a day, and cases reported in a month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim

Read = Callable[..., list[Claim]]


def told(claim: Claim) -> tuple[str | None, dt.date | None, dt.date | None]:
    """The measure and the days of a claim."""
    return claim.measure, claim.period_start, claim.period_end


@pytest.mark.parametrize(
    "text",
    [
        "Kerala on Wednesday recorded 8,733 fresh measles cases and 118 deaths.",
        "Kerala reported 8,733 new measles cases and 118 deaths on Wednesday, the health department said.",
    ],
)
def test_new_cases_of_a_day_are_a_sum_over_that_day(read: Read, text: str) -> None:
    day = dt.date(2024, 3, 13)
    assert [told(claim) for claim in read(text)] == [("period", day, day)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Kerala recorded 8,733 fresh measles cases on Wednesday, which raised the total to 27,202 cases.",  # an increase
        "Kerala reported 8,733 measles cases on Wednesday.",  # all of them
    ],
)
def test_other_cases_of_a_day_of_report_are_not(read: Read, text: str) -> None:
    assert read(text)[0].measure != "period"


def test_the_month_of_a_report_is_that_of_its_cases(read: Read) -> None:
    claim = read("During the month of January 2024, 435 cholera cases were reported across Chad.")[0]
    assert told(claim)[1:] == (dt.date(2024, 1, 1), dt.date(2024, 1, 31))


@pytest.mark.parametrize(
    "text",
    [
        "The ministry confirmed on Wednesday that 40 measles cases had been found since Monday.",
        "The ministry said on Wednesday that 40 measles cases had been found in Lugo since Monday.",
    ],
)
def test_the_day_on_which_a_ministry_speaks_is_not_that_of_an_event(read: Read, text: str) -> None:
    claim = read(text)[0]
    assert claim.period_start != dt.date(2024, 3, 13)
