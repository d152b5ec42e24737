"""The days that a claim covers, from its own words, its event and its measure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from pipeline.claims.claim import Claim
from pipeline.claims.clause import above, clause_of
from pipeline.claims.counted_times import LEVELS, is_counted_back, is_of_long_before, is_remembered
from pipeline.claims.events import Context
from pipeline.claims.fresh_cases import dates_reported, is_fresh
from pipeline.claims.main_time import tells_event
from pipeline.claims.measure import is_still_so
from pipeline.claims.recurring import recurs
from pipeline.claims.sums import is_within_days, sums_whole
from pipeline.claims.time_scope import is_out_of_scope, told_by_when
from pipeline.claims.time_table import Period
from pipeline.claims.timing import day_told_on, in_beginning_clause, is_reporting, nearest, tells_beginning, time_of_comparison, usable
from pipeline.language.document import Document
from pipeline.language.times import TimeExpression

_OPENING = 2  # tokens before a time that opens its sentence: `In the`
_BOUNDS = frozenset({"until", "before", "by", "since", "after"})


def plain_period(document: Document, claim: Claim, context: Context) -> None:
    """Write period_start, period_end, precision, basis, as_of and since_text of a claim by plain rules, from its measure."""
    claim.as_of = claim.since_text = None
    claim.period_precision, claim.period_basis = "none", "none"
    claim.period_start = claim.period_end = None
    published = context.published
    time = claim.time
    if _is_undated(document, claim, context):
        return
    if claim.counted is not None and claim.measure == "cumulative":
        _counted(document, claim, claim.counted, context)
    elif claim.measure == "cumulative":
        _cumulative(document, claim, context)
    elif claim.measure == "stock":
        day = None
        time = claim.counted or time
        if time is not None and time.kind == "point" and usable(time):
            day = time.period_end
            _write(claim, day, day, time.precision, time.basis)
        else:
            _write(claim, published, published, "day", "default")
        claim.as_of = claim.period_end
    elif time is not None and (usable(time) or time.basis == "anchored" or time.kind != "since"):
        basis = time.basis if document.sentence_at(time.start) is document.sentences[claim.sentence] else "carried"
        _write(claim, time.period_start, time.period_end, time.precision, basis)
    elif claim.event is not None and claim.event.role == "main" and claim.status != "hypothetical":
        _write(claim, context.main_start, context.main_end, "day" if context.main_start else "none", "carried")
    if claim.period_start is None and claim.period_end is None:
        claim.period_precision, claim.period_basis = "none", "none"


def _is_undated(document: Document, claim: Claim, context: Context) -> bool:
    if recurs(document, claim) or is_remembered(document, claim) or (claim.time is None and in_beginning_clause(document, claim)):
        return True
    return is_of_long_before(document, claim, nearest(context.times.get(claim.sentence, []), claim.start))


def certain_period(document: Document, claim: Claim, context: Context) -> bool:
    """Whether the plain rules alone decide a claim's period: its clause tells how the situation began, or when it began that has done the
    harm since; it was long before another event;
    it is told by what a time counts from (`since the blast on Monday that killed six`); a report dates what it counts (`567
    cases were reported in October`); or it is a war's total without a time of its own, and
    the article tells when the war began."""
    if _is_undated(document, claim, context):
        return True
    if claim.counted is not None:
        return claim.measure in {"cumulative", "stock"}
    if claim.time is None:
        if claim.measure == "stock" and is_still_so(document, claim):
            return True
        if in_beginning_clause(document, claim):
            return True
        return (
            claim.measure == "cumulative"
            and context.start is not None
            and (context.situation == "conflict" or _told_with_start(document, claim, context))
        )
    times = nearest(context.times.get(claim.sentence, []), claim.start)
    if claim.time in (told_by_when(document, claim, times), time_of_comparison(document, claim, times)):
        return claim.measure != "stock"
    if claim.measure == "cumulative" and claim.time.period_start is not None and claim.time.period_end == context.published:
        if any(_is_told_on(document, claim, time) for time in times):
            return True
    if claim.measure in {"incident", "period"} and _opens_sentence(document, claim, times):
        return True
    if claim.measure == "period" and usable(claim.time) and (sums_whole(document, claim) or is_within_days(document, claim)):
        return True
    if not usable(claim.time) and claim.time.text.lower().endswith(" ago"):
        return True  # `five years ago` names no days
    if is_counted_back(document, claim.time) or any(
        time.start_time is claim.time for time in nearest(context.times.get(claim.sentence, []), claim.start)
    ):
        return True
    if claim.measure == "period" and usable(claim.time) and is_fresh(document, claim):
        return True
    if claim.measure in {"period", "cumulative"} and usable(claim.time) and dates_reported(document, claim, claim.time):
        return True
    return in_beginning_clause(document, claim) or tells_beginning(document, claim, claim.time)


def _told_with_start(document: Document, claim: Claim, context: Context) -> bool:
    """`The unrest, which broke out a year ago today, has claimed 90 lives`: whether a perfect verb tells what has happened since the
    beginning that its paragraph dates."""
    start = context.start_time
    if start is None or start.start > claim.start or clause_of(document, claim).tense != "perfect":
        return False
    sentence = document.sentence_at(start.start)
    return sentence is not None and sentence.paragraph == document.sentences[claim.sentence].paragraph


def _opens_sentence(document: Document, claim: Claim, times: Sequence[TimeExpression]) -> bool:
    """`In April a raid left two hurt`: whether a claim's time opens its sentence, and no other time there may date the claim."""
    time, sentence = claim.time, document.sentences[claim.sentence]
    if time is None or time.kind == "since" or not usable(time) or not 0 <= time.first - sentence.first <= _OPENING:
        return False
    if clause_of(document, claim).tense in {"perfect", "pluperfect"} or time.marker in _BOUNDS:
        return False
    path = {claim.trigger, claim.anchor, *above(document, claim.trigger, LEVELS), *above(document, claim.anchor, LEVELS)}
    return all(other is time or is_out_of_scope(document, claim, other, path) for other in times)


