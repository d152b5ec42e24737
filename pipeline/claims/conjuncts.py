"""Members of a list whose fate stands with a later member: `40 soldiers, 12 villagers and dozens of rebels killed`."""

from __future__ import annotations

from pipeline.claims.hits import Hit
from pipeline.claims.triggers import modifiers
from pipeline.language.document import Document

_REACH = 40  # tokens from a subject to the next


def later_conjunct(document: Document, anchor: int, topics: frozenset[str]) -> list[Hit]:
    """`40 soldiers, 12 villagers and dozens of rebels killed`: the participle after the last of a list holds for all."""
    tokens, i = document.tokens, anchor
    for _ in range(6):
        listed = {"conj", "appos"} if tokens[i].end <= document.title_end else {"conj"}  # a headline's list: `Soldier, guide killed`
        following = next((c for c in tokens[i].children if tokens[c].dep in listed and c > i and tokens[c].pos != "NUM"), None)
        if following is None:
            return []
        i = following
        if hits := [h for h in modifiers(document, i, topics=topics) if h.how in {"verb", "state", "adjective"} and h.trigger > i]:
            return hits
    return []


def heads_list(document: Document, i: int) -> bool:
    """A headline's `Guard, two clerks die in fire`: whether the noun at a token is the first subject of the verb that it hangs on."""
    tokens = document.tokens
    token, above = tokens[i], tokens[tokens[i].head]
    if token.dep != "dep" or token.end > document.title_end or i > above.i or tokens[i + 1].text != ",":
        return False
    return any(tokens[c].dep == "nsubj" and c > i for c in above.children) and above.tag in {"VBP", "VBD"}


def is_cut_off(document: Document, i: int) -> bool:
    """`Six died, five of them in one fire, and 300 people were moved`: whether another subject parts the one at token i from the verb."""
    tokens = document.tokens
    verb = tokens[i].head
    later = [c for c in tokens[verb].children if tokens[c].dep in {"nsubj", "nsubjpass"} and i < c < verb]
    return any(t.lower == "and" and tokens[t.i - 1].text == "," for c in later[:2] for t in tokens[i + 1 : min(c, i + _REACH)])
