"""How a number was arrived at, where the claim's own words say so: confirmed, suspected, registered, by bodies, estimated."""

from __future__ import annotations

from pipeline.claims.claim import Claim
from pipeline.language.document import Document

# Words that stand beside what is counted or within the number's phrase; the basis is a code of contracts' COUNT_BASIS. The case
# definitions of health agencies part suspected, probable and confirmed cases.
_MODIFIERS: dict[str, str] = {
    **dict.fromkeys(("confirmed", "laboratory-confirmed", "lab-confirmed"), "confirmed"),
    **dict.fromkeys(("suspected", "probable", "presumed"), "suspected"),
    **dict.fromkeys(("registered", "documented"), "registered"),
    **dict.fromkeys(("estimated", "projected"), "estimate"),
}
_HEADS: dict[str, str] = dict.fromkeys(("body", "corpse"), "bodies")
# Verbs that take the number as their object, or as the subject of their passive.
_VERBS: dict[str, str] = {
    "confirm": "confirmed",
    "suspect": "suspected",
    "register": "registered",
    "document": "registered",
    "estimate": "estimate",
}
_MODIFYING = frozenset({"amod", "compound", "nmod", "advmod", "det"})
_COUNTED = frozenset({"dobj", "obj", "nsubjpass"})


def count_basis(document: Document, claim: Claim) -> str | None:
    """The basis of a numeric claim as a code of count_basis; None where its words state none."""
    tokens = document.tokens
    noun = claim.head if claim.head is not None else claim.anchor
    if not 0 <= noun < len(tokens):
        return None
    first, last = document.token_span(claim.start, claim.end)
    beside = {*range(first, last), *(c for c in tokens[noun].children if tokens[c].dep in _MODIFYING)}
    for word in sorted(beside):
        if basis := _MODIFIERS.get(tokens[word].lower):
            return basis
    if basis := _HEADS.get(tokens[noun].lemma.lower()):
        return basis
    if tokens[noun].dep in _COUNTED:
        return _VERBS.get(tokens[tokens[noun].head].lemma.lower())
    return None
