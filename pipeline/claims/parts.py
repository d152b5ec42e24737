"""Which claims are stated to be included in which: `20 people, including two children`, `of the 12 dead, five were women`."""

from __future__ import annotations

import bisect
import re

from pipeline.claims.claim import Claim
from pipeline.language.document import Document

_NOT_OF_SOME = r"(?<!\bmost )(?<!\bmany )(?<!\bsome )(?<!\ball )(?<!\bfew )(?<!\bhalf )(?<!\bnone )"  # `most of them`: no number's
_OF_THEM = re.compile(
    _NOT_OF_SOME + r"\b(?:of (?:them|those|these|whom|which|this number|that number|the (?:dead|victims|wounded|injured|total))"
    r"|among (?:them|those|whom))\b",
    re.I,
)
_REACH = 300  # characters looked back on within a sentence
_NEAR = 24  # claims looked at on either side in one sentence
_INCLUDING = re.compile(
    r"\b(?:including|included|include|includes|comprise|comprises|comprising|among them|comprised|(?:composed|consisting|made up) of)\b",
    re.I,
)
_OUT_OF = re.compile(r"(?:^|[,;:—–(]\s*|\band\s+|\bthat\s+)(?:of|among|out of)\s+(?:the|those|these|all|its|a total of)?\s*$", re.I)
_TURN = re.compile(r";|\b(?:while(?! \w+ing\b)|whereas|but)\b", re.I)
_AND = re.compile(r"(?:,|\band)\s+$", re.I)
_BESIDE = re.compile(r"\b(?:along with|together with|as well as|in addition to)\b", re.I)
_OF_THEM_NEXT = re.compile(r"^\s+of (?:them|those|these|whom|which)\b", re.I)
_BACK_AFTER = re.compile(
    r"^\s*\w*\s*(?:and \w+ \w+ )?(?:of (?:them|those|these|whom|the (?:dead|victims|killed|wounded|injured|deaths|casualties))"
    r"|(?:were|was|are|is) (?:also )?among (?:them|those|the (?:dead|victims|wounded|injured|missing)))\b",
    re.I,
)
_AMONG_AFTER = re.compile(  # `Three nurses of the port clinic were among the dead`
    r"[\w\s'’-]{0,60}?\b(?:were|was|are|is) (?:also )?among (?:them|those|the (?:dead|victims|wounded|injured|missing))\b", re.I
)
_BACK_BEFORE = re.compile(
    _NOT_OF_SOME + r"\b(?:of (?:them|those|these|th(?:is|at) (?:number|total)|the (?:dead|wounded|injured|missing|victims|arrested))"
    r"|among (?:them|those)"
    r"|(?<!\bof )the (?:dead|victims|wounded|injured|fatalities) (?:include[sd]?|were|are)|the rest)\b",
    re.I,
)
_BESIDE_THE_COUNT = frozenset({"compared", "changed"})  # `740 are in care, up from 460. Forty of them are children`: of the 740
_LIST_OPENERS = re.compile(r":|--|—|–|\(| - ")


def link_parts(document: Document, claims: list[Claim]) -> None:
    """Write `whole` of every claim that the words explicitly make a part; the claims of one article, in text order."""
    by_sentence: dict[int, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim.sentence, []).append(claim)
    for i, claim in enumerate(claims):
        near = by_sentence[claim.sentence]
        if len(near) > _NEAR:
            at = bisect.bisect_left(near, claim.start, key=lambda c: c.start)
            near = near[max(0, at - _NEAR) : at + _NEAR]
        of_them = _OF_THEM_NEXT.match(document.text[claim.end : claim.end + 12]) is not None
        claim.whole = _whole_in_sentence(document, claim, near)
        if claim.whole is None and of_them:
            claim.whole = _those_before(document, claims, i, back=0)
        if claim.whole is None:
            claim.whole = _whole_before(document, claims, i)
        if claim.whole is None and claim.how == "of_them":
            claim.whole = _group_before(claims, i)
        if claim.whole is None and of_them:
            claim.whole = _those_before(document, claims, i, back=1)
        before = claims[i - 1] if i else None
        if claim.whole is None and claim.how == "list" and before is not None and before.how in {"of_them", "list"}:
            if before.sentence == claim.sentence and before.impact == claim.impact:
                claim.whole = before.whole  # `Twenty-seven came from Mexico, 14 from Honduras`
    for claim in claims:
        if claim.whole is not None and claim.whole.whole is claim:
            claim.whole.whole = None


