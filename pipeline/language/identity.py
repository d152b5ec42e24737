"""Ids of people and organisations that no list has: computed from the article and the reference lists alone, the same in every article.

Two people of one name are not one because of the name. A person's id is made of the name's key (no accents, no word order, one
spelling of a transliteration), the suffix that tells father from son, the walk of life where the article states one (a surgeon and a
minister of one name are two), and the country: the one whose office or body the person is said to serve, else the one that the article
is about. An organisation's id has the country too where its name is made of common words ("National Police", "Central Hospital").
How sure an id is stands beside it, with the way it was found.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from pipeline.language.actors import ListedPerson
from pipeline.language.document import Document
from pipeline.language.gazetteer import Gazetteer
from pipeline.language.groups import Group
from pipeline.language.names import fold
from pipeline.language.people import RoleFound, Standing
from pipeline.language.spans import Span
from pipeline.language.transliteration import name_key

# Words that bodies of any country have in their names: a name made of them alone names one body in each.
_COMMON = frozenset(
    """national central general public state federal regional provincial district city county municipal local royal imperial united
    democratic republican socialist communist labour labor liberal conservative christian islamic muslim people peoples popular workers
    national progressive patriotic freedom justice peace unity new free great first southern northern eastern western south north east
    west security defence defense army armed forces force police military navy naval air coast guard guards border maritime marine civil
    protection emergency rescue fire brigade ambulance disaster relief management prevention health medical hospital clinic university
    college school institute ministry minister department office agency authority commission committee council court supreme high
    appeals constitutional electoral election parliament assembly senate house congress party union front movement league alliance
    coalition organisation organization association federation society foundation fund bank service services bureau board centre center
    research rights human statistics weather meteorological geological survey railway railways airport port electricity power water
    energy oil gas mining transport education justice interior home affairs foreign finance treasury trade industry agriculture
    intelligence investigation investigations prison prisons prosecutor prosecutors attorney teachers students doctors nurses
    journalists broadcasting television radio news press daily times post herald star nation group of the for and in on to liberation
    resistance revolutionary salvation command operations operation task special unit anti crime drug control action""".split()
)
_LONGEST_ACRONYM = 6


@dataclass(frozen=True, slots=True)
class Identity:
    """An id, how sure it is (0 to 1) that all who bear it are one, and by what it was found."""

    entity_id: str
    score: float
    method: str


def person_identity(group: Group, standing: Standing | None, private: bool, main_country: str | None) -> Identity:
    """The id of an unlisted person; `private` where the article tells an age and no role, `main_country` the article's ISO3."""
    walk = standing.field if standing else "private" if private else ""
    if walk == "international":
        walk = ""
    country = standing.country if standing else None
    if country is None and not (standing and standing.international):
        country = main_country or ""
    words = group.words or name_key(group.name)[0] or (fold(group.name),)
    entity_id = hashed_id("person", " ".join(sorted(words)), group.generation, walk, country)
    if len(words) < 2:
        return Identity(entity_id, 0.4, "surname_alone")
    if standing and (standing.country or standing.international):
        return Identity(entity_id, 0.9, "name_and_affiliation")
    if walk or standing:
        return Identity(entity_id, 0.8, "name_and_role")
    return Identity(entity_id, 0.65, "name_and_article") if main_country else Identity(entity_id, 0.5, "name")


def organisation_identity(name: str, main_country: str | None) -> Identity:
    """The id of an unlisted organisation."""
    folded = fold(name)
    if main_country and is_common_name(name):
        return Identity(hashed_id("organisation", folded, main_country), 0.65, "name_and_article")
    return Identity(hashed_id("organisation", folded), 0.7, "name")


def is_common_name(name: str) -> bool:
    """Whether bodies of any country may bear that name: an acronym, or common words alone ("National Police")."""
    return set(fold(name).split()) <= _COMMON or (name.isupper() and len(name) <= _LONGEST_ACRONYM)


def is_private(document: Document, span: Span) -> bool:
    """Whether an age stands after the name: "Aida Parra, 41,": a person whom the reader need not know."""
    tokens = document.tokens
    if span.last + 1 >= len(tokens) or tokens[span.last].text != ",":
        return False
    word = tokens[span.last + 1].text
    return word.isdigit() and len(word) <= 2 and (span.last + 2 >= len(tokens) or tokens[span.last + 2].text in ",.;")


def listed_person(gazetteer: Gazetteer, group: Group, standing: Standing | None, private: bool) -> ListedPerson | None:
    """The well-known person whom a group names; None where the article says something else of its bearer."""
    if group.generation or private:
        return None
    listed = gazetteer.listed
    person = listed.people.get(tuple(sorted(group.words))) if len(group.words) > 1 else listed.surnames.get(group.words)
    if person is None or (standing and (standing.field not in ("", "international") or _elsewhere(standing, person.country_iso3))):
        return None
    return person


def _elsewhere(standing: Standing, country: str | None) -> bool:
    return standing.country is not None and country is not None and standing.country != country


def hashed_id(kind: str, *parts: str | None) -> str:
    """The id of an unlisted entity: its kind and a hash of what tells it from others."""
    digest = hashlib.sha256("|".join((kind, *(part or "" for part in parts))).encode()).hexdigest()[:16]
    return f"{kind}:{digest}"


def best_role(group: Group, roles: dict[int, RoleFound]) -> RoleFound | None:
    """The longest of the roles that an article gives a person: it says most."""
    return max((roles[i] for i in group.spans if i in roles), key=lambda r: len(r.text), default=None)
