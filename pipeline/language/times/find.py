"""Finding the time expressions of an article and resolving them as seen from its day of publication."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from pipeline.language.document import Document
from pipeline.language.times import spans
from pipeline.language.times.anchors import resolve_beside, words_after
from pipeline.language.times.combine import combine
from pipeline.language.times.dates import calendar_atoms, month_day_reading, month_reading
from pipeline.language.times.expression import Atom, Resolver, TimeExpression
from pipeline.language.times.names import GAP, NAMED_ATTACKS, word_set
from pipeline.language.times.neighbours import join_neighbours
from pipeline.language.times.paragraphs import Paragraphs
from pipeline.language.times.relative import TO_THE_DAY, relative_atoms, unit_span
from pipeline.language.times.same_period import resolve_previous_spans, resolve_same_periods
from pipeline.language.times.since import find_since
from pipeline.language.times.spans import Span
from pipeline.language.times.syntax import governor_of, is_future_context, is_possible, marker_of, ranks_before

_OF_YEAR = re.compile(rf"{GAP}[a-z]+(?:{GAP}[a-z]+)?{GAP}(?:of|in){GAP}")
_TOLD_BEFORE, _NEAR_MONTHS = 6, 3  # times that are looked back on, months after the day of a known year
_OLD_READING = dt.timedelta(days=60)


def find_times(document: Document) -> list[TimeExpression]:
    """The time expressions of the article in text order, none overlapping another.

    Days are resolved as seen from `document.published`; where that is None only what is written in full has days. Words that
    name no days (recently, days after the storm) are returned without a period, so that a claim beside them is not given the
    default one. Ages, frequencies (every week, 40 a year) and bare lengths (for three years) are not returned.
    """
    text = document.text
    paragraphs = Paragraphs(text)
    atoms = [atom for atom in (*calendar_atoms(paragraphs), *relative_atoms(paragraphs)) if _is_time(document, atom)]
    atoms = combine(text, _leftmost_longest(atoms))
    _set_years(document, atoms)
    _set_holidays(text, atoms)
    found = [_expression(document, atom) for atom in atoms]
    found = find_since(document, found)
    resolve_beside(document, found, {atom.start: atom for atom in atoms if atom.unit is not None})
    found = join_neighbours(document, sorted(found, key=lambda time: time.start))
    resolve_same_periods(document, found)
    resolve_previous_spans(document, found)
    return found


def _leftmost_longest(atoms: Sequence[Atom]) -> list[Atom]:
    chosen: list[Atom] = []
    for atom in sorted(atoms, key=lambda a: (a.start, -a.end, a.weak, a.resolve is None)):
        if not chosen or atom.start >= chosen[-1].end:
            chosen.append(atom)
    return chosen


def _is_time(document: Document, atom: Atom) -> bool:
    """Whether the tagger does not contradict: `may` and `march` as verbs, `overnight` before a noun that is no event."""
    first, last = document.token_span(atom.start, atom.end)
    tokens = document.tokens[first:last]
    if atom.shape in ("month", "month_day") and atom.year is None:
        return not any(token.lower in ("may", "march", "mar") and token.tag in ("MD", "VB", "VBP") for token in tokens)
    if atom.shape == "overnight" and len(tokens) == 1:
        head = document.tokens[tokens[0].head]
        return tokens[0].dep not in ("amod", "compound", "nmod") or head.pos != "NOUN" or head.lemma.lower() in _NIGHT_EVENTS
    if atom.shape == "within":
        return not ranks_before(document, first)
    return True


_NIGHT_EVENTS = word_set(
    "attack raid strike airstrike shelling bombing bombardment fire shooting fighting clash violence protest operation rescue"
)


def _set_years(document: Document, atoms: Sequence[Atom]) -> None:
    """Give a day without a year the year of the attack it names, the one that the article writes with the same day elsewhere, or that of a
    day of long ago told right before it."""
    written: dict[tuple[int, int], set[int]] = {}
    for atom in atoms:
        if atom.month and atom.day and atom.year:
            written.setdefault((atom.month, atom.day), set()).add(atom.year)
    for atom in atoms:
        if not atom.month or not atom.day or atom.year or atom.resolve is None:
            continue
        key = (atom.month, atom.day)
        year = _attack_year(document, atom)
        if year is None and len(written.get(key, ())) == 1 and document.published:
            latest = atom.resolve(document.published)
            if latest and document.published - latest.start > _OLD_READING:
                year = min(written[key])
        if year is None and atom.kind == "point":
            year = _told_year(document, atoms, atom)
        if year is not None:
            atom.resolve, atom.year = month_day_reading(*key, year, None), year
    for before, atom in pairwise(atoms):
        if atom.shape == "that month":
            told = _resolve(document, before)
            if told is not None and told.start.year == told.end.year and atom.month is not None:
                atom.resolve, atom.year, atom.basis = month_reading(atom.month, told.start.year, None, ""), told.start.year, "anchored"


def _told_year(document: Document, atoms: Sequence[Atom], atom: Atom) -> int | None:
    """`on October 27, 1989, in Lugo. On October 28, 61 died`: the year of a day or month near it in an earlier year, written before
    it in its paragraph or the one before, where nothing between them is told as seen from today."""
    if document.published is None or atom.month is None or atom.day is None or atom.resolve is None:
        return None
    latest = atom.resolve(document.published)
    if latest is None or document.published - latest.start <= _OLD_READING:
        return None
    here = document.sentences[document.tokens[document.token_span(atom.start, atom.end)[0]].sentence].paragraph
    at = bisect.bisect_left(atoms, atom.start, key=lambda other: other.start)
    for other in reversed(atoms[max(0, at - _TOLD_BEFORE) : at]):
        sentence = document.sentences[document.tokens[document.token_span(other.start, other.end)[0]].sentence]
        if sentence.paragraph < here - 1 or (other.basis == "relative" and other.month is None):
            return None
        if other.year and other.month and other.basis == "written":
            if other.year >= document.published.year - 1:
                return None
            near = (atom.month - other.month) % 12  # months after it
            return other.year + (atom.month < other.month) if near <= _NEAR_MONTHS else None
    return None


def _set_holidays(text: str, atoms: Sequence[Atom]) -> None:
    """Move a feast into the year that is told behind its event: `the Easter Sunday bombings of 2019`."""
    for atom, year in pairwise(atoms):
        if atom.shape != "holiday" or atom.basis == "written" or year.shape != "year" or year.resolve is None or atom.resolve is None:
            continue
        if _OF_YEAR.fullmatch(text, atom.end, year.start) and (span := year.resolve(dt.date.max)) is not None:
            atom.resolve, atom.basis = partial(_last_in, atom.resolve, span.start.year), "written"


def _last_in(reading: Resolver, year: int, reference: dt.date) -> Span | None:
    return reading(min(dt.date(year, 12, 31), reference))


def _attack_year(document: Document, atom: Atom) -> int | None:
    named = NAMED_ATTACKS.get((atom.month or 0, atom.day or 0))
    if named is None or document.published is None or document.published < dt.date(named[0], atom.month or 1, atom.day or 1):
        return None
    first, last = document.token_span(atom.start, atom.end)
    after = [token.lower for token in document.tokens[last : last + 4]]
    before = [token.lower for token in document.tokens[max(0, first - 3) : first]]
    return named[0] if named[1].intersection(after) or (before and before[-1] == "of" and named[1].intersection(before)) else None


def _resolve(document: Document, atom: Atom) -> Span | None:
    if atom.resolve is None:
        return None
    if document.published is not None:
        return atom.resolve(document.published)
    return atom.resolve(dt.date.max) if atom.basis == "written" else None  # nothing written is cut at so late a day


def _expression(document: Document, atom: Atom) -> TimeExpression:
    first, last = document.token_span(atom.start, atom.end)
    governor = governor_of(document, first, last)
    span = _resolve(document, atom)
    marker = marker_of(document, first, atom.start)
    is_future = atom.is_future
    if span and document.published:
        is_future = is_future or span.start > document.published
        ahead = is_future_context(document, governor) or (marker == "by" and is_possible(document, governor))
        if not is_future and atom.basis == "relative" and ahead:
            span, is_future = _coming(atom, span, document.published)
    anchor_text = offset = None
    if atom.event:
        anchor_first, anchor_last = words_after(document, last - 1)
        if anchor_last > anchor_first:
            anchor_text = document.text[document.tokens[anchor_first].start : document.tokens[anchor_last - 1].end]
        offset = None if atom.shape == TO_THE_DAY else atom.shift
    return TimeExpression(
        start=atom.start,
        end=atom.end,
        text=document.text[atom.start : atom.end],
        kind=atom.kind,
        period_start=span.start if span else None,
        period_end=span.end if span else None,
        precision=span.precision if span else "none",
        basis=atom.basis,
        anchor_text=anchor_text,
        offset_days=offset,
        since_text=None,
        first=first,
        last=last,
        governor=governor,
        is_future=is_future,
        marker=marker,
    )


def _coming(atom: Atom, past: Span, published: dt.date) -> tuple[Span, bool]:
    """The coming day or month of that name, and the whole of this one, where the sentence tells of the future."""
    if atom.shape == "weekday" and past.end < published:
        coming_day = spans.day_span(spans.next_weekday(published, past.end.weekday()))
        return (coming_day, True) if coming_day else (past, False)
    if atom.month is None:
        unit = atom.shape.removeprefix("this ")
        whole = unit_span(published, unit, 0) if unit != atom.shape and past.end == published else None
        return whole or past, False
    if atom.day is not None:
        if past.start == published:
            return past, False
        coming = spans.day_span(spans.next_month_day(published, atom.month, atom.day))
    elif atom.month == published.month and past.end == published:
        return past, False
    else:
        coming = spans.month_span(published.year + (atom.month <= published.month), atom.month)
    return (coming, True) if coming else (past, False)
