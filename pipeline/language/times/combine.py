"""Times made of other times: ranges (from May to July), lists of years, halves and quarters of a year, the start of a month."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from pipeline.language.times import spans
from pipeline.language.times.expression import Atom, Resolver
from pipeline.language.times.names import COUNT, DASH, GAP, count
from pipeline.language.times.relative import shift_day
from pipeline.language.times.spans import Span

_JOIN = re.compile(rf"(?:,?{GAP}(?:and|or|to|through|until|till){GAP}|,{GAP}(?:and{GAP})?|{GAP}?{DASH}{GAP}?)\Z")
_RANGE = re.compile(rf"(?:{GAP}(?:to|into|through|thru|until|till)(?:{GAP}the)?{GAP}|{GAP}?{DASH}{GAP}?)\Z")
_AND = re.compile(rf"{GAP}and{GAP}(?:the{GAP})?\Z")
_BETWEEN_BEFORE = re.compile(r"(?i:\bbetween(?:\sthe)?)\s(?:(?i:early|mid|late)[\s-])?\Z")
_FROM_BEFORE = re.compile(r"(?i:\bfrom(?:\sthe)?)\s(?:(?i:early|mid|late)[\s-])?\Z")
_PART_BEFORE = re.compile(
    rf"(?i:\b(?:the{GAP})?(?P<which>first|second|third|fourth|last|final|latter){GAP}(?:(?P<half>half)|(?P<quarter>quarter)|(?:(?P<count>{COUNT}){GAP})?"
    rf"(?P<unit>month|week|day)s?)){GAP}(?:of|in){GAP}(?:the{GAP})?\Z"
)
_EDGE_BEFORE = re.compile(
    rf"(?i:\b(?:the{GAP})?(?P<edge>very{GAP}beginning|beginning|start|end|middle|outset|course|rest)){GAP}of{GAP}(?:the{GAP})?\Z"
)
_ENDING_BEFORE = re.compile(
    rf"(?i:\b(?P<the>the{GAP})?(?:(?P<count>{COUNT}){GAP})?(?P<unit>hour|day|week|month|year)s?{GAP}(?:to|through|(?:that{GAP}|which{GAP})?(?:ending|ended|ends)|up{GAP}to))"
    rf"{GAP}(?:(?:on|in){GAP})?\Z"
)
_WEEK_BEFORE = re.compile(rf"(?i:\b(?:the{GAP})?week{GAP}(?:of|beginning|starting)){GAP}(?:on{GAP})?\Z")
_SPANS = {"month_day", "weekday", "month", "year", "today", "yesterday", "tomorrow", "tonight", "", "holiday"}
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "latter": 2, "last": -1, "final": -1}


def combine(text: str, atoms: Sequence[Atom]) -> list[Atom]:
    """Join the atoms (in text order) that make one time together, widen those behind `the first half of`, and drop the weak rest."""
    kept = _supported(text, atoms)
    joined: list[Atom] = []
    for atom in kept:
        if joined and _shares_year(text, joined[-1], atom):
            joined[-1].resolve = _as_seen_from(joined[-1].resolve, atom.resolve)
        range_atom = _range(text, joined[-1], atom) if joined else None
        if range_atom:
            joined[-1] = range_atom
        else:
            atom = _part(text, atom)
            while joined and joined[-1].end > atom.start:  # `the first six months`, now part of the wider time
                joined.pop()
            joined.append(atom)
    return joined


def _supported(text: str, atoms: Sequence[Atom]) -> list[Atom]:
    """Leave out weak atoms that no neighbour of their shape supports: `in 2011, 2012 and 2013`."""
    strong = [not atom.weak for atom in atoms]
    for order in (range(1, len(atoms)), range(len(atoms) - 2, -1, -1)):
        for i in order:
            neighbour = i - 1 if order.step > 0 else i + 1
            a, b = (atoms[neighbour], atoms[i]) if order.step > 0 else (atoms[i], atoms[neighbour])
            if not strong[i] and strong[neighbour] and a.shape == b.shape and b.start - a.end < 12 and _JOIN.match(text[a.end : b.start]):
                strong[i] = True
    return [atom for atom, is_strong in zip(atoms, strong, strict=True) if is_strong]


def _shares_year(text: str, a: Atom, b: Atom) -> bool:
    """`in February and March 2000`: whether a month without a year has that of the one that it is joined to."""
    if not a.shape == b.shape == "month" or a.basis == "written" or b.basis != "written":
        return False
    return bool(_AND.match(text[a.end : b.start]))


def _as_seen_from(earlier: Resolver | None, later: Resolver | None) -> Resolver:
    """The reading of a time that a later one gives the year."""

    def resolve(reference: dt.date) -> Span | None:
        end = later(reference) if later else None
        return earlier(end.end) if earlier and end else None

    return resolve


def _range(text: str, a: Atom, b: Atom) -> Atom | None:
    if b.start - a.end > 16 or any(atom.shape not in _SPANS or not atom.resolve or atom.kind != "point" for atom in (a, b)):
        return None
    link, before = text[a.end : b.start], text[max(0, a.start - 20) : a.start]
    if not (_RANGE.match(link) or (_AND.match(link) and _BETWEEN_BEFORE.search(before))):
        return None
    coarse = {a.shape, b.shape} & {"year", "month"}
    if coarse and a.shape != b.shape and not (_FROM_BEFORE.search(before) or _BETWEEN_BEFORE.search(before)):
        return None
    basis = "written" if b.basis == "written" and a.shape != "weekday" else "relative"
    return Atom(a.start, b.end, _range_reading(a, b), "interval", basis, a.is_future or b.is_future, shape="range")


def _range_reading(a: Atom, b: Atom) -> Resolver:
    def resolve(reference: dt.date) -> Span | None:
        if not a.resolve or not b.resolve:
            return None
        end = b.resolve(reference)
        start = a.resolve(end.end if end and a.basis != "written" and a.shape not in ("today", "yesterday", "tonight") else reference)
        if a.basis == "written" and b.basis != "written" and start and end and end.end < start.start:
            return None
        return spans.between(start.start, end.end) if start and end else None

    return resolve


def _part(text: str, atom: Atom) -> Atom:
    """The atom, widened over and narrowed to what stands before it: the first half of, the first six months of, the start of."""
    if not atom.resolve or atom.unit:
        return atom
    before_start = max(0, atom.start - 40)
    before = text[before_start : atom.start]
    whole = atom.resolve
    if match := _EDGE_BEFORE.search(before):
        atom.start, edge = before_start + match.start(), re.sub(r"\s+", " ", match["edge"].lower())
        atom.shape = "end" if edge == "end" else "edge"
    elif (match := _ENDING_BEFORE.search(before)) and (stretch := _ending_reading(whole, match)):
        atom.start, atom.resolve, atom.shape, atom.kind = before_start + match.start(), stretch, "ending", "interval"
        atom.month = atom.day = None
    elif atom.shape == "month_day" and (match := _WEEK_BEFORE.search(before)):
        atom.start, atom.resolve, atom.shape = before_start + match.start(), _week_reading(whole), "week"
        atom.month = atom.day = None
    elif (match := _PART_BEFORE.search(before)) and (narrow := _part_reading(whole, match)):
        atom.start, atom.resolve, atom.shape, atom.kind = before_start + match.start(), narrow, "part", "interval"
        atom.month = atom.day = None
    return atom


def _ending_reading(whole: Resolver, match: re.Match[str]) -> Resolver | None:
    number, unit = count(match["count"]) if match["count"] else 1, match["unit"].lower()
    if number is None or (match["count"] is None and (unit in ("hour", "day") or (unit == "year" and not match["the"]))):
        return None
    months = {"month": number, "year": 12 * number}.get(unit)

    def resolve(reference: dt.date) -> Span | None:
        last = whole(reference)
        if last is not None and months and last.precision == "month":  # `the six months to June`, `the year to March`
            return spans.between(spans.add_months(last.start, 1 - months), last.end)
        if last is None or last.precision != "day":
            return None
        before = shift_day(last.end, -number, unit)
        return spans.between(before if unit == "hour" or before is None else spans.add_days(before, 1), last.end)

    return resolve


def _week_reading(whole: Resolver) -> Resolver:
    """`the week of May 6`: Monday to Sunday."""

    def resolve(reference: dt.date) -> Span | None:
        day = whole(reference)
        return spans.cut(spans.week_span(day.start), reference) if day is not None else None

    return resolve


def _part_reading(whole: Resolver, match: re.Match[str]) -> Resolver | None:
    order = _ORDER[match["which"].lower()]
    number = count(match["count"]) if match["count"] else 1
    unit = (match["unit"] or "").lower()
    if number is None:
        return None
    if unit in ("week", "day"):
        return _days_of_month(whole, order, number * (7 if unit == "week" else 1))
    months = 6 if match["half"] else 3 if match["quarter"] else number

    def resolve(reference: dt.date) -> Span | None:
        named = whole(reference)
        if named is None or named.precision != "year":
            return None
        n = order if order > 0 else 12 // months
        first = spans.add_months(named.start.replace(month=1, day=1), months * (n - 1))
        after = spans.add_months(first, months) if first and months <= 12 else None
        span = spans.between(first, spans.add_days(after, -1) if after else None)
        return spans.cut(span, reference) if span and span.start.year == named.start.year else None

    return resolve


def _days_of_month(whole: Resolver, order: int, days: int) -> Resolver:
    """`the first week of March`, `the last ten days of May`: so many days counted from the month's first, or back from its last."""

    def resolve(reference: dt.date) -> Span | None:
        named = whole(reference)
        if named is None or named.precision != "month":
            return None
        if order < 0:
            month = spans.month_span(named.start.year, named.start.month)
            return spans.between(spans.add_days(month.end, 1 - days), month.end) if month else None
        first = spans.add_days(named.start, days * (order - 1))
        span = spans.between(first, spans.add_days(first, days - 1) if first else None)
        return spans.cut(span, reference) if span and span.end.month == named.start.month else None

    return resolve
