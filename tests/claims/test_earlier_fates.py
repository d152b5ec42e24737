"""Who is taken and then freed makes two claims; who is kept while others go is held."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six sailors were seized off Leon in May and freed within a week.", ["Six abducted", "Six released"]),
        ("Six men were taken in on Friday and later released on bail.", ["Six detained", "Six released"]),
        ("Four men were held by police in Leon and later let go.", ["Four detained", "Four released"]),
        ("Two soldiers were captured in Leon and killed by the rebels.", ["Two abducted", "Two killed"]),
        ("The gang freed eight drivers on Friday whom it had kidnapped near Lugo.", ["eight abducted", "eight released"]),
        ("Monks won the release of six clerks, kidnapped near Leon in May.", ["six abducted", "six released"]),
        ("Five cooks from Lugo who were jailed in June were released.", ["Five detained", "Five released"]),
        ("Two engineers, both of them Danes, who were abducted near Leon, have been released.", ["Two abducted", "Two released"]),
        ("Two guards who were seized in 2021 were freed.", ["Two abducted", "Two released"]),
        # said of others, or of no taking
        ("The army rescued 40 women after a raid on rebels who were captured in Leon.", ["40 rescued"]),
        ("The navy rescued four sailors from a boat that was seized by pirates.", ["four rescued"]),
        ("Three people were taken in by relatives after the flood.", ["Three displaced"]),
        ("The team let go two players and was relegated.", []),
    ],
)
def test_a_taking_and_a_freeing_are_two_claims(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels have yet to release eight teachers.", ["eight held"]),
        ("The band has yet to release three albums.", []),
        ("The gang freed 12 drivers but kept six others.", ["12 released", "six held"]),
        ("The firm released 12 drivers but kept six others on its books.", ["12 released"]),
        ("Some 32 of the hostages abducted in May remain in Leon.", ["Some 32 held"]),
        ("Ten of the hostages seized in May were freed.", ["Ten abducted", "Ten released"]),
        ("The group showed a film of nine captured soldiers.", ["nine held"]),
        ("Two captured soldiers were killed.", ["Two killed"]),
    ],
)
def test_those_whom_captors_keep_are_held(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected
