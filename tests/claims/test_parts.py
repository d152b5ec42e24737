"""Which claims are said to be included in which."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim

Read = Callable[..., list[Claim]]


def links(read: Read, text: str) -> list[str]:
    """`part < whole` for each claim that has a whole."""
    return [f"{claim.number_text} < {claim.whole.number_text}" for claim in read(text) if claim.whole]


PARTS = [
    # including
    ("The strike killed 20 people, including two children.", ["two < 20"]),
    ("The strike killed 20 people, including two children and six women.", ["two < 20", "six < 20"]),
    ("Thirty people, including four nurses, were wounded.", ["four < Thirty"]),
    (
        "At least 20 people were killed, including two children in the north and six men in the south.",
        ["two < At least 20", "six < At least 20"],
    ),
    ("Police arrested 60 men, among them two mayors.", ["two < 60"]),
    # of whom, of them
    ("Forty people died, 10 of whom were children.", ["10 < Forty"]),
    ("Thirty were hurt, five of them critically.", ["five < Thirty"]),
    ("Of the 12 dead, five were women.", ["five < 12"]),
    ("Five of the 12 dead were women.", ["Five < 12"]),
    ("Twelve people died. Five of them were women.", ["Five < Twelve"]),
    ("Police arrested 60 people. Of those, 15 were minors.", ["15 < 60"]),
    ("A total of 80 people were wounded. Of the wounded, 12 are in critical condition.", ["12 < 80"]),
    # among
    ("Four children were among the 19 killed.", ["Four < 19"]),
    ("Two doctors are among 50 people detained.", ["Two < 50"]),
    ("Twelve people were killed. Three children were among the dead.", ["Three < Twelve"]),
    ("Twelve people were killed. Among them were three children.", ["three < Twelve"]),
    # breakdowns
    ("The attacks killed 11 people: six in the port and five in the market.", ["six < 11", "five < 11"]),
    ("The attacks killed 11 people - six in the port and five in the market.", ["six < 11", "five < 11"]),
    ("Eleven miners died, six in Zambia and five in Angola.", ["six < Eleven", "five < Eleven"]),
    ("Nine people were killed. The victims were five men and four women.", ["five < Nine", "four < Nine"]),
    ("The storm destroyed 110 buildings: 70 houses and 40 shops.", ["70 < 110", "40 < 110"]),
    (
        "The flood displaced nearly 900 people: 700 in Leon and 160 who went to Lugo.",
        ["700 < nearly 900", "160 < nearly 900"],
    ),
    # another harm of some of them
    ("Rebels took 30 people hostage; nine of them have been freed.", ["nine < 30"]),
    ("Bandits abducted nine farmers. Three of them were killed.", ["Three < nine"]),
    ("Twelve people were killed. Three nurses of the port clinic were among the dead.", ["Three < Twelve"]),
    ("Some 90 people were hurt, 40 of them badly; nine of the victims were nurses.", ["40 < Some 90", "nine < Some 90"]),
    # the nearer whole
    ("Police shot dead nine gunmen while soldiers stormed a house, killing seven others including two boys.", ["two < seven"]),
    ("Forty people died, most of them since May, when a blast left 15 dead, including three nurses.", ["three < 15"]),
]

NO_PARTS = [
    "The strike killed 20 people and wounded 30.",
    "The strike killed 20 people in Gaza and six in Lebanon.",
    "Twenty people died on Monday. Five people died on Tuesday.",
    "Six soldiers and four civilians were killed.",
    "Two children were killed, bringing the toll to 20.",
    "Twenty people were killed, compared with five last year.",
    "The death toll rose to 305 from 235.",
    "Five people were killed in the port. In another town, 20 people died.",
    "Twenty people were killed, and five suspects were arrested.",
    "The boat went down; 90 of them died, along with 12 of the crew.",
    "The clinic took in 12 bodies and 30 wounded, while nine other bodies lay in Lugo.",
    "Rebels took 40 people hostage. Twelve officials were killed.",
    "Forty people were arrested. The group spoke to three nurses; two of them have since gone missing.",
    "Lugo recorded 50 deaths, most of them in May; another nine people died in Leon.",
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_explicit_words_make_a_part(read: Read, text: str, expected: list[str]) -> None:
    assert links(read, text) == expected


@pytest.mark.parametrize("text", NO_PARTS)
def test_sums_that_merely_fit_make_no_part(read: Read, text: str) -> None:
    assert links(read, text) == []


def test_a_part_of_a_part_hangs_on_the_whole_that_the_words_name(read: Read) -> None:
    assert links(read, "The raid killed 20 people, including six children, two of them infants.")[0] == "six < 20"


def test_a_part_may_have_a_fate_of_its_own(read: Read) -> None:
    assert links(read, "Doctors counted 400 confirmed cases in the cholera outbreak, including 12 deaths.") == ["12 < 400"]


def test_a_part_is_not_measured_otherwise_than_its_whole(read: Read) -> None:
    part = next(claim for claim in read("Since January, 400 people have died, including 90 children.") if claim.whole)
    assert part.whole is not None
    assert part.measure == part.whole.measure


def test_out_of_that_number_points_back_to_the_whole(read: Read) -> None:
    whole, part = read("In all, 850 people lost their lives in crashes. Out of that number, 320 were killed by drunk drivers.")
    assert part.whole is whole
