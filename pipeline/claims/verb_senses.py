"""Verbs whose harm depends on who acts, on what follows or on whether it was done at all."""

from __future__ import annotations

import itertools

from pipeline.claims import impact_words as words
from pipeline.claims.hits import Hit, Role, is_passive
from pipeline.claims.inflections import lemma_of
from pipeline.claims.persons import is_person
from pipeline.language.document import Document, Token

_PARAGRAPHS = 60  # tokens
_NEAR = 30  # tokens to either side in which a sentence tells the circumstances of a verb


def taken(document: Document, index: int, lemma: str, *, passive: bool) -> list[Hit]:
    """What being picked up, pulled out, captured, seized or held means, by who does it: rescuers, the law, or captors."""
    tokens = document.tokens
    sentence = document.sentences[tokens[index].sentence]
    near = {t.lemma.lower() for t in document.words(sentence)}
    doers = {tokens[i].lemma.lower() for i in _doers(document, index)}
    if lemma == "pick" and "they" in doers and _words_before(document, index) & words.CAPTIVITY:
        return [Hit("abducted", index, "taken")]
    if lemma in {"pick", "pull"}:
        if near & words.AT_SEA or (lemma == "pick" and _words_before(document, index) & _AT_SEA_BEFORE):
            return [Hit("rescued", index, "taken")]
        return [Hit("detained", index, "taken")] if lemma == "pick" and (near | doers) & words.LAW else []
    if lemma == "hold":
        if doers & words.PRISONS:
            return [Hit("detained", index, "counted")]
        going_on = any(tokens[c].lower == "being" for c in tokens[index].children)
        following = [t.lower for t in tokens[index + 1 : index + 3]]
        if not near & words.CAPTIVITY and near & words.PRISONS:
            return [Hit("detained", index, "taken")]
        why = {"over", "on", "after"} | ({"in", "for", "under"} if tokens[index].end <= document.title_end else set())
        charged = passive and bool(why & set(following[:1])) and following != ["on", "to"]
        if not near & words.CAPTIVITY and (charged or near & words.LAW):
            return [Hit("detained", index, "taken")] if passive or doers & words.LAW else []
        if near & words.CAPTIVITY or going_on or (not passive and _captors(document, index)):
            return [Hit("held", index, "taken")]
        return []
    return [Hit("detained" if doers & words.LAW or (not doers and near & words.OUTLAWS) else "abducted", index, "taken")]


_AT_SEA_BEFORE = frozenset({"boat", "dinghy", "navy", "coastguard", "capsize", "migrant", "ferry"})


def _doers(document: Document, index: int) -> list[int]:
    """The subject of an active verb, or those named after `by`, with what modifies them."""
    found: list[int] = []
    for child in document.tokens[index].children:
        token = document.tokens[child]
        if token.dep in {"nsubj", "agent"}:
            found.extend(i for i in document.subtree(child) if abs(i - child) <= 4)
    return found


_HOLDERS = frozenset({"it", "i", "you"})  # `I held two cousins by the hand`


def _captors(document: Document, index: int) -> bool:
    """Whether those who hold are people or a force; a building that could hold 5,000 and a man who holds a record take nobody."""
    tokens = document.tokens
    subjects = [c for c in tokens[index].children if tokens[c].dep == "nsubj"]
    able = any(tokens[c].lower in {"can", "could", "will", "would", "may"} for c in tokens[index].children)
    return (
        bool(subjects)
        and not able
        and all(tokens[c].pos in {"NOUN", "PROPN", "PRON"} and tokens[c].lower not in _HOLDERS for c in subjects)
    )


def hostage(document: Document, index: int, victim: int) -> int | None:
    """`took several tourists hostage`, `were held captive`: the token of the word that says so."""
    for i in range(index + 1, min(max(index, victim) + 4, len(document.tokens))):
        if document.tokens[i].lower in {"hostage", "captive", "prisoner"}:
            return i
    return None


def feared(document: Document, index: int) -> bool:
    """`feared trapped`, `believed to be trapped`."""
    above = [document.tokens[i].lemma.lower() for i in list(document.ancestors(index))[:2]]
    return any(lemma in {"fear", "believe", "presume", "think"} for lemma in above)


def to_death(document: Document, index: int) -> int | None:
    """`put 81 men to death`, `were burnt alive`: the token that says that the harm was fatal."""
    sentence = document.sentences[document.tokens[index].sentence]
    near = document.tokens[index + 1 : min(index + 7, sentence.last)]
    if lemma_of(document.tokens[index]) in {"sentence", "condemn"}:
        return None
    for before, token in itertools.pairwise(near):
        if before.lower == "to" and token.lower == "death":
            return token.i
    if lemma_of(document.tokens[index]) in {"burn", "bury", "flay"} and near and near[0].lower == "alive":
        return near[0].i
    return None


def is_purpose(document: Document, index: int) -> bool:
    """`an operation to free the two hostages`: an aim, of which it is not told whether it was reached."""
    token = document.tokens[index]
    return token.dep in {"advcl", "acl", "relcl", "xcomp"} and any(
        document.tokens[c].lower == "to" and document.tokens[c].tag == "TO" for c in token.children
    )


