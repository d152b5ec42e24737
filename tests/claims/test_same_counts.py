"""Bare figures that go on with a count told before: of another place, time or voice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "There were 120 road deaths in Kenya last year. Uganda had four. Rwanda reported none.",
            ["120 killed", "four killed", "none killed"],
        ),
        ("Kenya has had 37 cholera cases but none since June. Uganda has had 10.", ["37 infected", "none infected", "10 infected"]),
        (
            "Forty people were killed in Kenya last year. Uganda, for which the ministry counts nine, is calmer.",
            ["Forty killed", "nine killed"],
        ),
        ("Kenya accounts for 12 of the flu deaths and Uganda for three.", ["12 killed", "three killed"]),
        ("More than half of the deaths, 312, were in Kenya; Uganda had 97.", ["312 killed", "97 killed"]),
        ("Brawls left 33 dead in Kenya, and in Uganda, where 26 did, the jails are full.", ["33 killed", "26 killed"]),
        (
            "Murders rose to 40 last summer. The summer before saw 29. This summer there have been 12 so far.",
            ["40 killed", "29 killed", "12 killed"],
        ),
        # The nearest number that counts anything counts something else.
        ("Twelve people were killed in Kenya last year. The Reds won 40 seats. The Greens had 12.", ["Twelve killed"]),
        ("Five workers died at the mill this year. The firm has 400 employees in Kenya. Uganda has 120.", ["Five killed"]),
        ("A fire killed nine people in Kenya in 2019. The city has three airports. Rwanda has one.", ["nine killed"]),
        ("Twelve people died in the fire in Kenya. Of the 40 lawmakers asked to vote, 12 did.", ["Twelve killed"]),
        ("Three fans died at matches in Kenya this year. With 40 points Leon lead the league. Uganda have 38.", ["Three killed"]),
        ("Two fans were shot dead at the park this year. Boston had nine, New York had 12.", ["Two killed"]),
        # One event is no statistics.
        ("Three riders were hurt in a crash on Sunday. Kenya had 45.", ["Three injured"]),
        ("Twelve people died in Kenya last year. The bus had 40 on board.", ["Twelve killed"]),
    ],
)
def test_places_go_on_with_a_count(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So far this year 212 people have died of overdoses in Kenya. In all of last year there were 190.", ["212 killed", "190 killed"]),
        ("Kenya counted 45 murders last year. In 2019 it had 52, and this year 61.", ["45 killed", "52 killed", "61 killed"]),
        ("Forty people have been killed in Kenya since January. The annual figure was above 160.", ["Forty killed", "above 160 killed"]),
        ("Forty people were killed in Kenya last year, more than the 31 it counted in all of 2014.", ["Forty killed", "31 killed"]),
        (
            "At least 569 migrants died at sea last year, the highest number since 2014, when it reached 730.",
            ["At least 569 killed", "730 killed"],
        ),
        ("Kenya had 45 murders last year. May was the worst month, with 11.", ["45 killed", "11 killed"]),
        ("Fifty people drowned in Kenya in June. The worst year was 2010, with 340.", ["Fifty killed", "340 killed"]),
        ("Some 74 journalists were killed this year. The figure has declined from 101 in 2015.", ["Some 74 killed", "101 killed"]),
        ("Fifty people drowned in June. Last year the figure was 34, and in 2020 it was 29.", ["Fifty killed", "34 killed", "29 killed"]),
        ("Fifty people drowned in June. The heat was 34 degrees, and in 2020 it was 29.", ["Fifty killed"]),
        ("Twelve people were killed in Kenya last year. There were 40 in the hall.", ["Twelve killed"]),
        ("Twelve people were killed in Kenya last year. The flight number was 612.", ["Twelve killed"]),
        ("Two divers drowned in Kenya in May. There were 40,000 visitors. In June there were 30,000.", ["Two killed"]),
        ("The mine, where 12 men died last year, sold 300 tons in 2020, and by May this year 400.", ["12 killed"]),
    ],
)
def test_times_go_on_with_a_count(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The army said 12 people were killed in Leon. The rebels speak of 40. A council puts it at 55.",
            ["12 killed", "40 killed", "55 killed"],
        ),
        ("The army reported 12 deaths in Leon, the mayor says 30.", ["12 killed", "30 killed"]),
        ("The government says 30 people were killed, the UN 52.", ["30 killed", "52 killed"]),
        ("Some 300 people were killed in Leon in May. The army called the figure of 400 a lie.", ["Some 300 killed", "400 killed"]),
        ("The rebels claimed to have killed 40 soldiers. The army admitted to 12.", ["40 killed", "12 killed"]),
        ("Two people were hurt at a fair that drew 40,000 visitors. The host speaks of 42,000.", ["Two injured"]),
        ("Floods killed nine people in May. Farmers lost 40,000 bags. The figure of 60,000 was a lie.", ["nine killed"]),
    ],
)
def test_voices_go_on_with_a_count(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 300 people were executed in 2019. Kenya came second with 60.", ["At least 300 killed", "60 killed"]),
        (
            "Worldwide, 98 journalists were in jail in June. Kenya, with 30, held the most, followed by Uganda with 20.",
            ["98 detained", "30 detained", "20 detained"],
        ),
        ("Kenya had the most casualties, 260, and Uganda came second with 174.", ["260 injured", "174 injured"]),
        ("Three athletes died in 2019. Kenya, with 30, won the most medals.", ["Three killed"]),
        ("Kenya had the most medals, 40, and Uganda came second with 30.", []),
    ],
)
def test_ranks_go_on_with_a_count(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police in Leon recorded the deaths of 40 people in three provinces in May, against 31 in April.", ["40 killed", "31 killed"]),
        ("In Leon 41 people died on Tuesday, down from a peak of 70 a day in May.", ["41 killed", "70 killed"]),
        ("On Monday 73 people were detained in Leon, up from 46 seven days earlier.", ["73 detained", "46 detained"]),
        ("Nine people were killed in Leon in 2022. That was up from five in 2021.", ["Nine killed", "five killed"]),
        ("Nine people were killed in Leon in 2022. Tickets cost 40 euros, up from 35 last year.", ["Nine killed"]),
        ("Nine people were killed in Leon in 2022. Turnout was 40 percent, up from 35 in 2019.", ["Nine killed"]),
        ("A blast killed four workers. Shares fell 5 percent, down from 120 last week.", ["four killed"]),
    ],
)
def test_what_is_held_against_a_count_is_of_its_kind(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Leon 74 people were killed last year, down five on the year before.", ["74 killed", "five killed"]),
        ("Flu deaths have climbed to 39 in Leon, an increase of 12 in a week.", ["39 killed", "12 killed"]),
        ("Kenya has seen 40 murders this year. That is 12 more than at this time in 2019.", ["40 killed", "12 killed"]),
        ("Kenya has seen 40 murders this year. The club has 12 points more than in 2019.", ["40 killed"]),
        ("The storm killed 12 people. Prices rose, an increase of 14 in a week.", ["12 killed"]),
    ],
)
def test_the_size_of_a_change_counts_the_same(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_the_rest_of_several_parts_is_of_the_whole(told: Told) -> None:
    text = "Floods killed 40 people in Mara. Kenya had 14 of the deaths, Uganda 11. The remaining 15 were in Rwanda."
    assert told(text) == ["40 killed", "14 killed", "11 killed", "15 killed"]


def test_cases_of_those_told_before_are_people(told: Told) -> None:
    assert told("Twelve women were murdered in Leon last year. Three of those cases are in court.") == ["Twelve killed", "Three killed"]
    assert told("Twelve women were murdered last year. A court heard 40 cases. Three of those cases were on fraud.") == ["Twelve killed"]


def test_a_number_tied_to_a_noun_counts_nobody(told: Told) -> None:
    text = "Of those who lost their lives, 12 were on two-wheelers and nine in cars."
    assert told(text) == ["12 killed", "nine killed"]


def test_a_figure_of_another_year_is_of_its_own_span(read: Callable[..., list]) -> None:
    claim = read("Kenya counted 45 murders last year. In 2019 there were 52.")[1]
    assert (claim.measure, claim.period_start.year, claim.period_end.month) == ("period", 2019, 12)


def test_members_are_of_the_count_and_not_of_what_it_is_held_against(read: Callable[..., list]) -> None:
    claims = read("In Leon 74 people were killed last year, up from 60 in 2019. Forty of them were farmers.")
    assert claims[2].whole is claims[0]
