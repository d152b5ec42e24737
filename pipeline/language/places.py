"""Which place a name stands for: all names of an article are resolved together.

Each candidate is scored by what is known of it alone (population, main name, kind of place) and by what the rest of the article
says: the countries and divisions it speaks of, the division named after a comma, the type word beside the name, the places near by.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from pipeline.language.document import Document
from pipeline.language.gazetteer import Gazetteer, Place
from pipeline.language.names import fold
from pipeline.language.spans import TYPE_WORDS, Span

# Weights, set by hand on the odd-numbered articles of the LGL collection (benchmarks/places.py measures the rest).
_POPULATION = 0.55  # a decade of inhabitants
_MAIN_NAME = 0.9  # the name is the place's main name, not an alternate one
_COUNTRY = 3.5  # all of the article's other places are in the candidate's country
_ADMIN1 = 3.0  # all of the article's other places are in the candidate's first-order division
_CONTAINED = 8.0  # "Paris, Texas"
_TYPE = 3.0  # "Ghazni province"
_FEATURE = {"PCLI": 4.0, "PPLC": 1.5, "ADM1": -0.3, "ADM2": -0.5, "PPL": 0.0}
_OWN = 5  # a row of our own list, put there because news means it
_DOUBT = 1.0  # mentions that speak for no country, added to those of every article
_ROUNDS = 3


@dataclass(slots=True)
class Resolved:
    """The place chosen for a name, how sure (0 to 1), how, and the candidates with their shares, best first."""

    place: Place
    score: float
    method: str
    candidates: list[tuple[str, float]]


@dataclass(slots=True)
class _Name:
    """One spelling in the article with all spans that carry it."""

    places: list[Place]
    spans: list[Span] = field(default_factory=list)
    containers: list[str] = field(default_factory=list)  # folded names that stand after it and a comma
    types: Counter[str] = field(default_factory=Counter)  # feature codes that type words ask for
    best: int = 0
    scores: list[float] = field(default_factory=list)
    contained: bool = False  # whether a name after a comma contains the chosen place


_SIDE_OF_TOWN = re.compile(r"(?:the )?(?:(?:north|south)(?:east|west)?|east|west)(?:ern)?[ -]?(?:side|end|shore)?", re.I)


def resolve_places(document: Document, gazetteer: Gazetteer, spans: list[Span]) -> dict[int, Resolved]:
    """The place of each span that names one, by the span's index in `spans`; names that no list knows are left out."""
    names = _names(document, gazetteer, spans)
    stated = Counter(s.target.removeprefix("country:") for s in spans if s.target.startswith("country:"))
    stated.update(_hinted_countries(document, gazetteer))
    for name in names.values():
        name.scores = [_alone(place, name) for place in name.places]
        name.best = max(range(len(name.scores)), key=name.scores.__getitem__)
    for _ in range(_ROUNDS):
        _score_together(names, stated)
    out = {}
    for i, span in enumerate(spans):
        found = names.get(_key(span))
        if found is not None and _is_open(span):
            out[i] = _result(found)
    return out


# Country-code domains that sites of any country use.
_FREE_DOMAINS = frozenset({"TV", "CO", "IO", "ME", "AI", "CC", "FM", "LY", "TO", "WS", "EU"})
_HINT = 2  # mentions of a country that a publisher's or a dateline's hint counts for


def _hinted_countries(document: Document, gazetteer: Gazetteer) -> dict[str, int]:
    """ISO3 to mentions: the country of the publisher (its domain, or a country or demonym in its name) and of the dateline."""
    hints: dict[str, int] = {}
    publisher = document.publisher or ""
    domain = publisher.rsplit(".", 1)[-1].strip("/ ").upper() if "." in publisher else ""
    iso3 = gazetteer.iso3("GB" if domain == "UK" else domain) if domain not in _FREE_DOMAINS else None
    words = [] if iso3 else publisher.replace(".", " ").split()
    for word in words:
        key = fold(word)
        iso3 = iso3 or gazetteer.demonyms.get(key) or (gazetteer.country_names.get(key) if len(key) > 3 else None)
    for part in (document.dateline or "").split(","):
        country = gazetteer.country_names.get(fold(part))
        if country:
            hints[country] = _HINT
    if iso3:
        hints[iso3] = hints.get(iso3, 0) + _HINT
    return hints


def _is_open(span: Span) -> bool:
    return span.kind in ("place", "facility") and span.form != "demonym"


def _key(span: Span) -> str:
    return span.target or fold(span.name)


