"""What did the harm and who did it, where the words say so; never guessed."""

from __future__ import annotations

from pipeline.claims.claim import Claim
from pipeline.claims.event_words import EVENT_NOUNS
from pipeline.claims.hits import is_passive
from pipeline.claims.impact_words import CAPTORS, INTRANSITIVE, OFFENDERS, TRANSITIVE
from pipeline.claims.persons import is_person
from pipeline.language.document import Document
from pipeline.language.reporting_words import CORE_SAY_VERBS, REPORTING_VERBS
from pipeline.language.speakers import TIME_WORDS

_CAUSE_NOUNS = frozenset(
    "bomb bomber missile rocket drone shell mine grenade truck car bus train plane bullet gunfire gun knife "
    "vehicle virus disease rain rains lightning "
    "heat cold smoke flame gas poison debris tree wall roof bridge building boat ship ferry".split()
)
_CAUSE_PREPOSITIONS = frozenset({"in", "by", "from", "of", "during", "after", "due", "with"})
_NOT_DOERS = frozenset("what which that who it they this these those there".split())

# Those harmed, and words on them: they do no harm.
_HARMED = frozenset("dead killed injured wounded missing deceased victim victims casualty casualties fatality fatalities".split())
_REPORTS = frozenset("report reports rumour rumours rumor rumors claim claims allegation allegations".split())
# Their subject bears the harm, or only is somewhere.
_BEARING = frozenset(
    "lose suffer sustain mourn bury see have record register be remain rise climb reach stand total number need include investigate live "
    "stay follow flee seek go report".split()
)
# They make the harm that a noun counts (`caused nine deaths`); what else is done to the dead and the sick is none of it.
_CAUSING = frozenset(
    "cause inflict bring leave carry commit perpetrate claim take lead result make trigger deal execute conduct deliver".split()
)
_ONLY_BORNE = frozenset("die perish drown succumb suffocate expire survive starve disappear vanish".split())  # by their subject
_SCENES = frozenset("area district region quarter neighbourhood neighborhood town village city province state suburb side".split())
_REMAINS = frozenset("body corpse coffin casket patient case".split())
_DONE_TO = frozenset({"killed", "injured", "infected"})
_TOLD_OF = frozenset(
    {"counted", "treated", "state_noun", "told_around", "same_count"}
)  # rules by which a claim was found, not from a verb of harm
_COUNTRY = 6  # UCDP's code of precision
_ATTACKERS = CAPTORS | OFFENDERS  # who may die of the attack that they make


def fill_cause(document: Document, claim: Claim) -> None:
    """Write cause_text and actor_text (with its entity) of a claim from the clause that states its impact."""
    tokens = document.tokens
    claim.cause_text = _cause_of_count(document, claim)
    verb = _verb_of(document, claim)
    if verb is None:
        return
    doers: list[int] = []
    lemma = tokens[verb].lemma.lower()
    passive = is_passive(document, verb)
    stated = lemma not in _BEARING and (verb == claim.trigger or lemma not in REPORTING_VERBS) and not _is_borne(document, claim, verb)
    for child in tokens[verb].children:
        token = tokens[child]
        if token.dep == "nsubj" and not passive and child != claim.anchor and stated:
            doers.append(child)
        elif token.dep == "agent" or (token.dep == "prep" and token.lower == "by" and passive):
            doers.extend(c for c in token.children if tokens[c].dep == "pobj")
        elif token.dep == "prep" and token.lower in _CAUSE_PREPOSITIONS and claim.cause_text is None:
            for noun in token.children:
                if tokens[noun].dep == "pobj" and _is_cause(document, noun):
                    claim.cause_text = phrase(document, noun)
    if stated and not doers and tokens[verb].dep in {"advcl", "conj", "acl", "relcl"} and not passive:
        doers = _subject_above(document, verb, claim)
    for doer in doers:
        if (
            _is_source(document, claim, doer)
            or tokens[doer].lower in _NOT_DOERS | _HARMED | _REPORTS
            or tokens[doer].model_label in {"DATE", "TIME"}
        ):
            continue
        if _is_cause(document, doer):
            claim.cause_text = phrase(document, doer)
            _actor_within(document, claim, doer)
        elif claim.how == "toll":
            continue  # `police raised the toll to nine`: whoever counts the dead did not kill them
        elif _is_scene_or_count(document, claim, doer) or tokens[doer].lemma.lower() in _SCENES:
            continue
        elif is_person(tokens[doer]) or tokens[doer].pos == "PROPN" or _entity_at(document, doer) is not None or tokens[doer].tag == "NNS":
            claim.actor_text = phrase(document, doer)
            claim.actor_entity = _entity_at(document, doer)


def _is_borne(document: Document, claim: Claim, verb: int) -> bool:
    """Whether the subject of a verb has no hand in the harm: `Six people died, two in Leon`, `Guards carried nine bodies`, `Nurses cared
    for 40 patients`."""
    token = document.tokens[claim.trigger]
    lemma = document.tokens[verb].lemma.lower()
    if verb == claim.trigger:
        return lemma in _ONLY_BORNE and not any(document.tokens[c].dep == "dobj" for c in document.tokens[verb].children)
    counted = claim.impact in _DONE_TO and (claim.how in _TOLD_OF or (claim.how == "of_them" and token.lemma.lower() in _REMAINS))
    return counted and lemma not in _CAUSING


def _is_source(document: Document, claim: Claim, i: int) -> bool:
    """Whether a token stands in the words that name whoever reports the claim, whatever the parser makes of them."""
    told = claim.attribution
    if told is None or told.source_start is None or told.source_end is None:
        return False
    return told.source_start <= document.tokens[i].start < told.source_end


