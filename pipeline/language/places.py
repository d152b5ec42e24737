"""Which place a name stands for: all names of an article are resolved together.

Each candidate is scored by what is known of it alone (population, main name, kind of place) and by what the rest of the article
says: the countries and divisions it speaks of, the division named after a comma, the type word beside the name, the places near by.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.language.containers import contains, is_division, is_within, says_in
from pipeline.language.country_names import country_meant, is_ambiguous_country, is_said_town, said_divisions
from pipeline.language.document import Document
from pipeline.language.gazetteer import Gazetteer, Place
from pipeline.language.names import fold
from pipeline.language.namesakes import country_ties, parted
from pipeline.language.spans import DIRECTIONS, TYPE_WORDS, Span
from pipeline.language.spelled_spans import countries_of

# Weights, found by a random search over the odd-numbered articles of LGL, TR-News and the incident's city in gva (benchmarks/places.py,
# benchmarks/gva.py); the even-numbered ones of LGL were left out of it.
_POPULATION = 0.65  # a decade of inhabitants
_LARGE = 0.2  # a decade above 100,000, besides
_MAIN_NAME = 0.75  # the name is the place's main name, not an alternate one
_COUNTRY = 4.5  # all of the article's other places are in the candidate's country
_ADMIN1 = 2.1  # all of the article's other places are in the candidate's first-order division
_CONTAINED = 6.0  # "Paris, Texas"
_TYPE = 1.8  # "Ghazni province"
_AMBIGUOUS = -2.0  # a country that shares its name with a large division elsewhere
_FEATURE = {"PCLI": 4.0, "PPLC": 1.5, "ADM1": -0.3, "ADM2": -0.5, "PPL": 0.0}
_OWN = 5  # a row of our own list, put there because news means it
_NEAR = 3.3  # all of the article's other places are in the candidate's cell of the globe or beside it
_CELL = 0.4  # degrees of latitude that a cell spans: some 45 km
_NONE = 2.3  # the score of a place that no list has: a candidate below it says little of the rest of the article
_LOCAL = 9.0  # the article is all about one town: a name may be of a part of it that no list has
_DOUBT = 0.5  # mentions that speak for no country, added to those of every article
_DOUBT_NEAR = 2.4  # the same for divisions and cells
_KNOWN = 100_000  # inhabitants of a town that is not taken for a part of another
_ALIKE = 0.8  # how sure a name in another spelling can be
_ROUNDS = 3


@dataclass(slots=True)
class Resolved:
    """The place chosen for a name, how sure (0 to 1), how, and the candidates with their shares, best first.

    `part` says that the name is of a part of the place that no list has ("west Charlotte" of Charlotte).
    """

    place: Place
    score: float
    method: str
    candidates: list[tuple[str, float]]
    part: bool = False


@dataclass(slots=True)
class _Name:
    """One spelling in the article with all spans that carry it."""

    places: list[Place]
    spans: list[Span] = field(default_factory=list)
    containers: list[str] = field(default_factory=list)  # folded names that stand after it and a comma
    types: Counter[str] = field(default_factory=Counter)  # feature codes that type words ask for
    best: int = 0
    alone: list[float] = field(default_factory=list)  # the score of each place without the rest of the article
    scores: list[float] = field(default_factory=list)
    contained: bool = False  # whether a name after a comma contains the chosen place
    stated: int = 0  # how often a name behind `in` says what it lies in
    listed: bool = True  # whether one of the places is thought to be meant, not one that no list has
    exact: bool = True  # whether lists have the name as it is written, not another spelling of it


_SIDE_OF_TOWN = re.compile(r"(?:the )?(?:(?:north|south)(?:east|west)?|east|west)(?:ern)?[ -]?(?:side|end|shore)?", re.I)


def resolve_places(document: Document, gazetteer: Gazetteer, spans: list[Span]) -> dict[int, Resolved]:
    """The place of each span that names one, by the span's index in `spans`; names that no list knows are left out."""
    names = _names(document, gazetteer, spans)
    stated = Counter(s.target.removeprefix("country:") for s in spans if s.target.startswith("country:") and not _is_in_doubt(names, s))
    stated.update(_hinted_countries(document, gazetteer))
    _keep_spoken_of(names, countries_of(gazetteer, spans) | set(stated))
    apart = _part_namesakes(names, spans, country_ties(document, gazetteer, spans))
    for name in names.values():
        name.alone = [_alone(place, name) for place in name.places]
        name.scores = name.alone
        name.best = max(range(len(name.scores)), key=name.scores.__getitem__)
    for _ in range(_ROUNDS):
        _score_together(names, stated)
    out = {}
    for i, span in enumerate(spans):
        if not _is_open(span):
            continue
        found = apart.get(i) or names.get(_key(span))
        part = found is None
        if found is None:
            found = names.get(_key(span, _whole(span.name)))
        if found is not None and found.listed:
            out[i] = _result(found, part=part)
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


