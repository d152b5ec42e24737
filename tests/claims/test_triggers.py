"""What one word says of those it is said of: frames of verbs, participles, phrases."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.hits import has_object, is_passive, is_structure
from pipeline.claims.inflections import lemma_of
from pipeline.claims.states import phrase
from pipeline.language.document import Document

Told = Callable[..., list[str]]
Parse = Callable[..., Document]


def token(document: Document, word: str) -> int:
    return next(t.i for t in document.tokens if t.text == word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two guards were shot at the gate.", ["Two injured"]),
        ("Two guards were shot dead at the gate.", ["Two killed"]),
        ("Two guards were shot and killed at the gate.", ["Two killed"]),
        ("Two guards were fatally shot at the gate.", ["Two killed"]),
        ("Robbers shot dead two guards.", ["two killed"]),
        ("Three men were stabbed in a bar.", ["Three injured"]),
        ("Three men were stabbed to death in a bar.", ["Three killed"]),
        ("Five women were beaten to death.", ["Five killed"]),
        ("Four workers were burned to death.", ["Four killed"]),
        ("Six villagers were gunned down on their way to church.", ["Six killed"]),
        ("Two brothers were hacked to death.", ["Two killed"]),
    ],
)
def test_being_shot_or_stabbed_is_an_injury_until_the_death_is_said(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police killed three gunmen.", ["three killed"]),
        ("Three gunmen killed a guard.", ["a killed"]),
        ("Three gunmen were killed by police.", ["Three killed"]),
        ("The three gunmen who killed the guard escaped.", []),
        ("Seven soldiers rescued the hostages.", []),
        ("Forty officers arrested the ringleader.", []),
        ("Twenty firefighters evacuated the hotel.", []),
        ("Two doctors treated the wounded.", []),
    ],
)
def test_the_doer_of_the_harm_is_not_its_victim(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The attack left 12 dead.", ["12 killed"]),
        ("Nine people were found dead in a truck.", ["Nine killed"]),
        ("Three miners were found alive.", ["Three rescued"]),
        ("Eight people are feared dead.", ["Eight killed"]),
        ("Forty people are believed to have died.", ["Forty killed"]),
        ("Five people were pronounced dead at the scene.", ["Five killed"]),
        ("The storm left hundreds homeless.", ["hundreds affected"]),
        ("Two reporters have been reported missing.", ["Two missing"]),
        ("Ten people remain hospitalized.", ["Ten injured"]),
        ("Thirty miners remain trapped underground.", ["Thirty affected"]),
        ("Six women are being held hostage.", ["Six held"]),
        ("Six women were taken hostage.", ["Six abducted"]),
    ],
)
def test_a_state_may_be_said_through_another_verb(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 4,000 homes are without electricity.", ["About 4,000 affected"]),
        ("About 4,000 people are without electricity.", ["About 4,000 affected"]),
        ("Some 700 evacuees are living in shelters.", ["Some 700 displaced"]),
        ("Eleven suspects are behind bars.", ["Eleven detained"]),
        ("Nine people were in hospital on Monday.", ["Nine injured"]),
        ("Fifty people are in need of shelter.", ["Fifty in_need"]),
        ("Thousands of residents were told to evacuate.", ["Thousands evacuated"]),
        ("Two hundred families were ordered to leave.", ["Two hundred evacuated"]),
        ("Sixty people were forced to flee.", ["Sixty displaced"]),
        ("Seven pilots are still in captivity.", ["Seven held"]),
        ("Ninety activists are in prisons across the country.", ["Ninety detained"]),
        ("About 120 teachers work in prisons.", []),
        ("Six of the inmates died in prison.", ["Six killed"]),
        ("Thirteen workers were still under the rubble.", ["Thirteen missing"]),
    ],
)
def test_fixed_phrases_say_a_state(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed 12 passengers, injuring 30 more.", ["12 killed", "30 injured"]),
        ("A truck ploughed into a crowd, killing six.", ["six killed"]),
        ("The plane crashed, with 50 people killed.", ["50 killed"]),
        ("Rescuers left, with 12 people still missing.", ["12 missing"]),
        ("The people killed included four nurses.", ["four killed"]),
        ("The fire, which killed nine tenants, began in a kitchen.", ["nine killed"]),
        ("Nine tenants who died in the fire were buried.", ["Nine killed"]),
        ("The attackers, having killed two guards, fled.", ["two killed"]),
        ("The 30 girls kidnapped by rebels came home.", ["30 abducted"]),
    ],
)
def test_participles_and_relative_clauses_speak_of_their_noun(told: Told, text: str, expected: list[str]) -> None:
    assert [short.replace("30 more", "30") for short in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The number of people killed in the raid was nine.", ["nine killed"]),
        ("The arrest of 16 activists drew criticism.", ["16 detained"]),
        ("The release of 40 prisoners was delayed.", ["40 released"]),
        ("The kidnapping of two engineers ended the project.", ["two abducted"]),
        ("The evacuation of 900 villagers took a day.", ["900 evacuated"]),
        ("The displacement of 20,000 families followed.", ["20,000 displaced"]),
        ("The rescue of 13 boys moved the nation.", ["13 rescued"]),
        ("The disappearance of 43 students is unsolved.", ["43 missing"]),
        ("The destruction of 60 homes was confirmed.", ["60 structures"]),
        ("The raid ended with the elimination of four militants.", ["four killed"]),
        ("The plan led to the elimination of 300 posts.", []),
        ("The minister mourned the martyrdom of two soldiers.", ["two killed"]),
        ("The goal meant the elimination of three teams.", []),
        ("He was charged with the attempted murder of two officers.", []),
        ("The attempted kidnapping of three girls was filmed.", []),
    ],
)
def test_nouns_of_action_speak_of_what_stands_after_of(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "word", "passive"),
    [
        ("Two men were killed.", "killed", True),
        ("Rebels have killed two men.", "killed", False),
        ("Rebels killed two men.", "killed", False),
        ("The men killed by rebels were farmers.", "killed", True),
        ("Two men are being held.", "held", True),
    ],
)
def test_the_passive_shows_in_the_auxiliary_or_the_bare_participle(document: Parse, text: str, word: str, passive: bool) -> None:
    parsed = document(text)
    assert is_passive(parsed, token(parsed, word)) is passive


def test_an_object_stands_to_the_right_of_its_verb(document: Parse) -> None:
    parsed = document("Soldiers shot two men.")
    assert has_object(parsed, token(parsed, "shot"))
    parsed = document("Two men fled.")
    assert not has_object(parsed, token(parsed, "fled"))


def test_homes_are_buildings_and_people_are_not(document: Parse) -> None:
    parsed = document("The fire destroyed homes of the people.")
    assert is_structure(parsed.tokens[token(parsed, "homes")])
    assert not is_structure(parsed.tokens[token(parsed, "people")])


def test_a_phrase_is_found_between_two_tokens_only(document: Parse) -> None:
    parsed = document("Ten villages were without power on Monday.")
    assert [hit.impact for hit in phrase(parsed, 0, len(parsed.tokens))] == ["affected"]
    assert phrase(parsed, 0, 3) == []


@pytest.mark.parametrize(("text", "word", "lemma"), [("Two guards were shot.", "shot", "shoot"), ("Rebels slew two men.", "slew", "slay")])
def test_the_forms_of_irregular_verbs_are_one_verb(document: Parse, text: str, word: str, lemma: str) -> None:
    parsed = document(text)
    assert lemma_of(parsed.tokens[token(parsed, word)]) == lemma


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 2 lakh people were shifted to safer places.", ["About 2 lakh evacuated"]),
        ("Some 500 families have been shifted to relief camps.", ["500 evacuated"]),
        ("Soldiers trucked thousands of villagers to shelters inland.", ["thousands evacuated"]),
        ("Twelve pilgrims were shifted to a hospital in Pune.", ["Twelve injured"]),
        ("The firm shifted 600 workers to a new plant.", []),
        ("The club bused 300 fans to the stadium.", []),
    ],
)
def test_being_moved_to_safety_is_told_by_where_people_are_moved(told: Told, text: str, expected: list[str]) -> None:
    assert [claim.removeprefix("Some ") for claim in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There are 2,888 people under quarantine in the district.", ["2,888 affected"]),
        ("The state has 20,162 people in home quarantine.", ["20,162 affected"]),
        ("Nurses treated 52 children for malnutrition.", ["52 in_need"]),
        ("Nurses treated 52 people for malaria.", ["52 infected"]),
        ("Nurses treated 52 people for burns.", ["52 injured"]),
        ("Nurses gave 52 people a vaccine for malaria.", []),
        ("About 900 children are affected by acute malnutrition.", ["About 900 in_need"]),
        ("About 900 children are affected by the flood.", ["About 900 affected"]),
        ("The quake caused no loss of life.", ["no killed"]),
        ("There was no loss of human life.", ["no killed"]),
        ("The quake caused no loss of livestock.", []),
    ],
)
def test_quarantine_hunger_and_loss_of_life_have_words_of_their_own(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The storm swept away dozens of homes.", ["dozens structures"]),
        ("The storm swept away dozens of cars.", []),
        ("Fourteen students of a girls' school fell ill after lunch.", ["Fourteen infected"]),
        ("Surveyors found 81 homes with major damage and 12 with minor damage.", ["81 structures", "12 structures"]),
        ("The agent sold 81 homes with gardens and 12 with garages.", []),
        ("In Mara County 32 homes were razed and another 14 had major damage.", ["32 structures", "14 structures"]),
    ],
)
def test_damage_is_done_to_buildings_or_borne_by_them(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fighting has forced 23,500 people to seek shelter in Chad.", ["23,500 displaced"]),
        ("The storm forced 300 drivers to seek help.", []),
        ("About two million people are likely to suffer hunger this year.", ["About two million in_need"]),
        ("Five million people will likely experience acute food insecurity.", ["Five million in_need"]),
        ("Five million people will likely experience the eclipse.", []),
        ("Two men are likely to arrest the decline.", []),
        ("Nine pupils were lucky enough to be released.", ["Nine released"]),
        ("Three climbers were fortunate to be rescued by the crew.", ["Three rescued"]),
        ("Two men were lucky not to be killed in the crash.", []),
        ("Six players were lucky enough to be selected.", []),
        ("A total of 1,932 houses have suffered varying degrees of damage.", ["1,932 structures"]),
        ("A blast trapped 43 miners, of whom 35 are now dead.", ["43 affected", "35 killed"]),
        ("He said that one more person was killed.", ["one killed"]),
        ("Refugees, many refugees, fled. The camp has 8,000 new arrivals, refugees from the war.", ["8,000 displaced"]),
        ("The airport had 8,000 new arrivals.", []),
    ],
)
def test_what_people_are_forced_to_or_likely_to_suffer(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The flood has impacted 22,74,289 people.", ["22,74,289 affected"]),
        ("The new tax has impacted 22,000 people.", []),
        ("Hojai had 86,382 affected individuals.", ["86,382 affected"]),
        ("The number of affected people was 601,642.", ["601,642 affected"]),
        ("Some 53,000 people are in distress.", ["Some 53,000 affected"]),
        ("Some 53,000 people are in urgent need of food.", ["Some 53,000 in_need"]),
        ("Some 53,000 people are in urgent talks on food.", []),
        ("The fires have claimed 1,588 homes and damaged 653 more.", ["1,588 structures", "653 structures"]),
        ("The heirs have claimed 12 houses.", []),
        ("Twelve homes were razed in Mara and at least one was lost in Sela.", ["Twelve structures", "at least one structures"]),
        ("Twelve homes were razed in Mara and at least one match was lost.", ["Twelve structures"]),
    ],
)
def test_disasters_impact_people_and_claim_homes(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected
