"""Those whom war or disaster drives about: who leave, cross, arrive, hide and stay somewhere in an article that tells of flight."""

from __future__ import annotations

from pipeline.claims.circumstances import next_word, sentence_words, subjects_of, words_before
from pipeline.claims.hits import Hit, Role, is_passive
from pipeline.claims.victim_words import PEOPLE
from pipeline.language.document import Document, Token
from pipeline.language.units import NATIONALS, singular

# That people fled, or that somebody counts those who did.
FLIGHT = frozenset("flee fled displaced displace displacement refugee exodus idp uproot uprooted unhcr returnee refuge".split())
WAR = frozenset(
    "fighting war shelling offensive clash militia militiaman rebel gunman airstrike bombardment insurgent jihadist guerrilla violence "
    "massacre militant raid warplane shell gang paramilitary army troop attack front-line frontline ceasefire truce siege".split()
)
CALAMITY = frozenset(
    "flood flooding floodwater earthquake quake storm cyclone hurricane typhoon tornado wildfire bushfire fire blaze landslide mudslide "
    "landslip avalanche eruption volcano lava tsunami dam evacuate evacuation evacuee leak explosion blast".split()
)
# Who may have been driven out, by nouns that say no more of them; soldiers, tourists and aid workers come and go for other reasons.
_INHABITANTS = frozenset(
    "people person resident villager family civilian inhabitant peasant farmer woman child household other more local "
    "neighbour neighbor refugee evacuee returnee arrival islander herder pastoralist townspeople townsfolk "
    "thousand hundred dozen score million lakh crore ten".split()
)
# Those of them who are told to be at home: where they go tells more than where `people` go.
_AT_HOME = frozenset("villager resident family inhabitant peasant farmer household islander herder townspeople".split())
_HOMELANDS = frozenset(
    "home house village town city country region island commune farm land suburb neighbourhood neighborhood district province valley "
    "homeland hometown capital field settlement hamlet enclave area".split()
)
_GOALS = _HOMELANDS | frozenset("border frontier river side territory state neighbour neighbor camp safety coast outskirts shelter".split())
_WILDS = frozenset("forest bush jungle hill mountain swamp wood cave marsh desert field ravine countryside".split())
# Places that nobody lives in but those who lost their homes.
_SHELTERS = frozenset("camp shelter tent encampment".split())
_HALLS = frozenset(
    "school classroom church chapel mosque temple monastery gym gymnasium hall stadium arena warehouse office barrack barracks convent "
    "college university corridor basement cellar churchyard courtyard hangar marquee showground tarpaulin seminary".split()
)
_CENTRES = frozenset("centre center site facility camp building".split())
_FOR_THE_DRIVEN = frozenset(
    "evacuation relief displacement accommodation reception transit collective temporary emergency makeshift refugee community such".split()
)
_LEAVING = frozenset({"leave", "abandon", "desert", "quit", "escape"})
_GOING = frozenset("cross arrive come walk trek travel pour stream flock run move paddle row wade".split())
_AT_PLACE = frozenset("into to in over across at for on toward towards".split())
_STAYING = frozenset("live stay sleep camp shelter be remain spend huddle crowd settle lodge gather cram pack wait".split())
_STATING = frozenset({"be", "remain", "wait", "gather"})  # which tell of flight only with a place for nobody else
_DRIVING = frozenset({"drive", "force", "push", "chase"})
_VERBS = _LEAVING | _GOING | _STAYING | _DRIVING | frozenset({"reach", "enter", "go", "get", "hide", "put", "host", "take", "register"})
# What people travel to, camp at and crowd into for other reasons.
_OUTINGS = frozenset(
    "marathon race charity fundraiser fundraising tournament festival conference rally olympics match concert parade pilgrimage hajj "
    "carnival congress game championship exhibition plan tour show".split()
)
_REACH = 12  # tokens from the verb to the place
_LEAD = 60  # tokens of the title and the first sentences
_FOLLOWING = 30  # tokens of the next sentence


