"""When: the time expression that the claim's own words tie to it, and the dates on which running situations began."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterator, Sequence

from pipeline.claims.claim import Claim
from pipeline.claims.clause import above
from pipeline.claims.counted_times import LEVELS, is_counted_back, told_back, told_inside
from pipeline.claims.event_words import BEGINNINGS, SITUATION_NOUNS
from pipeline.claims.farewells import is_farewell
from pipeline.claims.fresh_cases import dates_reported
from pipeline.claims.time_scope import is_about, is_out_of_scope, told_by_when
from pipeline.language.document import Document
from pipeline.language.reporting_words import REPORTING_VERBS
from pipeline.language.times import TimeExpression
from pipeline.language.times.names import NAMED_ATTACKS

_NEAR = 8  # times to either side of a claim in its sentence
# `the toll since the unrest began in May to 39`: a total is not told by what it counts from.
_TOTALS = frozenset({"toll", "total", "tally"})
_HELD_AGAINST = re.compile(
    r"\b(?:against|compared (?:with|to)|versus|(?:up|down|increase|rise|decrease|drop|fall) from)"
    r" (?:(?:about|some|only|just|around|nearly|more than|fewer than|over) )?\d"
)
# `an increase of 53 over the year before`: the time behind it is the standard.
_STANDARD = re.compile(
    r"\b(?:increase|rise|jump|surge|growth|drop|fall|decline|decrease|percent|per cent|%|more|fewer|less)\b[^.;,]{0,30}"
    r" (?:over|from|than) (?:the )?\Z"
)
_COUNTED = frozenset("record report register count document log note".split())  # `up from 200 recorded in May`
_BESIDE = 2  # characters: `, `
_PLUNGES = frozenset("plunge descend slide slip spiral sink".split())
_CLAIMED = frozenset({"life", "victim"})  # `The blast claimed 78 lives` reports nothing
_STANDARD_REACH = 60  # characters
_HELD_BACK = 40  # characters
_FAR = 200  # characters from a time to the figure that is held against one dated by it
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split())
_NUMBERED = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_RANK_REACH = 5  # tokens between the ordinal and the year
_PHRASE = 8  # tokens
_GAP = 4  # tokens from a number whose verb is left out to its day
# Things whose own year or month stands before them: `a 2013 study`, `the 1973 building`. It dates them, not what they tell of.
_DATED_THINGS = frozenset(
    "study report survey poll paper article book film documentary interview census estimate forecast memo letter statement lawsuit "
    "law act agreement accord treaty deal budget constitution resolution building tower house model edition version vintage photo".split()
)


def usable(time: TimeExpression) -> bool:
    """Whether an expression names days."""
    return time.period_start is not None or time.period_end is not None


def nearest(times: Sequence[TimeExpression], offset: int) -> Sequence[TimeExpression]:
    """Those of a sentence's times, in text order, that stand about an offset: all of them but in an overlong sentence."""
    if len(times) <= 2 * _NEAR:
        return times
    i = bisect.bisect_left(times, offset, key=lambda time: time.start)
    return times[max(0, i - _NEAR) : i + _NEAR]