def _is_in_doubt(names: dict[str, _Name], span: Span) -> bool:
    """Whether a country's name may be another place's, as Georgia is: its own mentions then say nothing for the country."""
    return _is_open(span) and len(names[key].places if (key := _key(span)) in names else ()) > 1


def _key(span: Span, name: str = "") -> str:
    return span.target or fold(name or span.name)


def _whole(name: str) -> str:
    """The name without words of direction before it: Charlotte of "west Charlotte"; "" where nothing is left or nothing was there."""
    first, _, rest = name.partition(" ")
    while rest and first.lower().strip("-") in DIRECTIONS:
        name = rest
        first, _, rest = name.partition(" ")
        if name and first.lower() not in DIRECTIONS:
            return name
    return ""


def _names(document: Document, gazetteer: Gazetteer, spans: list[Span]) -> dict[str, _Name]:
    names: dict[str, _Name] = {}
    tokens = document.tokens
    written = {fold(span.name) for span in spans if _is_open(span)}
    for i, span in enumerate(spans):
        if not _is_open(span):
            continue
        key = _key(span)
        if not span.target and _is_part(gazetteer, span, written):
            key = _key(span, _whole(span.name))
            if key not in names:
                names[key] = _Name(gazetteer.lookup(_whole(span.name)))
            names[key].spans.append(span)
            continue
        if key not in names:
            # The South Side of which city? The gazetteer knows a far one, the sentence the right one.
            places = [] if _SIDE_OF_TOWN.fullmatch(span.name) else gazetteer.lookup(span.name)
            if span.target.startswith("country:") and is_said_town(document, span):
                places = [p for p in places if p.feature_code.startswith("PPL")] or places
            elif span.target.startswith("country:") and (divisions := said_divisions(document, span, places)):
                places = divisions
            elif span.target.startswith("country:") and not is_ambiguous_country(places):
                iso3 = country_meant(gazetteer, fold(span.name), span.target.removeprefix("country:"), written)
                places = [gazetteer.country_place(iso3)]
            if span.target.startswith("division:"):
                division = gazetteer.division_place(span.target.removeprefix("division:"))
                places = [division] if division else places
            exact = bool(places)
            places = places if exact or span.target else gazetteer.lookup_alike(span.name)
            if not places:
                continue
            names[key] = _Name(_unless_region(places), exact=exact)
        name = names[key]
        name.spans.append(span)
        after = span.last
        if after < len(tokens) and tokens[after].lower in TYPE_WORDS:
            name.types[TYPE_WORDS[tokens[after].lower]] += 1
        following = spans[i + 1] if i + 1 < len(spans) else None
        if following and _is_open(following) and is_within(document, span, following):
            name.containers.append(_key(following))
            name.stated += says_in(document, span, following)
    return names


def _keep_spoken_of(names: dict[str, _Name], countries: set[str]) -> None:
    """Of names in a spelling that no list has leave the places in the countries that the article speaks of, or names a town of."""
    doubtful = [key for key, name in names.items() if not name.exact]
    if not doubtful:
        return
    countries = set(countries)
    for name in names.values():
        if name.exact:
            countries.add(max(name.places, key=lambda place: _alone(place, name)).country_iso3 or "")
    for key in doubtful:
        names[key].places = [place for place in names[key].places if place.country_iso3 in countries]
        if not names[key].places:
            del names[key]


