"""What did the harm and who did it: only where the words say so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim

Read = Callable[..., list[Claim]]


CAUSES = [
    ("Nine people were killed in a bus crash.", "bus crash", None),
    ("An earthquake killed nine people.", "earthquake", None),
    ("Nine people were killed by a landslide.", "landslide", None),
    ("A suicide bombing killed nine people.", "suicide bombing", None),
    ("Nine people died in the floods.", "floods", None),
    ("Nine people died of cholera.", "cholera", None),
    ("Nine people were hurt when a train derailed.", None, None),
    ("The blast killed nine people and wounded 30.", "blast", None),
    ("The death toll from Sunday's earthquake rose to nine.", "Sunday's earthquake", None),
    ("The number of people killed in the ferry disaster reached nine.", "ferry disaster", None),
]

ACTORS = [
    ("Nine people were killed by gunmen.", None, "gunmen"),
    ("Gunmen killed nine people.", None, "Gunmen"),
    ("Police arrested nine people.", None, "Police"),
    ("Boko Haram fighters abducted nine girls.", None, "Boko Haram fighters"),
    ("Nine girls were abducted by Boko Haram fighters.", None, "Boko Haram fighters"),
    ("Rebels attacked the town, killing nine people.", None, "Rebels"),
    ("Soldiers entered the village and shot nine people.", None, "Soldiers"),
    ("The rebels drowned nine prisoners.", None, "rebels"),
    ("Nine farmers were put to death by a crowd.", None, "crowd"),
    ("Robbers hacked to death 20 traders, nine of them women.", None, "Robbers"),
    ("Gunmen caused nine deaths.", None, "Gunmen"),
    ("Mobs in Leon, Lugo and Braga killed nine people.", None, "Mobs"),
    ("On Saturday rebels raided a camp, killing four people and seizing nine, the army said.", None, "rebels"),
]

BOTH = [
    ("Israeli airstrikes killed nine people.", "Israeli airstrikes", "Israeli"),
    ("A Russian missile killed nine people.", "Russian missile", "Russian"),
]

NEITHER = [
    "Nine people were killed.",
    "Nine people died on Sunday.",
    "Nine people were killed by Monday.",
    "The death toll reached nine.",
    "Nine people are missing.",
    "The ministry reported nine deaths.",
    "It killed nine people.",
    "Crews recovered nine bodies.",
    "The death toll in the capital reached nine.",
]


@pytest.mark.parametrize(("text", "cause", "actor"), CAUSES + ACTORS + BOTH)
def test_the_clause_names_what_or_who_did_it(read: Read, text: str, cause: str | None, actor: str | None) -> None:
    assert {(claim.cause_text, claim.actor_text) for claim in read(text)} == {(cause, actor)}


@pytest.mark.parametrize("text", NEITHER)
def test_nothing_is_guessed(read: Read, text: str) -> None:
    assert [(claim.cause_text, claim.actor_text) for claim in read(text)] == [(None, None)]


def test_the_victims_are_never_the_actors(read: Read) -> None:
    (claim,) = read("Nine soldiers died in an ambush.")
    assert (claim.cause_text, claim.actor_text) == ("ambush", None)


@pytest.mark.parametrize(
    "text",
    [
        "Two men were shot and a third man was stabbed, leaving three dead.",
        "At least 19 people died in a bombing, wounding 30.",
        "The dead included two men killed in the raid.",
        "The clerk was taken to hospital, where two people died.",
        "Claims of responsibility for the killing of nine people were false.",
        "Nine people died, police said, bringing to twelve the number killed.",
    ],
)
def test_who_is_hurt_or_reports_is_no_actor(read: Read, text: str) -> None:
    assert {claim.actor_text for claim in read(text)} == {None}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The attacker died in the raid, wounding 30 people.", "attacker"),
        ("At least 50 people killed two officers.", "At least 50 people"),
        ("Nine people were killed by a third man.", "third man"),
        ("The police raided the village, killing nine people.", "police"),
    ],
)
def test_who_does_the_harm_may_be_counted_or_die(read: Read, text: str, actor: str) -> None:
    assert actor in {claim.actor_text for claim in read(text)}


@pytest.mark.parametrize("text", ["Police raised the toll to nine.", "The army revised the number of dead to nine."])
def test_who_counts_the_dead_did_not_kill_them(read: Read, text: str) -> None:
    assert [claim.actor_text for claim in read(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The army lost 40 soldiers in the battle on Friday.",
        "Kano was the worst hit with 19 deaths.",
        "About 300,000 people need help, compared with 200,000 displaced in April.",
    ],
)
def test_who_bears_the_harm_did_not_do_it(read: Read, text: str) -> None:
    assert {claim.actor_text for claim in read(text)} <= {None}


@pytest.mark.parametrize(
    "text",
    [
        "Nine people drowned, two in Leon.",
        "Nine people died in the north, two of them children, and an elderly man died in the south.",
        "The hospital cared for 40 cholera patients and recorded nine deaths.",
    ],
)
def test_those_who_die_or_tend_the_dead_did_no_harm(read: Read, text: str) -> None:
    assert {claim.actor_text for claim in read(text)} == {None}
