"""Mentions and entities: who an article speaks of, each once. All sentences are written for these tests."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.language.document import Document
from pipeline.language.entities import find_entities
from pipeline.language.entity import Entity
from pipeline.language.model import load_model, parse


def read(text: str) -> Document:
    document = parse(text, load_model(), published=dt.date(2024, 5, 6))
    find_entities(document)
    return document


def named(document: Document, text: str) -> Entity:
    """The entity of the first mention with that text."""
    return next(document.entities[m.entity] for m in document.mentions if m.text == text)


def names(document: Document, kind: str) -> set[str]:
    return {e.name for e in document.entities if e.kind == kind}


def test_offsets_reproduce_the_text() -> None:
    document = read("Médecins Sans Frontières said its U.S.-backed clinic in N'Djamena was hit. “We fled,” nurse Ana Ruiz said.")
    assert document.mentions
    for m in document.mentions:
        assert document.text[m.start : m.end] == m.text
        assert 0 <= m.entity < len(document.entities)
        assert m.first < m.last


def test_a_title_gives_the_role_the_country_and_the_class() -> None:
    document = read("Kenyan Prime Minister Ann Odera met the press. Odera said the talks had failed.")
    person = named(document, "Ann Odera")
    assert (person.role, person.country_iso3, person.claimant_class) == ("Kenyan Prime Minister", "KEN", "government")
    assert named(document, "Odera") is person


def test_an_apposition_gives_a_role() -> None:
    document = read("Peter Lund, a spokesman for the World Health Organization, said that 12 clinics had closed.")
    person = named(document, "Peter Lund")
    assert person.role is not None
    assert "spokesman" in person.role
    assert person.claimant_class == "un"


def test_a_surname_and_the_pronoun_of_a_speaker_join_the_full_name() -> None:
    document = read("Mayor Laura Brennan opened the shelter on Monday. “It is full,” Brennan said. She added that food was short.")
    person = named(document, "Laura Brennan")
    assert named(document, "Brennan") is person
    assert named(document, "She") is person
    assert len(names(document, "person")) == 1


def test_an_acronym_in_brackets_joins_its_long_name() -> None:
    document = read("The Coastal Relief Foundation (CRF) sent boats. The CRF said 40 people were saved.")
    assert named(document, "CRF").entity_id == named(document, "Coastal Relief Foundation").entity_id


def test_an_acronym_that_is_listed_names_the_description_before_it() -> None:
    document = read("The UN's agency, the Palestinian Refugee Agency (UNRWA), closed two schools.")
    assert named(document, "Palestinian Refugee Agency").entity_id == "actor:unrwa"


@pytest.mark.parametrize("spelling", ["Hezbollah", "Hizbullah", "Hizballah"])
def test_transliterations_keep_one_id(spelling: str) -> None:
    assert named(read(f"Fighters of {spelling} withdrew from the town."), spelling).entity_id == "actor:hezbollah"


def test_one_platform_under_two_names() -> None:
    document = read("The governor wrote on X, formerly Twitter, that the road was open.")
    assert named(document, "X").entity_id == named(document, "Twitter").entity_id == "actor:x"


def test_a_short_name_in_capitals_is_not_the_common_word() -> None:
    document = read("He told us who had come.")
    assert not {"actor:who", "country:USA"} & {e.entity_id for e in document.entities}


def test_a_demonym_is_a_mention_of_its_country() -> None:
    document = read("Two Sudanese doctors were freed.")
    mention = next(m for m in document.mentions if m.text == "Sudanese")
    assert mention.form == "demonym"
    assert document.entities[mention.entity].entity_id == "country:SDN"


@pytest.mark.parametrize(
    ("text", "mention", "key"),
    [
        ("Ukrainian authorities reported nine deaths.", "Ukrainian authorities", "institution:UKR:authorities"),
        ("Nepal's health ministry reported nine deaths.", "Nepal's health ministry", "institution:NPL:health_ministry"),
        ("The Peruvian Interior Ministry denied it.", "Peruvian Interior Ministry", "institution:PER:interior_ministry"),
    ],
)
def test_an_institution_of_a_state_has_one_id(text: str, mention: str, key: str) -> None:
    assert named(read(text), mention).entity_id == key


def test_a_listed_institution_wins_over_the_pattern() -> None:
    assert named(read("The Israeli military denied it."), "Israeli military").entity_id == "actor:idf"


def test_unnamed_speakers_are_mentions_with_a_class() -> None:
    document = read("Witnesses said a market in Lagos burned down. Local officials counted six dead.")
    assert named(document, "Witnesses").claimant_class == "witness"
    assert named(document, "Local officials").claimant_class == "unnamed_official"


def test_a_definite_nominal_points_back() -> None:
    document = read("Al-Shabaab attacked the base at dawn. The group said it had taken it.")
    assert named(document, "group").entity_id == "actor:al-shabaab"


def test_a_definite_title_points_to_the_person_who_bears_it() -> None:
    document = read("Prime Minister Ann Odera visited the camp. The prime minister promised 300 tents.")
    assert named(document, "prime minister") is named(document, "Ann Odera")


def test_two_families_of_one_surname_are_not_merged() -> None:
    document = read("Governor Maria Santos met the banker Paulo Santos. Paulo Santos declined to comment.")
    assert named(document, "Maria Santos").entity_id != named(document, "Paulo Santos").entity_id


def test_a_surname_that_is_also_a_groups_name_stays_with_its_person() -> None:
    document = read("Governor Karl Wagner visited the flooded town. Wagner promised aid.")
    assert named(document, "Wagner") is named(document, "Karl Wagner")


def test_a_capital_at_the_start_of_a_sentence_makes_no_name() -> None:
    document = read("Humanitarian aid has been delayed for weeks.")
    assert "person" not in {e.kind for e in document.entities}


def test_the_same_person_has_one_id_in_two_articles_and_in_either_word_order() -> None:
    one = named(read("Governor Maria Santos spoke."), "Maria Santos").entity_id
    assert one == named(read("Reporters asked Maria Santos."), "Maria Santos").entity_id


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Gaza", "X", "(", ")", "the", "Al-", "U.S.", "said", "he", ",", "\u200f", "Путин", "غزة", "A", "'s", "-", "."]),
        max_size=25,
    )
)
def test_any_text_gives_sane_mentions(words: list[str]) -> None:
    document = read(" ".join(words))
    for m in document.mentions:
        assert document.text[m.start : m.end] == m.text
        assert m.end > m.start