def local_time(
    document: Document, claim: Claim, times: Sequence[TimeExpression], starts: Sequence[int], situation: TimeExpression | None
) -> TimeExpression | None:
    """The expression of the claim's sentence that dates what it counts, not the day of speaking; None where none does.

    `times` are the time expressions of the sentence, `starts` the sorted offsets of all claims, `situation` the expression that dates
    the beginning of the article's situation.
    """
    best: tuple[float, TimeExpression] | None = None
    steps: dict[int, int] = {}
    for word in (claim.trigger, claim.anchor):
        for depth, i in enumerate([word, *above(document, word, LEVELS)]):
            steps.setdefault(i, depth)
    near = of_own_clause(document, claim, nearest(times, claim.start))
    own_total = _total_words(document, claim) if claim.how in _TOTALS else frozenset()
    counting = told_inside(document, near, steps) if claim.how not in _TOTALS else None
    if counting is not None and counting.time.start_time is not None:
        return counting.time.start_time
    told = told_back(document, near, steps) or told_by_when(document, claim, near) or time_of_comparison(document, claim, near)
    if told is not None:
        return told
    dated = any(usable(time) and time.kind != "since" for time in near)
    for time in near:
        if dated and not usable(time) and (time.kind == "duration" or _is_beside_date(near, time)):
            continue  # `in six days of fighting in July`, `In June 2017, days before the vote`
        if time is situation and time.kind != "since":
            continue
        if counting is not None and not counting.holds(document, time):
            continue  # what is told to be earlier or later is of another day
        if is_of_comparison(document, claim, time) or is_to_come(claim, time) or is_out_of_scope(document, claim, time, steps):
            continue
        score = 0.5
        governor = _governor(document, near, time)
        if governor is not None:
            if is_reporting(document, governor) and governor != claim.trigger:
                if time.kind == "since":
                    score += 0.2
                elif time.kind == "duration" and governor == document.tokens[claim.anchor].head:
                    score += 1.0  # `Twelve deaths were registered in the last 24 hours`: those of that span
                elif dates_reported(document, claim, time) or time.precision == "year":
                    score += 1.0  # `Last year it reported 160 killed`: a year of telling is one of happening
                else:
                    continue
            elif governor in steps:
                score += 1.0 - 0.1 * steps[governor]
            elif any(a in steps for a in above(document, governor, 3)):
                score += 0.3
        if claim.how == "action_noun" and claim.end < time.start and _within_phrase(document, claim, time):
            score += 0.6  # `hanged on Monday over the killing of two officers during the 2022 unrest`
        if claim.how == "list" and 0 < time.first - claim.anchor <= _GAP:
            score += 0.2  # `four died on Monday and two on Tuesday`
        if time.governor in own_total:
            score += 0.6  # `400 came on Monday, taking the total for the year to 4,600`
        score -= 0.015 * abs(document.token_at(time.start) - claim.anchor)
        low, high = min(claim.start, time.start), max(claim.start, time.start)
        score -= 0.15 * max(0, bisect.bisect_left(starts, high) - bisect.bisect_right(starts, low))
        if time.governor is None and time.first == document.sentences[claim.sentence].first:
            score += 0.5  # `Last Monday, a bus ...` of a fragment
        if not usable(time) and time.kind != "since" and time.basis != "anchored":
            score -= 0.0 if time.governor == claim.trigger and time.text.lower().endswith(" ago") else 0.4
        if best is None or score > best[0]:
            best = score, time
    return best[1] if best and best[0] > 0.2 else None


def _governor(document: Document, times: Sequence[TimeExpression], time: TimeExpression) -> int | None:
    """The word that a time hangs on; of one within the phrase of a length (`in six days of clashes between clans in July`) that of both."""
    for other in times:
        if other.kind == "duration" and not usable(other) and 0 < time.first - other.last <= _PHRASE:
            between = document.tokens[other.last : time.first]
            if not any(t.pos in {"VERB", "AUX"} or t.text in {",", ";"} for t in between):
                return other.governor
    return time.governor


def _is_beside_date(times: Sequence[TimeExpression], time: TimeExpression) -> bool:
    """Whether a time without days stands right behind one with days."""
    return any(usable(other) and 0 <= time.start - other.end <= _BESIDE for other in times)


def of_own_clause(document: Document, claim: Claim, times: Sequence[TimeExpression]) -> Sequence[TimeExpression]:
    """`In May 51 died, and the town has seen 31 deaths since January`: of a sentence's times those within the claim's clause, where that
    has a subject of its own behind an `and` or `while` and some of them; else all."""
    tokens = document.tokens
    times = _of_same_half(document, claim, times)
    path = [claim.trigger, *above(document, claim.trigger, LEVELS)]
    verb = next((i for i in path if tokens[i].dep == "conj" and any(tokens[c].dep.startswith("nsubj") for c in tokens[i].children)), None)
    if verb is None:
        return _without_next_clause(document, path, times)
    own = [t for t in times if t.governor is not None and usable(t) and verb in (t.governor, *above(document, t.governor, LEVELS))]
    return own or times


def _of_same_half(document: Document, claim: Claim, times: Sequence[TimeExpression]) -> Sequence[TimeExpression]:
    """`On Monday a pit flooded, trapping nine; three were saved by Tuesday`: of a sentence's times those on the claim's side of a
    semicolon, where there are such."""
    if not times:
        return times
    text = document.text
    own = [t for t in times if ";" not in text[min(t.end, claim.end) : max(t.start, claim.start)]]
    return own if any(map(usable, own)) else times


