"""What time expressions take from the parse: the word they modify, the future, and `since` as a time or a reason."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.language.document import Document
from pipeline.language.model import load_model, parse
from pipeline.language.times import find_times


def parsed(text: str) -> Document:
    return parse(text, load_model(), published=dt.date(2024, 12, 4))


@pytest.mark.parametrize(
    ("text", "governors"),
    [
        ("Seven people died on Tuesday.", ["died"]),
        ("Rebels attacked the town and killed nine people late on Monday night.", ["killed"]),
        ("Seven people died in Sunday's attack.", ["attack"]),
        ("The fire broke out on the night of Nov. 2.", ["broke"]),
        ("Indonesia officials on Thursday said up to 192 people were dead.", ["said"]),
        ("The attack on Thursday was condemned.", ["attack"]),
        ("Three soldiers were killed on Monday and Thursday.", ["killed", "killed"]),
    ],
)
def test_the_governor_is_the_verb_or_noun_that_it_modifies(text: str, governors: list[str]) -> None:
    document = parsed(text)
    found = [document.tokens[time.governor].text for time in find_times(document) if time.governor is not None]
    assert found == governors


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The vote will be held on May 20.", "2025-05-20"),
        ("The vote was held on May 20.", "2024-05-20"),
        ("The trial is expected to start on Jan. 7.", "2025-01-07"),
    ],
)
def test_the_tense_decides_the_year_of_a_day_without_one(text: str, day: str) -> None:
    (time,) = find_times(parsed(text))
    assert str(time.period_start) == day


def test_a_year_of_which_the_future_is_told_is_whole() -> None:
    (time,) = find_times(parsed("This year, some 40 bridges will be closed for repairs."))
    assert str(time.period_end) == "2024-12-31"


def test_since_as_a_reason_is_no_time() -> None:
    assert find_times(parsed("The league annulled the match since the referee is ill.")) == []


def test_since_in_a_ranking_starts_no_total() -> None:
    (time,) = find_times(parsed("It was the deadliest attack in the region since 2008."))
    assert (time.kind, str(time.period_end)) == ("point", "2008-12-31")


def test_may_as_a_verb_is_no_month() -> None:
    assert find_times(parsed("As many as 20 may have died, he said.")) == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Eighteen people have been rescued since the incident on Monday.", dt.date(2024, 12, 2)),
        ("Three soldiers have been killed there since the invasion of Iraq in 2003.", dt.date(2003, 1, 1)),
        ("Twelve people have been killed since the ceasefire, most of them on Monday.", None),
    ],
)
def test_the_day_behind_an_event_is_that_of_since(text: str, start: dt.date | None) -> None:
    assert next(time for time in find_times(parsed(text)) if time.kind == "since").period_start == start


def test_since_the_weekday_of_publication_is_a_week_ago() -> None:
    since = [find_times(parsed(f"Nine people have died since {day}."))[0].period_start for day in ("Tuesday", "Wednesday")]
    assert since == [dt.date(2024, 12, 3), dt.date(2024, 11, 27)]
