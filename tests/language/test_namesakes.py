"""One name of two places: parted where the article's own words tie it to two countries, and only there."""

from __future__ import annotations

import pytest

from pipeline.language.entities import find_entities
from pipeline.language.gazetteer import load_gazetteer
from pipeline.language.model import load_model, parse
from pipeline.language.namesakes import country_ties
from pipeline.language.spans import Span


def countries(text: str, name: str) -> list[str | None]:
    """The country of each mention of a place of that name, in text order."""
    document = parse(text, load_model())
    find_entities(document)
    return [document.entities[m.entity].country_iso3 for m in document.mentions if m.text == name and m.kind == "place"]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("One boat left Tripoli in Lebanon, the other left Tripoli, the capital of Libya.", "Tripoli", ["LBN", "LBY"]),
        (
            "Migrants left Tripoli, Lebanon, on Sunday. Others left Tripoli, Libya, officials in Tripoli said.",
            "Tripoli",
            ["LBN", "LBY", "LBY"],
        ),
        ("Libya's capital, Tripoli, was calm. Gunmen shot two people in the Lebanese city of Tripoli.", "Tripoli", ["LBY", "LBN"]),
        (
            "A fire in Hyderabad in southern Pakistan killed two.\n\nIn India, police in Hyderabad found nine bodies.",
            "Hyderabad",
            ["PAK", "IND"],
        ),
        ("A bomb killed six in Valencia, Venezuela. In Spain, floods in Valencia killed nine.", "Valencia", ["VEN", "ESP"]),
    ],
)
def test_a_name_tied_to_two_countries_is_of_two_places(text: str, name: str, expected: list[str]) -> None:
    assert countries(text, name) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("American tourists in Paris were afraid. In France, police in Paris closed roads.", "Paris", ["FRA", "FRA"]),
        ("Two people died in Tripoli, Libya. Lebanon sent doctors to Tripoli.", "Tripoli", ["LBY", "LBY"]),
    ],
)
def test_any_other_name_is_of_one_place(text: str, name: str, expected: list[str]) -> None:
    assert countries(text, name) == expected


def test_ties_say_whether_the_words_beside_the_name_make_them() -> None:
    document = parse("In Lebanon, gunmen in Tripoli fled. Cordoba in Spain was calm.", load_model())
    words = [t.text for t in document.tokens]

    def span(text: str, target: str = "") -> Span:
        first = words.index(text)
        return Span(first, first + 1, "place", "name", "model", 0.6, text, target)

    spans = [span("Lebanon", "country:LBN"), span("Tripoli"), span("Cordoba"), span("Spain", "country:ESP")]
    assert country_ties(document, load_gazetteer(), spans) == {1: ("LBN", False), 2: ("ESP", True)}


def test_thousands_of_names_take_linear_time() -> None:
    names = ["Tripoli in Lebanon", "Tripoli in Libya", "Hyderabad in India", "Hyderabad in Pakistan"]
    text = " ".join(f"Rain fell on {names[i % 4]}." for i in range(1000))
    assert countries(text, "Tripoli") == ["LBN", "LBY"] * 250