def driven_about(document: Document, index: int, role: Role, victim: int) -> Hit | None:
    """`2,000 people have reached Lugo`, `800 families are camping in churches`, where flight is told of; None where it is not."""
    lemma = document.tokens[index].lemma.lower()
    if lemma not in _VERBS or not may_be_driven(document.tokens[victim]):
        return None
    if sentence_words(document, index) & _OUTINGS:
        return None
    done_to = any(document.tokens[c].dep in {"auxpass", "nsubjpass"} for c in document.tokens[index].children)
    passive = is_passive(document, index) and (done_to or lemma not in _GOING | _STAYING)  # `crossed`, tagged as a participle
    if any(document.tokens[c].dep == "neg" for c in document.tokens[index].children):
        return None
    if role == "subject" and not passive:
        told = _went(document, index, lemma, victim) or _stays(document, index, lemma)
        if told and document.tokens[victim].lemma.lower() not in {"evacuee", "refugee"} and _were_evacuated(document, index):
            return Hit("evacuated", index, "frame", weak=True)
    elif passive == (role == "subject"):
        told = _was_taken_in(document, index, lemma)
    else:
        told = False
    return Hit("displaced", index, "frame", weak=True) if told else None


def _were_evacuated(document: Document, index: int) -> bool:
    """`About 200 were taken off by bus. By night 150 had reached Lugo`: whether an evacuation is told of, and no flight beside it."""
    here = sentence_words(document, index)
    told = {"evacuee", "evacuate"} & (here | words_before(document, index))
    return bool(told or "evacuation" in words_before(document, index)) and not here & _FLED


_FLED = frozenset({"flee", "fled", "displaced", "displace", "refugee", "idp", "evacuation"})


def may_be_driven(token: Token) -> bool:
    """Whether a noun (or a bare number) can name those who live somewhere: villagers, families, Syrians; no soldiers or tourists."""
    if token.pos == "NUM" or token.lower == "people":
        return True
    if token.tag == "NN":
        return False  # a single one
    if token.lemma.lower() in _INHABITANTS:
        return True
    return token.text[:1].isupper() and (token.model_label == "NORP" or singular(token.lower) in NATIONALS or token.lower in PEOPLE)


def told_of(document: Document, index: int) -> set[str]:
    """The words and base forms around a verb, in its paragraphs and in the first sentences of the article."""
    last = document.sentences[document.tokens[index].sentence].last
    after = [*document.tokens[last : last + _FOLLOWING], *document.tokens[:_LEAD]]
    near = {form for t in after for form in (t.lower, t.lemma.lower())}
    return near | sentence_words(document, index) | words_before(document, index)


def _went(document: Document, index: int, lemma: str, victim: int) -> bool:
    """Whether a verb tells that its subjects left home, or came where the driven come."""
    tokens = document.tokens
    near = told_of(document, index)
    at_home, counted = tokens[victim].lemma.lower() in _AT_HOME, tokens[victim].pos != "NUM"
    objects = [tokens[c] for c in tokens[index].children if tokens[c].dep in {"dobj", "obj"}]
    if lemma in {"run", "go", "hide", "move", "escape", "take", "walk"} and near & (FLIGHT | WAR) and _to_hide(document, index):
        return True
    if lemma == "move" and near & (FLIGHT | WAR | CALAMITY) and any(is_refuge(document, t) for t in places_of(document, index, _AT_PLACE)):
        return True
    if lemma in {"escape", "get"} and near & (FLIGHT | WAR) and _got_away(document, index, objects):
        return True
    if near & {"migrant", "smuggler"} or _of_captives(document, index):
        return False
    if lemma in {"leave", "abandon"} and near & (FLIGHT | WAR | CALAMITY) and any(_is_their_own(document, t) for t in objects):
        return True
    arrived = lemma in {"reach", "arrive", "cross"} and _were_evacuated(document, index)
    if not (arrived or _are_uprooted(near) or ((at_home or (lemma == "cross" and counted)) and near & WAR)):
        return False
    if lemma in _LEAVING:
        if objects:
            return any(is_place(t, _HOMELANDS) for t in objects)
        return lemma in {"leave", "escape"} and next_word(document, index) in _SINCE
    if lemma in {"reach", "enter", "cross"} and any(is_place(t, _GOALS) for t in objects):
        return True
    if lemma == "move" and next_word(document, index) in {"away", "out"}:
        return True
    if lemma not in _GOING or objects:
        return False
    if lemma == "arrive" and any(tokens[c].lower in {"here", "there"} for c in tokens[index].children):
        return True
    if lemma == "come" and not any(tokens[c].lower in {"down", "over", "across"} for c in tokens[index].children):
        return False
    return any(is_place(t, _GOALS | _HALLS) for t in places_of(document, index, _AT_PLACE | ({"from"} if lemma == "come" else set())))


