"""How a place is written in an article: names that a list joins stay together."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pipeline.language.document import Document
from pipeline.language.entity import Mention

_JOINED = re.compile(r",?\s+(?:and|or)\s+(?:the\s+)?")
_COMMA = re.compile(r", (?:the )?")
_JOINT = 16  # characters of `, and the ` at most


def written_place(document: Document, mention: Mention, candidates: Sequence[Mention]) -> str:
    """The place as written: names joined by `and` or `or` stay together (`Kerala and Goa`, `Kerala, Goa and Assam`); `candidates` are
    those of the sentence."""
    names = sorted({(m.start, m.end): m for m in candidates}.values(), key=lambda m: m.start)
    at = next((i for i, m in enumerate(names) if (m.start, m.end) == (mention.start, mention.end)), None)
    if at is None:
        return mention.text
    run = names[_first_of_list(document, names, at) : _last_of_list(document, names, at) + 1]
    commas = [_COMMA.fullmatch(document.text, a.end, b.start) is not None for a, b in itertools.pairwise(run)]
    if commas and commas[-1]:  # no conjunction: `Leon, Mexico`
        own = run.index(names[at])
        first = max((i + 1 for i in range(own) if commas[i]), default=0)
        last = next((i for i in range(own, len(commas)) if commas[i]), len(commas))
        run = run[first : last + 1]
    return document.text[run[0].start : run[-1].end]


def _first_of_list(document: Document, names: list[Mention], at: int) -> int:
    """The index of the first of the names joined by `and`, `or` and commas, of which one has the index `at`."""
    while at and _is_joined(document, names[at - 1], names[at]):
        at -= 1
    return at


def _last_of_list(document: Document, names: list[Mention], at: int) -> int:
    """The index of the last of them."""
    while at + 1 < len(names) and _is_joined(document, names[at], names[at + 1]):
        at += 1
    return at


def _is_joined(document: Document, left: Mention, right: Mention) -> bool:
    """Whether two names that follow one another are of one list: by a conjunction, or by a comma that is not that of `Leon, Mexico`."""
    if not 0 <= right.start - left.end <= _JOINT:
        return False
    if _JOINED.fullmatch(document.text, left.end, right.start):
        return True
    a, b = document.entities[left.entity], document.entities[right.entity]
    within = a.country_iso3 == b.country_iso3 and (a.precision or 0) < (b.precision or 0)
    return not within and _COMMA.fullmatch(document.text, left.end, right.start) is not None
