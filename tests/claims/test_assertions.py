"""Charges without a number: whole populations, forced acts, obstructed aid."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim

Read = Callable[..., list[Claim]]


def charges(claims: list[Claim]) -> list[tuple[str, str]]:
    return [(claim.number_text, claim.impact) for claim in claims if claim.kind == "assertion"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The war has displaced nearly its entire population.", [("nearly its entire population", "displaced")]),
        ("The whole population was evacuated.", [("The whole population", "evacuated")]),
        ("The reports tell of forced evacuations.", [("forced evacuations", "evacuated")]),
        ("The group spoke of mass arrests in the capital.", [("mass arrests", "detained")]),
        ("The envoy repeated accusations of torture.", [("torture", "abused")]),
        ("Witnesses spoke of extrajudicial killings.", [("extrajudicial killings", "killed")]),
        ("The militia was accused of obstructing aid.", [("obstructing aid", "aid_obstructed")]),
        ("Aid has been hampered by the fighting.", [("Aid has been hampered", "aid_obstructed")]),
    ],
)
def test_a_charge_is_a_claim_without_a_number(read: Read, text: str, expected: list[tuple[str, str]]) -> None:
    assert charges(read(text)) == expected
    for claim in read(text):
        assert (claim.quantifier, claim.low, claim.best, claim.high) == (None, None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed.",
        "The arrest was filmed.",
        "The company obstructed the merger.",
        "The whole team celebrated.",
        "The aid arrived on Monday.",
        "The residents voted.",
        "Mass transit is cheap.",
        "The firm evacuated its offices.",
    ],
)
def test_plain_news_holds_no_charge(read: Read, text: str) -> None:
    assert charges(read(text)) == []


def test_a_number_is_not_charged_again(read: Read) -> None:
    assert charges(read("The forced evacuation of 900 villagers took a day.")) == []
