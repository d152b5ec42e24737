"""`since`: the start of a running total (since Monday, since the war began), told from `since` as a reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language.document import Document, Token
from pipeline.language.times.anchors import words_after
from pipeline.language.times.expression import TimeExpression
from pipeline.language.times.names import WEEKDAYS, word_set
from pipeline.language.times.spans import add_days
from pipeline.language.times.syntax import governor_of, ranks_before

_HEDGES = re.compile(r"\s*(?:(?i:at least|about|around|roughly|early|late|mid|the|last|only|as early as|as far back as|back in)[\s-]+)*\Z")
_DATES = re.compile(r" (?:(?:on|in|of|at|early|late|last|early in|late in) )?")
# Verbs and nouns of beginnings: with these `since` tells a time whatever the tense around it.
_ONSET = word_set(
    """begin start erupt break launch invade resume strike hit open outbreak beginning onset war invasion conflict fighting offensive
    coup independence revolution earthquake quake hurricane attack ceasefire truce pandemic crisis disaster election arrival then"""
)
_PAST = ("VBD", "VBN")


def find_since(document: Document, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The times with each `since` phrase added in place of the times inside it.

    A phrase that only ranks (`the deadliest since 2008`) leaves the time inside it as a point; `since` as a reason is left alone.
    """
    found: list[TimeExpression] = []
    position = 0
    ordered = sorted(times, key=lambda time: time.start)
    for token in document.tokens:
        if token.lower != "since" or (found and token.start < found[-1].end):
            continue
        while position < len(ordered) and ordered[position].start < token.end:
            _append(found, ordered[position])
            position += 1
        phrase = _since(document, token, ordered[position : position + 8], found)
        if phrase is None:
            continue
        if found and found[-1].end > phrase.start:
            found.pop()
        found.append(phrase)
        while position < len(ordered) and ordered[position].start < phrase.end:
            position += 1
    for time in ordered[position:]:
        _append(found, time)
    return found


def _append(found: list[TimeExpression], time: TimeExpression) -> None:
    if not found or time.start >= found[-1].end:
        found.append(time)


def _since(
    document: Document, token: Token, following: Sequence[TimeExpression], before: Sequence[TimeExpression]
) -> TimeExpression | None:
    if ranks_before(document, token.i):
        return None
    inside: TimeExpression | None = None
    first, last = words_after(document, token.i)
    if following and _HEDGES.match(document.text[token.end : following[0].start]):
        inside = following[0]
        last = max(inside.last, inside.first + 1)
    else:
        end = document.tokens[last - 1].end if last > first else token.end
        inside = next((time for time in following if time.start < end and time.period_start and time.kind in ("point", "interval")), None)
        if inside is None and token.dep != "mark" and last > first:
            inside = _dated_after(document, end, following)
        if inside is None and not _is_temporal(document, token, first, last):
            return None
        if inside is None and first < last and document.tokens[first].lower == "then":
            return _since_then(document, token, before)
    end = max(document.tokens[last - 1].end if last > first else token.end, inside.end if inside else 0)
    text_start = document.tokens[first].start if first < len(document.tokens) else token.end
    direct = inside is not None and inside.start - token.end <= 24 and bool(_HEDGES.match(document.text[token.end : inside.start]))
    start_day = inside.period_start if inside else None
    if inside and inside.period_end and inside.text.lower().startswith(("end ", "the end ")):
        start_day = inside.period_end
    if inside and start_day is not None and start_day == document.published and inside.text.lower() in WEEKDAYS:
        start_day = add_days(start_day, -7)  # told on a Friday, `since Friday` began a week ago
    known = start_day is not None and document.published is not None and start_day <= document.published
    return TimeExpression(
        start=token.start,
        end=end,
        text=document.text[token.start : end],
        kind="since",
        period_start=start_day,
        period_end=document.published if known or start_day is None else None,
        precision="range" if known else "none",
        basis=inside.basis if inside else "anchored",
        anchor_text=None if direct else document.text[text_start:end],
        offset_days=None,
        since_text=document.text[text_start:end],
        first=token.i,
        last=document.token_span(token.start, end)[1],
        governor=_governor(document, token),
        marker="since",
        start_time=inside,
    )


def _dated_after(document: Document, end: int, following: Sequence[TimeExpression]) -> TimeExpression | None:
    """`since the collapse on Monday`, `since the invasion of Iraq in 2003`: the time right behind the event that it dates."""
    for time in following:
        if time.start > end and time.period_start and time.kind == "point" and _DATES.fullmatch(document.text, end, time.start):
            return time
    return None


def _since_then(document: Document, token: Token, before: Sequence[TimeExpression]) -> TimeExpression | None:
    here = token.sentence
    other = next((t for t in reversed(before[-4:]) if t.period_start and t.kind in ("point", "since") and not t.is_future), None)
    if other and here - document.tokens[other.first].sentence > 2:
        other = None
    if other and other.period_start and document.published and other.period_start > document.published:
        other = None  # a time yet to come began nothing
    end = document.tokens[token.i + 1].end
    return TimeExpression(
        start=token.start,
        end=end,
        text=document.text[token.start : end],
        kind="since",
        period_start=other.period_start if other else None,
        period_end=document.published,
        precision="range" if other and document.published else "none",
        basis="anchored",
        anchor_text=other.text if other else None,
        offset_days=None,
        since_text="then",
        first=token.i,
        last=token.i + 2,
        governor=_governor(document, token),
        marker="since",
    )


def _governor(document: Document, token: Token) -> int | None:
    if token.dep == "mark":  # `since` hangs on the verb of its own clause, and that on what the phrase modifies
        head = document.tokens[token.head]
        return head.head if head.head != head.i else None
    return governor_of(document, token.i, token.i + 1)


def _is_temporal(document: Document, token: Token, first: int, last: int) -> bool:
    words = document.tokens[first:last]
    if not words:
        return False
    if any(word.lemma.lower() in _ONSET for word in words):
        return True
    if token.dep != "mark":
        return token.pos == "ADP" or token.dep == "prep"
    verb = document.tokens[token.head]
    main = document.tokens[verb.head]
    perfect = any(document.tokens[child].lemma == "have" and document.tokens[child].dep == "aux" for child in main.children)
    own_aux = any(document.tokens[child].dep == "aux" for child in verb.children)
    return verb.tag in _PAST and perfect and not own_aux
