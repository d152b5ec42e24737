"""Single victims that are not the head of a noun phrase with `a`: `another was hurt`, `a woman's body`, `took a guard hostage`."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator

from pipeline.claims import impact_words
from pipeline.claims.claim import Claim
from pipeline.claims.hits import Hit, has_object, noun_lemma
from pipeline.claims.impact import impacts
from pipeline.claims.inflections import lemma_of
from pipeline.claims.persons import INDEFINITE, is_person
from pipeline.language.document import Document, Token

_FATES = frozenset({"killed", "injured", "missing", "abducted", "detained", "rescued", "released"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "ROOT", "conj", "pobj", "attr"})
_FOUND = frozenset(
    "find discover recover pull locate identify wash retrieve spot float exhume unearth dump lie turn surface drag fish remove".split()
)
_TAKING = frozenset({"take", "hold", "seize", "keep"})
_REACH = 12  # tokens from a body to the verb of finding it
_LOOK_BACK = 60  # tokens from `another` to the one it takes up
_WHEN_OR_WHERE = frozenset("in on at near outside".split())  # what a gapped clause keeps of it
_HELD = frozenset({"hostage", "captive"})
_STATING = frozenset("verb state light_verb after before hospital treated struck taken phrase frame".split())
# Heads that are no single victim: a state, a death, a group.
NO_SINGLE = frozenset(
    "dead wounded injured missing death casualty fatality other others couple pair family crew staff household team gang force "
    "group member-state pregnant crowd public population police folk being fellow personnel".split()
)


def another_person(document: Document, topics: frozenset[str]) -> Iterator[Claim]:
    """`One man was killed and another wounded`: `another` alone, after somebody counted or named with `a`."""
    tokens = document.tokens
    for token in tokens:
        if token.lower != "another" or not _stands_alone(document, token) or not _after_person(document, token):
            continue
        anchor, hits = impacts(document, token.i, token.i + 1, None, topics=topics)
        for hit in hits:
            if hit.impact in _FATES and hit.how in _STATING and not hit.weak:
                yield _claim(document, token, token, hit.impact, hit.trigger, anchor, hit.how)


def elided_another(document: Document, claims: list[Claim]) -> Iterator[Claim]:
    """`Ten died on Sunday and another on Monday`: one more, where the verb is left out, of those that the claim before it counts."""
    tokens = document.tokens
    known = {claim.start for claim in claims}
    by_sentence: dict[int, list[Claim]] = {}
    for claim in claims:
        if not claim.implicit and claim.impact in _FATES:
            by_sentence.setdefault(claim.sentence, []).append(claim)
    for token in tokens[1:-1]:
        if token.lower != "another" or token.start in known or tokens[token.i + 1].lower not in _WHEN_OR_WHERE:
            continue
        if tokens[token.i - 1].lower not in {"and", ",", ";"}:
            continue
        before = [c for c in by_sentence.get(token.sentence, []) if c.end <= token.start and c.trigger < token.i]
        if not before:
            continue
        between = tokens[document.token_at(before[-1].end - 1) + 1 : token.i]
        if len(between) > _LOOK_BACK or any(t.lower in INDEFINITE or t.pos == "NUM" for t in between):
            continue  # `Ten died in one raid and another in May`: a raid
        for claim in (c for c in before if c.start == before[-1].start):
            yield _claim(document, token, token, claim.impact, claim.trigger, token.i, "list")


def owned_bodies(document: Document) -> Iterator[Claim]:
    """`A woman's body was found`, in a title `Man's body found in canal`: the owner of a body that comes to light."""
    tokens = document.tokens
    for token in tokens:
        body = tokens[token.head]
        if token.dep != "poss" or not token.i < body.i or noun_lemma(body) not in {"body", "corpse"} or not is_person(token):
            continue
        if token.tag not in {"NN", "NNP", "JJ"} or not _comes_to_light(document, body):
            continue
        start = max(document.sentences[token.sentence].first, token.i - 8)
        article = next((i for i in range(token.i - 1, start - 1, -1) if tokens[i].lower in INDEFINITE), None)
        between = tokens[article + 1 : token.i] if article is not None else []
        if any(t.pos in {"VERB", "AUX", "ADP", "PUNCT"} and t.text != "-" and t.tag != "VBG" for t in between):
            article = None
        if article is None and not (token.end <= document.title_end and _bare(document, token)):
            continue
        first = tokens[article] if article is not None else token
        yield _claim(document, first, token, "killed", body.i, body.i, "body_of", head=token.i)


def taken_hostage(document: Document) -> Iterator[Claim]:
    """`They took a priest hostage`: the parse makes the victim a modifier of `hostage`."""
    tokens = document.tokens
    for hostage in tokens:
        if hostage.lower not in _HELD or hostage.i < 2:
            continue
        victim, verb = tokens[hostage.i - 1], tokens[hostage.head]
        article = next((tokens[c] for c in hostage.children if tokens[c].lower in INDEFINITE and c < hostage.i - 1), None)
        if article is None or victim.pos == "NUM" or victim.head != hostage.i or lemma_of(verb) not in _TAKING or verb.i > article.i:
            continue
        if not is_person(victim) or (tokens[hostage.i + 1 : hostage.i + 2] and tokens[hostage.i + 1].lower == "to"):
            continue  # `took a city hostage`, `a hostage to fortune`
        impact = "abducted" if lemma_of(verb) in {"take", "seize"} else "held"
        yield _claim(document, article, article, impact, hostage.i, victim.i, "hostage", head=victim.i)


def _claim(
    document: Document, first: Token, last: Token, impact: str, trigger: int, anchor: int, how: str, *, head: int | None = None
) -> Claim:
    end = first.end if first.lower in INDEFINITE else last.end
    return Claim(
        start=first.start,
        end=end,
        number_text=document.text[first.start : end],
        impact=impact,
        sentence=first.sentence,
        trigger=trigger,
        implicit=True,
        head=head,
        anchor=anchor,
        how=how,
    )


def _stands_alone(document: Document, token: Token) -> bool:
    """`another was hurt`, not `another man`, `another 20`, `one after another`, `one another`."""
    tokens = document.tokens
    before = tokens[token.i - 1].lower if token.i else ""
    if before in {"one", "after", "to", "or", "with", "from", "yet"} or token.i + 1 >= len(tokens):
        return False
    following = tokens[token.i + 1]
    if token.dep in {"dobj", "obj"} and following.pos == "PUNCT":
        return True
    if following.pos in {"VERB", "AUX"} and has_object(document, following.i):
        return False  # `another killed 12`: no victim
    return following.pos in {"VERB", "AUX", "ADV", "ADP"} or following.tag in {"VBN", "VBD"} or following.lower.endswith("ed")


def _after_person(document: Document, token: Token) -> bool:
    """Whether `another` takes up a person: the last counted one or indefinite noun before it, in its sentence or the one before."""
    tokens = document.tokens
    sentence = document.sentences[token.sentence]
    first = document.sentences[max(0, sentence.number - 1)].first
    start = max(sentence.first, token.i - _LOOK_BACK)
    at = bisect.bisect_left(document.quantities, token.i, key=lambda q: q.token_first)
    counted = itertools.takewhile(lambda q: q.token_first >= start, reversed(document.quantities[max(0, at - _LOOK_BACK) : at]))
    for quantity in counted:
        if quantity.unit_kind not in {"person", "object", "none"}:
            continue
        if quantity.head is None and quantity.unit_kind != "person":
            fate = lemma_of(tokens[tokens[quantity.token_first].head])
            return quantity.number_text.lower() == "one" or fate in impact_words.TRANSITIVE or fate in impact_words.INTRANSITIVE
        if quantity.number_text.lower() == "one" or quantity.unit_kind == "person":
            return quantity.head is None or is_person(tokens[quantity.head])
    for noun in reversed(tokens[max(first, token.i - _LOOK_BACK) : token.i]):
        if noun.pos in {"NOUN", "PROPN"} and noun.dep in _ARGUMENTS and any(tokens[c].lower in INDEFINITE for c in noun.children):
            if is_person(noun):
                return True
            if noun.dep in {"nsubj", "nsubjpass"} and noun.sentence == token.sentence and tokens[noun.head].dep == "ROOT":
                return False
    return False


def says_so(document: Document, token: Token, hit: Hit) -> bool:
    """`Five hurt in blast: police chief`: after a colon a headline names who tells what stands before it, with its victim."""
    tokens = document.tokens
    colon = next((t.i for t in tokens[hit.trigger : token.i] if t.text == ":"), None)
    if colon is None:
        return False
    first = document.sentences[token.sentence].first
    return any(t.pos in {"NOUN", "PROPN", "NUM"} for t in tokens[first : hit.trigger])


def is_next_in_list(document: Document, token: Token) -> bool:
    """`killed a nurse, a guard and a child`: the middle of a list, which the parse takes for what the nurse was.

    A description ends at a comma (`a nurse, a mother and a friend of his, died`) or says kinship.
    """
    tokens = document.tokens
    if token.dep not in {"appos", "conj"} or token.head >= token.i:
        return False
    if token.dep == "conj":
        return tokens[token.head].pos == "NOUN" and is_next_in_list(document, tokens[token.head])
    before = tokens[token.head]
    singles = all(any(tokens[c].lower in INDEFINITE and c < t.i for c in t.children) for t in (before, token))
    if not singles or before.dep not in {"dobj", "obj", "attr"} or token.lemma.lower() in _RELATED:
        return False
    joined = next((c for c in token.children if tokens[c].dep == "conj" and c > token.i), None)
    if joined is None or joined + 1 >= len(tokens) or tokens[joined].lemma.lower() in _RELATED:
        return False
    return is_person(tokens[joined]) and tokens[joined + 1].text != ","


def is_set_beside_place(document: Document, token: Token) -> bool:
    """`In Leon, Spain, a girl was killed`, where the parse takes the girl for what Spain was: nobody describes a place."""
    tokens = document.tokens
    if token.dep != "appos" or token.head > token.i or tokens[token.head].pos != "PROPN":
        return False
    if tokens[token.head].model_label in {"GPE", "LOC"}:
        return True
    above = next((i for i in itertools.islice(document.ancestors(token.i), _PLACE_DEPTH) if tokens[i].pos in {"VERB", "AUX"}), None)
    within = any(tokens[i].dep == "pobj" for i in itertools.islice(document.ancestors(token.i), _PLACE_DEPTH))
    return within and above is not None and above > token.i and not any(tokens[c].dep.startswith("nsubj") for c in tokens[above].children)


_PLACE_DEPTH = 6  # steps of the parse from a victim over a place to the verb
_RELATED = frozenset("father mother parent husband wife friend native resident graduate veteran member volunteer fan citizen one".split())


def _comes_to_light(document: Document, body: Token) -> bool:
    tokens = document.tokens
    sentence = document.sentences[body.sentence]
    if body.i + 1 < len(tokens) and tokens[body.i + 1].lower in {"of", "language", "image"}:
        return False
    near = tokens[max(sentence.first, body.i - _REACH) : min(sentence.last, body.i + _REACH)]
    return any(lemma_of(t) in _FOUND for t in near)


def _bare(document: Document, token: Token) -> bool:
    return not any(document.tokens[c].dep in {"det", "poss", "nummod"} for c in token.children)
