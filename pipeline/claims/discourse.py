"""Impacts told over sentence borders: `the other five`, `everyone on board`, `Six have been identified`, `three of the victims`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.claims.circumstances import number_between
from pipeline.claims.claim import Claim
from pipeline.claims.hits import is_passive, noun_lemma, of_the_well
from pipeline.claims.impact import noun_phrase_top
from pipeline.claims.impact_words import TOLL_NOUNS
from pipeline.claims.inflections import lemma_of
from pipeline.claims.persons import is_person
from pipeline.language.document import Document, Sentence, Token
from pipeline.language.numbers import Quantity

_OTHERS = frozenset({"other", "remaining"})
_MEMBERS = frozenset("victim person people other man woman child passenger survivor".split())
_CARRYING = re.compile(r"\b(?:carrying|with|transporting)\b", re.I)
_ALL_LOST = re.compile(
    r"\bkill(?:ing|ed|s) (?:all|everyone|everybody)(?! but\b)(?: (?:on ?board|aboard|inside|in it))?\b"
    r"|\bno survivors\b|\b(?:all|everyone|everybody) (?:on ?board|aboard) (?!but )(?:were |was )?(?:killed|died|perished)\b",
    re.I,
)
_IDENTIFYING = frozenset("identify name recover retrieve claim bury exhume hand return release transport".split())
_FINDING = frozenset({"find", "discover", "pull", "locate"})
_DEAD = frozenset("body corpse dead deceased remain victim".split())
# `Another 630,000 live in Jordan`, `a further 20`: added to those told of just before.
_ADDED = frozenset({"another", "further", "additional"})
_SAYING_FIGURE = frozenset("put set raise increase rise climb reach stand be fall drop grow exceed top hit bring lower revise".split())
_THAT = frozenset({"the", "that", "this", "its"})
# `an earlier count stood at 153`, `the latest figure is 12`: of the toll told of before.
_STAGES = frozenset(
    "true real actual final latest official provisional overall earlier previous preliminary initial updated revised unofficial".split()
)
_HAVING = frozenset({"with", "had", "has", "recorded", "reported", "registered", "saw", "counted"})
_AMONG_THEM = re.compile(r"(?:[\w’'-]+\s+){1,9}?(?:are|were|is|was)\s+(?:also\s+)?among\s+(?:them|those)\b", re.I)
_VICTIMS = frozenset({"victim"})
_KILLINGS = frozenset("massacre murder killing homicide femicide slaying".split())
_MEETING = frozenset("interview speak talk meet contact represent question advise counsel quote help support".split())
_NOT_VICTIMS = frozenset("lawsuit lawyer attorney sue court compensation settlement fund abuse assault rape scam fraud".split())
# What is said of those for whom it went well: they take no impact from the group that they belong to.
_WELL = frozenset("recover test vaccinate screen inoculate discharge escape immunise immunize negative".split())
_GOING_ON = frozenset("continue proceed pass leave drive travel stay keep".split())
_IN_CARE = frozenset("hospital hospitals clinic clinics treated treatment hospitalised hospitalized recovering burns injuries".split())
_CLAUSE = 8  # tokens behind a noun in which its verb says how they are
_RANKING = 24  # tokens from `followed by` to the last place of a ranking
_CHANGES = frozenset("increase rise jump surge drop fall decrease decline reduction".split())
_SINCE = frozenset("over from on compared since".split())  # what a change is measured against
_BACK = 3  # sentences between a group and what is told of its members


def told_before(document: Document, quantity: Quantity, seen: Sequence[Claim]) -> list[tuple[str, Claim | None]]:
    """The impacts of a number by the sentences around it, each with the claim of the group that it belongs to where there is one.

    `seen` are the claims before the number in text order; empty where nothing told before it holds for those it counts.
    """
    return (
        _the_others(document, quantity, seen)
        or _all_aboard(document, quantity)
        or _bodies(document, quantity)
        or _added(document, quantity, seen)
        or _the_figure(document, quantity, seen)
        or _of_last_year(document, quantity, seen)
        or _next_place(document, quantity, seen)
        or _among_them(document, quantity, seen)
        or _who_they_were(document, quantity, seen)
        or _victims(document, quantity, seen)
    )


def went_well(document: Document, quantity: Quantity) -> bool:
    """`Of these, 83 have recovered`, unlike `51 were not vaccinated`: whether the number's own verb says that no harm came of it."""
    above = document.tokens[document.tokens[noun_phrase_top(document, quantity.token_first, quantity.head)].head]
    if of_the_well(document, quantity.token_first):
        return True
    if document.tokens[above.head].lemma.lower() in {"let", "allow"} and lemma_of(above) in _GOING_ON:
        return True  # `let nine of them drive on`
    first = max(document.sentences[above.sentence].first, quantity.token_first - _RANKING)
    if lemma_of(above) == "recover" and any(noun_lemma(t) in {"body", "corpse"} for t in document.tokens[first : quantity.token_first]):
        return False  # `Of the bodies, 60 were recovered`
    return lemma_of(above) in _WELL and not any(document.tokens[c].dep == "neg" for c in above.children)


