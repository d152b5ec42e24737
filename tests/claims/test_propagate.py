"""Numbers that share another number's impact: lists, ellipsis, tallies, and the same group told again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]


LISTS = [
    ("The raid killed six soldiers and four civilians.", ["six killed", "four killed"]),
    ("Three nurses, two drivers and a guard were killed.", ["Three killed", "two killed", "a killed"]),
    ("40 soldiers, 12 villagers and dozens of rebels were wounded.", ["40 injured", "12 injured", "dozens injured"]),
    ("The storm destroyed 70 schools, 40 houses and two clinics.", ["70 structures", "40 structures", "two structures"]),
    ("Rebels abducted 12 girls, nine boys and three teachers.", ["12 abducted", "nine abducted", "three abducted"]),
    ("The dead were four Kenyans, three Ugandans and a Dane.", ["four killed", "three killed", "a killed"]),
    ("Police detained 20 men and five women.", ["20 detained", "five detained"]),
]

ELLIPSIS = [
    ("20 died in Gaza and six in Lebanon.", ["20 killed", "six killed"]),
    ("Four people were killed on Monday and two on Tuesday.", ["Four killed", "two killed"]),
    ("30 were hurt, five of them critically.", ["30 injured", "five injured"]),
    ("Eleven miners died, six in Zambia and five in Angola.", ["Eleven killed", "six killed", "five killed"]),
    ("The quake killed 90 people in the city and 15 in the villages.", ["90 killed", "15 killed"]),
    ("Nine people drowned last year, compared with 14 the year before.", ["Nine killed", "14 killed"]),
    ("The police counted 210 murders, 28 fewer than the 238 reported in May.", ["210 killed", "28 killed", "238 killed"]),
    ("The club lost 12 men, three more than the 30 seats of the plane.", ["12 killed", "three killed"]),
    ("The police arrested 40 people in Lyon and another 12 in Nice.", ["40 detained", "12 detained"]),
]

OF_THEM = [
    ("Gunmen in boats abducted ten of them and left six others.", ["ten abducted"]),
    ("Forty people died, 10 of whom were children.", ["Forty killed", "10 killed"]),
    ("Police arrested 60 people. Of those, 15 were minors.", ["60 detained", "15 detained"]),
    ("The ferry sank and 30 people died. Nine of them were sailors.", ["30 killed", "Nine killed"]),
    ("Twenty-four miners were killed. They comprise 16 Zambians and eight Congolese.", ["Twenty-four killed", "16 killed", "eight killed"]),
    ("Seventeen people were wounded. Four of the wounded are police officers.", ["Seventeen injured", "Four injured"]),
    ("Of the 12 dead, five were women.", ["12 killed", "five killed"]),
    ("Of the 80 people rescued, three were infants.", ["80 rescued", "three rescued"]),
]

AGAIN = [
    ("Gunmen kidnapped seven engineers. The seven men were taken to the hills.", ["seven abducted", "seven abducted"]),
    ("Rescuers found 17 bodies. The 17 bodies were flown home.", ["17 killed", "17 killed"]),
]

TALLIES = [
    ("Deaths by country: Belgium: 1, Nepal: 4, Kenya: 2.", ["1 killed", "4 killed", "2 killed"]),
    ("Confirmed deaths in the epidemic - Italy 31, Spain 12.", ["31 killed", "12 killed"]),
]

NOT_SHARED = [
    ("The bus carried 40 passengers when 12 people were killed.", ["12 killed"]),
    ("Nine people were killed, and 300 officers searched the woods.", ["Nine killed"]),
    ("Six people were hurt and two suspects escaped.", ["Six injured"]),
    ("Three people died in the crash, 20 kilometres from the town.", ["Three killed"]),
    ("Three people died in the fire, which took four hours to put out.", ["Three killed"]),
    ("Police arrested six men and seized 14 rifles.", ["six detained"]),
    ("Eight people died; the company has paid 2 million dollars.", ["Eight killed"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_what_is_said_of_a_list_is_said_of_each_member(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), ELLIPSIS)
def test_a_verb_left_out_is_that_of_the_number_before(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), OF_THEM)
def test_words_that_point_back_count_the_same_fate(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), AGAIN)
def test_a_definite_number_told_again_keeps_its_fate(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), TALLIES)
def test_a_running_tally_needs_its_noun_once(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), NOT_SHARED)
def test_a_number_with_a_verb_of_its_own_or_of_other_things_shares_nothing(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The quake affected 300 homes, of which 60 were destroyed and 110 damaged.", ["300 affected", "60 structures", "110 structures"]),
        ("Of the 300 houses affected, 60 were destroyed.", ["300 affected", "60 structures"]),
        ("Around 200 homes were damaged. More than 90 were destroyed.", ["Around 200 structures", "More than 90 structures"]),
        ("Around 200 homes were damaged. Forty were arrested.", ["Around 200 structures", "Forty detained"]),
        ("The flood affected 300 people, of which 60 were children.", ["300 affected", "60 affected"]),
    ],
)
def test_some_of_the_buildings_affected_were_damaged(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officials reported 68 measles cases. Of the confirmed cases, 51 were not immunized.", ["68 infected", "51 infected"]),
        ("Officials reported 68 measles cases. Of the confirmed cases, 51 have recovered.", ["68 infected"]),
        ("The court heard 300 cases. Of the 300 cases, 59 were dismissed.", []),
        ("Of the 368 deaths, 78 were reported in Pune.", ["368 killed", "78 killed"]),
        ("There were 90 families or 380 persons who are taking shelter in schools.", ["90 displaced", "380 displaced"]),
        ("There were 500 families or 2,100 people who were staying in evacuation centers.", ["500 displaced", "2,100 displaced"]),
        ("There were 500 nurses or 2,100 people who were staying in evacuation centers.", ["2,100 displaced"]),
        ("The storm left at least one person dead and three missing.", ["at least one killed", "three missing"]),
    ],
)
def test_cases_households_and_states_are_each_of_their_own_number(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Some 900 people were killed and 3,000 refugees registered, more than 700 of them in Chad.",
            ["Some 900 killed", "3,000 displaced", "more than 700 displaced"],
        ),
        ("Sixty children, among them several toddlers, sat in the bus.", []),
        ("Twelve were hurt. Among those who came to help were six soldiers.", ["Twelve injured"]),
        ("Twelve were hurt. Among those who were killed, two were nurses.", ["Twelve injured", "two killed"]),
        ("Gunmen abducted nine men; four of them were freed in June and one escaped.", ["nine abducted", "four released"]),
        ("The rebels had freed 81 hostages by May, the last batch of 12 on Friday.", ["81 released", "12 released"]),
        ("The shop had sold 81 lamps by May, the last batch of 12 on Friday.", []),
        ("Some 60,000 people have fled Chad since May. Kenya alone has taken in 41,000.", ["Some 60,000 displaced", "41,000 displaced"]),
        ("Floods drove 60,000 people from their homes. The film has taken in 41,000.", ["60,000 displaced"]),
    ],
)
def test_of_them_points_to_the_group_next_to_it(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected
