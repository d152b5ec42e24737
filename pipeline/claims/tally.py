"""Entries of a running tally (`Nepal: 1`): the account and the day that the sentence before the list gives for all of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from pipeline.language.document import Document, Sentence
from pipeline.language.speech import Attribution
from pipeline.language.times import TimeExpression

HELD = ("asserts", "confirms")  # the stances of those on whose word a claim rests
_ENTRY = re.compile(r"^[\s—–•*-]*(?!RELATED|READ|ALSO|SEE|MORE|UPDATE|WATCH|PHOTO|VIDEO)[A-Z][\w .,'’()-]{1,50}:\s")
_FIGURES_BY = re.compile(
    r"\b(?:figures?|numbers?|data|tall(?:y|ies)|counts?|statistics|totals?|tolls?)\b[^.:]{0,60}?\b(?:by|from)\s+"
    r"((?:the |each |its |their )?[\w'’-]+(?:\s+[\w'’-]+){0,6})"
)
_ENDS_NAME = re.compile(r"\s+(?:as|on|in|at|for|since|until|and|which|that|were|was|are|is|said|show|shows|to)\b.*")


def _introduction(document: Document, sentence: Sentence) -> Sentence | None:
    """The sentence that introduces the list of which the sentence is an entry; None where it is none, or only a title stands before."""
    if not _ENTRY.match(document.text[sentence.start : sentence.end]):
        return None
    number = sentence.number
    while number >= 0 and _is_entry_or_continues(document, document.sentences[number]):
        number -= 1
    if number < 0 or document.sentences[number].zone == "title":
        return None
    return document.sentences[number]


def tally_day(document: Document, sentence: Sentence, times: Sequence[TimeExpression]) -> dt.date | None:
    """The day as of which a tally stands, from the sentence before the list; `times` are those of the article. None where none is given."""
    intro = _introduction(document, sentence)
    if intro is None:
        return None
    days = [t for t in times if intro.start <= t.start < intro.end and t.kind == "point" and t.precision == "day"]
    day = days[-1].period_end if days else None
    published = document.published
    if day is not None and published is not None and days[-1].basis == "relative" and (published - day).days == 6:
        day = published + dt.timedelta(days=1)  # `as of Tuesday in Beijing`, told on a Monday further west
    return day


def tally_source(document: Document, sentence: Sentence) -> Attribution | None:
    """The account that an entry of a tally (`Nepal: 1`) stands on: that of the sentence which introduces the list.

    None where the sentence is no such entry or nobody is named before the list.
    """
    text = document.text
    intro = _introduction(document, sentence)
    if intro is None:
        return None
    for attribution in document.attributions:
        if (
            attribution.content_start < intro.end
            and attribution.content_end > intro.start
            and attribution.stance in HELD
            and attribution.source_text
        ):
            return attribution
    found = _FIGURES_BY.search(text[intro.start : intro.end])
    if not found:
        return None
    name = _ENDS_NAME.sub("", found.group(1))
    start = intro.start + found.start(1)
    return Attribution(
        content_start=intro.start,
        content_end=intro.end,
        source_start=start,
        source_end=start + len(name),
        source_text=name,
        cue_start=intro.start + found.start(),
        cue_end=start,
        cue_text=text[intro.start + found.start() : start].strip(),
        stance="asserts",
        delivery="indirect",
        carried=True,
    )


def _is_entry_or_continues(document: Document, sentence: Sentence) -> bool:
    """An entry, or a further sentence of an entry's paragraph."""
    if _ENTRY.match(document.text[sentence.start : sentence.end]):
        return True
    before = document.sentences[sentence.number - 1] if sentence.number else None
    return before is not None and before.paragraph == sentence.paragraph and _is_entry_or_continues(document, before)