def _part_namesakes(names: dict[str, _Name], spans: list[Span], ties: dict[int, tuple[str, bool]]) -> dict[int, _Name]:
    """A name that the article ties to two countries becomes two; gives the name of each of their spans, by the span's number."""
    if len({country for country, _ in ties.values()}) < 2:
        return {}
    number = {id(span): i for i, span in enumerate(spans)}
    found: dict[int, _Name] = {}
    for key, name in list(names.items()):
        inhabitants: dict[str, int] = {}
        for place in name.places:
            inhabitants[place.country_iso3 or ""] = max(place.population, inhabitants.get(place.country_iso3 or "", 0))
        for country, own in parted(((number[id(s)], s) for s in name.spans), ties, inhabitants).items():
            places = [place for place in name.places if place.country_iso3 == country]
            of_country = names[f"{key}|{country}"] = _Name(places, own, name.containers, name.types, exact=name.exact)
            found.update((number[id(span)], of_country) for span in own)
            names.pop(key, None)
    return found


def _is_part(gazetteer: Gazetteer, span: Span, written: set[str]) -> bool:
    """Whether a name with a direction before it is of a part of a town ("west Charlotte", "South Lubbock"), not of a place of its own."""
    whole = _whole(span.name)
    towns = [p for p in gazetteer.lookup(whole) if p.main] if whole else []
    if not towns:
        return False
    own = gazetteer.lookup(span.name)
    if any(not p.feature_code.startswith("PPL") for p in own):
        return False  # North Carolina, South Sudan
    if span.name[0].islower() or not own:
        return True
    return fold(whole) in written and max(p.population for p in own) < max(p.population for p in towns) / 2


def _unless_region(places: list[Place]) -> list[Place]:
    """The region, ocean or continent alone where the name is of one: the Middle East is no hamlet of that name."""
    return next(([p] for p in places if p.main and not p.country_iso3 and p.feature_code in ("RGN", "CONT", "OCN", "SEA")), places)


def _alone(place: Place, name: _Name) -> float:
    size = math.log10(place.population + 10)
    score = _POPULATION * size + _LARGE * max(0.0, size - 5.0) + _FEATURE.get(place.feature_code, 0.0)
    if place.main:
        score += _MAIN_NAME
    if place.feature_code == "PCLI" and is_ambiguous_country(name.places):
        score += _AMBIGUOUS
    if not place.place_id.startswith(("place:geonames:", "country:")) or place.feature_code in ("RGN", "CONT"):
        score += _OWN
    if name.types:
        wanted = name.types.most_common(1)[0][0]
        score += _TYPE if place.feature_code.startswith(wanted) else 0.0
    return score


Area = str | tuple[int, int]  # a country (ISO3), a first-order division (GeoNames code), a cell of the globe (row and column)
Votes = dict[Area, float]


class _Ballot:
    """The votes of an article's names for areas of one kind."""

    def __init__(self, votes: Iterable[Votes], doubt: float) -> None:
        self._votes: Votes = defaultdict(float)
        for own in votes:
            for area, n in own.items():
                self._votes[area] += n
        self.total = sum(self._votes.values())
        self._doubt = doubt
        self.first = max(self._votes, key=self._votes.__getitem__, default=None)

    def share(self, areas: Iterable[Area], own: Votes, others: float) -> float:
        """0 to 1: how much of the article speaks for the areas, what a name's own candidates say left out; few other names say little.

        `others` is the sum of all votes but the name's own.
        """
        same = 0.0
        for area in areas:
            if area in self._votes:
                same += self._votes[area] - own.get(area, 0.0)
        return math.sqrt(same / (max(same, others) + self._doubt)) if same > 0 else 0.0


