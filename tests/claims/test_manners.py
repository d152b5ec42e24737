"""How the dead were killed: harm that is told of some of them is no other harm."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim

Read = Callable[..., list[Claim]]


def told(claims: list[Claim]) -> list[tuple[str, str, str | None]]:
    return [(c.number_text, c.impact, c.whole.number_text if c.whole else None) for c in claims]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Nine people were murdered in Leeds. Four of them were shot.", [("Four", "killed", "Nine")]),
        ("Nine were murdered. Four of them were shot and two were stabbed.", [("Four", "killed", "Nine"), ("two", "killed", "Nine")]),
        ("Nine were murdered. Four of them were shot in Leeds and two in York.", [("Four", "killed", "Nine"), ("two", "killed", "Nine")]),
        ("Of the nine people killed, four were stabbed.", [("four", "killed", "nine")]),
    ],
)  # fmt: skip
def test_members_of_a_group_of_dead_were_killed_so(read: Read, text: str, parts: list[tuple[str, str, str]]) -> None:
    assert told(read(text))[1:] == parts


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were hurt in Leeds. Four of them were shot.",
        "Nine people were killed and 12 wounded in Leeds. Four of them were shot.",
        "Four people were killed in Leeds. Nine of them were shot.",
        "Four people were killed in Leeds. Two were shot by the police in York.",
    ],
)
def test_others_were_injured(read: Read, text: str) -> None:
    assert read(text)[-1].impact == "injured"
