"""Spans of one year that are named by those of another: `1,121 between October and December, against 228 in the same period of 2023`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.language.document import Document
from pipeline.language.times.expression import TimeExpression
from pipeline.language.times.spans import add_months

_SAME = re.compile(
    r"\b(?:(?:in|over|during|for|by|at) )?the "
    r"(?:same|corresponding|equivalent) (?:period|point|time|months?|quarter|weeks?|stage|span|days)"
    r"(?: (?:of|in|during))?(?: the)? \Z"
)
_LOOK_BACK = 40  # characters
_BEFORE = 4  # times that are looked back on
_PREVIOUS = re.compile(r"(?i)(?:the )?(?:previous|preceding) ")
_A_DAY = dt.timedelta(days=1)
_MONTH_DAYS = 30.44  # on average
_YEARS = re.compile(r"(?i)last year|a year (?:ago|earlier|before)|(?:the )?previous year|the year before|(?:1[89]|20)\d\d")


def resolve_same_periods(document: Document, times: Sequence[TimeExpression]) -> None:
    """Give the years of the list (in text order) that say `in the same period of` the days of the span before them, moved to that year."""
    for at, time in enumerate(times):
        if not _YEARS.fullmatch(time.text):
            continue
        phrase = _SAME.search(document.text, max(0, time.start - _LOOK_BACK), time.start)
        span = next((other for other in reversed(times[max(0, at - _BEFORE) : at]) if _has_days(other)), None)
        if phrase is None or span is None or span.period_start is None or span.period_end is None:
            continue
        year = time.period_start.year if time.period_start is not None else span.period_end.year - 1
        start, end = (add_months(day, 12 * (year - span.period_end.year)) for day in (span.period_start, span.period_end))
        if year < span.period_end.year and start is not None and end is not None:
            time.period_start, time.period_end, time.kind = start, end, "interval"
            time.precision, time.basis, time.anchor_text = "range", "anchored", span.text


def resolve_previous_spans(document: Document, times: Sequence[TimeExpression]) -> None:
    """Give the spans of the list (in text order) that say `in the previous 12 months` the days right before the span told before them in
    their sentence: `261 in the year to March, up from 248 in the previous 12 months`."""
    for before, time in pairwise(times):
        if not _PREVIOUS.match(time.text) or time.period_start is None or time.period_end is None or not _has_days(before):
            continue
        if before.kind == "since" or document.tokens[before.first].sentence != document.tokens[time.first].sentence:
            continue
        length = time.period_end - time.period_start
        if before.period_start is None or before.period_end is None or before.period_start.toordinal() <= length.days:
            continue
        end = before.period_start - _A_DAY
        months = round(length.days / _MONTH_DAYS)
        start = add_months(before.period_start, -months) if length.days > _MONTH_DAYS - 3 else end - length + _A_DAY
        if start is not None:
            time.period_start, time.period_end = start, end
            time.kind, time.precision, time.basis, time.anchor_text = "interval", "range", "anchored", before.text


def _has_days(time: TimeExpression) -> bool:
    return time.period_start is not None and time.period_end is not None and time.period_start < time.period_end
