"""Bare figures that go on with a count: `Leon had four`, `in July there were 151`, `the institute speaks of 119`.

The noun of a second figure is left out where it is that of the figure before it. Which figure that is follows from the order alone: the
nearest one before that counts anything. Where that one counts nobody, the bare one does not either.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.claims.claim import Claim
from pipeline.claims.clause import FINITE
from pipeline.claims.impact import noun_phrase_top
from pipeline.claims.impact_words import COUNTED
from pipeline.claims.inflections import lemma_of
from pipeline.claims.standing_counts import is_statistic, mention_at, names_count, standing_count, time_between
from pipeline.language.document import Document, Token
from pipeline.language.numbers import Quantity

_HAVING = frozenset("have see record report register count list log show suffer tally get add".split())
_COUNTERS = frozenset(
    "city town village state country county district province region municipality nation hospital clinic prison camp ministry agency "
    "department office police database monitor group organization organisation institute observatory council association union".split()
)
_THE_SAME = frozenset({"it", "they", "we", "that", "which"})
_FIGURES = frozenset({"figure", "number", "count", "tally", "total"})
_WHOSE = frozenset({"the", "its", "their", "our", "that", "this", "'s", "’s", "annual", "official"})
_BEING = frozenset("be stand reach rise climb fall drop exceed top pass decline increase decrease grow".split())
_LEVELS = frozenset("above over past below under at to around from".split())
_RANKS = frozenset("most fewest worst deadliest bloodiest highest lowest hardest second third fourth fifth".split())
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_TIMES = frozenset("year month summer winter spring autumn week weekend season".split())
_RANKED = 10  # tokens from a figure to the word of its rank
_AFTER = frozenset({"", ".", ",", ";", ")", "and", "but", "”", '"', "''"})  # what may follow a figure that has no noun
_UNTIL_NOW = (["so", "far"], ["to", "date"])
_LINKS = frozenset({"in", "for", "at", "from"})
_TIME_REACH = 3  # tokens from a figure to the time that it is of
_TIMES_AS_MANY = 20  # two accounts of one thing, or two years of it, at most
_SPEAKER = 12  # tokens from a verb of saying back to who says it
_ENTRY = 20  # tokens from `accounts for` to the next figure
_CLAIMED = frozenset("figure estimate toll count number".split())
_AUXILIARIES = frozenset("did were was have has had".split())
_RECORDING = frozenset("record report register count log list confirm document see".split())


def same_count(document: Document, quantity: Quantity, seen: Sequence[Claim]) -> list[Claim]:
    """The claims, among those `seen` before it, whose impact a bare figure shares; empty where it stands in no such frame."""
    if quantity.head is not None or quantity.quantifier == "vague" or quantity.unit_kind not in {"none", "person"} or not seen:
        return []
    count = standing_count(document, quantity, seen)
    if not count:
        return []
    if _is_recorded(document, quantity) or _is_accounted_for(document, quantity):
        return count if is_statistic(document, count[0]) else []
    if _is_figure_of(document, quantity) or _is_done(document, quantity, count[0]):
        return count
    if not _stands_alone(document, quantity):
        return []
    rivals = _are_alike(quantity, count[0])
    if rivals and (_spoken_of(document, quantity) or _is_said(document, quantity, count[0])):
        return count
    if _none_besides(document, quantity, count[0]):
        return count
    if _of_another_time(document, quantity, count[0]):
        return count
    fits = (
        (rivals and _is_had(document, quantity, count[0]))
        or _there_were(document, quantity)
        or _is_figure(document, quantity, count[0])
        or _is_ranked(document, quantity)
    )
    return count if fits and is_statistic(document, count[0]) else []


def _are_alike(quantity: Quantity, count: Claim) -> bool:
    """Whether a figure is of the size of a count: no crowd beside a dozen arrests, no staff beside its murders."""
    one, other = quantity.best or quantity.low or quantity.high, count.best or count.low or count.high
    return not one or not other or max(one, other) <= _TIMES_AS_MANY * min(one, other)


def _stands_alone(document: Document, quantity: Quantity) -> bool:
    """Whether the clause ends after a figure, or goes on with a time or a place: `four in Leon`, not `four on board`."""
    tokens = document.tokens
    last = quantity.token_last
    sentence = document.sentences[tokens[quantity.token_first].sentence]
    if last >= sentence.last or tokens[last].text in _AFTER or [t.lower for t in tokens[last : last + 2]] in _UNTIL_NOW:
        return True
    if time_between(document, last, last + _TIME_REACH) is not None:
        return True
    if tokens[last].lower not in _LINKS or last + 2 >= sentence.last:
        return False
    return tokens[last + 1].pos == "PROPN" or (tokens[last + 1].lower, tokens[last + 2].lower) == ("the", "same")


def _subject(document: Document, verb: Token) -> Token | None:
    """The subject of a verb, that of the verb that it is joined to where it has none itself."""
    tokens = document.tokens
    for i in (verb.i, verb.head if verb.dep == "conj" else verb.i):
        for c in tokens[i].children:
            if tokens[c].dep in {"nsubj", "nsubjpass"}:
                return tokens[c]
    return None


def _counts(document: Document, token: Token) -> bool:
    """Whether a word names a place or a body that counts, or stands for one."""
    if token.lower in _THE_SAME or token.lemma.lower() in _COUNTERS:
        return True
    known = mention_at(document, token.i)
    return token.pos == "PROPN" and known is not None and known.kind in {"place", "organisation", "facility"}


def _is_had(document: Document, quantity: Quantity, count: Claim) -> bool:
    """`Lugo has had four`, `Leon recorded 192 last year`, `for which the ministry shows 82 in 2015`."""
    tokens = document.tokens
    top = tokens[noun_phrase_top(document, quantity.token_first, None)]
    verb = tokens[top.head]
    if top.dep == "npadvmod" and top.i > quantity.token_first:
        verb = tokens[document.token_at(quantity.start) - 1]  # `counted 192 last year`, which the parse takes for 192 years
    elif top.dep not in {"dobj", "obj", "appos"}:
        return False
    if verb.i > top.i or lemma_of(verb) not in _HAVING:
        return False
    if any(tokens[c].dep in {"neg", "prt", "dative"} or tokens[c].tag == "MD" for c in verb.children):
        return False
    subject = _subject(document, verb)
    if subject is not None and lemma_of(verb) == "see" and _is_time(subject):
        return True  # `The summer before saw 29`
    if subject is None or not _counts(document, subject):
        return False
    known = mention_at(document, subject.i)
    team = lemma_of(verb) == "have" and known is not None and known.kind == "place"  # a town's name may be its club's
    return not team or names_count(document, count)


def _there_were(document: Document, quantity: Quantity) -> bool:
    """`In all of last year there were 349`: of a time or a place that the sentence names."""
    tokens = document.tokens
    top = tokens[noun_phrase_top(document, quantity.token_first, None)]
    verb = tokens[top.head]
    if lemma_of(verb) != "be" or not any(tokens[c].dep == "expl" for c in verb.children) or verb.i > top.i:
        return False
    sentence = document.sentences[top.sentence]
    if time_between(document, sentence.first, min(sentence.last, top.i + 1 + _TIME_REACH)) is not None:
        return True
    opens = tokens[sentence.first].lower == "in" and tokens[sentence.first + 1].pos == "PROPN"
    return opens and _counts(document, tokens[sentence.first + 1])


def _goes_on(document: Document, pronoun: Token, count: Claim) -> bool:
    """`The figure for May was 34, and in 2020 it was 29`: whether `it` is the figure of its sentence."""
    beside = count.sentence == pronoun.sentence and count.how in {"same_count", "told_around", "toll"}
    return beside and time_between(document, document.token_at(count.end - 1) + 1, pronoun.i) is not None


def _is_figure(document: Document, quantity: Quantity, count: Claim) -> bool:
    """`Its count for 2017 was 116`, `the annual figure was above 200`, `in Leon the number is 7,000`."""
    tokens = document.tokens
    top = tokens[noun_phrase_top(document, quantity.token_first, None)]
    verb = tokens[top.head]
    if verb.lower in _LEVELS and top.dep == "pobj":
        verb = tokens[verb.head]
    if verb.i > top.i or lemma_of(verb) not in _BEING:
        return False
    noun = _subject(document, verb)
    if noun is not None and noun.lower == "it" and (tokens[noun.i - 1].lower == "when" or _goes_on(document, noun, count)):
        return True  # `the highest number since 2014, when it reached 730`
    if noun is None or noun.lemma.lower() not in _FIGURES or noun.tag != "NN":
        return False
    for c in noun.children:
        child = tokens[c]
        if child.dep == "prep" and child.lower not in {"in", "for", "from", "to", "at", "on"}:
            return False  # `the number of his shirt was 12`
        if child.dep in {"amod", "compound"} and child.lower not in _WHOSE:
            return False  # `the flight number is 612`
        if child.dep in {"relcl", "acl"} and child.tag == "VB":
            return False  # `the number to call is 112`
    return True


def _spoken_of(document: Document, quantity: Quantity) -> bool:
    """`The institute speaks of 119`, `a lawyers' group puts them at 17,600`: another voice on the same count."""
    tokens = document.tokens
    top = tokens[noun_phrase_top(document, quantity.token_first, None)]
    link = tokens[top.head]
    verb = tokens[link.head]
    if top.dep != "pobj" or verb.i > top.i:
        return False
    if link.lower == "to":
        return link.i == verb.i + 1 and lemma_of(verb) == "admit"
    if link.lower == "of":
        return link.i == verb.i + 1 and lemma_of(verb) in {"speak", "talk"}
    if link.lower != "at" or lemma_of(verb) not in {"put", "estimate"}:
        return False
    objects = [tokens[c] for c in verb.children if tokens[c].dep in {"dobj", "obj"}]
    return bool(objects) and objects[0].lower in {"it", "them", "that", "this"}


def _is_said(document: Document, quantity: Quantity, count: Claim) -> bool:
    """`The army reported 12 deaths, the mayor says 30`: another voice on the count told just before."""
    tokens = document.tokens
    first = quantity.token_first
    sentence = tokens[first].sentence
    verb = tokens[first - 1]
    if sentence - count.sentence > 1 or lemma_of(verb) != "say" or verb.sentence != sentence:
        return False
    ends = tokens[quantity.token_last].text in _AFTER if quantity.token_last < len(tokens) else True
    speaker = next((t for t in reversed(tokens[max(0, first - _SPEAKER) : first - 1]) if t.pos in {"NOUN", "PROPN", "PRON"}), None)
    return ends and speaker is not None and speaker.pos != "PRON"


def _is_recorded(document: Document, quantity: Quantity) -> bool:
    """`ten times the 301 recorded in 2007`, `more than the 3,912 it counted in all of last year`."""
    tokens = document.tokens
    last = quantity.token_last
    if tokens[quantity.token_first - 1].lower != "the" or last + 1 >= len(tokens):
        return False
    if tokens[last].lower in _THE_SAME and last + 2 < len(tokens):
        last += 1
        if tokens[last].lower in {"had", "has"}:
            last += 1
    verb = tokens[last]
    past = verb.tag in {"VBN", "VBD"} and lemma_of(verb) in _RECORDING
    return past and time_between(document, last + 1, last + 3 + _TIME_REACH) is not None  # `recorded in the whole of 2014`


def _is_accounted_for(document: Document, quantity: Quantity) -> bool:
    """`Leon accounts for 121 of them and Lugo for 44`."""
    tokens = document.tokens
    first, last = quantity.token_first, quantity.token_last
    sentence = document.sentences[tokens[first].sentence]
    if first - sentence.first < 2 or tokens[first - 1].lower != "for":
        return False
    after = [t.lower for t in tokens[last : min(last + 2, sentence.last)]]
    if after[:1] and after[0] not in _AFTER and after not in (["of", "them"], ["of", "those"], ["of", "these"], ["of", "the"]):
        return False
    if lemma_of(tokens[first - 2]) == "account":
        return True
    return tokens[first - 2].pos == "PROPN" and any(
        t.lemma.lower() == "account" for t in tokens[max(sentence.first, first - _ENTRY) : first]
    )


def _is_figure_of(document: Document, quantity: Quantity) -> bool:
    """`The army called the figure of 400 an invention`."""
    tokens = document.tokens
    first = document.token_at(quantity.start)
    return first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].tag == "NN" and tokens[first - 2].lower in _CLAIMED


def _is_done(document: Document, quantity: Quantity, count: Claim) -> bool:
    """`33 died in Leon and in Lugo 26 did`, `In Leon 24 were charged; in Lugo none have been`: the verb is left out with the noun."""
    tokens = document.tokens
    last, sentence = quantity.token_last, tokens[quantity.token_first].sentence
    if last >= len(tokens) or tokens[last].lower not in _AUXILIARIES or sentence - count.sentence > 1:
        return False
    if tokens[last].lower in {"have", "has", "had"} and last + 1 < len(tokens) and tokens[last + 1].lower == "been":
        last += 1
    return last + 1 < len(tokens) and tokens[last + 1].text in _AFTER - {"and", "but"}


def _of_another_time(document: Document, quantity: Quantity, count: Claim) -> bool:
    """`Last year it had 828, and by the middle of August 1,280`: the verb is left out too, only the time differs."""
    tokens = document.tokens
    first = document.token_at(quantity.start)
    if count.sentence != tokens[first].sentence:
        return False
    time = time_between(document, document.token_at(count.end - 1) + 1, first)
    while time is not None and time.last < first:
        time = time_between(document, time.last, first)
    if time is None or time.kind == "duration":
        return False
    between = tokens[document.token_at(count.end - 1) + 1 : first]
    opens = next((t for t in reversed(between[: time.first - between[0].i]) if t.pos in {"PUNCT", "CCONJ"}), None)
    return opens is not None and not any(t.tag in FINITE for t in between)


def _none_besides(document: Document, quantity: Quantity, count: Claim) -> bool:
    """`37 cases but none since June`, `12 deaths in Leon and none in Lugo`."""
    tokens = document.tokens
    first = quantity.token_first
    return quantity.is_zero_word and count.sentence == tokens[first].sentence and tokens[first - 1].lower in {"but", "and", ","}


def _is_ranked(document: Document, quantity: Quantity) -> bool:
    """`May was the worst month, with 81`, `Leon comes second with 346`, `Lugo, with 49, held the most`."""
    tokens = document.tokens
    first = quantity.token_first
    sentence = document.sentences[tokens[first].sentence]
    if first - sentence.first < 2 or tokens[first - 1].lower not in {"with", "at"}:
        return False
    before = tokens[max(sentence.first, first - _RANKED) : first - 1]
    after = tokens[quantity.token_last : min(sentence.last, quantity.token_last + _RANKED)]
    ranks = [t for t in (*before, *after) if t.lower in _RANKS]
    if not ranks or any(_is_of_others(document, rank) for rank in ranks):
        return False
    subjects = [t for t in before if t.dep.startswith("nsubj")]
    if not subjects:
        return False
    subject = subjects[0]
    known = mention_at(document, subject.i)
    return _is_time(subject) or (subject.pos == "PROPN" and known is not None and known.kind == "place")


def _is_time(token: Token) -> bool:
    """`2010`, `May`, `the summer before` as what a count is of."""
    return token.model_label == "DATE" or token.lower in _MONTHS or token.lemma.lower() in _TIMES


def _is_of_others(document: Document, rank: Token) -> bool:
    """Whether a rank names what is ranked, and that is no impact: `the most medals`, unlike `the most deaths` and `the worst month`."""
    tokens = document.tokens
    if rank.i + 1 >= len(tokens):
        return False
    ranked = tokens[rank.i + 1]
    return ranked.tag == "NNS" and ranked.lemma.lower() not in COUNTED
