"""Victims whom a pronoun takes up, in a clause of their own sentence or in the next one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]

OUTCOMES = [
    ("A waiter was shot in Lugo on Friday. He died on the way to a doctor.", ["A killed"]),
    ("A waitress was stabbed in Lugo. She was pronounced dead at the scene.", ["A killed"]),
    ("Two cooks were shot in Lugo. Both died.", ["Two killed"]),
    ("Three cooks were shot in Lugo. They did not survive.", ["Three killed"]),
    ("A boy was hit by a tram. The boy was pronounced dead at the scene.", ["A killed"]),
    ("A porter was shot in Lugo. His body was found in a ditch.", ["A killed"]),
    ("A porter was found with stab wounds in Lugo. He was pronounced dead at the scene.", ["A killed"]),
    ("A waiter was shot in Lugo. He nearly died.", ["A injured"]),
    ("A waiter was shot in Lugo. He is in a stable condition.", ["A injured"]),
    ("A woman was shot in Lugo. He died of old age.", ["A injured"]),
    ("Four cooks were shot in Lugo. Two died.", ["Four injured", "Two killed"]),
    ("A waiter was shot in Lugo. Police say they died of shame.", ["A injured"]),
]


@pytest.mark.parametrize(("text", "expected"), OUTCOMES)
def test_those_shot_who_are_then_told_to_be_dead_are_killed(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


WHEN = [
    ("A porter was walking home in Lugo when he was shot in the arm.", ["A injured"]),
    ("Two porters were sitting on a wall when a gunman shot them.", ["Two injured"]),
    ("A woman was closing her stall when she was stabbed to death.", ["A killed"]),
    ("A porter was talking to a guard when he was shot.", []),
    ("A woman was closing her stall when he was shot.", []),
    ("A porter was walking home when the bells rang.", []),
]


@pytest.mark.parametrize(("text", "expected"), WHEN)
def test_who_does_something_else_when_they_are_harmed(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected
