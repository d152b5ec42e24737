"""What a single word, noun phrase or verb says of those it is said of: the impact that its frame assigns."""

from __future__ import annotations

import bisect

from pipeline.claims import impact_words as words
from pipeline.claims.active_subjects import active_subject
from pipeline.claims.circumstances import by_scandal, is_all_of_whom, number_between
from pipeline.claims.flight import driven_about
from pipeline.claims.frames import frame_impacts
from pipeline.claims.harm_verbs import HARMING, harmed, isolated_ill, loses_buildings, strikes
from pipeline.claims.hits import (
    Hit,
    Role,
    building_of,
    counts_here,
    has_object,
    is_passive,
    is_structure,
    noun_lemma,
    of_life,
    opens_inversion,
)
from pipeline.claims.inflections import lemma_of
from pipeline.claims.leaving import made_to_leave
from pipeline.claims.losses import costs_people, lost_to_death
from pipeline.claims.moved_out import by_evacuation, moved_out
from pipeline.claims.persons import is_person
from pipeline.claims.states import phrase, state_of
from pipeline.claims.taking import (
    by_a_club,
    by_the_law,
    caught_by_law,
    hostage,
    let_go,
    rescued_when_freed,
    swap_of,
    taken,
    takers,
)
from pipeline.claims.verb_senses import (
    airlifted,
    also_killed,
    by_hunger,
    claims_lives,
    feared,
    is_purpose,
    not_found,
    out_of_service,
    outcome,
    poisoned,
    struck_by,
    to_death,
)
from pipeline.claims.wounds import HARM_NOUNS, is_discharge, to_hospital, to_ward
from pipeline.language.document import Document, Token

_REPORTED_STATE = frozenset(
    "find leave render declare pronounce confirm report fear presume believe think know remain lie stay go become get be list feel say "
    "keep consider turn hold".split()
)
_TREATED = frozenset({"treat", "hospitalize", "hospitalise", "require", "need", "undergo"})
_MANY = 24  # dependants of one word that are looked at
# `the release of three imprisoned spies`, `rescued two missing hikers`: adjectives of the state before what the verb tells.
_STANDING = frozenset({"detained", "abducted", "missing", "displaced", "held"})
_WRECKS = frozenset("wreckage rubble debris mud snow lift elevator".split())
_KIDNAP = frozenset({"kidnap", "kidnapping", "abduction"})
_LED_OFF = frozenset({"cart", "drag", "march", "whisk", "haul", "pull", "force"})
_TAKING = frozenset({"pick", "pull", "capture", "seize", "hold", "take"})
_WISHED = frozenset({"rescued", "released"})
_SAYING = frozenset("say tell know report confirm believe think fear hope claim".split())
_BORNE = frozenset({"sustained", "suffered", "received"})
_DYING = frozenset("burn choke bleed starve freeze suffocate fall plunge leap jump".split())
_TAGGED_ADJECTIVE = frozenset({"affected", "deported", "evacuated", "expelled", "repatriated"})  # participles, to the tagger adjectives
_FOUND = frozenset("find discover recover pull locate identify wash retrieve float exhume unearth dump surface drag fish return".split())
_RANKED = frozenset("first last latest only second third".split())
_CLAIMED = words.YOUNG | {"people", "person", "villager", "soldier", "resident"}
# `are likely to suffer hunger`, `were lucky enough to be freed`: adjectives that say how likely or how welcome the fate was.
_FATED = frozenset({"likely", "lucky", "fortunate", "unlucky", "unfortunate"})


def modifiers(document: Document, noun: int, *, topics: frozenset[str]) -> list[Hit]:
    """What a noun itself and the words that modify it say: `12 deaths`, `20 people killed`, `the dead miners`."""
    tokens = document.tokens
    token = tokens[noun]
    lemma = noun_lemma(token)
    found: list[Hit] = []
    for child in _near(token.children, noun):
        found.extend(_modifier(document, noun, child))
    following = tokens[noun + 1 : noun + 6]
    if lemma == "patient" and following[:1] and following[0].lower == "with" and any(t.lemma.lower() in HARM_NOUNS for t in following):
        found.append(Hit("injured", noun, "treated"))  # no case of a disease
    elif (impact := words.COUNTED.get(lemma)) and token.pos in {"NOUN", "PROPN", "ADJ"}:
        if counts_here(document, noun, topics):
            found.append(Hit(impact, noun, "counted", weak=lemma in words.WEAK_COUNTED))
    elif (impact := state_of(document, noun)) and token.dep not in {"amod", "acomp"}:
        found.append(Hit(impact, noun, "state_noun"))
    if lemma == "victim" and any(tokens[c].lower in _KIDNAP and tokens[c].dep == "compound" for c in token.children):
        found.append(Hit("abducted", noun, "counted", weak=True))  # `nine kidnap victims`
    if of_life(document, noun):
        found.append(Hit("killed", noun, "counted"))
    elif lemma == "arrival" and "migration" in topics:
        found.append(Hit("displaced", noun, "counted", weak=True))
    if lemma in {"application", "claim", "request", "seeker"} and any(tokens[c].lower == "asylum" for c in range(max(0, noun - 2), noun)):
        found.append(Hit("displaced", noun, "counted", weak=True))
    return found


def _near(children: list[int], i: int) -> list[int]:
    """The dependants near a token, where a long list makes them very many; they stand in the order of the text."""
    at = bisect.bisect_left(children, i)
    return children if len(children) <= _MANY else sorted(children[max(0, at - _MANY) : at + _MANY], key=lambda c: abs(c - i))[:_MANY]


def _modifier(document: Document, noun: int, child: int) -> list[Hit]:
    tokens = document.tokens
    noun_token, token = tokens[noun], tokens[child]
    if token.dep == "amod" and abs(child - noun) <= 4:
        if impact := state_of(document, child):
            return [Hit(impact, child, "adjective", weak=impact in _STANDING)]
        if token.lower == "captured" and is_person(noun_token):
            return [Hit("held", child, "adjective", weak=True)]  # `a film of nine captured soldiers`
        if (token.tag == "VBN" or token.lower in _TAGGED_ADJECTIVE) and (impact := _transitive(noun_token, token)):
            return [Hit(impact, child, "adjective", weak=impact in _STANDING)]
        if token.lower in words.STRUCTURE_STATES and is_structure(noun_token):
            return [Hit("structures", child, "adjective")]
    if token.dep == "acl":  # `a gunman in an attack that left 17 people wounded`: the 17
        others = number_between(document, noun, child, ("person",)) and not _joined_by_number(document, noun, child)
        return [] if others else verb(document, child, "subject", noun)
    if token.dep == "relcl":
        subject = next((c for c in token.children if tokens[c].dep in {"nsubj", "nsubjpass"}), None)
        if subject is not None and tokens[subject].tag == "CD":
            return []  # `38 survivors, one of whom later died`, `trapped 43 miners, of whom 35 are dead`
        if subject is not None and any(tokens[c].tag == "WP$" and tokens[c].dep == "poss" for c in tokens[subject].children):
            found_dead = noun_lemma(tokens[subject]) in {"body", "corpse"} and lemma_of(token) in _FOUND  # `a boy whose body washed up`
            return [Hit("killed", subject, "body_of")] if found_dead else []  # `a girl whose uncle died`
        relative_subject = subject is None or tokens[subject].tag in {"WDT", "WP", "WP$"} or is_all_of_whom(document, subject)
        return verb(document, child, "subject" if relative_subject else "object", noun)
    if token.dep == "prep" and child > noun:
        if token.lower == "with" and any(tokens[c].lemma.lower() in HARM_NOUNS for c in token.children):
            return [Hit("injured", child, "treated")]
        if token.lower == "with" and is_structure(noun_token) and any(tokens[c].lower == "damage" for c in token.children):
            return [Hit("structures", child, "state")]
        if token.lower == "among" and noun + 1 == child:
            return _among(document, child)
        verb_next = next((t.i for t in tokens[child : child + 5] if t.tag in {"VBD", "VBZ", "VBP"}), child + 5)
        return phrase(document, child, verb_next)  # `six of the inmates died in prison`: where they died
    return []


def _joined_by_number(document: Document, noun: int, verb_index: int) -> bool:
    """`A man and his two sons, killed in May`: the number before the participle counts those with whom the noun is joined."""
    tokens = document.tokens
    joined = [c for c in tokens[noun].children if tokens[c].dep == "conj" and noun < c < verb_index]
    kin = [c for c in joined if any(tokens[g].tag == "CD" for g in tokens[c].children)]
    return bool(kin) and not any(t.pos in {"VERB", "AUX", "ADP"} for t in tokens[noun + 1 : kin[0]])


def _transitive(victim: Token, token: Token) -> str | None:
    lemma = lemma_of(token)
    if is_structure(victim):
        return "structures" if lemma in words.STRUCTURE_VERBS else "affected" if lemma == "affect" else None
    return None if (token.tag, victim.lemma, victim.i - token.i) == ("VBG", "suspect", 1) else words.TRANSITIVE.get(lemma)


def verb(document: Document, index: int, role: Role, victim: int, depth: int = 0) -> list[Hit]:
    """What a verb says of its subject or object; `victim` is the token of the noun (or number) that plays the role."""
    tokens = document.tokens
    victim = building_of(document, victim)
    token, victim_token = tokens[index], tokens[victim]
    lemma = lemma_of(token)
    found: list[Hit] = []
    passive = is_passive(document, index)
    affected = (role == "object" and not passive) or (role == "subject" and passive)
    discharged = lemma == "release" and is_discharge(document, index, victim)
    if discharged:
        found.append(Hit("injured", index, "treated"))
    elif passive and role == "subject" and lemma in words.ORDERING_VERBS and (ordered := made_to_leave(document, index, role, victim)):
        return [ordered]
    elif lemma in {"sentence", "condemn"} and "death" in {t.lower for t in tokens[index + 1 : index + 4]}:
        return []  # no number of people taken in
    elif index + 1 < len(tokens) and (lemma, tokens[index + 1].lower) in {("free", "up"), ("drown", "out")}:
        return []  # `freed up two gigabytes`, `were drowned out by the music`
    elif lemma in {"expel", "release"} and by_a_club(document, index, victim):
        return []
    elif affected and (impact := _transitive(victim_token, token)) and not (impact in _WISHED and is_purpose(document, index)):
        if impact == "structures" and out_of_service(document, index):
            impact = "affected"
        elif lemma == "affect" and by_hunger(document, index):
            impact = "in_need"
        elif lemma == "affect" and by_evacuation(document, index):
            impact = "evacuated"
        elif lemma == "free" and (any(t.lower in _WRECKS for t in tokens[index + 1 : index + 7]) or rescued_when_freed(document, index)):
            impact = "rescued"  # `were freed from the wreckage`
        elif lemma in {"isolate", "quarantine"} and isolated_ill(document, index):
            impact = "infected"
        elif impact == "infected" and poisoned(document, index):
            impact = "injured"
        elif lemma in {"save", "revive", "resuscitate"} and any(tokens[c].dep == "neg" for c in token.children):
            impact = "killed"
        impact = "missing" if impact == "affected" and lemma in {"trap", "bury"} and feared(document, index) else impact
        found.append(Hit(outcome(document, index, impact), index, "verb"))
    elif is_structure(victim_token) and passive and (token.lower == "gone" or lemma == "lose"):
        found.append(Hit("structures", index, "state"))
    elif is_structure(victim_token) and affected and loses_buildings(document, index, lemma):
        found.append(Hit("structures", index, "verb"))
    elif affected and passive and lemma == "harm" and (victim_token.lower in {"nobody", "none"} or tokens[victim - 1].lower == "no"):
        found.append(Hit("injured", index, "verb"))  # `no one was harmed`; investors are harmed as well
    elif affected and lemma == "airlift" and not to_hospital(document, index):
        found.append(Hit(airlifted(document, index), index, "verb"))
    elif affected and lemma in {"involve", "include", "cover"} and swap_of(document, index):
        found.append(Hit("released", index, "exchange"))
    elif affected and lemma == "catch" and caught_by_law(document, index, victim_token):
        found.append(Hit("detained", index, "verb"))
    elif affected and lemma == "cost" and any(t.lower == "lives" for t in tokens[victim + 1 : victim + 4]):
        found.append(Hit("killed", index, "lives"))
    elif affected and lemma == "lose" and lost_to_death(document, index, victim, passive=passive):
        found.append(Hit("killed", index, "lives"))
    elif affected and lemma == "cost" and costs_people(document, index, victim_token):
        found.append(Hit("killed", index, "lives"))
    elif (
        affected
        and lemma == "claim"
        and not by_scandal(document, index)
        and (victim_token.lemma.lower() in _CLAIMED or claims_lives(document, index, victim))
    ):
        found.append(Hit("killed", index, "lives"))
    elif affected and victim_token.lemma.lower() == "life" and lemma in words.LIFE_VERBS:
        found.append(Hit(words.LIFE_VERBS[lemma], index, "lives"))
    elif role == "subject" and not passive:
        found.extend(active_subject(document, index, victim_token))
    found.extend(_complements(document, index, role, victim, depth))
    if not found and affected and lemma in HARMING and (hit := harmed(document, index, lemma)):
        found.append(hit)
    joined = len(found)  # what is said by verbs that this one is joined with comes behind
    if role == "subject":
        for child in token.children:
            other = tokens[child]
            counted = any(tokens[c].dep == "nummod" for c in other.children)  # `one died and six suffered burns`: the six
            if (
                not counted
                and other.dep == "conj"
                and other.lemma.lower() in HARM_NOUNS
                and any(tokens[c].lower in _BORNE for c in other.children)
            ):
                found.append(Hit("injured", child, "light_verb"))  # `were attacked and sustained injuries`, taken for a noun phrase
            if other.dep == "conj" and other.pos in {"VERB", "AUX", "ADJ"} and depth < 4:
                own_subject = any(tokens[c].dep in {"nsubj", "nsubjpass", "expl"} for c in other.children)
                own_subject = own_subject or opens_inversion(document, child)
                if passive and not own_subject and let_go(document, child):
                    found.append(Hit("released", child, "frame"))
                elif not own_subject and not number_between(document, max(index, victim), child):
                    found.extend(verb(document, child, "subject", victim, depth + 1))
    found, later = found[:joined], found[joined:]
    if not found or (found[0].impact == "injured" and lemma.startswith("hospitali")):
        building = is_structure(victim_token)
        framed = (
            []
            if to_ward(document, index, lemma, affected=affected)
            else frame_impacts(document, index, lemma, role, affected=affected, building=building)
        )
        lawful = lemma in _LED_OFF and by_the_law(document, index)
        if lemma in {"take", "lead"} and (taking := takers(document, index)):
            away = [c for c in tokens[index].children if tokens[c].lower == "away"] if lemma == "lead" else []
            framed = [(taking if (impact, tokens[i].lower) == ("evacuated", "away") else impact, i) for impact, i in framed]
            framed = framed or [(taking, i) for i in away]
        if lemma in {"fall", "get", "become"} and poisoned(document, index):
            framed = [("injured" if impact == "infected" else impact, i) for impact, i in framed]  # `fell ill after a meal`
        found = [Hit("detained" if impact == "abducted" and lawful else impact, i, "frame") for impact, i in framed] or found
    if not found and later and affected and lemma in _TAKING - ({"pick", "pull"} if any(h.impact == "killed" for h in later) else set()):
        found = taken(document, index, lemma, victim, passive=passive)  # `were seized in May and freed in June`
    told_later = {hit.impact for hit in later}
    found = [*(hit for hit in found if hit.how != "frame" or hit.impact not in told_later), *later]
    dying = role == "subject" and lemma in _DYING  # `choked to death`
    if (affected or dying) and not is_structure(victim_token) and (fatal := to_death(document, index)):
        found = [Hit("killed", fatal, "verb")]
    if not found and affected and lemma in _TAKING:
        found.extend(taken(document, index, lemma, victim, passive=passive))
    if not found and affected and not_found(document, index, lemma):
        found.append(Hit("missing", index, "verb"))
    if not found and (moved := made_to_leave(document, index, role, victim)):
        found.append(moved)
    if lemma in {"take", "hold", "seize", "keep"} and affected and (held := hostage(document, index, victim)):
        found.append(Hit("abducted" if lemma in {"take", "seize"} else "held", held, "hostage"))
    if role == "subject" and passive and lemma in {"take", "lead"} and all(hit.impact == "missing" for hit in found):
        if index + 1 < len(tokens) and tokens[index + 1].lower in {"away", "off"} and (taking := takers(document, index)):
            found.append(Hit(taking, index, "frame"))  # `were taken away by rebels and have not been seen since`
    fatal_too = any(hit.impact == "killed" for hit in found)  # `was hit by a tram and killed`
    if role == "subject" and passive and not fatal_too and lemma in words.STRIKING_VERBS:
        if also_killed(document, index):
            found.append(Hit("killed", index, "struck"))
        elif struck_by(document, index):
            found.append(Hit("injured", index, "struck"))
    if role == "object" and not passive and not fatal_too and not is_structure(victim_token) and strikes(document, index, lemma):
        found.append(Hit("injured", index, "struck"))
    if affected and not found and lemma in words.CARRYING_VERBS and to_hospital(document, index):
        found.append(Hit("injured", index, "hospital"))
    if not found and lemma not in {"say", "report", "train", "recruit", "work", "teach", "volunteer"}:
        found.extend(_phrase_after(document, index, victim))
    if not found and not is_structure(victim_token):
        told = moved_out(document, index, role, victim) or driven_about(document, index, role, victim)
        found.extend([told] if told is not None else [])
    return found


def _complements(document: Document, index: int, role: Role, victim: int, depth: int) -> list[Hit]:
    """States said through another verb: `left 12 dead`, `were found alive`, `are feared to have died`, `was among the dead`."""
    tokens = document.tokens
    token = tokens[index]
    lemma = token.lemma.lower()
    found: list[Hit] = []
    for child in token.children:
        other = tokens[child]
        if other.dep == "advcl" and child > index and number_between(document, index, child):
            continue  # `21 were hurt while 12 others were missing`
        held = None if lemma_of(other) in words.TRANSITIVE and has_object(document, child) else state_of(document, child)
        if other.dep in {"acomp", "oprd", "attr", "advcl", "ccomp", "xcomp", "acl", "amod", "advmod"} and (impact := held):
            if role == "subject" and not is_passive(document, index) and _says_of_others(document, index, child):
                continue
            if role == "object" and child < index:
                continue
            if lemma in _REPORTED_STATE or lemma in words.STATES or other.dep in {"acomp", "oprd"}:
                if is_structure(tokens[victim]):
                    continue
                impact = "abducted" if impact == "held" and lemma == "take" else impact
                if impact == "affected" and other.lower == "trapped" and lemma in {"believe", "fear", "presume", "think"}:
                    impact = "missing"
                found.append(Hit(impact, child, "state"))
                for second in other.children:
                    joined = second == child + 2 and tokens[child + 1].lower == "or"
                    if joined and (alternative := words.STATES.get(tokens[second].lower)):
                        found.append(Hit(alternative, second, "state"))
        elif other.lower in words.STRUCTURE_STATES and other.dep in {"acomp", "oprd"} and is_structure(tokens[victim]):
            found.append(Hit("structures", child, "state"))
        elif other.dep == "acomp" and other.lower in _FATED and role == "subject" and depth < 4:
            to_be = [c for c in other.children if tokens[c].dep == "xcomp" and not any(tokens[n].dep == "neg" for n in tokens[c].children)]
            found.extend(hit for c in to_be for hit in verb(document, c, "subject", victim, depth + 1))
        elif other.dep in {"xcomp", "ccomp", "oprd"} and other.pos in {"VERB", "AUX"} and depth < 4 and role == "subject" and child > index:
            if lemma in _SAYING and other.dep == "ccomp" and not is_passive(document, index):
                continue  # `no one could say how many were missing`
            if not any(tokens[c].dep in {"nsubj", "nsubjpass"} for c in other.children):
                found.extend(verb(document, child, "subject", victim, depth + 1))
        elif other.dep == "attr" and lemma == "be" and role == "subject" and depth < 4 and child > index:
            if any(tokens[c].lower in _RANKED for c in [child, *other.children]):  # `were the last people killed`, `were the first to die`
                said = [c for c in other.children if tokens[c].dep in {"acl", "relcl"} and c > child]
                found.extend(hit for c in said for hit in verb(document, c, "subject", child, depth + 1) if hit.impact == "killed")
        elif other.dep == "prep" and other.lower in {"among", "amongst"} and (lemma == "be" or lemma == "include"):
            found.extend(_among(document, child))
        elif role == "subject" and lemma in {"treat", "admit", "find"} | words.CARRYING_VERBS and not is_passive(document, index):
            continue  # `a doctor treated two men for burns`
        elif other.dep == "prep" and other.lower in {"for", "with"} and lemma in _TREATED | words.CARRYING_VERBS | {"hospitalize", "find"}:
            below = {tokens[c].lemma.lower() for c in document.subtree(child)}
            if below & HARM_NOUNS:  # `were found with gunshot wounds`, `with their throats cut`
                found.append(Hit("killed" if "throat" in below and lemma == "find" else "injured", child, "treated"))
    return found


