"""Figures that put another one right: `30 people died. In fact three did`, `The correct number is three`."""

from __future__ import annotations

import re

from pipeline.claims.claim import Claim
from pipeline.language.document import Document
from pipeline.language.numbers import Quantity

_CORRECT = re.compile(
    r"\b(?:correct|right|actual|true|real) (?:number|figure|toll|count|total|death toll) (?:is|was|stands at|stood at)\s*$", re.I
)
_IN_FACT = re.compile(r"\s*(?:in fact|in reality|actually),?\s*$", re.I)
_BARE = frozenset({"did", "were", "was", "had", "have", "are"})  # for the verb of the sentence before
_REACH = 120  # characters before a number


def put_right(document: Document, quantity: Quantity, seen: list[Claim]) -> list[Claim]:
    """The claim, of those before a number in text order, whose figure the number corrects: none or one."""
    tokens = document.tokens
    sentence = document.sentences[tokens[quantity.token_first].sentence]
    if not seen or not 0 <= sentence.number - seen[-1].sentence <= 1:
        return []
    before = document.text[max(sentence.start, quantity.start - _REACH) : quantity.start]
    if _CORRECT.search(before):
        return seen[-1:]
    after = tokens[quantity.token_last : min(sentence.last, quantity.token_last + 2)]
    ends = len(after) < 2 or after[1].pos == "PUNCT"
    return seen[-1:] if _IN_FACT.fullmatch(before) and after and after[0].lower in _BARE and ends else []
