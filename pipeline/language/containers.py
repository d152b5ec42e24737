"""What a name says that it lies in: `Paris, Texas`, `the village of Lugo in Leon province`."""

from __future__ import annotations

from pipeline.language.document import Document
from pipeline.language.gazetteer import Place
from pipeline.language.spans import Span

_BEFORE_CONTAINER = frozenset("the state province county district region governorate department prefecture of".split())
_JOINT = 5  # tokens between a name and the one it lies in
_LIST = frozenset({"and", "or", "&"})
_DIVISION = "ADM1"


def is_within(document: Document, span: Span, following: Span) -> bool:
    """Whether the next name of the text is told as what a name lies in: behind a comma, or behind `in`."""
    between = [token.lower for token in document.tokens[span.last : following.first]]
    return between == [","] or says_in(document, span, following)


def says_in(document: Document, span: Span, following: Span) -> bool:
    """Whether `in` stands between two names, and no more than what the second is: `Lugo in the state of Leon`."""
    between = [token.lower for token in document.tokens[span.last : following.first]]
    if between[:1] == [","]:
        between = between[1:]
    return 0 < len(between) <= _JOINT and between[0] == "in" and set(between[1:]) <= _BEFORE_CONTAINER


def contains(container: Place, place: Place) -> bool:
    """Whether a country or first-order division has a place in it."""
    if container.place_id == place.place_id:
        return False
    if container.feature_code == "PCLI":
        return container.country_iso3 == place.country_iso3
    return container.feature_code == _DIVISION and container.admin1 is not None and container.admin1 == place.admin1


def is_division(place: Place) -> bool:
    """Whether a place is a first-order division, whose towns are told by its name."""
    return place.feature_code == _DIVISION and place.admin1 is not None
