"""New cases and deaths of a day, and those reported in a month: what a health body adds up over a stated span."""

from __future__ import annotations

from pipeline.claims.claim import Claim
from pipeline.language.document import Document
from pipeline.language.times import TimeExpression

_FRESH = frozenset({"new", "fresh", "newly"})
_COUNTED = frozenset({"infected", "killed"})
_CASES = frozenset("case infection death fatality positive".split())
_TOTAL = frozenset({"raise", "take", "bring", "push", "lift"})  # `raising the total to`: an increase
_SPANS = frozenset({"month", "year", "range", "week"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})


def is_fresh(document: Document, claim: Claim) -> bool:
    """`1,573 new cases and 39 deaths`: counted since the last report, where no total is told that they add to."""
    if claim.impact not in _COUNTED or claim.implicit:
        return False
    tokens = document.tokens
    noun = tokens[claim.anchor]
    over = tokens[noun.head]
    if noun.dep == "conj" and over.lemma.lower() in _CASES:
        noun, over = over, tokens[over.head]  # `and 39 deaths`
    if noun.lemma.lower() not in _CASES or not any(tokens[c].lower in _FRESH for c in noun.children):
        return False
    sentence = document.sentences[claim.sentence]
    return not any(t.lemma.lower() in _TOTAL and t.pos == "VERB" for t in tokens[noun.i : sentence.last])


def dates_reported(document: Document, claim: Claim, time: TimeExpression) -> bool:
    """Whether a time that hangs on a verb of reporting is that of the cases themselves: `567 cases were reported in October`, `reported
    1,573 new cases on Thursday`, `recorded 320 killings last year`. The day of a report alone is no day of an event."""
    if time.governor is None:
        return False
    tokens = document.tokens
    noun, verb = tokens[claim.anchor], tokens[time.governor]
    if noun.dep == "conj" and tokens[noun.head].lemma.lower() in _CASES:
        noun = tokens[noun.head]
    elif noun.dep == "pobj" and tokens[noun.head].lower == "of":
        noun = tokens[tokens[noun.head].head]  # `cases of measles`
    is_case = noun.lemma.lower() in _CASES and claim.impact in _COUNTED
    if not is_case and noun.i != claim.trigger:
        return False
    if time.precision == "day" and time.kind == "point":
        return is_case and noun.head == verb.i and is_fresh(document, claim)
    if time.precision not in _SPANS or time.marker not in {"in", "during", "between", "from", "of", None}:
        return False
    return (noun.head == verb.i and noun.dep in _SUBJECT | {"dobj"}) or (verb.head == noun.i and verb.dep == "acl")
