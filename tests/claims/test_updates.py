"""An earlier figure knows the newer one that its article gives in its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim

Read = Callable[..., list[Claim]]


def replaced(claims: list[Claim]) -> list[tuple[str, str]]:
    return [(claim.number_text, claim.newer.number_text) for claim in claims if claim.newer is not None]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry put the death toll at 12, lowering an earlier toll of 15.",
        "Police said 12 people died, revising down an earlier toll of 15.",
        "Police said 12 people were killed, down from 15 reported earlier.",
        "The number of dead was 12, not the previously reported 15.",
        "Police, who had earlier said 15 people were killed, put the toll at 12.",
        "Police had earlier said that 15 people were killed. The toll now stands at 12.",
        "The toll was revised to 12 from 15.",
        "The death toll was revised from 15 to 12.",
        "The hospital initially reported 15 deaths but later said 12 people had died.",
        "The authorities initially said 15 people were killed, but revised that figure to 12.",
        "Initial reports said 15 people were killed, but police later put the toll at 12.",
        "A preliminary count put the number of dead at 15. Officials said on Friday that 12 people had died.",
        "The number of missing fell to 12 from 15.",
    ],
)
def test_the_newer_figure_takes_the_place_of_the_earlier_one(read: Read, text: str) -> None:
    claims = read(text)
    assert replaced(claims) == [("15", "12")]
    assert {claim.status for claim in claims} == {"asserted"}


def test_a_toll_that_rose_takes_the_place_of_the_lower_one(read: Read) -> None:
    assert replaced(read("The death toll was initially put at five but has since increased to seven.")) == [("five", "seven")]


@pytest.mark.parametrize(
    "text",
    [
        "The army said 12 people were killed, while police had earlier said 15 people were killed.",
        "Twelve people were killed on Monday. A previous attack killed 15 people.",
        "An earlier fire at the plant killed 15 people, and 12 died on Monday.",
        "There were 140 road deaths in May, up from 120 in April.",
        "Deaths rose to 140 in May from 120 in April.",
        "Police earlier said 15 people died in a blast in Lagos. Twelve people died in floods in Nairobi.",
        "Police said 15 people died. The actual number was 12, the opposition said.",
        "Police earlier arrested 15 people and killed 12.",
        "Gunmen killed 12 people from 15 families.",
        "An earlier toll had put the number of dead at 15.",
        "Police had earlier said that 15 people were hurt. The death toll now stands at 12.",
    ],
)
def test_a_figure_of_another_voice_time_or_harm_takes_no_place(read: Read, text: str) -> None:
    assert replaced(read(text)) == []


def test_a_rivals_figure_is_no_newer_one(read: Read) -> None:
    claims = read("The army said five people died near Djibo on Sunday. Residents said the real figure was 15.")
    assert [claim.newer for claim in claims] == [None, None]
