"""Verbs that share an object with another verb."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The gang kidnapped and murdered a tax collector.", ["a abducted", "a killed"]),
        ("Rebels kidnapped and later released nine surveyors.", ["nine abducted", "nine released"]),
        ("Soldiers shot and killed nine surveyors.", ["nine killed"]),
        ("The virus sickened 300 sailors and killed nine.", ["300 infected", "nine killed"]),
        ("Troops rounded up nine farmers and stabbed them.", ["nine detained", "nine injured"]),
        ("The mayor met nine farmers and thanked them.", []),
        ("The deal saw 60 soldiers from each army released.", ["60 released"]),
        ("He watched two of his companions beaten to death.", ["two killed"]),
        ("Guards arrested a 31-year-old clerk, along with four other suspected forgers.", ["a detained", "four detained"]),
        ("The envoy left the palace along with four aides.", []),
        (
            "Rebels killed hundreds of villagers, including between 40 and 60 men at a mill.",
            ["hundreds killed", "between 40 and 60 killed"],
        ),
    ],
)
def test_verbs_share_an_object(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected
