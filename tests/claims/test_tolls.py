"""Figures said of a toll: the one next to the figure, the highest of several, and those that count nobody ill."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim

Told = Callable[..., list[str]]

OUTBREAK = "The covid outbreak went on. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The active caseload now stands at 1,75,745.", ["1,75,745 infected"]),
        ("That raised the caseload in the state to 6,521 and the death toll to 192.", ["6,521 infected", "192 killed"]),
        ("Kerala saw 300 cases, which took its tally to 6,521 and fatality count to 92.", ["300 infected", "6,521 infected", "92 killed"]),
        ("That pushed the number of infections to 5,431 and the fatalities to 255.", ["5,431 infected", "255 killed"]),
        ("Officials put the number of active cases at 2,225 and the recoveries at 900.", ["2,225 infected"]),
        ("The number of recovered patients rose to 900.", []),
        ("The number of cases is 8,784 including 159 linked deaths.", ["8,784 infected", "159 killed"]),
    ],
)
def test_a_figure_is_said_of_the_toll_next_to_it(told: Told, text: str, expected: list[str]) -> None:
    assert told(OUTBREAK + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Swat recorded the highest number of cases, at 22.", ["22 infected"]),
        ("The capital had the most deaths with 22.", ["22 killed"]),
        ("The capital had the highest number of nurses with 220.", []),
        ("The most deaths, at 22 sites, were never explained.", []),
    ],
)
def test_the_highest_number_is_given_with_or_at(told: Told, text: str, expected: list[str]) -> None:
    assert told(OUTBREAK + text) == expected


def test_a_caseload_outside_a_disease_counts_nobody(told: Told) -> None:
    assert told("The law firm cut its caseload to 40.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen kidnapped 30 people. Residents put the number of those taken at 50.", ["30 abducted", "50 abducted"]),
        ("Casualties: 9 dead, 30 wounded.", ["9 killed", "30 injured"]),
        ("Active cases: 1,537\n\nTotal recoveries: 3,368\n\nDeath toll: 488", ["1,537 infected", "488 killed"]),
        ("Dead: 12\nInjured: 40\nMissing: 3", ["12 killed", "40 injured", "3 missing"]),
        ("Tests: 900\n\nPlayers: 40", []),
        ("He said: 40 of the beds were empty.", []),
    ],
)
def test_a_label_says_what_the_figure_of_its_line_counts(told: Told, text: str, expected: list[str]) -> None:
    assert told(OUTBREAK + "\n\n" + text) == expected


def test_a_toll_that_hits_a_number_strikes_nobody(told: Told) -> None:
    assert told("Flood toll hits 31") == ["31 killed"]


def test_the_toll_above_a_long_chain_of_verbs_is_looked_for_a_few_verbs_away_alone(read: Callable[..., list[Claim]]) -> None:
    figures = " and ".join(f"rose to {number} on Tuesday" for number in range(1, 1200))
    assert [claim.number_text for claim in read(f"The death toll {figures}.")][:2] == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sela District had half of the deaths (214), followed by Bora (88), Tama (51) and Dorn (19).",
            ["214 killed", "88 killed", "51 killed", "19 killed"],
        ),
        ("The deaths (chiefly of infants) shocked the town. He owns 12 houses (5).", []),
        ("A total of 412 miners have died: Madrid (214), Lisbon (88), Porto (51).", ["412 killed", "214 killed", "88 killed", "51 killed"]),
        ("Eight climbers died: Ann Lee (34), Bob Ray (51).", ["Eight killed"]),
        (
            "The districts with the highest numbers of injured are Madrid, with 214, Lisbon with 88 and Porto with 51.",
            ["214 injured", "88 injured", "51 injured"],
        ),
        ("The towns with the highest rents are Madrid, with 914, and Lisbon, with 888.", []),
    ],
)
def test_a_figure_in_brackets_counts_the_noun_before_it(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Ferry disaster: toll now 31", "Divers went down again.", ["31 killed"]),
        ("Ferry toll at 31", "Divers went down again.", ["31 killed"]),
        (None, "Some doctors put the number of dead as high as 40,000.", ["as high as 40,000 killed"]),
        (None, "The drought drove wheat as high as 40,000.", []),
        (None, "Drivers made up the bulk of the fatalities at 512, followed by cyclists at 98.", ["512 killed", "98 killed"]),
        (None, "The guerrillas said they killed 70 troops, but the army put its losses at six.", ["70 killed", "six killed"]),
        (None, "The insurer put its losses at six.", []),
        (None, "The mayor says the town has lost 61 people to gunmen.", ["61 killed"]),
        (None, "The mayor says the town has lost 61 people to other towns.", []),
    ],
)
def test_tolls_set_beside_their_figure(told: Told, title: str | None, text: str, expected: list[str]) -> None:
    assert told(text, title=title) == expected
