"""The days that a claim covers, from its own words, its event and its measure."""

from __future__ import annotations

import datetime as dt

from pipeline.claims.claim import Claim
from pipeline.claims.events import Context
from pipeline.claims.timing import speaking_day, usable
from pipeline.language.document import Document


def fill_period(document: Document, claim: Claim, context: Context) -> None:
    """Write period_start, period_end, precision, basis, as_of and since_text of a claim whose measure is known."""
    published = context.published
    time = claim.time
    if claim.measure == "cumulative":
        _cumulative(document, claim, context)
    elif claim.measure == "stock":
        day = None
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
    elif time is not None and usable(time) and time.precision in {"year", "month"}:
        start, end, basis = time.period_start, time.period_end, time.basis
    elif time is not None and time.kind == "point" and usable(time) and time.precision == "day" and not time.is_future:
        basis = time.basis
        if context.situation is None and time.period_start == context.main_start:
            start = time.period_start
        else:
            end = time.period_end
            if context.situation is None and context.main_start is not None and end is not None and context.main_start < end:
                start = context.main_start
    elif context.start is not None and context.situation in {"conflict", None} and claim.impact in {"killed", "injured", "displaced", "affected", "structures"}:
        start, basis = context.start, "anchored"
        claim.since_text = claim.since_text or (context.start_time.text if context.start_time else None)
    elif context.main_start is not None and context.situation is None and claim.event is not None and claim.event.role == "main":
        start, basis = context.main_start, "carried"
    spoken = speaking_day(document, context.times.get(claim.sentence, []))
    if spoken and (end is None or end == published) and (start is None or spoken >= start):
        end = spoken
    claim.as_of = end
    _write(claim, start, end, precision, basis)


def _write(claim: Claim, start: dt.date | None, end: dt.date | None, precision: str, basis: str) -> None:
    if start is not None and end is not None and start > end:
        start = end
    claim.period_start, claim.period_end = start, end
    claim.period_precision, claim.period_basis = precision, basis
