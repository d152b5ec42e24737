"""Those whom captors keep: `have yet to release eight men`, `freed 12 but kept six others`, `40 of the hostages seized in May remain`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.claims import impact_words as words
from pipeline.claims.hits import Hit
from pipeline.claims.inflections import lemma_of
from pipeline.claims.persons import is_person
from pipeline.language.document import Document

_FREEING = frozenset({"release", "free", "liberate"})
_STAYING = frozenset({"remain", "be", "stay"})
_CAPTIVES = frozenset({"hostage", "captive"})
_FREED = _FREEING | {"let", "hand"}
_BEFORE = 3  # tokens before a verb in which `yet to` stands


def still_held(document: Document, head: int | None, anchor: int, hits: Sequence[Hit]) -> list[Hit]:
    """The hits of a number, those of a freeing or a taking made a captivity that lasts where the words say so."""
    found = [replace(h, impact="held") if h.impact == "released" and _is_yet_to(document, h.trigger) else h for h in hits]
    if head is None:
        return found
    above = document.tokens[document.tokens[anchor].head]
    of_group = document.tokens[head].lemma.lower() in _CAPTIVES and anchor != head
    if of_group and lemma_of(above) in _STAYING and above.i > head and document.tokens[anchor].dep == "nsubj":
        if all(h.trigger > head and (h.impact == "abducted" or document.tokens[h.trigger].lower == "alive") for h in found):
            return [replace(h, impact="held", trigger=head, how="counted") for h in found[:1]]
    if not found and _are_kept(document, head):
        return [Hit("held", document.tokens[anchor].head, "verb")]
    return found


def _is_yet_to(document: Document, verb: int) -> bool:
    """`has yet to release`, `have still to free`: they were not freed so far."""
    before = [t.lower for t in document.tokens[max(0, verb - _BEFORE) : verb]]
    return before[-2:] in (["yet", "to"], ["still", "to"]) and lemma_of(document.tokens[verb]) in _FREEING


def _are_kept(document: Document, head: int) -> bool:
    """`The gang freed 12 drivers but kept six others`: people whom those keep who let others go."""
    tokens = document.tokens
    keep = tokens[tokens[head].head]
    if tokens[head].dep not in {"dobj", "obj"} or lemma_of(keep) != "keep" or not is_person(tokens[head]):
        return False
    last = document.sentences[keep.sentence].last
    if any(tokens[c].dep in {"xcomp", "ccomp", "oprd", "prep", "acomp"} for c in keep.children if c < last):
        return False  # `kept six others on the payroll`
    above = tokens[keep.head]
    return keep.dep == "conj" and lemma_of(above) in _FREED and not words.STATES.get(above.lower)