def _without_next_clause(document: Document, path: Sequence[int], times: Sequence[TimeExpression]) -> Sequence[TimeExpression]:
    """`Four were confirmed dead on Monday and a fifth body was found on Tuesday`: the times without those of a clause that is joined with a
    subject of its own, where the claim's clause has one; `path` are the claim's word and those above it."""
    tokens = document.tokens
    further: list[TimeExpression] = []
    for time in times:
        chain = [] if time.governor is None else [time.governor, *above(document, time.governor, LEVELS)]
        verb = next(
            (i for i in chain if tokens[i].dep == "conj" and any(tokens[c].dep.startswith("nsubj") for c in tokens[i].children)), None
        )
        if verb is not None and verb not in path and tokens[verb].head in path:
            further.append(time)
    own = [t for t in times if t not in further]
    return own if any(usable(t) and t.governor in path for t in own) else times


def _within_phrase(document: Document, claim: Claim, time: TimeExpression, passing: frozenset[str] = frozenset()) -> bool:
    """Whether no comma and no verb but those `passing` (lemmas of participles) stand between a claim and a time behind it."""
    first = document.token_at(claim.end - 1) + 1
    if time.first - first > _PHRASE:
        return False
    between = (t for t in document.tokens[first : time.first] if t.tag != "VBN" or t.lemma.lower() not in passing)
    return not any(t.pos in {"VERB", "AUX"} or t.text == "," for t in between)


def is_of_comparison(document: Document, claim: Claim, time: TimeExpression) -> bool:
    """`4,370 cases, against 1,200 in all of last year`: whether a time of the claim's sentence dates what its figure is held against, or
    its figure is the one held against another and the time stands before both."""
    if claim.end < time.start:
        if _STANDARD.search(document.text, max(claim.end, time.start - _STANDARD_REACH), time.start):
            return True
        return _HELD_AGAINST.search(document.text, claim.end, time.start) is not None
    if time.end > claim.start:
        return False
    held = [found.end() for found in _HELD_AGAINST.finditer(document.text, time.end, min(claim.start + 1, time.end + _FAR))]
    return bool(held) and held[-1] == claim.start + 1 and _dated_behind(document, claim)


