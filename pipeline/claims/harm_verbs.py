"""Verbs that harm, or save, by what the sentence says beside them: buried, treated, hit, taken, brought out, searched for."""

from __future__ import annotations

from pipeline.claims import impact_words as words
from pipeline.claims.circumstances import doers_of, sentence_words, subjects_of, words_before
from pipeline.claims.farewells import is_farewell
from pipeline.claims.hits import Hit, is_passive
from pipeline.claims.inflections import lemma_of
from pipeline.claims.losses import laid_in_graves
from pipeline.claims.persons import is_person
from pipeline.language.document import Document

_WITH_REACH = 9  # tokens from the verb to `with`
_COSTS = frozenset(
    "fine fee fare tax bill levy charge surcharge tariff duty penalty sanction ban lawsuit suit increase rise hike cut price cost "
    "demand rent".split()
)
_SHOTS = frozenset("shot shots shoot shooting gunfire crossfire gunman gunmen bullet bullets fire sniper shooter stabbed".split())
_DISASTERS = frozenset("flood deluge flooding earthquake quake storm drought cyclone hurricane typhoon famine tsunami monsoon".split())
_PERILOUS = frozenset("village villager home resident flood leak fire storm volcano typhoon cyclone hurricane gas dam".split())
_FIRES = frozenset("fire wildfire bushfire blaze inferno landslide tornado".split())
HARMING = frozenset(
    "claim impact move bury recover treat hit strike take bring return fly get haul lift receive admit send "
    "shelter accommodate house host billet reunite diagnose".split()
)  # verbs that `harmed` reads
_MOURNING = frozenset(
    "we they i villagers residents relatives families mourners neighbours neighbors charity volunteer volunteers crescent".split()
)
_VIOLENT = frozenset("injured wounded killed dead crash attack blast shooting earthquake tornado storm explosion airstrike bombing".split())
_FALLEN = frozenset({"victims", "martyrs"})
_SUDDEN = frozenset(
    "crash attack blast shooting earthquake quake tornado twister storm explosion airstrike bomb bombing stampede collapse".split()
)
_HURT = frozenset({"injuries", "survivor", "survivors"})
_MEDICS = frozenset("doctor medic paramedic nurse surgeon polyclinic clinic healthcare hospitals".split())
_SHELTERING = frozenset({"shelter", "accommodate", "house", "host", "billet"})
_REFUGES = frozenset("camp shelter centre center school church mosque hall gym gymnasium stadium tent temple settlement".split())
_UPROOTED = frozenset("relief refugee evacuee evacuation evacuate displaced displace displacement flee homeless idp".split())
_UPROOTED_BY_WAR = _UPROOTED | frozenset("fighting war attack violence shelling civilian peacekeeper drive".split())
_BRINGING = frozenset({"bring", "return", "fly", "get", "haul", "lift"})
_CRAFT = frozenset("dinghy raft yacht lifeboat trawler canoe sinking stricken capsized rowboat sailboat".split())
_SENDING = frozenset({"send", "fly", "ship", "bus", "return"})
_MIGRANTS = frozenset("migrant immigrant deportee asylum-seeker refugee national".split())
_EXCHANGED = frozenset("swap exchange prisoner hostage captive captivity pow".split())
_AS_EVENTS = frozenset({"pandemic", "epidemic"})  # which hit trades and their workers
_EPIDEMICS = (words.DISEASE_WORDS - {"vaccine", "infections", "infected"}) | words.NAMED_DISEASES
_OF_DISEASE_TOO = frozenset({"killed", "dead"})
_TRAPPED = frozenset("survivor dig trap rescuer rescue rubble debris cave shaft tunnel well wreckage underground".split())
_TREATED_FOR = frozenset(
    "inhalation monoxide injury wound burn exposure shock hypothermia breathing fracture cut concussion poisoning exhaustion heatstroke "
    "dehydration heat".split()
)


