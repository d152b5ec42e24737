"""How the place of a claim or an event was found: where the words that name it stand, seen from the words that it was found for."""

from __future__ import annotations

from pipeline.claims.claim import Claim, Event
from pipeline.claims.place import is_dateline
from pipeline.claims.place_cues import fits_scope, scope_of
from pipeline.claims.place_phrases import phrase_head
from pipeline.language.document import Document
from pipeline.language.entity import Mention

_STEPS = 2  # `killed in the market of Kut`: the name hangs on a noun that hangs on the verb


def claim_place_basis(document: Document, claim: Claim) -> str | None:
    """A value of contracts' PLACE_BASIS for the place of a claim; None where it has none."""
    if claim.place is None:
        return None
    whole = claim.whole
    if whole is not None and whole.place is not None and whole.place.entity == claim.place.entity:
        own = _place_basis(document, claim.place, claim.sentence, _counted(claim))
        return own if own == "syntax" else "whole"
    basis = _place_basis(document, claim.place, claim.sentence, {claim.trigger, *_counted(claim)})
    if basis == "syntax":
        return basis
    if claim.place.sentence != claim.sentence and (scope := scope_of(document, claim)):
        return "scope" if fits_scope(scope, document.entities[claim.place.entity].precision or 0) else basis
    return basis


def event_place_basis(document: Document, event: Event) -> str | None:
    """A value of PLACE_BASIS for the place of an event, seen from the words that name the event; None where it has none."""
    anchor = document.token_at(event.anchor_start)
    if event.place is None or anchor < 0:
        return None
    return _place_basis(document, event.place, document.tokens[anchor].sentence, {anchor})


def _counted(claim: Claim) -> set[int]:
    """The tokens of the number and of the noun that is counted."""
    return {claim.anchor} | ({claim.head} if claim.head is not None else set())


def _place_basis(document: Document, place: Mention, sentence: int, words: set[int]) -> str:
    """A value of PLACE_BASIS for a place found for the tokens `words` of a sentence."""
    here, there = document.sentences[sentence], document.sentences[place.sentence]
    in_dateline = there.zone == "dateline" or is_dateline(document, place)
    if place.sentence == sentence:
        if _hangs_on(document, place, words):
            return "syntax"
        return "dateline" if in_dateline else "sentence"
    if place.end <= document.title_end:
        return "title"
    if in_dateline:
        return "dateline"
    if there.paragraph == here.paragraph:
        return "paragraph"
    return "lead" if there.paragraph == _lead(document) else "article"


def _hangs_on(document: Document, place: Mention, words: set[int]) -> bool:
    """Whether the parse ties the name to one of the words, through a preposition and one noun at most."""
    steps = 0
    for token in document.ancestors(phrase_head(document, place)):
        if token in words:
            return True
        steps += document.tokens[token].pos != "ADP"
        if steps >= _STEPS:
            return False
    return False


def _lead(document: Document) -> int:
    """The first paragraph of the body."""
    first, last = document.token_span(document.title_end, len(document.text))
    return document.sentences[document.tokens[first].sentence].paragraph if first < last else 0
