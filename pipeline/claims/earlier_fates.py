"""What a clause after a noun says of the taking of those who are freed: `freed two nurses whom it had seized`, `the release of nine guards,
kidnapped in May`.

Both are claims of the same number. The parse often hangs such a clause on another noun or on the verb; the words in their order tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.claims.hits import Hit, Role, is_passive
from pipeline.claims.persons import is_person
from pipeline.claims.triggers import verb
from pipeline.language.document import Document

_FREEING = frozenset({"released", "rescued"})
_TAKING = frozenset({"abducted", "detained"})
_TAKEN = _TAKING | {"held"}
_REACH = 14  # tokens from the noun to the clause
_CLAUSE = 7  # tokens from `who` to its verb
_RENAMED = 6  # tokens from a noun to the end of `, both of them Danes`
_RELATIVE = frozenset({"who", "whom", "that"})


def earlier_fates(document: Document, head: int | None, hits: Sequence[Hit]) -> list[Hit]:
    """The taking of those whom a number counts, where `hits` tell that they were freed and nothing of their taking."""
    freed = next((hit for hit in hits if hit.impact in _FREEING), None)
    if head is None or freed is None or any(hit.impact in _TAKEN for hit in hits):
        return []
    taking = _clause_verb(document, head, freed.trigger)
    if taking is None or taking == freed.trigger:
        return []
    role: Role = "object" if not is_passive(document, taking) and _has_subject(document, taking) else "subject"
    found = [hit for hit in verb(document, taking, role, head) if hit.impact in _TAKING and not hit.weak]
    return found[:1]


def _clause_verb(document: Document, head: int, freed: int) -> int | None:
    """The verb of the clause about the noun at token `head`; None where other people or another verb stand before the clause."""
    tokens = document.tokens
    last = document.sentences[tokens[head].sentence].last
    for i in range(head + 1, min(head + 1 + _REACH, last)):
        token = tokens[i]
        if token.lower in _RELATIVE:
            if token.tag not in {"WP", "WDT"} or (token.lower == "that" and i != head + 1):
                return None  # `four sailors from a boat that was seized`
            near = tokens[i + 1 : min(i + 1 + _CLAUSE, last)]
            return next((t.i for t in near if t.tag in {"VBN", "VBD"} and t.pos == "VERB"), None)
        if token.tag == "VBN" and tokens[i - 1].text == "," and token.dep in {"acl", "advcl"}:
            return i
        if i != freed and token.pos == "VERB":
            return None
        if token.tag in {"NNS", "NNPS", "CD"} and is_person(token) and not _renames(document, i, head):
            return None
    return None


def _renames(document: Document, i: int, head: int) -> bool:
    """`three engineers, both of them Danes, who were seized`: a noun that says who those before it are."""
    tokens = document.tokens
    if tokens[i].dep == "appos" and tokens[i].head == head:
        return True
    return tokens[head + 1].text == "," and tokens[head + 2].lower in {"both", "all", "mostly", "most"} and i <= head + _RENAMED


def _has_subject(document: Document, i: int) -> bool:
    return any(document.tokens[c].dep == "nsubj" and document.tokens[c].tag not in {"WP", "WDT"} for c in document.tokens[i].children)
