"""Earlier figures that an article gives beside the newer ones: `12, down from 15`, `lowering an earlier toll of 15`, `had earlier said 15`.

Both stand as they were told; the earlier one knows the claim that took its place. A figure of another time or voice is no earlier one.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from itertools import pairwise

from pipeline.claims import impact_words as words
from pipeline.claims.claim import Claim
from pipeline.claims.clause import above
from pipeline.claims.inflections import lemma_of
from pipeline.claims.timing import is_reporting
from pipeline.claims.tolls import RISE
from pipeline.language.document import Document

_EARLIER = frozenset("earlier previous prior initial preliminary original former provisional".split())
_BEFORE = frozenset("earlier previously initially originally".split())  # adverbs
_GIVEN = frozenset("report announce give state confirm estimate fear believe think issue release say".split())
_ACCOUNTS = words.TOLL_NOUNS | {"estimate", "report", "account", "statement", "death"}
_LEVELS = 5  # of the parse
_NEAR = 3  # tokens
_BESIDE = 12  # characters from an earlier figure to its own time: ` in `, ` during `
_REACH = 2  # sentences between an earlier figure and the newer one
_ONE_COUNT = frozenset({"incident", "cumulative", "stock"})  # measures of figures that can replace one another


def link_updates(document: Document, claims: Sequence[Claim]) -> None:
    """Write `newer` of each numeric claim that gives an earlier figure, where the article gives the newer one. Claims in text order."""
    kinds = [_earlier(document, claim) for claim in claims]
    for old, new in pairwise(claims):
        if new.how == "corrected" and old.impact == new.impact and old.status == "asserted" and _of_one_voice(old, new):
            old.newer = new
    for at, (claim, kind) in enumerate(zip(claims, kinds, strict=True)):
        if kind is None:
            continue
        near = range(max(0, at - _LEVELS), min(len(claims), at + _LEVELS + 1))
        fitting = [claims[i] for i in near if kinds[i] is None and _replaces(document, claim, claims[i], kind)]
        if fitting:
            claim.newer = min(fitting, key=lambda c: (c.sentence != claim.sentence, abs(c.start - claim.start)))


def _earlier(document: Document, claim: Claim) -> str | None:
    """How a claim is said to give an earlier figure: `from` (what it came from), `count` (an earlier count) or `voice` (said earlier)."""
    if claim.kind != "numeric" or claim.implicit:
        return None
    tokens = document.tokens
    first, last = document.token_span(claim.start, claim.end)
    before = [t.lower for t in tokens[max(0, first - _NEAR) : first]]
    if before[-1:] == ["from"] and claim.how in {"toll", "compared"}:
        return "from"
    if _given_before(document, claim, first, last):
        return "count"
    if tokens[claim.trigger].lemma.lower() in _ACCOUNTS and any(tokens[c].lower in _EARLIER for c in tokens[claim.trigger].children):
        return "count"
    below = tokens[claim.anchor if claim.how == "toll" else claim.trigger]
    for i in above(document, below.i, _LEVELS):
        if below.dep == "conj" and tokens[i].pos in {"VERB", "AUX"}:
            return None  # `initially said 15 had died, but revised that figure to 12`
        if is_reporting(document, i) or lemma_of(tokens[i]) in RISE:
            if any(tokens[c].lower in _BEFORE and tokens[c].dep == "advmod" for c in tokens[i].children):
                return "voice"
            by = [c for c in tokens[i].children if tokens[c].dep == "nsubj" and tokens[c].lemma.lower() in _ACCOUNTS]
            return "count" if any(tokens[c].lower in _EARLIER for noun in by for c in tokens[noun].children) else None
        below = tokens[i]
    return None


def _given_before(document: Document, claim: Claim, first: int, last: int) -> bool:
    """`15 reported earlier`, `the previously reported 15`: a participle beside the number says that it was given before."""
    tokens, sentence = document.tokens, document.sentences[claim.sentence]
    beside = tokens[max(sentence.first, first - _NEAR) : first] + tokens[last : min(sentence.last, last + _NEAR)]
    given = (t for t in beside if t.tag == "VBN" and t.lemma.lower() in _GIVEN and t.dep in {"acl", "amod"})
    return any(tokens[c].lower in _BEFORE for t in given for c in t.children)


def _replaces(document: Document, old: Claim, new: Claim, kind: str) -> bool:
    """Whether a claim can be the newer figure of what another one counted."""
    if new.kind != "numeric" or new.implicit or new.whole is not None or old.whole is not None or new is old:
        return False
    if new.impact != old.impact or new.victim_group != old.victim_group or new.status != "asserted" or old.status != "asserted":
        return False
    if new.measure not in _ONE_COUNT or old.measure not in _ONE_COUNT or abs(new.sentence - old.sentence) > _REACH:
        return False
    if (new.low, new.best, new.high) == (old.low, old.best, old.high) or (new.event is not old.event and new.sentence != old.sentence):
        return False
    if kind == "from":
        return new.sentence == old.sentence and _of_one_time(document, old, new)
    if new.sentence != old.sentence and new.place is not None and old.place is not None and new.place.entity != old.place.entity:
        return False  # `earlier said nine had died in Leon. Fifteen died in Lugo`
    return kind != "voice" or _of_one_voice(old, new)


def _of_one_time(document: Document, old: Claim, new: Claim) -> bool:
    """Whether two figures count the same, and not the like of another time: `140 deaths in May, up from 120 in April`."""
    at = bisect.bisect_left(document.times, old.end, key=lambda time: time.start)
    if at < len(document.times) and (time := document.times[at]).start - old.end <= _BESIDE and time.precision not in {"time", "day"}:
        return False
    if old.time is None or old.time is new.time:
        return True
    return "cumulative" in {old.measure, new.measure} and old.time.precision == "day" and old.time.kind == "point"


def _of_one_voice(old: Claim, new: Claim) -> bool:
    return _voice(old) == _voice(new) or None in {_voice(old), _voice(new)}


def _voice(claim: Claim) -> str | None:
    return claim.source_text.lower().removeprefix("the ") if claim.source_text else None
