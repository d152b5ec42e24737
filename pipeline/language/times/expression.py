"""What a time expression is, and the unresolved readings (`Atom`) that the grammar makes of the text before it is one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.language.times.spans import Span

Resolver = Callable[[dt.date], "Span | None"]


@dataclass(slots=True)
class TimeExpression:
    """Words of an article that name a time, and the days that they name as seen from the day of publication."""

    start: int
    end: int
    text: str
    kind: str  # point (a day or coarser unit), interval (from .. to), since (a start up to publication), duration (past 24 hours)
    period_start: dt.date | None  # inclusive days; None where the text does not support one
    period_end: dt.date | None
    precision: str  # day, week, month, year, range, none (no days known)
    basis: str  # written (the year stands in the text), relative (to publication), anchored (to an event or another time), default
    anchor_text: str | None  # of anchored ones: the words of the event, or of the other time
    offset_days: int | None  # of anchored ones with a known offset: days from the anchor to this time
    since_text: str | None  # of kind since: the words after `since`
    first: int  # token span, `last` exclusive
    last: int
    governor: int | None  # the verb or noun that the expression modifies by the parse
    is_future: bool = False  # the words themselves say that it is yet to come, or the date is written and after publication
    marker: str | None = None  # the preposition before it: on, in, by, until, before, after, since, as of ...
    start_time: TimeExpression | None = None  # of kind since: the time among its words that dates the start


@dataclass(slots=True)
class Atom:
    """A time found by the grammar: where it stands and how to resolve it as seen from a day.

    `resolve` is None where the words name no days (recently). `unit` and `shift` are set for times that depend on another time
    of the text (`a day earlier`: day, -1); `event` marks those that depend on the event told after them (`a day after ...`).
    A weak atom (a bare `2011`, `May`) is a time only beside another one.
    """

    start: int
    end: int
    resolve: Resolver | None = None
    kind: str = "point"
    basis: str = "relative"
    is_future: bool = False
    weak: bool = False
    unit: str | None = None
    shift: int | None = None
    event: bool = False
    month: int | None = None
    day: int | None = None
    year: int | None = None
    shape: str = ""
