"""When: the time expression that the claim's own words tie to it, and the dates on which running situations began."""

from __future__ import annotations

import datetime as dt

from pipeline.claims.claim import Claim
from pipeline.claims.event_words import BEGINNINGS, SITUATION_NOUNS
from pipeline.language.document import Document
from pipeline.language.reporting_words import REPORTING_VERBS
from pipeline.language.times import TimeExpression

_REACH = 3  # sentences


def usable(time: TimeExpression) -> bool:
    """Whether an expression names days."""
    return time.period_start is not None or time.period_end is not None


def local_time(document: Document, claim: Claim, times: list[TimeExpression], claims: list[Claim]) -> TimeExpression | None:
    """The expression of the claim's sentence that dates what it counts, not the day of speaking; None where none does.

    `times` are the time expressions of the sentence, `claims` the claims of the article.
    """
    best: tuple[float, TimeExpression] | None = None
    path = [claim.trigger, claim.anchor, *document.ancestors(claim.trigger), *document.ancestors(claim.anchor)]
    steps: dict[int, int] = {}
    for depth, i in enumerate([claim.trigger, *document.ancestors(claim.trigger)]):
        steps.setdefault(i, depth)
    for depth, i in enumerate([claim.anchor, *document.ancestors(claim.anchor)]):
        steps.setdefault(i, depth)
    start = situation_start(document)
    others = [c.start for c in claims if c.sentence == claim.sentence and c.start != claim.start]
    for time in times:
        if start is not None and time is start[1] and time.kind != "since":
            continue
        score = 0.5
        if time.governor is not None:
            if is_reporting(document, time.governor) and time.governor != claim.trigger:
                if time.kind == "since":
                    score += 0.2
                else:
                    continue
            elif time.governor in steps:
                score += 1.0 - 0.1 * steps[time.governor]
            elif any(a in path for a in list(document.ancestors(time.governor))[:3]):
                score += 0.3
        distance = abs(document.token_at(time.start) - claim.anchor)
        score -= 0.015 * distance
        low, high = min(claim.start, time.start), max(claim.start, time.start)
        score -= 0.15 * sum(1 for start in others if low < start < high)
        if not usable(time) and time.kind != "since" and time.basis != "anchored":
            score -= 0.4
        if best is None or score > best[0]:
            best = score, time
    return best[1] if best and best[0] > 0.2 else None


def is_reporting(document: Document, index: int) -> bool:
    """Whether the token is a verb of saying, to which the day of speaking belongs."""
    token = document.tokens[index]
    return token.lemma.lower() in REPORTING_VERBS and token.pos in {"VERB", "AUX"}


def speaking_day(document: Document, times: list[TimeExpression]) -> dt.date | None:
    """The day up to which a sentence's figures count: that of its dated speaker, or of its `as of`. `times` are those of the sentence."""
    for time in times:
        if time.kind != "point" or time.precision != "day" or time.is_future:
            continue
        if time.marker == "as of" or (time.governor is not None and is_reporting(document, time.governor)):
            return time.period_end
    return None


def situation_start(document: Document) -> tuple[dt.date, TimeExpression] | None:
    """The first day of the war or other situation that the article dates: `the war, which began on October 7`."""
    for time in document.times:
        if time.period_start is None or time.precision != "day":
            continue
        sentence = document.sentence_at(time.start)
        if sentence is None:
            continue
        window = document.tokens[max(sentence.first, time.first - 12) : time.first]
        begins = [t for t in window if t.lemma.lower() in BEGINNINGS]
        nouns = [t for t in window if t.lower in SITUATION_NOUNS]
        if begins and nouns and nouns[0].i < begins[-1].i:
            return time.period_start, time
    return None


def in_beginning_clause(document: Document, claim: Claim) -> bool:
    """Whether the claim stands in the clause that tells how a situation began: `The war started with X killing ...`."""
    tokens = document.tokens
    for i in document.ancestors(claim.trigger):
        if tokens[i].lemma.lower() in BEGINNINGS and tokens[i].pos == "VERB":
            if any(tokens[c].lower in SITUATION_NOUNS for c in tokens[i].children if tokens[c].dep in {"nsubj", "nsubjpass"}):
                return True
    return False


def told_before(document: Document, claim: Claim, times: dict[int, list[TimeExpression]]) -> TimeExpression | None:
    """The time of the event told in the sentences right before, in the claim's paragraph: `... on Nov. 25. The commandos freed eight.`

    `times` are the article's expressions by sentence. Days of speaking, bounds (until, since) and what is yet to come do not count.
    """
    paragraph = document.sentences[claim.sentence].paragraph
    for number in range(claim.sentence - 1, max(-1, claim.sentence - 1 - _REACH), -1):
        if document.sentences[number].paragraph != paragraph:
            return None
        for time in reversed(times.get(number, [])):
            if time.kind != "point" or not usable(time) or time.is_future or time.marker in {"until", "before", "by", "since"}:
                continue
            if time.governor is None or is_reporting(document, time.governor):
                continue
            return time
    return None
