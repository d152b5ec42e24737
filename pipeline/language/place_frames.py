"""The frames in which English speaks of a name as of a place, whatever a model takes the name for, and those in which it does not.

`Queensland's governor`, `shelling hit Sloviansk`, `Kunduz residents`, `the mayor of Mariupol`, `Mosul and Tal Afar`; against
`researchers at Emory`, `Mr. Rhodes told`. A frame says only where a name stands; whether it is a place's the gazetteer says.
"""

from __future__ import annotations

from pipeline.language.document import Document, Token
from pipeline.language.gazetteer import Gazetteer, Place
from pipeline.language.names import fold
from pipeline.language.spans import DIRECTIONS, LOCATIVE, NAME_USES, NOT_NAMES, TYPE_WORDS, Span, text_of

KNOWN = 5_000  # inhabitants of a town that a frame makes sure of
LARGE = 50_000  # inhabitants of a town whose name speaks for itself

# Verbs whose object is where one goes or what an army or a storm comes upon.
_REACHING = frozenset(
    "enter reach flee visit bomb shell besiege storm raid capture retake recapture encircle devastate flatten hit strike batter evacuate "
    "overrun occupy surround attack invade lash pound rock shake jolt leave "
    "target liberate ravage engulf flood seize paralyse paralyze".split()
)
_UPON = frozenset("march advance converge descend attack assault raid strike".split())  # `marched on Goma`
# What is done to places: the participle after `was`.
_SUFFERED = frozenset(
    "hit struck bombed shelled besieged flooded evacuated shaken rattled rocked battered devastated destroyed flattened captured retaken "
    "overrun surrounded spared lashed pounded bombarded targeted paralysed paralyzed inundated liberated worst-hit worst".split()
)
# What a place has and a person has not: after 's.
_OWNED = frozenset(
    "governor mayor premier capital police roads streets coast coastline outskirts suburbs villages airport port residents population "
    "borders border districts provinces towns parliament landslide landslides earthquake quake flood floods wildfire wildfires prison "
    "prisons prosecutors firefighters army navy government ministry hospitals slums stadium emergency disaster fire beaches economy".split()
)
_OWNED_PAIRS = frozenset({"death toll", "road toll", "chief minister", "interior minister", "health minister", "prime minister"})
# Nouns that the bare name of a place stands before.
_SERVED = frozenset("residents hospitals airport villagers refugees suburbs outskirts".split())
# Events that are named by where they were, and not by people or, as storms are, by names of their own.
_NAMED_BY_PLACE = frozenset(
    "earthquake quake temblor tsunami landslide landslides mudslide mudslides avalanche stampede massacre siege".split()
)
# Those who govern the place that is named before them: `Kherson governor Ana Ruiz`, `Guerrero Gov. Ruiz`.
GOVERNORS = frozenset("governor gov. mayor".split())
# `the mayor of X`, `outskirts of X`: nouns that take a place after "of".
_OF_PLACE = frozenset(
    "city town village port district province region governorate capital suburb camp mayor governor outskirts suburbs residents coast "
    "south north east west northeast northwest southeast southwest people island parts streets bishop archbishop siege battle bombardment "
    "much most part neighbourhood neighborhood settlement hamlet municipality county".split()
)
SETTLEMENTS = frozenset(
    "city town village suburb hamlet township county province governorate neighbourhood neighborhood district borough".split()
)
_SEVERAL = frozenset(
    "cities towns villages suburbs hamlets townships counties provinces districts neighbourhoods neighborhoods boroughs settlements "
    "communities localities".split()
)
BESIDE = frozenset("neighbouring neighboring nearby adjacent".split())
_GATHERED = frozenset("community settlement commune locality parish village town port enclave islet resort".split())
_DIVISIONS = frozenset("state province district county region governorate prefecture municipality area department".split())
_BEHIND_SETTLEMENT = frozenset({"in", "of", "near", "on", "outside", ",", "about", "some"})
_APPOSED = 7  # tokens behind a name that are looked at
_OUTSKIRTS = frozenset("mountains highlands outskirts streets".split())  # only places have them
_COUNTING = frozenset("reported recorded registered logged confirmed reports records".split())
_CASES = frozenset("case cases death deaths infection infections fatality fatalities".split())
_ADVERBS, _COUNT = 3, 7  # words before the verb of counting, and after it up to the noun
_LIST = 12  # tokens of a list of places that are looked back on
# Those of whom `at X` says where they study or work.
_SCHOLARS = frozenset(
    "student students researcher researchers professor professors scientist scientists graduate graduates alumnus alumni fellow fellows "
    "lecturer scholar scholars sophomore senior junior freshman dean epidemiologist economist virologist engineer analyst".split()
)
_SPEECH = frozenset("say tell add ask write explain recall testify admit argue insist think believe hope feel remember know".split())
_COURTESY = frozenset(
    "mr mr. mrs mrs. ms ms. miss dr dr. sir lady lord judge justice officer senator sen. rep. sgt sgt. lt. capt. captain "
    "col. colonel general gen. detective sheriff doctor nurse professor prof. coach".split()
)
_FAMILY = frozenset({"family", "family's", "brothers", "sisters", "fans", "supporters", "shares"})


