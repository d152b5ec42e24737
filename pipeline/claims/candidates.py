"""Where claims may stand: numbers that can count victims, and indefinite single victims without a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.claims import impact_words, victim_words
from pipeline.claims.claim import Claim
from pipeline.claims.hits import Hit, is_structure
from pipeline.claims.impact import impacts
from pipeline.claims.inflections import lemma_of
from pipeline.language.document import Document, Token
from pipeline.language.numbers import Quantity

COUNTING_KINDS = frozenset({"person", "object", "none"})
_INDEFINITE = frozenset({"a", "an", "another"})
_PERSON_SUFFIX = re.compile(r"(?:er|or|ist|man|woman|boy|girl|ian|ee|eer|ant|person)$")
_NOT_PERSONS = frozenset(
    "number member murder order matter river water power fever cancer weather winter summer winner disaster "
    "center centre sector doctor factor letter "
    "computer shelter chapter quarter thunder trigger border hunger danger paper offer tower car war bar door floor motor reactor tractor "
    "helicopter trailer freighter tanker ferry bomber fighter_jet cluster barrier danger corner career plan "
    "loan human committee coffee tree "
    "plant restaurant giant tenant warrant variant grant want hour tour error terror mirror horror color colour flavor labor labour "
    "minor major harbor harbour rumor rumour tumor tumour list assist resist mist fist twist coast assassin "
    "laser answer character newspaper "
    "driver's speaker's anger supper dinner counter gender tender fender bumper gutter lawn_mower finger shoulder liver bladder ladder "
    "amber amputee employer manager parliamentarian meter liter newsletter leader-board master register theater theatre semester "
    "trimester user server router printer monitor elevator escalator generator radiator incubator ventilator refrigerator".split()
)
_GROUP_ONLY = frozenset({"charge", "convict", "indict", "arraign"})  # said of one person it tells of a trial, not of being taken in
_BARE_VERBS = frozenset({"die", "flee", "drown", "perish"})  # taken for nouns in headlines: `300,000 flee`
_PARENTS = frozenset("mother father mom mum dad parent grandmother grandfather single-mother".split())  # a mother of two
_SEVERE = frozenset({"threatening", "life-threatening", "serious", "seriously", "major", "critical"})
_STRICT = frozenset(
    {"body_of", "verb", "state", "lives", "light_verb", "adjective", "among", "phrase", "action_noun", "treated", "after", "before"}
)


def numeric_claims(document: Document, *, topics: frozenset[str]) -> Iterator[Claim]:
    """A claim for each impact of each number that counts people or buildings, in text order."""
    for quantity in document.quantities:
        if quantity.unit_kind not in COUNTING_KINDS or quantity.is_group_noun or quantity.token_first < 0:
            continue
        if is_label(document, quantity):
            continue
        if any(value is not None and value < 0 for value in (quantity.low, quantity.best, quantity.high)):
            continue
        if quantity.best is None and quantity.low is None and quantity.high is None and quantity.quantifier != "vague":
            continue
        head = _counted_noun(document, quantity)
        anchor, hits = impacts(document, quantity.token_first, quantity.token_last, head, topics=topics)
        for hit in hits:
            if not _victims_fit(document, quantity, head, hit) or (quantity.is_zero_word and _partly_negated(document, hit)):
                continue
            yield Claim(
                start=quantity.start,
                end=quantity.end,
                number_text=quantity.number_text,
                impact=hit.impact,
                sentence=document.tokens[quantity.token_first].sentence,
                trigger=hit.trigger,
                quantity=quantity,
                head=head,
                anchor=anchor,
                how=hit.how,
            )


_LABELS = frozenset(
    "image photo picture page figure fig chapter part room highway route interstate no number section step "
    "article phase flight video slide".split()
)


def is_label(document: Document, quantity: Quantity) -> bool:
    """`Image 8 of 8`, `Highway 1`: a number that labels; `a girl, 5, ...`: an age set off by commas; `a record number`: no count."""
    tokens = document.tokens
    first = quantity.token_first
    if _is_rate(document, quantity):
        return True
    if first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].lemma.lower() in _PARENTS:
        return True
    if quantity.quantifier == "vague":
        words = quantity.number_text.lower()
        number_follows = any(t.pos == "NUM" for t in tokens[quantity.token_last : quantity.token_last + 2])
        return "record" in words or ("number" in words and number_follows)
    if quantity.head is not None or first == 0 or quantity.quantifier != "exact" or not tokens[first].text.isdigit():
        return False
    before = tokens[first - 1]
    if before.lemma.lower() in _LABELS and before.text[0].isupper():
        return True
    if before.lower == "of" and first > 1 and tokens[first - 2].text.isdigit() and first > 2 and tokens[first - 3].lemma.lower() in _LABELS:
        return True
    if before.lower == "/":
        return True
    following = tokens[quantity.token_last].lower if quantity.token_last < len(tokens) else "."
    named = first > 1 and tokens[first - 2].pos in {"NOUN", "PROPN"} and tokens[first - 2].tag in {"NN", "NNP"}
    if before.lower == "," and named and following in {",", "and", "."} and quantity.best is not None and quantity.best < 110:
        return following != "and" or tokens[first - 2].tag == "NNP"
    if before.lower in {",", "and"} and following in {",", "and"} and quantity.best is not None and quantity.best < 20:
        near = tokens[max(0, first - 5) : first]
        return any(t.tag in {"NNS"} and is_person(t) for t in near) and not any(t.pos == "VERB" for t in near)
    return False


def _partly_negated(document: Document, hit: Hit) -> bool:
    """`none suffered life-threatening injuries`: it does not say that nobody was hurt."""
    near = document.tokens[hit.trigger : hit.trigger + 5]
    return hit.impact == "injured" and any(
        t.lower in {"threatening", "life-threatening", "serious", "seriously", "major", "critical"} for t in near
    )


def _counted_noun(document: Document, quantity: Quantity) -> int | None:
    """The noun counted; None where a verb stands between (`a dozen sustained wounds`) or the noun only says how they are held."""
    head = quantity.head
    if head is None:
        return None
    tokens = document.tokens
    if tokens[head].lower in _BARE_VERBS and head == quantity.token_last:
        return None
    between = tokens[quantity.token_last : head]
    if any(t.pos in {"VERB", "AUX"} and t.tag in {"VBD", "VBZ", "VBP"} and t.dep != "amod" for t in between):
        return None
    if tokens[head].lower in {"hostage", "captive", "prisoner"} and between and is_person(between[-1]):
        return between[-1].i
    return head


def _is_rate(document: Document, quantity: Quantity) -> bool:
    """`12 deaths per 100,000 people`: a rate counts nobody; nor does its base."""
    tokens = document.tokens
    if quantity.token_first and tokens[quantity.token_first - 1].lower == "per":
        return True
    start = (quantity.head if quantity.head is not None else quantity.token_last - 1) + 1
    near = tokens[start : start + 3]
    return any(
        t.lower == "per" and t.i + 1 < len(tokens) and (tokens[t.i + 1].pos == "NUM" or tokens[t.i + 1].lower == "capita") for t in near
    )


def _victims_fit(document: Document, quantity: Quantity, head: int | None, hit: Hit) -> bool:
    """Whether what is counted can suffer the impact: people (or a noun left out) for people's impacts, buildings for theirs."""
    if head is None:
        return hit.impact != "structures"
    token = document.tokens[head]
    if hit.impact == "structures":
        return is_structure(token)
    if hit.trigger == head or (hit.impact == "affected" and is_structure(token)):
        return True
    verb = lemma_of(document.tokens[hit.trigger])
    if hit.impact == "held" and hit.how == "verb" and not is_person(token):
        return False
    if hit.how == "verb" and verb in impact_words.NEEDS_PEOPLE_OBJECT:
        return is_person(token) or quantity.unit_kind == "person"
    return may_be_person(token, quantity.unit_kind == "person")


