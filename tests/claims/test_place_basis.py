"""How a place was found: the part of the text that it was taken from, seen from the claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.claims.place_basis import claim_place_basis, event_place_basis
from pipeline.claims.read import read_claims
from pipeline.contracts.vocabularies import PLACE_BASIS
from pipeline.language.document import Document

Parse = Callable[..., Document]


def bases(document: Document) -> list[str | None]:
    """The basis of each claim's place, in text order."""
    return [claim_place_basis(document, claim) for claim in read_claims(document)[0]]


CASES: list[tuple[str, dict[str, Any], list[str | None]]] = [
    ("Gunmen killed 12 people in Maiduguri.", {}, ["syntax"]),
    ("Nine people from a village were killed in a market in Kut.", {}, ["syntax"]),
    ("In Lima, nine people were hurt when a roof fell in.", {}, ["syntax"]),
    ("At least 20 people were killed across Sudan, including two children.", {}, ["syntax", "whole"]),
    ("A bus overturned near Cusco. Six people died.", {}, ["paragraph"]),
    ("A dam broke.\n\nSix people died on Monday.", {"title": "Flood in Peru kills six"}, ["syntax", "title"]),
    ("A bomb went off in Kabul.\n\nSix people died on Monday.", {}, ["lead"]),
    ("Rain fell for weeks.\n\nIn Nairobi, streets were under water.\n\nTwelve people have died, officials said.", {}, ["article"]),
    ("Rain has fallen in Kenya for weeks.\n\nSo far 70 people have died nationwide, the Red Cross said.", {}, ["scope"]),
    ("KABUL, Afghanistan (AP) — A school was bombed.\n\nSix people died.", {"dateline": "KABUL, Afghanistan (AP)"}, ["dateline"]),
    ("Six people died on Monday.", {}, [None]),
]


@pytest.mark.parametrize(("text", "settings", "expected"), CASES)
def test_where_the_words_stand_says_how_a_place_was_found(
    document: Parse, text: str, settings: dict[str, Any], expected: list[str]
) -> None:
    assert bases(document(text, **settings)) == expected


def test_every_code_of_the_vocabulary_but_the_plain_sentence_is_shown_above() -> None:
    assert set(PLACE_BASIS) - {basis for _, _, found in CASES for basis in found} == {"sentence"}


def test_a_name_that_hangs_on_neither_verb_nor_victims_is_of_the_sentence(document: Parse) -> None:
    assert bases(document("Italy reported 12 deaths on Monday.")) == ["sentence"]


def test_the_place_of_an_event_is_seen_from_the_words_that_name_it(document: Parse) -> None:
    parsed = document("A bus overturned near Cusco. Six people died in the crash.")
    _, events = read_claims(parsed)
    assert [event_place_basis(parsed, event) for event in events] == ["paragraph"]
