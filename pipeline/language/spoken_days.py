"""Days told within a quotation as seen from the day of speaking: `"Nine were killed yesterday," Mr Lee said on Tuesday`."""

from __future__ import annotations

import bisect
import datetime as dt

from pipeline.language.document import Document
from pipeline.language.speech import Attribution
from pipeline.language.times import TimeExpression

_SEEN_FROM_TODAY = frozenset({"yesterday", "today", "last night", "this morning", "tonight", "overnight", "yesterday morning"})
_NEAR = 40  # characters between a verb of saying and its day
_FAR = dt.timedelta(days=14)  # of the day of speaking from publication


def move_spoken_days(document: Document) -> None:
    """Count `yesterday` and the like within a quotation from the day on which it was spoken, where the text tells that day."""
    published = document.published
    if published is None or not document.times:
        return
    quotes = sorted((quote.start, quote.end) for quote in document.quotes)
    starts = [start for start, _ in quotes]
    moved: set[int] = set()  # starts of times
    for attribution in document.attributions:
        spoken = None
        first = max(0, bisect.bisect_right(starts, attribution.content_start) - 1)
        for start, end in quotes[first : bisect.bisect_left(starts, attribution.content_end)]:
            inside = [t for t in _within(document, start, end) if t.text.lower() in _SEEN_FROM_TODAY and t.start not in moved]
            if end <= attribution.content_start or not inside:
                continue
            spoken = spoken or _day_of_speaking(document, attribution, start, end)
            if spoken is None or not dt.timedelta(0) < published - spoken <= _FAR:
                continue
            for time in inside:
                moved.add(time.start)
                if time.period_start is not None and time.period_end is not None:
                    time.period_start -= published - spoken
                    time.period_end -= published - spoken


def _within(document: Document, start: int, end: int) -> list[TimeExpression]:
    first = bisect.bisect_left(document.times, start, key=lambda time: time.start)
    last = bisect.bisect_left(document.times, end, key=lambda time: time.start)
    return document.times[first:last]


def _day_of_speaking(document: Document, attribution: Attribution, start: int, end: int) -> dt.date | None:
    """The day beside the verb that hands on a quotation."""
    cues = range(*document.token_span(attribution.cue_start, attribution.cue_end))
    for time in _within(document, attribution.cue_start - _NEAR, attribution.cue_end + _NEAR):
        if time.governor in cues and time.kind == "point" and time.precision == "day" and not start <= time.start < end:
            return time.period_start
    return None
