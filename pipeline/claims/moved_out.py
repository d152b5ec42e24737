"""Those whom an authority moves out of danger: `were moved to schools`, `led out of the building`, `flown home`."""

from __future__ import annotations

from pipeline.claims import impact_words as words
from pipeline.claims.circumstances import doers_of, sentence_words, subjects_of, words_before
from pipeline.claims.flight import CALAMITY, CAPTIVES, FLIGHT, WAR, is_place, is_refuge, may_be_driven, places_of, told_of
from pipeline.claims.hits import Hit, Role, is_passive
from pipeline.language.document import Document, Token

_DANGER = CALAMITY | WAR | frozenset("gunman shooting bomb gas smoke chemical alarm landmine curfew virus coronavirus".split())
_MOVING = frozenset(
    "move take carry transfer shift fly bus ferry bring transport airlift lift convey truck drive ship lead usher rush".split()
)
_AFAR = frozenset("move transfer shift fly bus ferry bring transport airlift convey truck ship".split())  # which a town may follow
_CARRIERS = frozenset("bus helicopter ship boat train convoy plane aircraft truck ferry flight ambulance lorry chopper vessel".split())
_LEADING = frozenset({"lead", "guide", "usher", "escort", "march", "shepherd"})
_ASIDE = frozenset({"out", "off", "across", "outside"})
_INLAND = frozenset("inland south north east west uphill upstairs southward southwards northward eastward westward".split())
_SCHOOLED = frozenset("pupil student passenger patient guest worker staff employee miner visitor shopper spectator tourist migrant".split())
_HELD = CAPTIVES | {"custody", "court", "handcuff", "handcuffs"}
_HOSPITALS = frozenset("hospital clinic infirmary morgue mortuary".split())
_ORIGINS = frozenset(
    "home house village town city area zone region camp island district neighbourhood neighborhood building flat apartment block valley "
    "hotel school delta bank slope coast compound ship vessel lowland settlement tower".split()
)


def moved_out(document: Document, index: int, role: Role, victim: int) -> Hit | None:
    """`The army moved 900 families to schools`, `60 pupils were led out`, where danger is told of; None where nobody is moved out of it."""
    tokens = document.tokens
    lemma = tokens[index].lemma.lower()
    if lemma not in _MOVING | _LEADING | _COVERING | {"clear"} or is_passive(document, index) != (role == "subject"):
        return None
    token = tokens[victim]
    if not (may_be_driven(token) or token.lemma.lower() in _SCHOOLED):
        return None
    if lemma in _COVERING:
        return Hit("evacuated", index, "ordered") if by_evacuation(document, index) else None
    near = told_of(document, index)
    doers = {tokens[i].lemma.lower() for i in (*doers_of(document, index), *subjects_of(document, index))}
    if (sentence_words(document, index) | words_before(document, index)) & _HELD or doers & words.CAPTORS:
        return None
    following = [t for t in tokens[index + 1 : index + 9] if t.sentence == tokens[index].sentence]
    if any(t.lemma.lower() in _HOSPITALS for t in following):
        return None
    if lemma in {"fly", "bring", "ship", "bus"} and _home(document, index, victim) and near & (_DANGER | FLIGHT | _SENT_BACK):
        return Hit("evacuated", index, "frame")
    if not near & (_DANGER | FLIGHT):
        return None
    if lemma in _LEADING:
        aside = any(t.lower in _ASIDE for t in following[:4]) or any(is_refuge(document, t) for t in places_of(document, index, _TO))
        return Hit("evacuated", index, "frame") if aside and near & _DANGER else None
    if any(t.lower in _INLAND for t in _particles(document, index)) and lemma in {"move", "shift", "take", "bus"}:
        return Hit("evacuated", index, "frame")
    if lemma in _MOVING | {"get"} and _out_of_place(document, index):
        return Hit("evacuated", index, "frame")
    goals = places_of(document, index, _TO)
    if any(is_refuge(document, t) for t in goals):
        return Hit("evacuated", index, "frame")
    origins = places_of(document, index, frozenset({"from"}))
    if lemma == "clear" and near & {"protest", "protester", "demonstrator", "demonstration"}:
        return None
    if lemma in _MOVING - {"take", "bring", "drive"} | {"clear"} and any(is_place(t, _ORIGINS) for t in origins):
        return Hit("evacuated", index, "frame")
    here = sentence_words(document, index) | words_before(document, index)
    if not here & (_DANGER | FLIGHT) or here & _REGULAR:
        return None
    brought = lemma != "bring" or is_passive(document, index) or bool(doers & _CARRIERS)
    far = (lemma in _AFAR or doers & _CARRIERS) and brought and may_be_driven(token) and not _are_hurt(document, index, victim)
    return Hit("evacuated", index, "frame") if far and any(is_place(t, _FAR) for t in goals) else None


def by_evacuation(document: Document, index: int) -> bool:
    """`The evacuation orders cover 900 people`: whether what covers or affects them is an evacuation or an order of one."""
    tokens = document.tokens
    named = [c for c in tokens[index].children if tokens[c].dep == "nsubj"]
    return any(
        tokens[c].lemma.lower() == "evacuation"
        or (tokens[c].lemma.lower() in {"order", "warning", "alert"} and any(tokens[g].lower == "evacuation" for g in tokens[c].children))
        for c in named
    )


# Timetables and outings: `carries 900 people to the mainland each day`.
_REGULAR = frozenset("each every daily rally hajj match final tournament cruise guest hoax drill commuter".split())
_COVERING = frozenset({"cover", "affect", "include"})
_TO = frozenset({"to", "into"})
_SENT_BACK = frozenset({"repatriate", "repatriation", "deport", "deportation", "deportee", "stranded"})


def _home(document: Document, index: int, victim: int) -> bool:
    """`flew 300 of its nationals home`, `were flown back home`."""
    after = document.tokens[max(index, victim) + 1 : max(index, victim) + 6]
    return any(t.lower == "home" and t.sentence == document.tokens[index].sentence for t in after)


def _are_hurt(document: Document, index: int, victim: int) -> bool:
    """`nine of them were flown to Lugo`, after they were told to be hurt: to a hospital there."""
    near = sentence_words(document, index)
    if document.tokens[victim].pos == "NUM":
        near |= words_before(document, index)
    return bool(near & _HURT)


_FAR = frozenset("mainland capital coast border country city town island region province interior".split())
_HURT = frozenset("injured wounded injury wound burn hospital patient treatment ambulance".split())


def _out_of_place(document: Document, index: int) -> bool:
    """`were brought out of Lugo`, `took 90 people out of the valley`."""
    tokens = document.tokens
    out = [c for c in tokens[index].children if c > index and tokens[c].lower == "out"]
    near = {g for o in out for c in tokens[o].children for g in [c, *tokens[c].children]}
    return any(tokens[g].dep == "pobj" and is_place(tokens[g], _TOWNS) for g in near)


_TOWNS = frozenset("town city village valley district region island country enclave area".split())


def _particles(document: Document, index: int) -> list[Token]:
    return [
        document.tokens[c] for c in document.tokens[index].children if c > index and document.tokens[c].dep in {"advmod", "npadvmod", "prt"}
    ]
