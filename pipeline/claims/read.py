"""Reading the claims of an annotated document: the small modules in their order."""

from __future__ import annotations

from pipeline.claims.assertions import assertions
from pipeline.claims.candidates import numeric_claims
from pipeline.claims.cause import fill_cause
from pipeline.claims.caveats import cast_doubt
from pipeline.claims.claim import Claim, Event
from pipeline.claims.confidence import fill_confidence
from pipeline.claims.count_basis import count_basis
from pipeline.claims.events import assign_events, is_sudden, place_events, read_context
from pipeline.claims.impact import topics_of
from pipeline.claims.listed_singles import listed_singles, singles_among
from pipeline.claims.lone_victims import elided_another
from pipeline.claims.manners import read_manners
from pipeline.claims.national_totals import place_national_totals
from pipeline.claims.parts import link_parts
from pipeline.claims.place_ranking import choose_places
from pipeline.claims.place_tallies import is_paired
from pipeline.claims.place_written import written_place
from pipeline.claims.portions import without_shared
from pipeline.claims.propagate import shared_impacts
from pipeline.claims.singles import implicit_claims
from pipeline.claims.source import claim_source
from pipeline.claims.stances import add_stances, deny_by_zero
from pipeline.claims.status import fill_status
from pipeline.claims.taken_up import settle_outcomes, taken_up
from pipeline.claims.tally import tally_day, tally_source
from pipeline.claims.updates import link_updates
from pipeline.claims.victim import carry_group, fill_victim
from pipeline.claims.when import fill_times
from pipeline.language.document import Document


def read_claims(document: Document) -> tuple[list[Claim], list[Event]]:
    """The claims of a fully annotated document in text order, and the events that they tell of."""
    topics = topics_of(document)
    numeric = _distinct(list(numeric_claims(document, topics=topics)))
    numeric = _distinct([*numeric, *shared_impacts(document, numeric, topics), *implicit_claims(document, topics=topics)])
    numeric = without_shared(
        document,
        _distinct([*numeric, *listed_singles(document, numeric), *singles_among(document, numeric), *elided_another(document, numeric)]),
    )
    numeric = _distinct([*numeric, *taken_up(document, numeric)])
    settle_outcomes(document, numeric)
    numeric = _distinct(numeric)
    charges = list(assertions(document, numeric))
    claims = sorted([*numeric, *charges], key=lambda c: (c.start, c.end, c.impact))
    for claim in numeric:
        fill_victim(document, claim)
        claim.count_basis = count_basis(document, claim)
    link_parts(document, numeric)
    read_manners(document, numeric)
    carry_group(document, numeric)
    for claim in claims:
        _fill_source(document, claim)
    add_stances(document, claims)
    for claim in claims:
        fill_status(document, claim)
        fill_cause(document, claim)
    cast_doubt(document, numeric)
    context = read_context(document, claims)
    events = assign_events(document, claims, context)
    choose_places(document, numeric, context)
    place_events(numeric)
    for claim in claims:
        if claim.place is not None:
            beside = [] if is_paired(document, claim.place) else context.places.get(claim.place.sentence, [])
            claim.place_text = written_place(document, claim.place, beside)
    fill_times(document, claims, context)
    place_national_totals(document, numeric)
    for claim in claims:
        if claim.how == "tally" and (day := tally_day(document, document.sentences[claim.sentence], document.times)):
            claim.period_end = claim.as_of = day
        _fill_event(document, claim)
    link_updates(document, numeric)
    deny_by_zero(document, claims)
    fill_confidence(document, claims)
    return claims, events


def _distinct(claims: list[Claim]) -> list[Claim]:
    """One claim a span and impact, in text order."""
    kept: dict[tuple[int, str], Claim] = {}
    for claim in sorted(claims, key=lambda c: (c.start, c.end)):
        kept.setdefault((claim.start, claim.impact), claim)
    return list(kept.values())


def _fill_source(document: Document, claim: Claim) -> None:
    attribution = claim_source(document, claim.start, claim.end) or tally_source(document, document.sentences[claim.sentence])
    if attribution is None or (claim.how == "corrected" and attribution.carried):
        return  # `30 died, the ministry said. In fact three did`
    claim.attribution = attribution
    claim.source_text = attribution.source_text
    claim.delivery = attribution.delivery
    claim.cue_text = attribution.cue_text


def _fill_event(document: Document, claim: Claim) -> None:
    event = claim.event
    if event is None:
        return
    event.cause_text = event.cause_text or claim.cause_text
    if event.actor_text is None:
        event.actor_text, event.actor_entity = claim.actor_text, claim.actor_entity
    if claim.measure == "cumulative" and not (claim.how == "toll" and is_sudden(document, event)):
        event.is_ongoing = True  # the toll of what struck on one day may rise for weeks
