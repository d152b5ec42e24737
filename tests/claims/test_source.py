"""Whose account a claim is."""

from __future__ import annotations

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
