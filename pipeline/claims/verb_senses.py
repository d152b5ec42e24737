"""Verbs whose harm depends on who acts, on what follows or on whether it was done at all."""

from __future__ import annotations

import itertools

from pipeline.claims import impact_words as words
from pipeline.claims.hits import Hit, Role, is_passive
from pipeline.claims.inflections import lemma_of
from pipeline.language.document import Document


def taken(document: Document, index: int, lemma: str, *, passive: bool) -> list[Hit]:
    """What being picked up, pulled out, captured, seized or held means, by who does it: rescuers, the law, or captors."""
    tokens = document.tokens
    sentence = document.sentences[tokens[index].sentence]
    near = {t.lemma.lower() for t in document.words(sentence)}
    doers = {tokens[i].lemma.lower() for i in _doers(document, index)}
    if lemma in {"pick", "pull"}:
        if near & words.AT_SEA:
            return [Hit("rescued", index, "taken")]
        return [Hit("detained", index, "taken")] if lemma == "pick" and (near | doers) & words.LAW else []
    if lemma == "hold":
        if doers & words.PRISONS:
            return [Hit("detained", index, "counted")]
        going_on = any(tokens[c].lower == "being" for c in tokens[index].children)
        if near & words.CAPTIVITY or not passive or going_on:
            return [Hit("held", index, "taken")]
        return [Hit("detained", index, "taken")] if near & words.LAW else []
    return [Hit("detained" if doers & words.LAW else "abducted", index, "taken")]


def _doers(document: Document, index: int) -> list[int]:
    """The subject of an active verb, or those named after `by`, with what modifies them."""
    found: list[int] = []
    for child in document.tokens[index].children:
        token = document.tokens[child]
        if token.dep in {"nsubj", "agent"}:
            found.extend(i for i in document.subtree(child) if abs(i - child) <= 4)
    return found


def hostage(document: Document, index: int, victim: int) -> int | None:
    """`took several tourists hostage`, `were held captive`: the token of the word that says so."""
    start = max(index, victim)
    for i in range(start + 1, min(start + 4, len(document.tokens))):
        if document.tokens[i].lower in {"hostage", "captive", "prisoner"}:
            return i
    return None


def feared(document: Document, index: int) -> bool:
    """`feared trapped`, `believed to be trapped`."""
    above = [document.tokens[i].lemma.lower() for i in list(document.ancestors(index))[:2]]
    return any(lemma in {"fear", "believe", "presume", "think"} for lemma in above)


def to_death(document: Document, index: int) -> int | None:
    """`put 81 men to death`, `were burnt alive`: the token that says that the harm was fatal."""
    sentence = document.sentences[document.tokens[index].sentence]
    near = document.tokens[index + 1 : min(index + 7, sentence.last)]
    for before, token in itertools.pairwise(near):
        if before.lower == "to" and token.lower == "death":
            return token.i
    if lemma_of(document.tokens[index]) in {"burn", "bury", "flay"} and near and near[0].lower == "alive":
        return near[0].i
    return None


def is_purpose(document: Document, index: int) -> bool:
    """`an operation to free the two hostages`: an aim, of which it is not told whether it was reached."""
    token = document.tokens[index]
    return token.dep in {"advcl", "acl", "relcl", "xcomp"} and any(
        document.tokens[c].lower == "to" and document.tokens[c].tag == "TO" for c in token.children
    )


def made_to_leave(document: Document, index: int, role: Role, victim: int) -> Hit | None:
    """`ordered 20,000 residents to leave`, `thousands were forced to flee`, `were told to leave their homes`."""
    tokens = document.tokens
    lemma = tokens[index].lemma.lower()
    if lemma in words.LEAVING_VERBS and role == "subject" and tokens[index].dep in {"ccomp", "xcomp"}:
        above = tokens[tokens[index].head]
        lemma, leaving = above.lemma.lower(), index
    else:
        leaving = next(
            (c for c in tokens[index].children if tokens[c].dep in {"xcomp", "ccomp"} and tokens[c].lemma.lower() in words.LEAVING_VERBS),
            -1,
        )
        if leaving < 0 or (role == "subject" and not is_passive(document, index)):
            return None
    if lemma in words.ORDERING_VERBS:
        return Hit("evacuated", leaving, "ordered")
    if lemma in words.DRIVING_VERBS:
        return Hit("displaced", leaving, "driven")
    return None


def struck_by(document: Document, index: int) -> bool:
    """`was hit by a car`: struck by something that harms."""
    return any(document.tokens[i].lemma.lower() in words.STRIKING_THINGS for i in document.subtree(index) if index < i <= index + 6)


def to_hospital(document: Document, index: int) -> bool:
    """`were taken to University Medical Center`."""
    sentence = document.sentences[document.tokens[index].sentence]
    near = [document.tokens[i].lower for i in range(index, min(index + 9, sentence.last))]
    return any(word in words.HOSPITAL_WORDS for word in near) and any(w in {"to", "at", "in", "by"} for w in near)
