"""Names of places in lists of figures (`followed by Leon, 161; Lugo, 159; and Vigo (42)`): what some of them are, the others are too."""

from __future__ import annotations

import bisect
import re

from pipeline.language.document import Document
from pipeline.language.spans import Span, text_of

# An entry: a name and its figure, in brackets or after it.
_ENTRY = re.compile(
    r"(?:(?<=[;:,] )|(?<=\bby )|(?<=\band ))"
    r"(?P<name>[^\W\d_a-z][\w.’'-]{1,24}(?: [^\W\d_a-z][\w.’'-]{1,24}){0,3})"
    r"(?: \((?P<bracket>\d[\d,]{0,11})\)|,? (?:with )?(?P<comma>\d[\d,]{0,11})\b(?!\.\d))"
)
_DIGIT = re.compile(r"\d")
_COUNTED = re.compile(r"\b(?:deaths?|cases?|toll|fatalities|infections)\b")  # no ages
_OLDEST = 120  # years: what is larger is no age
_SURE = 3  # so many places in a list are enough, whatever its figures


def tally_spans(document: Document, proposals: list[Span]) -> list[Span]:
    """Places for the names in lists of figures, where two or half of a sentence's entries are places by `proposals` and no list knows the
    others. A list of people with their ages is none: of its figures one must be above any age, or three entries be places."""
    found: list[Span] = []
    listed = {(s.first, s.last) for s in proposals if s.target or s.method == "gazetteer"}
    places = {(s.first, s.last) for s in proposals if s.kind == "place"}
    starts = [token.start for token in document.tokens]
    for sentence in document.sentences:
        if not _DIGIT.search(document.text, sentence.start, sentence.end):
            continue
        entries = list(_ENTRY.finditer(document.text, sentence.start, sentence.end))
        if len(entries) < 2 or not _is_list(document.text[sentence.start : sentence.end], entries):
            continue
        names = [(bisect.bisect_left(starts, e.start("name")), bisect.bisect_left(starts, e.end("name"))) for e in entries]
        some = sum(name in places for name in names)
        are_ages = all(_figure(e) <= _OLDEST for e in entries) and not _COUNTED.search(document.text, sentence.start, sentence.end)
        if some < min(2, len(names) / 2) or (some < _SURE and are_ages):
            continue
        for first, last in names:
            if (first, last) not in places and (first, last) not in listed and last > first:
                found.append(Span(first, last, "place", "name", "model", 0.6, text_of(document, first, last), rank=6))
    return found


def _is_list(text: str, entries: list[re.Match[str]]) -> bool:
    """Whether the entries are set apart as such: by brackets, by semicolons, or by being three and more."""
    return ";" in text or len(entries) > 2 or any(entry["bracket"] for entry in entries)


def _figure(entry: re.Match[str]) -> int:
    return int((entry["bracket"] or entry["comma"]).replace(",", ""))
