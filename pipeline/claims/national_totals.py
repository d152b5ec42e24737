"""Totals of a nation, which news tells after a town: `KAMPALA - Uganda's health ministry said 22 died since May`, `Shells hit Leon. The war
has killed 8,000 people, the United Nations says`."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Sequence

from pipeline.claims.claim import Claim
from pipeline.claims.place import is_dateline
from pipeline.claims.place_cues import scope_of
from pipeline.claims.place_written import written_place
from pipeline.claims.stances import claimant_class, speaker_entity
from pipeline.language.document import Document
from pipeline.language.entity import Mention

# What a nation's ministry counts goes on in the nation. The toll of what struck a town may be that of the town that the dateline names.
_WIDESPREAD = frozenset({"conflict", "epidemic", "famine", "migration"})
_AT_ONE_PLACE = frozenset({"disaster", "accident"})  # which may hurt ten thousands in one town or state
_IN_NAME = 16  # mentions within the name of a source
_COUNTRY, _DIVISION = 6, 4  # UCDP's codes of precision
_NATIONAL = 100  # those who are counted for a nation, at least
_MANY, _TIMES = 10_000, 10  # so many, and so many times what any event cost, are a nation's whoever counts them
# Who counts for a whole nation, and what goes on in one.
_COUNTING = frozenset({"un", "ngo"})
_WARS = re.compile(r"\b(?:war|conflict|insurgency|uprising|crackdown|strife|unrest|rebellion|revolt|coup|hostilities)\b")
_SUMS = frozenset({"cumulative", "period", "stock"})


def place_national_totals(document: Document, claims: Sequence[Claim]) -> None:
    """Give totals the country that they are of, where they have no place of their own; measures and events must be known.

    Running totals that have the dateline alone take the country within the name of the authority that gives them. A war's totals, and
    those of bodies that count for nations, take the country of the town that was told of before, where the article names it; so do sums
    of ten thousand and more that are ten times what any event cost, but those of disasters.
    """
    _widen(document, claims)
    for claim in claims:
        if claim.measure != "cumulative" or claim.event is None or claim.event.kind not in _WIDESPREAD:
            continue
        if claim.place is None or not is_dateline(document, claim.place) or scope_of(document, claim) not in {None, "country"}:
            continue
        if country := _of_authority(document, claim, claim.place):
            claim.place, claim.place_text = country, written_place(document, country, [country])


def _of_authority(document: Document, claim: Claim, dateline: Mention) -> Mention | None:
    """The country within the name of the claim's source, where the dateline's town lies in it."""
    source = claim.attribution
    if source is None or source.source_start is None or source.source_end is None:
        return None
    first = bisect.bisect_left(document.mentions, source.source_start, key=lambda mention: mention.start)
    for mention in document.mentions[first : first + _IN_NAME]:
        place = document.entities[mention.entity]
        within = source.source_start <= mention.start and mention.end < source.source_end and place.precision == _COUNTRY
        if within and place.country_iso3 == document.entities[dateline.entity].country_iso3:
            return mention
    return None


def _widen(document: Document, claims: Sequence[Claim]) -> None:
    countries: dict[str | None, list[Mention]] = {}
    for mention in document.mentions:
        place = document.entities[mention.entity]
        if mention.kind == "place" and mention.form != "demonym" and place.precision == _COUNTRY:
            countries.setdefault(place.country_iso3, []).append(mention)
    if not countries:
        return
    largest: Counter[str] = Counter()
    parts: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.whole is not None:
            parts.setdefault(id(claim.whole), []).append(claim)
        if claim.measure == "incident" and claim.best is not None:
            largest[claim.impact] = max(largest[claim.impact], int(claim.best))
    for claim in claims:
        if claim.place is None or not _may_be_national(document, claim, largest[claim.impact]):
            continue
        if named := countries.get(document.entities[claim.place.entity].country_iso3):
            at = bisect.bisect_left(named, claim.start, key=lambda mention: mention.start)
            country, town = named[max(0, at - 1)], claim.place.entity
            for part in (claim, *parts.get(id(claim), ())):
                if part.place is not None and part.place.entity == town:
                    part.place, part.place_text = country, country.text


def _may_be_national(document: Document, claim: Claim, largest: int) -> bool:
    """Whether a claim is a sum larger than what any one event is said to have cost, by the words or its source one of a nation, and its
    place was carried over from a town."""
    number = claim.best or claim.low or claim.high
    if claim.measure not in _SUMS or claim.place is None or number is None or number < max(_NATIONAL, 2 * largest):
        return False
    if claim.place.sentence == claim.sentence or (document.entities[claim.place.entity].precision or _COUNTRY) > _DIVISION:
        return False
    if scope_of(document, claim) not in {None, "country"}:
        return False
    sentence = document.sentences[claim.sentence]
    of_disaster = claim.event is not None and claim.event.kind in _AT_ONE_PLACE
    if (number >= max(_MANY, _TIMES * largest) and not of_disaster) or _WARS.search(document.text, sentence.start, sentence.end):
        return True
    if claim.attribution is None or claim.source_text is None:
        return False
    if _of_authority(document, claim, claim.place) is not None:
        return True
    return claimant_class(document, claim.source_text, speaker_entity(document, claim.attribution)) in _COUNTING
