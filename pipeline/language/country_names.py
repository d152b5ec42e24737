"""What a country's name may mean besides the country: a town or a division that bears it."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.language.document import Document
from pipeline.language.gazetteer import Gazetteer, Place
from pipeline.language.names import fold
from pipeline.language.spans import TYPE_WORDS, Span


def said_divisions(document: Document, span: Span, places: list[Place]) -> list[Place]:
    """`Niger state`, `Luxembourg province`: the divisions that bear a country's name."""
    after = document.tokens[span.last] if span.last < len(document.tokens) else None
    if after is None or not after.text.islower() or TYPE_WORDS.get(after.lower) != "ADM1":
        return []
    return [place for place in places if place.feature_code == "ADM1"]


def is_said_town(document: Document, span: Span) -> bool:
    """`the city of Liberia`: the town that bears a country's name."""
    before = [t.lower for t in document.tokens[max(0, span.first - 2) : span.first]]
    return len(before) == 2 and before[1] == "of" and before[0] in ("city", "town", "village")


def country_meant(gazetteer: Gazetteer, name: str, iso3: str, written: Collection[str]) -> str:
    """Of countries that share a folded name (`Congo`), the one whose capital alone is among the names written; else `iso3`, the first."""
    if fold(gazetteer.countries[iso3].capital) in written:
        return iso3
    others = (other for other in gazetteer.country_namesakes.get(name, ()) if fold(gazetteer.countries[other].capital) in written)
    return next(others, iso3)


def is_ambiguous_country(places: list[Place]) -> bool:
    """Whether a country shares its name with a large first-order division elsewhere, as Georgia does."""
    others = [p for p in places[1:] if p.country_iso3 != places[0].country_iso3]
    return any(p.feature_code == "ADM1" and p.main and p.population > 1_000_000 for p in others)