_SINCE = frozenset(". ; , since for in on over during from every each".split())


def _got_away(document: Document, index: int, objects: list[Token]) -> bool:
    """`escaped the fighting`, `escaped to Lugo`, `got out of Lugo`, where no captives are told of."""
    if _of_captives(document, index):
        return False
    if document.tokens[index].lemma.lower() == "get":
        places = places_of(document, index, frozenset({"of"})) if next_word(document, index) == "out" else []
        return not objects and any(is_place(t, _HOMELANDS) for t in places)
    fought = any(t.lemma.lower() in _FOUGHT for t in objects)
    return fought or (not objects and any(is_place(t, _GOALS) for t in places_of(document, index, frozenset({"to", "into", "across"}))))


_FOUGHT = frozenset("fighting violence war shelling offensive clash persecution bombardment siege massacre".split())


def _is_their_own(document: Document, place: Token) -> bool:
    """`left their farms`, `driven off their land`."""
    return place.lemma.lower() in _HOMELANDS and any(document.tokens[c].lower == "their" for c in place.children)


def _of_captives(document: Document, index: int) -> bool:
    """Whether captives or prisoners are told of in the sentence of a verb, who leave and arrive as well."""
    return bool(sentence_words(document, index) & CAPTIVES)


CAPTIVES = frozenset("hostage captive captor kidnap kidnapper kidnapped abduct abducted ransom prison prisoner inmate detainee".split())


def _are_uprooted(near: set[str]) -> bool:
    """Whether words tell of flight, or of camps in a war; others camp in summer, and take flights."""
    on_foot = "flight" in near and not near & {"airline", "airport", "plane", "aircraft", "passenger", "pilot"}
    return bool(near & FLIGHT) or on_foot or ("camp" in near and bool(near & WAR))


def _to_hide(document: Document, index: int) -> bool:
    """`ran for the bush`, `have gone into hiding in the hills`, `are hiding in caves`."""
    wilds = any(t.lemma.lower() in _WILDS for t in places_of(document, index, frozenset({"in", "into", "to", "for"})))
    hiding = any(t.lower == "hiding" for t in document.tokens[index + 1 : index + 3])
    return wilds or hiding


def _stays(document: Document, index: int, lemma: str) -> bool:
    """Whether a verb tells that its subjects are where only those stay who cannot be at home."""
    tokens = document.tokens
    if lemma not in _STAYING:
        return False
    near = told_of(document, index)
    if lemma == "be" and any(tokens[c].dep == "attr" and tokens[c].lemma.lower() == "refugee" for c in tokens[index].children):
        return True
    following = [t.lower for t in tokens[index + 1 : index + 4]]
    if lemma in {"live", "sleep", "stay"} and (following[:3] == ["away", "from", "home"] or {"refugee", "refugees"} & set(following)):
        return bool(near & (FLIGHT | WAR | CALAMITY))
    if lemma in {"live", "remain"} and "abroad" in following and near & FLIGHT:
        return True
    if not near & (FLIGHT | WAR | CALAMITY):
        return False
    wanted = _SHELTERS if lemma in _STATING else _SHELTERS | _HALLS
    at = frozenset({"in", "at", "under", "inside", "on", "into", "among"})
    return any(t.lemma.lower() in wanted or _is_centre(document, t) for t in places_of(document, index, at))


