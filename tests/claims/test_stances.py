"""What each speaker does with a claim."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim
from pipeline.claims.stances import claimant_class
from pipeline.contracts.vocabularies import CLAIMANT_CLASS
from pipeline.language.document import Document

Read = Callable[..., list[Claim]]


def stances(claims: list[Claim]) -> set[tuple[str, str]]:
    return {(stance.speaker_text, stance.stance) for claim in claims for stance in claim.stances}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people were killed, police said.", {("police", "asserts")}),
        ("Nine people were killed.", set()),
        ("Nine people were killed, witnesses said, a charge the army denies.", {("witnesses", "asserts"), ("the army", "denies")}),
        ("The army denied killing nine people.", {("The army", "denies")}),
        ("Radio Lake, citing the governor, said nine people were killed.", {("Radio Lake", "asserts"), ("the governor", "asserts")}),
        ("Nine people were killed, Radio Lake said, citing medics.", {("Radio Lake", "asserts"), ("medics", "asserts")}),
        ("Witnesses said nine people were killed. The army denied it.", {("Witnesses", "asserts"), ("The army", "denies")}),
        (
            "The ministry said nine people died. Radio Lake could not verify the figures.",
            {("The ministry", "asserts"), ("Radio Lake", "not_verified")},
        ),
        ("Witnesses said nine people were killed. The army declined to comment.", {("Witnesses", "asserts"), ("The army", "declines")}),
        ("Witnesses said nine people were killed. The army denied responsibility.", {("Witnesses", "asserts")}),
        ("The group denied involvement in the attack, which killed nine people.", set()),
        ("The mayor confirmed that nine people were killed.", {("The mayor", "confirms")}),
    ],
)
def test_speakers_assert_confirm_and_deny(read: Read, text: str, expected: set[tuple[str, str]]) -> None:
    assert stances(read(text)) == expected


def test_a_charge_and_its_denial_are_two_stances_on_one_claim(read: Read) -> None:
    claims = read("Residents spoke of forced evacuations, a charge the army denies.")
    assert [(claim.kind, claim.status) for claim in claims] == [("assertion", "denied")]
    assert ("the army", "denies") in stances(claims)


def test_what_could_not_be_verified_is_not_denied(read: Read) -> None:
    (claim,) = read("The agency could not verify that nine people were killed.")
    assert claim.status == "unverified"


@pytest.mark.parametrize(
    ("denial", "status"),
    [
        ("denied it had bombed the school", "asserted"),
        ("denied this was its work", "asserted"),
        ("denied it", "denied"),
        ("denied this on Monday", "denied"),
        ("denied that claim", "denied"),
    ],
)
def test_a_pronoun_that_begins_a_clause_points_back_to_no_claim(read: Read, denial: str, status: str) -> None:
    (claim,) = read(f"Police said twelve people were killed in the raid. The army {denial}.")
    assert claim.status == status


def test_a_denial_of_something_else_leaves_the_count_alone(read: Read) -> None:
    (claim,) = read("Nine people were killed in the raid. The minister denied taking bribes.")
    assert claim.status == "asserted"
    assert "denies" not in {stance.stance for stance in claim.stances}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the Gaza Health Ministry", "health_authority"),
        ("hospital officials", "health_authority"),
        ("the UN refugee agency", "un"),
        ("United Nations officials", "un"),
        ("the military", "belligerent"),
        ("rebel fighters", "belligerent"),
        ("a witness", "witness"),
        ("residents", "witness"),
        ("police", "government"),
        ("the interior ministry", "government"),
        ("the provincial governor", "government"),
        ("the Red Cross", "ngo"),
        ("state television", "media"),
        ("two officials", "unnamed_official"),
        ("the singer", "other"),
    ],
)
def test_the_words_that_name_a_source_tell_its_class(document: Callable[..., Document], words: str, expected: str) -> None:
    assert expected in CLAIMANT_CLASS
    assert claimant_class(document("Nobody spoke."), words, None) == expected


def test_a_stance_rests_on_characters(read: Read, document: Callable[..., Document]) -> None:
    text = "Nine people were killed, police in the town said."
    (claim,) = read(text)
    (stance,) = claim.stances
    assert 0 <= stance.start < stance.end <= len(text)
    assert stance.speaker_text in text


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Villagers said nine people died in the strike. The ministry said no one was killed.", {"nine"}),
        ("Rebels said they had killed nine soldiers near Goma. The army said there were no casualties.", {"nine"}),
        ("No deaths, says army, after monitors report nine killed in raid", {"nine"}),
        ("Villagers said nine people died in the strike. No deaths were reported, the ministry said.", set()),
        ("Villagers said nine people were hurt. The ministry said no one was killed.", set()),
        ("Villagers said nine farmers died in the strike. The ministry said no soldiers were killed.", set()),
        ("Police said nine people died in the crash. No one else was killed, police said.", set()),
        ("The mayor said nine people died. No one else was killed, police said.", set()),
        ("Rebels said nine soldiers were killed. There were no casualties among civilians, the army said.", set()),
        ("Police said nine people were killed in Lagos. There were no deaths in Nairobi, the mayor said.", set()),
        ("Police said nine people died. “I prayed that nobody was killed,” Ana Reyes said.", set()),
    ],
)
def test_who_says_that_there_was_nobody_denies_the_figure_of_another(read: Read, text: str, denied: set[str]) -> None:
    claims = read(text)
    assert {claim.number_text for claim in claims for stance in claim.stances if stance.stance == "denies"} == denied
    assert {claim.status for claim in claims} == {"asserted"}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "No one was hurt, the army said, denying a report by Amnesty that 18 villagers had been executed.",
            {("Amnesty", "asserts"), ("the army", "denies")},
        ),
        ("The army dismissed Amnesty's claim that 18 villagers had been killed.", {("Amnesty", "asserts"), ("The army", "denies")}),
        (
            "The mayor rejected a claim by the opposition that police killed 18 men.",
            {("the opposition", "asserts"), ("The mayor", "denies")},
        ),
    ],
)
def test_whose_report_is_denied_has_made_it(read: Read, text: str, speakers: set[tuple[str, str]]) -> None:
    (claim,) = (claim for claim in read(text) if claim.number_text == "18")
    assert stances([claim]) == speakers
    assert claim.status == "denied"