def _names(document: Document, gazetteer: Gazetteer, spans: list[Span]) -> dict[str, _Name]:
    names: dict[str, _Name] = {}
    tokens = document.tokens
    for i, span in enumerate(spans):
        if not _is_open(span):
            continue
        key = _key(span)
        if key not in names:
            # The South Side of which city? The gazetteer knows a far one, the sentence the right one.
            places = [] if _SIDE_OF_TOWN.fullmatch(span.name) else gazetteer.lookup(span.name)
            if span.target.startswith("country:") and not _is_ambiguous_country(places):
                places = [gazetteer.country_place(span.target.removeprefix("country:"))]
            if span.target.startswith("division:"):
                division = gazetteer.division_place(span.target.removeprefix("division:"))
                places = [division] if division else places
            if not places:
                continue
            names[key] = _Name(places)
        name = names[key]
        name.spans.append(span)
        after = span.last
        if after < len(tokens) and tokens[after].lower in TYPE_WORDS:
            name.types[TYPE_WORDS[tokens[after].lower]] += 1
        following = spans[i + 1] if i + 1 < len(spans) else None
        if following and after < len(tokens) and tokens[after].text == "," and following.first == after + 1 and _is_open(following):
            name.containers.append(_key(following))
    return names


def _is_ambiguous_country(places: list[Place]) -> bool:
    """Whether a country shares its name with a large first-order division elsewhere, as Georgia does."""
    others = [p for p in places[1:] if p.country_iso3 != places[0].country_iso3]
    return any(p.feature_code == "ADM1" and p.main and p.population > 1_000_000 for p in others)


def _alone(place: Place, name: _Name) -> float:
    score = _POPULATION * math.log10(place.population + 10) + _FEATURE.get(place.feature_code, 0.0)
    if place.main:
        score += _MAIN_NAME
    if not place.place_id.startswith(("place:geonames:", "country:")) or place.feature_code in ("RGN", "CONT"):
        score += _OWN
    if name.types:
        wanted = name.types.most_common(1)[0][0]
        score += _TYPE if place.feature_code.startswith(wanted) else 0.0
    return score


def _score_together(names: dict[str, _Name], stated: Counter[str]) -> None:
    """Score every candidate by the article's other places. A name votes for the countries and divisions of its candidates, each
    with its share and with as many votes as the name has mentions: what is itself in doubt says little of the rest."""
    countries: dict[str, float] = defaultdict(float, stated)
    divisions: dict[str, float] = defaultdict(float)
    votes = {key: _votes(name) for key, name in names.items()}
    for own_countries, own_divisions in votes.values():
        for iso3, n in own_countries.items():
            countries[iso3] += n
        for code, n in own_divisions.items():
            divisions[code] += n
    total, total_divisions = sum(countries.values()), sum(divisions.values())
    best = {key: name.places[name.best] for key, name in names.items()}
    for key, name in names.items():
        own_countries, own_divisions = votes[key]
        others = total - sum(own_countries.values())
        others_divisions = total_divisions - sum(own_divisions.values())
        containers = [best[k] for k in set(name.containers) if k in best]
        scores = []
        for place in name.places:
            score = _alone(place, name)
            iso3, code = place.country_iso3 or "", place.admin1 or ""
            if iso3:
                score += _COUNTRY * _share(countries[iso3] - own_countries.get(iso3, 0.0), others)
            if code:
                score += _ADMIN1 * _share(divisions[code] - own_divisions.get(code, 0.0), others_divisions)
            if any(_contains(container, place) for container in containers):
                score += _CONTAINED
            scores.append(score)
        name.scores = scores
        name.best = max(range(len(scores)), key=scores.__getitem__)
        name.contained = any(_contains(container, name.places[name.best]) for container in containers)


def _votes(name: _Name) -> tuple[dict[str, float], dict[str, float]]:
    """Votes of a name for countries (ISO3) and for first-order divisions (GeoNames codes)."""
    countries: dict[str, float] = defaultdict(float)
    divisions: dict[str, float] = defaultdict(float)
    for place, share in zip(name.places, _shares(name.scores), strict=True):
        if place.country_iso3:
            countries[place.country_iso3] += share * len(name.spans)
        if place.admin1:
            divisions[place.admin1] += share * len(name.spans)
    return countries, divisions


def _shares(scores: list[float]) -> list[float]:
    """The scores as shares that sum to one (softmax)."""
    top = max(scores)
    weights = [math.exp(score - top) for score in scores]
    total = sum(weights)
    return [weight / total for weight in weights]


def _share(same: float, total: float) -> float:
    """0 to 1: how much of the article speaks for a country or division; few other places say little."""
    return math.sqrt(same / (max(same, total) + _DOUBT)) if same > 0 else 0.0


def _contains(container: Place, place: Place) -> bool:
    if container.place_id == place.place_id:
        return False
    if container.feature_code == "PCLI":
        return container.country_iso3 == place.country_iso3
    return container.feature_code == "ADM1" and container.admin1 is not None and container.admin1 == place.admin1


def _result(name: _Name) -> Resolved:
    shares = _shares(name.scores)
    order = sorted(range(len(shares)), key=lambda i: -shares[i])
    candidates = [(name.places[i].place_id, round(shares[i], 4)) for i in order[:5]]
    return Resolved(name.places[order[0]], candidates[0][1], "containment" if name.contained else "gazetteer", candidates)
