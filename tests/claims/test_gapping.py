"""Figures that repeat what the figure before them counts, with its noun and verb left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]

PLACES = [
    ("Wales had 18 measles cases by May, Scotland nine and Ireland four.", ["18 infected", "nine infected", "four infected"]),
    (
        "Accra leads with 60 deaths, followed by Kumasi with 49, Eastern (12) and Northern (10).",
        ["60 killed", "49 killed", "12 killed", "10 killed"],
    ),
    ("The quake left 184 dead in Arquata, Accumoli 46 and Amatrice 11.", ["184 killed", "46 killed", "11 killed"]),
    ("Flood deaths by state: Bavaria 12, Saxony 3.", ["12 killed", "3 killed"]),
    ("The fire killed 12 people. Arsenal beat Chelsea 2-1.", ["12 killed"]),
    ("A pileup killed seven people on Interstate 10 and Highway 61.", ["seven killed"]),
    ("England had 76 mpox cases by May, Scotland 18.", ["76 infected", "18 infected"]),
    (
        "Mara had 241 dengue cases, followed by Sela, 161; Bora, 159; Kiva City, 123; Lota City, 49; and Pera with 7 cases.",
        ["241 infected", "161 infected", "159 infected", "123 infected", "49 infected", "7 infected"],
    ),
    ("The fire killed 12 people. The dead: Ana Diaz, 34; Bo Lind, 41; and Cy Nor, 50.", ["12 killed"]),
    ("The storm injured 12 people in Miami, Channel 7 and Fox 5 said.", ["12 injured"]),
    ("The crash killed 157 people aboard Flight 302, Boeing 737.", ["157 killed"]),
    ("The attack killed 12 people in Homs, Resolution 1701 notwithstanding.", ["12 killed"]),
    ("ALBANY, NY (NEWS10) - Nine people were killed.", ["Nine killed"]),
    ("The fire killed 12 people, among them Maria Lopez (34) and Ann Lee (29).", ["12 killed"]),
]

COUNTED = [
    ("The Brotherhood spoke of 77 dead. The health ministry counted 42.", ["77 killed", "42 killed"]),
    ("Police expect 900 deaths. So far 162 are confirmed.", ["900 killed", "162 killed"]),
    ("The county tied 18 deaths to the heat and is looking into 69 more.", ["18 killed", "69 killed"]),
    ("The police detained 700 people, on top of 90 in the days before.", ["700 detained", "90 detained"]),
    ("The storm killed 12 people in Mozambique. Malawi has lost nine.", ["12 killed", "nine killed"]),
    ("The storm killed 12 people. The ministry has 40 trucks and wants 90 more.", ["12 killed"]),
    ("The storm killed nine people. The index lost 98 on Monday.", ["nine killed"]),
    ("Three fans were killed outside the stadium. The team has lost 12 this season.", ["Three killed"]),
    ("The storm killed 12 people. In 1996 more than 80 people voted.", ["12 killed"]),
]

ORIGINS = [
    (
        "Fifty-three migrants died. Twenty-seven came from Mexico and 14 from Honduras.",
        ["Fifty-three killed", "Twenty-seven killed", "14 killed"],
    ),
    ("Nine migrants died. Twenty reporters came from Mexico.", ["Nine killed"]),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_a_figure_after_the_name_of_a_place_counts_what_the_one_before_counts(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_a_bare_figure_that_is_counted_or_added_is_of_what_was_told_before(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), ORIGINS)
def test_those_who_came_from_a_country_are_of_the_larger_group_told_before(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The number of deaths has reached 18, with two in Cachar and one in Nagaon.", ["18 killed", "two killed", "one killed"]),
        ("Twelve people were killed, with two in hospital.", ["Twelve killed", "two injured"]),
        ("Of the 497 cities in Mara, only 50 were not affected by the rains.", []),
        ("Of the 497 people in Mara, only 50 were affected by the rains.", ["50 affected"]),
        ("Among the 14 districts, Mara had the highest number of deaths with 72 followed by Sela 51.", ["72 killed", "51 killed"]),
    ],
)
def test_a_breakdown_by_place_counts_people_and_not_places(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ebola outbreak grew to 62 cases (14 confirmed, 26 probable).", ["62 infected", "14 infected", "26 infected"]),
        ("In all 35 Ebola deaths are known (9 confirmed and 26 probable).", ["35 killed", "9 killed", "26 killed"]),
        ("In the Ebola outbreak 62 people died, 14 confirmed as nurses.", ["62 killed"]),
        ("The hotel reported 62 bookings (14 confirmed, 26 probable).", []),
    ],
)
def test_confirmed_and_probable_ones_are_parts_of_the_total(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected
