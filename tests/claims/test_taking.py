"""Taking, holding, freeing and driving out: who does it says what it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim

Told = Callable[..., list[str]]

HELD = [
    ("Troops arrested 40 officers after the coup. Another nine generals are being held.", ["40 detained", "nine detained"]),
    ("The rebels took the town. Nine teachers are being held.", ["Nine held"]),
    ("The stadiums hold 80,000.", []),
    ("Gunmen attacked a village near Zuru. Fourteen women were taken away.", ["Fourteen abducted"]),
    ("Bandits raided a village near Zuru. Nine women were led away.", ["Nine abducted"]),
    ("Officers led nine protesters away from the square.", ["nine detained"]),
    ("Boko Haram took 250 hostages.", ["250 abducted"]),
    ("Twelve people were killed and 250 hostages taken.", ["Twelve killed", "250 abducted"]),
    ("The group still holds 100 of the 250 hostages taken in May.", ["100 held", "250 abducted"]),
    ("Gunmen held 40 students for six hours.", ["40 held"]),
    ("Rebels held 40 visitors at the museum for six hours.", ["40 held"]),
    ("Immigration agents held 40 students for six hours.", ["40 detained"]),
    ("Thirty students were held after the march.", ["Thirty detained"]),
    ("Rebels took the soldiers captive. The army said 34 soldiers were held.", ["34 held"]),
    ("Rebels took soldiers captive in May. The police said 34 men were held after a march.", ["34 detained"]),
    ("Troops took 300 residents out of the town before the flood.", ["300 evacuated"]),
    ("The protest went on. Some 300 people were picked up.", ["Some 300 detained"]),
    ("The kidnappers demanded a ransom. Two witnesses were taken by police to the court.", []),
    ("The kidnapping trial began. Four jurors were taken, the judge said, to a hotel.", []),
    ("The kidnappers demanded a ransom. Three boys were taken from the market to the forest.", ["Three abducted"]),
    ("Forty pupils were taken from school to a museum.", []),
    ("Forty pupils were taken from the school.", ["Forty abducted"]),
    ("Gunmen raided the town. Forty pupils were taken from the school to the forest.", ["Forty abducted"]),
    ("Kidnappers want a ransom. Ten sailors had been seized near Gao, where the gang operates.", ["Ten abducted"]),
    ("After a spate of kidnappings, six members of the gang were captured.", ["six detained"]),
    ("Thirty men were seized in raids on the cartel.", ["Thirty detained"]),
    ("Police broke up the protest. Twelve students were carted off.", ["Twelve detained"]),
]

FREED = [
    ("Twelve fishermen kidnapped on the orders of a warlord were freed.", ["Twelve abducted", "Twelve released"]),
    ("Gunmen seized 30 girls. All 30 girls are free, the governor said.", ["30 abducted", "30 released"]),
    ("The 30 girls are free to leave.", []),
    ("Rescuers dug all night after the quake. Seventy others were freed by dawn.", ["Seventy rescued"]),
    ("More than 200 people were freed from the wreckage.", ["More than 200 rescued"]),
    ("Under the truce, 50 hostages are to be exchanged.", ["50 released"]),
    ("The company let go 400 staff.", []),
    ("A new system freed up two rooms.", []),
    ("Kenya has returned one prisoner of war to Somalia.", ["one released"]),
    ("Both armies returned hundreds of soldiers in a swap.", ["hundreds released"]),
    ("The airline returned 40 passengers to Rome.", []),
    ("Police returned 12 prisoners to their cells.", ["12 detained"]),
]

MADE_TO_LEAVE = [
    ("About 800 villagers were ordered to leave their homes.", ["About 800 evacuated"]),
    ("The blast prompted 40 families to leave their homes.", ["40 displaced"]),
    ("The row prompted 12 ministers to leave.", []),
    ("Some 40 clients fled after the report.", []),
]


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_the_law_detains_and_captors_hold(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), FREED)
def test_captives_are_released_and_the_trapped_rescued(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), MADE_TO_LEAVE)
def test_authorities_evacuate_and_dangers_displace(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The remaining 24 hostages abducted in Kaduna were freed.", ["24 released"]),
        ("All the remaining 24 hostages abducted in Kaduna were freed on Friday.", ["24 released"]),
        ("The last nine villagers who were seized in May were let go.", ["nine released"]),
        ("The final nine girls kidnapped from the school were rescued.", ["nine rescued"]),
        ("All 24 hostages abducted in Kaduna were freed.", ["24 abducted", "24 released"]),
        ("Nine villagers who were kidnapped in May were freed.", ["Nine abducted", "Nine released"]),
        ("Gunmen abducted the last nine villagers.", ["nine abducted"]),
        ("Last of nine men arrested in the raid is freed", ["nine detained"]),
    ],
)
def test_those_left_are_not_all_who_were_taken(told: Callable[..., list[str]], text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Twelve villagers were detained by rebels.", "detention"),
        ("Militants detained 12 soldiers at a checkpoint.", "detention"),
        ("Police detained 12 rebels.", "police_action"),
        ("The army detained 12 villagers.", "police_action"),
    ],
)
def test_those_whom_rebels_detain_are_held_by_no_police(read: Callable[..., list[Claim]], text: str, kind: str) -> None:
    (claim,) = read(text)
    assert claim.impact == "detained"
    assert claim.event is not None
    assert claim.event.kind == kind


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Gunmen pull nine traders off bus", "The bus was bound for Gao.", ["nine abducted"]),
        ("Rescuers pull nine traders off boat", "The boat was bound for Gao.", ["nine rescued"]),
        (None, "Bandits shot two herders and went away with nine others.", ["two injured", "nine abducted"]),
        (None, "The tourists went away with nine others.", []),
        (None, "Two people were killed and nine others whisked away.", ["Two killed", "nine abducted"]),
        (None, "She said nine girls had been taken away by rebels and had not been seen since.", ["nine abducted", "nine missing"]),
        (None, "The report found 88 poets behind bars. Chad was holding 21.", ["88 detained", "21 detained"]),
        (None, "The gang took 88 hostages. Chad was holding 21.", ["88 abducted", "21 held"]),
        (
            None,
            "Sixty soldiers returned home in a prisoner exchange. Chad received 44 troops in return.",
            ["Sixty released", "44 released"],
        ),
        (None, "Sixty pupils returned home in a student exchange. The club received 44 players in return.", []),
        ("60 POWs come home", "The talks had taken months.", ["60 released"]),
        (None, "Nine men were kidnapped in May; four of them were let off.", ["Nine abducted", "four released"]),
        (None, "The three monks, all of whom were kidnapped, were freed.", ["three abducted", "three released"]),
        (None, "Witnesses say nine girls were kept as slaves.", ["nine held"]),
        (None, "Two of the crew are in police custody.", ["Two detained"]),
    ],
)
def test_captors_take_and_captives_come_home(told: Told, title: str | None, text: str, expected: list[str]) -> None:
    assert told(text, title=title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The general said six militia members had been captured in Lugo.", ["six detained"]),
        ("Two Lugan soldiers were captured in May.", ["Two detained"]),
        ("Rebels raided a post. Two soldiers were captured.", ["Two abducted"]),
        ("Troops shelled Leon and captured hundreds.", ["hundreds detained"]),
        ("Police arrested nine men in Leon. Two were seized in Lugo.", ["nine detained", "Two detained"]),
        ("Two clerks were seized in Lugo.", ["Two abducted"]),
        ("The market was shut. Five people were picked up.", ["Five detained"]),
        ("The bus came late. Five people were picked up.", []),
        ("Immigration agents detained 40 cooks in Leon. Nine people were taken from a farm.", ["40 detained", "Nine detained"]),
        ("Nine people were taken from a farm.", []),
        ("Some 9,000 migrants have been held across Lugo.", ["Some 9,000 detained"]),
        ("Two men were caught at a roadblock in Leon.", ["Two detained"]),
        ("Two men were caught in the crossfire.", []),
        ("Near Leon, 70 Tamils were taken into custody.", ["70 detained"]),
        ("More than 200 people were on death row in Leon.", ["More than 200 detained"]),
        ("The court sent two men to prison.", ["two detained"]),
        ("Six men may face charges of arson.", ["Six detained"]),
        ("Some 400 customers face charges of five dollars a day.", []),
    ],
)
def test_the_law_and_armies_take_people_in(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Armed men dragged nine traders from their cars in Leon.", ["nine abducted"]),
        ("Gunmen dragged nine traders from a bus outside Leon and shot them.", ["nine killed"]),
        ("Two men were dragged from their car after the crash.", []),
        ("Armed police pulled nine men from their homes in Leon.", ["nine detained"]),
        ("Two nuns were forced from a taxi by gunmen in Leon.", ["Two abducted"]),
        ("Two nuns were forced from their home in Leon.", ["Two displaced"]),
        ("Rebels took the tug and 30 people aboard hostage.", ["30 abducted"]),
        ("Rebels hijacked a bus with 30 pupils aboard.", ["30 abducted"]),
        ("A bus with 30 pupils aboard arrived.", []),
        ("The bandits made off with 30 captives.", ["30 abducted"]),
        ("The charity has named nine kidnap victims since March.", ["nine abducted"]),
        ("Six cooks were taken to an unknown place.", ["Six abducted"]),
        ("Bandits kidnapped a priest and three of his guests near Leon.", ["a abducted", "three abducted"]),
        ("That leaves nine nuns in the hands of the rebels.", ["nine held"]),
    ],
)
def test_captors_drag_people_off(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two students escaped from their kidnappers.", ["Two released"]),
        ("Two students escaped from the fire.", []),
        ("The deal ended the captivity of nine monks.", ["nine released"]),
        ("Envoys won the return of 60 sailors from captivity.", ["60 released"]),
        ("The minister promised the return of 60 clerks to their desks.", []),
        ("Raiders stormed the jail and let loose 80 inmates.", ["80 released"]),
        ("The exchange of prisoners would involve 90 men.", ["90 released"]),
        ("The exchange of ideas would involve 90 men.", []),
        ("Of those freed, 30 are cooks; the other 12 are clerks.", ["30 released", "12 released"]),
        ("Rebels took 40 girls. Of the abducted, 15 are under ten.", ["40 abducted", "15 abducted"]),
        ("In Leon, nine Acholi were freed.", ["nine released"]),
    ],
)
def test_captives_get_free_in_many_words(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected
