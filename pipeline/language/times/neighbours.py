"""Times that name days, months or years right after one another and are told together: `on Monday and Tuesday`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from pipeline.language.document import Document
from pipeline.language.times.expression import TimeExpression
from pipeline.language.times.names import GAP

_AND = re.compile(rf",?{GAP}and{GAP}(?:(?:on|in){GAP})?\Z")
_LISTED = re.compile(r"\w+(?:, \w+)*, ")  # `Monday, Tuesday and Wednesday`; `Wednesday night, on Thursday` is no list
_A_DAY = dt.timedelta(days=1)


def join_neighbours(document: Document, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The times, in text order, with those made one that the same word takes together and that follow one another without a gap.

    `On Monday and Thursday` stay two: what was between them is not told of.
    """
    joined: list[TimeExpression] = []
    for time in times:
        if joined and _go_on(document, joined[-1], time):
            last = joined[-1]
            last.kind, last.precision, last.period_end = "interval", "range", time.period_end
            last.end, last.last, last.text = time.end, time.last, document.text[last.start : time.end]
        else:
            joined.append(time)
    return joined


def _go_on(document: Document, last: TimeExpression, time: TimeExpression) -> bool:
    if last.period_end is None or time.period_start is None or time.period_start - last.period_end != _A_DAY:
        return False
    if last.kind not in ("point", "interval") or time.kind != "point" or time.is_future:
        return False
    second = document.tokens[time.first]
    if last.governor != time.governor and not (
        second.dep == "conj" and (second.head == last.governor or last.first <= second.head < last.last)
    ):
        return False
    return bool(_AND.match(document.text, last.end, time.start) or _LISTED.fullmatch(document.text, last.start, time.start))