def time_of_comparison(document: Document, claim: Claim, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The time that dates a figure which another one is held against: `4,370 cases, against 1,200 in all of last year`; `times` are those
    of the claim's sentence."""
    behind = next((time for time in times if time.start >= claim.end), None)
    if behind is None or not usable(behind) or not _within_phrase(document, claim, behind, _COUNTED):
        return None
    held = _HELD_AGAINST.search(document.text, max(0, claim.start - _HELD_BACK), claim.start + 1)
    return behind if held is not None and held.end() == claim.start + 1 else None


def _dated_behind(document: Document, claim: Claim) -> bool:
    """Whether a time follows a figure within its phrase: `1,200 in all of last year`."""
    at = bisect.bisect_left(document.times, claim.end, key=lambda time: time.start)
    return any(_within_phrase(document, claim, time) for time in document.times[at : at + 1])


def is_to_come(claim: Claim, time: TimeExpression) -> bool:
    """`were arrested and would appear in court on Tuesday`: whether a time lies ahead of what has happened."""
    return time.is_future and claim.status != "hypothetical"


def _total_words(document: Document, claim: Claim) -> frozenset[int]:
    """The verb that brings a total to a figure, and its objects: `taking the total to 4,600`."""
    tokens = document.tokens
    verb = next((i for i in above(document, document.token_at(claim.start), 3) if tokens[i].pos == "VERB"), None)
    if verb is None or tokens[verb].tag != "VBG":
        return frozenset()
    return frozenset({verb, *(c for c in tokens[verb].children if tokens[c].dep == "dobj")})


def event_times(document: Document) -> Iterator[TimeExpression]:
    """The article's time expressions that can date what happened; `a 2013 study` dates the study, `were buried on Friday` the
    funeral, and `more than last year`, `the fifth death this year` date nothing."""
    for time in document.times:
        if time.marker is None and time.governor is not None and time.governor >= time.last:
            thing = document.tokens[time.governor]
            if thing.pos != "VERB" and thing.lemma.lower() in _DATED_THINGS:
                continue
        if _compares(document, time) or _ranks(document, time):
            continue
        if time.governor is not None and is_farewell(document, time.governor) and not is_counted_back(document, time):
            continue
        yield time


def _compares(document: Document, time: TimeExpression) -> bool:
    before = [token.lower for token in document.tokens[max(0, time.first - 2) : time.first]]
    return before[-1:] == ["than"] or (before[:1] == ["than"] and before[-1:] in (["in"], ["on"], ["at"], ["the"], ["for"], ["during"]))


def _ranks(document: Document, time: TimeExpression) -> bool:
    """Whether a year or month only says within what something is the third or fifth of its kind."""
    if time.precision not in {"year", "month", "week"} or time.marker is not None:
        return False
    sentence = document.sentences[document.tokens[time.first].sentence]
    for token in reversed(document.tokens[max(sentence.first, time.first - _RANK_REACH) : time.first]):
        if token.text == "," or token.pos in {"VERB", "AUX"}:
            return False
        if token.lower in _ORDINALS or _NUMBERED.fullmatch(token.lower):
            return True
    return False


def is_reporting(document: Document, index: int) -> bool:
    """Whether the token is a verb of saying, to which the day of speaking belongs."""
    token = document.tokens[index]
    if token.lemma.lower() not in REPORTING_VERBS or token.pos not in {"VERB", "AUX"}:
        return False
    if token.lemma.lower() == "find":
        deps = {document.tokens[c].dep for c in token.children}
        if "nsubjpass" in deps and "ccomp" not in deps:
            return False  # `three bodies were found on Monday`
    objects = (document.tokens[c] for c in token.children if document.tokens[c].dep == "dobj")
    return token.lemma.lower() != "claim" or all(thing.lemma.lower() not in _CLAIMED for thing in objects)


def speaking_day(document: Document, times: Sequence[TimeExpression]) -> dt.date | None:
    """The day up to which a sentence's figures count: that of its dated speaker, or of its `as of`. `times` are those of the sentence."""
    for time in times:
        if time.kind != "point" or time.precision != "day" or time.is_future:
            continue
        if time.marker == "as of" or (time.governor is not None and is_reporting(document, time.governor)):
            return time.period_end
    return None


def day_told_on(document: Document, claim: Claim, times: Sequence[TimeExpression]) -> dt.date | None:
    """The day up to which a claim's figure counts, that of its dated speaker, and not of what it is held against."""
    return speaking_day(document, [time for time in nearest(times, claim.start) if not is_of_comparison(document, claim, time)])


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
        if any(t.lemma.lower() in _PLUNGES and _into_situation(document, t.i) for t in window):
            return time.period_start, time
    return None


def _into_situation(document: Document, verb: int) -> bool:
    """`Leon plunged into war`."""
    following = [t.lower for t in document.tokens[verb + 1 : verb + 2 + _RANK_REACH]]
    return "into" in following[:2] and any(word in SITUATION_NOUNS for word in following)


def attack_told(document: Document) -> TimeExpression | None:
    """The time of an attack that is known by its day and named as such: `the Oct. 7, 2023, assault`."""
    for time in document.times:
        day = time.period_start
        if day is None or time.precision != "day" or day.year != NAMED_ATTACKS.get((day.month, day.day), (0,))[0]:
            continue
        if NAMED_ATTACKS[day.month, day.day][1].intersection(t.lower for t in document.tokens[time.last : time.last + _GAP]):
            return time
    return None


def in_beginning_clause(document: Document, claim: Claim) -> bool:
    """Whether the claim stands in the clause that tells how a situation began: `The war started with X killing ...`."""
    tokens = document.tokens
    for i in above(document, claim.trigger, LEVELS):
        if tokens[i].lemma.lower() in BEGINNINGS and tokens[i].pos == "VERB":
            if any(tokens[c].lower in SITUATION_NOUNS for c in tokens[i].children if tokens[c].dep in {"nsubj", "nsubjpass"}):
                return True
    return False


def tells_beginning(document: Document, claim: Claim, time: TimeExpression) -> bool:
    """Whether a time only says when the situation began that has done the harm since: `The war that broke out in April has killed ...`."""
    tokens = document.tokens
    began = tokens[time.governor] if time.governor is not None else None
    if began is None or began.lemma.lower() not in BEGINNINGS or began.dep != "relcl" or began.i == claim.trigger:
        return False
    situation, harm = tokens[began.head], tokens[claim.trigger]
    if harm.dep == "conj" and not any(tokens[c].dep in {"nsubj", "nsubjpass"} for c in harm.children):
        harm = tokens[harm.head]  # `has killed thousands and uprooted millions`
    perfect = any(tokens[c].dep == "aux" and tokens[c].lower in {"has", "have", "'ve"} for c in harm.children)
    return situation.lower in SITUATION_NOUNS and situation.head == harm.i and perfect


def is_about_deed(document: Document, claim: Claim, times: Sequence[TimeExpression]) -> bool:
    """Whether a claim counts the deed that something dated is done about; `times` are those of its sentence."""
    return any(is_about(document, claim, time.governor) for time in nearest(times, claim.start))
