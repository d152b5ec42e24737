"""The count that an article is at: the nearest figure before a bare one that counts anything."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from pipeline.claims.claim import Claim
from pipeline.claims.impact_words import COUNTED, TOLL_NOUNS
from pipeline.language.document import Document
from pipeline.language.entity import Mention
from pipeline.language.numbers import Quantity
from pipeline.language.times import TimeExpression

_IMPACTS = frozenset(
    "killed injured missing infected detained held abducted displaced released rescued evacuated in_need structures".split()
)
_BACK = 2  # sentences between a count and the figures that go on with it
_NEAR = 60  # tokens on either side of a claim; sentences of news are shorter
_LOOKED_AT = 8  # figures before a bare one
_NOT_COUNTS = frozenset({"date", "time", "age", "ordinal", "identifier", "duration", "percent", "ratio", "length"})
_MEASURES = frozenset({"percent", "length"})
# Where something is counted: `in 25 provinces 12 people died`.
_SETTINGS = frozenset(
    "country nation state province region district county city town village municipality place area site camp prison hospital school "
    "station day week month year night hour occasion attack incident accident crash shooting raid explosion blast strike bombing fire "
    "storm".split()
)
_STATISTICS = frozenset(
    {"counted", "toll", "tally", "total", "compared", "told_around", "same_count", "changed"}
)  # rules that read counts, not events
_SPANS = frozenset({"week", "month", "year", "range"})  # precisions of times over which is counted
_EVERYWHERE = frozenset("worldwide nationwide globally statewide annually".split())
_YEARS = re.compile(r"(?:18|19|20)\d\d(?:\s?(?:to|and|-|–)\s?(?:18|19|20)?\d\d)?")


def standing_count(document: Document, quantity: Quantity, seen: Sequence[Claim]) -> list[Claim]:
    """The claim of the nearest figure before a bare one that counts anything, a few sentences before it at most.

    Empty where that one counts nobody, or where its sentence tells of more than one impact.
    """
    tokens = document.tokens
    sentence = tokens[quantity.token_first].sentence
    claimed = {c.start: c for c in seen[-_LOOKED_AT:] if not c.implicit and c.quantity is not None}
    at = bisect.bisect_left(document.quantities, quantity.token_first, key=lambda q: q.token_first)
    measured = sentence  # that of the first measure told on the way: `365 deaths, a rise of 12 percent`
    for before in reversed(document.quantities[max(0, at - _LOOKED_AT) : at]):
        if before.token_first < 0 or before.token_last > quantity.token_first:
            continue
        if sentence - tokens[before.token_first].sentence > _BACK:
            return []
        if (claim := claimed.get(before.start)) is not None:
            near = {c.impact for c in seen[-_LOOKED_AT:] if c.sentence == claim.sentence and not c.implicit}
            told = measured in {claim.sentence, sentence}
            return [claim] if told and len(near) == 1 and claim.impact in _IMPACTS else []
        if before.unit_kind in _MEASURES:
            measured = min(measured, tokens[before.token_first].sentence)
            if measured == sentence:
                return []  # `Turnout was 40 percent, up from 35`
        if before.unit_kind in _NOT_COUNTS or before.is_zero_word or _is_year(before) or _multiplies(document, before):
            continue
        if before.head is None or tokens[before.head].lemma.lower() not in _SETTINGS:
            return []
    return []


def _is_year(quantity: Quantity) -> bool:
    """Whether a bare number looks like a year or several: `the war of 2014 to 2021`."""
    return quantity.head is None and _YEARS.fullmatch(quantity.number_text) is not None


def _multiplies(document: Document, quantity: Quantity) -> bool:
    """`ten times the 301 recorded in 2007`: how often, not how many."""
    after = document.tokens[quantity.token_last : quantity.token_last + 1]
    return bool(after) and after[0].lower == "times"


def names_count(document: Document, claim: Claim) -> bool:
    """Whether a noun says what is counted, `365 deaths`, which a bare figure can leave out; else a verb does, `365 people died`."""
    noun = document.tokens[claim.trigger].lemma.lower()
    return claim.how in _STATISTICS or noun in COUNTED or noun in TOLL_NOUNS


def is_statistic(document: Document, claim: Claim) -> bool:
    """Whether a claim counts over a time, `365 deaths since January`, and is no single event's, `three hurt in Sunday's race`."""
    tokens = document.tokens
    if names_count(document, claim):
        return True
    sentence, at = document.sentences[claim.sentence], document.token_at(claim.start)
    first, last = max(sentence.first, at - _NEAR), min(sentence.last, at + _NEAR)
    if any(t.lower in _EVERYWHERE for t in tokens[first:last]):
        return True
    return time_between(document, first, last, spans=True) is not None


def time_between(document: Document, first: int, last: int, *, spans: bool = False) -> TimeExpression | None:
    """The first time whose words begin between two tokens; with `spans` only one over which is counted: a year, since May."""
    at = bisect.bisect_left(document.times, first, key=lambda time: time.first)
    for time in document.times[at:]:
        if time.first >= last:
            return None
        if not spans or time.kind in {"since", "interval", "duration"} or time.precision in _SPANS:
            return time
    return None


def mention_at(document: Document, token: int) -> Mention | None:
    """The mention that a token stands in; None where it stands in none."""
    at = bisect.bisect_right(document.mentions, token, key=lambda m: m.first) - 1
    return document.mentions[at] if at >= 0 and document.mentions[at].last > token else None
