"""How sure a claim is."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from pipeline.claims.candidates import numeric_claims
from pipeline.claims.claim import Claim
from pipeline.claims.confidence import claim_features, probability
from pipeline.language.document import Document

Read = Callable[..., list[Claim]]


def sure(read: Read, text: str) -> dict[str, float]:
    """The confidence of each claim by its number and impact."""
    return {f"{claim.number_text} {claim.impact}": claim.confidence for claim in read(text)}


@given(st.floats(allow_nan=False))
def test_any_sum_gives_a_probability_that_is_neither_0_nor_1(total: float) -> None:
    assert 0.0 < probability(total) < 1.0


@given(st.floats(-50, 50), st.floats(-50, 50))
def test_a_higher_sum_never_gives_a_lower_probability(a: float, b: float) -> None:
    assert probability(min(a, b)) <= probability(max(a, b))


def test_a_plain_statement_is_surer_than_an_implicit_single(read: Read) -> None:
    plain = sure(read, "At least 20 people were killed in Lima on Tuesday, officials said.")["At least 20 killed"]
    single = sure(read, "A nurse was hurt.")["A injured"]
    assert plain > 0.85
    assert plain > single


def test_one_number_with_two_impacts_is_less_sure_than_with_one(read: Read) -> None:
    one = sure(read, "Three men were rescued in Lima on Tuesday.")
    two = sure(read, "Three men were rescued and injured in Lima on Tuesday.")
    assert max(two.values()) < max(one.values())


def test_every_claim_has_features_of_its_own(document: Callable[..., Document]) -> None:
    annotated = document("Twelve miners died and 30 were hurt in Potosi on Monday.")
    claims = list(numeric_claims(annotated, topics=frozenset()))
    features = claim_features(annotated, claims)
    assert len(features) == len(claims) == 2
    assert features[0] != features[1]
    assert all(0.0 <= value <= 1.0 for row in features for value in row.values())
