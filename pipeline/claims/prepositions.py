"""What a verb with a preposition says of those named after it: `cut power to 400 homes`, `made off with two guards`."""

from __future__ import annotations

from pipeline.claims import impact_words as words
from pipeline.claims.circumstances import sentence_words, subjects_of, words_before
from pipeline.claims.flight import FLIGHT, WAR, may_be_driven, told_of
from pipeline.claims.harm_verbs import lost
from pipeline.claims.hits import Hit, Role, is_passive, is_structure
from pipeline.claims.inflections import lemma_of
from pipeline.claims.leaving import told_to_leave
from pipeline.claims.persons import is_person
from pipeline.claims.triggers import verb
from pipeline.claims.verb_senses import cuts_power
from pipeline.language.document import Document, Token

_TAKEN_OFF = words.YOUNG | {"person", "people", "woman", "man", "villager", "passenger", "student", "pupil", "worker", "resident", "other"}


def said_by_preposition(document: Document, i: int, preposition: int, upper: Token) -> Hit | None:
    """What the word `upper` with a preposition says of the noun at token i; None where it says nothing."""
    tokens = document.tokens
    word, lemma = tokens[preposition].lower, upper.lemma.lower()
    if word == "for" and lemma in {"hold", "attend", "conduct"} and any(tokens[c].lemma.lower() == "funeral" for c in upper.children):
        return Hit("killed", upper.i, "funeral")
    if word in {"to", "for"} and lemma in {"cut", "lose", "knock", "interrupt", "turn"} and cuts_power(document, upper.i):
        return Hit("affected", upper.i, "phrase")
    if word == "to" and lemma == "set" and is_structure(tokens[i]) and any(tokens[c].lower == "fire" for c in upper.children):
        return Hit("structures", upper.i, "phrase")
    goes_on = lemma in {"go", "continue", "resume"} and any(tokens[c].lemma.lower() in {"search", "hunt"} for c in upper.children)
    if word == "with" and "contact" in {lemma, *(tokens[c].lower for c in upper.children)} and _loses_contact(document, upper):
        return Hit("missing", upper.i, "verb") if is_person(tokens[i]) or tokens[i].lemma.lower() == "member" else None
    if word == "for" and lemma in {"order", "warning", "alert"} and any(tokens[c].lower == "evacuation" for c in upper.children):
        return Hit("evacuated", upper.i, "ordered") if may_be_driven(tokens[i]) else None  # `evacuation orders for 900 people`
    if word == "to" and lemma == "home" and upper.dep in {"attr", "advmod"} and may_be_driven(tokens[i]) and _is_camp(document, upper):
        return Hit("displaced", upper.i, "frame", weak=True)
    if word == "for" and (lemma in {"search", "hunt", "dig", "look"} or goes_on) and lost(document, i, upper.i):
        return Hit("missing", upper.i, "search")
    if (
        word == "with"
        and lemma == "make"
        and tokens[preposition - 1].lower == "off"
        and (tokens[i].lemma.lower() in _TAKEN_OFF or is_person(tokens[i]))
    ):
        return Hit("abducted", upper.i, "frame")
    if (
        word == "with"
        and lemma in {"go", "leave", "escape"}
        and tokens[preposition - 1].lower in {"away", "off"}
        and _by_captors(document, upper)
    ):
        return Hit("abducted", upper.i, "frame")  # `the raiders went off with nine herders`
    if word == "on" and lemma == "call" and may_be_driven(tokens[i]) and (leaving := told_to_leave(document, upper.i)) >= 0:
        return Hit("evacuated", leaving, "ordered")
    if word == "to" and lemma in {"give", "grant", "offer"} and any(tokens[c].lower in _ROOFS for c in upper.children):
        return Hit("displaced", upper.i, "frame", weak=True) if may_be_driven(tokens[i]) else None
    if word == "into" and lemma in {"pour", "surge", "gush", "seep", "flow"} and is_structure(tokens[i]):
        return Hit("structures", upper.i, "verb")
    if word == "from" and tokens[preposition - 1].lower in {"word", "news"} and tokens[preposition - 2].lower in {"no", "without"}:
        return Hit("missing", preposition - 1, "phrase")  # `there is no word from 40 villagers`
    if word == "to" and tokens[preposition - 1].lower in {"injury", "injuries"}:
        return Hit("injured", upper.i, "action_noun")  # `the injuries to two officers`
    if word == "for" and lemma == "fear" and upper.pos == "VERB":
        return Hit("missing", upper.i, "verb")  # `officials fear for thirty more`
    if word == "to" and lemma == "addition" and not any(tokens[c].lower in {"the", "those"} for c in tokens[i].children):
        verb_above = tokens[tokens[upper.head].head]  # `killed 40 rebels, in addition to 12 smugglers`
        role: Role = "subject" if is_passive(document, verb_above.i) else "object"
        hits = verb(document, verb_above.i, role, i) if verb_above.pos == "VERB" else []
        return next((hit for hit in hits if hit.impact in {"killed", "injured"}), None)
    if word == "against" and lemma in {"charge", "indictment"}:
        return Hit("detained", upper.i, "action_noun")
    if word == "of" and lemma == "captivity" and tokens[upper.head].lemma.lower() == "end":
        return Hit("released", upper.i, "action_noun")
    if word == "of" and lemma == "return" and is_person(tokens[i]) and _NEAR_CAPTIVES & sentence_words(document, upper.i):
        return Hit("released", upper.i, "action_noun")  # `won the return of 90 men from captivity`
    if word == "with" and is_person(tokens[i]) and (hijacking := _hijacked(document, upper, i)) is not None:
        return Hit("abducted", hijacking, "verb")
    if word == "for" and lemma in {"exchange", "swap", "trade"}:
        return Hit("released", upper.i, "exchange")
    return None


