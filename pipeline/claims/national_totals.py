"""Running totals of a nation that its authorities give from the capital: `KAMPALA - Uganda's health ministry said 22 died since May`."""

from __future__ import annotations

import bisect
from collections.abc import Iterable

from pipeline.claims.claim import Claim
from pipeline.claims.place import is_dateline
from pipeline.claims.place_cues import scope_of
from pipeline.claims.place_written import written_place
from pipeline.language.document import Document
from pipeline.language.entity import Mention

# What a nation's ministry counts goes on in the nation. The toll of what struck a town may be that of the town that the dateline names.
_WIDESPREAD = frozenset({"conflict", "epidemic", "famine", "migration"})
_IN_NAME = 16  # mentions within the name of a source
_COUNTRY = 6  # UCDP's code of precision


def place_national_totals(document: Document, claims: Iterable[Claim]) -> None:
    """Give running totals that have no place but the dateline the country of the authority that gives them; measures must be known."""
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
        within = mention.end < source.source_end and place.precision == _COUNTRY
        if within and place.country_iso3 == document.entities[dateline.entity].country_iso3:
            return mention
    return None
