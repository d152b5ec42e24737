"""Wounds by their names, and the hospitals that treat them: what people suffer, come with and are taken in or sent home for."""

from __future__ import annotations

import itertools

from pipeline.claims import impact_words as words
from pipeline.claims.persons import is_person
from pipeline.language.document import Document, Token

_BRUISES = frozenset("laceration inhalation trauma whiplash hypothermia frostbite burn bruise contusion abrasion sprain".split())
_BROKEN = frozenset("broken fractured dislocated sprained crushed punctured collapsed shattered severed".split())
_BREAKING = frozenset({"break", "fracture", "dislocate", "sprain"})
_BODY_PARTS = frozenset(
    "bone leg arm wrist ankle rib nose jaw hip pelvis skull back neck vertebra collarbone collarbones shoulder foot hand finger toe knee "
    "femur lung spine elbow cheekbone sternum thigh shin".split()
)
HARM_NOUNS = frozenset(
    "injury wound burn trauma fracture gunshot bite cut bruise inhalation hypothermia breathing dehydration exhaustion heatstroke".split()
)
_COMING = frozenset("arrive show walk come be go drive turn escape emerge".split())
_SEEN_TO = frozenset({"treated", "evaluated", "examined", "bandaged"})
_CLINICS = frozenset("Health Healthcare Infirmary Trauma Mercy Methodist Presbyterian".split())  # in names of hospitals


def suffered(document: Document, index: int, lemma: str, victim: Token) -> bool:
    """`suffered cuts and bruises`, `broke her leg`, `suffered a broken arm`: what people suffer that is an injury."""
    counted = is_person(victim) or victim.pos == "NUM" or victim.lemma.lower() in {"dozen", "score", "hundred"}
    if lemma not in {"suffer", "sustain", "receive"} | _BREAKING or not counted:
        return False
    tokens = document.tokens
    for child in tokens[index].children:
        noun = tokens[child]
        if noun.dep not in {"dobj", "obj"}:
            continue
        name = noun.lemma.lower()
        kinds = {tokens[c].lower for c in noun.children}
        if lemma in _BREAKING:
            return name in _BODY_PARTS and (noun.tag == "NNS" or any(tokens[c].tag in {"PRP$", "DT", "CD"} for c in noun.children))
        compound = any(tokens[c].dep == "compound" for c in noun.children)
        if name in _BRUISES or (name == "cut" and not compound) or (name == "shock" and kinds & {"electric", "electrical"}):
            return True
        if name in _BODY_PARTS and kinds & _BROKEN:
            return True
    return False


def to_ward(document: Document, index: int, lemma: str, *, affected: bool) -> bool:
    """`were flown out for treatment`: to a hospital, whatever the place they left."""
    return affected and lemma in words.CARRYING_VERBS and to_hospital(document, index)


def came_hurt(document: Document, index: int, lemma: str) -> int | None:
    """`walked into a hospital with a stab wound`, `came with burns`: the token of `with` before the wounds."""
    tokens = document.tokens
    if lemma not in _COMING:
        return None
    for child in tokens[index].children:
        if tokens[child].dep == "prep" and tokens[child].lower == "with" and lemma not in {"go", "drive", "turn"}:
            if any(tokens[c].lemma.lower() in HARM_NOUNS for c in tokens[child].children):
                return child
    near = tokens[index + 1 : min(index + 10, document.sentences[tokens[index].sentence].last)]
    clinic = next((t.i for t in near if t.lower in words.HOSPITAL_WORDS), None)
    if clinic is None or clinic + 1 >= len(tokens) or tokens[clinic + 1].lower != "with":
        return None
    return clinic + 1 if any(t.lemma.lower() in HARM_NOUNS and t.dep == "pobj" for t in tokens[clinic + 2 : clinic + 6]) else None


def is_discharge(document: Document, index: int, victim: int) -> bool:
    """`were treated by medics at the scene and released`, `released from hospital`: let go by those who treated them."""
    tokens = document.tokens
    if tokens[victim].lemma.lower() in {"hostage", "captive"}:
        return False  # `Three hostages were released and taken to hospital for checks`
    near = tokens[max(0, index - 4) : index + 7]
    if any(t.lower in {"prison", "jail"} and t.dep == "compound" and tokens[t.head].lower in words.HOSPITAL_WORDS for t in near[4:]):
        return False  # `were released from the prison hospital`: set free
    if any(t.lower in words.HOSPITAL_WORDS - {"medical"} for t in near):  # not `released for medical reasons`
        return True
    before = tokens[max(document.sentences[tokens[index].sentence].first, index - 14) : index]
    after = [t.lower for t in tokens[index + 1 : index + 7]]
    seen_to = any(t.lower in _SEEN_TO and not any(tokens[c].dep in {"dobj", "obj"} for c in t.children) for t in before)
    return seen_to or ("after" in after and bool(_SEEN_TO & set(after)))


def to_hospital(document: Document, index: int) -> bool:
    """`were taken to University Medical Center`."""
    sentence = document.sentences[document.tokens[index].sentence]
    near = document.tokens[index : min(index + 9, sentence.last)]
    lowers = {t.lower for t in near}
    named = "to" in lowers and any(
        t.text in _CLINICS and t.tag == "NNP" and (after.tag != "NNP" or t.text == "Mercy") for t, after in itertools.pairwise(near)
    )
    return named or (bool(lowers & words.HOSPITAL_WORDS) and bool(lowers & {"to", "at", "in", "by", "for"}))


def in_named_hospital(document: Document, index: int) -> int | None:
    """`were still in Lugo General Hospital`: the token of the preposition, where only lying there is told of those who lie there."""
    tokens = document.tokens
    if tokens[index].lemma.lower() not in {"be", "remain"}:
        return None
    for child in tokens[index].children:
        if tokens[child].lower not in {"in", "at"} or tokens[child].dep != "prep":
            continue
        for name in tokens[child].children:
            if tokens[name].text in {"Hospital", "Infirmary"} and tokens[name].dep == "pobj" and tokens[name - 1].text[:1].isupper():
                return child
    return None
