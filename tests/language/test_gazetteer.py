"""Reference lists and lookups by name."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.gazetteer import REFERENCE, REQUIRED, Gazetteer, load_gazetteer
from pipeline.language.names import fold
from pipeline.language.reference_lists import ReferenceListError

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
        ("𝐍𝐞𝐰 𝐘𝐨𝐫𝐤", "New York"),
        ("Ｎａｉｒｏｂｉ", "Nairobi"),
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
        ("places.csv", "place_id,name,feature_code,latitude,longitude\nplace:a,A,CMP,91,0\n", "line 2: .*within 90"),
        ("places.csv", "place_id,name,feature_code,latitude,longitude\nplace:a,A,CMP,100,20\n", "are the two swapped"),
        ("places.csv", "place_id,name,feature_code,latitude,longitude\nplace:a,A,CMP,nan,20\n", "not a number"),
        ("places.csv", "place_id,name,feature_code,latitude,longitude\nplace:a,A,CMP,,20\n", "is empty; give both"),
        (
            "places.csv",
            "place_id,name,feature_code,latitude,longitude\nplace:a,A,CMP,1,2\nplace:a,B,CMP,1,2\n",
            "line 3: place:a stands in line 2",
        ),
        (
            "places.csv",
            "place_id,name,feature_code,latitude,longitude,country_iso3\nplace:a,A,CMP,1,2,XX\n",
            "'XX' stands in no countries.csv",
        ),
        ("places.csv", "place_id,name,feature_code,latitude,longitude\nplace:a,A, B,CMP,1,2\n", "line 2: more cells"),
        ("places.csv", "", "missing column place_id"),
        ("places.csv", "place_id,name,feature_code,latitude,longitude\nplace:a,A,CMP,north,0\n", "not a number"),
        ("places.csv", "place_id,name,feature_code,latitude,longitude\n,A,CMP,1,0\n", "empty place_id"),
        (
            "actors.csv",
            "actor_id,name,kind,claimant_class,aliases\na:1,One,organisation,ngo,Same\na:2,Two,organisation,ngo,Same\n",
            "take it out of one",
        ),
    ],
)
def test_a_bad_list_is_refused_with_its_reason(tmp_path: Path, file: str, text: str, message: str) -> None:
    with pytest.raises(ReferenceListError, match=message):
        Gazetteer(write(tmp_path, file, text))


def test_a_bad_list_names_its_file(tmp_path: Path) -> None:
    with pytest.raises(ReferenceListError, match=r"places\.csv, line 3"):
        Gazetteer(write(tmp_path, "places.csv", "place_id,name,feature_code,latitude,longitude\np:a,A,CMP,1,2\np:b,B,CMP,-91,2\n"))


def test_a_list_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_bytes("place_id,name,feature_code,latitude,longitude\np:a,Åre,PPL,63,13\n".encode("latin-1"))
    with pytest.raises(ReferenceListError, match="no UTF-8"):
        Gazetteer([REFERENCE, tmp_path])


def test_two_places_of_a_users_list_may_share_a_name(tmp_path: Path) -> None:
    header = "place_id,name,feature_code,latitude,longitude,aliases\n"
    folders = write(tmp_path, "places.csv", header + "p:a,North Camp,CMP,1,2,Twincamp\np:b,South Camp,CMP,3,4,Twincamp\n")
    assert [p.place_id for p in Gazetteer(folders).lookup("Twincamp")] == ["p:a", "p:b"]


def test_a_folder_of_lists_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ASREPORTED_REFERENCE", str(tmp_path / "none"))
    with pytest.raises(ReferenceListError, match=r"ASREPORTED_REFERENCE names .*none, where no folder is"):
        load_gazetteer()


def test_places_have_sane_rows() -> None:
    found = rows("places.csv")
    assert len(found) >= 700
    assert len({row["place_id"] for row in found}) == len(found)
    assert all(abs(float(row["latitude"])) <= 90 and abs(float(row["longitude"])) <= 180 for row in found)
    assert {row["place_id"] for row in found if row["geonames_id"]} == {
        row["place_id"] for row in found if row["place_id"] == f"place:geonames:{row['geonames_id']}"
    }


def test_no_place_of_our_list_is_a_common_word_or_a_surname() -> None:
    words = {"swat", "rockies", "everest", "flores", "rhodes", "bay", "delta", "coast", "valley", "island", "camp", "crossing"}
    assert not words & set(load_gazetteer().own_names)


def test_codes_of_divisions_are_unique_and_belong_to_listed_divisions() -> None:
    found = rows("pcodes.csv")
    with gzip.open(REFERENCE / "admin2.csv.gz", "rt", encoding="utf-8", newline="") as file:
        divisions = {row["geonames_id"]: row for row in (*rows("admin1.csv"), *csv.DictReader(file))}
    assert len({row["pcode"] for row in found}) == len({row["geonames_id"] for row in found}) == len(found)
    assert all(divisions[row["geonames_id"]]["name"] == row["name"] for row in found)


def test_codes_of_second_order_divisions_lie_in_countries_with_first_order_ones() -> None:
    found = rows("pcodes.csv")
    first = {row["country_iso3"] for row in found if row["level"] == "1"}
    assert {row["country_iso3"] for row in found if row["level"] == "2"} <= first
    assert len([row for row in found if row["country_iso3"] == "PSE" and row["level"] == "2"]) == 16  # all governorates


@pytest.mark.parametrize(
    ("name", "country", "codes"),
    [
        ("Kachin State", "MMR", {"iso_3166_2": "MM-11", "ocha_pcode": "MMR001"}),
        ("North Darfur", "SDN", {"iso_3166_2": "SD-DN", "ocha_pcode": "SD02"}),
        ("Khan Yunis", "PSE", {"ocha_pcode": "PS0270"}),
        ("Qatar", "QAT", {"iso_3166_1": "QAT", "wikidata": "Q846"}),
    ],
)
def test_a_place_has_its_public_codes(name: str, country: str, codes: dict[str, str]) -> None:
    gazetteer = load_gazetteer()
    place = next(p for p in gazetteer.lookup(name) if p.country_iso3 == country and p.feature_code in ("ADM1", "PCLI"))
    found = gazetteer.codes(place)
    assert codes.items() <= found.items()
    assert found["geonames"] == place.geonames_id
