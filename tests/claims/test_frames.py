"""Verbs that state an impact together with certain words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three soldiers paid the supreme price.", ["Three killed"]),
        ("Two officers paid the ultimate price while defending the town.", ["Two killed"]),
        ("Nine soldiers made the supreme sacrifice.", ["Nine killed"]),
        ("Four policemen embraced martyrdom in the attack.", ["Four killed"]),
        ("Two firemen laid down their lives to save others.", ["Two killed"]),
        ("Two soldiers embraced shahadat.", ["Two killed"]),
        ("Six miners breathed their last before help came.", ["Six killed"]),
        ("Two officers paid a heavy price.", []),
        ("Forty workers made sacrifices.", []),
        ("Forty rebels laid down their arms.", []),
        ("Thousands are ready to lay down their lives.", []),
        ("Six shops opened for the last time.", []),
    ],
)
def test_what_is_said_in_place_of_dying(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eleven travellers regained their freedom after a week in the forest.", ["Eleven released"]),
        ("Six pupils gained freedom on Monday.", ["Six released"]),
        ("Two engineers ran to freedom while the guards slept.", ["Two released"]),
        ("Six women won their freedom of choice.", []),
        ("Eleven countries won their freedom in the sixties.", []),
        ("Four artists gained more freedom.", []),
        ("Forty-one pupils remained with the kidnappers.", ["Forty-one held"]),
        ("Sixty girls are still with their captors.", ["Sixty held"]),
        ("Six officers remained in contact with the kidnappers.", []),
    ],
)
def test_freedom_and_captors(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected
