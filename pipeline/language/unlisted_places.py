"""Where a place lies that no list knows: a street, a block, a neighbourhood, a building, "the South Side".

It has no coordinates of its own; it takes those of the place that it lies in, with a precision code that says so. That place is told by the
name itself ("west Charlotte", "Stamford Hospital") or its sentence ("Elm Street in Dallas"); else it is the town that the article is about.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from dataclasses import dataclass

from pipeline.language.document import Document
from pipeline.language.gazetteer import Gazetteer, Place
from pipeline.language.names import fold
from pipeline.language.places import Resolved, resolve_places
from pipeline.language.seats import choose_seats
from pipeline.language.spans import Span

_IN_TITLE = 2.0  # what a mention in the title counts for, beside 1 anywhere
_IN_LEAD = 1.0
_LEAD = 3  # sentences
_NEIGHBOURS = 6  # names looked at to either side of one
_JOINT = 4  # tokens between a name and the one that it is joined to
_IN = frozenset({"in", "of", "at", ",", "near", "outside"})


@dataclass(frozen=True, slots=True)
class Within:
    """The place that an unlisted one lies in, and how that was told: `name`, `sentence` or `article`."""

    place: Place
    method: str

    @property
    def precision(self) -> int:
        """UCDP's code: near a named place, or no better than the division or country that it lies in."""
        return max(2, self.place.precision)


def locate_places(document: Document, gazetteer: Gazetteer, spans: list[Span]) -> tuple[dict[int, Resolved], dict[int, Within]]:
    """The place of each span that names a listed one, and what each span of an unlisted one lies in, both by the span's index.

    A name lies in the same place throughout the article. Spans are left out that no list knows in an article that names no other place.
    """
    found = choose_seats(document, gazetteer, spans, resolve_places(document, gazetteer, spans))
    resolved = {i: place for i, place in found.items() if not place.part}
    sentences: dict[int, list[int]] = {}
    for i in resolved:
        sentences.setdefault(document.tokens[spans[i].first].sentence, []).append(i)
    town, wider = _focus(document, spans, found)
    best: dict[str, Within] = {}
    unlisted = [
        i for i, s in enumerate(spans) if i not in resolved and not s.target and s.kind in ("place", "facility") and s.form == "name"
    ]
    for i in unlisted:
        span, key = spans[i], fold(spans[i].name)
        here = sentences.get(document.tokens[span.first].sentence, [])
        within = Within(found[i].place, "name") if i in found else _by_name(spans, span, here, resolved)
        if within is not None and (focus := town or wider) is not None and within.place.country_iso3 != focus.country_iso3:
            within = None  # `Medina hospital` of a town elsewhere
        within = within or _by_sentence(document, spans, span, here, resolved, town)
        if within is None and (focus := town or wider) is not None:
            within = Within(focus, "article")
        if within is not None and (key not in best or _RANK[within.method] < _RANK[best[key].method]):
            best[key] = within
    return resolved, {i: best[key] for i in unlisted if (key := fold(spans[i].name)) in best}


_RANK = {"name": 0, "sentence": 1, "article": 2}


def _by_name(spans: list[Span], span: Span, here: list[int], resolved: dict[int, Resolved]) -> Within | None:
    """The place within the name: "Stamford Hospital"."""
    for j in here[bisect.bisect_left(here, span.first, key=lambda j: spans[j].first) :]:
        if spans[j].last > span.last:
            break
        if resolved[j].place.precision <= 3:
            return Within(resolved[j].place, "name")
    return None


def _by_sentence(
    document: Document, spans: list[Span], span: Span, here: list[int], resolved: dict[int, Resolved], town: Place | None
) -> Within | None:
    """The place of the sentence that the name is joined to ("Elm Street in Dallas"), else the nearest one; the article's town where that
    place is the division or country that the town lies in."""
    at = bisect.bisect_left(here, span.last, key=lambda j: spans[j].first)
    after = next((j for j in here[at : at + _NEIGHBOURS] if not spans[j].nested), None)
    before = next((j for j in reversed(here[max(0, at - _NEIGHBOURS) : at]) if not spans[j].nested), None)
    if after is not None and (before is None or _is_joined(document, span.last, spans[after].first)):
        chosen = after
    elif before is None:
        return None
    elif after is None:
        chosen = before
    else:
        chosen = min(before, after, key=lambda j: abs(spans[j].first - span.first))
    place = resolved[chosen].place
    if town is not None and place.precision > 2 and _lies_in(town, place):
        place = town
    return Within(place, "sentence")


def _is_joined(document: Document, after: int, before: int) -> bool:
    return before - after <= _JOINT and any(document.tokens[i].lower in _IN for i in range(after, before))


def _lies_in(place: Place, wider: Place) -> bool:
    if wider.feature_code.startswith("PCL"):
        return place.country_iso3 == wider.country_iso3
    return place.admin1 is not None and place.admin1 == wider.admin1


def _focus(document: Document, spans: list[Span], resolved: dict[int, Resolved]) -> tuple[Place | None, Place | None]:
    """The town that the article is about, and the district or province, each None where it names none: by mentions, title and lead
    first. The name of a police force or hospital speaks for its town too."""
    weights: dict[str, float] = defaultdict(float)
    places: dict[str, Place] = {}
    for i, found in resolved.items():
        sentence = document.sentences[document.tokens[spans[i].first].sentence]
        weight = 1.0 + (_IN_TITLE if sentence.zone == "title" else 0.0) + (_IN_LEAD if sentence.number < _LEAD else 0.0)
        places[found.place.place_id] = found.place
        weights[found.place.place_id] += weight
    towns = [p for p in weights if places[p].precision <= 2]
    wider = [p for p in weights if 2 < places[p].precision <= 4]
    town = max(towns, key=weights.__getitem__) if towns else None
    area = max(wider, key=lambda p: (-places[p].precision, weights[p])) if wider else None
    return places[town] if town else None, places[area] if area else None
