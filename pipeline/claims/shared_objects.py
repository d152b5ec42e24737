"""Verbs that share an object: `kidnapped and killed a clerk`, `found nine herders and freed them`, `saw 60 men jailed`."""

from __future__ import annotations

from pipeline.claims.hits import Hit, Role, is_passive
from pipeline.claims.triggers import verb
from pipeline.language.document import Document

_SEEING = frozenset({"see", "watch", "witness"})
_GAP = 3  # tokens from a verb to the one that it shares its object with
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PAST = frozenset({"VBD", "VBN"})


def said_by_others(document: Document, index: int, i: int) -> list[Hit]:
    """What other verbs say of the noun phrase at token i, the object of the verb at `index`."""
    found = [hit for other, role in _sharing(document, index, i) for hit in verb(document, other, role, i)]
    fatal = any(hit.impact == "killed" for hit in [*found, *verb(document, index, "object", i)])
    return [hit for hit in found if not (fatal and hit.impact == "injured")]  # `shot and killed two men`


def _sharing(document: Document, index: int, i: int) -> list[tuple[int, Role]]:
    tokens = document.tokens
    found: list[tuple[int, Role]] = []
    token, before = tokens[index], tokens[tokens[index].head]
    alike = token.tag == before.tag or {token.tag, before.tag} <= _PAST
    if token.dep == "conj" and before.pos == "VERB" and alike and before.i < index <= before.i + _GAP:
        if all(t.pos in {"CCONJ", "ADV", "PUNCT"} for t in tokens[before.i + 1 : index]):
            found.append((before.i, "subject" if is_passive(document, before.i) else "object"))  # `kidnapped`, taken for a participle
    for child in token.children:
        other = tokens[child]
        if child < i or other.pos != "VERB" or any(tokens[c].dep in _SUBJECTS for c in other.children):
            continue
        objects = [c for c in other.children if tokens[c].dep in {"dobj", "obj"}]
        if other.dep == "conj" and any(tokens[c].lower == "them" for c in objects):
            found.append((child, "object"))
        elif token.lemma.lower() in _SEEING and other.dep in {"ccomp", "xcomp", "oprd"} and other.tag == "VBN" and not objects:
            found.append((child, "subject"))
    return found
