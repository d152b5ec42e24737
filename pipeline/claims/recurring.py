"""Counts of what happens again and again: `Cholera kills 4,000 people a year`."""

from __future__ import annotations

from pipeline.claims.claim import Claim
from pipeline.claims.clause import clause_of
from pipeline.language.document import Document

_UNITS = frozenset("day week month year decade".split())
_EACH = frozenset("each every a per".split())
_ADVERBS = frozenset("annually yearly daily weekly monthly".split())
# Behind these words `a day` tells one day: `a day after the blast`, `a day when`.
_ONE = frozenset("after before later earlier ago since when that which of following".split())


def recurs(document: Document, claim: Claim) -> bool:
    """Whether a claim's number is that of every day, month or year, by the words on its verb or noun, which no date stands on."""
    tokens = document.tokens
    carriers = {claim.trigger, claim.anchor, *clause_of(document, claim).chain[:2]}
    if claim.time is not None and claim.time.governor in carriers:
        return False  # `each day this week`
    sentence = document.sentences[claim.sentence]
    for i in carriers:
        for child in tokens[i].children:
            token = tokens[child]
            if token.lower in _ADVERBS and token.dep == "advmod":
                return True
            if token.lower == "per" and token.dep == "prep":
                return any(tokens[c].lower in _UNITS for c in token.children)
            if token.lower not in _UNITS or token.dep != "npadvmod":
                continue
            after = tokens[child + 1].lower if child + 1 < sentence.last else ""
            determiners = [tokens[c].lower for c in token.children if tokens[c].dep == "det"]
            if determiners and determiners[0] in _EACH and after not in _ONE:
                return True
    return False