def strikes(document: Document, index: int, lemma: str) -> bool:
    """`a lorry hit two cyclists`: the subject is something that harms whom it strikes."""
    tokens = document.tokens
    return (
        lemma in {"hit", "strike"}
        and not hits_purse(document, index)
        and any(
            tokens[c].dep == "nsubj" and tokens[c].lemma.lower() in words.STRIKING_THINGS and not _is_round_of(document, c)
            for c in tokens[index].children
        )
    )


def hits_purse(document: Document, index: int) -> bool:
    """`hit 40 passengers with a fare increase`: what they are hit with is a cost or a measure."""
    tokens = document.tokens
    sentence = document.sentences[tokens[index].sentence]
    near = tokens[index + 1 : min(index + _WITH_REACH, sentence.last)]
    blow = next((t.i for t in near if t.lower == "with"), None)
    return blow is not None and any(t.lemma.lower() in _COSTS for t in tokens[blow + 1 : min(blow + 6, sentence.last)])


def _is_round_of(document: Document, thing: int) -> bool:
    """`A round of layoffs`, unlike `a round of gunfire`: no shot."""
    tokens = document.tokens
    of = [g for c in tokens[thing].children if tokens[c].lower == "of" for g in tokens[c].children]
    return tokens[thing].lemma.lower() == "round" and any(tokens[g].lemma.lower() not in words.STRIKING_THINGS for g in of)


def loses_buildings(document: Document, index: int, lemma: str) -> bool:
    """`we may lose 20 cabins`, `the fire took 30 huts`, where a fire or a disaster is told of: shops are lost to rivals as well."""
    if lemma == "take":
        return any(document.tokens[i].lemma.lower() in _DISASTERS | _FIRES for i in subjects_of(document, index))
    near = sentence_words(document, index) | words_before(document, index)
    return lemma == "lose" and bool(near & (_DISASTERS | _FIRES | {"burn", "firefighter", "eruption", "lava"}))