def _says_of_others(document: Document, index: int, state: int) -> bool:
    """`the blast left two dead`, `a spokesman said that others were injured`: the state is not that of the verb's subject."""
    tokens = document.tokens
    subjects = [c for c in tokens[state].children if tokens[c].dep in {"nsubj", "nsubjpass"}]
    return bool(subjects) or (tokens[state].dep != "acl" and has_object(document, index))


def _among(document: Document, preposition: int) -> list[Hit]:
    """`were among the dead`: the state that the group is in."""
    found: list[Hit] = []
    for child in document.tokens[preposition].children:
        noun = document.tokens[child]
        if noun.dep not in {"pobj", "pcomp"}:
            continue
        if impact := words.STATES.get(noun.lower):
            found.append(Hit(impact, child, "among"))
        elif noun.lower in {"killed", "slain"}:
            found.append(Hit("killed", child, "among"))
        elif noun.lemma.lower() in {"victim", "fatality", "death"}:
            found.append(Hit("killed", child, "among"))
        elif noun.lemma.lower() in {"casualty"}:
            found.append(Hit("injured", child, "among"))
        else:
            found.extend(hit for hit in modifiers(document, child, topics=frozenset()) if not hit.weak)
    return found


def _phrase_after(document: Document, index: int, victim: int) -> list[Hit]:
    start = min(index, victim) if index < victim else index
    sentence = document.sentences[document.tokens[index].sentence]
    last = min(max(index, victim) + 7, sentence.last)
    other = next((i for i in range(max(index, victim) + 1, last) if document.tokens[i].tag == "CD"), last)
    found = phrase(document, start, other)  # what follows the next number is said of that one
    said = [i for hit in found for i in range(hit.trigger, min(hit.trigger + 3, last)) if document.tokens[i].tag in {"VBD", "VBN"}]
    if any(t.lower == "but" and document.tokens[t.i + 1].tag == "CD" for t in document.tokens[victim:index]):
        return []  # a headline's `Twelve saved but 20 still unaccounted for`
    if victim < index and any(has_object(document, i) for i in said):
        return []  # `An officer shot and killed a man`: done by the subject, not to it
    return found