def is_scholars(document: Document, first: int) -> bool:
    """Whether token `first` begins the name of a university or institute after `at`: `researchers at Emory`."""
    tokens = document.tokens
    return first >= 2 and tokens[first - 1].lower == "at" and tokens[first - 2].lower in _SCHOLARS


def is_persons(document: Document, first: int, last: int) -> bool:
    """Whether the name stands as a person's: after a title, before `said`, `, 23,`, `family`."""
    tokens = document.tokens
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    if before is not None and before.lower in _COURTESY:
        return True
    if after is None or (before is not None and before.pos == "ADP"):
        return False  # `the mayor of Mariupol said`
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    if after.text == "," and following is not None and following.text.isdigit() and len(following.text) < 3:
        return True
    return after.lower in _FAMILY or (after.pos == "VERB" and after.lemma.lower() in _SPEECH)


def is_framed(document: Document, first: int, last: int) -> bool:
    """Whether a name stands where only a place's stands."""
    tokens = document.tokens
    sentence = document.sentences[tokens[first].sentence]
    i = first - 1
    while i > sentence.first and (tokens[i].lower in DIRECTIONS | BESIDE or tokens[i].lower == "the"):
        i -= 1
    before = tokens[i] if i >= sentence.first else None
    after = tokens[last] if last < sentence.last else None
    if before is not None:
        if before.lower in LOCATIVE or before.lower in {"off", "toward", "throughout"}:
            return True
        if before.lower == "of" and i > sentence.first and tokens[i - 1].lower in _OF_PLACE:
            return True
        if before.lower == "on" and i > sentence.first and tokens[i - 1].lemma.lower() in _UPON:
            return True
        if before.pos == "VERB" and before.lemma.lower() in _REACHING and not _starts(document, first):
            return True
        if before.lower in ("and", "or") and i > sentence.first and tokens[i - 1].model_label in ("GPE", "LOC"):
            return True  # `Cebu and Bohol`
    if after is None:
        return False
    if after.lower in ("'s", "’s"):
        return _is_owned(tokens, last + 1, sentence.last)
    if after.lower in GOVERNORS or (after.text.islower() and (after.lower in TYPE_WORDS or after.lower in _SERVED | _NAMED_BY_PLACE)):
        return True
    return _is_suffering(tokens, last, sentence.last) or _is_counting(tokens, last, sentence.last)


def _starts(document: Document, first: int) -> bool:
    return document.sentences[document.tokens[first].sentence].first == first


def _is_owned(tokens: list[Token], i: int, end: int) -> bool:
    """Whether what a possessive owns, up to its head noun, is a thing that only a place has."""
    for j in range(i, min(i + 4, end)):
        lower = tokens[j].lower
        if lower in _OWNED or (j + 1 < end and f"{lower} {tokens[j + 1].lower}" in _OWNED_PAIRS):
            return True
        if tokens[j].pos not in ("ADJ", "NOUN", "PROPN", "NUM"):
            return False
    return False


