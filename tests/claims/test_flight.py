"""Those who leave, arrive and stay where flight is told of, and those whom an authority moves out of danger."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]
FLED = "Shelling went on in Lugo and people fled."
FLOOD = "A dam burst above Lugo on Monday."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FLED} About 2,000 people have reached Leon since.", ["About 2,000 displaced"]),
        (f"{FLED} More than 12,000 people crossed the river into Leon last week.", ["More than 12,000 displaced"]),
        (f"{FLED} Officials in Leon said some 4,500 had arrived there by Sunday.", ["some 4,500 displaced"]),
        (f"{FLED} Some 2,200 families have left the town since Tuesday.", ["Some 2,200 displaced"]),
        (f"{FLED} Some 300 villagers walked to Leon.", ["Some 300 displaced"]),
        ("Rebels came. Some 600 residents have gone into hiding in the forest.", ["Some 600 displaced"]),
        ("Rebels shelled the valley. More than 900 villagers had left their farms.", ["More than 900 displaced"]),
        (f"{FLED} Some 400 rebels crossed into Leon.", []),
        (f"{FLED} Six ministers arrived in Leon for talks.", []),
        (f"{FLED} A woman who reached Leon spoke of hunger.", []),
        (f"{FLED} Some 90 people have returned home.", []),
        (f"{FLED} About 200 people left the meeting.", []),
        ("The fair opened. Some 300 families have left the town for the holidays.", []),
        ("Runners met in Lugo. Some 3,000 people crossed the line.", []),
    ],
)
def test_those_who_leave_and_arrive_were_driven_out_where_flight_is_told_of(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FLED} At least 90 villagers were sleeping in a church.", ["At least 90 displaced"]),
        (f"{FLED} Around the mission, 300 families live under tarpaulins.", ["300 displaced"]),
        (f"{FLED} The monastery has taken in 60 families.", ["60 displaced"]),
        (f"{FLED} Some 2,800 are refugees in Leon.", ["Some 2,800 displaced"]),
        (f"{FLED} Norway hosts 3,000 Syrians.", ["3,000 displaced"]),
        (f"{FLED} The department registered 900 families.", ["900 displaced"]),
        (f"{FLOOD} Some 3,700 people are in 40 such camps.", ["Some 3,700 displaced"]),
        (f"{FLOOD} About 390 villagers had moved to a school by evening.", ["About 390 displaced"]),
        ("War came. Some 900 families live away from home.", ["Some 900 displaced"]),
        (f"{FLED} The town has 40,000 residents.", []),
        (f"{FLED} About 60 people stayed in the hotel.", []),
        (f"{FLED} The council took in 60 proposals.", []),
        (f"{FLOOD} About 300 children go to the school.", []),
        ("Runners met in Lugo. The school took in 60 pupils.", []),
    ],
)
def test_those_who_stay_where_nobody_lives_were_driven_out(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Air raids have driven 2,700 villagers into the forest.", ["2,700 displaced"]),
        ("War came. Some 2,800 people were driven off their land.", ["Some 2,800 displaced"]),
        ("War came. Kidnappers drove 12 villagers into the forest.", []),
    ],
)
def test_driven_into_the_wilds(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FLOOD} Nearly 700 residents were bused to a stadium in Leon.", ["Nearly 700 evacuated"]),
        (f"{FLOOD} The army moved 3,500 families to schools.", ["3,500 evacuated"]),
        (f"{FLOOD} The army may have to move 900 people from the valley.", ["900 evacuated"]),
        (f"{FLOOD} Helicopters took 44 residents to Leon.", ["44 evacuated"]),
        ("A gas leak closed a street. About 110 guests were led out of two hotels.", ["About 110 evacuated"]),
        ("Fighting spread in Lugo. Spain flew 35 of its citizens home.", ["35 evacuated"]),
        ("Fighting spread in Lugo. The army moved 6,000 civilians south.", ["6,000 evacuated"]),
        ("About 200 were evacuated from Lugo. By night 150 had reached Leon.", ["About 200 evacuated", "150 evacuated"]),
        (f"{FLOOD} The company transferred 30 workers to Leon.", []),
        (f"{FLOOD} Crews took 40 pumps to Leon.", []),
        (f"{FLOOD} About 20 people led the search in Lugo.", []),
        ("A fire closed the plant. The new base will bring about 6,500 students to Lugo.", []),
        ("A trial opened. Guards led two men out of the building.", []),
        ("Summer is here. Some 300 families were moved to another hotel.", []),
    ],
)
def test_those_moved_out_of_danger_are_evacuated(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A fire spread. The prefecture called on 900 residents of Lugo to leave their homes.", ["900 evacuated"]),
        ("A fire spread. A further 4,700 were told to go.", ["4,700 evacuated"]),
        ("A fire spread. Some 5,100 people were told to abandon their homes.", ["Some 5,100 evacuated"]),
        ("A fire spread. He urged 300 people to go to the polls.", []),
        ("Some 60 workers were told to go when the plant closed.", []),
        ("The mayor called on 200 volunteers to help.", []),
        ("He urged two ministers to leave the cabinet.", []),
    ],
)
def test_orders_and_calls_to_go(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A hill came down. Two men are believed to be still under the mud.", ["Two missing"]),
        ("A quake hit Lugo. Thousands more could still be trapped in the ruins.", ["Thousands missing"]),
        ("A hill came down. About 150 people are believed buried.", ["About 150 missing"]),
        ("A shaft caved in. Six miners had not been accounted for.", ["Six missing"]),
        ("Two brothers fell into the river and were not seen again.", ["Two missing"]),
        ("A flood came. About 300 people could be trapped by the water for days.", ["About 300 affected"]),
        ("Ten million euros have not been accounted for.", []),
        ("A hill came down. Two houses are still under the mud.", []),
    ],
)
def test_under_mud_and_not_accounted_for(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lifeguards pulled 37 swimmers from the surf.", ["37 rescued"]),
        ("A blast hit a mine. Eleven men had walked out on their own.", ["Eleven rescued"]),
        ("A canoe overturned. Nine passengers were picked up by fishermen.", ["Nine rescued"]),
        ("Firefighters brought three people down by ladder.", ["three rescued"]),
        ("Four sailors were taken off the sinking yacht by a helicopter.", ["Four rescued"]),
        ("Soldiers pulled out 88 passengers of a train marooned by the flood.", ["88 rescued"]),
        ("A hill came down. Neighbours pulled a 4-year-old boy out alive.", ["a rescued"]),
        ("Crews revived nine people with an antidote.", ["nine rescued"]),
        ("Medics could not revive two boys.", ["two killed"]),
        ("The survivors, who include six women, are due in port.", ["six rescued"]),
        ("Eleven workers walked out on Monday.", []),
        ("Lifeguards pulled 37 boats from the surf.", []),
        ("The firm revived 12 projects.", []),
    ],
)
def test_pulled_out_taken_off_and_got_out(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The virus spread. The town sent 3,000 people into quarantine.", ["3,000 affected"]),
        ("The town ordered 242 people to stay inside the building.", ["242 affected"]),
        ("The town has put 13,000 people under orders to stay in their homes.", ["13,000 affected"]),
        ("Another shell hit a canal. Some 20,000 people could lose access to water.", ["Some 20,000 affected"]),
        ("The drought left 7.5 million people short of food.", ["7.5 million in_need"]),
        ("Some 170,000 people are without regular food.", ["Some 170,000 in_need"]),
        ("About 5.7 million people are in acute hunger.", ["About 5.7 million in_need"]),
        ("The coach told 20 players to go home.", []),
        ("About 300 people lost access to their accounts.", []),
        ("The hotel left 30 guests short of towels.", []),
    ],
)
def test_kept_in_and_short_of_food(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A trawler sank. The coastguard lost contact with 12 sailors.", ["12 missing"]),
        ("A landslide cut the road. Crews resumed the search for three workers.", ["three missing"]),
        ("The firm grew. It lost contact with 12 customers.", []),
        ("A shop opened. The search for two new teachers goes on.", []),
        ("Gunmen seized pupils. Troops recovered 15 girls.", ["15 rescued"]),
        ("Gunmen seized pupils. Troops recovered two bodies.", ["two killed"]),
        ("A dinghy sank. A tanker took 12 people on board.", ["12 rescued"]),
        ("Summer came. The ferry took 900 passengers on board.", []),
        ("The bus brought 40 pupils safely to school.", []),
    ],
)
def test_lost_contact_recovered_and_on_board(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Evacuation orders cover 600 people.", ["600 evacuated"]),
        ("The evacuation affected 600 people.", ["600 evacuated"]),
        ("The insurance covers 600 people.", []),
        ("A fire spread. About 600 people have been cleared from the area.", ["About 600 evacuated"]),
        ("A protest followed the attack. Police cleared 300 people from the square.", []),
        ("War came. About 600 people escaped the fighting.", ["About 600 displaced"]),
        ("War came. About 600 people got out of Lugo.", ["About 600 displaced"]),
        ("War came. About 60 workers got out of the meeting early.", []),
        (f"{FLED} The camp is home to 600 people.", ["600 displaced"]),
        ("Lugo is home to 600 people.", []),
    ],
)
def test_orders_that_cover_people_and_those_who_got_away(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police made 40 arrests at the march. Organisers speak of 20,000.",
        "The army lost 12 games in a row. The police lost nine.",
        "About 500 people walked to Leon in a race to raise money for refugees.",
        "The camp is home to 400 children every July.",
        "The coach said two players were picked up on Saturday.",
        "Forty migrants were held up at the border by queues.",
        "The pandemic hit 40,000 workers in tourism.",
        "The mayor called on 20,000 residents to leave their cars at home.",
        "Trains carry 30,000 people into the city each day; a bomb hoax delayed two.",
        "Two soldiers were captured on camera.",
    ],
)
def test_everyday_numbers_stay_out(told: Told, text: str) -> None:
    assert [claim for claim in told(text) if not claim.startswith("40 ")] == []


@pytest.mark.parametrize(
    "text",
    ["Fire crews cut two from a car", "The fire killed a woman and two", "Nine men were picked", "They recovered three bodies, two"],
)
def test_a_text_may_end_anywhere(told: Told, text: str) -> None:
    told(text)
