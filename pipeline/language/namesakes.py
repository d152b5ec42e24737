"""Places of one name in one article: which country the words beside a name tie it to.

An article that uses a name twice means one place, with few exceptions; so names are resolved together. The exceptions are written out:
`Tripoli in Lebanon` and `Tripoli, Libya`. Only where an article ties a name to two countries is the name parted.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.language.document import Document
from pipeline.language.gazetteer import Gazetteer
from pipeline.language.spans import DIRECTIONS, Span

_NEAR = 7  # tokens between a name and its country in `Tripoli, the second city of Lebanon`
_MANY = 5_000  # inhabitants of a place that `In Lebanon, gunmen in Tripoli ...` is enough for
_SETTLEMENT_OF = frozenset("city town village port capital district province region suburb second third largest main of".split())


class _Country(NamedTuple):
    """The name or demonym of a country in the text: its tokens, `last` exclusive, and its code."""

    first: int
    last: int
    iso3: str
    is_demonym: bool


def country_ties(document: Document, gazetteer: Gazetteer, spans: list[Span]) -> dict[int, tuple[str, bool]]:
    """By the number of a span of a place: the country (ISO3) that its sentence ties it to, and whether the words beside it do so."""
    countries = [
        _Country(s.first, s.last, s.target.removeprefix("country:"), s.form == "demonym") for s in spans if s.target.startswith("country:")
    ]
    starts = [country.first for country in countries]
    ties: dict[int, tuple[str, bool]] = {}
    for i, span in enumerate(spans):
        if span.kind != "place" or span.form == "demonym" or span.target:
            continue
        at = bisect.bisect_left(starts, span.last)
        after = countries[at] if at < len(countries) else None
        before = countries[at - 1] if at else None
        if after is not None and not after.is_demonym and _follows(document, span, after.first):
            ties[i] = after.iso3, True
        elif before is not None and _precedes(document, before, span):
            ties[i] = before.iso3, True
        elif iso3 := _division_after(document, gazetteer, span, spans[i + 1] if i + 1 < len(spans) else None):
            ties[i] = iso3, True
        elif before is not None and _opens_sentence(document, before, span, after):
            ties[i] = before.iso3, False
    return ties


def parted(spans: Iterable[tuple[int, Span]], ties: dict[int, tuple[str, bool]], inhabitants: dict[str, int]) -> dict[str, list[Span]]:
    """The spans of one name, with their numbers, by country; empty where they are not tied to two of them.

    `inhabitants`: by country, how many the largest place of the name there has. A span that is tied to none goes with the one before it.
    """
    own: list[tuple[Span, str | None]] = []
    for i, span in spans:
        country, beside = ties.get(i, ("", False))
        sure = country in inhabitants and (beside or inhabitants[country] >= _MANY)
        own.append((span, country if sure else None))
    tied = [country for _, country in own if country]
    if len(set(tied)) < 2:
        return {}
    found: dict[str, list[Span]] = {}
    last = tied[0]
    for span, tie in own:
        last = tie or last
        found.setdefault(last, []).append(span)
    return found


def _follows(document: Document, span: Span, country: int) -> bool:
    """Whether the country at that token says where the name is: `X, Libya`, `X in northern Libya`, `X, the capital of Libya`."""
    tokens = document.tokens
    if country - span.last > _NEAR or tokens[country].sentence != tokens[span.first].sentence:
        return False
    between = tokens[span.last : country]
    if not between:
        return False
    if between[0].lower == "in":
        return all(t.lower in DIRECTIONS or t.lower == "the" for t in between[1:])
    if between[0].text != ",":
        return False
    if len(between) == 1:
        return True
    return (
        between[1].pos == "DET" and between[-1].lower in ("of", "in") and all(t.pos in ("ADJ", "NOUN", "ADP", "DET") for t in between[1:])
    )


def _precedes(document: Document, country: _Country, span: Span) -> bool:
    """Whether the country or demonym before a name says where the name is: `Libya's capital, X`, `the Lebanese city of X`."""
    tokens = document.tokens
    if span.first - country.last > _NEAR or tokens[country.first].sentence != tokens[span.first].sentence:
        return False
    between = tokens[country.last : span.first]
    words = [t for t in between if t.lower not in ("'s", "’s", ",")]
    if not words:
        return len(between) == 1 and between[0].text != ","  # `Peru's Trujillo`
    return all(t.lower in _SETTLEMENT_OF or t.lower in DIRECTIONS or t.pos == "ADJ" for t in words) and any(
        t.lower in _SETTLEMENT_OF for t in words
    )


def _division_after(document: Document, gazetteer: Gazetteer, span: Span, following: Span | None) -> str | None:
    """The country of the first-order division after a comma: `X, Ontario`."""
    tokens = document.tokens
    if following is None or following.kind != "place" or following.first != span.last + 1 or tokens[span.last].text != ",":
        return None
    divisions = [p for p in gazetteer.lookup(following.name) if p.feature_code == "ADM1" and p.main]
    return divisions[0].country_iso3 if divisions else None


def _opens_sentence(document: Document, country: _Country, span: Span, after: _Country | None) -> bool:
    """`In Lebanon, gunmen in X ...`: the only country before the name, in a phrase set before the sentence, and none after it."""
    tokens = document.tokens
    sentence = document.sentences[tokens[span.first].sentence]
    if country.is_demonym or not sentence.first < country.first <= sentence.first + 2 or tokens[sentence.first].lower != "in":
        return False
    return tokens[country.last].text == "," and (after is None or after.first >= sentence.last)
