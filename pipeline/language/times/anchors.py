"""Times that count from an event (a day after the storm) or from another time of the text (a day earlier, that year)."""

from __future__ import annotations

import datetime as dt
import re

from pipeline.language.document import Document
from pipeline.language.reporting_words import REPORTING_VERBS
from pipeline.language.times.expression import Atom, TimeExpression
from pipeline.language.times.names import word_set
from pipeline.language.times.relative import TO_THE_DAY, shift_day, unit_span
from pipeline.language.times.spans import add_days, cut, day_span, make_date, month_span

MAX_WORDS = 16  # of an event's description
LOOK_BACK = 4  # sentences; an earlier time is rarely what `the next day` counts from
_STOP = frozenset((*',;:.?!()[]"', "\u2014", "\u2013", "--", "\u201c", "\u201d"))
_BREAK = word_set("who which whose but while when whereas although though")
_DAY_UNITS = ("day", "morning", "afternoon", "evening", "night")
_BESIDE = 4  # times to either side
_APPOSED = re.compile(r",?\s(?:(?:just|barely|only|exactly|less than|not even|some) )?")
_FAR = 12  # times that are looked back on
COMING = word_set("come happen occur")  # `Sunday's blast came two days after ...`


def words_after(document: Document, token: int) -> tuple[int, int]:
    """Token numbers (first, last exclusive) of the noun phrase or clause that a preposition or conjunction introduces.

    By the parse up to the next mark, at most `MAX_WORDS`; where the parse gives nothing, all up to the mark.
    """
    tokens = document.tokens
    sentence = document.sentences[tokens[token].sentence]
    limit = min(sentence.last, token + 1 + MAX_WORDS)
    stop = token + 1
    while stop < limit and tokens[stop].text not in _STOP and tokens[stop].lower not in _BREAK:
        stop += 1
    head = tokens[token].head if tokens[token].dep == "mark" else token
    inside: set[int] = set()
    queue = [head]
    while queue and len(inside) < 4 * MAX_WORDS:
        i = queue.pop()
        inside.add(i)
        queue.extend(child for child in tokens[i].children if token < child < stop)
    last = token + 1
    while last < stop and last in inside:
        last += 1
    return token + 1, last if last > token + 1 else stop


def resolve_beside(document: Document, times: list[TimeExpression], atoms: dict[int, Atom]) -> None:
    """Give days to the times of the list (in text order) whose atoms count from another time or from an event dated beside them."""
    times.sort(key=lambda time: time.start)
    merged: list[int] = []
    for i, time in enumerate(times):
        atom = atoms.get(time.start)
        if atom is None or atom.unit is None or time.period_start is not None or time.kind == "since":
            continue
        if atom.event:
            _from_event(document, times, i, atom)
        elif atom.shift is not None:
            _from_time(document, times, i, atom.unit, atom.shift)
            if _belongs_to_month(document, times, i, atom.unit):
                _set_year(document, times[i - 1], times[i])
                merged.append(i)
    for i in reversed(merged):
        del times[i]


def _belongs_to_month(document: Document, times: list[TimeExpression], i: int, unit: str) -> bool:
    """`March of that year`."""
    if unit != "year" or not i or times[i - 1].precision not in ("day", "month") or times[i - 1].basis != "relative":
        return False
    return document.text[times[i - 1].end : times[i].start].strip(" \n,") in ("", "of")


def _set_year(document: Document, month: TimeExpression, year: TimeExpression) -> None:
    """Move a day or month into the year that the words behind it name, and take in those words."""
    month.end, month.last = year.end, year.last
    month.text, month.basis, month.anchor_text = document.text[month.start : year.end], "anchored", year.anchor_text
    if month.period_start is None or year.period_start is None:
        month.period_start = month.period_end = None
        month.precision = "none"
        return
    day = make_date(year.period_start.year, month.period_start.month, month.period_start.day)
    span = day_span(day) if month.precision == "day" or day is None else month_span(day.year, day.month)
    span = cut(span, document.published) if document.published else span
    month.period_start, month.period_end, month.precision = span or (None, None, "none")