def _the_others(document: Document, quantity: Quantity, seen: Sequence[Claim]) -> list[tuple[str, Claim | None]]:
    """`Seven were shot. Two died. The other five are in hospital`: the rest of a group of which a part was told."""
    tokens = document.tokens
    first = quantity.token_first
    if first < 2 or tokens[first - 1].lower not in _OTHERS or tokens[first - 2].lower not in {"the", "its", "their"}:
        return []
    if quantity.head is not None and noun_lemma(tokens[quantity.head]) not in _MEMBERS and not is_person(tokens[quantity.head]):
        return []
    near = [c for c in seen if not c.implicit and c.best is not None and tokens[first].sentence - c.sentence <= _BACK]
    for whole in reversed(near):
        if whole.best is None or quantity.best is None:
            continue
        parts = {c.start: c.best for c in near if c.start > whole.start and c.best is not None and c.best < whole.best}.values()
        rest = whole.best - quantity.best
        if rest in parts or (parts and rest == sum(parts)):
            return [(c.impact, c) for c in near if c.quantity is whole.quantity]
    return []


def _all_aboard(document: Document, quantity: Quantity) -> list[tuple[str, Claim | None]]:
    """`A plane carrying 10 tourists and two pilots crashed, killing everyone on board`: those carried are the dead."""
    if quantity.head is None or not is_person(document.tokens[quantity.head]):
        return []
    sentence = document.sentences[document.tokens[quantity.token_first].sentence]
    before = document.text[max(sentence.start, quantity.start - 160) : quantity.start]
    if _CARRYING.search(before) and _ALL_LOST.search(document.text[quantity.end : min(sentence.end, quantity.end + 260)]):
        return [("killed", None)]
    return []


def _bodies(document: Document, quantity: Quantity) -> list[tuple[str, Claim | None]]:
    """`The bodies lie in the mortuary. Five have been identified`: said of the dead, whom the sentence before told of."""
    tokens = document.tokens
    if quantity.head is not None:
        return []
    above = tokens[tokens[noun_phrase_top(document, quantity.token_first, None)].head]
    more = {t.lower for t in tokens[quantity.token_first - 1 : quantity.token_last + 1]} & {"more", "another", "further", "others"}
    said = any(tokens[c].dep == "auxpass" for c in above.children)
    verbs = _IDENTIFYING | _FINDING if more and said else _IDENTIFYING  # `Four more were found on Sunday`
    if above.i < quantity.token_first or lemma_of(above) not in verbs or not is_passive(document, above.i):
        return []
    sentence = tokens[quantity.token_first].sentence
    near = [t for s in _before(document, sentence) for t in document.words(s) if t.i < quantity.token_first]
    return [("killed", None)] if any(noun_lemma(t) in _DEAD and t.tag in {"NNS", "JJ", "NN"} for t in near) else []


def _before(document: Document, sentence: int) -> list[Sentence]:
    """The sentence itself and the two before it."""
    return document.sentences[max(0, sentence - 2) : sentence + 1]


def _added(document: Document, quantity: Quantity, seen: Sequence[Claim]) -> list[tuple[str, Claim | None]]:
    """`Lebanon hosts 1.1 million refugees; Jordan is home to another 630,000`: more of those told of just before."""
    tokens = document.tokens
    first = quantity.token_first
    words = {t.lower for t in tokens[max(0, first - 2) : quantity.token_first + 1]}
    top = tokens[noun_phrase_top(document, first, quantity.head)]
    if not words & _ADDED or quantity.head is not None or top.dep in {"nsubj", "nsubjpass"}:
        return []
    return [(c.impact, None) for c in _nearest(seen, tokens[first].sentence, 1)]


