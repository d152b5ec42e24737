"""Whose account a claim is, and what others say of it: the attributions that cover its characters."""

from __future__ import annotations

import re
from bisect import bisect_right

from pipeline.language.document import Document
from pipeline.language.speech import Attribution

_HELD = ("asserts", "confirms")  # the stances of those on whose word a claim rests
_FIGURE = 60  # characters of a figure and what it counts
_WORD = 12
_PUT_AT = re.compile(r" at [^.;]*\d[^.;]* by ")
_RELATIVE = re.compile(r"\b(?:(?:in|at|during) which|where)$", re.I)
_COUNTING = re.compile(r"the (?:total )?number of\b", re.I)  # `The number of people confirmed dead`: nobody's account
_REACH = 64  # attributions looked at before a claim: more than a page of an article holds


def covering(document: Document, start: int, end: int) -> list[Attribution]:
    """All attributions, of any stance, whose content holds the characters start..end: the innermost first, those carried over last.

    Reads `document.attributions`, which must be in the order of their content, as `find_attributions` gives them.
    """
    attributions = document.attributions
    upto = bisect_right(attributions, start, key=lambda a: a.content_start)
    found = [a for a in attributions[max(0, upto - _REACH) : upto] if _holds(document, a, start, end) and not _names_source(a, start, end)]
    return sorted(found, key=lambda a: (a.carried, a.content_end - a.content_start, a.delivery != "quote", abs(a.cue_start - start)))


def claim_source(document: Document, start: int, end: int) -> Attribution | None:
    """The attribution that a claim at the characters start..end rests on: the innermost that holds it true, else one carried over;
    None where the article speaks in its own voice."""
    return next((a for a in covering(document, start, end) if a.stance in _HELD and a.source_text and not a.cited), None)


def delivery(attribution: Attribution | None) -> str:
    """In whose voice a claim stands: quote, indirect or, without an attribution, narrator."""
    return attribution.delivery if attribution is not None else "narrator"


def _holds(document: Document, attribution: Attribution, start: int, end: int) -> bool:
    """Whether the characters are what an attribution reports. A figure that stands between the verb and its agent (`that toll was put at
    19 by the Red Crescent`) is the whole of it; what stands before `in which 46 witnesses testified` is none of it."""
    if attribution.source_start is not None and attribution.cue_end < attribution.source_start <= attribution.cue_end + _FIGURE:
        if _PUT_AT.fullmatch(document.text, attribution.cue_end, attribution.source_start):
            return attribution.cue_end <= start and end <= attribution.source_start
    if end > attribution.content_end or _COUNTING.match(attribution.source_text or ""):
        return False
    return not _RELATIVE.search(document.text, max(start, attribution.content_end - _WORD), attribution.content_end)


def _names_source(attribution: Attribution, start: int, end: int) -> bool:
    """Whether the characters are part of the source's own name ("two officials said")."""
    if attribution.source_start is None or attribution.source_end is None:
        return False
    return attribution.source_start <= start and end <= attribution.source_end