def _group_before(claims: list[Claim], i: int) -> Claim | None:
    """The group whose members a number tells of: `Twenty died. Twelve were soldiers.`"""
    claim = claims[i]
    for other in reversed(claims[max(0, i - 6) : i]):
        if other.how != "of_them" and _same_fate(claim, other) and not other.implicit and _fits(claim, other):
            return other if claim.sentence - other.sentence <= 2 else None
    return None


def _those_before(document: Document, claims: list[Claim], i: int, back: int) -> Claim | None:
    """Those of whom another harm is told, `back` sentences before at most: `Rebels took 40 people. Nine of them were freed.`"""
    claim = claims[i]
    for other in reversed(claims[max(0, i - 4) : i]):
        if claim.sentence - other.sentence > back:
            return None
        if other.how in _BESIDE_THE_COUNT:
            continue
        things = (other.impact == "structures") is not (claim.impact == "structures")
        larger = claim.best is None or (other.best or other.low or 0) > claim.best
        if not other.implicit and other.kind == claim.kind and larger and not things and other.start != claim.start:
            return other if not _number_between(document, other, claim) else None
    return None


def _number_between(document: Document, other: Claim, claim: Claim) -> bool:
    """Whether a larger number that is no claim stands nearer: `Ten were held. The group spoke to two nurses; one of them was freed.`"""
    first = bisect.bisect_left(document.quantities, other.end, key=lambda q: q.start)
    last = bisect.bisect_left(document.quantities, claim.start, key=lambda q: q.start)
    return any(q.unit_kind == "person" and (q.best or 0) > (claim.best or 0) for q in document.quantities[first:last])


def _same_fate(claim: Claim, other: Claim) -> bool:
    compared = other.how in _BESIDE_THE_COUNT and other.sentence < claim.sentence
    return other.impact == claim.impact and other is not claim and other.kind == claim.kind and not compared


def _fits(claim: Claim, whole: Claim) -> bool:
    """A part is no larger than its whole, as far as the bounds tell."""
    part_low = claim.low if claim.low is not None else claim.best
    whole_high = whole.high if whole.high is not None else None
    if part_low is None or whole_high is None or whole.quantifier in {"at_least", "more_than", "about", "vague"}:
        if part_low is not None and whole.best is not None and whole.quantifier in {"at_least", "more_than", "about"}:
            return part_low <= whole.best * 1.2
        return True
    return part_low <= whole_high and not (
        part_low == whole_high and claim.quantifier == whole.quantifier == "exact" and claim.low == whole.low
    )


def _whole_in_sentence(document: Document, claim: Claim, claims: list[Claim]) -> Claim | None:
    text = document.text
    sentence = document.sentences[claim.sentence]
    here = [o for o in claims if o.sentence == claim.sentence and o is not claim and not o.implicit and o.start != claim.start]
    for other in reversed([o for o in here if o.end <= claim.start]):
        opening = _OUT_OF.search(text[max(sentence.start, other.start - 40) : other.start])
        later = text[claim.end : claim.end + 12].lower()
        whom = re.search(r"\b(?:of whom|of which|of them)\s+(?:only\s+|about\s+|at least\s+)?$", text[other.end : claim.start], re.I)
        if (opening or whom or " of whom" in later or " of which" in later) and _fits(claim, other):
            return other
        if (
            other.impact != claim.impact
            and _fits(claim, other)
            and _includes(text[other.end : claim.start])
            and not _number_of_own(here, other, claim)
        ):
            return other
    same = [other for other in here if _same_fate(claim, other)]
    for other in reversed([o for o in same if o.end <= claim.start]):
        if not _fits(claim, other):
            continue
        between = text[other.end : claim.start]
        if _includes(between):
            return _total(other)
        if re.search(r"\b(?:of whom|of them|of which|among them)\b", text[claim.end : claim.end + 16], re.I) and len(between) < 120:
            return _total(other)
        own = _OF_THEM_NEXT.match(between)  # said of the first number
        if own and other.whole is not None and _AND.search(between) and not _BESIDE.search(between) and len(between) < 120:
            return other.whole  # `four of them were shot and two stabbed`, unlike `moved 90 of them, along with 12 of the crew`
        if _OF_THEM.search(between, own.end() if own else 0) and len(between) < 120:
            return _total(other)
        if re.search(r"\bof the victims?\b", text[claim.end : claim.end + 16], re.I):
            return _total(other)
        if other.whole is not None and other.whole.sentence == claim.sentence and _is_listed(document, other, claim):
            return other.whole
        if _is_breakdown(document, other, claim, between, same) or _adds_up(document, other, claim, same):
            return other
    for other in (o for o in same if o.start >= claim.end):
        between = text[claim.end : other.start]
        if re.fullmatch(r"\s+(?:other\s+)?(?:[\w'’-]+\s+)?(?:of|among)\s+(?:the|those|all|its|these)?\s*", between, re.I) and _fits(
            claim, other
        ):
            return other
        if re.search(r"\b(?:were|was|are|is)\s+(?:also\s+)?among(?:st)?\s+(?:the\s+|those\s+)?(?:at least\s+)?$", between, re.I) and _fits(
            claim, other
        ):
            return other
        if re.fullmatch(r"[\w\s,'’-]{0,60}\bamong(?:st)?\s+(?:the\s+|those\s+)?", between, re.I) and _fits(claim, other):
            return other
    return None