def harmed(document: Document, index: int, lemma: str) -> Hit | None:
    """Being buried, treated, hit or swept off, by what the sentence says beside it."""
    near = sentence_words(document, index)
    following = [t.lower for t in document.tokens[index + 1 : index + 9]]
    doers = {document.tokens[i].lemma.lower() for i in doers_of(document, index)}
    if lemma == "reunite":
        taken = (near | words_before(document, index)) & (words.CAPTIVITY | {"kidnapped", "abducted", "snatched", "captors"})
        return Hit("released", index, "verb") if taken and {"family", "families", "parents", "relatives"} & set(following) else None
    if lemma == "diagnose":
        told = (near | words_before(document, index)) & (words.DISEASE_WORDS | words.NAMED_DISEASES)
        return Hit("infected", index, "verb") if told and "with" not in following else None
    if lemma in _SHELTERING:
        return sheltered(document, index)
    if lemma == "bury" and any(document.tokens[i].lower in _MOURNING for i in subjects_of(document, index)):
        return Hit("killed", index, "verb")  # `We buried 60 people yesterday`
    victims = (
        c for c in document.tokens[index].children if document.tokens[c].dep in {"dobj", "obj", "nsubjpass"} and not near & words.BURYING
    )
    if lemma == "bury" and (is_farewell(document, index) or any(document.tokens[c].lower in _FALLEN for c in victims)):
        return Hit("killed", index, "verb")
    if lemma == "bury" and near & words.BURYING:
        return Hit("missing", index, "verb")
    if lemma == "bury" and (near & words.GRAVES or laid_in_graves(document, index)):
        return Hit("killed", index, "verb")
    in_hospital = is_passive(document, index) and words.HOSPITAL_WORDS & set(following)
    if lemma == "treat" and following[:1] == ["to"]:
        return None  # `were treated to a concert`
    if lemma == "treat" and "survivors" in near and not near & _TREATED_FOR:
        return None  # of abuse
    if (
        lemma == "treat"
        and near & (words.HOSPITAL_WORDS | _MEDICS)
        and (near | words_before(document, index)) & (_VIOLENT | _SHOTS | _HURT | _SUDDEN)
        and not ("for" in following and not near & _TREATED_FOR)
    ):
        return Hit("injured", index, "treated")  # `the clinic treated six patients`, after an attack or a crash
    if lemma == "treat" and (near & _TREATED_FOR or {"spot", "scene"} & set(following) or "treated" in following or in_hospital):
        return Hit("injured", index, "treated")
    if lemma in {"hit", "strike"} and hits_purse(document, index):
        return None
    if lemma in {"hit", "strike"} and (near & _SHOTS or (is_passive(document, index) and words_before(document, index) & _SHOTS)):
        return Hit("injured", index, "struck")
    if lemma in {"hit", "strike"} and any(document.tokens[i].lemma.lower() in _DISASTERS for i in doers_of(document, index)):
        of_toll = any(document.tokens[i].lemma.lower() in words.TOLL_NOUNS for i in subjects_of(document, index))
        return None if of_toll else Hit("affected", index, "struck")  # `Flood toll hits 31`
    if lemma == "recover" and (near | words_before(document, index)) & words.CAPTIVITY:
        return Hit("rescued", index, "verb")  # `Troops recovered 12 girls`, after a kidnapping
    if lemma in {"hit", "strike"} and any(document.tokens[i].lower in _EPIDEMICS - _AS_EVENTS for i in subjects_of(document, index)):
        return Hit("infected", index, "struck")
    if lemma == "claim" and any(document.tokens[i].lemma.lower() in _DISASTERS | _FIRES for i in doers_of(document, index)):
        return Hit("structures", index, "verb")  # `the fires claimed 60 homes`
    if lemma == "impact" and any(document.tokens[i].lemma.lower() in _DISASTERS | _FIRES for i in doers_of(document, index)):
        return Hit("affected", index, "verb")  # a ruling that impacts 40 firms does no such harm
    if lemma == "return" and any(document.tokens[c].lower in {"forcibly", "forcefully"} for c in document.tokens[index].children):
        return Hit("evacuated", index, "verb")  # sent back by the state that they had come to
    if lemma in _SENDING and _sent_home(document, index):
        return Hit("evacuated", index, "verb")
    if lemma in {"receive", "get"} and is_swap(document, index) and any(t in {"return", "exchange"} for t in following):
        return Hit("released", index, "verb")  # `received 40 soldiers in return`
    home = {"home", "back"} & set(following[:4]) or (
        lemma == "return" and (near & {"swap", "exchange", "pow"} or {"prisoner", "war"} <= near)
    )
    if lemma in _BRINGING and home and near & _EXCHANGED:
        return Hit("released", index, "verb")
    if lemma in {"receive", "admit", "take"} and _by_hospital(document, index) and (near | words_before(document, index)) & _VIOLENT:
        return Hit("injured", index, "hospital")
    if lemma in _BRINGING and "out" in following[:3] and {"evacuation", "evacuate"} & (near | words_before(document, index)):
        return Hit("evacuated", index, "verb")
    if lemma in _BRINGING and {"out", "up"} & set(following[:4]) and (near | words_before(document, index)) & _TRAPPED:
        return Hit("rescued", index, "verb")
    if lemma == "take" and "off" in following and near & _CRAFT and not doers & words.CAPTORS:
        return Hit("rescued", index, "verb")  # `took 40 people off a dinghy`
    if lemma == "take" and {"away", "off"} & set(following[:3]):
        return Hit("detained", index, "verb") if doers & words.LAW else None
    held_before = words_before(document, index) & words.CAPTIVITY
    if lemma == "take" and is_passive(document, index) and following[:1] == ["into"] and held_before and not near & words.LAW:
        return Hit("abducted", index, "verb")
    if lemma == "move" and is_passive(document, index) and following[:1] not in (["to"], ["by"]) and near & _PERILOUS:
        return Hit("evacuated", index, "verb")
    if lemma == "take" and _has_hostages(document, index):
        return Hit("abducted", index, "verb")
    if lemma == "take" and (subjects := subjects_of(document, index)):
        named = {document.tokens[i].lemma.lower() for i in subjects}
        if named & words.CAPTORS or (named & {"they", "it"} and words_before(document, index) & (words.CAPTORS | words.CAPTIVITY)):
            return Hit("abducted", index, "verb")
    return None


