"""Hedges: words by which an article hands on a report without saying whose it is, or says that nobody could check it."""

from __future__ import annotations

from pipeline.language import reporting_words as words
from pipeline.language.document import Document, Token

_NOT = frozenset(["not", "n't", "n’t", "cannot"])


def find_hedges(document: Document) -> list[tuple[int, int, str]]:
    """The hedges of an article as (start, end, word), in text order: "reportedly", "is believed to", "could not be verified"."""
    return [(token.start, token.end, token.text) for token in document.tokens if _is_hedge(document, token)]


def _is_hedge(document: Document, token: Token) -> bool:
    tokens = document.tokens
    if token.lower in words.HEDGES or (token.lower == "alleged" and token.dep == "amod"):
        return True
    passive = any(tokens[c].dep == "auxpass" for c in token.children)
    if token.tag == "VBN" and passive and token.lower in words.HEDGE_PARTICIPLES:
        return not any(tokens[c].dep == "agent" for c in token.children)
    if token.lemma not in words.VERIFY_ACTS:
        return False
    if passive:  # could not be verified
        return any(tokens[c].lower in _NOT for c in token.children)
    before = [t.lower for t in tokens[max(0, token.i - 6) : token.i]]
    if before[-1:] != ["to"]:
        return False
    return "impossible" in before[-3:] or ("possible" in before[-3:] and bool(_NOT & set(before)))
