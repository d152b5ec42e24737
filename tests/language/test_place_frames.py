"""A name that the gazetteer knows is a place's where it stands as one, whatever a model makes of it."""

from __future__ import annotations

import pytest

from pipeline.language.entities import find_entities
from pipeline.language.gazetteer import load_gazetteer
from pipeline.language.model import load_model, parse_many


def places_in(text: str) -> set[str]:
    settings = {"title_end": 0, "published": None, "publisher": None}
    document = next(iter(parse_many([(text, settings)], load_model())))
    mentions, _ = find_entities(document, load_gazetteer())
    return {m.text for m in mentions if m.kind == "place" and m.form == "name" and m.link_method != "within_name"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels killed 14 villagers in Congo's north.", "Congo"),
        ("A roof fell in the Dominican capital, Santo Domingo, on Monday.", "Santo Domingo"),
        ("PORT-AU-PRINCE, Haiti - Nine people died.", "PORT-AU-PRINCE"),
        ("Monday's Izmir earthquake killed 60 people.", "Izmir"),
        ("Belgorod's governor said three were wounded.", "Belgorod"),
        ("Taliban fighters entered Lashkar Gah at night.", "Lashkar Gah"),
        ("Shelling in Sloviansk wounded five; Kramatorsk was spared.", "Kramatorsk"),
        ("Typhoon Rai left 400 dead in Cebu and Bohol.", "Bohol"),
        ("The mayor of Mariupol said 300 people had died.", "Mariupol"),
        ("A landslide in Zhenxiong county buried 47.", "Zhenxiong"),
        ("The brawl took place on a deserted street in Upper Edmonton. Police searched London.", "Upper Edmonton"),
        ("Two people were shot in East Oakland.", "East Oakland"),
        ("Climbers were missing in the mountains of Svaneti. They had left Tbilisi.", "Svaneti"),
        ("Two people died in the villages of Nuli and Avnevi, north of Gori.", "Nuli"),
        ("Two people died in the villages of Nuli and Avnevi, north of Gori.", "Avnevi"),
        ("Officials from the provinces of Ghazni, Paktia and Logar met in Kabul.", "Paktia"),
        ("Two boys were shot in Lambeth borough in London.", "Lambeth"),
        ("The storm hit the border town Juan Diaz.", "Juan Diaz"),
        ("A ferry sank on Lake Toba in Indonesia.", "Lake Toba"),
        ("Twelve pupils drowned in Umgeni dam near Durban.", "Umgeni dam"),
        ("A bridge over the Seti River fell near Pokhara, Nepal.", "Seti River"),
        ("Families were taken to the Domani refugee camp in Jordan.", "Domani refugee camp"),
        ("Maharashtra reported 1,573 new measles cases on Thursday.", "Maharashtra"),
    ],
)
def test_a_frame_makes_a_known_name_a_place(text: str, place: str) -> None:
    assert place in places_in(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Congress passed the bill on Tuesday.", "Congress"),
        ("He was treated at Mountain Lake Hospital in Ohio.", "Mountain Lake"),
        ("Lake Bell said that two men had died in Ohio.", "Lake Bell"),
        ("Mr. Rhodes told the court that two men died.", "Rhodes"),
        ("A source inside the Netanyahu camp said 12 were killed.", "Netanyahu camp"),
        ("In the Biden camp, three staff members died.", "Biden camp"),
        ("Fifteen died at a Bible camp in Kerrville.", "Bible camp"),
        ("He travelled on a Eurail pass and five people were hurt.", "Eurail pass"),
        ("Forest officials said an elephant was killed.", "Forest"),
        ("Officer Austin Reed was wounded.", "Austin"),
        ("Police chief Juan Diaz met the mayor on Monday.", "Juan Diaz"),
        ("BY CHAD MILLER Staff Reporter\n\nTwo homes burnt down in Ohio.", "CHAD"),
        ("Two men were hurt in the Northern League.", "Northern League"),
        ("Fighters shelled the towns of Nuli, Avnevi and Gori, and President Ivanov spoke in Tbilisi.", "President"),
        ("Two men were stabbed at a parade on St Patrick's Day.", "St Patrick"),
        ("In a fire at 11690 U.S. 36, Lot No. 15, two children died. Reed lives at Lot No. 5 and Danner at Lot No. 7.", "Lot"),
        ("Kristina said the fire was out. They were held in Kristina's cellar. Kristina recalled the noise. Kristina said so.", "Kristina"),
    ],
)
def test_persons_and_common_words_are_no_places(text: str, name: str) -> None:
    assert name not in places_in(text)


def test_the_city_that_bears_a_countrys_name() -> None:
    settings = {"title_end": 0, "published": None, "publisher": None}
    text = "A plane from San José in Costa Rica to the city of Liberia crashed."
    document = next(iter(parse_many([(text, settings)], load_model())))
    find_entities(document, load_gazetteer())
    named = {m.text: document.entities[m.entity].country_iso3 for m in document.mentions if m.kind == "place"}
    assert named["Liberia"] == "CRI"


@pytest.mark.parametrize(
    ("text", "roads"),
    [
        ("Five people were hurt on KY 52 near Waco.", {"KY 52"}),
        ("Two cars collided on Loop 286 in Paris, Texas.", {"Loop 286"}),
        ("A lorry overturned on the A12 near Chelmsford.", {"A12"}),
        ("A bus left I-70 outside Salina.", {"I-70"}),
        ("One soldier carried an M16 near Salina.", set()),
        ("One man was shot on South 13th Terrace in Omaha.", {"South 13th Terrace"}),
        ("The office in Irvine, KY 40336 was closed.", set()),
        ("He scored from PA 12 times in Omaha.", set()),
    ],
)
def test_a_road_may_have_a_number_for_a_name(text: str, roads: set[str]) -> None:
    settings = {"title_end": 0, "published": None, "publisher": None}
    document = next(iter(parse_many([(text, settings)], load_model())))
    mentions, _ = find_entities(document, load_gazetteer())
    assert {m.text for m in mentions if m.kind == "facility"} == roads


def test_a_body_named_for_highways_is_no_road() -> None:
    settings = {"title_end": 0, "published": None, "publisher": None}
    text = "Figures of the National Highway Traffic Safety Administration show that 320 people died on Hutcheson Road."
    document = next(iter(parse_many([(text, settings)], load_model())))
    find_entities(document, load_gazetteer())
    assert {m.text for m in document.mentions if m.kind == "facility"} == {"Hutcheson Road"}


def test_a_person_or_a_clinic_that_reports_cases_is_no_place() -> None:
    assert places_in("Johnson reported 12 deaths among his patients.") == set()
    assert places_in("The Mayo Clinic recorded 30 measles cases.") == set()
