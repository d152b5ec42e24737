"""What order, numbers and prepositions say of a place for a claim: features of the candidates beside those of syntax and event."""

from __future__ import annotations

import bisect
import math
from collections.abc import Sequence

from pipeline.claims.claim import Claim
from pipeline.claims.place_phrases import marker_of, phrase_head
from pipeline.claims.place_table import PlaceMention, PlaceTable
from pipeline.claims.ranker import Features
from pipeline.language.document import Document

_FAR, _LONG, _MANY = 20, 400, 60  # sentences or paragraphs, days, places: more of them say nothing more
_AROUND = 64  # mentions before a claim that are looked at
# What a preposition says of the name behind it; those that are not here tell nothing apart.
_MARKERS = {
    "in": "in", "at": "at", "on": "on", "of": "of", "from": "from", "near": "near", "outside": "near", "off": "near",
}  # fmt: skip
_ROLES = frozenset({"nsubj", "compound", "appos"})


def claim_features(document: Document, claim: Claim, table: PlaceTable) -> Features:
    """What holds for all candidates of a claim: where it stands, how large it is, how long its own time lasts."""
    value = claim.best or claim.low or claim.high
    features: Features = {
        "position": claim.start / max(1, len(document.text)),
        "magnitude": math.log10(value) if value and value > 0 else -1.0,
        "n_places": float(min(_MANY, len(table.counts))),
    }
    time = claim.time
    if time is not None and time.period_start and time.period_end:
        features["days"] = float(min(_LONG, (time.period_end - time.period_start).days))
    return features


def order_features(document: Document, claim: Claim, table: PlaceTable, rows: Sequence[PlaceMention]) -> Features:
    """How far from a claim a place is named, how often, and in which words the last time. `rows` are the place's mentions near the claim in
    text order."""
    features: Features = {
        "precision": float(document.entities[rows[0].mention.entity].precision or 0),
        "log_mentions": math.log(table.counts[rows[0].mention.entity]),
        "first_paragraph": float(min(_FAR, rows[0].paragraph)),
    }
    n_before = bisect.bisect_left(rows, claim.start, key=lambda row: row.mention.start)
    features["n_before"] = float(n_before)
    after = next((row for row in rows[n_before:] if row.mention.start > claim.start), None)
    features["sentences_to"] = float(min(_FAR, after.mention.sentence - claim.sentence)) if after is not None else -1.0
    if not n_before:
        return features | {"sentences_since": -1.0, "paragraphs_since": -1.0}
    last = rows[n_before - 1]
    features["sentences_since"] = float(min(_FAR, claim.sentence - last.mention.sentence))
    features["paragraphs_since"] = float(min(_FAR, document.sentences[claim.sentence].paragraph - last.paragraph))
    features["places_since"] = float(_places_between(table, last, claim))
    features["last_located"], features["last_outer"] = float(last.located), float(last.outer)
    marker = marker_of(document, last.mention)
    if marker is None or marker in _MARKERS:
        features[f"after_{_MARKERS[marker] if marker else 'nothing'}"] = 1.0
    role = document.tokens[phrase_head(document, last.mention)].dep
    if role in _ROLES:
        features[f"as_{role}"] = 1.0
    return features


def _places_between(table: PlaceTable, last: PlaceMention, claim: Claim) -> int:
    """How many other places are named after a mention and before a claim, up to a dozen."""
    end = bisect.bisect_left(table.starts, claim.start)
    first = max(bisect.bisect_right(table.starts, last.mention.start), end - _AROUND)
    return min(12, len({row.mention.entity for row in table.mentions[first:end]}))
