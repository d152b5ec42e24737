"""The scene, among the places that an article names for other reasons."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim
from pipeline.language.document import Document

Read = Callable[..., list[Claim]]


def places(claims: list[Claim]) -> list[str | None]:
    return [claim.place_text if claim.place else None for claim in claims if claim.kind == "numeric"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("KAMPALA - Uganda's health ministry said 22 people had died of Ebola since January 30.", "Uganda"),
        ("KAMPALA - Uganda's health ministry said 22 people had died of Ebola in the city since January 30.", "KAMPALA"),
        ("KYIV - Ukraine's emergency service said the toll from Sunday's missile strike on the city had risen to 14.", "KYIV"),
    ],
)
def test_a_nations_running_total_is_of_the_nation_and_not_of_the_dateline(read: Read, text: str, place: str) -> None:
    assert places(read(text, dateline=text.split(" -")[0])) == [place]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A mine collapsed in Hpakant on Monday. Six injured miners had been sent to hospital in Myitkyina.", ["Hpakant"]),
        ("A mine collapsed in Hpakant. Six hurt miners were sent to hospital in the state capital, Myitkyina.", ["Hpakant"]),
        ("Twenty people hurt in a crash were taken to hospitals in La Paz.", [None]),
    ],
)
def test_the_hospital_s_town_is_not_the_scene(read: Read, text: str, expected: list[str | None]) -> None:
    assert places(read(text)) == expected


def test_a_governor_s_own_province_is_the_place(read: Read) -> None:
    text = "Typhoon Rai hit the Visayas.\n\nBohol governor Arthur Yap said 96 people had been confirmed dead in his province alone."
    assert places(read(text)) == ["Bohol"]


def test_a_province_that_no_list_has_is_finer_than_its_country(read: Read) -> None:
    assert places(read("Measles has killed 95 children in Congo's South Ubangi province.")) == ["South Ubangi"]


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Syria: 12 dead in strike on Idlib", None),
        ("Nigeria: gunmen kill 12", None),
        ("Ukraine: 60 Russian soldiers killed near Bakhmut", "Ukraine"),
        ("Police: 12 dead in Ohio", "Police"),
    ],
)
def test_a_country_before_a_colon_is_a_place_unless_it_speaks_of_another(read: Read, title: str, source: str | None) -> None:
    assert read("The crash was on Friday.", title=title)[0].source_text == source


def test_listed_islands_are_found_whatever_the_model_takes_them_for(read: Read) -> None:
    assert places(read("The rescue service picked up 84 migrants some 60 miles south of El Hierro.")) == ["El Hierro"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Floods killed 26 people in the Bicol region, south-east of Manila.", ["Bicol"]),
        ("KHARTOUM - Rebels shelled Omdurman. At least nine people were killed in the capital.", ["KHARTOUM"]),
        (
            "Bandits have abducted about 30 people from two churches in Kurmin Wali, a village in Kaduna state, he said.",
            ["Kurmin Wali"],
        ),
    ],
)
def test_the_scene_is_what_the_phrase_names_first(read: Read, text: str, expected: list[str]) -> None:
    assert places(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bus carrying pilgrims bound for Mecca overturned near Medina on Sunday, killing 12.", ["Medina"]),
        ("Sindh reported 135 deaths, followed by Punjab with 56 and Balochistan with 24.", ["Sindh", "Punjab", "Balochistan"]),
    ],
)
def test_where_people_were_bound_for_and_places_of_a_ranking(read: Read, text: str, expected: list[str]) -> None:
    assert places(read(text)) == expected


def test_a_town_s_old_name_does_not_make_two_names_one_place(document: Callable[..., Document]) -> None:
    found = document("A bus bound for Mecca overturned near Medina on Sunday.").entities
    assert {entity.country_iso3 for entity in found if entity.kind == "place"} == {"SAU"}