def _includes(between: str) -> bool:
    """Whether `including` between two numbers still holds for the second: not in `nine hurt, including two women, while six died`."""
    found = _INCLUDING.search(between)
    return found is not None and not _TURN.search(between, found.start()) and ";" not in between


def _total(other: Claim) -> Claim:
    """The number that a further part of its sentence belongs to: of `20 people, five of them women and three children` the first."""
    return other.whole if other.whole is not None and other.whole.sentence == other.sentence else other


def _number_of_own(here: list[Claim], other: Claim, claim: Claim) -> bool:
    """Whether a claim of the same impact stands nearer than the other one."""
    return any(other.end <= o.start < claim.start and o.impact == claim.impact for o in here)


def _is_listed(document: Document, before: Claim, claim: Claim) -> bool:
    """Whether only list matter stands between two claims: no verb of its own begins there."""
    first, last = document.token_span(before.end, claim.start)
    return not any(
        document.tokens[i].pos in {"VERB", "AUX"} and document.tokens[i].dep in {"ROOT", "conj", "ccomp"} for i in range(first, last)
    ) and (last - first <= 14)


def _adds_up(document: Document, whole: Claim, claim: Claim, same: list[Claim]) -> bool:
    """`Eleven died, six in A and five in B`: all further numbers of the sentence make up the first exactly."""
    if whole.quantifier != "exact" or whole.best is None or whole.how == "tally":
        return False
    members = [o for o in same if o.start > whole.start] + [claim]
    first = min(o.start for o in [*same, claim])
    if _TURN.search(document.text, whole.end, max(o.start for o in members)):
        return False  # `shot nine while others shot seven, two of them boys`
    return len(members) > 1 and whole.start == first and sum(o.best or 0 for o in members) == whole.best


def _is_breakdown(document: Document, whole: Claim, claim: Claim, between: str, same: list[Claim]) -> bool:
    """`11 people: six in A and five in B`: after a list opener, numbers that add up to no more than the total."""
    whole_value = whole.best or whole.low  # of `nearly 900`, which has no lower bound, the best
    if "tally" in {whole.how, claim.how} or not _LIST_OPENERS.search(between) or whole_value is None or claim.low is None:
        return False
    members = [o for o in same if o.start > whole.end and o is not whole] + [claim]
    total = sum(o.low or 0 for o in members)
    return len(members) > 1 and total <= whole_value and len(between) < 160


def _whole_before(document: Document, claims: list[Claim], i: int) -> Claim | None:
    """A whole in an earlier sentence that `of them`, `of the dead` or `included` point back to."""
    claim = claims[i]
    sentence = document.sentences[claim.sentence]
    before_text = document.text[max(sentence.start, claim.start - _REACH) : claim.start]
    after_text = document.text[claim.end : claim.end + 96]
    points_back = _BACK_AFTER.search(after_text[:48]) or (_AMONG_AFTER.match(after_text) if not claim.implicit else None)
    if not points_back:  # `four of them`: said of another number
        others = {o.end + 1 for o in claims[max(0, i - _NEAR) : i]}
        opens = claim.start - len(before_text)
        points_back = next((m for m in _BACK_BEFORE.finditer(before_text) if opens + m.start() not in others), None)
    if not points_back:
        return None
    for other in reversed(claims[:i]):
        if sentence.number - other.sentence > 3:
            break
        if other.sentence < claim.sentence and _same_fate(claim, other) and not other.implicit and _fits(claim, other):
            if other.low is None or claim.low is None or other.low > claim.low:
                return other if other.whole is None else other.whole
    return None
