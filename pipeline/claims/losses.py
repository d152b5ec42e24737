"""Deaths told as losses and by burials: `the army lost 11 men`, `cost the army 12 men`, `villagers buried nine children`."""

from __future__ import annotations

from pipeline.claims import impact_words as words
from pipeline.claims.circumstances import sentence_words, subjects_of, words_before
from pipeline.claims.event_words import EVENT_NOUNS
from pipeline.claims.hits import is_passive
from pipeline.claims.persons import is_person
from pipeline.language.document import Document, Token

# Whom families lose, beside children, brothers and sisters.
_FAMILY = words.KIN | frozenset(
    "parent father mother wife husband spouse fiance fiancee grandparent grandfather grandmother grandchild grandson granddaughter "
    "sibling uncle aunt nephew niece in-law".split()
)
# Who loses people in war: `the army lost nine`; clubs and firms lose games and money.
_FORCES = frozenset(
    "army navy police force troop soldier rebel guerrilla militia militant insurgent battalion regiment brigade platoon garrison".split()
)
_DYING_TOLD = frozenset("die dead death dying kill killed body corpse cholera famine epidemic disease massacre casualty patient".split())
_NOBODY = frozenset({"nobody", "none"})


def lost_to_death(document: Document, index: int, victim: int, *, passive: bool) -> bool:
    """`the army lost 11 men`, `lost 14 members of my family`, `12 men were lost at sea`; those lost in woods and crowds are found again."""
    token = document.tokens[victim]
    if passive:
        near = sentence_words(document, index)
        return is_person(token) and (token.lemma.lower() in _PAID_WITH or bool(near & _DEADLY) or any(word in EVENT_NOUNS for word in near))
    if token.lower in _RESIDENTS and _to_killers(document, victim):
        return True
    if token.lower in _RESIDENTS and (near := sentence_words(document, index)):
        return not near & _MOVING and (bool(near & _DEADLY) or any(word in EVENT_NOUNS for word in near))
    own = [t.lower for t in document.tokens[victim + 1 : victim + 5]]
    if (
        token.pos == "NUM"
        and own[:1] == ["of"]
        and any(t.lemma.lower() in words.KIN | _RANKS for t in document.tokens[victim + 2 : victim + 6])
    ):
        return True  # `lost four of their own men`
    if token.pos == "NUM" and token.i > index and _lost_in_war(document, index, victim):
        return True
    if token.lower in _NOBODY or (token.lower == "one" and document.tokens[victim - 1].lower == "no"):
        return bool((sentence_words(document, index) | words_before(document, index)) & _DYING_TOLD)  # `On Monday we lost nobody`
    family = token.lemma.lower() == "member" and "family" in {t.lower for t in document.tokens[victim + 1 : victim + 5]}
    return token.lemma.lower() in _FAMILY | _RANKS or family


def _lost_in_war(document: Document, index: int, number: int) -> bool:
    """`We lost seven, including two cooks`, `the rebels lost 40`: a bare number of people; a club may lose nine as well, but games."""
    tokens = document.tokens
    following = tokens[number + 1 : number + 5]
    if following and following[0].pos in {"NOUN", "PROPN", "ADJ"}:
        return False
    if following and following[0].lower == "of" and not any(is_person(t) for t in following[1:]):
        return False  # `lost nine of its tanks`
    listed = len(following) > 2 and following[0].text == "," and following[1].lower in {"including", "among"}
    if listed and any(is_person(t) for t in following[2:]):
        return True
    told = sentence_words(document, index) | words_before(document, index)
    at_war = bool(told & _DEADLY) or any(word in EVENT_NOUNS for word in told)
    return at_war and any(tokens[i].lemma.lower() in _FORCES for i in subjects_of(document, index))


def _to_killers(document: Document, victim: int) -> bool:
    """`lost 61 people to gunmen`, `to malaria`: to those and that which kill."""
    after = document.tokens[victim + 1 : victim + 6]
    if not after or after[0].lower != "to":
        return False
    killers = words.CAPTORS | words.DISEASE_WORDS | _DEADLY | EVENT_NOUNS.keys()
    return any(document.tokens[c].lemma.lower() in killers for c in after[0].children)


_RANKS = frozenset("man troop fighter officer policeman crewman firefighter trooper marine".split())
_RESIDENTS = frozenset("people civilians citizens nationals pilgrims".split())  # who may also have moved away or been outvoted
_MOVING = frozenset("emigration migration exodus move moving moved leave left resident residents population census economy jobs".split())
_DEADLY = frozenset(
    "heat hunger starvation ebola cholera malaria measles epidemic pandemic pilgrimage hajj sea aboard sink capsize fire battle war combat "
    "fighting disaster tragedy virus covid disease die dead".split()
)


def costs_people(document: Document, index: int, victim: Token) -> bool:
    """`the raid cost the army 12 men`: those paid with; `cost 12 workers their jobs` tells of another loss."""
    following = document.tokens[victim.i + 1 : victim.i + 3]
    return victim.i > index and victim.lemma.lower() in _PAID_WITH and not any(t.dep == "poss" or t.tag == "PRP$" for t in following)


_PAID_WITH = frozenset("man soldier troop fighter officer policeman crewman firefighter marine".split())


# What buries people and is buried with them beside rubble: a burial is told of in no sentence with these.
_UNDER_EARTH = words.BURYING | frozenset(
    "rain storm flood hillside slope mine shaft tunnel well explosion blast bomb shell under beneath alive cyclone "
    " typhoon hurricane eruption".split()
)


def laid_in_graves(document: Document, index: int) -> bool:
    """`The parish has buried six firefighters`, `Nine clerks were buried on Friday`: a burial of the dead, not a fall of earth."""
    tokens = document.tokens
    near = sentence_words(document, index)
    if near & _UNDER_EARTH or any(tokens[c].dep in {"agent", "neg"} for c in tokens[index].children):
        return False
    victims = [tokens[c] for c in tokens[index].children if tokens[c].dep in {"dobj", "obj", "nsubjpass"}]
    people = any(is_person(t) for t in victims)
    told = near | words_before(document, index)
    if is_passive(document, index):
        members = (g for t in victims if t.pos == "NUM" for c in t.children if tokens[c].lower == "of" for g in tokens[c].children)
        return (people or any(is_person(tokens[g]) for g in members)) and bool(told & _DYING_TOLD)
    doers = [tokens[i] for i in subjects_of(document, index)]
    if not doers or not victims:
        return False
    return people or bool(told & _DYING_TOLD)