def is_swap(document: Document, index: int) -> bool:
    """Whether prisoners are exchanged in the sentence of a verb or before it."""
    near = sentence_words(document, index) | words_before(document, index)
    return bool(near & {"swap", "exchange"}) and bool(near & {"prisoner", "hostage", "captive", "captivity", "pow", "pows", "detainee"})


_NO_STATES = frozenset("coach club team manager airline captain referee university school employer".split())


def _sent_home(document: Document, index: int) -> bool:
    """`sent 40 Malians home`, `flew 90 migrants back to Lugo`: a state sends home people of another; pupils and staff are sent home too."""
    tokens = document.tokens
    sentence = document.sentences[tokens[index].sentence]
    objects = [c for c in tokens[index].children if tokens[c].dep in {"dobj", "obj", "nsubjpass"}]
    last = min(max([index, *objects]) + _WITH_REACH, sentence.last)
    objects += [c for o in objects if tokens[o].lower == "home" for c in tokens[o].children if tokens[c].dep == "compound"]
    home = next((t for t in tokens[index + 1 : last] if t.lower in {"home", "back"}), None)
    if home is None or not objects:
        return False
    migrants = sentence_words(document, index) | words_before(document, index)
    if any(document.tokens[i].lemma.lower() in _NO_STATES for i in doers_of(document, index)):
        return False  # `The coach sent two Australians home`
    return any(
        tokens[c].lemma.lower() in _MIGRANTS
        or (tokens[c].tag in {"NNPS", "NNS"} and tokens[c].text[:1].isupper() and is_person(tokens[c]))
        or (
            tokens[c].tag == "NNS"
            and tokens[c].lower in {"people", "men", "women"}
            and bool(migrants & {"deport", "deportation", "deportee"})
        )
        for c in objects
    )


def _has_hostages(document: Document, index: int) -> bool:
    """`Hamas took 250 hostages`, `40 hostages were taken`: whether those taken are called hostages."""
    tokens = document.tokens
    if any(tokens[c].lower in {"home", "back"} for c in tokens[index].children):
        return False
    roles = {"dobj", "obj", "nsubjpass"} | ({"nsubj"} if tokens[index].tag == "VBN" else set())  # `and 40 hostages taken`
    objects = [c for c in tokens[index].children if tokens[c].dep in roles]
    if tokens[index].dep == "acl":
        objects.append(tokens[index].head)  # `the 40 hostages taken`
    return any(tokens[i].lower in {"hostages", "captives"} for i in objects)


def sheltered(document: Document, index: int) -> Hit | None:
    """`Relief camps are sheltering 3,400 people`, `300 people are housed in schools`, where a disaster or flight is told of.

    What a place can hold is no count of people in it.
    """
    tokens = document.tokens
    if any(tokens[c].lower in {"can", "could", "will", "would", "may", "to"} for c in tokens[index].children):
        return None
    places = {tokens[i].lemma.lower() for i in subjects_of(document, index)}
    if is_passive(document, index):
        places = {t.lemma.lower() for t in tokens[index + 1 : index + _WITH_REACH] if t.sentence == tokens[index].sentence}
    elif (tokens[index].lower.endswith("ing") or tokens[index].tag == "NNS") and index:  # `a camp housing 35,000 people`
        places.add(tokens[index - 1].lemma.lower())
    near = sentence_words(document, index) | words_before(document, index)
    if tokens[index].lemma.lower() == "shelter" and places & {"base", "compound", "mission"} and near & _UPROOTED_BY_WAR:
        return Hit("displaced", index, "verb")
    return Hit("displaced", index, "verb") if places & _REFUGES and near & (_DISASTERS | _UPROOTED) else None