def made_to_leave(document: Document, index: int, role: Role, victim: int) -> Hit | None:
    """`ordered 20,000 residents to leave`, `thousands were forced to flee`, `were told to leave their homes`."""
    tokens = document.tokens
    lemma = tokens[index].lemma.lower()
    if lemma in words.LEAVING_VERBS and role == "subject" and tokens[index].dep in {"ccomp", "xcomp"}:
        above = tokens[tokens[index].head]
        lemma, leaving = above.lemma.lower(), index
    else:
        leaving = next(
            (c for c in tokens[index].children if tokens[c].dep in {"xcomp", "ccomp"} and tokens[c].lemma.lower() in words.LEAVING_VERBS),
            -1,
        )
        if leaving < 0 and lemma in words.ORDERING_VERBS:
            leaving = _told_to_leave(document, index)
        if leaving < 0 or (role == "subject" and not is_passive(document, index)):
            return None
    if tokens[leaving].lemma.lower() == "evacuate" and is_passive(document, leaving):
        return Hit("evacuated", leaving, "driven")
    finite = tokens[leaving].tag in {"VBD", "VBP", "VBZ"}  # `told police that two men fled`
    if lemma in words.ORDERING_VERBS and not finite:
        return Hit("evacuated", leaving, "ordered")
    if lemma in words.DRIVING_VERBS:
        return Hit("displaced", leaving, "driven")
    return None


def _told_to_leave(document: Document, index: int) -> int:
    """The token of the verb in `told to be ready to leave`, `ordered to clear out of Georgia`; -1 where there is none."""
    sentence = document.sentences[document.tokens[index].sentence]
    near = document.tokens[index + 1 : min(index + 12, sentence.last)]
    for i, token in enumerate(near):
        if token.tag != "TO" or i + 1 >= len(near):
            continue
        verb = near[i + 1] if not near[i + 1].lower.endswith("ly") or i + 2 >= len(near) else near[i + 2]
        out = verb.lower in {"clear", "get", "move"} and any(t.lower == "out" for t in near[i + 2 : i + 5])
        if out or verb.lower in words.LEAVING_VERBS - {"move"}:
            return verb.i
    return -1


def claims_lives(document: Document, index: int, victim: int) -> bool:
    """`the explosion claimed 50 prisoners`: a thing that claims people takes their lives."""
    tokens = document.tokens
    doers = [tokens[i] for i in _subjects(document, index)]
    return bool(doers) and is_person(tokens[victim]) and all(t.pos == "NOUN" and not is_person(t) for t in doers)


def struck_by(document: Document, index: int) -> bool:
    """`was hit by a car`: struck by something that harms."""
    return any(document.tokens[i].lemma.lower() in words.STRIKING_THINGS for i in document.subtree(index) if index < i <= index + 6)


def to_hospital(document: Document, index: int) -> bool:
    """`were taken to University Medical Center`."""
    sentence = document.sentences[document.tokens[index].sentence]
    near = [document.tokens[i].lower for i in range(index, min(index + 9, sentence.last))]
    return any(word in words.HOSPITAL_WORDS for word in near) and any(w in {"to", "at", "in", "by", "for"} for w in near)


def _sentence_words(document: Document, index: int) -> set[str]:
    """The lower-case words and base forms near a verb in its sentence."""
    sentence = document.sentences[document.tokens[index].sentence]
    near = document.tokens[max(sentence.first, index - _NEAR) : min(sentence.last, index + _NEAR)]
    return {t.lower for t in near} | {t.lemma.lower() for t in near}


def _words_before(document: Document, index: int) -> set[str]:
    """The words and base forms before the sentence of a token, as far as a paragraph or two of news."""
    first = document.sentences[document.tokens[index].sentence].first
    return {form for t in document.tokens[max(0, first - _PARAGRAPHS) : first] for form in (t.lower, t.lemma.lower())}


def poisoned(document: Document, index: int) -> bool:
    """`a gas leak sickened 120`: made ill by a poison, which is an injury and no case of a disease."""
    return bool(_sentence_words(document, index) & words.POISONS)


def out_of_service(document: Document, index: int) -> bool:
    """`the outage hit 1.2 million homes`: they are without power, not damaged."""
    tokens = document.tokens
    return lemma_of(tokens[index]) in {"hit", "strike"} and any(tokens[i].lemma.lower() in words.OUTAGES for i in _doers(document, index))


def not_found(document: Document, index: int, lemma: str) -> bool:
    """`are still to be found`, `have not been heard from`: those looked for in vain."""
    if lemma not in {"find", "locate", "trace", "see", "hear"} or not is_passive(document, index):
        return False
    tokens = document.tokens
    before = [t.lower for t in tokens[max(0, index - 5) : index]]
    if before[-2:] == ["to", "be"]:
        return "yet" in before or "still" in before
    return any(tokens[c].dep == "neg" for c in tokens[index].children) and (lemma != "see" or "since" in _sentence_words(document, index))


