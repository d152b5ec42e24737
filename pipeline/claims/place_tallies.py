"""Places of figures in lists: `Leon, 161; Lugo, 159`, `12 deaths: seven from Leon, five from Lugo`."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence

from pipeline.claims.claim import Claim
from pipeline.language.document import Document
from pipeline.language.entity import Mention

_COUNTRY = 6  # UCDP's code of precision
_BEFORE_ITS_FIGURE = re.compile(r":? ?\(?")
_COMMA = re.compile(r", (?:with )?")
# `Leon accounts for 135 deaths, followed by Lugo with 56 and Vigo with 24`
_WITH = re.compile(r",? (?:with|on|at) (?:another |some |at least )?")
_RANKING = re.compile(r"\b(?:followed by|ahead of|led by|highest in|worst hit)\b")
_OPENS_ENTRY = re.compile(r"(?:[;:]|\bby)(?: and)? ?\Z")  # what stands before the first name of an entry
_LOOK_BACK = 8  # characters
_RESPECTIVELY = re.compile(r"\brespectively\b")
_BETWEEN_PAIRED = re.compile(r",? (?:and )?(?:another |some |at least )?|, ")
_COUNTED_FROM = re.compile(r"(?: (?:deaths?|cases?|fatalit(?:y|ies)|infections?|children|people|persons|victims|patients))? from (?:the )?")
# The figures of reports by district: what is counted are deaths and cases, not people and their homes.
_REPORTED = re.compile(r"\b(?:deaths?|cases?|fatalit(?:y|ies)|infections?|toll)\b")
_FROM_NAME = re.compile(r"\bfrom (?:the )?[A-Z]")


def names_figure(document: Document, claim: Claim, mention: Mention) -> bool:
    """Whether a place name says, by the form of a list, where the claim's figure was counted."""
    if mention.end <= claim.start:
        if _BEFORE_ITS_FIGURE.fullmatch(document.text, mention.end, claim.start):
            return True  # a tally: `Belgium: 1, Nepal (2)`, `Scotland nine`
        if _WITH.fullmatch(document.text, mention.end, claim.start):
            sentence = document.sentences[claim.sentence]
            return _RANKING.search(document.text, sentence.start, mention.start) is not None
        return _COMMA.fullmatch(document.text, mention.end, claim.start) is not None and _is_entry(document, claim, mention)
    return _is_counted_from(document, claim, mention)


def _is_entry(document: Document, claim: Claim, mention: Mention) -> bool:
    """`Leon, 161; Lugo, 159`: semicolons part the entries, so that the comma stands within one."""
    if document.text.startswith((";", " ;"), claim.end):
        return True
    return _OPENS_ENTRY.search(document.text, max(0, mention.start - _LOOK_BACK), mention.start) is not None


def _is_counted_from(document: Document, claim: Claim, mention: Mention) -> bool:
    """`12 deaths were reported: seven from Leon, five from Lugo`: of reports by district, `from` says where; else it is a home."""
    if mention.start < claim.end or (document.entities[mention.entity].precision or _COUNTRY) >= _COUNTRY:
        return False
    if _COUNTED_FROM.fullmatch(document.text, claim.end, mention.start) is None:
        return False
    sentence = document.sentences[claim.sentence]
    text = document.text[sentence.start : sentence.end]
    return _REPORTED.search(text) is not None and len(_FROM_NAME.findall(text)) > 1


def respective(document: Document, claims: Sequence[Claim], places: Mapping[int, Sequence[Mention]]) -> dict[int, dict[int, int]]:
    """`Leon and Lugo recorded 429 and 392 deaths, respectively`: by sentence, where the number of each name begins, by where the name
    does. `places` are those of each sentence; none where they are not as many as the numbers that stand together."""
    found: dict[int, dict[int, int]] = {}
    starts = [word.start() for word in _RESPECTIVELY.finditer(document.text)]
    for number in sorted({bisect.bisect_right(document.sentences, start, key=lambda s: s.start) - 1 for start in starts}):
        sentence = document.sentences[number]
        first, last = (bisect.bisect_left(claims, offset, key=lambda claim: claim.start) for offset in (sentence.start, sentence.end))
        numbers = _joined(document, sorted({(c.start, c.end) for c in claims[first:last]}))
        names = _joined(document, [(mention.start, mention.end) for mention in places.get(number, [])])
        if 1 < len(names) == len(numbers):
            found[number] = {name: start for (name, _), (start, _) in zip(names, numbers, strict=True)}
    return found


def is_paired(document: Document, mention: Mention) -> bool:
    """Whether the sentence of a place name gives each of its names a number of its own: `respectively`."""
    sentence = document.sentences[mention.sentence]
    return _RESPECTIVELY.search(document.text, sentence.start, sentence.end) is not None


def _joined(document: Document, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The last two or more spans that follow one another with commas and `and` alone."""
    best: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for span in spans:
        if run and not _BETWEEN_PAIRED.fullmatch(document.text, run[-1][1], span[0]):
            run = []
        run.append(span)
        best = run if len(run) > 1 else best
    return best
