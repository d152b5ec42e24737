"""Indefinite single victims: what the words around them must say, and the groups, wishes and descriptions that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim

Told = Callable[..., list[str]]

TOLD = [
    ("The blast killed a bodyguard.", ["a killed"]),
    ("A doctor was kidnapped in Gao.", ["A abducted"]),
    ("A cyclist was struck by a stray bullet.", ["A injured"]),
    ("A child was taken to hospital after the crash.", ["A injured"]),
    ("Rangers shot a suspected poacher dead.", ["a killed"]),
    ("The crash left a 19-year-old dead.", ["a killed"]),
    ("A climber fell to his death on Tuesday.", ["A killed"]),
    ("Eight migrants, among them a baby, suffocated.", ["Eight killed", "a killed"]),
    ("It hurts to watch a neighbour die so young.", ["a killed"]),
    ("A boy playing with a gun may have killed a girl.", ["a killed"]),
    ("A body was found in the lake.", ["A killed"]),
    ("A child was one of the victims of the fire.", ["A killed"]),
    ("A girl and a farmer were stabbed and killed.", ["A killed", "a killed"]),
    ("A gang member was shot dead.", ["A killed"]),
    ("The raiders left, killing a member of the school's staff.", ["a killed"]),
    ("Militants seized 46 drivers, three cooks and a consul.", ["46 abducted", "three abducted", "a abducted"]),
    ("A student bled to death.", ["A killed"]),
    ("Police shot dead four gunmen and a hostage escaped.", ["four killed"]),
    ("The fire killed two children and a neighbour was rescued.", ["two killed", "a rescued"]),
]

NOT_TOLD = [
    "He was accused of plotting to kill a journalist.",
    "The dose can kill an adult.",
    "He pleaded guilty to attempted murder of a clerk.",
    "The artist left a body of work.",
    "A catheter was stuck in his chest.",
    "A spokesman said that others may have been injured.",
    "A family was killed.",
    "A member state was hit by a crisis.",
    "A member of the Union was hurt by sanctions.",
    "He was a member of the team that rescued the boys.",
    "Emma Hall, an actress and a friend of the mayor, has died.",
    "A mentally ill man wrote to the court.",
    "A former driver shot two colleagues and then himself.",
    "The father of a girl was shot dead.",
    "He planned with friends from school to rob a dealer in Leeds, and is now behind bars.",
    "A vet treated six men for burns.",
    "The band sang a reminder of the lives lost.",
]

TITLES = [
    ("23-year-old woman hurt in crash", ["23-year-old woman injured"]),
    ("Boy injured in dog attack", ["Boy injured"]),
    ("12 dead, 30 hurt in tanker blast", ["12 killed", "30 injured"]),
    ("Hiker fatally shot near lake", ["Hiker killed"]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_single_victim_of_what_is_told_is_a_claim(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", NOT_TOLD)
def test_wishes_groups_things_and_descriptions_are_no_single_victims(told: Told, text: str) -> None:
    assert [claim for claim in told(text) if claim.split()[0].lower() in {"a", "an"}] == []


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_a_bare_noun_of_a_title_is_named_with_its_age_and_is_no_state(told: Told, title: str, expected: list[str]) -> None:
    assert told("The police said more later.", title=title) == expected


@pytest.mark.parametrize(
    ("text", "impacts"),
    [
        ("Police shot a man dead outside a bank.", ["killed"]),
        ("Police shot a man outside a bank.", ["injured"]),
        ("A gunman killed himself.", []),
        ("A gunman was killed by guards.", ["killed"]),
    ],
)
def test_who_is_shot_dead_is_killed_and_who_kills_himself_is_no_victim(
    read: Callable[..., list[Claim]], text: str, impacts: list[str]
) -> None:
    assert [claim.impact for claim in read(text)] == impacts


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (None, "Eleven people were hurt, among them a priest, and two more died.", ["Eleven injured", "a injured", "two killed"]),
        (None, "Eleven people sang, among them a priest.", []),
        (None, "Divers found a seventh body.", []),
        (None, "A husband and wife died in the fire.", []),
        (None, "A nurse and a cook died in the fire.", ["A killed", "a killed"]),
        ("Father and two sons drown at lake", "The lake is deep.", ["Father killed", "two killed"]),
        (None, "A clerk arrested for striking a warden has been released.", ["A detained", "A released"]),
        (None, "On Friday in Burgos, Spain, a nurse was hurt.", ["a injured"]),
        (None, "A girl whose uncle was killed went to live with an aunt.", []),
        (None, "The death of a girl, who was shot in the neck, led to a march.", ["a killed"]),
        (None, "A girl, who was shot in the neck, is recovering.", ["A injured"]),
    ],
)
def test_singles_of_groups_pairs_and_rows(told: Told, title: str | None, text: str, expected: list[str]) -> None:
    assert told(text, title=title) == expected