_ROOFS = frozenset({"shelter", "refuge", "asylum", "sanctuary"})  # `gave shelter to 900 people`


def _loses_contact(document: Document, upper: Token) -> bool:
    """`lost contact with 12 sailors`, `contact was lost with two climbers`."""
    tokens = document.tokens
    verb = upper if upper.lemma.lower() == "lose" else tokens[upper.head]
    if verb.lemma.lower() != "lose" or not any(tokens[c].lower == "contact" for c in verb.children):
        return False
    return bool((sentence_words(document, verb.i) | words_before(document, verb.i)) & (words.SEARCHING | words.BURYING))


def _is_camp(document: Document, home: Token) -> bool:
    """`The camp is home to 600 people`."""
    tokens = document.tokens
    named = any(tokens[c].dep == "nsubj" and tokens[c].lemma.lower() in {"camp", "settlement"} for c in tokens[home.head].children)
    return named and bool(told_of(document, home.i) & (FLIGHT | WAR))


_NEAR_CAPTIVES = frozenset("captivity captor captors hostage hostages captive prisoner prisoners swap exchange pow pows".split())
_VEHICLES = frozenset(
    "plane airliner jet aircraft flight airplane helicopter bus train ship ferry boat vessel tanker freighter yacht".split()
)


def _hijacked(document: Document, upper: Token, aboard: int) -> int | None:
    """`hijacked a bus with 40 people aboard`: the verb, as those aboard are taken with it; None where nothing is hijacked."""
    tokens = document.tokens
    verb = tokens[upper.head] if upper.lemma.lower() in _VEHICLES and upper.dep in {"dobj", "obj", "nsubjpass"} else upper
    if lemma_of(verb) not in {"hijack", "commandeer"}:
        return None
    told = any(t.lower in {"aboard", "board"} for t in tokens[aboard + 1 : aboard + 3])
    return verb.i if verb is not upper or told else None


def _by_captors(document: Document, verb: Token) -> bool:
    """Whether those who do what a verb says take people captive."""
    tokens = document.tokens
    doers = subjects_of(document, verb.i)
    before = tokens[verb.head]
    if not doers and verb.dep == "conj" and before.dep == "acl":
        doers = [before.head]  # `the raiders shot two and went off with nine`, taken for a noun phrase
    return any(tokens[i].lemma.lower() in words.CAPTORS for i in doers)
