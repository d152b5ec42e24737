"""A sentence may cast doubt on what was told before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim

Read = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    "caveat",
    [
        "The figures could not be confirmed independently.",
        "Neither account could be independently verified.",
        "Reuters could not verify either claim.",
        "There was no independent confirmation.",
    ],
)
def test_what_could_not_be_checked_is_unverified(read: Read, caveat: str) -> None:
    claims = read(f"The army said it had killed 31 rebels in Leon. {caveat}")
    assert [claim.status for claim in claims] == ["unverified"]


@pytest.mark.parametrize(
    "text",
    [
        "The army said it had killed 31 rebels in Leon. It could not be reached for comment.",
        "The army said it had killed 31 rebels in Leon. The figures can be verified on its website.",
        "The army said it had killed 31 rebels in Leon. The United Nations was able to verify the figures.",
        "The army said it had killed 31 rebels in Leon. It could not be verified whether the bridge was destroyed.",
        "The army said it had killed 31 rebels in Leon. The identity of a woman could not be confirmed.",
    ],
)
def test_other_doubts_leave_a_claim_as_it_was(read: Read, text: str) -> None:
    assert [claim.status for claim in read(text) if claim.best == 31] == ["asserted"]


def test_both_accounts_are_meant_by_neither(read: Read) -> None:
    claims = read("The army said it had killed 31 rebels. The rebels said they had killed 60 soldiers. Neither account could be verified.")
    assert [claim.status for claim in claims] == ["unverified", "unverified"]


def test_who_denies_may_give_a_figure_of_his_own(read: Read) -> None:
    claims = read("Residents said 40 people had died. The army dismissed the report, saying only 11 people had been killed.")
    assert [(claim.best, claim.status) for claim in claims] == [(40, "denied"), (11, "asserted")]


def test_the_nearest_figures_are_meant_though_nobody_told_them(read: Read) -> None:
    text = "The army said nine rebels had died.\n\nIn all 40 rebels and six soldiers have died. The figures could not be confirmed."
    assert [c.status for c in read(text)] == ["asserted", "unverified", "unverified"]
