"""The day of a funeral or a memorial is no day of harm; articles of our own, published on Thursday, 14 March 2024."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim

Read = Callable[..., list[Claim]]
MONDAY, TUESDAY = dt.date(2024, 3, 11), dt.date(2024, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "Twelve miners who died in Monday's collapse in Zabrze were buried on Wednesday.",
        "The twelve victims of Monday's fire in Zabrze were laid to rest on Wednesday.",
        "A vigil was held on Wednesday for the nine pupils killed on Monday.",
        "Mourners on Wednesday commemorated nine pupils who were killed on Monday.",
        "Thousands gathered on Wednesday to pay tribute to nine pupils killed on Monday.",
        "Thousands gathered on Wednesday to remember nine pupils killed on Monday.",
    ],
)
def test_the_dead_are_dated_by_what_killed_them(read: Read, text: str) -> None:
    assert [(c.impact, c.period_start, c.period_end) for c in read(text)] == [("killed", MONDAY, MONDAY)]


@pytest.mark.parametrize(
    "text",
    ["Nine skiers were buried by an avalanche on Tuesday.", "Two workers were buried on Tuesday when a trench collapsed."],
)
def test_who_is_buried_by_snow_or_earth_is_missing(read: Read, text: str) -> None:
    assert [claim.impact for claim in read(text)] == ["missing"]


@pytest.mark.parametrize(
    "text",
    [
        "A gunman killed nine people at a vigil that was held on Tuesday.",
        "Relatives went to the forest on Tuesday to pay a ransom, and nine of them were killed.",
    ],
)
def test_what_happens_on_such_a_day_keeps_it(read: Read, text: str) -> None:
    assert [(claim.impact, claim.period_start) for claim in read(text)] == [("killed", TUESDAY)]


def test_harm_of_the_day_on_which_others_are_buried_keeps_it(read: Read) -> None:
    text = "Six people were hurt on Tuesday. Nine miners who died in Monday's collapse were buried that day."
    assert [(c.impact, c.period_start) for c in read(text)] == [("injured", TUESDAY), ("killed", MONDAY)]
