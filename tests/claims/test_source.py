"""Whose account a claim is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim
from pipeline.claims.source import claim_source, covering, delivery
from pipeline.language.attribution import find_attributions
from pipeline.language.document import Document
from pipeline.language.model import load_model, parse


def annotated(text: str) -> Document:
    document = parse(text, load_model())
    document.attributions = find_attributions(document)
    return document


def source_of(document: Document, words: str) -> str | None:
    at = document.text.index(words)
    found = claim_source(document, at, at + len(words))
    return found.source_text if found else None


def test_the_innermost_account_wins() -> None:
    document = annotated("Radio Lake reported that the navy said nine people drowned.")
    assert source_of(document, "nine") == "the navy"


def test_the_article_speaks_for_itself_where_nobody_is_named() -> None:
    document = annotated("Nine people drowned on Sunday. The mayor said the search went on.")
    assert source_of(document, "Nine") is None
    assert delivery(None) == "narrator"


def test_a_denial_is_no_source_but_a_stance() -> None:
    document = annotated("Nine villagers were shot by soldiers, witnesses said, a charge the army denies.")
    assert source_of(document, "Nine") == "witnesses"
    assert {(a.source_text, a.stance) for a in covering(document, 0, 4)} == {("witnesses", "asserts"), ("the army", "denies")}


def test_a_number_in_the_name_of_the_source_is_not_its_report() -> None:
    document = annotated("The road was closed, two officials said.")
    assert source_of(document, "two") is None


def test_words_in_quotation_marks_are_delivered_as_a_quote() -> None:
    document = annotated("“Nine people drowned,” said Ana Reyes.")
    found = claim_source(document, 1, 5)
    assert (found.source_text if found else None, delivery(found)) == ("Ana Reyes", "quote")


def test_a_figure_put_by_another_is_the_others_and_no_more() -> None:
    document = annotated("State radio said nine people were killed, a toll that was later put at 17 by the Red Cross.")
    assert source_of(document, "nine") == "State radio"
    assert source_of(document, "17") == "the Red Cross"


def test_a_relative_clause_does_not_tell_what_stands_before_it() -> None:
    document = annotated("The colonel was jailed for two killings after a hearing in which 30 witnesses testified.")
    assert source_of(document, "two") is None
    document = annotated("The colonel was jailed for two killings after a hearing where 30 witnesses testified.")
    assert source_of(document, "two") is None
    assert source_of(annotated("The colonel ordered two killings, 30 witnesses testified."), "two") == "30 witnesses"


def test_a_number_of_people_is_nobody_who_confirms() -> None:
    document = annotated("The number of people confirmed dead in the Manila blaze climbed to 27.")
    assert source_of(document, "27") is None


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        # a town has the deaths that it reports; a country's are told by its government
        ("Lugo reported four deaths. Two people died in Braga.", [None, None]),
        ("Lugo and Braga reported four deaths each, according to the ministry.", ["the ministry"]),
        ("Italy reported 600 deaths on Monday.", ["Italy"]),
        ("Police in Lugo reported four deaths.", ["Police in Lugo"]),
        # what a bystander tells does not run on into what a body does
        ("Six neighbours died, a resident of Lugo said. The coast guard has rescued 90 people.", ["a resident of Lugo", None]),
        ("Witnesses said six people died. Two others were badly hurt.", ["Witnesses", "Witnesses"]),
        # some of those counted, after a semicolon
        ("Lake Power said 90 homes were hit; about 30 of them were still dark on Friday.", ["Lake Power", "Lake Power"]),
        ("Nine people died in camps, the Committee to Protect Farmers said in its report.", ["the Committee to Protect Farmers"]),
        # each speaker his own
        (
            "At least 20 people died, Mayor Ana Reyes said. MP Omar Bello disputed the figure. He said 30 people had died.",
            ["Mayor Ana Reyes", "MP Omar Bello"],
        ),
        ("Superintendent Omar Hassan Bello told Dawn that nine people died.", ["Superintendent Omar Hassan Bello"]),
    ],
)
def test_whose_words_and_how_far_they_reach(read: Callable[..., list[Claim]], text: str, sources: list[str | None]) -> None:
    assert [claim.source_text for claim in read(text)] == sources
