"""Groups told by who they are made up of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim

Told = Callable[..., list[str]]

GROUPS = [
    ("The rebels killed nine people, comprising six farmers and three traders.", ["nine killed", "six killed", "three killed"]),
    ("Eight miners, made up of two foremen and six apprentices, died.", ["Eight killed", "two killed", "six killed"]),
    ("Police rescued 15 victims of the gang, a group made up of 12 women and three girls.", ["15 rescued", "12 rescued", "three rescued"]),
    ("Police rescued 50 hostages with a team made up of 12 officers.", ["50 rescued"]),
    ("They freed 20 villagers from a camp comprising six huts.", ["20 released"]),
    ("A squad consisting of eight men killed 30 villagers.", ["30 killed"]),
]


@pytest.mark.parametrize(("text", "expected"), GROUPS)
def test_members_of_a_group_share_what_befell_it(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_members_are_parts_of_their_group(read: Callable[..., list[Claim]]) -> None:
    whole, *parts = read("Eight miners, consisting of two foremen and six apprentices, were killed.")
    assert [claim.whole for claim in parts] == [whole, whole]
