"""What is told of some of a group is not told of all of it, and the other way round."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim

Told = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine of 12 people abducted from a church in Kano have been freed.", ["Nine released", "12 abducted"]),
        ("Kidnappers have freed 17 of the 42 people whom they seized from a school.", ["17 released", "42 abducted"]),
        ("At least 47 of 57 workers buried by an avalanche were pulled out alive.", ["At least 47 rescued", "57 missing"]),
        ("Nine of the 12 people injured in the crash have died.", ["Nine killed", "12 injured"]),
        ("Ten of 26 people who were wounded were in critical condition.", ["Ten injured", "26 injured"]),
        ("Nine of the 12 miners died.", ["Nine killed"]),
    ],
)
def test_portion_and_whole_have_their_own_fates(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_portion_is_of_the_group_that_it_is_said_to_be(read: Callable[..., list[Claim]]) -> None:
    first, _ = read("Twelve of the 40 villagers killed near Bama were children.")
    assert first.victim_group == "child"
