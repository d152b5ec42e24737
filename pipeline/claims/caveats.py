"""Doubts that a sentence of their own casts on what was told before: `Neither account could be independently verified.`"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from pipeline.claims.claim import Claim
from pipeline.language.document import Document

_TOLD = r"(?:figures?|claims?|tolls?|numbers?|reports?|accounts?|statements?|assertions?|versions?)"
_WHICH = r"(?:the|these|those|their|its|his|her|both|all|none of (?:the|these|those)|neither(?: of the)?)"
_CHECKED = r"(?:verified|confirmed|corroborated|checked)"
# The sentence says it of what was told, or whoever tried to check it does.
_NOT = r"(?:could not|couldn['’]t|can ?not|can['’]t)"
_PASSIVE = re.compile(
    rf"(?:(?:but|however|yet),? )?(?:(?:{_WHICH}(?: [a-z]+)? {_TOLD}|it|this|that) {_NOT}"
    rf"|neither(?: of the)?(?: [a-z]+)?(?: {_TOLD})? (?:could|can)|none of (?:the|these|those) {_TOLD} (?:could|can))"
    rf"(?: immediately)?(?: yet)? be (?:independently |immediately )?{_CHECKED}(?! whether| that| who| how| where| if)\b",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    rf"\b(?:{_NOT}|(?:was|were|has been|have been) unable to|(?:was|were) not able to|ha(?:s|ve) not been able to)"
    rf"(?: independently| immediately)* (?:verify|confirm|corroborate) (?:{_WHICH}|either|any)(?: [a-z]+)? {_TOLD}\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\bthere (?:was|is|has been|were) no (?:immediate )?independent (?:confirmation|verification|corroboration)"
    rf"(?= ?[.,;]|\Z| of (?:{_WHICH}|either) {_TOLD}\b)",
    re.IGNORECASE,
)
_BOTH = re.compile(r"\b(?:neither|either|both|none|all|any|these|those|figures|claims|tolls|accounts|reports)\b", re.IGNORECASE)
_FIGURES = re.compile(r"\b(?:figures?|numbers|tolls?)\b", re.IGNORECASE)
_BACK = 4  # sentences


def cast_doubt(document: Document, claims: Sequence[Claim]) -> None:
    """Make `unverified` what others are said to have told right before such a sentence; claims in text order, their sources and status
    must be known. `Neither`, `either` and plurals mean the last two sentences with such figures, else it is the last one."""
    for sentence in document.sentences:
        text = document.text[sentence.start : sentence.end]
        if not (_PASSIVE.match(text.lstrip('"“ ')) or _ACTIVE.search(text) or _NONE.search(text)):
            continue
        end = bisect.bisect_left(claims, sentence.start, key=lambda claim: claim.start)
        first = bisect.bisect_left(claims, document.sentences[max(0, sentence.number - _BACK)].start, key=lambda claim: claim.start)
        last = bisect.bisect_left(claims, sentence.end, key=lambda claim: claim.start)
        if last > end:
            continue  # it speaks of figures of its own
        told = [claim for claim in claims[first:end] if claim.source_text and claim.status == "asserted"]
        right_before = [claim for claim in claims[first:end] if claim.sentence == sentence.number - 1]
        if (
            _FIGURES.search(text)
            and right_before
            and all(claim.source_text is None and claim.status == "asserted" for claim in right_before)
        ):
            told = right_before  # nobody's figures, and the nearest
        wanted = sorted({c.sentence for c in told}, reverse=True)[: 2 if _BOTH.search(text) else 1]
        for claim in told:
            if claim.sentence in wanted and document.sentences[claim.sentence].paragraph >= sentence.paragraph - 2:
                claim.status, claim.cue_text = "unverified", "not verified"