def _was_taken_in(document: Document, index: int, lemma: str) -> bool:
    """`were put up at a school`, `Leon hosts 3,000 Syrians`, `took in 600 people`, `registered 900 families`: whether those driven out are
    given a roof, or counted."""
    tokens = document.tokens
    following = [t.lower for t in tokens[index + 1 : index + 3]]
    near = told_of(document, index)
    if lemma == "put" and "up" in following:
        return bool(near & (FLIGHT | WAR | CALAMITY))
    if lemma in _DRIVING:
        off = [t for t in places_of(document, index, frozenset({"off", "from"})) if is_place(t, _HOMELANDS)]
        if any(_is_their_own(document, t) for t in off):
            return True
        into = [t for t in places_of(document, index, frozenset({"into", "to"})) if t.lemma.lower() in _WILDS | {"exile", "camp"}]
        return bool(off or into) and bool(near & (FLIGHT | WAR)) and not _of_captives(document, index)
    if lemma == "take" and "in" in following:
        return bool(near & (FLIGHT | WAR | CALAMITY))
    if not near & FLIGHT:
        return False
    if lemma == "host" and not is_passive(document, index):
        return any(tokens[i].model_label == "GPE" or tokens[i].lemma.lower() in _HOMELANDS | {"camp"} for i in subjects_of(document, index))
    return lemma == "register"


def is_refuge(document: Document, token: Token) -> bool:
    """Whether a noun names a place that people are brought to for safety: a camp, a school, an evacuation centre."""
    return token.lemma.lower() in _SHELTERS | _HALLS or _is_centre(document, token)


def hosts(document: Document, index: int, victim: int) -> Hit | None:
    """`Leon hosts 3,000 Syrians`, where the verb is taken for a noun."""
    of_land = index > 0 and document.tokens[index - 1].model_label == "GPE"
    told = of_land and may_be_driven(document.tokens[victim]) and told_of(document, index) & FLIGHT
    return Hit("displaced", index, "frame", weak=True) if told else None


def _is_centre(document: Document, token: Token) -> bool:
    """`in evacuation centres`, `at makeshift sites`, `in 40 such camps`."""
    kinds = {document.tokens[c].lower for c in token.children}
    return token.lemma.lower() in _CENTRES and bool(kinds & (_FOR_THE_DRIVEN | {"school", "church", "college"}))


def is_place(token: Token, nouns: frozenset[str] = frozenset()) -> bool:
    """Whether a noun after `to`, `from` and their like is the name of a place, or one of some nouns."""
    named = token.pos == "PROPN" and token.model_label not in {"DATE", "TIME"}
    return named or token.model_label in {"GPE", "LOC", "FAC"} or token.lemma.lower() in nouns


def places_of(document: Document, index: int, prepositions: frozenset[str]) -> list[Token]:
    """The nouns after one of the prepositions of a verb, with those that they are joined with."""
    tokens = document.tokens
    waiting = [c for c in tokens[index].children if index < c <= index + _REACH and tokens[c].dep in {"prep", "advmod", "prt", "dobj"}]
    found: list[Token] = []
    while waiting:
        i = waiting.pop()
        token = tokens[i]
        if token.dep == "pobj" and tokens[token.head].lower in prepositions:
            found.append(token)
            found.extend(tokens[c] for c in token.children if tokens[c].dep == "conj")
        if token.dep in {"prep", "advmod", "prt", "dobj"}:
            waiting.extend(c for c in token.children if i < c <= index + _REACH and tokens[c].dep in {"prep", "pobj"})
    return found
