"""What a rule finds for a number, and the facts about verbs and nouns that every rule asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.claims import impact_words as words
from pipeline.language.document import Document, Token

Role = Literal["subject", "object"]


@dataclass(frozen=True, slots=True)
class Hit:
    """An impact found for a number: the token that states it, the rule, and whether a verb's frame would overrule it."""

    impact: str
    trigger: int
    how: str
    weak: bool = False


def is_structure(token: Token) -> bool:
    """Whether the token names a building."""
    return token.lemma.lower() in words.STRUCTURES


def is_passive(document: Document, index: int) -> bool:
    """Whether a verb stands in the passive, by its auxiliary or, for a bare participle after its noun, by its form."""
    token = document.tokens[index]
    if any(document.tokens[c].dep in {"auxpass", "nsubjpass"} for c in token.children):
        return True
    if any(document.tokens[c].lower in {"have", "has", "had", "having", "'ve"} for c in token.children if document.tokens[c].dep == "aux"):
        return False
    return token.tag == "VBN" and not has_object(document, index)


def has_object(document: Document, index: int) -> bool:
    """Whether a verb has a direct object to its right."""
    return any(document.tokens[c].dep in {"dobj", "obj"} and c > index for c in document.tokens[index].children)
