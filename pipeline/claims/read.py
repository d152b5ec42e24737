"""Reading the claims of an annotated document: the small modules in their order."""

from __future__ import annotations

from pipeline.claims.assertions import assertions
from pipeline.claims.candidates import implicit_claims, numeric_claims
from pipeline.claims.cause import fill_cause
from pipeline.claims.claim import Claim, Event
from pipeline.claims.events import assign_events, read_context
from pipeline.claims.impact import topics_of
from pipeline.claims.measure import measure_of
from pipeline.claims.parts import link_parts
from pipeline.claims.period import fill_period
from pipeline.claims.place import written_place
from pipeline.claims.place_ranking import choose_places
from pipeline.claims.propagate import shared_impacts
from pipeline.claims.source import claim_source, tally_source
from pipeline.claims.stances import add_stances
from pipeline.claims.status import fill_status
from pipeline.claims.victim import carry_group, fill_victim
from pipeline.language.document import Document


def read_claims(document: Document) -> tuple[list[Claim], list[Event]]:
    """The claims of a fully annotated document in text order, and the events that they tell of."""
    topics = topics_of(document)
    numeric = _distinct(list(numeric_claims(document, topics=topics)))
    numeric = _distinct([*numeric, *shared_impacts(document, numeric, topics), *implicit_claims(document, topics=topics)])
    charges = list(assertions(document, numeric))
    claims = sorted([*numeric, *charges], key=lambda c: (c.start, c.end, c.impact))
    for claim in numeric:
        fill_victim(document, claim)
    link_parts(document, numeric)
    carry_group(numeric)
    for claim in claims:
        _fill_source(document, claim)
    add_stances(document, claims)
    for claim in claims:
        fill_status(document, claim)
        fill_cause(document, claim)
    context = read_context(document, claims)
    events = assign_events(document, claims, context)
    choose_places(document, numeric, context.places, context.main_place)
    for claim in claims:
        if claim.place is not None:
            claim.place_text = written_place(document, claim.place, context.places.get(claim.place.sentence, []))
    for claim in claims:
        if claim.kind == "numeric":
            claim.measure = measure_of(document, claim, situation=context.situation)
        if claim.whole is not None and claim.whole.measure:
            claim.measure = claim.whole.measure
            if claim.time is None:
                claim.time = claim.whole.time
        fill_period(document, claim, context)
        _fill_event(claim)
        claim.confidence = _confidence(claim)
    return claims, events


def _distinct(claims: list[Claim]) -> list[Claim]:
    """One claim a span and impact, in text order."""
    kept: dict[tuple[int, str], Claim] = {}
    for claim in sorted(claims, key=lambda c: (c.start, c.end)):
        kept.setdefault((claim.start, claim.impact), claim)
    return list(kept.values())


def _fill_source(document: Document, claim: Claim) -> None:
    attribution = claim_source(document, claim.start, claim.end) or tally_source(document, document.sentences[claim.sentence])
    if attribution is None:
        return
    claim.attribution = attribution
    claim.source_text = attribution.source_text
    claim.delivery = attribution.delivery
    claim.cue_text = attribution.cue_text


def _fill_event(claim: Claim) -> None:
    event = claim.event
    if event is None:
        return
    event.cause_text = event.cause_text or claim.cause_text
    if event.actor_text is None:
        event.actor_text, event.actor_entity = claim.actor_text, claim.actor_entity
    if claim.measure == "cumulative":
        event.is_ongoing = True


_CONFIDENCE = {
    "verb": 0.93,
    "light_verb": 0.93,
    "lives": 0.95,
    "state": 0.92,
    "adjective": 0.9,
    "toll": 0.9,
    "counted": 0.85,
    "action_noun": 0.85,
    "among": 0.85,
    "attribute": 0.75,
    "phrase": 0.8,
    "before": 0.85,
    "after": 0.85,
}


def _confidence(claim: Claim) -> float:
    """A first, uncalibrated figure: how sure the rule is that found the claim."""
    base = _CONFIDENCE.get(claim.how, 0.7)
    if claim.implicit:
        base -= 0.15
    if claim.kind == "assertion":
        base = 0.6
    return round(base, 3)