def _by_hospital(document: Document, index: int) -> bool:
    """`the hospital took in 60 patients`: whether those who receive are a hospital."""
    subjects = [document.tokens[i].lemma.lower() for i in subjects_of(document, index)]
    if any(subject in {"hospital", "clinic", "infirmary"} for subject in subjects):
        return True
    spoken = bool(subjects) and all(subject in {"we", "they"} for subject in subjects)  # `We have received 40 people, said a nurse`
    return spoken and document.tokens[index].lemma.lower() != "take" and bool(sentence_words(document, index) & _WARDS)


_WARDS = frozenset({"hospital", "clinic", "infirmary", "doctor", "surgeon", "nurse", "paramedic", "medic"})


def after_sudden_harm(document: Document, i: int) -> bool:
    """Whether a storm, a crash or an attack was told of near a token: those treated then are hurt, whatever else the article tells of."""
    return bool((sentence_words(document, i) | words_before(document, i)) & _SUDDEN)


def isolated_ill(document: Document, index: int) -> bool:
    """`nine sailors were isolated with confirmed cholera`: they have it, unlike contacts who are kept apart."""
    sentence = document.sentences[document.tokens[index].sentence]
    near = document.tokens[index + 1 : min(index + _WITH_REACH, sentence.last)]
    ill = next((t.i for t in near if t.lower == "with"), None)
    after = [] if ill is None else [t.lower for t in document.tokens[ill + 1 : min(ill + 4, sentence.last)]]
    return bool((words.DISEASE_WORDS | words.NAMED_DISEASES | {"symptoms"}) & set(after))


def in_ward(document: Document, hit: Hit) -> bool:
    """`10,900 people were in hospital`, `60 patients were in isolation`, in an article on a disease: ill with it, unless the words near
    tell of violence or an accident."""
    token = document.tokens[hit.trigger]
    if hit.impact == "affected" and hit.how == "frame" and token.lower in {"isolation", "quarantine"}:
        before = document.tokens[max(0, hit.trigger - 4) : hit.trigger]
        return any(t.tag == "NNS" and t.lemma.lower() == "patient" for t in before)
    bed = hit.how == "phrase" and token.lower in {"in", "on", "to"}
    if hit.impact != "injured" or not (bed or lemma_of(token) in {"hospitalize", "hospitalise"}):
        return False
    told = sentence_words(document, hit.trigger) | words_before(document, hit.trigger)
    violence = _VIOLENT | _SHOTS
    return not told & (violence - _OF_DISEASE_TOO if told & _EPIDEMICS else violence)


def lost(document: Document, i: int, search: int) -> bool:
    """`rescuers searched for six crew`: the missing are looked for by rescuers, suspects by the police."""
    sentence = document.sentences[document.tokens[search].sentence]
    near = {t.lemma.lower() for t in document.tokens[max(sentence.first, search - 30) : min(sentence.last, search + 30)]}
    still = document.tokens[search].pos == "NOUN" or any(document.tokens[c].lower == "still" for c in document.tokens[search].children)
    if still and is_person(document.tokens[i]) and not {document.tokens[d].lemma.lower() for d in doers_of(document, search)} & words.LAW:
        near |= words_before(document, search)  # `We are still looking for 31 people`, after the flood was told of
    return (
        bool(near & (words.SEARCHING | _DISASTERS | words.BURYING if still else words.SEARCHING))
        and document.tokens[i].lemma.lower() not in words.OFFENDERS
    )
