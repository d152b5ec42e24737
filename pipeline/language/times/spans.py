"""Arithmetic on calendar days: spans of weeks, months, seasons and years, and where they lie as seen from a day."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import NamedTuple


class Span(NamedTuple):
    """Days from `start` to `end`, both inclusive; precision is day, week, month, year or range."""

    start: dt.date
    end: dt.date
    precision: str


def add_days(day: dt.date, days: int) -> dt.date | None:
    """The day so many days later (earlier where negative); None outside the years 1 to 9999."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def add_months(day: dt.date, months: int) -> dt.date | None:
    """The same day of the month so many months later, or that month's last day; None outside the years 1 to 9999."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def make_date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def between(start: dt.date | None, end: dt.date | None, precision: str = "range") -> Span | None:
    """A span of both ends; None where one is missing or they are the wrong way round."""
    return Span(start, end, precision) if start and end and start <= end else None


def day_span(day: dt.date | None) -> Span | None:
    """A single day."""
    return Span(day, day, "day") if day else None


def week_span(day: dt.date | None) -> Span | None:
    """Monday to Sunday of the week that the day lies in."""
    if day is None:
        return None
    monday = add_days(day, -day.weekday())
    return between(monday, add_days(day, 6 - day.weekday()), "week")


def month_span(year: int, month: int) -> Span | None:
    """The first to the last day of a month."""
    first = make_date(year, month, 1)
    return Span(first, first.replace(day=calendar.monthrange(year, month)[1]), "month") if first else None


def year_span(year: int) -> Span | None:
    """The first to the last day of a year."""
    return between(make_date(year, 1, 1), make_date(year, 12, 31), "year")


def season_span(year: int, first_month: int) -> Span | None:
    """Three whole months from the first one on: the meteorological season."""
    first = make_date(year, first_month, 1)
    last = add_months(first, 3) if first else None
    return between(first, add_days(last, -1) if last else None)


def cut(span: Span | None, day: dt.date) -> Span | None:
    """The span without what lies after the day, where the day lies inside it."""
    return Span(span.start, day, span.precision) if span and span.start <= day < span.end else span


def latest_weekday(day: dt.date, weekday: int, *, before: bool = False) -> dt.date | None:
    """The latest such weekday (Monday is 0) up to and including the day, or strictly before it."""
    back = (day.weekday() - weekday) % 7
    return add_days(day, -(back or 7 if before else back))


def next_weekday(day: dt.date, weekday: int) -> dt.date | None:
    """The first such weekday after the day."""
    return add_days(day, (weekday - day.weekday() - 1) % 7 + 1)


def latest_month(day: dt.date, month: int, *, before: bool = False) -> Span | None:
    """The latest such month that has begun by the day, cut there; with `before` the latest that was over by then."""
    current = month > day.month or (before and month == day.month)
    return cut(month_span(day.year - current, month), day)


def latest_month_day(day: dt.date, month: int, number: int) -> dt.date | None:
    """The latest such day of a year up to and including the day (29 February goes back to the last leap year)."""
    for year in range(day.year, max(day.year - 9, 0), -1):
        found = make_date(year, month, number)
        if found and found <= day:
            return found
    return None


def next_month_day(day: dt.date, month: int, number: int) -> dt.date | None:
    """The first such day of a year after the day."""
    for year in range(day.year, min(day.year + 9, dt.MAXYEAR + 1)):
        found = make_date(year, month, number)
        if found and found > day:
            return found
    return None


def nth_weekday(year: int, month: int, weekday: int, n: int) -> dt.date | None:
    """The n-th such weekday of a month, counted from its end where n is negative."""
    span = month_span(year, month)
    if span is None:
        return None
    if n > 0:
        return add_days(span.start, (weekday - span.start.weekday()) % 7 + 7 * (n - 1))
    return add_days(span.end, -((span.end.weekday() - weekday) % 7) + 7 * (n + 1))


def easter(year: int) -> dt.date | None:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return make_date(year, month, day + 1)
