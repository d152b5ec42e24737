"""Which times of a sentence can date a claim, by the clauses they stand in: `in 2011, when 47 died`, `those seized in May were freed`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pipeline.claims import impact_words as words
from pipeline.claims.claim import Claim
from pipeline.claims.clause import above, tense_of
from pipeline.claims.inflections import lemma_of
from pipeline.language.document import Document
from pipeline.language.reporting_words import REPORTING_VERBS
from pipeline.language.times import TimeExpression

_LEVELS = 12  # of the parse
_FOUND = frozenset({"body", "remains", "corpse"})
_DEPTH = 5  # between a time and the clause that it stands in
_CLAUSES = frozenset({"relcl", "acl"})
_CLOSE = 8  # tokens
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_EARLIER = frozenset({"pluperfect", "perfect"})
# `died, 10 of them in February`: what stands between a part and a time that is the part's alone.
_PART_REACH = 200  # characters
_PART = re.compile(
    r"[^.;:]*, (?:at least |about |some |nearly |more than )?[\w,-]+ (?:of (?:them|whom|which|those)|among them)"
    r"(?:,? (?:in|on|since|during|over|by|at|after|before|for)\b[^,.;]*)?\s?"
)
# What a deed is held against someone for: `on trial over the killing of six`, `a protest against the murder of two`.
_ABOUT = frozenset({"over", "for", "about", "against"})
_CHARGED_WITH = frozenset({"with", "of", "in", "on"})  # `charged with killing six`, `convicted of murdering two`
_LEGAL = frozenset("charge accuse convict indict acquit sentence jail imprison try suspect plead arraign prosecute guilty".split())
_DEEDS = frozenset({"killed", "injured", "abducted"})
_NOUNS = frozenset({"NN", "NNS", "VBG"})


def told_by_when(document: Document, claim: Claim, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The time whose `when` clause tells of what a claim counts: `over 2011, when it documented 47 deaths`; `times` are those of the
    claim's sentence. None where the clause has another time for it."""
    tokens = document.tokens
    path = [claim.trigger, *above(document, claim.trigger, _LEVELS)]
    if tokens[claim.trigger].lemma.lower() in _FOUND:
        return None  # `until Friday, when the last body was found`: who was found died before
    for at, time in enumerate(times):
        when = _when_behind(document, time)
        if when is None or when > claim.trigger or tokens[when].start > claim.start:
            continue
        goes_on = any(
            i > when and tokens[i].tag == "VBG" and tokens[i].dep in {"advcl", "acl"} for i in path
        )  # `, when they met, leaving six dead`
        if tokens[when].head not in path and not goes_on:
            continue
        named = time.start_time or time
        if any(other.start > time.start and other.governor in path for other in times[at + 1 :]):
            return None
        return named if named.period_start is not None or named.period_end is not None else None
    return None


def _when_behind(document: Document, time: TimeExpression) -> int | None:
    """The `when` that stands right behind a time and opens a clause of its own."""
    tokens = document.tokens
    last = (time.start_time or time).last
    if last < len(tokens) and tokens[last].text == ",":
        last += 1
    if last >= len(tokens) or tokens[last].lower != "when" or tokens[tokens[last].head].pos not in {"VERB", "AUX"}:
        return None
    return last


def is_out_of_scope(document: Document, claim: Claim, time: TimeExpression, path: Collection[int]) -> bool:
    """Whether a time of a claim's sentence dates something else; `path` are the claim's words and those above them."""
    return (
        only_ranks(time)
        or _is_of_part(document, claim, time)
        or _is_of_inner_clause(document, claim, time, path)
        or is_about(document, claim, time.governor)
    )


def only_ranks(time: TimeExpression) -> bool:
    """`left 13 dead, the deadliest since July 2008`: a rank's limit dates nothing but its own `when` clause."""
    return time.marker == "since" and time.kind != "since"


def _is_of_part(document: Document, claim: Claim, time: TimeExpression) -> bool:
    """`killed 17, 10 of them in February`: the time of the ten is not that of all."""
    return claim.end < time.start <= claim.end + _PART_REACH and _PART.fullmatch(document.text, claim.end, time.start) is not None


def _is_of_inner_clause(document: Document, claim: Claim, time: TimeExpression, path: Collection[int]) -> bool:
    """Whether a time stands in a relative clause that tells of something before or beside what the claim counts: `the four, who had been
    seized in May, were freed`, `Mr Lee, who visited them on Friday, said`, `nurses abducted in May were freed`."""
    clause = inner_clause(document, time)
    if clause is None or clause in path:
        return False
    tokens = document.tokens
    noun = tokens[clause].head
    if tokens[clause].dep == "relcl":
        if tense_of(document, clause) in _EARLIER and _is_close(time, clause):
            return True
        speaks = lemma_of(tokens[tokens[noun].head]) in REPORTING_VERBS and tokens[noun].head != claim.trigger
        if tokens[noun].dep in _SUBJECTS and speaks:
            return True
    return noun in (claim.anchor, claim.head) and lemma_of(tokens[clause]) in words.TRANSITIVE


def _is_close(time: TimeExpression, verb: int) -> bool:
    """Whether a time stands so close to a verb that a parse does not err: `who had been seized by gunmen near Lugo last week, were freed`
    may be freed then."""
    return abs(time.first - verb) <= _CLOSE


def is_of_before(document: Document, time: TimeExpression) -> bool:
    """Whether a time stands in a relative clause that tells of something before: `freed four who had been seized in May`. What the next
    sentence tells is not of that time."""
    clause = inner_clause(document, time)
    if clause is None:
        return False
    return document.tokens[clause].dep == "relcl" and tense_of(document, clause) in _EARLIER and _is_close(time, clause)


def inner_clause(document: Document, time: TimeExpression) -> int | None:
    """The verb of the innermost relative clause that a time stands in."""
    if time.governor is None:
        return None
    tokens = document.tokens
    chain = [time.governor, *above(document, time.governor, _DEPTH)]
    for i in chain:
        if tokens[i].dep in _CLAUSES and tokens[i].pos in {"VERB", "AUX"}:
            return i
        if tokens[i].dep in {"advcl", "ccomp", "ROOT"}:
            return None
    return None


def is_about(document: Document, claim: Claim, token: int | None) -> bool:
    """Whether the deed that a claim counts is what something is done about: `went on trial on Monday over the killing of six`,
    `were charged on Monday with killing two`. The day of that is no day of the deed."""
    tokens = document.tokens
    if token is None or claim.impact not in _DEEDS or token == claim.trigger or tokens[claim.trigger].tag not in _NOUNS:
        return False
    legal = lemma_of(tokens[token]) in _LEGAL
    for i in above(document, claim.trigger, _DEPTH):
        if tokens[i].pos in {"ADP", "SCONJ"} and tokens[i].dep in {"prep", "mark"}:
            if tokens[i].lower in _ABOUT or (legal and tokens[i].lower in _CHARGED_WITH):
                return token in above(document, i, _DEPTH)
        elif i == token:
            return False
    return False