def _is_scene_or_count(document: Document, claim: Claim, doer: int) -> bool:
    """`Leon was hit hard, killing 12`, `19 people, ...`: a town or a number of people that other claims count did no harm."""
    token = document.tokens[doer]
    counted = any(document.tokens[c].pos == "NUM" for c in token.children) and token.lemma.lower() not in _ATTACKERS
    if counted and token.head != claim.trigger:
        return True
    entity = _entity_at(document, doer)
    return entity is not None and document.entities[entity].kind == "place" and (document.entities[entity].precision or 0) < _COUNTRY


def _cause_of_count(document: Document, claim: Claim) -> str | None:
    """What a noun that counts the harm names as its cause: `the death toll from the earthquake`, `people killed in the blast`."""
    tokens = document.tokens
    if tokens[claim.trigger].pos != "NOUN":
        return None
    for i in document.subtree(claim.trigger):
        if tokens[i].dep == "prep" and tokens[i].lower in _CAUSE_PREPOSITIONS and i > claim.trigger:
            for noun in tokens[i].children:
                if tokens[noun].dep == "pobj" and _is_cause(document, noun):
                    return phrase(document, noun)
    return None


def _verb_of(document: Document, claim: Claim) -> int | None:
    tokens = document.tokens
    if tokens[claim.trigger].pos in {"VERB", "AUX"} or tokens[claim.trigger].tag.startswith("VB"):
        return claim.trigger
    return next((i for i in document.ancestors(claim.trigger) if tokens[i].pos in {"VERB", "AUX"}), None)


def _subject_above(document: Document, verb: int, claim: Claim) -> list[int]:
    """The subject that a participle or coordinated verb shares with the verb above it."""
    tokens = document.tokens
    if tokens[verb].dep == "relcl" and any(tokens[c].lower in {"where", "when"} for c in tokens[verb].children):
        return []  # `hospital, where two died`
    for i in document.ancestors(verb):
        if tokens[i].pos not in {"VERB", "AUX"}:
            if tokens[i].dep in {"pobj", "nsubj", "dobj"} and tokens[verb].dep in {"acl", "relcl"}:
                return [i] if i != claim.anchor else []
            return []
        subjects = [c for c in tokens[i].children if tokens[c].dep in {"nsubj", "nsubjpass"} and c != claim.anchor]
        if subjects:
            beside = tokens[verb].dep == "advcl"
            if beside and tokens[i].lemma.lower() in CORE_SAY_VERBS:
                return []  # `Nine died, police said, leaving ...`
            return [c for c in subjects if not (beside and _is_harmed(document, c, i))]
    return []


def _is_harmed(document: Document, subject: int, verb: int) -> bool:
    """Whether a verb says that its subject died or was hurt, so that what follows (`leaving three dead`) is not its doing; the one who
    attacked may be hurt as well."""
    lemma = document.tokens[verb].lemma.lower()
    impact = TRANSITIVE.get(lemma) if is_passive(document, verb) else INTRANSITIVE.get(lemma)
    return impact in {"killed", "injured", "missing"} and document.tokens[subject].lemma.lower() not in _ATTACKERS


def _is_cause(document: Document, noun: int) -> bool:
    token = document.tokens[noun]
    return token.lemma.lower() in EVENT_NOUNS or token.lower in EVENT_NOUNS or token.lemma.lower() in _CAUSE_NOUNS


def _actor_within(document: Document, claim: Claim, noun: int) -> None:
    """`Israeli airstrikes`, `a Taliban attack`: the doer named by a modifier of the cause."""
    for child in document.tokens[noun].children:
        if document.tokens[child].dep in {"amod", "compound", "poss", "nmod"}:
            entity = _entity_at(document, child) if not _is_source(document, claim, child) else None
            if entity is not None and document.entities[entity].kind in {"organisation", "place", "people", "person"}:
                claim.actor_text = document.tokens[child].text
                claim.actor_entity = entity
                return


def _entity_at(document: Document, index: int) -> int | None:
    """The entity whose mention covers the token."""
    token = document.tokens[index]
    for mention in document.mentions:
        if mention.start <= token.start and token.end <= mention.end:
            return mention.entity
    return None


def phrase(document: Document, noun: int) -> str:
    """The noun phrase of a noun as written, without what follows after a comma or in a clause."""
    tokens = document.tokens
    first = last = noun
    for i in document.subtree(noun):
        if i < noun and tokens[i].dep not in {"punct", "relcl"} and noun - i <= 8:
            first = min(first, i)
        elif i == last + 1 and tokens[i].dep in {"prep", "pobj", "compound", "amod", "det"} and i - noun <= 4:
            last = i
    if tokens[first].dep == "det" and tokens[first].lower in {"a", "an", "the"}:
        first += 1
    day = {"DATE", "TIME"}
    while first < noun and tokens[first].dep != "poss" and (tokens[first].model_label in day or tokens[first].lower in TIME_WORDS):
        first += 1  # `on Friday gunmen killed nine`: the parser's modifier
    if last > noun and any(tokens[c].dep in {"conj", "appos"} for c in tokens[last].children):
        while last > noun and tokens[last].dep != "prep":
            last -= 1  # `mobs in Leon, Lugo and Braga`: the places are more than one
    while last > noun and tokens[last].dep in {"prep", "det"}:
        last -= 1
    return document.text[tokens[first].start : tokens[last].end]
