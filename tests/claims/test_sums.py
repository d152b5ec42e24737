"""What sums up a span, an area or several events; articles of our own, published on Thursday, 14 March 2024."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim

Read = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Two more people lost their lives in Leon on Monday, taking the death toll to 21.", ["change", "cumulative"]),
        ("Three more men were beaten to death in Lugo on Monday, taking the toll to eight.", ["change", "cumulative"]),
        ("With four more deaths on Monday, the number of deaths in Leon has risen to 87.", ["change", "cumulative"]),
        ("Two more people were killed in Lugo on Monday.", ["incident"]),
        ("Nine children have been shot in Leon this year.", ["cumulative"]),
        ("Twelve people were hit by stray bullets last week.", ["period"]),
        ("A ferry sank off Lugo last week, killing 12 people.", ["incident"]),
        ("A gunman killed 12 people last week.", ["incident"]),
        ("There were 39 killings in the whole of 2018.", ["period"]),
        ("Fourteen people were murdered in a single weekend in Lugo.", ["period"]),
        ("At least 176 people have been killed in two days of shelling in Leon.", ["period"]),
        ("At least 13 people were killed and 39 wounded in violent attacks across Leon on Tuesday.", ["period", "period"]),
        ("At least 13 people were killed and 39 wounded in an attack on Tuesday.", ["incident", "incident"]),
        ("A wave of car bombs left at least 60 people dead on Friday.", ["period"]),
        ("Prosecutors said 17 people had been detained this month.", ["period"]),
        ("Three people remained in critical condition on Monday, down from four on Sunday.", ["stock", "stock"]),
        ("Some 44,000 customers still had no electricity on Monday.", ["stock"]),
    ],
)
def test_what_a_number_sums_over(read: Read, text: str, measures: list[str]) -> None:
    assert [claim.measure for claim in read(text) if claim.kind == "numeric"] == measures


def test_the_span_of_the_sentence_before_is_not_summed(read: Read) -> None:
    text = "Four men were found guilty last month. They were taken to Lugo jail, which already holds 1,900 prisoners."
    assert [claim.measure for claim in read(text) if claim.number_text == "1,900"] == ["stock"]


@pytest.mark.parametrize(
    "text",
    [
        "Last week gunmen killed 12 people at a market in Lagos.",
        "Soldiers killed nine protesters last month in Lagos.",
        "Six worshippers were shot dead last week at a mosque in Kano.",
    ],
)
def test_a_deed_of_last_week_is_one_incident(read: Read, text: str) -> None:
    assert [claim.measure for claim in read(text)] == ["incident"]
