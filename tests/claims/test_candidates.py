"""Where a claim may stand: numbers that count victims, and indefinite single victims."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim
from pipeline.claims.persons import is_person
from pipeline.language.document import Document

Told = Callable[..., list[str]]
Read = Callable[..., list[Claim]]


BOUNDS = [
    ("At least 20 villagers were killed.", "At least 20", "at_least", 20, 20, None),
    ("Twenty or more villagers were killed.", "Twenty or more", "at_least", 20, 20, None),
    ("No fewer than 20 villagers were killed.", "No fewer than 20", "at_least", 20, 20, None),
    ("Over 44,000 villagers were killed.", "Over 44,000", "more_than", 44000, 44000, None),
    ("Upwards of 90 villagers were killed.", "Upwards of 90", "more_than", 90, 90, None),
    ("Up to 15 villagers were killed.", "Up to 15", "at_most", None, None, 15),
    ("As many as 15 villagers were killed.", "As many as 15", "at_most", None, None, 15),
    ("Fewer than 10 villagers were killed.", "Fewer than 10", "less_than", None, None, 10),
    ("About 300 villagers were killed.", "About 300", "about", None, 300, None),
    ("Some 300 villagers were killed.", "Some 300", "about", None, 300, None),
    ("An estimated 2.3 million villagers fled.", "An estimated 2.3 million", "about", None, 2_300_000, None),
    ("Nearly 80 villagers were killed.", "Nearly 80", "nearly", None, 80, 80),
    ("Between 30 and 40 villagers were killed.", "Between 30 and 40", "range", 30, None, 40),
    ("From 30 to 40 villagers were killed.", "From 30 to 40", "range", 30, None, 40),
    ("30-40 villagers were killed.", "30-40", "range", 30, None, 40),
    ("Dozens of villagers were killed.", "Dozens", "vague", None, None, None),
    ("Scores of villagers were killed.", "Scores", "vague", None, None, None),
    ("Several villagers were killed.", "Several", "vague", None, None, None),
    ("Hundreds of villagers were killed.", "Hundreds", "vague", None, None, None),
    ("A handful of villagers were killed.", "A handful", "vague", None, None, None),
    ("A dozen villagers were killed.", "A dozen", "exact", 12, 12, 12),
    ("Fifteen hundred migrants drowned.", "Fifteen hundred", "exact", 1500, 1500, 1500),
    ("A hundred villagers were killed.", "A hundred", "exact", 100, 100, 100),
    ("Only three villagers were killed.", "three", "exact", 3, 3, 3),
]


@pytest.mark.parametrize(("text", "number_text", "quantifier", "low", "best", "high"), BOUNDS)
def test_the_words_around_a_number_bound_it(
    read: Read, text: str, number_text: str, quantifier: str, low: float | None, best: float | None, high: float | None
) -> None:
    (claim,) = read(text)
    assert (claim.quantifier, claim.low, claim.best, claim.high) == (quantifier, low, best, high)
    assert claim.number_text.removesuffix(" of") == number_text


@pytest.mark.parametrize(
    "text",
    [
        "A man aged 34 was not named.",
        "The 34-year-old was named as the winner.",
        "Ahmed, 41, owned the shop that burned.",
        "He was killed at the age of 27.",
        "The city lost the final 3-2.",
        "The damage was put at $40 million.",
        "The hurricane caused 3 billion euros of damage and killed the power supply.",
        "The drowned valley lies 12 kilometres away.",
        "The attack came at 9.30 on 4 May 2019.",
        "Flight 370 vanished.",
        "The fire broke out at 120 Main Street.",
        "Unemployment fell by 2 percentage points.",
        "He died 30 years ago.",
        "The trapped miner waited 17 days.",
        "The bus fell 60 metres.",
        "The film about the massacre won two awards.",
        "The hostage crisis lasted 444 days.",
        "Temperatures reached 45 degrees.",
        "Image 3 of 12 shows the ruins.",
        "The suspect, wanted in four states, was named.",
        "A couple was seen near the fire.",
        "Parliament voted 212 to 198 to free the funds.",
    ],
)
def test_ages_scores_money_dates_and_measures_count_no_victims(told: Told, text: str) -> None:
    assert [claim for claim in told(text) if any(c.isdigit() for c in claim) or claim.split()[0].lower() in {"two", "four", "couple"}] == []


IMPLICIT = [
    ("A child was killed when a wall fell.", ["A killed"]),
    ("An aid worker died in the shelling.", ["An killed"]),
    ("Another man was injured.", ["Another injured"]),
    ("A schoolgirl was abducted on her way home.", ["A abducted"]),
    ("Police arrested a teenager.", ["a detained"]),
    ("A fisherman is missing.", ["A missing"]),
    ("A pregnant woman was rescued from the roof.", ["A rescued"]),
    ("A soldier and a policeman were killed.", ["A killed", "a killed"]),
    ("Two women and a man were killed.", ["Two killed", "a killed"]),
    ("The bomb wounded a shopkeeper.", ["a injured"]),
    ("Gunmen shot dead a journalist.", ["a killed"]),
    ("The body of a woman was found in the canal.", ["a killed"]),
]

TITLES = [
    ("Police officer dies after stabbing", ["Police officer killed"]),
    ("Man killed in train accident", ["Man killed"]),
    ("Woman, 80, found dead in flat", ["Woman killed"]),
    ("Teenager arrested over arson", ["Teenager detained"]),
]

DEFINITE = [
    "The driver was killed.",
    "His mother died in the fire.",
    "Maria Lopez was killed on Sunday.",
    "The president was shot in 1963.",
    "The village's imam was arrested.",
    "The suspect was detained.",
    "She was injured.",
    "The bomber blew himself up.",
    "A building collapsed.",
    "A number was called.",
    "The disease killed trade.",
]


@pytest.mark.parametrize(("text", "expected"), IMPLICIT)
def test_an_indefinite_single_victim_is_an_implicit_claim_of_one(told: Told, read: Read, text: str, expected: list[str]) -> None:
    assert told(text) == expected
    for claim in read(text):
        if claim.implicit:
            assert (claim.quantifier, claim.low, claim.best, claim.high) == ("exact", 1, 1, 1)


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_a_headline_needs_no_article_before_its_victim(told: Told, read: Read, title: str, expected: list[str]) -> None:
    assert told("The mayor spoke to reporters.", title=title) == expected
    assert all(claim.implicit for claim in read("The mayor spoke to reporters.", title=title))


@pytest.mark.parametrize("text", DEFINITE)
def test_the_definite_the_named_and_things_are_no_implicit_victims(told: Told, text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One of its commanders was killed.", ["One killed"]),
        ("One person was killed.", ["One killed"]),
        ("At least one child was hurt.", ["At least one injured"]),
    ],
)
def test_one_written_out_is_an_explicit_number(told: Told, read: Read, text: str, expected: list[str]) -> None:
    assert told(text) == expected
    assert not any(claim.implicit for claim in read(text))


def test_the_same_fact_told_twice_is_claimed_twice(told: Told) -> None:
    assert told("Nine people were killed on the bridge.", title="Nine killed on bridge") == ["Nine killed", "Nine killed"]


def test_claims_rest_on_the_characters_of_the_number(read: Read) -> None:
    text = "Gunmen killed at least 12 people."
    (claim,) = read(text)
    assert (claim.start, claim.end) == (text.index("at least"), text.index(" people"))


@pytest.mark.parametrize(
    ("word", "person"), [("teacher", True), ("villagers", True), ("gunman", True), ("number", False), ("river", False), ("tank", False)]
)
def test_persons_are_known_by_lists_and_endings(document: Callable[..., Document], word: str, person: bool) -> None:
    parsed = document(f"They saw the {word}.")
    assert is_person(next(t for t in parsed.tokens if t.text == word)) is person


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The vault was designed to take 80 bodies.", []),
        ("The vault now holds 80 bodies.", ["80 killed"]),
        ("Undertakers stood by with 30 coffins.", []),
        ("Mourners carried 30 coffins through the town.", ["30 killed"]),
        ("The ward saw 52 survivors of domestic abuse in May.", []),
        ("The fair went off without a single arrest.", []),
        ("There were no immediate reports of injuries.", ["no injured"]),
        ("There were no reports of snow.", []),
        ("A disaster is defined as an event in which ten people die.", []),
        ("Some 80% of the island's 41,000 people were displaced.", []),
        ("Gunners downed 40 of the missiles, while another 21 disappeared.", []),
        ("Nine sailors drowned, while another 21 disappeared.", ["Nine killed", "21 missing"]),
        ("Eleven monks were killed. The oldest of the monks was 91.", ["Eleven killed"]),
        ("Ann was the only one of the crew of five to survive.", []),
        ("Nine skiers died. One of the dead was named as Ann Lee.", ["Nine killed"]),
        ("Nine skiers were rescued. One of the rescued said the slope gave way.", ["Nine rescued"]),
        ("Nine skiers were rescued. One of the skiers rescued on Monday thanked the pilot.", ["Nine rescued"]),
        ("Nine skiers died. We met one of them in the hut.", ["Nine killed"]),
        ("Gunmen killed five reporters. After a murder in Lima, Peru had no confirmed case for years.", ["five killed"]),
    ],
)
def test_room_ages_and_definitions_count_nobody(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected
