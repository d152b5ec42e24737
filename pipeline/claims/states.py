"""States of people that an adjective, a participle or a fixed phrase says: ill, wounded, without power."""

from __future__ import annotations

from pipeline.claims import impact_words as words
from pipeline.claims.hits import Hit
from pipeline.claims.verb_senses import poisoned, positive_for_drugs
from pipeline.language.document import Document

_LONG_ILL = frozenset("mentally terminally chronically critically gravely seriously".split())  # no case of an outbreak


def state_of(document: Document, i: int) -> str | None:
    """The state of people that an adjective or participle says; None for one that says it of nobody, or of a lasting illness."""
    tokens = document.tokens
    lower = tokens[i].lower
    impact = words.STATES.get(lower)
    if lower in {"ill", "sick"}:
        following = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        if following in {"will", "health", "effects", "-"} or (i and tokens[i - 1].lower in _LONG_ILL):
            return None
    if impact == "infected" and lower != "infected" and poisoned(document, i):
        return "injured"
    return impact


def phrase(document: Document, first: int, last: int) -> list[Hit]:
    """Fixed phrases that say a state, between two tokens: `without power`, `in critical condition`."""
    tokens = document.tokens
    last = min(last, len(tokens))
    for start in range(first, last):
        for wanted, impact in words.PHRASE_STATES:
            if tokens[start].lower == wanted[0] and tuple(t.lower for t in tokens[start : start + len(wanted)]) == wanted:
                return [] if impact == "infected" and positive_for_drugs(document, start) else [Hit(impact, start, "phrase")]
    return []
