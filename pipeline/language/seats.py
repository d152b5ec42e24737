"""A city named like its province: which of the two a name stands for.

`in Basra` means the city, as news writes it, unless the article says province, state, governorate or region, or names something that lies
within: `Zubayr in Basra`, `villages in Katsina`. `The city of Basra` is the city for certain.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from pipeline.language.document import Document
from pipeline.language.gazetteer import Gazetteer, Place
from pipeline.language.names import fold
from pipeline.language.place_frames import GOVERNORS
from pipeline.language.places import Resolved
from pipeline.language.spans import DIRECTIONS, NAME_USES, Span

# Where fewer live in the seat, the bare name is the division's: `in Quebec`, `in Sinaloa`. Of those of the division in GeoNames' cities.
_SHARE = 1 / 20
_INHABITANTS = 50_000

_DIVISIONS = frozenset("province state governorate region oblast prefecture department".split())
_SEVERAL = frozenset("provinces states governorates regions oblasts prefectures departments".split())
_OWNED = frozenset("countryside villages towns districts capital governor province hinterland".split()) | _DIVISIONS
_WITHIN = frozenset("village villages town towns district districts municipality county hamlet hamlets countryside area areas".split())
_OF_DIVISION = frozenset("capital villages towns countryside governor gov.".split())  # before `of X`; a city has none of them
_INNER = frozenset("central downtown uptown midtown inner".split())  # parts of a city
_LINKS = frozenset({",", "and", "or", "of", "including", "like", "(", ":", "the"})  # between a plural and the names of a list
_LOOK_BACK = 4  # tokens from `villages` to the preposition: `three villages were burnt in X`
_LIST = 8  # tokens of `X, Y and Z provinces`


def choose_seats(document: Document, gazetteer: Gazetteer, spans: list[Span], found: dict[int, Resolved]) -> dict[int, Resolved]:
    """The places by the spans' indices, a division's name standing for its seat where the article does not speak of the division.

    An article that does so once means the division wherever it does not say city.
    """
    mentions: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, resolved in found.items():
        if resolved.place.feature_code == "ADM1" and not resolved.part and not spans[i].target:
            mentions[resolved.place.place_id, spans[i].name.lower()].append(i)
    seats = {key: seat for key, own in mentions.items() if (seat := _seat(_places(gazetteer, spans[own[0]].name), found[own[0]].place))}
    if not seats:
        return found
    by_end = {span.last: i for i, span in enumerate(spans) if span.kind == "place" and span.form == "name"}
    out = dict(found)
    spoken_of = {key[0] for key in seats if any(_is_division(document, spans, by_end, found, i) for i in mentions[key])}
    spoken_of |= {place_id for place_id, name in mentions if name.rpartition(" ")[2] in _DIVISIONS}  # `Kaduna State`
    for key, seat in seats.items():
        for i in mentions[key]:
            by_default = key[0] not in spoken_of and not _is_written_in_full(seat, key[1])
            if by_default or _is_city(document, spans[i]):
                out[i] = _exchanged(found[i], seat)
    return out


def _exchanged(resolved: Resolved, seat: Place) -> Resolved:
    """The seat in the place of the division, and the division as the candidate that the seat was."""
    division = resolved.place.place_id
    other = {division: seat.place_id, seat.place_id: division}
    return replace(resolved, place=seat, candidates=[(other.get(place_id, place_id), share) for place_id, share in resolved.candidates])


def _places(gazetteer: Gazetteer, name: str) -> list[Place]:
    return gazetteer.lookup(name) or gazetteer.lookup_alike(name)


def _seat(places: list[Place], division: Place) -> Place | None:
    """The city of the name in the division, if many of the division's people live there."""
    cities = [p for p in places if p.feature_code.startswith("PPL") and p.admin1 and p.admin1 == division.admin1]
    largest = max(cities, key=lambda p: p.population, default=None)
    if largest is None or largest.population < max(_INHABITANTS, _SHARE * division.population):
        return None
    return largest


