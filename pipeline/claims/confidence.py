"""How sure a claim is: the probability that its number and impact are what a careful reader would have written down.

A logistic regression over features that can be read off the claim: the rule that found it, what is counted, where the number stands
and what stands between it and the word of its impact. The weights lie in models/confidence.json;
`python -m benchmarks.train_confidence` makes them from labelled articles and prints how well they hold.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.claims.claim import Claim
from pipeline.claims.hits import is_structure
from pipeline.claims.persons import is_person
from pipeline.claims.ranker import Features, load_ranker
from pipeline.language.document import Document

_ASSERTION = 0.6  # a guess: there are no labelled charges to learn from
_LOWEST, _HIGHEST = 0.01, 0.99  # no claim is certain, whatever the sum
_FAR = 20  # tokens beyond which a distance says no more
_Figure = tuple[str, float | None, float | None]  # impact, low, high
_LONG = 60  # tokens beyond which a sentence is just long
_AGES = range(1, 100)  # bare numbers of this size are often ages


def fill_confidence(document: Document, claims: Iterable[Claim]) -> None:
    """Write `confidence` of all claims of an article; everything else of them must be filled in."""
    claims = list(claims)
    numeric = [claim for claim in claims if claim.kind == "numeric"]
    model = load_ranker("confidence")
    for claim, features in zip(numeric, claim_features(document, numeric), strict=True):
        claim.confidence = round(probability(model.score(features)), 3)
    for claim in claims:
        if claim.kind == "assertion":
            claim.confidence = _ASSERTION


def probability(score: float) -> float:
    """The logistic function of a sum of weights, kept off 0 and 1."""
    return min(max(1.0 / (1.0 + math.exp(-max(min(score, 30.0), -30.0))), _LOWEST), _HIGHEST)


def claim_features(document: Document, claims: Sequence[Claim]) -> list[Features]:
    """The features of each numeric claim of an article, in order; distances and lengths lie between 0 and 1."""
    numbers = Counter(token.sentence for token in document.tokens if token.pos == "NUM")
    spans = Counter((claim.start, claim.end) for claim in claims)
    told = Counter((claim.impact, claim.low, claim.high) for claim in claims)
    return [_features(document, claim, numbers[claim.sentence], spans[claim.start, claim.end], told) for claim in claims]


def _features(document: Document, claim: Claim, numbers: int, impacts: int, told: Counter[_Figure]) -> Features:
    tokens, sentence = document.tokens, document.sentences[claim.sentence]
    first = claim.quantity.token_first if claim.quantity is not None else max(document.token_at(claim.start), 0)
    trigger = tokens[claim.trigger]
    near, far = sorted((first, claim.trigger))
    features: Features = {
        "bias": 1.0,
        f"how {claim.how}": 1.0,
        f"impact {claim.impact}": 1.0,
        f"quantifier {claim.quantifier}": 1.0,
        f"status {claim.status}": 1.0,
        f"zone {sentence.zone}": 1.0,
        f"counted {_counted(document, claim)}": 1.0,
        "distance": min(far - near, _FAR) / _FAR,
        "numbers beside": min(numbers - 1, 8) / 8,
        "long sentence": min(sentence.last - sentence.first, _LONG) / _LONG,
    }
    flags = {
        "implicit": claim.implicit,
        "trigger after": claim.trigger > first,
        "trigger elsewhere": trigger.sentence != claim.sentence,
        "trigger is the noun": claim.trigger == claim.head,
        "verb between": any(t.pos == "VERB" for t in tokens[near + 1 : far]),
        "comma between": any(t.lower == "," for t in tokens[near + 1 : far]),
        "number between": any(t.pos == "NUM" for t in tokens[near + 2 : far]),
        "several impacts": impacts > 1,
        "told again": told[claim.impact, claim.low, claim.high] > 1,
        "part": claim.whole is not None,
        "large": (claim.low or claim.high or 0) >= 1000,
        "bare": claim.head is None and claim.best in _AGES and tokens[first].text.isdigit(),
        "without date": claim.period_start is None,
        "without place": claim.place is None,
        "said by someone": claim.source_text is not None,
    }
    return features | {name: 1.0 for name, holds in flags.items() if holds}


def _counted(document: Document, claim: Claim) -> str:
    """What kind of thing the noun names: a person, a building, another thing; `nothing` where it is left out."""
    if claim.head is None:
        return "nothing"
    token = document.tokens[claim.head]
    return "person" if is_person(token) else "building" if is_structure(token) else "thing"
