"""How far the article commits itself to what it tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim

Read = Callable[..., list[Claim]]


ASSERTED = [
    "A neighbour called police after nine men were killed outside a bar.",
    "Nine people were killed.",
    "Nine people were killed; others are believed to be under the rubble.",
    "Nine people have been killed, police said.",
    "According to doctors, nine people were killed.",
    "Nine people were killed, the army confirmed.",
    "The mayor said on Monday that nine people had been killed.",
    "No people were killed, the mayor said.",
    "Nine people were killed, although a warning would come later.",
    "Nine people were killed and the mayor may resign.",
    "Nine people were killed before police could reach the village.",
    "It was unclear why the nine people were killed.",
    "Nine cases of measles have been confirmed in the port.",
    "Nine deaths had been confirmed by Monday.",
    "It will be recalled that nine miners were abducted in May.",
    "Workers found what would be nine bodies.",
    "Three brothers would stand trial for the murder of nine people.",
    "The firm could face a fine over the deaths of nine people.",
    "Police said nine people thought to have fled had been taken into custody.",
    "The army has denied any part in the attack, which was the worst since gunmen stormed a school, killing nine pupils.",
    "The rebels rejected that, saying shells had killed nine people.",
    "The mayor said nine hostages had been freed, and denied that ransom was paid.",
    "The captain is to blame for nine deaths.",
]

UNVERIFIED = [
    "Nine people were reportedly killed.",
    "Nine people thought to be dead were named.",
    "Nine people are feared dead.",
    "Nine people may have been killed.",
    "Nine people might have died in the blast.",
    "As many as nine people are believed to have died.",
    "Nine people were allegedly tortured and killed.",
    "Rebels allegedly killed nine people.",
    "Nine people are presumed dead.",
    "The clinic reported nine suspected cases of cholera in the outbreak.",
    "Nine people were killed, a claim that could not be independently verified.",
    "Unconfirmed reports said nine people were killed.",
    "Nine people are thought to have drowned.",
    "Nine deaths could not be confirmed.",
    "Nine people were apparently killed.",
]

HYPOTHETICAL = [
    "Nine hostages are to be freed by Sunday.",
    "The drought could lead to the deaths of nine people.",
    "The plan would displace 9,000 people.",
    "The dam could kill 9,000 people if it burst.",
    "The virus will infect nine million people by June, experts warned.",
    "The government plans to deport 9,000 migrants.",
    "The rebels threatened to kill nine hostages.",
    "Up to nine people could die each week, the model predicted.",
    "If nine people are arrested, the march will end.",
    "The ministry aims to evacuate 9,000 people.",
    "Some 9,000 people were ordered to evacuate.",
    "The group agreed to free nine hostages.",
    "The country has a goal of resettling 9,000 refugees.",
    "The ministry expects to resettle 9,000 refugees next year.",
    "The deal calls for nine hostages to be released.",
]

NEGATED = [
    "Nine miners were not killed, as first thought.",
    "The army did not kill nine people.",
    "The nine workers were never arrested.",
    "The nine miners weren't hurt.",
]

DENIED = [
    "The army denied killing nine people.",
    "The army denied that it had killed nine people.",
    "Nine people were killed by the army, witnesses said, a claim the army denied.",
    "The minister denied reports that nine people had been arrested.",
]


def status_of(read: Read, text: str) -> list[str]:
    return [claim.status for claim in read(text) if claim.kind == "numeric"]


@pytest.mark.parametrize("text", ASSERTED)
def test_what_is_told_or_attributed_is_asserted(read: Read, text: str) -> None:
    assert status_of(read, text) == ["asserted"]


@pytest.mark.parametrize(
    "text",
    [
        "There were unconfirmed reports of nine deaths.",
        "There were unconfirmed reports that nine people had died.",
        "Unverified videos showed nine bodies.",
        "Rumours spread that nine people had died.",
    ],
)
def test_hearsay_is_unverified(read: Read, text: str) -> None:
    assert status_of(read, text) == ["unverified"]


@pytest.mark.parametrize(
    "text",
    ["Speculation grew after nine people died.", "The unconfirmed report came hours after nine people were killed."],
)
def test_hearsay_of_something_else_leaves_a_claim_asserted(read: Read, text: str) -> None:
    assert status_of(read, text) == ["asserted"]


@pytest.mark.parametrize("text", UNVERIFIED)
def test_doubt_makes_a_claim_unverified(read: Read, text: str) -> None:
    assert set(status_of(read, text)) == {"unverified"}


@pytest.mark.parametrize("text", HYPOTHETICAL)
def test_plans_threats_forecasts_and_conditions_are_hypothetical(read: Read, text: str) -> None:
    assert status_of(read, text) == ["hypothetical"]


@pytest.mark.parametrize("text", NEGATED)
def test_not_makes_a_claim_negated(read: Read, text: str) -> None:
    assert status_of(read, text) == ["negated"]


@pytest.mark.parametrize("text", DENIED)
def test_a_denial_makes_a_claim_denied(read: Read, text: str) -> None:
    assert status_of(read, text) == ["denied"]


def test_denying_responsibility_is_not_denying_the_count(read: Read) -> None:
    (claim,) = read("Nine people were killed in the bombing. The group denied responsibility.")
    assert claim.status == "asserted"


def test_zero_victims_are_asserted(read: Read) -> None:
    assert status_of(read, "No one was killed.") == ["asserted"]


def test_the_words_that_decide_are_kept(read: Read) -> None:
    (claim,) = read("Nine people were reportedly killed.")
    assert claim.cue_text == "reportedly"


def test_a_doubt_about_one_number_is_no_doubt_about_its_neighbour(read: Read) -> None:
    assert status_of(read, "Nine people were killed and 30 are feared trapped.") == ["asserted", "unverified"]
    assert status_of(read, "Nine people were killed. Thirty may be trapped.") == ["asserted", "unverified"]


HARM_BY_NEGATION = [
    "Three patients did not survive.",
    "Nine sailors never came home.",
    "A roofer collapsed and could not be revived.",
    "Two divers have not been heard from since.",
]


@pytest.mark.parametrize("text", HARM_BY_NEGATION)
def test_a_negation_that_tells_the_harm_is_asserted(read: Read, text: str) -> None:
    assert [claim.status for claim in read(text)] == ["asserted"]


def test_a_figure_put_aside_for_another_is_negated(read: Read) -> None:
    assert status_of(read, "The crash killed nine people, not 15 as earlier reported, police said.") == ["asserted", "negated"]


def test_a_clause_after_denied_says_itself_what_is_denied(read: Read) -> None:
    text = "Nine people were killed, doctors said. A spokesman again denied that the navy was {}."
    assert status_of(read, text.format("responsible")) == ["asserted"]
    assert status_of(read, "Nine people were killed, doctors said. A spokesman again denied that.") == ["denied"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("There is no evidence that nine people were killed, the army said.", ["denied"]),
        ("There was no evidence of nine deaths, the minister said.", ["denied"]),
        ("There is evidence that nine people were killed.", ["asserted"]),
        ("Police can confirm that nine people have died.", ["asserted"]),
        ("The deaths of nine people could not be confirmed.", ["unverified"]),
        ("Not a single soldier died, the colonel said.", ["negated"]),
        ("Not one of our men was killed, he said.", ["negated"]),
        ("All but two of the 45 passengers died.", []),
    ],
)
def test_what_is_said_not_to_be_so(read: Read, text: str, status: list[str]) -> None:
    assert status_of(read, text) == status


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Speculation about the attack that killed 12 people grew.", ["asserted"]),
        ("An allegation against the officer who killed 12 people was dropped.", ["asserted"]),
        ("There were rumours of an attack that killed 12 people.", ["unverified"]),
    ],
)
def test_what_hearsay_takes_for_granted_is_no_hearsay(read: Read, text: str, expected: list[str]) -> None:
    assert status_of(read, text) == expected


def test_what_a_headline_is_about_is_no_hearsay(read: Read) -> None:
    assert [c.status for c in read("The town was calm.", title="Ghost rumours: mobs kill nine") if c.number_text == "nine"] == ["asserted"]


def test_the_feared_drowned_are_not_verified_and_payments_to_families_change_nothing(read: Callable[..., list[Claim]]) -> None:
    assert [claim.status for claim in read("Two boats sank.", title="More than 300 feared drowned off Malta")] == ["unverified"]
    told = read("A train crashed in May, killing dozens. The families of all 61 victims will be paid.")
    assert [claim.status for claim in told] == ["asserted", "asserted"]