def _the_figure(document: Document, quantity: Quantity, seen: Sequence[Claim]) -> list[tuple[str, Claim | None]]:
    """`A bishop put the figure at a million`, `the number could rise to 65,000`: the figure that was told of before."""
    tokens = document.tokens
    first = quantity.token_first
    if quantity.head is not None or first < 2:
        return []
    sentence = document.sentences[tokens[first].sentence]
    for noun in reversed(tokens[max(sentence.first, first - 8) : first]):
        described = noun.i > 1 and tokens[noun.i - 1].lower in _STAGES
        article = tokens[noun.i - 1 - described] if noun.i > described else noun
        if noun.lemma.lower() in TOLL_NOUNS and article.lower in ({"the", "that", "this", "its", "an", "a"} if described else _THAT):
            after = [t for t in tokens[noun.i + 1 : first] if not _of_a_time(document, t)]
            told = any(lemma_of(t) in _SAYING_FIGURE or t.lemma.lower() in _SAYING_FIGURE for t in tokens[max(0, noun.i - 3) : first])
            if not told or any(t.lower in {"of", "who", "for"} or t.tag == "CD" for t in after):
                return []
            return [(c.impact, None) for c in _nearest(seen, sentence.number, 1)]
    return []


def _of_a_time(document: Document, token: Token) -> bool:
    """Whether a word tells a time: `the figure for 2018`, `in the previous year`."""
    return token.model_label == "DATE" or (token.pos == "ADP" and any(document.tokens[c].model_label == "DATE" for c in token.children))


def _of_last_year(document: Document, quantity: Quantity, seen: Sequence[Claim]) -> list[tuple[str, Claim | None]]:
    """`Last year's figure, 871, was a record`: the figure, for another time, of the toll that was told of before."""
    tokens = document.tokens
    first = quantity.token_first
    if quantity.head is not None or first < 4 or tokens[first - 1].text != "," or document.text[quantity.end : quantity.end + 1] != ",":
        return []
    noun, owner = tokens[first - 2], tokens[first - 3]
    if noun.lemma.lower() not in TOLL_NOUNS or owner.tag != "POS" or tokens[first - 4].model_label != "DATE":
        return []
    return [(c.impact, None) for c in _nearest(seen, tokens[first].sentence, 1)]


def changed(document: Document, quantity: Quantity, seen: Sequence[Claim]) -> list[Claim]:
    """`118 were in jail, a rise of 17 on the year before`: the claims whose count is said to have changed by so much."""
    tokens = document.tokens
    first, last = quantity.token_first, quantity.token_last
    if quantity.head is None and _is_more_than_then(document, quantity):
        return _nearest(seen, tokens[first].sentence, 1)
    if quantity.head is not None or first < 2 or last >= len(tokens) or not (tokens[last].lower in _SINCE or _within(document, last)):
        return []
    if tokens[first - 1].lower in {"up", "down"} and tokens[first - 2].text in {",", "(", "-", "–", "—"}:
        near = _nearest(seen, tokens[first].sentence, 0)  # `74 were killed, down five on the year before`
        return [c for c in near if not number_between(document, c.anchor, first)]
    top = tokens[noun_phrase_top(document, first, None)]
    change = tokens[tokens[top.head].head]
    if tokens[top.head].lower != "of" or change.lemma.lower() not in _CHANGES or change.pos != "NOUN":
        return []
    near = _nearest(seen, tokens[first].sentence, 0 if tokens[last].lower == "in" else 1)
    return [c for c in near if not number_between(document, c.anchor, first)]  # else of what was counted between


def _is_more_than_then(document: Document, quantity: Quantity) -> bool:
    """`Leon has seen 40 murders. That is 12 more than at this time in 2019 and 18 more than in 2018`."""
    tokens = document.tokens
    first, last = quantity.token_first, quantity.token_last
    after = [t.lower for t in tokens[last : last + 3]]
    if (
        after[:1] not in (["more"], ["fewer"], ["less"])
        or after[1:2] != ["than"]
        or after[2:] not in (["in"], ["at"], ["during"], ["last"])
    ):
        return False
    sentence = document.sentences[tokens[first].sentence]
    opening = tokens[sentence.first : sentence.first + 2]
    return len(opening) == 2 and opening[0].lower in _THAT | {"it"} and opening[1].lemma.lower() == "be"


def _within(document: Document, i: int) -> bool:
    """`an increase of 12 in a week`: whether token i opens the time in which a count changed."""
    following = document.tokens[i + 1 : i + 4]
    return document.tokens[i].lower == "in" and any(t.lemma.lower() in {"day", "week", "month", "year", "hour"} for t in following)


def _next_place(document: Document, quantity: Quantity, seen: Sequence[Claim]) -> list[tuple[str, Claim | None]]:
    """`Accra leads with 566 cases, followed by Ashanti with 49`: the same count for the next place of the sentence."""
    tokens = document.tokens
    first = quantity.token_first
    if quantity.head is not None or first < 2:
        return []
    sentence = document.sentences[tokens[first].sentence]
    ranked = any(t.lower == "followed" for t in tokens[max(sentence.first, first - _RANKING) : first])
    before, owner = tokens[first - 1].lower, tokens[first - 2]
    named = owner.pos == "PROPN" or (ranked and owner.tag == "NNS" and is_person(owner))  # `followed by cyclists at 98`
    if not named or not (before in _HAVING or (ranked and before == "at")):
        return []
    near = _nearest(seen, sentence.number, 0 if ranked else 1)
    return [
        (c.impact, None) for c in near if ranked or c.how in {"counted", "toll", "told_around", "total", "of_them", "tally", "same_count"}
    ]


