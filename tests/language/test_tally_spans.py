"""Lists of figures by place: what some of the names are, the others are too."""

from __future__ import annotations

import pytest

from pipeline.language.entities import find_entities
from pipeline.language.model import load_model, parse


def placed(text: str) -> set[str]:
    """The names that are mentions of places."""
    document = parse(text, load_model())
    find_entities(document)
    return {m.text for m in document.mentions if m.kind == "place"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cases by town: Nakuru, 161; Zbarun, 149; Mombasa, 142; and Tolwe, with 78.", {"Nakuru", "Zbarun", "Mombasa", "Tolwe"}),
        ("Cases by town: Nakuru 161, Zbarun 149, Kisumu 142 and Mombasa 131.", {"Nakuru", "Zbarun", "Kisumu", "Mombasa"}),
        ("Cases were found in six districts, led by Tolwezi (1,102) and Mombasa (1,031).", {"Tolwezi", "Mombasa"}),
    ],
)
def test_the_names_of_a_list_of_figures_are_of_one_kind(text: str, names: set[str]) -> None:
    assert placed(text) == names


def test_people_with_their_ages_are_no_places() -> None:
    assert placed("The dead were Anna Silva, 23; Jordan Peters, 45; and Maria Lopez, 31.") == set()
    assert "Maria Lopez" not in placed("Prizes went to Lima, 40; Cusco, 31; and Maria Lopez, 31.")
