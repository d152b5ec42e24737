"""Quotations: the stretches of an article that stand in quotation marks, found in the bare text."""

from __future__ import annotations

import re

from pipeline.language.model import paragraphs
from pipeline.language.speech import Quote

_OPENERS = "“„«‟"
_CLOSERS = "”»"
_STRAIGHT = '"＂'
_DOUBLE_MARK = re.compile(f"[{_OPENERS}{_CLOSERS}{_STRAIGHT}]")
_SINGLE_MARK = re.compile("[‘’']")
# Direction marks and zero-width characters stand between a mark and its word in text from right-to-left systems.
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_CLIPPED = ("em ", "til ", "tis ", "twas ", "cause ", "n ")  # words that begin with an apostrophe


def quotations(text: str) -> list[Quote]:
    """The quoted stretches of a text, in order, without speakers and without overlaps; linear in the length of the text.

    A mark that is never closed ends with its paragraph, so that one slip of a writer cannot swallow the article.
    """
    found: list[Quote] = []
    spans = paragraphs(text)
    for number, (start, end) in enumerate(spans):
        following = text[spans[number + 1][0]] if number + 1 < len(spans) else ""
        inside = _double_quotes(text, start, end, following)
        outside = _gaps(inside, start, end)
        inside.extend(quote for a, b in outside for quote in _single_quotes(text, a, b))
        found.extend(sorted(inside, key=lambda quote: quote.start))
    return found


def _gaps(quotes: list[Quote], start: int, end: int) -> list[tuple[int, int]]:
    gaps = []
    for quote in quotes:
        gaps.append((start, quote.start))
        start = quote.end
    gaps.append((start, end))
    return [(a, b) for a, b in gaps if b - a > 2]


def _around(text: str, i: int, start: int, end: int) -> tuple[str, str]:
    """The visible characters before and after position i within start..end; a blank at the edges."""
    before, after = i - 1, i + 1
    while before >= start and text[before] in _INVISIBLE:
        before -= 1
    while after < end and text[after] in _INVISIBLE:
        after += 1
    return (text[before] if before >= start else " "), (text[after] if after < end else " ")


def _double_quotes(text: str, start: int, end: int, following: str) -> list[Quote]:
    quotes: list[Quote] = []
    opened = -1
    nested = False
    for match in _DOUBLE_MARK.finditer(text, start, end):
        i, mark = match.start(), match.group()
        if mark in _OPENERS:
            if opened == start and text[opened] in _STRAIGHT:
                nested = True  # a quotation within one that straight marks enclose
            else:
                if opened >= 0 and _opens_sentence(text, opened, start) and _opens_sentence(text, i, start):
                    quotes.append(Quote(opened, i - 1, continues=True))  # two paragraphs of one quotation, run together
                opened = i  # a second opening mark before a closing one: the first was a slip
        elif mark in _CLOSERS:
            if nested:
                nested = False
                continue
            if opened >= 0:
                quotes.append(Quote(opened, i + 1))
            opened = -1
        elif mark in _STRAIGHT:
            before, after = _around(text, i, start, end)
            if not after.isspace() and not before.isalnum() and (opened < 0 or before.isspace()) and (opened < 0 or after.isalnum()):
                opened = i
            elif opened >= 0:
                quotes.append(Quote(opened, i + 1))
                opened = -1
    if opened >= 0:
        goes_on = following != "" and following in _OPENERS + _STRAIGHT
        if goes_on or not text[start:opened].strip(_INVISIBLE + " "):
            quotes.append(Quote(opened, end, continues=goes_on))
    return quotes


def _opens_sentence(text: str, i: int, start: int) -> bool:
    """Whether the mark at i stands at the beginning of its paragraph or after the end of a sentence."""
    before = text[max(start, i - 3) : i]
    return i == start or (before[-1:].isspace() and before.rstrip()[-1:] in (".", "?", "!", "”"))


def _single_quotes(text: str, start: int, end: int) -> list[Quote]:
    marks = [match.start() for match in _SINGLE_MARK.finditer(text, start, end)]
    # A closing mark after a comma or a full stop is surely one; after an s and before a word it may be a plural possessive.
    sure = max((i for i in marks if text[i] != "‘" and i > start and text[i - 1] in ",.?!"), default=-1)
    quotes: list[Quote] = []
    opened = -1
    for i in marks:
        before, after = _around(text, i, start, end)
        if text[i] == "‘" or (text[i] == "'" and opened < 0):
            if after.isalpha() and not before.isalnum() and not text.startswith(_CLIPPED, i + 1):
                opened = i
        elif opened >= 0 and not after.isalnum() and not before.isspace():
            possessive = before == "s" and text[i + 1 : i + 2] == " " and text[i + 2 : i + 3].islower() and sure > i
            if not possessive:
                quotes.append(Quote(opened, i + 1))
                opened = -1
    return quotes
