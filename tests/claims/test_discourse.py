"""Impacts told over sentence borders, and the words that stop them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]

REST_OF_A_GROUP = [
    ("Seven people were shot. Two died. The other five were driven home.", ["Seven injured", "Two killed", "five injured"]),
    ("Seven people were shot. Two died. The other three were at home.", ["Seven injured", "Two killed"]),
    ("Five people were infected. Two nurses and a cook are among them.", ["Five infected", "Two infected", "a infected"]),
    ("Twelve died in the fire. Four were under ten.", ["Twelve killed", "Four killed"]),
    ("At least 181 people have died in the blast. An earlier count stood at 153.", ["At least 181 killed", "153 killed"]),
    ("At least 181 people have died. Another 80 victims are still in hospitals in Kano.", ["At least 181 killed", "80 injured"]),
    ("They freed nine Kenyans. The Kenyans were six women and three men.", ["nine released", "six released", "three released"]),
    ("They freed nine Kenyans. The cooks were six women and three men.", ["nine released"]),
]

ABOARD = [
    ("A plane carrying nine tourists crashed, killing everyone on board.", ["nine killed"]),
    ("A plane carrying nine tourists landed, and everyone on board cheered.", []),
]

BODIES = [
    ("The bodies lie in the mortuary. Five have been identified.", ["Five killed"]),
    ("The suspects are in court. Five have been identified.", []),
]

FIGURES = [
    ("Lebanon shelters 900,000 refugees. Jordan is host to another 630,000.", ["900,000 displaced", "630,000 displaced"]),
    ("Some 700,000 people have fled. A bishop put the figure at a million.", ["Some 700,000 displaced", "a million displaced"]),
    ("Kano leads with 66 deaths, followed by Jos with 49.", ["66 killed", "49 killed"]),
]

VICTIMS = [
    ("Nine hostages were killed. Three of the victims were students.", ["Nine killed", "Three killed"]),
    ("Nine men were killed. A lawsuit by 400 victims names the hotel.", ["Nine killed"]),
]

WELL = [
    ("In all 90 people were infected. Of these, 83 have recovered.", ["90 infected"]),
    ("Cholera was found in 90 people. Some 400 were tested.", []),
    ("Nine people were killed. Of the 47 people on the island, 24 were Danish.", ["Nine killed"]),
    ("Twenty people were shot in 12 incidents, eight of which were in Leeds.", ["Twenty injured"]),
    ("The blast wounded 12 workers. We spoke to one of them.", ["12 injured"]),
]


@pytest.mark.parametrize(("text", "expected"), REST_OF_A_GROUP)
def test_the_rest_of_a_group_shares_its_fate_where_the_sum_holds(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), ABOARD)
def test_those_carried_are_dead_where_all_on_board_are(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_those_identified_are_dead_where_bodies_were_told_of(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_a_further_figure_counts_what_the_one_before_counted(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), VICTIMS)
def test_victims_are_those_told_of_before(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), WELL)
def test_the_recovered_and_the_tested_suffer_nothing(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


CONTEXT = [
    ("A gunman opened fire on a party. Seven people were struck.", ["Seven injured"]),
    ("The gunmen came at night. They took 85 girls.", ["85 abducted"]),
    ("The hospital took in 60 people after the blast.", ["60 injured"]),
    ("The number of people known to have died is now 5,021.", ["5,021 killed"]),
    ("Two divers are still to be found.", ["Two missing"]),
    ("The explosion claimed more than 50 prisoners.", ["more than 50 killed"]),
    ("Another 3,400 people were told to be ready to leave.", ["3,400 evacuated"]),
    ("No deaths or injuries have been reported.", ["No injured", "No killed"]),
    ("About 1,500 homes have no power.", ["About 1,500 affected"]),
    ("The village has 400 homes that have power.", []),
    ("There were no survivors.", []),
    ("Some 120 volunteers have had a flu shot.", []),
    ("Rangers found 14 pups and rescued nine of them.", []),
    ("The firm posted a loss of 340 million.", []),
    ("He names his dead one by one.", []),
]


@pytest.mark.parametrize(("text", "expected"), CONTEXT)
def test_verbs_take_their_sense_from_the_words_around(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_links_to_other_articles_are_headlines(told: Told) -> None:
    assert told("Police gave no details.\nRELATED: Man killed in bar fight\nThe road is open.") == ["Man killed"]
    assert told("An American was one of the victims of the crash that killed nine.") == ["An killed", "nine killed"]


@pytest.mark.parametrize("text", ["A jet with 242 people aboard crashed, killing all but one of them."])
def test_all_but_some_is_nobodys_number(told: Told, text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The number of drownings rose to 940 last year. The figure for 2019 stood at 871.", ["940 killed", "871 killed"]),
        ("The number of drownings rose to 940 last year. The fee for 2019 stood at 871.", ["940 killed"]),
        ("The country recorded 940 drownings in 2019. Last year's total, 871, was the lowest since 1990.", ["940 killed", "871 killed"]),
        ("The shelling killed 94 people. Last year's winner, 71, sang.", ["94 killed"]),
        ("The count found 118 editors in prison in May, an increase of 17 over the year before.", ["118 detained", "17 detained"]),
        ("The count found 118 editors in prison. The club has 400 members, an increase of 17 over last year.", ["118 detained"]),
        (
            "About 3,100 sailors have died since then, but the widows say the true figure is twice as high, perhaps 7,000.",
            ["About 3,100 killed", "7,000 killed"],
        ),
        ("There were 940 murders in Lugo last year, more than double the 402 registered in 2019.", ["940 killed", "402 killed"]),
        ("Police arrested nine men and filed a case against 41.", ["nine detained"]),
        ("Twelve people drowned in May against 41 in April.", ["Twelve killed", "41 killed"]),
    ],
)
def test_figures_of_other_years_and_changes_are_of_the_toll_before(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shelling killed 70 people in May. The lawyers interviewed 45 victims and witnesses.", ["70 killed"]),
        ("Shelling killed 70 people in May. A priest speaks of 145 victims.", ["70 killed", "145 killed"]),
        ("The raiders abducted 33 travellers and let nine of them continue.", ["33 abducted"]),
        ("Raiders abducted nine nurses. The families of four of the nurses came.", ["nine abducted"]),
        ("A train crashed in May, killing dozens. The families of all 61 victims came.", ["dozens killed", "61 killed"]),
        ("Fraudsters stole millions. The families of all 61 victims came.", []),
    ],
)
def test_who_is_met_or_let_go_on_suffers_nothing(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected
