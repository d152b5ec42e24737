"""Whose account a claim is: the attribution that covers it."""

from __future__ import annotations

from pipeline.language.attribution import Attribution, find_attributions
from pipeline.language.document import Document

_REPORTING = ("asserts", "confirms")


def covering(document: Document, start: int, end: int) -> list[Attribution]:
    """All attributions, of any stance, whose content holds the characters start..end; the innermost first, carried ones last."""
    found = [
        a
        for a in document.attributions or find_attributions(document)
        if a.content_start <= start and end <= a.content_end and not _names_source(a, start, end)
    ]
    return sorted(found, key=lambda a: (a.carried, a.content_end - a.content_start, abs(a.cue_start - start)))


def claim_source(document: Document, start: int, end: int) -> Attribution | None:
    """The attribution that a claim at the characters start..end rests on: the innermost that asserts it, else one carried over; None
    where the article speaks in its own voice."""
    return next((a for a in covering(document, start, end) if a.stance in _REPORTING and a.source_text), None)


def _names_source(attribution: Attribution, start: int, end: int) -> bool:
    """Whether the characters are part of the source's own name ("two officials said")."""
    if attribution.source_start is None or attribution.source_end is None:
        return False
    return attribution.source_start <= start and end <= attribution.source_end
