"""What a claim's sentence says of its place without a name (`nationwide`, `in the city`)."""

from __future__ import annotations

import re

from pipeline.claims.claim import Claim
from pipeline.language.document import Document

# The scope of a claim by its words; the first that fits counts.
_SCOPES = (
    (
        "world",
        re.compile(
            r"\b(?:worldwide|globally|(?:around|across|throughout|in) the (?:whole |entire )?world|world war|first world|second world)\b"
        ),
    ),
    (
        "country",
        re.compile(
            r"\b(?:nationwide|countrywide|nationally|national (?:death |road |holiday )*(?:toll|total|tally)|the nation's"
            r"|(?:across|around|throughout|in|of|into|within) (?:the|this|our|their) (?:whole |entire )?(?:country|nation))\b"
        ),
    ),
    (
        "region",
        re.compile(r"\b(?:in|across|throughout|from) the (?:coastal |besieged |occupied )*(?:territory|enclave|strip|region|peninsula)\b"),
    ),
    ("division", re.compile(r"\b(?:statewide|(?:across|in|throughout|around) the (?:state|province)|the (?:state|province)['’]s)\b")),
    ("town", re.compile(r"\b(?:citywide|(?:in|across|throughout|around) the (?:city|town|village)|the (?:city|town|village)['’]s)\b")),
)


def scope_of(document: Document, claim: Claim) -> str | None:
    """`world`, `country`, `region`, `division` or `town` where the claim's sentence names its place by such a word alone, else None."""
    sentence = document.sentences[claim.sentence]
    text = document.text[sentence.start : sentence.end].lower()
    return next((scope for scope, pattern in _SCOPES if pattern.search(text)), None)


def fits_scope(scope: str, precision: int) -> bool:
    """Whether a place of that precision (UCDP's code) is of the scope."""
    wanted: tuple[int, ...] = {"world": (), "country": (6,), "region": (4, 5), "division": (4,), "town": (1, 2, 3)}[scope]
    return precision in wanted
