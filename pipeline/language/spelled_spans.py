"""Names of places in a spelling that no list has: proposed where a place stands, in an article about a country that has such a place."""

from __future__ import annotations

from pipeline.language.document import Document, Token
from pipeline.language.gazetteer import Gazetteer, Place
from pipeline.language.names import fold
from pipeline.language.place_frames import is_framed, is_persons
from pipeline.language.place_spelling import TRANSLITERATED
from pipeline.language.spans import NAME_USES, NOT_NAMES, Span, text_of

_LONGEST = 5  # tokens of a name, hyphens and articles among them
_ARTICLES = frozenset("al el an ar as ash at ad az ez es".split())
_PLACES = frozenset({"GPE", "LOC"})
_UNSEEN = frozenset({"DATE", "TIME", "MONEY", "CARDINAL", "PERCENT", "NORP"})
# Inhabitants of a place that the model took for nothing or for a place, and of one that it took for somebody else.
_SMALL, _LARGE = 1_000, 10_000


def countries_of(gazetteer: Gazetteer, spans: list[Span]) -> set[str]:
    """The countries (ISO3) that listed spans name, or whose people, bodies and institutions they name."""
    found = set()
    for span in spans:
        kind, _, rest = span.target.partition(":")
        owner = rest.split(":")[0]
        if kind in ("country", "institution") and owner in gazetteer.countries:
            found.add(owner)
        elif (actor := gazetteer.actors.get(span.target)) and actor.country_iso3:
            found.add(actor.country_iso3)
    return found


def spelled_spans(document: Document, gazetteer: Gazetteer, listed: list[Span]) -> list[Span]:
    """The spans of such names. `listed` are those of countries, demonyms and bodies: none of them of such a country, none here."""
    countries = {iso3 for iso3 in countries_of(gazetteer, listed) if gazetteer.countries[iso3].iso2 in TRANSLITERATED}
    found: list[Span] = []
    tokens, i = document.tokens, 0
    while countries and i < len(tokens):
        if not tokens[i].text[:1].isupper() or tokens[i].model_label in _UNSEEN:
            i += 1
            continue
        first, last = _first(tokens, i), _last(tokens, i)
        span = _spelled(document, gazetteer, first, last, countries)
        if span is not None:
            found.append(span)
        i = last
    return found


def _first(tokens: list[Token], i: int) -> int:
    """Where a name begins that has a capital at token `i`: with its Arabic article, in small letters before a hyphen."""
    return i - 2 if i >= 2 and tokens[i - 1].text == "-" and tokens[i - 2].lower in _ARTICLES else i


def _last(tokens: list[Token], i: int) -> int:
    """Where the name ends, exclusive: at the last word with a capital, hyphens and articles between."""
    last = i + 1
    for j in range(i + 1, min(i + _LONGEST, len(tokens))):
        token, adjoins = tokens[j], tokens[j].start == tokens[j - 1].end
        is_word = token.text[:1].isupper() or (adjoins and token.text.isalpha())
        if token.sentence != tokens[i].sentence or not (is_word or (adjoins and token.text == "-")):
            break
        last = j + 1 if is_word else last
    return last


def _spelled(document: Document, gazetteer: Gazetteer, first: int, last: int, countries: set[str]) -> Span | None:
    tokens = document.tokens
    name, label = text_of(document, first, last), tokens[last - 1].model_label
    key = fold(name)
    if key in NOT_NAMES or key in gazetteer.actor_aliases or key in gazetteer.demonyms or tokens[last - 1].lower in NAME_USES:
        return None
    if label not in _PLACES and (not is_framed(document, first, last) or is_persons(document, first, last)):
        return None
    if gazetteer.is_place_name(name):
        return None
    least = _SMALL if label in _PLACES or not label else _LARGE
    if not any(_is_meant(place, countries, least) for place in gazetteer.lookup_alike(name)):
        return None
    return Span(first, last, "place", "name", "spelling", 0.6, name, rank=5)


def _is_meant(place: Place, countries: set[str], least: int) -> bool:
    return place.country_iso3 in countries and (place.population >= least or place.feature_code == "ADM1")
