"""Reference lists and lookups by name."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.gazetteer import REFERENCE, REQUIRED, Gazetteer, ReferenceListError, load_gazetteer
from pipeline.language.names import fold

CLASSES = {"belligerent", "government", "health_authority", "un", "ngo", "media", "witness", "unnamed_official", "other"}


def rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("El-Fasher", "al-Fasher"),
        ("Deir ez-Zor", "Deir al-Zor"),
        ("Khān Yūnis", "Khan Yunis"),
        ("The Hague", "Hague"),
        ("St. Louis", "Saint Louis"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("NEW YORK", "New York"),
        ("Nagorno-Karabakh", "Nagorno Karabakh"),
    ],
)
def test_spellings_of_one_name_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text(max_size=40))
def test_folding_never_fails_and_folding_twice_changes_nothing_for_plain_names(text: str) -> None:
    folded = fold(text)
    assert folded == folded.strip()
    if folded.isascii() and folded and "the" not in folded.split() and not set(folded.split()) & {"st", "ste", "mt", "ft", "el"}:
        assert fold(folded) == folded


@pytest.mark.parametrize("name", sorted(REQUIRED))
def test_every_row_of_every_list_has_a_source_and_a_licence(name: str) -> None:
    found = rows(name)
    assert found
    assert all(row["source"] and row["licence"] for row in found)


def test_actors_have_known_classes_and_unique_ids() -> None:
    actors = rows("actors.csv")
    assert len(actors) >= 250
    assert len({row["actor_id"] for row in actors}) == len(actors)
    assert {row["claimant_class"] for row in actors} <= CLASSES


def test_countries_of_actors_and_places_are_listed() -> None:
    known = {row["iso3"] for row in rows("countries.csv")} | {""}
    assert {row["country_iso3"] for row in rows("actors.csv")} <= known
    assert {row["country_iso3"] for row in rows("places.csv")} <= known


def test_a_city_is_found_by_its_english_name_with_its_geonames_id() -> None:
    ids = {place.geonames_id for place in load_gazetteer().lookup("Nuseirat")}
    assert "281109" in ids


def test_countries_come_first_and_carry_codes() -> None:
    place = load_gazetteer().lookup("Qatar")[0]
    assert (place.place_id, place.country_iso3, place.wikidata_id) == ("country:QAT", "QAT", "Q846")


def test_divisions_are_found_with_and_without_their_type_word() -> None:
    gazetteer = load_gazetteer()
    for name in ("Kachin State", "Kachin"):
        assert any(p.feature_code == "ADM1" and p.country_iso3 == "MMR" for p in gazetteer.lookup(name))


def test_unknown_names_give_nothing() -> None:
    assert load_gazetteer().lookup("Qwxyzzyland") == []
    assert load_gazetteer().lookup("") == []
    assert load_gazetteer().lookup("\u200f.") == []


def write(folder: Path, name: str, text: str) -> list[Path]:
    (folder / name).write_text(text, encoding="utf-8")
    return [REFERENCE, folder]


def test_a_users_list_takes_precedence(tmp_path: Path) -> None:
    header = "place_id,name,feature_code,country_iso3,latitude,longitude,aliases\n"
    folders = write(tmp_path, "places.csv", header + "place:mine,Mine,CMP,SDN,13.5,25.3,Zamzam\n")
    assert Gazetteer(folders).lookup("Zamzam")[0].place_id == "place:mine"


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("places.csv", "place_id,name,feature_code,latitude\nplace:a,A,CMP,1\n", "missing column longitude"),
        ("places.csv", "place_id,name,feature_code,latitude,longitude\nplace:a,A,CMP,91,0\n", "within 90"),
        ("places.csv", "place_id,name,feature_code,latitude,longitude\nplace:a,A,CMP,north,0\n", "not a number"),
        ("places.csv", "place_id,name,feature_code,latitude,longitude\n,A,CMP,1,0\n", "empty place_id"),
        (
            "actors.csv",
            "actor_id,name,kind,claimant_class,aliases\na:1,One,organisation,ngo,Same\na:2,Two,organisation,ngo,Same\n",
            "names both",
        ),
    ],
)
def test_a_bad_list_is_refused_with_its_reason(tmp_path: Path, file: str, text: str, message: str) -> None:
    with pytest.raises(ReferenceListError, match=message):
        Gazetteer(write(tmp_path, file, text))