def _from_event(document: Document, times: list[TimeExpression], i: int, atom: Atom) -> None:
    """`a day after Monday's attack`: the day lies inside the event's words."""
    time = times[i]
    if time.anchor_text is None or atom.shift is None:
        return
    end = document.tokens[time.last].start + len(time.anchor_text) if time.last < len(document.tokens) else time.end
    for other in times[i + 1 :]:
        if other.start >= end:
            break
        if other.precision == "day" and other.period_start:
            day = _away(other.period_start, atom, 1)
            time.period_start = time.period_end = day
            time.precision = "day" if day else "none"
            return
    coming = _told_with(document, times, i) or _coming(
        document, [*reversed(times[max(0, i - _BESIDE) : i]), *times[i + 1 : i + _BESIDE]], time
    )
    if coming is None and atom.shape == TO_THE_DAY:
        coming = _day_before(document, times, i)
    day = _away(coming.period_start, atom, -1) if coming is not None and coming.period_start is not None else None
    if coming is not None and coming.period_start is not None and day is not None:
        time.anchor_text, time.offset_days = coming.text, (day - coming.period_start).days
        time.period_start = time.period_end = day
        time.precision = "day"


def _away(day: dt.date, atom: Atom, sign: int) -> dt.date | None:
    """The day so far from another one as the words of the atom say."""
    shift = sign * (atom.shift or 0)
    return shift_day(day, shift, atom.unit or "day") if atom.shape == TO_THE_DAY else add_days(day, shift)


def _told_with(document: Document, times: list[TimeExpression], i: int) -> TimeExpression | None:
    """`on Friday, a day after bombs went off`: the day right before it, which it is an apposition to."""
    before = times[i - 1] if i else None
    if before is None or before.precision != "day" or before.kind != "point":
        return None
    return before if _APPOSED.fullmatch(document.text, before.end, times[i].start) else None


def _day_before(document: Document, times: list[TimeExpression], i: int) -> TimeExpression | None:
    """The last day told before a time in its sentence."""
    here = document.tokens[times[i].first].sentence
    near = (other for other in reversed(times[max(0, i - _BESIDE) : i]) if document.tokens[other.first].sentence == here)
    return next((other for other in near if other.precision == "day" and other.kind == "point"), None)


def _coming(document: Document, others: list[TimeExpression], time: TimeExpression) -> TimeExpression | None:
    """The day of the later of two events, in the clause above: `buried on Sunday, two days after`, `Sunday's blast came a day after`."""
    tokens = document.tokens
    link = tokens[time.last - 1]
    clause = tokens[link.head] if link.dep == "mark" else link
    verb = tokens[clause.head]
    if verb.pos != "VERB":
        return None
    later = {verb.i}
    if verb.lemma.lower() in COMING:
        later.update(c for c in verb.children if tokens[c].dep == "nsubj")
    for other in others:
        if tokens[other.first].sentence != verb.sentence:
            continue
        above = {tokens[i].head for i in range(other.first, other.last)}
        above.update(tokens[i].head for i in list(above) if tokens[i].dep == "prep")
        if other.precision == "day" and other.kind == "point" and not above.isdisjoint(later):
            return other
    return None


def _from_time(document: Document, times: list[TimeExpression], i: int, unit: str, shift: int) -> None:
    time = times[i]
    if unit in _DAY_UNITS:
        time.offset_days = shift
    other = _other_time(document, times, i, unit, shift)
    day: dt.date | None = other.period_start if other else None
    if other is None and shift <= 0 and not time.text.lower().startswith("that"):
        day, time.basis = document.published, "default"
    if day is None:
        return
    time.anchor_text = other.text if other else None
    span = unit_span(day, unit, shift)
    if span is None:
        return
    end = min(span.end, document.published) if document.published and span.start <= document.published else span.end
    time.period_start, time.period_end, time.precision = span.start, end, span.precision


def _other_time(document: Document, times: list[TimeExpression], i: int, unit: str, shift: int) -> TimeExpression | None:
    """The nearest dated time before it, in its sentence or the few before; else, where it looks back, the next in its sentence."""
    here = document.sentence_at(times[i].start)
    if here is None:
        return None
    nearest = i - _belongs_to_month(document, times, i, unit)
    is_same = shift == 0 and "same" in times[i].text.lower().split()
    for other in reversed(times[max(0, nearest - _FAR) : nearest]):
        there = document.sentence_at(other.start)
        if there is None:
            break
        if here.number - there.number > LOOK_BACK:
            if not is_same:
                break
            if _is_of_speech(document, other):
                continue  # `the same day` is the one of what is told, however far above
        if _can_anchor(other, unit):
            return other
    if shift < 0 and i + 1 < len(times) and times[i + 1].start < here.end and _can_anchor(times[i + 1], unit):
        return times[i + 1]
    return None


def _can_anchor(time: TimeExpression, unit: str) -> bool:
    if time.period_start is None or time.kind != "point" or time.is_future:
        return False
    return time.precision == "day" or unit not in (*_DAY_UNITS, "week")


def _is_of_speech(document: Document, time: TimeExpression) -> bool:
    return time.governor is not None and document.tokens[time.governor].lemma.lower() in REPORTING_VERBS
