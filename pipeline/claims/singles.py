"""Indefinite single victims without a number: `a child was killed`, in a title `Boy hurt`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pipeline.claims import impact_words, victim_words
from pipeline.claims.candidates import COUNTING_KINDS, PLAYERS, STAFF
from pipeline.claims.circumstances import in_story, sentence_words
from pipeline.claims.claim import Claim
from pipeline.claims.contact_clauses import contact_hits
from pipeline.claims.hits import Hit
from pipeline.claims.impact import impacts
from pipeline.claims.inflections import lemma_of
from pipeline.claims.labels import is_label
from pipeline.claims.lone_victims import (
    NO_SINGLE,
    another_person,
    is_next_in_list,
    is_set_beside_place,
    owned_bodies,
    says_so,
    taken_hostage,
)
from pipeline.claims.misread_ages import age_start, misread_age
from pipeline.claims.persons import INDEFINITE, is_listed, is_member, is_person
from pipeline.claims.wounds import HARM_NOUNS
from pipeline.language.document import Document, Token

_GROUP_ONLY = frozenset(
    {"charge", "convict", "indict", "arraign", "indictment"}
)  # said of one person it tells of a trial, not of being taken in
# What is only meant, tried, or possible: `plotted to kill a soldier`, `enough to kill a man`.
_WISHING = frozenset(
    "plot plan try attempt want intend conspire threaten fight enough hope seek offer agree refuse able fail aim vow desire decide need "
    "schedule wish willing ready likely license right bid effort attempt conspiracy plot way power order".split()
)
_CALAMITIES = frozenset(
    "crash fall fire blaze earthquake quake shipwreck wreck collapse landslide avalanche blast explosion plunge".split()
)
_WHENEVER = frozenset("if when whenever unless until".split())
_FINDING = frozenset("find discover recover pull locate identify wash retrieve spot float exhume unearth dump lie see turn surface".split())
_DEAD = frozenset({"dead", "wounded", "injured", "victims", "fatalities"})
_KIN = frozenset("father mother parent brother sister son daughter wife husband friend relative owner driver".split())
_TITLE_VERBS = frozenset("dies drowns killed injured arrested dead missing rescued hurt shot stabbed wounded jailed detained".split())
_LINK = re.compile(r"^(?:RELATED|READ MORE|READ ALSO|ALSO READ|SEE ALSO|MORE)\s*:[^\n]{1,200}", re.M | re.I)
_IN_ORDER = frozenset({"body", "corpse", "victim", "death", "fatality", "case"})
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split())
_PAIRS = frozenset(
    frozenset(pair.split())
    for pair in (
        "brother sister",
        "mother daughter",
        "mother son",
        "father son",
        "father daughter",
        "husband wife",
        "man woman",
        "boy girl",
    )
)
_SHORTEST_TITLE = 20  # characters
_MOST_HEADLINES = 20
_PHRASE_REACH = 5  # tokens from a victim that is no subject to a phrase of state
_WOUNDING = frozenset("beat leave suffer sustain cut".split())  # verbs of frames that say an injury of one person too
_FATES = frozenset({"killed", "missing", "abducted", "rescued", "released", "infected"})
_STRICT = frozenset(
    "body_of verb state lives light_verb adjective among phrase action_noun treated after before struck hospital attribute".split()
)


def implicit_claims(document: Document, *, topics: frozenset[str]) -> Iterator[Claim]:
    """A claim for each impact of each indefinite single victim: `a child was killed`; in a title also without article."""
    numbered = {
        i
        for q in document.quantities
        if q.unit_kind in COUNTING_KINDS and not is_label(document, q)
        for i in range(q.token_first, q.token_last)
    }
    heads = {q.head for q in document.quantities if q.head is not None}
    headlines = _headlines(document)
    for token in document.tokens:
        if token.i in heads or token.pos not in {"NOUN", "PROPN", "ADJ", "INTJ"} or token.tag in {"NNS", "NNPS"}:
            continue
        if token.lower in NO_SINGLE:
            continue
        if token.lower == "old" and (claims := misread_age(document, token, headlines)):
            yield from claims
            continue
        article = next((c for c in token.children if document.tokens[c].lower in INDEFINITE and c < token.i), None)
        told_of = contact_hits(document, token.i)
        if told_of and article is None and token.i and document.tokens[token.i - 1].lower in INDEFINITE:
            article = token.i - 1  # which the parse gives to the authority
        in_title = any(start <= token.start and token.end <= end for start, end in headlines)
        if article is None and not (in_title and _bare_in_title(document, token)):
            continue
        if not (is_person(token) or is_member(document, token)) or any(
            c in numbered and document.tokens[c].dep != "conj" for c in token.children
        ):
            continue
        following = document.tokens[token.i + 1].lower if token.i + 1 < len(document.tokens) else ""
        misread = in_title and following in _TITLE_VERBS  # a headline's verb taken for a noun: `Migrant dies in Channel`
        if not told_of and not misread and token.dep in {"compound", "poss", "nmod"}:
            continue
        if token.dep == "amod" and token.i < token.head and not misread:
            continue
        if token.dep == "attr" and not misread and not told_of and not _is_one_of_dead(document, token):
            continue
        if token.dep == "pobj" and document.tokens[document.tokens[token.head].head].lower == "that":
            continue  # `a body believed to be that of a missing man`: one person
        if _is_in_order(document, token) or _is_pair(document, token):
            continue
        if _describes(document, token, in_title) and not _is_included(document, token, article):
            continue
        anchor, hits = impacts(document, token.i, token.i + 1, token.i, topics=topics)
        hits = told_of or hits
        if hits and in_story(document, token.i):
            continue
        for hit in hits:
            told = _is_told(document, hit, alone=len(hits) == 1)
            told = told or (
                hit.impact == "held" and hit.how == "counted" and hit.trigger != token.i and _is_included(document, token, article)
            )
            weak = hit.weak and hit.how != "adjective" and not (told and hit.how == "counted")
            if (not told and not _is_body(token, hit)) or weak or hit.impact == "structures":
                continue
            if (hit.trigger == token.i and not _is_body(token, hit)) or lemma_of(document.tokens[hit.trigger]) in _GROUP_ONLY:
                continue
            if _is_body(token, hit) and article is None and document.tokens[token.i + 1].lower == "of":
                continue  # a headline's `Body of missing girl found`: the girl
            if hit.how == "after" and _is_said_of_subject(document, token, hit):
                continue
            if hit.how == "adjective" and hit.impact == "infected" and "epidemic" not in topics:
                continue  # `a sick child needs a doctor`
            if hit.how == "adjective" and hit.impact in {"affected", "displaced"}:
                continue  # `a homeless man`
            if _is_kin_of(document, token) and hit.trigger not in token.children:
                continue  # `the father of a girl was killed`
            if token.lower == "life" and (hit.how != "lives" or article is None):
                continue
            if (hit.how in {"state", "before", "after", "adjective", "lives"} and not is_listed(token)) or _is_wish(document, hit):
                continue
            if _is_no_rescue(document, hit) or _is_let_go(document, token, hit) or _kills_itself(document, token, hit):
                continue
            if _is_general(document, hit) if not in_title else article is None and says_so(document, token, hit):
                continue
            if hit.how == "phrase" and not token.dep.startswith("nsubj") and hit.trigger > token.i + _PHRASE_REACH:
                continue  # `planned to rob a dealer, and is now behind bars`
            if _is_body(token, hit) and hit.how == "counted" and not _is_found(document, token):
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
    yield from another_person(document, topics)
    yield from owned_bodies(document)
    yield from taken_hostage(document)


def _is_told(document: Document, hit: Hit, *, alone: bool) -> bool:
    """Whether the rule that found an impact is one to be trusted with a single person; `alone` says that it found no other."""
    if hit.how == "frame":
        by_name = hit.impact == "injured" and document.tokens[hit.trigger].lemma.lower() in HARM_NOUNS | {"stab"}
        return hit.impact in _FATES or by_name or _is_wounded(document, hit)
    if hit.how == "taken":
        return hit.impact == "detained" or (hit.impact == "held" and alone) or (hit.impact == "abducted" and _by_captors(document, hit))
    return hit.how in _STRICT


def _kills_itself(document: Document, token: Token, hit: Hit) -> bool:
    """`A gunman killed himself`: attackers are counted among the dead only where somebody counts them."""
    if token.lemma.lower() not in impact_words.OFFENDERS:
        return False
    return any(document.tokens[c].lower in {"himself", "herself"} for c in document.tokens[hit.trigger].children)


def _headlines(document: Document) -> list[tuple[int, int]]:
    """The characters of headlines: the title, where captions repeat it in the body, and links to further articles; at most 40."""
    text, title = document.text, document.text[: document.title_end].strip()
    spans = [(0, document.title_end)]
    at = text.find(title, document.title_end) if len(title) > _SHORTEST_TITLE else -1
    while at >= 0 and len(spans) < _MOST_HEADLINES:
        spans.append((at, at + len(title)))
        at = text.find(title, at + len(title))
    return spans + [link.span() for link in itertools.islice(_LINK.finditer(text), _MOST_HEADLINES)]


def _describes(document: Document, token: Token, in_title: bool) -> bool:
    """`Emma Hall, an actress and a friend of his, has died`: what somebody known is, itself or as a later member of a list."""
    if in_title:
        named = token.dep == "appos" and document.tokens[token.head].model_label == "PERSON"
        return named and not any(t.text == ":" for t in document.tokens[token.head : token.i])
    if is_next_in_list(document, token) or is_set_beside_place(document, token):
        return False
    if (token.dep == "appos" and not _is_listed_member(document, token)) or _precedes_its_name(document, token):
        return True
    while token.dep == "conj" and document.tokens[token.head].pos in {"NOUN", "PROPN"} and token.head < token.i:
        token = document.tokens[token.head]
    return token.dep == "appos" and document.tokens[token.head].model_label == "PERSON"


def _is_listed_member(document: Document, token: Token) -> bool:
    """`Two men died: a guard and a clerk`, `the two victims, a cook and a girl, were stabbed`: the first of those whom a plural counts."""
    tokens = document.tokens
    group = tokens[token.head]
    if group.tag != "NNS" or group.i > token.i or not any(tokens[c].tag == "CD" for c in group.children):
        return False
    joined = [c for c in token.children if tokens[c].dep == "conj" and c > token.i]
    return any(
        is_person(tokens[c]) and any(tokens[g].lower in INDEFINITE or tokens[g].tag == "CD" for g in tokens[c].children) for c in joined
    )


def _is_in_order(document: Document, token: Token) -> bool:
    """`a seventh body was found`: a number in order, which counts the ones before as well."""
    return token.lemma.lower() in _IN_ORDER and any(document.tokens[c].lower in _ORDINALS for c in token.children if c < token.i)


def _is_pair(document: Document, token: Token) -> bool:
    """`a husband and wife died`: two people with one article."""
    tokens = document.tokens
    joined = next((tokens[c] for c in token.children if tokens[c].dep == "conj" and tokens[c].tag == "NN"), None)
    if joined is None or any(tokens[c].lower in INDEFINITE for c in joined.children):
        return False
    return frozenset({token.lemma.lower(), joined.lemma.lower()}) in _PAIRS


def _is_said_of_subject(document: Document, token: Token, hit: Hit) -> bool:
    """`A clerk held for striking a warden was freed`: the verb after an object has a subject of its own before it."""
    tokens = document.tokens
    if token.dep not in {"dobj", "obj", "pobj"} or tokens[token.head].i == hit.trigger:
        return False
    return any(tokens[c].dep in {"nsubj", "nsubjpass"} and c < token.head for c in tokens[hit.trigger].children)


def _precedes_its_name(document: Document, token: Token) -> bool:
    """`A minister by training, Cole was jailed in May`: a noun set before the subject that it describes."""
    tokens = document.tokens
    if token.dep not in {"nsubj", "nsubjpass"}:
        return False
    for other in tokens[token.head].children:
        if other > token.i and tokens[other].dep in {"nsubj", "nsubjpass"} and tokens[other].pos in {"PROPN", "PRON"}:
            first = min([other, *tokens[other].children])
            return first > 0 and tokens[first - 1].text == ","
    return False


def _is_one_of_dead(document: Document, token: Token) -> bool:
    """`Among the dead was a nurse`, `The dead were a guard and two clerks`: who the dead or hurt are, not what somebody known is."""
    tokens = document.tokens
    before = [c for c in tokens[token.head].children if c < token.i]
    if any(tokens[c].dep == "prep" and tokens[c].lower in {"among", "amongst"} for c in before):
        return True
    return any(tokens[c].dep == "nsubj" and tokens[c].lower in _DEAD for c in before)


def _is_included(document: Document, token: Token, article: int | None) -> bool:
    """`eight migrants, among them a baby`: a member that the parse sets beside its group."""
    start = article if article is not None else token.i
    return any(t.lower in {"including", "among"} for t in document.tokens[max(0, start - 3) : start])


def _is_kin_of(document: Document, token: Token) -> bool:
    """Whether somebody else is named by a victim: `the mother of a boy`."""
    of = document.tokens[token.head]
    return token.dep == "pobj" and of.lower == "of" and document.tokens[of.head].lemma.lower() in _KIN


def _is_wish(document: Document, hit: Hit) -> bool:
    """`plotted to kill a soldier`, `can kill a patient`: nobody in particular, or nobody yet."""
    token = document.tokens[hit.trigger]
    children = {document.tokens[c].lower for c in token.children if document.tokens[c].dep in {"aux", "neg", "amod"}}
    if "attempted" in children:
        return True
    if "have" in children:
        return False  # `may have killed a man`
    if hit.how not in {"verb", "struck"} or not children & {"to", "can", "could", "may", "might", "would", "should", "must"}:
        return False
    if "to" not in children:
        return not any(document.tokens[c].dep == "auxpass" for c in token.children)
    return document.tokens[token.head].lemma.lower() in _WISHING


def _is_no_rescue(document: Document, hit: Hit) -> bool:
    """`Mayor survives assassination attempt`, `a woman who survived cancer`: one person who goes on living was saved by nobody."""
    token = document.tokens[hit.trigger]
    if lemma_of(token) != "survive":
        return False
    return any(document.tokens[c].dep == "dobj" and document.tokens[c].lemma.lower() not in _CALAMITIES for c in token.children)


def _is_let_go(document: Document, token: Token, hit: Hit) -> bool:
    """`A midfielder was released`, `an employee was let go`: from a contract."""
    dismissed = token.lemma.lower() in STAFF and document.tokens[hit.trigger].lower in {"go", "let"}
    return hit.impact == "released" and (token.lemma.lower() in PLAYERS or dismissed)


def _is_general(document: Document, hit: Hit) -> bool:
    """`If a soldier is killed, his family gets a pension`: what holds whenever it happens, told in the present."""
    tokens = document.tokens
    token = tokens[hit.trigger]
    below = [tokens[c] for c in token.children if c < token.i]
    if not any(t.lower in _WHENEVER and t.dep in {"mark", "advmod"} for t in below):
        return False
    perfect = any(t.lower in {"has", "have", "had"} and t.dep == "aux" for t in below)
    return not perfect and (token.tag in {"VBZ", "VBP"} or any(t.dep == "auxpass" and t.tag in {"VBZ", "VBP"} for t in below))


def _is_found(document: Document, token: Token) -> bool:
    """Whether a body comes to light in its sentence: one that is stolen, burnt or a body of work tells of no death."""
    sentence = document.sentences[token.sentence]
    near = document.tokens[max(sentence.first, token.i - 10) : min(sentence.last, token.i + 12)]
    return any(t.lemma.lower() in _FINDING for t in near)


def _is_wounded(document: Document, hit: Hit) -> bool:
    """`was beaten by guards`, `suffered a broken arm`: a frame that tells how one person was hurt."""
    near = document.tokens[max(0, hit.trigger - 9) : hit.trigger]
    return hit.impact == "injured" and any(lemma_of(t) in _WOUNDING for t in near)


def _by_captors(document: Document, hit: Hit) -> bool:
    """Whether those who seized or captured somebody take captives: `seized by rebels`, not `seized by panic`."""
    if lemma_of(document.tokens[hit.trigger]) == "take":
        return True  # read so only where a kidnapping is told of
    return bool(sentence_words(document, hit.trigger) & (impact_words.CAPTORS | impact_words.CAPTIVITY))


def _is_body(token: Token, hit: Hit) -> bool:
    """`a body was found`: the noun itself tells the death."""
    return token.lemma.lower() in {"body", "corpse"} and hit.impact == "killed"


def _bare_in_title(document: Document, token: Token) -> bool:
    """A headline's singular without article, number or owner, in a role of its own: `Man killed in ...`."""
    if token.pos == "INTJ":
        return token.lower in victim_words.GROUPS
    if token.tag not in {"NN", "JJ"} and not (
        token.tag == "NNP" and token.lemma.lower() in victim_words.PEOPLE | victim_words.GROUPS.keys()
    ):
        return False
    return not any(document.tokens[c].dep in {"det", "poss", "nummod"} for c in token.children)


def _phrase_start(document: Document, token: Token) -> Token:
    """First word of the noun phrase: modifiers that stand directly before the noun belong to it."""
    i = token.i
    while (
        i > 0
        and i <= document.tokens[i - 1].head <= token.i
        and document.tokens[i - 1].dep in {"amod", "compound", "nmod"}
        and not (document.tokens[i - 1].lower.endswith("s") and lemma_of(document.tokens[i - 1]) in impact_words.TRANSITIVE)
    ):
        i -= 1
    if document.tokens[i].lower == "old" and (first := age_start(document, i)) is not None:
        i = first
    return document.tokens[i]
