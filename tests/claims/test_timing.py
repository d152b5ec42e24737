"""Which time a claim's own words tie to it, which day the article is about, and when its situation began."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim
from pipeline.claims.clause import clause_of
from pipeline.claims.main_time import find_main_time
from pipeline.claims.period_ranking import tie
from pipeline.claims.time_table import TimeTable
from pipeline.claims.timing import situation_start, speaking_day
from pipeline.language.document import Document

Read = Callable[..., list[Claim]]
Parse = Callable[..., Document]
PUBLISHED = dt.date(2024, 3, 14)  # a Thursday


def main_day(document: Document, read: Read, text: str) -> dt.date | None:
    time = find_main_time(document, read(text), PUBLISHED)
    return time.period_start if time else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A bomb killed nine people on Monday. The mayor said on Wednesday that the dead were all miners.", dt.date(2024, 3, 11)),
        (
            "The mayor spoke on Wednesday. A day of mourning was held after the bomb exploded on Monday and killed nine.",
            dt.date(2024, 3, 11),
        ),
        ("The toll of the quake that struck on Monday rose to 15 on Wednesday.", dt.date(2024, 3, 11)),
        ("In a statement on Wednesday the army told of the raid on Monday, which had killed nine.", dt.date(2024, 3, 11)),
        ("Rescuers have saved 18 people since the collapse on Monday, police said on Wednesday.", dt.date(2024, 3, 11)),
        ("Nine people died in a fire yesterday.", dt.date(2024, 3, 13)),
        ("A court heard the case of the ferry that sank on April 16, 2014, killing nine.", dt.date(2014, 4, 16)),
        ("Nine people died in a fire.", None),
    ],
)
def test_the_day_of_the_main_event_is_that_of_the_event_not_of_speech(document: Parse, read: Read, text: str, day: dt.date | None) -> None:
    assert main_day(document(text), read, text) == day


def test_the_day_of_speaking_is_not_the_claims_own(read: Read) -> None:
    (claim,) = read("The mayor said on Wednesday that nine people had been killed.")
    assert claim.time is None


def test_the_time_of_the_clause_is_the_claims_own(read: Read) -> None:
    (claim,) = read("Nine people were killed on Monday, the mayor said on Wednesday.")
    assert claim.time is not None
    assert claim.time.text == "Monday"


def test_an_event_told_just_before_dates_the_claims_that_follow(read: Read) -> None:
    text = "Rain fell in Kano on Tuesday.\n\nIn another case, a ferry sank near Lagos on 5 June 2019. Rescuers saved 40 passengers."
    claim = next(claim for claim in read(text) if claim.impact == "rescued")
    assert (claim.period_start, claim.period_end) == (dt.date(2019, 6, 5), dt.date(2019, 6, 5))


def test_the_day_of_speaking_or_as_of_ends_a_count(document: Parse) -> None:
    spoken = document("The minister said on Tuesday that 90 people had died.")
    counted = document("As of Tuesday, 90 people had died.")
    assert speaking_day(spoken, spoken.times) == speaking_day(counted, counted.times) == dt.date(2024, 3, 12)


def test_the_start_of_a_situation_is_read_where_it_is_told(document: Parse) -> None:
    start = situation_start(document("The war began on February 3, when rebels took the town."))
    assert start is not None
    assert start[0] == dt.date(2024, 2, 3)
    assert situation_start(document("The match began on February 3.")) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb killed nine people on Monday.", "direct"),
        ("Nine people died in an attack on Monday.", "below"),
        ("Officials said on Monday that nine people died.", "speech"),
    ],
)
def test_the_grammar_ties_a_time_to_a_claim(document: Parse, read: Read, text: str, expected: str) -> None:
    (claim,) = read(text)
    parsed = document(text)
    assert tie(parsed, claim, clause_of(parsed, claim), parsed.times[0]) == expected


def test_a_claim_looks_at_a_bounded_number_of_times(document: Parse) -> None:
    days = [f"A storm struck on {day} {month} 2019." for month in ("March", "April", "May", "June") for day in range(1, 28)]
    table = TimeTable.of(document(" ".join(days)))
    assert len(table.groups) == len(days)
    assert table.total == len(days)
    assert len(table.near(100)) < 40
    assert table.between(-1, table.starts[5]) == 5
