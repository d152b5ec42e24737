"""Where places lie that no list knows. All sentences are written for these tests."""

from __future__ import annotations

import pytest

from pipeline.language.document import Document
from pipeline.language.entities import find_entities
from pipeline.language.entity import Entity
from pipeline.language.model import load_model, parse


def read(text: str) -> Document:
    document = parse(text, load_model())
    find_entities(document)
    return document


def entity(document: Document, text: str) -> Entity:
    return next(document.entities[m.entity] for m in document.mentions if m.text == text and m.kind in ("place", "facility"))


def test_a_street_has_the_position_of_the_town_in_its_sentence() -> None:
    document = read("Officers in Phoenix, Arizona, closed a road. A bus hit a wall on Harrow Lane in Nairobi, Kenya.")
    street, nairobi = entity(document, "Harrow Lane"), entity(document, "Nairobi")
    assert (street.latitude, street.longitude, street.parent_id) == (nairobi.latitude, nairobi.longitude, nairobi.entity_id)
    assert street.precision == 2
    assert street.geonames_id is None


def test_a_street_of_a_sentence_without_a_town_lies_in_the_town_that_the_article_is_about() -> None:
    document = read("Two men were shot in Dallas. Dallas police were called to Wexcombe Avenue at noon.\n\nOne died, police said.")
    assert entity(document, "Wexcombe Avenue").parent_id == entity(document, "Dallas").entity_id


def test_a_police_force_speaks_for_its_town() -> None:
    document = read("Winnipeg police said a man was stabbed on Harrow Lane.")
    assert entity(document, "Harrow Lane").parent_id == "place:geonames:6183235"


def test_a_street_in_an_article_that_names_a_province_only_is_no_better_placed_than_it() -> None:
    document = read("Police in Manitoba said a man was stabbed on Harrow Lane.")
    street = entity(document, "Harrow Lane")
    assert (street.parent_id, street.precision) == (entity(document, "Manitoba").entity_id, 4)


def test_a_street_in_an_article_that_names_no_place_has_no_position() -> None:
    street = entity(read("A man was stabbed on Harrow Lane."), "Harrow Lane")
    assert (street.latitude, street.parent_id, street.precision) == (None, None, None)


def test_streets_of_one_name_in_two_towns_are_two() -> None:
    one, other = (entity(read(f"A bus hit a wall on Harrow Lane in {town}."), "Harrow Lane") for town in ("Nairobi", "Winnipeg"))
    assert one.entity_id != other.entity_id
    assert one.entity_id == entity(read("A man fell on Harrow Lane in Nairobi."), "Harrow Lane").entity_id


@pytest.mark.parametrize("part", ["South Lubbock", "west Lubbock", "downtown Lubbock"])
def test_a_direction_before_a_towns_name_makes_a_part_of_it(part: str) -> None:
    document = read(f"A man was shot in {part} on Monday. Police in Lubbock, Texas, arrested a driver.")
    found = [document.entities[m.entity] for m in document.mentions if "Lubbock" in m.text and m.kind == "place"]
    assert {e.entity_id if e.geonames_id else e.parent_id for e in found} == {"place:geonames:5525577"}


def test_a_direction_in_the_name_of_a_state_is_part_of_it() -> None:
    document = read("Floods killed nine in North Carolina and in South Sudan.")
    assert entity(document, "North Carolina").geonames_id == "4482348"
    assert entity(document, "South Sudan").entity_id == "country:SSD"


def test_a_neighbourhood_named_like_a_far_village_lies_in_the_town_of_the_article() -> None:
    text = (
        "Cincinnati police said two people were shot in Madisonville. Cincinnati firefighters took them to a hospital in Cincinnati, Ohio."
    )
    document = read(text)
    assert entity(document, "Madisonville").parent_id == "place:geonames:4508722"


def test_a_large_city_elsewhere_is_not_taken_for_a_neighbourhood() -> None:
    document = read("Cincinnati police said a man from Nairobi was shot. Cincinnati officers arrested two people in Cincinnati, Ohio.")
    assert entity(document, "Nairobi").country_iso3 == "KEN"


def test_a_place_lies_in_the_division_that_it_is_told_to_be_in_though_lists_know_it_elsewhere() -> None:
    document = read("Gunmen raided the village of Kukawa in Plateau state.")
    kukawa, plateau = entity(document, "Kukawa"), entity(document, "Plateau")
    assert (kukawa.geonames_id, kukawa.parent_id, kukawa.admin1) == (None, plateau.entity_id, plateau.admin1)


def test_a_large_town_is_itself_whatever_division_it_is_told_to_be_in() -> None:
    document = read("A bomb went off in Hyderabad in Andhra Pradesh state.")
    assert entity(document, "Hyderabad").geonames_id is not None


@pytest.mark.parametrize(
    ("text", "name", "code", "country"),
    [
        ("Fighters raided a town in Niger state.", "Niger", "ADM1", "NGA"),
        ("Fighters raided a town in Niger.", "Niger", "PCLI", "NER"),
        ("A bus crashed in Mexico state.", "Mexico", "ADM1", "MEX"),
    ],
)
def test_a_country_s_name_before_state_is_the_state_s(text: str, name: str, code: str, country: str) -> None:
    found = entity(read(text), name)
    assert (found.feature_code, found.country_iso3) == (code, country)
