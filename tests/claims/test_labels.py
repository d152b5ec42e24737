"""Numbers that look like counts of victims and are none: ages, channels, marks, rates, the one that is pointed at."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]

AGES = [
    ("Police arrested Paul Reed, 25, and Simon Hale, 24 on Thursday.", []),
    ("Simon Hale 21, was found dead on Friday.", []),
    ("The victim, also 14, suffered wounds.", []),
    ("Both 28, are charged with theft.", []),
    ("Uncle kills nieces, 7 and 9, then flees", []),
    ("He wounded two boys 6 and 11 years old.", ["two injured"]),
    ("The bomber killed 54 guests, 22 of them younger than 14.", ["54 killed", "22 killed"]),
]

NO_COUNTS = [
    ("He fatally shot another woman outside.[14] The library closed.", ["another killed"]),
    ("A teacher is in stable condition, WXYZ 10 reported.", ["A injured"]),
    ("The last one survived 559 days in office.", []),
    ("Eleven members of one family were killed.", ["Eleven killed"]),
    ("None of the 379 passengers was killed.", ["None killed"]),
    ("Taking a year or two off school is common.", []),
    ("He was charged with two counts of murder and three of attempted murder.", []),
    ("She faces one charge of manslaughter and four of assault.", []),
    ("The river carries 12 deaths per 100,000 people.", []),
]


@pytest.mark.parametrize(("text", "expected"), AGES)
def test_an_age_after_a_name_or_a_noun_counts_nobody(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), NO_COUNTS)
def test_numbers_of_notes_channels_and_wholes_count_nobody(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_digits_joined_by_commas_alone_are_no_counts(told: Told) -> None:
    assert told("1,2,3,4 died.") == []
    assert told("1,200 died.") == ["1,200 killed"]
    assert told("In one raid 3, in another 14 died.") == ["14 killed"]


def test_more_people_than_live_are_nobodys_count(told: Told) -> None:
    assert told("Some 1e26 people were killed.") == []
    assert told("12 billion people died.") == []
    assert told("Some 3 billion people were affected.") == ["Some 3 billion affected"]


def test_half_a_person_is_an_average_that_says_of_whom(told: Told) -> None:
    assert told("The coast road saw 2.5 deaths a week.") == ["2.5 killed"]
    assert told("Four drivers died with an alcohol level of .08 or higher.") == ["Four killed"]