def _score_together(names: dict[str, _Name], stated: Counter[str]) -> None:
    """Score every candidate by the article's other places. A name votes for the countries, divisions and cells of the globe of its
    candidates, each with its share and with as many votes as the name has mentions: what is itself in doubt says little of the rest."""
    votes = {key: _votes(name) for key, name in names.items()}
    hints: Votes = {iso3: float(n) for iso3, n in stated.items()}
    countries = _Ballot([hints, *(own[0] for own in votes.values())], _DOUBT)
    divisions = _Ballot([own[1] for own in votes.values()], _DOUBT_NEAR)
    cells = _Ballot([own[2] for own in votes.values()], _DOUBT_NEAR)
    ballots = countries, divisions, cells
    best = {key: name.places[name.best] for key, name in names.items()}
    for key, name in names.items():
        own_countries, own_divisions, own_cells = votes[key]
        rest_countries, rest_divisions, rest_cells = (b.total - sum(own.values()) for b, own in zip(ballots, votes[key], strict=True))
        containers = [best[k] for k in set(name.containers) if k in best]
        scores = []
        for place, score in zip(name.places, name.alone, strict=True):
            if place.country_iso3:
                score += _COUNTRY * countries.share((place.country_iso3,), own_countries, rest_countries)
            if place.admin1:
                score += _ADMIN1 * divisions.share((place.admin1,), own_divisions, rest_divisions)
            if place.latitude is not None and place.longitude is not None and _is_local(place):
                score += _NEAR * cells.share(_cells_around(place.latitude, place.longitude), own_cells, rest_cells)
            if any(contains(container, place) for container in containers):
                score += _CONTAINED
            scores.append(score)
        name.scores = scores
        name.best = max(range(len(scores)), key=scores.__getitem__)
        name.contained = any(contains(container, name.places[name.best]) for container in containers)
        local = cells.share((cells.first,), own_cells, rest_cells) if cells.first and _may_be_part(name) else 0.0
        name.listed = (not local or scores[name.best] >= _NONE + _LOCAL * local) and not _lies_elsewhere(name, containers)


def _lies_elsewhere(name: _Name, containers: list[Place]) -> bool:
    """Whether the article says in which division a small place lies, and lists know it in others alone."""
    if not name.stated or any(p.population > _KNOWN for p in name.places):
        return False  # divisions change, large towns do not
    divisions = [container for container in containers if is_division(container)]
    return bool(divisions) and not any(contains(division, place) for division in divisions for place in name.places)


def _may_be_part(name: _Name) -> bool:
    """Whether a name may be of a part of the article's town, since it is of no division and no large town."""
    return all(p.feature_code.startswith("PPL") and p.population <= _KNOWN for p in name.places)


def _votes(name: _Name) -> tuple[Votes, Votes, Votes]:
    """Votes of a name for countries, first-order divisions and cells of the globe."""
    countries: Votes = defaultdict(float)
    divisions: Votes = defaultdict(float)
    cells: Votes = defaultdict(float)
    for place, share in zip(name.places, _shares([*name.scores, _NONE]), strict=False):
        vote = share * len(name.spans)
        if place.country_iso3:
            countries[place.country_iso3] += vote
        if place.admin1:
            divisions[place.admin1] += vote
        if place.latitude is not None and place.longitude is not None and _is_local(place):
            cells[_cell(place.latitude, place.longitude)] += vote
    return countries, divisions, cells


def _is_local(place: Place) -> bool:
    """Whether a place is so small that its coordinates say where it is."""
    return place.precision <= 3


@functools.lru_cache(maxsize=1 << 14)
def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    """The row and column of the cell that a point lies in; cells are as wide as they are high, so that rows have fewer to the poles."""
    row = math.floor(latitude / _CELL)
    return row, math.floor(longitude / _width(row))


@functools.lru_cache(maxsize=1 << 10)
def _width(row: int) -> float:
    return _CELL / max(0.1, math.cos(math.radians((row + 0.5) * _CELL)))


@functools.lru_cache(maxsize=1 << 14)
def _cells_around(latitude: float, longitude: float) -> tuple[tuple[int, int], ...]:
    """The cell of a point and its eight neighbours."""
    row = math.floor(latitude / _CELL)
    return tuple((r, math.floor(longitude / _width(r)) + east) for r in (row - 1, row, row + 1) for east in (-1, 0, 1))


def _shares(scores: list[float]) -> list[float]:
    """The scores as shares that sum to one (softmax)."""
    top = max(scores)
    weights = [math.exp(score - top) for score in scores]
    total = sum(weights)
    return [weight / total for weight in weights]


def _result(name: _Name, *, part: bool) -> Resolved:
    shares = _shares(name.scores)
    order = sorted(range(len(shares)), key=lambda i: -shares[i])
    candidates = [(name.places[i].place_id, round(shares[i], 4)) for i in order[:5]]
    method = "spelling" if not name.exact else "containment" if name.contained else "gazetteer"
    return Resolved(name.places[order[0]], candidates[0][1] * (1.0 if name.exact else _ALIKE), method, candidates, part)
