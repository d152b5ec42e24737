"""Which place a name stands for. All sentences are written for these tests."""

from __future__ import annotations

import pytest

from pipeline.language.document import Document
from pipeline.language.entities import find_entities
from pipeline.language.entity import Entity
from pipeline.language.gazetteer import Gazetteer, Place, load_gazetteer
from pipeline.language.model import load_model, parse


def read(text: str, publisher: str | None = None) -> Document:
    document = parse(text, load_model(), publisher=publisher)
    find_entities(document)
    return document


def place(document: Document, text: str) -> Entity:
    return next(document.entities[m.entity] for m in document.mentions if m.text == text and m.kind == "place")


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("A fire in Paris, Texas, killed two.", "Paris", "USA", "Texas"),
        ("A fire in Paris, France, killed two.", "Paris", "FRA", "Île-de-France"),
        ("A flood hit Barrie, Ont., on Monday.", "Barrie", "CAN", "Ontario"),
        ("Clashes broke out in Hyderabad, in the south of Pakistan's Sindh province.", "Hyderabad", "PAK", "Sindh"),
    ],
)
def test_the_place_after_the_comma_contains_the_one_before(text: str, name: str, country: str, admin1: str) -> None:
    found = place(read(text), name)
    assert found.country_iso3 == country
    assert found.admin1 == admin1


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Atlanta police said Georgia had a new law. Georgia is the first state after Oregon. Georgia's governor was in Macon.", "USA"),
        ("Police in Tbilisi said Georgia had arrested ten men. Russia denied it.", "GEO"),
        ("Georgia said that ten Georgians had been killed. Russian forces crossed the border.", "GEO"),
    ],
)
def test_a_country_that_shares_its_name_with_a_state_does_not_speak_for_itself(text: str, country: str) -> None:
    assert place(read(text), "Georgia").country_iso3 == country


def test_the_countries_that_the_article_speaks_of_decide() -> None:
    text = "Canadian police said a man was shot in London. Officers in Toronto and Hamilton, Ontario, helped."
    assert place(read(text), "London").country_iso3 == "CAN"
    assert place(read("British police said a man was shot in London."), "London").country_iso3 == "GBR"


def test_a_city_has_coordinates_a_path_and_precision() -> None:
    found = place(read("Two children were killed in Khan Younis."), "Khan Younis")
    assert found.geonames_id == "281124"
    assert found.parent_id == "place:geonames:281132"
    assert found.latitude == pytest.approx(31.34, abs=0.05)
    assert found.precision == 1
    assert found.candidates[0][0] == found.entity_id


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Floods spread in Thailand.", "Thailand", 6),
        ("Rebels hold most of Ghazni province.", "Ghazni", 4),
        ("A boat sank in the Aegean Sea.", "Aegean Sea", 7),
    ],
)
def test_precision_follows_the_kind_of_place(text: str, name: str, precision: int) -> None:
    assert place(read(text), name).precision == precision


def test_a_camp_is_the_place_of_its_name() -> None:
    document = read("Six people died in Nuseirat refugee camp.")
    assert [document.entities[m.entity].geonames_id for m in document.mentions if m.kind == "place"] == ["281109"]


def test_a_country_inside_a_larger_name_is_not_the_country() -> None:
    document = read("Wildfires burn across New Mexico and British Columbia.")
    assert {document.entities[m.entity].country_iso3 for m in document.mentions if m.kind == "place"} == {"USA", "CAN"}
    assert "country:MEX" not in {e.entity_id for e in document.entities}


def test_a_place_inside_the_name_of_an_institution_is_not_a_place_of_events() -> None:
    document = read("Winnipeg police said a man was found dead.")
    assert {m.link_method for m in document.mentions if m.kind == "place"} <= {"within_name"}


def test_a_persons_name_that_is_also_a_place_stays_a_person() -> None:
    document = read("Georgia Miller won the race on Sunday. Georgia said she was tired.")
    assert "place" not in {m.kind for m in document.mentions}


def test_a_dateline_in_capitals_is_a_place() -> None:
    assert place(read("KHARTOUM, Sudan (Agency) — Shelling killed nine people on Monday."), "KHARTOUM").country_iso3 == "SDN"


def test_a_publisher_hints_at_its_country() -> None:
    text = "A man was stabbed in Newcastle on Monday night."
    assert place(read(text, "example.com.au"), "Newcastle").country_iso3 == "AUS"
    assert place(read(text, "example.co.uk"), "Newcastle").country_iso3 == "GBR"


def test_many_place_names_are_read_in_linear_time() -> None:
    document = read(". ".join(f"He went to {name}" for name in ["Lagos", "Lima", "Oslo", "Pune", "Perth"] * 60))
    assert len([m for m in document.mentions if m.kind == "place"]) >= 290
    assert len([e for e in document.entities if e.kind == "place"]) == 5


def test_a_street_lies_within_the_place_of_its_sentence() -> None:
    document = read("A bus hit a wall on Harrow Lane in Nairobi.")
    street = next(e for e in document.entities if e.name == "Harrow Lane")
    nairobi = place(document, "Nairobi")
    assert (street.kind, street.country_iso3, street.parent_id) == ("facility", "KEN", nairobi.entity_id)


