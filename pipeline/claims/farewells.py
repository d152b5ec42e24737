"""What is done for the dead days later: funerals, vigils, memorials. Their day is no day of harm."""

from __future__ import annotations

from pipeline.claims import impact_words as words
from pipeline.claims.inflections import lemma_of
from pipeline.language.document import Document

_FAREWELLS = frozenset({"mourn", "commemorate", "cremate", "honour", "honor", "entomb", "inter"})
# What is held, and what is laid: `a vigil was held on Friday`, `flowers were laid`, `they were laid to rest`.
_CEREMONIES = frozenset("funeral vigil memorial requiem burial wake wreath commemoration mourning prayer".split())
_HOLDING = frozenset({"hold", "lay", "attend", "lead", "observe", "organise", "organize", "host"})
_CLAUSES = frozenset({"relcl", "acl"})
_DEAD = frozenset("victim body remains dead corpse coffin".split())
_REMEMBERING = _FAREWELLS | {"remember"}
_RESPECTS = frozenset({"tribute", "respect", "homage", "farewell"})  # that are paid or bidden
_PURPOSES = frozenset({"advcl", "xcomp"})
_TOLD = frozenset({"nsubj", "nsubjpass", "dobj"})


def is_farewell(document: Document, index: int) -> bool:
    """Whether the verb at a token tells of a funeral, a vigil or a memorial: `were laid to rest`, `the miners who died were buried`."""
    token = document.tokens[index]
    if token.pos != "VERB":
        return False
    lemma = lemma_of(token)
    if lemma in _FAREWELLS:
        return True
    purposes = (document.tokens[c] for c in token.children if document.tokens[c].dep in _PURPOSES)
    if any(
        _is_to(document, purpose.i) and (lemma_of(purpose) in _REMEMBERING or _pays_respects(document, purpose.i)) for purpose in purposes
    ):
        return True  # `thousands gathered to remember those who died`
    if lemma == "bury":
        return _buries_dead(document, index)
    if lemma == "lay" and any(_is_to_rest(document, c) for c in token.children):
        return True
    return lemma in _HOLDING and any(
        document.tokens[c].lemma.lower() in _CEREMONIES for c in token.children if document.tokens[c].dep in _TOLD
    )


def _buries_dead(document: Document, index: int) -> bool:
    """Whether those buried are told to be dead before: `the miners who died`, `the victims`; else earth or snow may have buried them."""
    tokens = document.tokens
    if any(tokens[c].dep == "agent" or tokens[c].lower in {"under", "beneath", "underneath"} for c in tokens[index].children):
        return False
    for child in tokens[index].children:
        if tokens[child].dep in _TOLD:
            clauses = (c for c in tokens[child].children if tokens[c].dep in _CLAUSES)
            killed = any("killed" in {verbs.get(lemma_of(tokens[c])) for verbs in (words.TRANSITIVE, words.INTRANSITIVE)} for c in clauses)
            if killed or tokens[child].lemma.lower() in _DEAD:
                return True
    return False


def _pays_respects(document: Document, index: int) -> bool:
    """`to pay tribute to the dead`, unlike `to pay a ransom`."""
    tokens = document.tokens
    return lemma_of(tokens[index]) in {"pay", "bid"} and any(tokens[c].lemma.lower() in _RESPECTS for c in tokens[index].children)


def _is_to(document: Document, index: int) -> bool:
    return index > 0 and document.tokens[index - 1].lower == "to"


def _is_to_rest(document: Document, index: int) -> bool:
    tokens = document.tokens
    return tokens[index].lower == "rest" or (tokens[index].lower == "to" and any(tokens[c].lower == "rest" for c in tokens[index].children))
