"""Reports called false deny the number that they tell, not what they take for granted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim

Read = Callable[..., list[Claim]]

FALSE = [
    "Reports that nine people had been killed in the blast were false, police said.",
    "Police said reports that nine people had died were untrue.",
    "It is not true that nine people died, the mayor said.",
    "The ministry said it was untrue that nine people had died.",
    "It is not the case that nine people were killed.",
    "Claims that nine children had died turned out to be a hoax.",
    "The rumour that nine people were killed is unfounded.",
    "The claim that nine people were killed is baseless.",
    "The report that nine people were killed was incorrect.",
    "Reports that nine people were dead were wrong.",
    "Reports of nine deaths in the town were false, police said.",
    "The report that nine people died was later found to be false.",
    "The claim that nine people died was debunked.",
    "False reports that nine people had died spread online.",
    "The paper retracted a report that nine people had died.",
    "There is no truth to reports that nine people were killed, the army said.",
    "The mayor said there was no truth in the rumour that nine people had died.",
]

TAKEN_FOR_GRANTED = [
    "Reports that nine people were killed were confirmed by the ministry.",
    "Police said the false report delayed the rescue of nine injured people.",
    "Claims that he fled after nine people were killed were false, police said.",
    "Reports that the bombing, which killed nine people, was staged are false.",
    "Reports that the gunman who killed nine people had escaped were false, police said.",
    "Claims that police covered up nine deaths are unfounded.",
    "Claims of responsibility for the killing of nine people were false.",
    "It is true that nine people died, the mayor said.",
    "It is not true that the mayor fled after nine people died.",
    "Reports that nine people were killed are not false, the mayor said.",
    "It was wrong that nine people died, the mayor said.",
    "Nine people were killed, and claims of a cover-up are false, police said.",
    "The report on the crash that killed nine people was wrong, the court said.",
    "Nine people were arrested over false reports of a bomb.",
]


@pytest.mark.parametrize("text", FALSE)
def test_what_a_report_called_false_tells_is_denied(read: Read, text: str) -> None:
    assert [claim.status for claim in read(text)] == ["denied"]


@pytest.mark.parametrize("text", TAKEN_FOR_GRANTED)
def test_what_is_not_called_false_is_asserted(read: Read, text: str) -> None:
    assert {claim.status for claim in read(text)} == {"asserted"}


def test_every_number_of_a_false_report_is_denied(read: Read) -> None:
    claims = read("Reports that nine people died in the camp and that ten were hurt were false.")
    assert [(claim.best, claim.status) for claim in claims] == [(9, "denied"), (10, "denied")]


def test_a_report_that_may_be_false_is_not_denied(read: Read) -> None:
    assert "denied" not in {claim.status for claim in read("Reports that nine people were killed may be false, police said.")}


def test_who_calls_a_report_false_denies_it(read: Read) -> None:
    (claim,) = read("Reports that nine people had died were false, police said.")
    assert {(stance.speaker_text, stance.stance) for stance in claim.stances} == {("police", "denies")}
    assert claim.cue_text == "false"


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of this article said nine people were killed in a landslide.",
        "Correction: An earlier version said nine were killed.",
        "A previous version of this article gave the death toll as nine.",
        "The original version of this report misstated that nine people were injured.",
        "An earlier headline said nine people had been killed.",
        "Due to an editing error, an earlier version of this story said nine people died.",
        "The post wrongly stated that nine people had died.",
        "Police mistakenly said nine people died.",
    ],
)
def test_what_an_article_takes_back_of_its_own_is_denied(read: Read, text: str) -> None:
    (claim,) = read(text)
    assert claim.status == "denied"
    assert claim.source_text is None or "version" not in claim.source_text


@pytest.mark.parametrize(
    "text",
    [
        "An earlier statement said nine people were killed.",
        "A later version of the article said nine people were killed.",
        "An earlier version of the law said nine people were killed in its making.",
        "Nine people were wrongly jailed, the court said.",
        "Police wrongly said that the man who killed nine people had fled.",
        "The ministry earlier said nine people were killed.",
    ],
)
def test_what_is_only_older_or_about_a_wrong_is_not_taken_back(read: Read, text: str) -> None:
    assert {claim.status for claim in read(text)} == {"asserted"}


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of this article said 30 people died. In fact three did.",
        "An earlier version of this article said 30 people died in a landslide. In fact three people died.",
        "An earlier version of this story incorrectly said that 30 people had died. The correct number is three.",
        "Correction: An earlier version said 30 were killed; the number was three.",
    ],
)
def test_the_right_figure_stands_beside_the_one_taken_back(read: Read, text: str) -> None:
    assert [(claim.best, claim.status, claim.source_text) for claim in read(text)] == [(30, "denied", None), (3, "asserted", None)]


def test_a_figure_put_right_by_the_article_is_out_of_date(read: Read) -> None:
    wrong, right = read("The ministry said 30 people died. In fact three did.")
    assert wrong.newer is right
    assert (wrong.source_text, right.source_text) == ("The ministry", None)


@pytest.mark.parametrize("text", ["Thirty people were hurt. In fact, it was a bad year.", "Thirty people were hurt. Three did a dance."])
def test_nothing_is_put_right_by_other_words(read: Read, text: str) -> None:
    assert [claim.best for claim in read(text)] == [30]


@pytest.mark.parametrize(
    "text",
    [
        "The army said 12 people died in Leon. The figure of 40 was wrong, a spokeswoman said.",
        "The army said 12 people died in Leon. The mayor called the figure of 40 a lie.",
    ],
)
def test_a_figure_called_wrong_is_denied(read: Read, text: str) -> None:
    assert [(claim.best, claim.status) for claim in read(text)] == [(12, "asserted"), (40, "denied")]