def _is_suffering(tokens: list[Token], i: int, end: int) -> bool:
    """`was hit`, `has been bombed`, `lay in ruins`, `lost power`."""
    if tokens[i].lower in ("was", "is", "were", "has", "had"):
        j = i + 1
        while j < min(i + 3, end) and (tokens[j].lower == "been" or tokens[j].pos == "ADV"):
            j += 1
        return j < end and tokens[j].lower in _SUFFERED
    return i + 2 < end and tokens[i].lower in ("lay", "lies") and tokens[i + 1].lower == "in" and tokens[i + 2].lower == "ruins"


def _is_counting(tokens: list[Token], i: int, end: int) -> bool:
    """`Kerala reported 1,200 new cases`, `Leon has recorded nine deaths`: what a place's authorities count, told of the place."""
    if tokens[i - 1].model_label == "PERSON":
        return False  # `Johnson reported 12 deaths among his patients`
    j = i
    while j < min(i + _ADVERBS, end) and (tokens[j].lower in ("has", "had", "have", "on", "also") or tokens[j].pos in ("ADV", "PROPN")):
        j += 1
    if j >= end or tokens[j].lower not in _COUNTING:
        return False
    near = tokens[j + 1 : min(j + 1 + _COUNT, end)]
    number = next((t.i for t in near if t.pos == "NUM"), None)
    return number is not None and any(t.lower in _CASES for t in near if t.i > number)


def is_settlements(document: Document, first: int, last: int) -> bool:
    """Whether the words beside a name say that it is a settlement's or a district's: `the town of X`, `X county`, `X, a village in`."""
    tokens = document.tokens
    if first >= 2 and tokens[first - 1].lower in BESIDE and tokens[first - 2].lower in LOCATIVE:
        return True  # `in neighbouring X`
    if first >= 2 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in SETTLEMENTS | _SEVERAL | _OUTSKIRTS | _GATHERED:
        return True
    if _is_listed_settlement(document, first) or _is_told_settlement(document, last) or _is_attacked(document, first, last):
        return True
    if last >= len(tokens) or not tokens[last].text.islower():
        return False
    is_area = tokens[last].lower == "area" and first >= 2 and tokens[first - 1].lower == "the" and tokens[first - 2].lower in LOCATIVE
    return is_area or tokens[last].lower in SETTLEMENTS


def _is_told_settlement(document: Document, last: int) -> bool:
    """`X, a farming village in`, `X, a suburb of`: whether what follows a name at token `last` says that it is a settlement."""
    following = [token.lower for token in document.tokens[last : last + _APPOSED]]
    if following[:1] != [","] or following[1:2] not in (["a"], ["an"], ["the"]):
        return False
    noun = next((i for i, word in enumerate(following) if word in SETTLEMENTS | _GATHERED), None)
    return noun is not None and not _BEHIND_SETTLEMENT.isdisjoint(following[noun + 1 : noun + 2])


def _is_attacked(document: Document, first: int, last: int) -> bool:
    """`raided X in Leon state`, `the attack on X in Leon district`: whether a name, of tokens first..last, is that of what was attacked
    within a division. Where there is no `state` or the like, it may be somebody's."""
    tokens = document.tokens
    before = tokens[first - 1] if first else None
    if before is None or last >= len(tokens) or tokens[last].lower != "in":
        return False
    is_upon = before.lower == "on" and first > 1 and tokens[first - 2].lemma.lower() in _UPON
    if not is_upon and not (before.pos == "VERB" and before.lemma.lower() in _REACHING | _UPON):
        return False
    for token in tokens[last + 1 : last + _APPOSED]:
        if token.text.islower() and token.lower not in {"the", "of"}:
            return token.lower in _DIVISIONS
    return False


def _is_listed_settlement(document: Document, first: int) -> bool:
    """`the villages of Nuli and Avnevi`: whether the name that begins at a token is a later one of such a list."""
    tokens = document.tokens
    i = first - 1
    if i < 0 or tokens[i].lower not in {"and", ","}:
        return False
    i -= 1
    while i > first - _LIST and i > 1 and (tokens[i].text == "," or tokens[i].pos == "PROPN"):
        i -= 1
    return i > 0 and tokens[i].lower == "of" and tokens[i - 1].lower in _SEVERAL