def test_a_storm_named_like_a_place_is_no_place() -> None:
    document = read("Hurricane Florence killed nine people. Florence weakened on Monday.")
    assert "Florence" not in {m.text for m in document.mentions if m.kind == "place"}


def test_a_place_near_the_others_is_meant() -> None:
    text = "Crews from Dayton, Ohio, and Springfield, Ohio, helped. The fire in Fairborn spread to Xenia. Two died in Bellbrook."
    assert place(read(text), "Bellbrook").admin1 == "Ohio"


def test_candidates_have_scores_that_fall_and_name_the_chosen_place_first() -> None:
    found = place(read("A man was stabbed in Springfield on Monday night."), "Springfield")
    scores = [score for _, score in found.candidates]
    assert len(scores) == 5
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) <= 1.001
    assert found.candidates[0][0] == found.entity_id


def test_a_region_of_our_list_within_a_provinces_name_is_that_province() -> None:
    document = read("A quake struck West Sumatra. Fighting went on in North Darfur.")
    assert {document.entities[m.entity].feature_code for m in document.mentions if m.kind == "place"} == {"ADM1"}


@pytest.mark.parametrize(
    "text",
    [
        "A man was shot in \u200fParis\u200f on Monday.",
        "\u202eParis\u202c burned. Two died in P\u0430ris.",  # a Cyrillic letter in it
        "قتل رجل في غزة. In 加沙 two died. В Киеве двое.",
        "In A two died. In B. X said. O in Q.",
        "\u0301\u0301 in \u0301, of \u200b, St.",
        ", , , of , in , . Street Street County County of",
    ],
)
def test_odd_names_give_sane_rows(text: str) -> None:
    document = read(text)
    for m in document.mentions:
        assert document.text[m.start : m.end] == m.text != ""
        e = document.entities[m.entity]
        assert e.latitude is None or (abs(e.latitude) <= 90 and abs(e.longitude or 0) <= 180)


def test_a_name_with_marks_of_direction_is_the_place_without_them() -> None:
    assert place(read("Two men were shot in Nairo\u200fbi on Monday."), "Nairo\u200fbi").country_iso3 == "KEN"


def test_a_name_with_a_letter_of_another_script_is_no_listed_place() -> None:
    document = read("Two men were shot in N\u0430irobi on Monday.")  # Cyrillic a
    assert "place:geonames:184745" not in {e.entity_id for e in document.entities}


def test_the_work_for_many_names_grows_as_their_number() -> None:
    """Counts lookups, not seconds: each name is looked up so often, however many there are."""
    gazetteer = load_gazetteer()
    names = ["Lagos", "Lima", "Oslo", "Pune", "Perth", "Springfield", "Harrow Lane", "south Lagos"]

    def calls(n: int) -> int:
        document = parse(". ".join(f"He went to {name}" for name in names * n), load_model())
        count = 0

        def counted(name: str) -> list[Place]:
            nonlocal count
            count += 1
            return Gazetteer.lookup(gazetteer, name)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(gazetteer, "lookup", counted)
            find_entities(document, gazetteer)
        return count

    few, many = calls(20), calls(80)
    assert many <= 4.5 * few


@pytest.mark.parametrize(
    ("text", "usual", "other"),
    [
        ("Yemeni officials said a fire in {} killed two.", "Al Hudaydah", "al-Hudaida"),
        ("The air strikes on {} in Yemen killed 12.", "Al Hudaydah", "Hodeidah"),
        ("Israeli police said a man was stabbed in {}.", "Beersheba", "Beersheva"),
        ("Syrian rebels shelled a market in {} on Sunday.", "Idlib", "Edlib"),
        ("Six people were killed in {} in southern Ukraine, Ukrainian officials said.", "Khmelnytskyi", "Khmelnitsky"),
    ],
)
def test_another_spelling_is_the_same_place_where_the_article_speaks_of_its_country(text: str, usual: str, other: str) -> None:
    document = read(text.format(other))
    found = place(document, other)
    assert found.geonames_id is not None
    assert found.entity_id == place(read(text.format(usual)), usual).entity_id
    mention = next(m for m in document.mentions if m.text == other)
    assert mention.link_method == "spelling"
    assert mention.link_score <= 0.8


def test_another_spelling_is_no_place_of_a_country_that_the_article_does_not_speak_of() -> None:
    document = read("Two people were killed in Edlib city, in the west of Kenya.")
    assert place(document, "Edlib").geonames_id is None
    assert all(document.entities[m.entity].country_iso3 != "SYR" for m in document.mentions)


def test_a_person_of_such_a_name_stays_a_person() -> None:
    document = read("Syrian troops met with Mr. Edlib in Damascus. Edlib, 45, said the war was over.")
    assert {m.kind for m in document.mentions if "Edlib" in m.text} <= {"person"}


@pytest.mark.parametrize(
    ("text", "name", "full"),
    [
        ("N. Korea says two soldiers died.", "N. Korea", "North Korea"),
        ("Three were killed in S. Africa floods.", "S. Africa", "South Africa"),
        ("Five die in W. Virginia mine.", "W. Virginia", "West Virginia"),
        ("A man was stabbed near W. Columbia.", "W. Columbia", "West Columbia"),
    ],
)
def test_headlines_shorten_the_sides_of_the_compass(text: str, name: str, full: str) -> None:
    document = read(text)
    assert place(document, name).name == full
