"""Single victims that are not the head of a noun phrase with `a`, and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]

LONE = [
    ("One man was killed and another wounded in the shooting.", ["One killed", "another injured"]),
    ("Two were killed and another was injured, police said.", ["Two killed", "another injured"]),
    ("The blast killed a guard and injured another.", ["a killed", "another injured"]),
    ("Two of his aides were killed and another is in a coma.", ["Two killed", "another injured"]),
    ("A woman's body was found in a canal on Monday.", ["A killed"]),
    ("A 40-year-old man's body was recovered by divers.", ["A killed"]),
    ("They took a priest hostage on Friday.", ["a abducted"]),
    ("Gunmen hacked 20 diners to death and took a further 13 hostage.", ["20 killed", "13 abducted"]),
    ("An engineer seized by rebels in March has been released.", ["An abducted", "An released"]),
    ("Among the dead was a pregnant woman.", ["a killed"]),
    ("A prisoner was found hanging from a tree.", ["A killed"]),
    ("A reporter was beaten by police.", ["A injured"]),
    ("A councillor has gone missing.", ["A missing"]),
    ("A lorry struck a man near the port.", ["a injured"]),
    ("A gymnast broke her wrist.", ["A injured"]),
    ("A woman was pulled from a burning car.", ["A rescued"]),
    ("A hiker fell into a ravine and had to be rescued.", ["A rescued"]),
    ("A body believed to be that of a missing kayaker was recovered.", ["A killed"]),
    ("Eight hostages, including a nurse, are still held.", ["Eight held", "a held"]),
    ("A woman and a girl of about seven drowned.", ["A killed", "a killed"]),
    ("A man is killed when a car hits him.", ["A killed"]),
    ("When a man was killed in June, protests began.", ["a killed"]),
]

NOT_LONE = [
    "Hackers took a bank hostage with their software.",
    "It would be taking a child hostage to fortune.",
    "One proposal was dropped and another was saved.",
    "One bomb exploded and another was found by police.",
    "Two suspects were charged and another is on the run.",
    "The firm closed one plant and another is under threat.",
    "One attack killed ten and another killed twelve.",
    "Five people were wounded, another official said.",
    "A woman's body changes during pregnancy.",
    "A student's body of work won the prize.",
    "A driver seized by panic hit the brakes.",
    "A laptop has gone missing.",
    "The champion was beaten by a teenager.",
    "The novel follows a detective who is shot in Rome.",
    "In the film, a teacher is kidnapped by two brothers.",
    "His father was a policeman.",
    "Imagine a child drowning in a pond.",
    "An employee was let go over the affair.",
    "A sick child needs a doctor.",
    "A man broke his silence.",
    "A young midfielder was released.",
    "A picture was taken by a friend.",
    "If a soldier is killed, his family gets a pension.",
    "When a driver kills a pedestrian, the court decides.",
    "What happens when a president dies?",
    "A minister by training, Brunson was jailed in May.",
    "A doctor by training, she was killed in 1999.",
]

TITLES = [
    ("Father of two dies in quarry collapse", ["Father killed"]),
    ("Nurse among three killed in clinic attack", ["Nurse killed", "three killed"]),
    ("Woman's body found in suitcase", ["Woman killed"]),
    ("Migrant dies after falling from lorry", ["Migrant killed"]),
    ("US soldier, Afghan interpreter killed in Helmand", ["US soldier killed", "Afghan interpreter killed"]),
    ("Iran frees British academic", ["British academic released"]),
    ("Paramedic among wounded in Idlib raid", ["Paramedic injured"]),
    ("Body of missing toddler found", ["missing toddler killed"]),
    ("Hong Kong activist jailed for 14 months", ["Hong Kong activist detained"]),
    ("Boy survives fall from roof", ["Boy rescued"]),
    ("Mayor survives assassination attempt", []),
    ("Student leader detained in dawn raid, family says", ["Student leader detained"]),
]


ELIDED = [
    ("Ten died on Sunday and another on Monday.", ["Ten killed", "another killed"]),
    ("Ten people were wounded in Lugo and another near Vigo.", ["Ten injured", "another injured"]),
    ("Ten people died in an attack in Lugo and another in Vigo.", ["Ten killed"]),
    ("Ten people died on Sunday and another man spoke.", ["Ten killed"]),
]


@pytest.mark.parametrize(("text", "expected"), ELIDED)
def test_another_without_its_verb_is_one_more_of_those_counted_before(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), LONE)
def test_somebody_told_of_without_a_number_is_a_claim(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", NOT_LONE)
def test_things_stories_and_doers_are_no_single_victims(told: Told, text: str) -> None:
    assert [claim for claim in told(text) if claim.split()[0].lower() in {"a", "an", "another"}] == []


def test_who_says_so_after_the_colon_of_a_headline_is_no_victim(told: Told) -> None:
    assert told("More follows.", title="40 migrants rescued off Malta: Italian coast guard") == ["40 rescued"]
    assert told("More follows.", title="Girl killed in blast: Afghan police chief") == ["Girl killed"]
    assert told("More follows.", title="Crash: Motorcyclist dies, driver hurt") == ["Motorcyclist killed", "driver injured"]
    assert told("More follows.", title="Found dead: missing teacher from Leeds") == ["missing teacher killed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed a nurse, a guard and a child.", ["a killed", "a killed", "a killed"]),
        ("The rebels killed a mayor, a former minister and eight soldiers.", ["a killed", "a killed", "eight killed"]),
        ("The dead included a captain and 12 of his soldiers.", ["a killed", "12 killed"]),
        ("The blast killed a nurse, a mother and a volunteer at the clinic.", ["a killed", "a killed"]),
        ("Gunmen shot a trader, a well-known singer and activist, in Lagos.", ["a injured"]),
        ("The book follows a nurse, a guard and a child.", []),
    ],
)
def test_the_middle_of_a_list_shares_the_fate_and_a_description_is_nobody_else(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_the_victims_include_the_wounded_where_only_they_were_told_of(told: Told) -> None:
    assert told("Three people were wounded in Hull. The victims include a nurse.") == ["Three injured", "a injured"]
    assert told("Three people were killed in Hull. The victims include a nurse.") == ["Three killed", "a killed"]


def test_a_headline_ends_where_the_text_begins(told: Told) -> None:
    assert told("Queensland police said more.", title="Easter toll highest in the nation with eight killed") == ["eight killed"]


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_a_headline_names_its_victim_without_an_article(told: Told, title: str, expected: list[str]) -> None:
    assert told("The police said more later.", title=title) == expected
