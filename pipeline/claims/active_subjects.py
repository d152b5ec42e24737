"""What a verb in the active says of its subject: `died`, `fled`, `lost their homes`, `never returned`."""

from __future__ import annotations

from pipeline.claims import impact_words as words
from pipeline.claims.circumstances import sentence_words, words_before
from pipeline.claims.harm_verbs import is_swap
from pipeline.claims.hits import Hit, has_object, is_structure
from pipeline.claims.inflections import lemma_of
from pipeline.claims.taking import freed
from pipeline.claims.verb_senses import is_gone, never_returned, outcome, ran_from
from pipeline.claims.victim_words import GROUPS
from pipeline.claims.wounds import came_hurt, in_named_hospital, suffered
from pipeline.language.document import Document, Token

_REFLEXIVES = frozenset({"himself", "herself", "themselves", "itself"})
_CAPTIVES = frozenset("pow hostage captive".split())
_INHABITANTS = frozenset("people civilians residents families villagers inhabitants".split())
_FLIGHT = frozenset("displaced displacement refugee flee idp exodus shelling offensive fighting".split())
_NEXT_SENTENCE = 30  # tokens
_HOME_REACH = 6  # tokens from the verb to where they come from


def active_subject(document: Document, index: int, victim: Token) -> list[Hit]:
    """`12 people died`, `lost their lives`, `suffered burns`: what a verb in the active says of its subject."""
    tokens = document.tokens
    token = tokens[index]
    lemma = lemma_of(token)
    negated = any(tokens[c].dep == "neg" for c in token.children)
    if lemma == "survive" and negated:
        return [Hit("killed", index, "verb")]
    if is_structure(victim) and lemma in words.BEARING_VERBS and "damage" in {t.lower for t in tokens[index + 1 : index + 5]}:
        return [Hit("structures", index, "light_verb")]
    others = any(tokens[c].dep in {"dobj", "obj"} and tokens[c].lower not in _REFLEXIVES for c in token.children)
    if token.lower == "missing" and not others and any(tokens[c].lemma.lower() == "be" for c in token.children):
        return [Hit("missing", index, "state")]  # `are still missing`, taken for a verb
    if lemma == "be" and freed(document, index):
        return [Hit("released", index, "state")]
    if suffered(document, index, lemma, victim):
        return [Hit("injured", index, "light_verb")]
    if lemma == "see" and any(tokens[c].lower in {"homes", "houses"} for i in token.children for c in [i, *tokens[i].children]):
        return [Hit("affected", index, "light_verb")]  # `thousands saw their homes ruined`
    if lemma == "lose" and any(tokens[c].lower in {"power", "electricity", "water"} for c in token.children):
        return [Hit("affected", index, "phrase")]
    if lemma == "lose" and [t.lower for t in tokens[index + 1 : index + 3]] == ["access", "to"] and _is_service(document, index):
        return [Hit("affected", index, "phrase")]
    if is_structure(victim):
        if lemma in {"collapse", "burn", "catch", "crumble", "topple"} or is_gone(document, index):
            return [Hit("structures", index, "verb")]
        return []
    if never_returned(document, index, lemma):
        return [Hit("killed", index, "verb")]
    if lemma in {"come", "return"} and _set_free(document, index, victim):
        return [Hit("released", index, "verb")]
    if lemma == "leave" and victim.lower in _INHABITANTS and _flees(document, index):
        return [Hit("displaced", index, "verb")]
    impact = words.INTRANSITIVE.get(lemma)
    if impact == "displaced" and ran_from(document, index, victim):
        return []
    if lemma == "survive" and token.dep == "xcomp" and tokens[token.head].lemma.lower() in {"expect", "likely"}:
        return []  # `are expected to survive`: no survivors yet
    if impact and not (impact == "evacuated" and has_object(document, index)):
        return [Hit(impact, index, "verb")]
    ward = in_named_hospital(document, index)
    if ward is not None and GROUPS.get(victim.lemma.lower()) != "medic":
        return [Hit("injured", ward, "hospital")]
    if lemma == "pass" and [t.lower for t in tokens[index + 1 : index + 2]] == ["away"]:
        return [Hit("killed", index, "verb")]
    if lemma == "make" and negated and any(t.lower == "it" for t in tokens[index + 1 : index + 2]):
        return [Hit("killed", index, "verb")]  # `did not make it`
    if (wounds := came_hurt(document, index, lemma)) is not None:
        return [Hit("injured", wounds, "treated")]
    for child in token.children:
        if lemma == "take" and tokens[child].lemma.lower() == "life" and any(tokens[c].lower == "own" for c in tokens[child].children):
            return [Hit("killed", index, "light_verb")]
        if tokens[child].lower in _REFLEXIVES and not others and (impact := words.TRANSITIVE.get(lemma)):
            return [Hit(outcome(document, index, impact), index, "verb")]
        if tokens[child].dep in {"dobj", "obj", "attr"}:
            noun = tokens[child].lemma.lower()
            if light := words.LIGHT_SUBJECT.get((lemma, noun)):
                return [Hit(light, index, "light_verb")]
    return []


def _is_service(document: Document, index: int) -> bool:
    """`could lose access to water`, `lost access to clean drinking water`."""
    return any(t.lower in {"power", "electricity", "water", "heating", "gas"} for t in document.tokens[index + 3 : index + 6])


def _set_free(document: Document, index: int, victim: Token) -> bool:
    """`40 soldiers came home in the exchange`, `12 hostages are back home`, `returned from captivity`: captives who come home are free."""
    following = [t.lower for t in document.tokens[index + 1 : index + _HOME_REACH]]
    if "captivity" in following and "from" in following:
        return True
    if not {"home", "back"} & set(following[:2]):
        return False
    return victim.lemma.lower() in _CAPTIVES or is_swap(document, index)


def _flees(document: Document, index: int) -> bool:
    """`40,000 people had left Lugo since May`, where an article tells of the displaced: people leave towns for a day, too."""
    tokens = document.tokens
    places = [c for c in tokens[index].children if tokens[c].dep in {"dobj", "obj"} and tokens[c].model_label in {"GPE", "LOC"}]
    near = sentence_words(document, index) | words_before(document, index)
    last = document.sentences[tokens[index].sentence].last
    near |= {t.lemma.lower() for t in tokens[last : last + _NEXT_SENTENCE]}
    return bool(places) and bool(near & _FLIGHT)