def is_known(places: list[Place], inhabitants: int) -> bool:
    """Whether one of the places is a division, or a town of so many inhabitants (five times as many under another of its names)."""
    return any(
        p.population > (inhabitants if p.main else 5 * inhabitants)
        or p.feature_code in ("ADM1", "ISL", "PPLX")
        or (p.feature_code.startswith("ADM") and p.main and p.population > inhabitants)
        for p in places
    )


# Common words that are also the names of towns with many inhabitants.
_COMMON = frozenset(
    "police most man many date same bar side male best deal sale battle reading split mobile nice orange bath hull independence commerce "
    "enterprise progress along guide imperial liberty union sake hit tours lens metro media central bay victory hope santa general "
    "republic state states nation island islands bank park king queen prince college university justice freedom toyota honda queens".split()
)


def framed_spans(document: Document, gazetteer: Gazetteer) -> list[Span]:
    """Capitalised names that the model took for no one and no place, that the gazetteer knows, and that stand as a place does."""
    found = []
    tokens = document.tokens
    i = 0
    while i < len(tokens):
        if not _may_open(tokens[i]):
            i += 1
            continue
        last = i + 1
        while last < len(tokens) and last - i < 6 and tokens[last].sentence == tokens[i].sentence and _continues(tokens, i, last):
            last += 1
        while last > i + 1 and not tokens[last - 1].text[:1].isupper():
            last -= 1
        span = _framed(document, gazetteer, i, last)
        if span is not None:
            found.append(span)
        i = last
    return found


_SERVANTS = frozenset("police firefighters paramedics officers deputies prosecutors detectives authorities officials".split())
_SAINTS = frozenset({"st", "st.", "saint", "san"})  # churches, schools and days are called by saints' names more often than towns
_SEEN = frozenset({"PERSON", "ORG", "FAC", "DATE", "TIME", "MONEY", "CARDINAL", "PERCENT", "EVENT", "WORK_OF_ART"})


def _may_open(token: Token) -> bool:
    return token.text[:1].isupper() and len(token.text) > 2 and not token.text.isupper() and token.model_label not in _SEEN


def _continues(tokens: list[Token], first: int, i: int) -> bool:
    token = tokens[i]
    if token.text[:1].isupper():
        return token.model_label not in _SEEN
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if token.start == tokens[i - 1].end and "-" in (token.text, tokens[i - 1].text):
        return True  # `Dasht-e-Barchi`
    return token.text in ("de", "al", "el", "la", "des", "sur") and after is not None and after.text[:1].isupper()


def _framed(document: Document, gazetteer: Gazetteer, first: int, last: int) -> Span | None:
    tokens = document.tokens
    name = text_of(document, first, last)
    key = fold(name)
    if key in NOT_NAMES or key in _COMMON or len(key) < 4 or key in gazetteer.actor_aliases or key in gazetteer.demonyms:
        return None
    if last < len(tokens) and tokens[last].lower in _SERVANTS:
        return None  # a place within the name of those who serve it
    if tokens[last - 1].lower in NAME_USES or tokens[first].lower in _SAINTS or is_persons(document, first, last):
        return None
    places = gazetteer.lookup(name)
    if tokens[first].pos != "PROPN" and _starts(document, first) and not is_known(places, LARGE):
        return None
    if not places:
        sure = tokens[first].pos == "PROPN" and is_settlements(document, first, last)
        return Span(first, last, "place", "name", "model", 0.5, name, rank=2) if sure else None
    proper = tokens[first].pos == "PROPN" and not (last < len(tokens) and tokens[last].pos == "PROPN")
    if proper and is_settlements(document, first, last):
        sure = True  # `Giza's Haram district`, whatever else is called so
    elif is_framed(document, first, last):
        sure = is_known(places, KNOWN)
    else:
        sure = proper and is_known(places, LARGE) and any(p.main and p.population > LARGE for p in places)
    return Span(first, last, "place", "name", "gazetteer", 0.6, name, rank=2) if sure else None
