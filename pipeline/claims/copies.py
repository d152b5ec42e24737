"""Claims of a number that shares another number's impact."""

from __future__ import annotations

from dataclasses import replace

from pipeline.claims.claim import Claim
from pipeline.claims.hits import is_structure
from pipeline.claims.impact import noun_phrase_top
from pipeline.claims.impact_words import STRUCTURE_STATES
from pipeline.claims.persons import may_be_person
from pipeline.language.document import Document
from pipeline.language.numbers import Quantity

_STATED = 6  # tokens after a number in which it is said what happened to those it counts


def copied(document: Document, quantity: Quantity, source: Claim, how: str) -> Claim:
    """The claim of a number that shares the impact of another claim; `how` names the rule."""
    return Claim(
        start=quantity.start,
        end=quantity.end,
        number_text=quantity.number_text,
        impact=source.impact,
        sentence=document.tokens[quantity.token_first].sentence,
        trigger=source.trigger if source.sentence == document.tokens[quantity.token_first].sentence else quantity.token_first,
        quantity=quantity,
        head=quantity.head,
        anchor=noun_phrase_top(document, quantity.token_first, quantity.head),
        how=how,
    )


def copies(document: Document, quantity: Quantity, sources: list[Claim], how: str) -> list[Claim]:
    """The claims of a number that shares the impacts of others, as far as those it counts can suffer them."""
    sources = [replace(source, impact="structures") if _tells_damage(document, quantity, source) else source for source in sources]
    return [copied(document, quantity, source, how) for source in sources if fits(document, quantity, source)]


def counts_buildings(document: Document, claim: Claim) -> bool:
    """Whether the noun that a claim counts names buildings."""
    return claim.head is not None and is_structure(document.tokens[claim.head])


def _tells_damage(document: Document, quantity: Quantity, source: Claim) -> bool:
    """`300 homes were affected, of which 60 were destroyed`, `24 with major damage`: more than is said of the whole."""
    if source.impact != "affected" or not counts_buildings(document, source):
        return False
    sentence = document.sentences[document.tokens[quantity.token_first].sentence]
    for token in document.tokens[quantity.token_last : min(quantity.token_last + _STATED, sentence.last)]:
        if token.tag == "CD":
            return False
        if token.lower in STRUCTURE_STATES or token.lower == "damage":
            return True
    return False


def fits(document: Document, quantity: Quantity, source: Claim) -> bool:
    """What is counted may suffer what was said of the other number."""
    if quantity.head is None:
        return True
    token = document.tokens[quantity.head]
    if source.impact == "structures":
        return is_structure(token)
    if token.lemma.lower() in {"body", "corpse"}:
        return source.impact == "killed"
    if token.lemma.lower() == "case" and document.tokens[token.i - 1].lower in {"those", "these"}:
        between = document.tokens[document.token_at(source.end - 1) + 1 : quantity.token_first]
        return all(t.lemma.lower() != "case" for t in between)  # `Twelve women were murdered. Three of those cases are unsolved`
    return (
        may_be_person(token, quantity.unit_kind == "person")
        and not is_structure(token)
        and (quantity.unit_kind == "person" or (token.model_label in {"NORP", "PERSON", ""} and token.pos in {"NOUN", "PROPN", "ADJ"}))
    )
