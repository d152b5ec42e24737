"""Totals of a nation are not of the town that was told of before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim

Read = Callable[..., list[Claim]]


def place_of(claims: list[Claim], number: int) -> str | None:
    return next(claim.place_text for claim in claims if claim.best == number)


@pytest.mark.parametrize(
    "total",
    [
        "The war has killed 60,000 people.",
        "The United Nations says 9,000 people have been killed.",
        "The Syrian government says 8,500 people have been killed since January.",
    ],
)
def test_a_wars_total_is_the_countrys(read: Read, total: str) -> None:
    claims = read(f"Shells killed four people in Homs on Monday, in the west of Syria.\n\n{total}")
    assert {claim.place_text for claim in claims if (claim.best or 0) > 1000} == {"Syria"}


@pytest.mark.parametrize(
    "total",
    [
        "The fire killed 140 people.",
        "In Homs, the war has killed 60,000 people.",
        "In all, 40 people have been killed in the town.",
    ],
)
def test_a_towns_toll_stays_its_own(read: Read, total: str) -> None:
    claims = read(f"A fire killed people in Homs on Monday, in the west of Syria.\n\n{total}")
    assert {claim.place_text for claim in claims if claim.best} == {"Homs"}


def test_names_and_numbers_pair_where_the_text_says_so(read: Read) -> None:
    claims = read("In Lugo there were 71 deaths, while Soria and Teruel recorded 429 and 392, respectively.")
    assert [(claim.best, claim.place_text) for claim in claims] == [(71, "Lugo"), (429, "Soria"), (392, "Teruel")]


def test_where_most_of_them_were_is_not_the_place_of_all(read: Read) -> None:
    claims = read("Zimbabwe has recorded 36 deaths, most of them in Harare province, which borders Zambia.")
    assert [claim.place_text for claim in claims] == ["Zimbabwe"]


def test_where_the_last_were_found_is_not_the_place_of_all(read: Read) -> None:
    claims = read("The death toll in Lugo rose to 31 on Thursday after firefighters found four more victims in Soria.")
    assert (place_of(claims, 31), place_of(claims, 4)) == ("Lugo", "Soria")


def test_the_council_that_is_told_of_it_is_not_the_scene(read: Read) -> None:
    claims = read(
        "Rebels have killed at least 40 people in Goma.\n\n"
        "The prime minister told the council in Geneva on Monday that the number of dead stood at 7,000."
    )
    assert "Geneva" not in {claim.place_text for claim in claims}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Indian Ocean island has been rocked by protests. At least 68 people died.", None),
        ("A dozen people were killed in the basilica of San Sebastian in Diriamba on Monday.", "Diriamba"),
    ],
)
def test_what_land_and_churches_are_named_for_is_no_scene(read: Read, text: str, place: str | None) -> None:
    assert [claim.place_text for claim in read(text)] == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nine people, most of them in their twenties, were killed in Dallas on Friday.", "Dallas"),
        ("At least 20 migrants, most of them from Sudan, drowned off Sfax.", "Sfax"),
        ("Police in New York said four people were shot dead.", "New York"),
        ("The death toll climbed to 52 after rescuers pulled 12 bodies from a school in Derna.", "Derna"),
    ],
)
def test_who_most_of_them_were_leaves_the_place_as_it_is(read: Read, text: str, place: str) -> None:
    assert {claim.place_text for claim in read(text)} == {place}