def _is_written_in_full(seat: Place, name: str) -> bool:
    """Whether English tells the city by its name: New York City, Quebec City. The bare name is then as often the division's."""
    return fold(seat.name) == f"{fold(name)} city"


def _is_city(document: Document, span: Span) -> bool:
    """`the city of X`, `X city`, `downtown X`, `the provincial capital, X`."""
    tokens = document.tokens
    if span.last < len(tokens) and tokens[span.last].lower == "city":
        return True
    before = [t.lower for t in tokens[max(0, span.first - 2) : span.first]]
    if not before:
        return False
    return before[-1] in _INNER or before[-1] in ("city", "capital") or before in (["city", "of"], ["city", ","], ["capital", ","])


def _is_division(document: Document, spans: list[Span], by_end: dict[int, int], found: dict[int, Resolved], i: int) -> bool:
    """Whether the words beside a name say that it is a division's. `by_end`: the spans of named places by their last token."""
    span, tokens = spans[i], document.tokens
    sentence = document.sentences[tokens[span.first].sentence]
    after = [t.lower for t in tokens[span.last : min(span.last + _LIST, sentence.last)]]
    if after and (after[0] in _DIVISIONS or after[0] in GOVERNORS or after[0] == "countryside"):
        return True
    if after and after[0] in ("'s", "’s") and any(word in _OWNED or word == "district" for word in after[1:4]):
        return True
    for token in tokens[span.last : min(span.last + _LIST, sentence.last)]:  # `X and Y provinces`
        if token.lower in _SEVERAL:
            return True
        if token.pos != "PROPN" and token.lower not in (",", "and", "or"):
            break
    if _is_listed_division(document, span):
        return True
    at = span.first - 1
    while at > sentence.first and (tokens[at].lower == "the" or (tokens[at].lower in DIRECTIONS and tokens[at].lower not in _INNER)):
        if tokens[at].lower in DIRECTIONS:
            return True  # `northern X`
        at -= 1
    if at < sentence.first:
        return False
    return _is_after(document, spans, by_end, found, i, at)


def _is_listed_division(document: Document, span: Span) -> bool:
    """`provinces of X and Y`, `ten prefectures, including X`, by the token of the plural before the list."""
    tokens = document.tokens
    for token in reversed(tokens[max(0, span.first - _LIST) : span.first]):
        if token.lower in _SEVERAL:
            return token.sentence == tokens[span.first].sentence
        if token.pos != "PROPN" and token.lower not in _LINKS:
            return False
    return False


def _is_after(document: Document, spans: list[Span], by_end: dict[int, int], found: dict[int, Resolved], i: int, at: int) -> bool:
    """Whether the preposition or comma at a token joins a name to something that only a division has."""
    tokens, word = document.tokens, document.tokens[at].lower
    first = document.sentences[tokens[at].sentence].first
    before = [t.lower for t in tokens[max(first, at - _LOOK_BACK) : at]]
    if word in ("across", "throughout", "rural"):
        return True
    if word == "of":
        return bool(before) and (before[-1] in _DIVISIONS or before[-1] in _SEVERAL or before[-1] in _OF_DIVISION)
    if word == "in" and any(lower in _WITHIN for lower in before):
        return True
    if word not in ("in", ","):
        return False
    inner = by_end.get(at)
    if inner is None and before and before[-1] in _WITHIN:
        inner = by_end.get(at - 1)
    if inner is None and word == "in" and _is_unknown_place(document, at, first):
        return True
    if inner is None or spans[inner].name.lower() == spans[i].name.lower():
        return False
    return inner not in found or (found[inner].place.admin1 == found[i].place.admin1 and found[inner].place.feature_code != "ADM1")


def _is_unknown_place(document: Document, at: int, first: int) -> bool:
    """Whether a name that nothing took for a place's stands before a token as a place's does: `in Jibia in Katsina`."""
    tokens = document.tokens
    i = at - 1
    while i > first and tokens[i].pos == "PROPN" and tokens[i].model_label in ("", "GPE", "LOC") and tokens[i].lower not in NAME_USES:
        i -= 1
    return i < at - 1 and tokens[i].lower in ("in", "at", "near")
