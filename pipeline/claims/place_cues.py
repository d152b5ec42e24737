"""What a claim's sentence says of its place without a name (`nationwide`, `in the city`)."""

from __future__ import annotations

import functools
import re

from pipeline.claims.claim import Claim
from pipeline.claims.impact_words import RECEIVING_VERBS
from pipeline.claims.inflections import lemma_of
from pipeline.language.document import Document

# What a country, state or town does whose figures are told: `the state reported 1,200 cases`.
_TELLS = (
    r"(?: has| had| have| also| now| continues to| currently){0,3}"
    r" (?:report(?:ed|s)?|record(?:ed|s)?|register(?:ed|s)?|logged|confirmed|had|has|saw|lost)"
)
_WARS = frozenset({"war", "conflict", "insurgency", "crisis", "uprising"})
# The scope of a claim by its words; the first that fits counts.
_SCOPES = (
    (
        "world",
        re.compile(
            r"\b(?:worldwide|globally|(?:around|across|throughout|in) the (?:whole |entire )?world|world war|first world|second world)\b"
        ),
    ),
    (
        "country",
        re.compile(
            r"\b(?:nationwide|countrywide|nationally|national (?:death |road |holiday )*(?:toll|total|tally)|the nation's"
            r"|(?:across|around|throughout|in|of|into|within) (?:the|this|our|their) (?:whole |entire )?(?:country|nation)"
            r"|the country(?:['’]s|" + _TELLS + r"))\b"
        ),
    ),
    (
        "region",
        re.compile(r"\b(?:in|across|throughout|from) the (?:coastal |besieged |occupied )*(?:territory|enclave|strip|region|peninsula)\b"),
    ),
    (
        "division",
        re.compile(
            r"\b(?:statewide|(?:across|in|throughout|around) the (?:state|province)|the (?:state|province)(?:['’]s|" + _TELLS + r"))\b"
        ),
    ),
    (
        "town",
        re.compile(
            r"\b(?:citywide|(?:in|across|throughout|around) the (?:city|town|village)|the (?:city|town|village)(?:['’]s|" + _TELLS + r"))\b"
        ),
    ),
)
_RATE = re.compile(r"\b(?:(?:a|per|each|every) (?:year|day|month|week)|annually|yearly|on average|an average of)\b")


_OWN = re.compile(
    r"\b(?:in|across|throughout|of|from) (?:his|her|their) (?:own )?"
    r"(?:province|state|region|district|county|municipality|city|town|village)\b"
)


def says_own_division(document: Document, claim: Claim) -> bool:
    """`Bohol governor Ana Ruiz said 96 had died in her province`: whether the claim's sentence names the place as that of its speaker."""
    sentence = document.sentences[claim.sentence]
    return _OWN.search(document.text, sentence.start, sentence.end) is not None


_CAPITAL = re.compile(r"\b(?:in|across|around|throughout|from) the capital\b(?! (?:of|city of)|'s|’s|,)")


def says_in_capital(document: Document, claim: Claim) -> bool:
    """`15,000 were forced from their homes in the capital`, which the article names elsewhere."""
    sentence = document.sentences[claim.sentence]
    return _CAPITAL.search(document.text, sentence.start, sentence.end) is not None


def is_rate(document: Document, claim: Claim) -> bool:
    """Whether the claim's sentence speaks of what happens every day or year, as statistics of countries do."""
    sentence = document.sentences[claim.sentence]
    return _names_rate(document.text[sentence.start : sentence.end])


@functools.lru_cache(maxsize=8)  # asked for every claim of a sentence, of which a list has thousands
def _names_rate(sentence: str) -> bool:
    return _RATE.search(sentence) is not None


def is_taken_in(document: Document, claim: Claim) -> bool:
    """Whether the claim, or one that it is a part of, counts those whom a country took in: `Canada admitted 300 refugees`."""
    part: Claim | None = claim
    while part is not None and part.impact == "displaced":
        if part.how == "received" or (part.head is not None and _is_received(document, part.head)):
            return True
        part = part.whole
    return False


def _is_received(document: Document, head: int) -> bool:
    """Whether a noun is the object of a verb of receiving: `refugees admitted to`, `refugees were resettled`, `took in refugees`."""
    noun = document.tokens[head]
    verbs = [child for child in noun.children if document.tokens[child].dep == "acl"]
    if noun.dep in {"dobj", "nsubjpass"}:
        verbs.append(noun.head)
    return any(lemma_of(document.tokens[i]) in RECEIVING_VERBS - {"take"} or _is_take_in(document, i) for i in verbs)


def _is_take_in(document: Document, verb: int) -> bool:
    tokens = document.tokens
    return lemma_of(tokens[verb]) == "take" and any(tokens[i].lower == "in" and tokens[i].dep == "prt" for i in tokens[verb].children)


def says_there(document: Document, claim: Claim) -> bool:
    """`Twelve people there died`, `killed nine people there`: the word hangs on the counted noun or on the claim's verb."""
    tokens = document.tokens
    held = {claim.anchor, claim.trigger, *((claim.head,) if claim.head is not None else ())}
    children = (tokens[child] for i in held for child in tokens[i].children)
    return any(child.lower == "there" and child.dep == "advmod" for child in children)


def scope_of(document: Document, claim: Claim) -> str | None:
    """`world`, `country`, `region`, `division` or `town` where the claim's sentence names its place by such a word alone, else None."""
    sentence = document.sentences[claim.sentence]
    return _scope_in(document.text[sentence.start : sentence.end]) or ("country" if _is_by_war(document, claim) else None)


@functools.lru_cache(maxsize=8)
def _scope_in(sentence: str) -> str | None:
    text = sentence.lower()
    return next((scope for scope, pattern in _SCOPES if pattern.search(text)), None)


def _is_by_war(document: Document, claim: Claim) -> bool:
    """`The war, which broke out in April, has killed tens of thousands`: the toll of a whole war, not of the town told of before."""
    tokens = document.tokens
    verb = tokens[claim.trigger]
    subjects = [c for c in verb.children if tokens[c].dep == "nsubj"]
    if not subjects and verb.dep == "conj":
        verb = tokens[verb.head]
        subjects = [c for c in verb.children if tokens[c].dep == "nsubj"]
    if claim.time is not None and claim.time.kind == "since" and set(claim.time.text.lower().split()) & _WARS:
        return True  # `killed since the war began`
    perfect = any(tokens[c].dep == "aux" and tokens[c].lower in {"has", "have"} for c in verb.children)
    return perfect and any(tokens[c].lower in _WARS and tokens[c].tag == "NN" for c in subjects)


def fits_scope(scope: str, precision: int) -> bool:
    """Whether a place of that precision (UCDP's code) is of the scope."""
    wanted: tuple[int, ...] = {"world": (), "country": (6,), "region": (4, 5), "division": (4,), "town": (1, 2, 3)}[scope]
    return precision in wanted
