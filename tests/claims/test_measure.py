"""What a number sums over. The sentences say so by plain words; the balance of weaker signs is measured on labelled articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.claims.claim import Claim
from pipeline.claims.measure_features import MEASURES, chances, measure_options

Read = Callable[..., list[Claim]]


def measures(claims: list[Claim]) -> list[str | None]:
    return [claim.measure for claim in claims if claim.kind == "numeric"]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed nine people in Kano on Monday.",
        "Nine people were killed when a bus overturned near Kano on Monday.",
        "The fire destroyed 40 homes on Sunday.",
    ],
)
def test_the_toll_of_one_sudden_event_is_of_the_incident(read: Read, text: str) -> None:
    assert measures(read(text)) == ["incident"]


@pytest.mark.parametrize(
    "text",
    [
        "A series of attacks killed 40 people in Kano on Monday.",
        "Ten people were killed in separate attacks on Monday.",
        "The men carried out a string of robberies that resulted in the deaths of four people.",
        "Last year 900 people died on the roads.",
        "There were 361 road deaths in 2015.",
        "Nine people have died in the past 24 hours.",
    ],
)
def test_a_sum_over_events_or_over_a_year_is_of_the_period(read: Read, text: str) -> None:
    assert measures(read(text)) == ["period"]


@pytest.mark.parametrize(
    "text",
    [
        "Two missing teenagers were found unharmed on Monday.",
        "Two teenagers went missing on Sunday night.",
        "The attack, the latest in a series of bombings, killed 12 people on Monday.",
        "Police are investigating a series of attacks after a bomb killed 12 people.",
        "The gang, blamed for a string of murders, killed three people on Friday.",
        "Two strong earthquakes killed 180 people on Friday.",
        "In 2003 an earthquake killed 900 people.",
        "In 2003 a bomb killed 900 people.",
        "Hurricane Ida killed 900 people in 2003.",
        "In 2015 some 900 people died when a ferry sank.",
        "In 2015 three men died on the mountain.",
    ],
)
def test_an_event_beside_a_series_or_in_a_year_stays_an_incident(read: Read, text: str) -> None:
    assert measures(read(text)) == ["incident"]


@pytest.mark.parametrize(
    "text",
    [
        "The death toll from the earthquake has risen to 90.",
        "So far 90 people have died.",
        "More than 900 people have been killed since January.",
    ],
)
def test_a_running_toll_is_cumulative(read: Read, text: str) -> None:
    assert measures(read(text)) == ["cumulative"]


@pytest.mark.parametrize(
    "text",
    [
        "Nine people are still missing.",
        "At least ten people were missing after Thursday's fire, the agency said.",
        "Some 2,300 customers were without power on Saturday as a storm buried roads in snow.",
        "Nine hostages are still held in the town.",
        "Some 900 families remain displaced.",
    ],
)
def test_a_state_at_a_moment_is_a_stock(read: Read, text: str) -> None:
    assert measures(read(text)) == ["stock"]


def test_strikes_of_a_day_across_a_country_are_a_sum_over_it(read: Read) -> None:
    assert measures(read("Airstrikes across the country killed 30 people on Sunday.")) == ["period"]


def test_a_part_has_the_measure_of_its_whole(read: Read) -> None:
    assert measures(read("Airstrikes across the country killed 30 people on Sunday, including four children.")) == ["period", "period"]


def test_a_part_with_a_day_of_its_own_is_weighed_anew(read: Read) -> None:
    text = "More than 900 people have been killed since January, including nine people who died in a bombing on Monday."
    assert measures(read(text)) == ["cumulative", "incident"]


def test_what_began_a_war_is_an_incident_and_its_toll_runs(read: Read) -> None:
    text = "The war began on February 3 with rebels killing 80 people in the town. The war has killed more than 9,000 people, doctors said."
    assert measures(read(text)) == ["incident", "cumulative"]


def test_an_earlier_figure_of_a_toll_has_the_measure_of_the_later_one(read: Read) -> None:
    revised = measures(read("The death toll was revised down to 21 from 25."))
    assert len(revised) == 2
    assert revised[0] == revised[1]


@given(st.lists(st.floats(-500, 500), min_size=len(MEASURES), max_size=len(MEASURES)))
def test_chances_are_probabilities_in_the_order_of_the_scores(scores: list[float]) -> None:
    found = chances(scores)
    assert sum(found.values()) == pytest.approx(1.0)
    assert found[MEASURES[scores.index(max(scores))]] == max(found.values())


def test_each_measure_is_a_candidate_with_features_of_its_own() -> None:
    names = [set(features) for features in measure_options({"bias": 1.0, "vague": 1.0})]
    assert len(names) == len(MEASURES) == len(set().union(*names)) / 2


def test_a_total_of_a_year_sums_it_up(read: Read) -> None:
    (claim,) = read("A total of 312 people died on the roads of Norway in 2022.")
    assert claim.measure == "period"


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("In January alone, 51 people were murdered.", "period"),
        ("At least 26 children were shot dead in the province last year.", "period"),
        ("In the past week alone there have been 289 deaths from cholera.", "period"),
        ("In January 2023 a bomb killed 26 people in Kano.", "incident"),
        ("Last year 71 people were found dead in a lorry.", "incident"),
    ],
)
def test_a_stated_span_is_summed_where_no_one_event_is_named(read: Read, text: str, measure: str) -> None:
    assert measures(read(text)) == [measure]


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("The count found 118 editors in prison in May, an increase of 17 over the year before.", "17", "change"),
        ("The report found 88 poets behind bars. Chad was holding 21.", "21", "stock"),
        ("The report found 88 poets behind bars. Chad was holding 21.", "88", "stock"),
    ],
)
def test_changes_and_prisoners_have_measures_of_their_own(read: Callable[..., list[Claim]], text: str, number: str, measure: str) -> None:
    assert [claim.measure for claim in read(text) if claim.number_text == number] == [measure]
