"""A city named like its province. All sentences are written for these tests."""

from __future__ import annotations

import pytest

from pipeline.language.document import Document
from pipeline.language.entities import find_entities
from pipeline.language.model import load_model, parse


def features(text: str, name: str) -> list[str]:
    """The kind of place of each mention of a name: PPL of a city, ADM1 of a province; the candidate that was chosen stands first."""
    document: Document = parse(text, load_model())
    find_entities(document)
    found = [document.entities[m.entity] for m in document.mentions if m.kind == "place" and m.text == name]
    assert all(entity.candidates[0][0] == entity.entity_id for entity in found)
    return [entity.feature_code or "" for entity in found]


@pytest.mark.parametrize(
    "name",
    "Arequipa Basra Bursa Cusco Durango Herat Idlib Izmir Kaduna Katsina Kunduz Mandalay Puebla Mosul Tijuana".split(),
)
def test_a_bare_name_is_the_citys(name: str) -> None:
    assert features(f"A fire in {name} killed nine people, officials said.", name) == ["PPL"]
    assert features(f"Nine people died in the city of {name}, officials said.", name) == ["PPL"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Floods in Herat province killed nine.", "Herat"),
        ("Floods in the province of Basra killed nine.", "Basra"),
        ("Floods in Herat and Kunduz provinces killed nine.", "Herat"),
        ("Floods in three states, including Katsina and Kaduna, killed nine.", "Kaduna"),
        ("Gunmen killed nine people in a village in Katsina.", "Katsina"),
        ("Gunmen raided villages across Katsina.", "Katsina"),
        ("Twelve people died in northern Idlib.", "Idlib"),
        ("The governor of Kunduz said six had died.", "Kunduz"),
    ],
)
def test_a_name_is_the_provinces_where_the_words_beside_it_say_so(text: str, name: str) -> None:
    assert features(text, name) == ["ADM1"]


def test_an_article_that_speaks_of_the_province_means_it_where_it_does_not_say_city() -> None:
    text = "Bandits killed nine in Katsina state. The attack in Katsina began at dawn. Six more died in Katsina city."
    assert features(text, "Katsina") == ["ADM1", "ADM1", "PPL"]
    assert features("The Kaduna State governor said that 12 had died in Kaduna.", "Kaduna") == ["ADM1"]


def test_a_hospital_of_the_city_is_no_sign_of_the_province() -> None:
    assert set(features("Six patients died at Kunduz Regional Hospital in Kunduz.", "Kunduz")) == {"PPL"}


@pytest.mark.parametrize("name", ["New York", "Oklahoma", "Sinaloa", "Punjab", "Quebec"])
def test_a_division_whose_seat_has_another_name_or_few_of_its_people_stays_one(name: str) -> None:
    assert features(f"Two laws were passed in {name}, officials said.", name) == ["ADM1"]


def test_a_seat_that_is_written_in_full_is_meant_where_the_text_says_city() -> None:
    assert features("Nine people died in the city of New York.", "New York") == ["PPL"]
