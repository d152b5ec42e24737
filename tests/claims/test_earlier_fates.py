"""Who is taken and then freed makes two claims; who is kept while others go is held."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two nurses were seized in Leon in October and freed after a year.", ["Two abducted", "Two released"]),
        ("Three people were taken in on Saturday and released without charge.", ["Three detained", "Three released"]),
        ("Four men were held by police in Leon and later let go.", ["Four detained", "Four released"]),
        ("Two soldiers were captured in Leon and killed by the rebels.", ["Two abducted", "Two killed"]),
        ("The rebels freed 12 passengers on Tuesday whom they had abducted near Lugo.", ["12 abducted", "12 released"]),
        ("Elders secured the release of nine policemen, kidnapped near Leon in May.", ["nine abducted", "nine released"]),
        ("Three men from Lugo who were detained in January were released.", ["Three detained", "Three released"]),
        ("Two engineers, both of them Danes, who were abducted near Leon, have been released.", ["Two abducted", "Two released"]),
        ("Two guards who were seized in 2021 were freed.", ["Two abducted", "Two released"]),
        # said of others, or of no taking
        ("The army rescued 40 women after a raid on rebels who were captured in Leon.", ["40 rescued"]),
        ("The navy rescued four sailors from a boat that was seized by pirates.", ["four rescued"]),
        ("Three people were taken in by relatives after the flood.", []),
        ("The team let go two players and was relegated.", []),
    ],
)
def test_a_taking_and_a_freeing_are_two_claims(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The guerrillas have yet to release 15 people.", ["15 held"]),
        ("The band has yet to release three albums.", []),
        ("The rebels released 33 people but kept about 50 others.", ["33 released", "about 50 held"]),
        ("The firm released 33 workers but kept 50 others on its books.", ["33 released"]),
        ("Some 32 of the hostages abducted in May remain in Leon.", ["Some 32 held"]),
        ("Ten of the hostages seized in May were freed.", ["Ten abducted", "Ten released"]),
        ("The group showed a film of 14 captured soldiers.", ["14 held"]),
        ("Two captured soldiers were killed.", ["Two killed"]),
    ],
)
def test_those_whom_captors_keep_are_held(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected
