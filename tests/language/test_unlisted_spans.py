"""Names that no list knows stand for places where English speaks of one. All names that are no towns are invented."""

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
    ("text", "name"),
    [
        ("Nineteen rebels were killed at Dorumba last year.", "Dorumba"),
        ("The plane crashed at Ramkotu, killing two.", "Ramkotu"),
        ("Stones were thrown at a bus in Nathpagar on Friday evening.", "Nathpagar"),
        ("A boat capsized off Shah Porin Dwar on Thursday night, killing nine.", "Shah Porin Dwar"),
        ("Soldiers shot dozens of men at Maung Nuk village.", "Maung Nuk"),
        ("Horsemen swept through Twich County, leaving 150 dead.", "Twich County"),
        ("Ana Ruiz, a resident of Penacoba, where two brothers died, said help came late.", "Penacoba"),
        ("Nalgundi was the worst hit with 19 deaths.", "Nalgundi"),
        ("The plane went down in the Zhure hills, killing five.", "Zhure hills"),
        ("Twelve recruits were slaughtered in an ambush near Katarwi on July 29.", "Katarwi"),
        ("Two soldiers died in combat near Marun al-Rasaf, the army said.", "Marun al-Rasaf"),
        ("Gunmen raided Pabbolo camp, killing four people.", "Pabbolo"),
        ("Gunmen raided Bagadwe on Thursday, killing 40 people.", "Bagadwe"),
        ("A rocket flattened houses in Hama's Mashat quarter, killing 71 people.", "Mashat"),
        ("Two died in Karachi's Lyarpur on Monday.", "Lyarpur"),
        ("At Hoaduan, a fishing hamlet east of Hue, the sea broke through.", "Hoaduan"),
        ("Gunmen stormed Government Science College, Kagara, killing a student.", "Kagara"),
        ("The worst hit village was Kurebe, police said.", "Kurebe"),
        ("Five drowned off Verdeno Island on Monday.", "Verdeno Island"),
        ("The ferry sank in the Tablaso Strait.", "Tablaso Strait"),
        ("Troops fought at Injitwa and Kuchwa, both in Kaduna, on Monday.", "Injitwa"),
        ("Fighting on the islands of Harukwa and Seramo left nine dead.", "Harukwa"),
    ],
)
def test_a_name_in_the_frame_of_a_place_is_one(text: str, name: str) -> None:
    assert name in placed(text)


@pytest.mark.parametrize(
    "text",
    [
        "He has confidence in Juan Perez.",
        "She invested in Zorbex.",
        "Two died in a fire at Zorbex, which makes batteries.",
        "Researchers at Zorbex found 12 cases.",
        "Zorbex said 12 people died.",
        "Ana Ruiz spoke. Voters believe in Ruiz, polls show.",
        "Sales fell in the March quarter.",
        "12 Die in Mountain Battle\n\nTwelve died in a mountain battle on Friday.",
    ],
)
def test_what_people_believe_in_or_work_for_is_no_place(text: str) -> None:
    assert placed(text) == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Floods killed 42 people in Mombasa, Tolwe and Zbarun on Sunday.", {"Mombasa", "Tolwe", "Zbarun"}),
        ("Some 740 people left Tolwe, moving from Kashbor, Ghotpur and Sukpur districts.", {"Kashbor", "Ghotpur", "Sukpur"}),
    ],
)
def test_what_one_of_a_list_is_the_others_are_too(text: str, names: set[str]) -> None:
    assert names <= placed(text)


def test_those_who_speak_after_a_place_are_not_of_its_list() -> None:
    assert placed("In Paris, Perez and Ruiz agreed that 12 people died.") == {"Paris"}


def test_a_towns_possessive_is_no_group_of_the_same_letters() -> None:
    document = parse("Shells fell in Hama's old quarter.", load_model())
    find_entities(document)
    assert [(m.text, m.kind) for m in document.mentions] == [("Hama", "place")]