def _is_told_on(document: Document, claim: Claim, time: TimeExpression) -> bool:
    """`52 have died so far this year, the mayor said on Thursday`: whether a time is the day on which a running total is told."""
    if time.governor is None or time.kind != "point" or time.precision != "day" or time.is_future:
        return False
    if not is_reporting(document, time.governor):
        return False
    below = claim.trigger
    for i in above(document, claim.trigger, LEVELS):
        if i == time.governor:
            return document.tokens[below].dep in {"ccomp", "parataxis"}
        below = i
    return False


def apply_period(document: Document, claim: Claim, context: Context, period: Period) -> None:
    """Give a claim the period that was chosen for it in place of the one by plain rules, with its precision and basis."""
    period = as_measured(claim, context, period)
    if (
        period == (None, None)
        and claim.measure == "cumulative"
        and claim.status == "asserted"
        and clause_of(document, claim).tense == "perfect"
    ):
        period = (None, context.published)  # `has forced 150,000 to leave`: up to now
    if period != (claim.period_start, claim.period_end):
        time = _naming(claim, context, period)
        if time is None:
            default = context.published in period and context.main_start not in period
            precision = "none" if period == (None, None) else "day" if period[0] == period[1] else "range"
            _write(claim, *period, precision, "none" if period == (None, None) else "default" if default else "carried")
        else:
            _write(claim, *period, time.precision, time.basis if time is claim.time else "carried")
    if claim.measure in {"cumulative", "stock"}:
        claim.as_of = claim.period_end
    if claim.measure != "cumulative" or claim.period_start is None:
        claim.since_text = None


def as_measured(claim: Claim, context: Context, period: Period) -> Period:
    """The period in the form that its measure has: a stock is of a day, that of publication where none is told, and a running total goes
    on to publication from the day of its event."""
    published, main = context.published, context.main_start
    if claim.measure == "stock" and period == (None, None) and claim.status != "hypothetical":
        return (published, published)
    if claim.counted is not None:
        return period
    if claim.measure == "cumulative" and claim.time is None and None not in (main, published) and period == (main, main):
        return (main, published)
    return period


def _naming(claim: Claim, context: Context, period: Period) -> TimeExpression | None:
    """The time whose days are the period: the claim's own, one of its sentence, or the main event's."""
    for time in (claim.time, *nearest(context.times.get(claim.sentence, []), claim.start), context.main_time):
        if time is not None and (time.period_start, time.period_end) == period:
            return time
    return None


def _counted(document: Document, claim: Claim, counted: TimeExpression, context: Context) -> None:
    """A toll counted on a day: from the day of the harm, or from the start of the situation, where the article tells it."""
    end, main = counted.period_end, context.main_time
    starts = [claim.time.period_start] if claim.time is not None else []
    if context.situation in {"conflict", None}:
        starts.append(context.start)
    is_day = counted.precision in {"day", "time"}
    if main is not None and is_day and context.situation is None and claim.event is not None and claim.event.role == "main":
        told = main.governor is not None and tells_event(document, main.governor)
        starts += [context.main_start] if told or context.main_start != end else []
    start = next((day for day in starts if day is not None and end is not None and day <= end), None)
    claim.as_of = end
    _write(claim, start, end, "range", counted.basis)


def _cumulative(document: Document, claim: Claim, context: Context) -> None:
    published = context.published
    time = claim.time
    start: dt.date | None = None
    end = published
    basis, precision = "default", "range"
    if time is not None and (time.kind == "since" or time.since_text):
        claim.since_text = time.text
        start = time.period_start
        basis = time.basis
        if start is None and context.start is not None:
            start, basis = context.start, "anchored"
    elif time is not None and time.kind in {"interval", "duration"} and time.period_start is not None:
        start, end, basis = time.period_start, time.period_end, time.basis
    elif time is not None and usable(time) and tells_beginning(document, claim, time):
        start, basis = time.period_start, time.basis
        claim.since_text = time.text
    elif time is not None and usable(time) and time.precision in {"year", "month", "week"}:
        start, end, basis = time.period_start, time.period_end, time.basis
    elif time is not None and time.kind == "point" and usable(time) and time.precision == "day" and not time.is_future:
        basis = time.basis
        if context.situation is None and time.period_start == context.main_start:
            start = time.period_start
        else:
            end = time.period_end
            if context.situation is None and context.main_start is not None and end is not None and context.main_start < end:
                start = context.main_start
    elif (
        context.start is not None
        and context.situation in {"conflict", None}
        and claim.impact in {"killed", "injured", "displaced", "affected", "structures"}
    ):
        start, basis = context.start, "anchored"
        claim.since_text = claim.since_text or (context.start_time.text if context.start_time else None)
    elif context.main_start is not None and context.situation is None and claim.event is not None and claim.event.role == "main":
        start, basis = context.main_start, "carried"
    spoken = day_told_on(document, claim, context.times.get(claim.sentence, []))
    if spoken and (end is None or end == published) and (start is None or spoken >= start):
        end = spoken
    claim.as_of = end
    _write(claim, start, end, precision, basis)


def _write(claim: Claim, start: dt.date | None, end: dt.date | None, precision: str, basis: str) -> None:
    if start is not None and end is not None and start > end:
        start = end
    claim.period_start, claim.period_end = start, end
    claim.period_precision, claim.period_basis = precision, basis
