"""The lists of actors and of well-known people, and how a name that several bodies bear finds the one that an article means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.contracts import vocabularies
from pipeline.language.names import fold
from pipeline.language.reference_lists import ListRow, read_list
from pipeline.language.transliteration import name_key

ACTOR_COLUMNS = ("actor_id", "name", "kind", "claimant_class")
PERSON_COLUMNS = ("person_id", "name", "country_iso3", "claimant_class")
ENTITY_KINDS = ("organisation", "people", "facility")
SHARED = "shared:"  # the target of a span whose name several listed bodies bear, until the article's countries choose one


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
class ListedPerson:
    """A person whom news articles name without saying who it is."""

    person_id: str
    name: str
    country_iso3: str | None
    wikidata_id: str | None
    claimant_class: str


@dataclass(slots=True)
class Actors:
    """The rows of actors.csv and people.csv with lookups by name; lists read later take precedence, row by row and alias by alias."""

    actors: dict[str, Actor] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)  # folded alias to actor id
    exact_aliases: dict[str, str] = field(default_factory=dict)  # aliases told apart by their capitals only: US, WHO, X
    shared: dict[str, list[str]] = field(default_factory=dict)  # names that several bodies bear, folded, or in capitals as they stand
    institutions: dict[str, str] = field(default_factory=dict)  # "KEN:police" to the actor that is that state's police
    people: dict[tuple[str, ...], ListedPerson] = field(default_factory=dict)  # by the sorted keys of their names' words
    surnames: dict[tuple[str, ...], ListedPerson] = field(default_factory=dict)  # by the key of a name used alone ("Putin")
    _names: dict[str, list[str]] = field(default_factory=dict)

    def read(self, folder: Path, countries: set[str]) -> None:
        """Add the lists of a folder. Raises ReferenceListError where a row cannot be used."""
        self._read_actors(folder / "actors.csv", countries)
        self._read_people(folder / "people.csv", countries)

    def names_of(self, actor_id: str) -> list[str]:
        """The folded names of a listed actor."""
        return self._names.get(actor_id, [])

    def _read_actors(self, path: Path, countries: set[str]) -> None:
        owners: dict[str, ListRow] = {}  # what this file says: alias to the row that has it
        rows: dict[str, ListRow] = {}
        for row in read_list(path, ACTOR_COLUMNS, filled=len(ACTOR_COLUMNS)):
            _check(row, "kind", ENTITY_KINDS)
            _check(row, "claimant_class", tuple(vocabularies.CLAIMANT_CLASS))
            _check_country(row, countries)
            cells = row.cells
            actor_id, name, country = cells["actor_id"].strip(), cells["name"].strip(), row.get("country_iso3")
            if actor_id in rows:
                raise row.error(f"actor_id {actor_id!r} stands in line {rows[actor_id].line} too; keep one row")
            rows[actor_id] = row
            self.actors[actor_id] = Actor(
                actor_id, name, cells["kind"], cells["claimant_class"], country, row.get("wikidata_id"), row.get("description")
            )
            self._names[actor_id] = []
            for alias in (name, *row.names("aliases")):
                key = _key(alias)
                owner = owners.setdefault(key, row)
                if owner is not row:
                    raise row.error(
                        f"{alias!r} names {actor_id} and, in line {owner.line}, {owner.get('actor_id')}; "
                        "take it out of one of the two, or write it under shared_aliases in both"
                    )
                self._names[actor_id].append(fold(alias))
                (self.exact_aliases if key == alias else self.aliases)[key] = actor_id
            for alias in row.names("shared_aliases"):
                bearers = self.shared.setdefault(_key(alias), [])
                if actor_id not in bearers:
                    bearers.append(actor_id)
            for key in row.names("institution"):
                self.institutions[f"{country}:{key}"] = actor_id

    def _read_people(self, path: Path, countries: set[str]) -> None:
        for row in read_list(path, PERSON_COLUMNS):
            _check(row, "claimant_class", tuple(vocabularies.CLAIMANT_CLASS))
            _check_country(row, countries)
            cells = row.cells
            person = ListedPerson(
                cells["person_id"], cells["name"], row.get("country_iso3"), row.get("wikidata_id"), cells["claimant_class"]
            )
            for name in (person.name, *row.names("aliases")):
                words, _ = name_key(name)
                if len(words) > 1:
                    self.people[tuple(sorted(words))] = person
            for name in row.names("alone"):
                self.surnames[name_key(name)[0]] = person


def _key(alias: str) -> str:
    return alias if needs_capitals(alias) else fold(alias)


def _check(row: ListRow, column: str, allowed: Collection[str]) -> None:
    if (row.get(column) or "") not in allowed:
        raise row.error(f"{column} is {row.get(column)!r}; it must be one of {', '.join(allowed)}")


def _check_country(row: ListRow, countries: set[str]) -> None:
    iso3 = row.get("country_iso3")
    if iso3 and iso3 not in countries:
        raise row.error(f"country_iso3 {iso3!r} stands in no countries.csv; write the ISO 3166-1 alpha-3 code, or nothing")


def choose_shared(actors: Actors, name: str, named: set[str], countries: Counter[str]) -> tuple[str, float, str]:
    """(actor id, score, method) of a name that several bodies bear: the body that the article also names in full, else the one that has
    the name as its plain alias, else the one of the country that the article speaks of most, else the one that belongs to no country;
    ("", 0.5, ...) where nothing tells.

    `named` are the targets of the article's other names, `countries` its ISO3 codes with their mentions.
    """
    owners = actors.shared[name]
    inside = [a for a in owners if a in named]
    if len(inside) == 1:
        return inside[0], 0.95, "alias_in_article"
    known = actors.exact_aliases.get(name) or actors.aliases.get(name)
    if known is not None:
        return known, 0.8, "alias"
    of_country = [(countries[actors.actors[a].country_iso3 or ""], a) for a in owners if actors.actors[a].country_iso3]
    most = max((n for n, _ in of_country), default=0)
    if most and sum(n == most for n, _ in of_country) == 1:
        return max(of_country)[1], 0.8, "alias_of_country"
    anywhere = [a for a in owners if not actors.actors[a].country_iso3]
    return (anywhere[0], 0.6, "alias") if len(anywhere) == 1 else ("", 0.5, "alias")


def needs_capitals(alias: str) -> bool:
    """Whether an alias is told from a common word by its capitals only: US, WHO, X."""
    return len(alias) <= 5 and alias.isupper()