def _among_them(document: Document, quantity: Quantity, seen: Sequence[Claim]) -> list[tuple[str, Claim | None]]:
    """`Five were infected. Two nurses and a driver are among them`: members of the group told before."""
    sentence = document.tokens[quantity.token_first].sentence
    if not _AMONG_THEM.match(document.text[quantity.end : quantity.end + 120].lstrip()):
        return []
    return [(c.impact, c) for c in _nearest(seen, sentence, 1) if c.sentence < sentence]


def _who_they_were(document: Document, quantity: Quantity, seen: Sequence[Claim]) -> list[tuple[str, Claim | None]]:
    """`They freed 13 Israelis. The Israelis were six women and seven children`: the make-up of a group that its noun names again."""
    tokens = document.tokens
    if quantity.head is None or not is_person(tokens[quantity.head]):
        return []
    top = tokens[noun_phrase_top(document, quantity.token_first, quantity.head)]
    while top.dep == "conj" and tokens[top.head].pos in {"NOUN", "PROPN", "NUM"}:
        top = tokens[top.head]
    copula = tokens[top.head]
    if top.dep != "attr" or copula.lemma.lower() != "be":
        return []
    named = {noun_lemma(tokens[c]) for c in copula.children if tokens[c].dep == "nsubj" and tokens[c].tag in {"NNS", "NNPS"}}
    for claim in reversed(seen[-8:]):
        if copula.sentence - claim.sentence > 2 or claim.implicit:
            break
        larger = claim.best is not None and quantity.best is not None and claim.best > quantity.best
        if larger and claim.head is not None and noun_lemma(tokens[claim.head]) in named:
            return [(claim.impact, claim)]
    return []


def _victims(document: Document, quantity: Quantity, seen: Sequence[Claim]) -> list[tuple[str, Claim | None]]:
    """`Two of the blast victims were nurses`, `officers found three victims`: those whose fate was told before."""
    tokens = document.tokens
    head = quantity.head
    if head is None or noun_lemma(tokens[head]) not in _VICTIMS or quantity.best is None:
        return []
    sentence = document.sentences[tokens[head].sentence]
    if any(t.lemma.lower() in _NOT_VICTIMS for t in document.words(sentence)):
        return []
    above = tokens[tokens[noun_phrase_top(document, quantity.token_first, head)].head]
    while above.dep in {"prep", "agent"} and above.lower not in {"of", "about"}:  # `speaks of 1,600 victims`
        above = tokens[above.head]
    if above.lemma.lower() in _MEETING:
        return []  # `met 45 victims`
    near = [c for c in _nearest(seen, sentence.number, _BACK) if c.impact in {"killed", "injured", "infected", "abducted"}]
    following = {t.lower for t in tokens[head + 1 : min(head + 1 + _CLAUSE, sentence.last)]}
    if near and following & _IN_CARE:
        return [("injured", None)]  # `another 80 victims are still in hospital`
    if not near and any(t.lemma.lower() in _KILLINGS for t in document.words(sentence)):
        return [("killed", None)]  # `30 massacres in one summer, with 180 victims`
    return [(c.impact, None) for c in near]


def _nearest(seen: Sequence[Claim], sentence: int, back: int) -> list[Claim]:
    """The claims of the last number told of in the sentence or at most `back` before it; empty where there is none."""
    near = [c for c in seen[-8:] if sentence - c.sentence <= back and not c.implicit and c.how != "fatal"]
    return [c for c in near if c.quantity is near[-1].quantity]


def does_other(document: Document, head: int) -> bool:
    """`The two men were having dinner`, `the six people whom they seek`: a group that is named, with nothing told of its fate."""
    tokens = document.tokens
    if tokens[head].lemma.lower() in {"victim", "body"}:
        return False
    above = tokens[tokens[head].head]
    active = tokens[head].dep == "nsubj" and above.pos == "VERB" and not any(tokens[c].dep == "auxpass" for c in above.children)
    sought = any(
        tokens[g].dep == "nsubj" and tokens[g].tag == "PRP"
        for c in tokens[head].children
        if tokens[c].dep == "relcl"
        for g in tokens[c].children
    )
    return active or sought