def may_be_person(token: Token, counted_as_person: bool = False) -> bool:
    """Whether a noun can name people: listed, a name of a people, or not listed among other things."""
    lemma = token.lemma.lower()
    if lemma in impact_words.NON_VICTIMS:
        return False
    return counted_as_person or is_person(token) or token.pos in {"PROPN", "ADJ", "NUM", "VERB", "PRON", "ADV", "DET"}


def is_person(token: Token) -> bool:
    """Whether a noun is known, by the lists, its label or its ending, to name a person."""
    lemma, lower = token.lemma.lower(), token.lower
    if lemma in impact_words.NON_VICTIMS or lemma in _NOT_PERSONS:
        return False
    if lemma in victim_words.PEOPLE or lower in victim_words.PEOPLE or lemma in victim_words.GROUPS or lower in victim_words.GROUPS:
        return True
    if lower == "old" and token.pos in {"NOUN", "ADJ", "PROPN"} and token.dep not in {"amod", "acomp", "npadvmod"}:
        return True  # a 17-year-old
    if token.model_label == "NORP" or lemma in impact_words.COUNTED:
        return True
    return token.pos == "NOUN" and len(lemma) > 4 and bool(_PERSON_SUFFIX.search(lemma))


def implicit_claims(document: Document, *, topics: frozenset[str]) -> Iterator[Claim]:
    """A claim for each impact of each indefinite single victim: `a child was killed`; in a title also without article."""
    numbered = {
        i
        for q in document.quantities
        if q.unit_kind in COUNTING_KINDS and not is_label(document, q)
        for i in range(q.token_first, q.token_last)
    }
    heads = {q.head for q in document.quantities if q.head is not None}
    for token in document.tokens:
        if token.i in heads or token.pos not in {"NOUN", "PROPN", "ADJ"} or token.tag in {"NNS", "NNPS"}:
            continue
        article = next((c for c in token.children if document.tokens[c].lower in _INDEFINITE and c < token.i), None)
        in_title = token.end <= document.title_end
        if article is None and not (in_title and _bare_in_title(document, token)):
            continue
        if not is_person(token) or any(c in numbered for c in token.children):
            continue
        if token.dep in {"attr", "appos", "compound", "poss", "nmod"}:
            continue
        anchor, hits = impacts(document, token.i, token.i + 1, token.i, topics=topics)
        for hit in hits:
            if (hit.how not in _STRICT and not _is_body(token, hit)) or hit.weak or hit.impact == "structures":
                continue
            if (hit.trigger == token.i and not _is_body(token, hit)) or lemma_of(document.tokens[hit.trigger]) in _GROUP_ONLY:
                continue
            first = document.tokens[article] if article is not None else _phrase_start(document, token)
            end = first.end if article is not None else token.end
            yield Claim(
                start=first.start,
                end=end,
                number_text=document.text[first.start : end],
                impact=hit.impact,
                sentence=token.sentence,
                trigger=hit.trigger,
                implicit=True,
                head=token.i,
                anchor=anchor,
                how=hit.how,
            )


def _is_body(token: Token, hit: Hit) -> bool:
    """`a body was found`: the noun itself tells the death."""
    return token.lemma.lower() in {"body", "corpse"} and hit.impact == "killed"


def _bare_in_title(document: Document, token: Token) -> bool:
    """A headline's singular without article, number or owner, in a role of its own: `Man killed in ...`."""
    if token.tag not in {"NN", "JJ"} and not (
        token.tag == "NNP" and token.lemma.lower() in victim_words.PEOPLE | victim_words.GROUPS.keys()
    ):
        return False
    return not any(document.tokens[c].dep in {"det", "poss", "nummod"} for c in token.children)


def _phrase_start(document: Document, token: Token) -> Token:
    """First word of the noun phrase: modifiers that stand directly before the noun belong to it."""
    i = token.i
    while i > 0 and document.tokens[i - 1].head == token.i and document.tokens[i - 1].dep in {"amod", "compound", "nmod"}:
        i -= 1
    return document.tokens[i]