def never_returned(document: Document, index: int, lemma: str) -> bool:
    """`55,000 never came home`: those who went to war or to sea and died there."""
    following = {t.lower for t in document.tokens[index + 1 : index + 3]}
    never = any(document.tokens[c].lower == "never" for c in document.tokens[index].children)
    return never and (lemma == "return" or (lemma in {"come", "make"} and bool(following & {"home", "back"})))


def airlifted(document: Document, index: int) -> str:
    """Those airlifted from a roof or a sinking ship are rescued; others (`from Libya`, `out of the war zone`) evacuated."""
    return "rescued" if _sentence_words(document, index) & _PERILS else "evacuated"


_PERILS = frozenset("roof rooftop flood strand trap ship boat sea mountain cliff safety tree ledge river rescue rescuer helicopter".split())


def ran_from(document: Document, index: int, subject: Token) -> bool:
    """`the gunmen fled`, `two people fled the scene`: away from a deed, not from home."""
    tokens = document.tokens
    if subject.lemma.lower() in words.OFFENDERS:
        return True
    sentence = document.sentences[tokens[index].sentence]
    return any(t.lower in words.SCENES for t in tokens[index + 1 : min(index + 6, sentence.last)])


_SHOTS = frozenset("shot shots shoot shooting gunfire gunman gunmen bullet bullets fire sniper shooter stabbed".split())


_DISASTERS = frozenset("flood deluge flooding earthquake quake storm drought cyclone hurricane typhoon famine tsunami monsoon".split())

HARMING = frozenset("bury treat hit strike take bring return fly get haul lift receive admit".split())  # verbs that `harmed` reads


def harmed(document: Document, index: int, lemma: str) -> Hit | None:
    """Being buried, treated, hit or swept off, by what the sentence says beside it."""
    near = _sentence_words(document, index)
    following = [t.lower for t in document.tokens[index + 1 : index + 9]]
    if lemma == "bury" and near & words.BURYING:
        return Hit("missing", index, "verb")
    if lemma == "bury" and near & words.GRAVES:
        return Hit("killed", index, "verb")
    in_hospital = is_passive(document, index) and words.HOSPITAL_WORDS & set(following)
    if lemma == "treat" and (near & _TREATED_FOR or {"spot", "scene"} & set(following) or "treated" in following or in_hospital):
        return Hit("injured", index, "treated")
    if lemma in {"hit", "strike"} and (near & _SHOTS or (is_passive(document, index) and _words_before(document, index) & _SHOTS)):
        return Hit("injured", index, "struck")
    if lemma in {"hit", "strike"} and any(document.tokens[i].lemma.lower() in _DISASTERS for i in _doers(document, index)):
        return Hit("affected", index, "struck")
    if lemma in _BRINGING and {"home", "back"} & set(following[:4]) and near & _EXCHANGED:
        return Hit("released", index, "verb")
    if lemma in {"receive", "admit", "take"} and _by_hospital(document, index) and (near | _words_before(document, index)) & _VIOLENT:
        return Hit("injured", index, "hospital")
    if lemma in _BRINGING and "out" in following[:3] and {"evacuation", "evacuate"} & (near | _words_before(document, index)):
        return Hit("evacuated", index, "verb")
    if lemma in _BRINGING and {"out", "up"} & set(following[:4]) and near & _TRAPPED:
        return Hit("rescued", index, "verb")
    if lemma == "take" and {"away", "off"} & set(following[:3]):
        doers = {document.tokens[i].lemma.lower() for i in _doers(document, index)}
        return Hit("detained", index, "verb") if doers & words.LAW else None
    if lemma == "take" and (subjects := _subjects(document, index)):
        named = {document.tokens[i].lemma.lower() for i in subjects}
        if named & words.CAPTORS or ("they" in named and _words_before(document, index) & (words.CAPTORS | words.CAPTIVITY)):
            return Hit("abducted", index, "verb")
    return None


_VIOLENT = frozenset("injured wounded killed dead crash attack blast shooting earthquake tornado storm explosion airstrike bombing".split())


def _by_hospital(document: Document, index: int) -> bool:
    """`the hospital took in 60 patients`: whether those who receive are a hospital."""
    return any(document.tokens[i].lemma.lower() in {"hospital", "clinic", "infirmary"} for i in _subjects(document, index))


def _subjects(document: Document, index: int) -> list[int]:
    """The subjects of an active verb, those of the verb that it is joined to where it has none itself."""
    tokens = document.tokens
    found = [c for c in tokens[index].children if tokens[c].dep == "nsubj"]
    if not found and tokens[index].dep == "conj":
        found = [c for c in tokens[tokens[index].head].children if tokens[c].dep == "nsubj"]
    return found


_BRINGING = frozenset({"bring", "return", "fly", "get", "haul", "lift"})
_EXCHANGED = frozenset("swap exchange prisoner hostage captive captivity".split())
_TRAPPED = frozenset("trap rescuer rescue rubble debris cave shaft tunnel well wreckage underground".split())
_TREATED_FOR = frozenset("inhalation injury wound burn exposure shock hypothermia fracture cut concussion poisoning exhaustion".split())
