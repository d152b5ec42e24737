"""What an article speaks of, and the words that speak of it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Mention:
    """A stretch of text that names or points to an entity. Offsets count code points; `last` and `end` are exclusive."""

    start: int
    end: int
    text: str
    first: int  # token numbers
    last: int
    sentence: int
    kind: str  # person organisation place people facility
    form: str  # name surname acronym nominal demonym pronoun
    entity: int  # index into Document.entities
    link_score: float  # 0 to 1: how sure the link is
    link_method: str  # gazetteer alias acronym_definition institution containment surname name_and_role nominal pronoun ...


@dataclass(slots=True)
class Entity:
    """Someone or some place that an article speaks of."""

    entity_id: str
    kind: str
    name: str
    description: str | None = None
    role: str | None = None
    country_iso3: str | None = None
    wikidata_id: str | None = None
    geonames_id: str | None = None
    feature_code: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    parent_id: str | None = None
    claimant_class: str | None = None
    candidates: list[tuple[str, float]] = field(default_factory=list)
    precision: int | None = None  # UCDP: 1 exact location ... 4 first-order division, 6 country, 7 sea or air
