"""Where what is denied ends, and whose the words beside it are."""

from __future__ import annotations

import pytest

from pipeline.language.attribution import find_attributions
from pipeline.language.model import load_model, parse
from pipeline.language.speech import Attribution


def over(text: str, words: str) -> list[Attribution]:
    """The attributions whose content holds these words."""
    at = text.index(words)
    found = find_attributions(parse(text, load_model()))
    return [a for a in found if a.content_start <= at and at + len(words) <= a.content_end]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The army denied that any villagers were killed and said it had shot nine fighters.", "The army"),
        ("The army has denied that any villagers died and says it shot nine fighters.", "The army"),
        ("Police denied that anyone had been hurt, but said nine officers were killed.", "Police"),
        ("The ministry denied any villager was killed and reported nine fighters dead.", "The ministry"),
        ("The army denied that villagers were killed, and the ministry said nine fighters had died.", "the ministry"),
        ("The army denied the account and the mayor said nine people had been killed.", "the mayor"),
        ("The army rejected that, saying shells had killed nine people.", "The army"),
        ("The army denied it, with the mayor saying nine people had been killed.", "the mayor"),
    ],
)
def test_a_verb_of_speech_beside_a_denial_is_none_of_it(text: str, source: str) -> None:
    assert [(a.source_text, a.stance) for a in over(text, "nine")] == [(source, "asserts")]


@pytest.mark.parametrize(
    "text",
    [
        "The firm denied that the fire spread and killed nine people.",
        "The firm denied that three clinics collapsed and counted nine deaths.",
        "The mayor denied that ten people were hurt and that nine were killed.",
        "The army denied shelling the market and killing nine people.",
        "The mayor denied that officials had said nine people died.",
    ],
)
def test_what_the_denied_clause_goes_on_with_is_denied(text: str) -> None:
    assert "denies" in {a.stance for a in over(text, "nine")}


def test_who_is_denied_to_be_hurt_is_no_source() -> None:
    text = "The army denied that any villagers were killed and said it had shot nine fighters."
    assert {a.source_text for a in find_attributions(parse(text, load_model()))} == {"The army"}
