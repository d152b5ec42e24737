"""The day on which a toll was counted ends what it counts, and is no day of what happened. Published on Thursday, 14 March 2024."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim

Read = Callable[..., list[Claim]]
SUNDAY, MONDAY, TUESDAY, WEDNESDAY = (dt.date(2024, 3, day) for day in (10, 11, 12, 13))


def told(claims: list[Claim]) -> list[tuple[str, str | None, dt.date | None, dt.date | None]]:
    return [(claim.number_text, claim.measure, claim.period_start, claim.period_end) for claim in claims if claim.kind == "numeric"]


@pytest.mark.parametrize(
    "text",
    [
        "The death toll rose to nine on Tuesday.",
        "The death toll from the fire rose to nine on Tuesday, officials said.",
        "The ministry on Tuesday lowered the toll to nine.",
        "On Tuesday the authorities revised the number of dead down to nine.",
        "The number of people killed in the crash stood at nine on Tuesday.",
        "Police said on Tuesday that the death toll had risen to nine.",
        "The toll on Tuesday climbed to nine, police said.",
        "Deaths rose to nine on Tuesday.",
        "By Tuesday the death toll had reached nine.",
    ],
)
def test_the_day_of_counting_ends_a_toll_whose_event_is_not_dated(read: Read, text: str) -> None:
    (claim,) = read(text)
    assert told([claim]) == [("nine", "cumulative", None, TUESDAY)]
    assert claim.as_of == TUESDAY
    assert claim.event is not None
    assert claim.event.date_start is None


@pytest.mark.parametrize(
    "text",
    [
        "The death toll from Sunday's fire rose to nine on Tuesday.",
        "The toll of Sunday's floods was put at nine on Tuesday.",
        "A bus fell into a river near Nadi on Sunday. The number of dead climbed to nine on Tuesday, police said.",
        "A bus plunged into a ravine on Sunday. Police raised the death toll to nine on Tuesday.",
        "The death toll from the blaze, which broke out on Sunday, was updated to nine on Tuesday.",
    ],
)
def test_the_event_begins_what_a_toll_counts(read: Read, text: str) -> None:
    (claim,) = (claim for claim in read(text) if claim.number_text == "nine")
    assert told([claim]) == [("nine", "cumulative", SUNDAY, TUESDAY)]
    assert claim.event is not None
    assert claim.event.date_start == SUNDAY


@pytest.mark.parametrize(
    "text",
    [
        "The number of people killed in Monday's blast rose to nine.",
        "The army raised its toll of rebels killed on Monday to nine.",
        "A blast on Monday took the toll to nine.",
        "The daily death toll rose to nine on Monday.",
        "Nine people were killed on Monday, the highest toll in a year.",
        "Gunmen raised a flag on Monday and killed nine people.",
        "The number of tourists rose on Monday, when nine people were killed.",
    ],
)
def test_other_days_are_those_of_what_happened(read: Read, text: str) -> None:
    (claim,) = read(text)
    assert (claim.period_start, claim.period_end) == (MONDAY, MONDAY)


def test_a_part_of_a_toll_was_counted_with_it(read: Read) -> None:
    assert told(read("The death toll from Sunday's fire rose to 14 on Tuesday, including three children.")) == [
        ("14", "cumulative", SUNDAY, TUESDAY),
        ("three", "cumulative", SUNDAY, TUESDAY),
    ]


def test_the_number_of_the_missing_is_of_the_day_of_counting(read: Read) -> None:
    assert told(read("The number of missing fell to 12 on Wednesday.")) == [("12", "stock", WEDNESDAY, WEDNESDAY)]


def test_who_is_found_adds_to_the_toll_of_the_event(read: Read) -> None:
    claims = read("A shaft collapsed on Sunday. Rescuers recovered three bodies on Tuesday, bringing the toll to nine.")
    assert told(claims) == [("three", "change", TUESDAY, TUESDAY), ("nine", "cumulative", SUNDAY, TUESDAY)]
    assert [claim.event and claim.event.date_start for claim in claims] == [SUNDAY, SUNDAY]


def test_who_dies_of_something_else_is_an_incident_of_its_own(read: Read) -> None:
    claims = read("A man died in a crash on Monday, bringing the state's road toll to 40.")
    assert told(claims) == [("A", "incident", MONDAY, MONDAY), ("40", "cumulative", MONDAY, MONDAY)]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Two people died in hospital, bringing the toll to 14.", "cumulative"),
        ("The toll was revised to 14.", "cumulative"),
        ("The toll, officials said, was 14.", "incident"),
        ("The death of two more victims brought the toll to 14.", "cumulative"),
    ],
)
def test_a_toll_that_moves_is_a_running_one(read: Read, text: str, measure: str) -> None:
    assert [claim.measure for claim in read(text) if claim.number_text == "14"] == [measure]


def test_what_happens_is_no_part_of_the_wider_count_that_it_raises(read: Read) -> None:
    (claim,) = read("A shooting on Monday brought the number of people killed in the city to 14.")
    assert claim.measure != "cumulative"
    assert claim.event is not None
    assert not claim.event.is_ongoing


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("The death toll from the crash rose to nine on Tuesday.", False),
        ("The death toll from the earthquake rose to nine on Tuesday.", False),
        ("The death toll from floods in the valley rose to nine on Tuesday.", True),
        ("The death toll from attacks in the valley rose to nine on Tuesday.", True),
    ],
)
def test_the_toll_of_what_is_over_in_a_moment_does_not_make_it_go_on(read: Read, text: str, goes_on: bool) -> None:
    assert [claim.event and claim.event.is_ongoing for claim in read(text)] == [goes_on]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("The death toll rose by 12 to 300.", ["change", "cumulative"]),
        ("The death toll climbed by at least 12 to 300.", ["change", "cumulative"]),
        ("Another 12 deaths were reported, bringing the total to 300.", ["incident", "cumulative"]),
    ],
)
def test_by_how_much_a_toll_rose_and_to_what(read: Read, text: str, measures: list[str]) -> None:
    assert [claim.measure for claim in read(text)] == measures


@pytest.mark.parametrize(
    "text",
    [
        "Police raised the toll from the blast on Sunday to nine on Tuesday.",
        "Police on Tuesday raised the toll from Sunday's blast to nine.",
    ],
)
def test_the_day_of_the_harm_is_not_that_of_the_count(read: Read, text: str) -> None:
    assert told(read(text)) == [("nine", "cumulative", SUNDAY, TUESDAY)]
