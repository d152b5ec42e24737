"""Verbs that state an impact together with certain words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Relief camps are sheltering 3,400 people.", ["3,400 displaced"]),
        ("The flood hit the valley. Two schools are housing 300 people.", ["300 displaced"]),
        ("Five thousand people have been billeted at 90 evacuation centres.", ["Five thousand displaced"]),
        ("Disease spread in the displacement camp housing more than 30,000 people.", ["more than 30,000 displaced"]),
        ("The school houses 300 pupils.", []),
        ("Summer camps host 400 children.", []),
        ("The evacuation centre can accommodate 500 people.", []),
        ("Forty players were housed in a hotel.", []),
        ("The council built housing for 300 people after the flood.", []),
        ("The flood came. Some 300 families are staying with friends or relatives.", ["Some 300 displaced"]),
        ("Forty students are staying with relatives over the holiday.", []),
    ],
)
def test_those_in_shelters_or_with_relatives_were_driven_out_where_that_is_told(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three soldiers paid the supreme price.", ["Three killed"]),
        ("Two officers paid the ultimate price while defending the town.", ["Two killed"]),
        ("Nine soldiers made the supreme sacrifice.", ["Nine killed"]),
        ("Four policemen embraced martyrdom in the attack.", ["Four killed"]),
        ("Two firemen laid down their lives to save others.", ["Two killed"]),
        ("Two soldiers embraced shahadat.", ["Two killed"]),
        ("Six miners breathed their last before help came.", ["Six killed"]),
        ("Two officers paid a heavy price.", []),
        ("Forty workers made sacrifices.", []),
        ("Forty rebels laid down their arms.", []),
        ("Thousands are ready to lay down their lives.", []),
        ("Six shops opened for the last time.", []),
    ],
)
def test_what_is_said_in_place_of_dying(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eleven travellers regained their freedom after a week in the forest.", ["Eleven released"]),
        ("Six pupils gained freedom on Monday.", ["Six released"]),
        ("Two engineers ran to freedom while the guards slept.", ["Two released"]),
        ("Six women won their freedom of choice.", []),
        ("Eleven countries won their freedom in the sixties.", []),
        ("Four artists gained more freedom.", []),
        ("Forty-one pupils remained with the kidnappers.", ["Forty-one held"]),
        ("Sixty girls are still with their captors.", ["Sixty held"]),
        ("Six officers remained in contact with the kidnappers.", []),
    ],
)
def test_freedom_and_captors(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Raiders carried off nine girls.", ["nine abducted"]),
        ("A ship carrying 300 migrants to Australia sank off Java.", []),
        ("Nine died when a boat carrying 90 migrants capsized off Tunisia on Saturday.", ["Nine killed"]),
        ("Nine people were washed out to sea.", ["Nine missing"]),
    ],
)
def test_a_particle_belongs_to_its_own_verb(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 212 residents were removed as a precaution.", ["About 212 evacuated"]),
        ("The authorities have moved some 26,000 villagers to temples.", ["some 26,000 evacuated"]),
        ("An estimated 60,000 people remain cut off by the flood.", ["An estimated 60,000 affected"]),
        ("Thousands awaited rescue on rooftops.", ["Thousands affected"]),
        ("All 11 hostages were led out unharmed.", ["11 rescued"]),
        ("Some 30 others remain in Zarimba prison.", ["Some 30 detained"]),
        ("About 30,000 Syrians have registered as refugees in Lebanon.", ["About 30,000 displaced"]),
        ("The raids drove 12,000 people over the border into Chad.", ["12,000 displaced"]),
        ("The fighting has forced more than 150,000 people across Darfur to abandon their homes.", ["more than 150,000 displaced"]),
        ("The clinic treated 2,700 people for acute watery diarrhoea.", ["2,700 infected"]),
        ("Some 30 pupils remain in the school choir.", []),
        ("About 30,000 voters have registered in Lebanon.", []),
        ("The new road drove 12,000 shoppers into town.", []),
    ],
)
def test_what_is_said_of_people_by_verb_and_company(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Egypt lost 658 people in the heat at the pilgrimage this year.", ["658 killed"]),
        ("The village lost 14 people in the landslide.", ["14 killed"]),
        ("The army said it had lost four of its own men.", ["four killed"]),
        ("Rebels cut the throats of 14 villagers.", ["14 killed"]),
        ("The charity buried 96 people in the village.", ["96 killed"]),
        ("The city lost 14,000 people between 2010 and 2020.", []),
        ("The party lost 12 seats.", []),
    ],
)
def test_whom_people_lose_to_death(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The death toll crossed 600 on Monday.", ["crossed 600 killed"]),
        ("The agency put the number of people in detention at 2,559.", ["2,559 detained"]),
        ("At least 14 of the missing were under 18.", ["At least 14 missing"]),
        ("At least 14 of the missing were under 18 and 22 were women.", ["At least 14 missing", "22 missing"]),
        ("Six children between 10 and 16 were killed.", ["Six killed"]),
        ("Between 10 and 16 children were killed.", ["Between 10 and 16 killed"]),
        ("Twenty-one people were hurt while 12 others were missing.", ["Twenty-one injured", "12 missing"]),
    ],
)
def test_tolls_ages_and_clauses_side_by_side(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the battle 208 servicemen died or went missing.", ["208 missing"]),
        ("Cholera usually kills fewer than one patient in 100.", []),
        ("Ebola kills nine in 10 of those who fall ill.", []),
        ("In 2022, 64 miners died in 10 accidents.", ["64 killed"]),
    ],
)
def test_sums_and_shares(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen shot dead more than 40 civilians, survivors who reached the town said.", ["more than 40 killed"]),
        ("The mayor put the number killed or missing at 1,000.", ["1,000 missing"]),
        ("About 30,000 have found refuge in mosques.", ["About 30,000 displaced"]),
        ("Fifty festival-goers slept in a field. Twenty tourists found shelter from the rain.", []),
        ("Some 400 girls stayed in school.", []),
        ("Fans drove across the border, and 400 pupils were moved to a new school.", []),
        ("Russia lost 800,000 citizens to emigration after the war began.", []),
        ("A gunman killed two in 10 minutes.", ["two killed"]),
    ],
)
def test_speakers_sums_and_shelter(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (None, "War has raged since May. Some 400,000 Malians have left their country.", ["Some 400,000 displaced"]),
        (None, "Some 400 Malians have left their country to study.", []),
        (None, "The offensive began in May. By June 40,000 people had left Lisbon.", ["40,000 displaced"]),
        (None, "By June 40,000 people had left Lisbon for the beach.", []),
        (None, "The fighting goes on. The base now shelters 9,500 people, up from 4,000.", ["9,500 displaced", "4,000 displaced"]),
        (None, "The base shelters 95 jets.", []),
        (None, "Hundreds of families could be forced to migrate.", ["Hundreds displaced"]),
        (None, "After the flood 600 residents were staying at a covered court.", ["600 displaced"]),
        (None, "Panama sent 40 Colombians and two Malians home.", ["40 evacuated", "two evacuated"]),
        (None, "The school sent 40 pupils home.", []),
        (None, "Spain flew 90 migrants back to Dakar.", ["90 evacuated"]),
        ("More than 300 feared drowned off Malta", "Two boats sank.", ["More than 300 killed"]),
        (None, "In Oslo 31,000 were in the dark. The mayor kept 30 clerks in the dark about it.", ["31,000 affected"]),
        (None, "A crew cut supplies to 410 homes.", ["410 affected"]),
        (None, "Some 600 people have been down with cholera.", ["Some 600 infected"]),
        (None, "A bomb went off at a fair. The clinic treated six patients.", ["six injured"]),
        (None, "The agency recorded 41 dead or missing in May.", ["41 missing"]),
        (None, "Three guards were shot, one of them fatally.", ["Three injured", "one killed"]),
        (None, "The rebels still hold 60 captives, 21 of whom the generals say are no longer alive.", ["60 held", "21 killed"]),
        (None, "The gang still holds 60 captives, 21 of whom the army thinks are dead.", ["60 held", "21 killed"]),
        (None, "More than 80 people fleeing Tripoli drowned.", ["More than 80 displaced", "More than 80 killed"]),
    ],
)
def test_driven_out_sent_home_and_left_in_the_dark(told: Told, title: str | None, text: str, expected: list[str]) -> None:
    assert told(text, title=title) == expected
