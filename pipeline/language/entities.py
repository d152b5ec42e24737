"""Mentions and entities of an article: who and where, each once, with ids that stay the same across articles."""

from __future__ import annotations

import dataclasses
from collections import Counter

from pipeline.language import coreference, definitions, genders, groups, identity, people
from pipeline.language.actors import SHARED, choose_shared
from pipeline.language.document import Document
from pipeline.language.entity import Entity, Mention
from pipeline.language.gazetteer import Gazetteer, Place, load_gazetteer
from pipeline.language.mentions import find_spans
from pipeline.language.names import fold
from pipeline.language.places import Resolved
from pipeline.language.spans import Span, text_of
from pipeline.language.unlisted_places import Within, locate_places


def find_entities(document: Document, gazetteer: Gazetteer | None = None) -> tuple[list[Mention], list[Entity]]:
    """Find who and where an article speaks of; fills and returns `document.mentions` (in text order) and `document.entities`."""
    return _Finder(document, gazetteer or load_gazetteer()).run()


class _Finder:
    """The state of one article's run."""

    def __init__(self, document: Document, gazetteer: Gazetteer) -> None:
        self.document = document
        self.gazetteer = gazetteer
        self.spans: list[Span] = []
        self.entities: list[Entity] = []
        self.index: dict[str, int] = {}
        self.mentions: list[Mention] = []
        self.main_country: str | None = None
        self.within: dict[int, Within] = {}  # what the places that no list knows lie in
        self.countries: dict[int, str] = {}  # ISO3 code of each span, by its number, that has one
        self.renamed: list[tuple[int, int]] = []
        self.genders: dict[int, str | None] = {}  # of people, by the number of their entity

    def run(self) -> tuple[list[Mention], list[Entity]]:
        document, gazetteer = self.document, self.gazetteer
        self.spans = [people.strip_title(document, gazetteer, s) if s.kind == "person" else s for s in find_spans(document, gazetteer)]
        definitions.link_definitions(document, gazetteer, self.spans)
        self.renamed = definitions.link_other_names(document, self.spans)
        resolved, self.within = locate_places(document, gazetteer, self.spans)
        self.countries = self._countries(resolved)
        self._choose_shared()
        self.main_country = self._main_country()
        self._add_listed(resolved)
        self._add_people()
        self._add_organisations()
        self._add_pointing_mentions()
        self.mentions.sort(key=lambda m: (m.start, -m.end))
        document.mentions, document.entities = self.mentions, self.entities
        return self.mentions, self.entities

    # Entities

    def _entity(self, entity: Entity) -> int:
        if entity.entity_id not in self.index:
            self.index[entity.entity_id] = len(self.entities)
            self.entities.append(entity)
        return self.index[entity.entity_id]

    def _mention(self, first: int, last: int, kind: str, form: str, entity: int, score: float, method: str, end: int | None = None) -> None:
        tokens = self.document.tokens
        start, end = tokens[first].start, tokens[last - 1].end if end is None else end
        text = self.document.text[start:end]
        self.mentions.append(Mention(start, end, text, first, last, tokens[first].sentence, kind, form, entity, round(score, 3), method))

    def _of_span(self, span: Span, entity: int) -> None:
        self._mention(span.first, span.last, span.kind, span.form, entity, span.score, span.method, span.end)

    def _countries(self, resolved: dict[int, Resolved]) -> dict[int, str]:
        found = {}
        for i, span in enumerate(self.spans):
            kind, _, rest = span.target.partition(":")
            owner = rest.split(":")[0]
            if i in resolved:
                iso3 = resolved[i].place.country_iso3
            elif kind in ("country", "institution") and owner in self.gazetteer.countries:
                iso3 = owner
            else:
                actor = self.gazetteer.actors.get(span.target)
                iso3 = actor.country_iso3 if actor else None
            if iso3:
                found[i] = iso3
        return found

    def _main_country(self) -> str | None:
        """The country of most of the article's places and demonyms."""
        of_places = (n for n in self.countries if self.spans[n].kind in ("place", "facility") or self.spans[n].form == "demonym")
        counts = Counter(self.countries[n] for n in of_places)
        return counts.most_common(1)[0][0] if counts else None

    def _choose_shared(self) -> None:
        """Names that several listed bodies bear become the body that the article means, or an unlisted one where nothing tells."""
        if not any(s.target.startswith(SHARED) for s in self.spans):
            return
        named = {s.target for s in self.spans}
        counts = Counter(self.countries.values())
        for i, span in enumerate(self.spans):
            if span.target.startswith(SHARED):
                span.target, span.score, span.method = choose_shared(self.gazetteer.listed, span.target.removeprefix(SHARED), named, counts)
                actor = self.gazetteer.actors.get(span.target)
                if actor is not None and actor.country_iso3:
                    self.countries[i] = actor.country_iso3

    def _add_listed(self, resolved: dict[int, Resolved]) -> None:
        unlisted: dict[str, int] = {}
        for i, span in enumerate(self.spans):
            if i in resolved:
                found = resolved[i]
                span.score, span.method = found.score, span.method if span.nested else found.method
                self._of_span(span, self._entity(self._place_entity(found)))
            elif span.target.startswith("country:"):
                place = self.gazetteer.country_place(span.target.removeprefix("country:"))
                self._of_span(span, self._entity(self._place_entity(Resolved(place, 1.0, "gazetteer", [(place.place_id, 1.0)]))))
            elif span.target.startswith("institution:"):
                self._of_span(span, self._entity(self._institution(span.target, span.name)))
            elif span.target:
                self._of_span(span, self._entity(self._actor(span.target)))
            elif span.kind in ("place", "facility"):
                key = fold(span.name)
                if key not in unlisted:
                    unlisted[key] = self._entity(self._unlisted_place(i))
                self._of_span(span, unlisted[key])

    def _place_entity(self, found: Resolved) -> Entity:
        place: Place = found.place
        return Entity(
            place.place_id, "place", place.name, country_iso3=place.country_iso3, wikidata_id=place.wikidata_id,
            geonames_id=place.geonames_id, feature_code=place.feature_code, admin1=self.gazetteer.admin1_name(place.admin1),
            latitude=place.latitude, longitude=place.longitude, parent_id=place.parent_id, candidates=found.candidates,
            precision=place.precision,
        )  # fmt: skip

    def _actor(self, actor_id: str) -> Entity:
        actor = self.gazetteer.actors[actor_id]
        return Entity(
            actor_id, actor.kind, actor.name, actor.description, country_iso3=actor.country_iso3, wikidata_id=actor.wikidata_id,
            claimant_class=actor.claimant_class,
        )  # fmt: skip

    def _institution(self, entity_id: str, name: str) -> Entity:
        """An institution of a state, named alike in every article, or of another place, named as it is written."""
        _, owner, key = entity_id.split(":")
        listed = self.gazetteer.listed.institutions.get(f"{owner}:{key}")
        if listed is not None:
            return self._actor(listed)
        row = self.gazetteer.institution_rows[key]
        demonym = self.gazetteer.adjectives.get(owner)
        if demonym:
            name = f"{demonym} {row['head']}"
        country = owner if owner in self.gazetteer.countries else self.main_country
        return Entity(entity_id, row["kind"], name, country_iso3=country, claimant_class=row["claimant_class"])

    def _unlisted_place(self, i: int) -> Entity:
        """A street, building or village that no list knows: it has the position of what it lies in."""
        span, within = self.spans[i], self.within.get(i)
        if within is None:
            entity_id = identity.hashed_id(span.kind, fold(span.name), self.main_country)
            return Entity(entity_id, span.kind, span.name, country_iso3=self.main_country)
        place = within.place
        return Entity(
            identity.hashed_id(span.kind, fold(span.name), place.place_id), span.kind, span.name, country_iso3=place.country_iso3,
            admin1=self.gazetteer.admin1_name(place.admin1), latitude=place.latitude, longitude=place.longitude, parent_id=place.place_id,
            precision=within.precision,
        )  # fmt: skip

    def _add_people(self) -> None:
        document, gazetteer, spans = self.document, self.gazetteer, self.spans
        starts = [s.first for s in spans]
        roles = {}
        for i, span in enumerate(spans):
            found = people.find_role(document, gazetteer, span) if span.kind == "person" and not span.target else None
            if found is not None:
                roles[i] = found
        for group in groups.group_people(document, spans, roles, self.renamed):
            role = identity.best_role(group, roles)
            around = role or self._second_role(group)
            standing = people.standing_of(around, spans, starts, self.countries, gazetteer) if around else None
            if not (standing and standing.field) and any(people.is_physician(document, spans[i]) for i in group.spans):
                standing = dataclasses.replace(standing, field="medicine") if standing else people.PHYSICIAN
            private = around is None and any(identity.is_private(document, spans[i]) for i in group.spans)
            entity, score, method = self._person(group, role, standing, private)
            number = self._entity(entity)
            self.genders[number] = group.gender
            for i in group.spans:
                span = spans[i]
                if span.form == "name":
                    span.score, span.method = score, method
                self._of_span(span, number)
        self._add_lone_surnames()

    def _second_role(self, group: groups.Group) -> people.RoleFound | None:
        """What tells of a person who has no title: the body after "of", the role that opens the next sentence."""
        for i in group.spans:
            found = people.find_affiliation(self.document, self.spans[i]) or people.later_role(self.document, self.gazetteer, self.spans[i])
            if found is not None:
                return found
        return None

    def _person(
        self, group: groups.Group, role: people.RoleFound | None, standing: people.Standing | None, private: bool
    ) -> tuple[Entity, float, str]:
        """The entity of a person, how sure its id is, and by what it was found."""
        listed = identity.listed_person(self.gazetteer, group, standing, private)
        text = role.text if role else None
        claimant_class, country = (standing.claimant_class, standing.country) if standing else (None, None)
        if listed is not None:
            entity = Entity(
                listed.person_id, "person", listed.name, role=text, country_iso3=listed.country_iso3, wikidata_id=listed.wikidata_id,
                claimant_class=claimant_class or listed.claimant_class,
            )  # fmt: skip
            return entity, 0.95 if len(group.words) > 1 else 0.75, "gazetteer"
        found = identity.person_identity(group, standing, private, self.main_country)
        entity = Entity(found.entity_id, "person", group.name, role=text, country_iso3=country, claimant_class=claimant_class or "other")
        return entity, found.score, found.method

    def _add_lone_surnames(self) -> None:
        """A capitalised word that is the last name of just one person named in full is that person, though the model saw no name there."""
        tokens = self.document.tokens
        taken = {i for m in self.mentions for i in range(m.first, m.last)}
        owners: dict[str, set[int]] = {}
        for m in self.mentions:
            if m.kind == "person" and m.form == "name" and m.last - m.first > 1:
                owners.setdefault(tokens[m.last - 1].text, set()).add(m.entity)
        for token in tokens:
            entities = owners.get(token.text)
            if entities is None or len(entities) != 1 or token.i in taken or not token.text[:1].isupper():
                continue
            if token.pos == "PROPN" or self.document.sentences[token.sentence].first != token.i:
                self._mention(token.i, token.i + 1, "person", "surname", next(iter(entities)), 0.8, "surname")

    def _add_organisations(self) -> None:
        for group in groups.group_organisations(self.spans, self.renamed):
            claimant_class = coreference.class_of_name(group.name)
            found = identity.organisation_identity(group.name, self.main_country)
            number = self._entity(Entity(found.entity_id, "organisation", group.name, claimant_class=claimant_class))
            for i in group.spans:
                span = self.spans[i]
                if span.method == "model":
                    span.score, span.method = found.score, found.method
                self._of_span(span, number)

    # Nominals and pronouns, which point back to what is named

    def _add_pointing_mentions(self) -> None:
        taken = [False] * len(self.document.tokens)
        for m in self.mentions:
            if m.form != "demonym":
                taken[m.first : m.last] = [True] * (m.last - m.first)
        named = sorted(self.mentions, key=lambda m: m.first)
        at = 0
        seen: list[Mention] = []
        for i, token in enumerate(self.document.tokens):
            may_be_pronoun = token.lower in coreference.SPEAKER_PRONOUNS
            if taken[i] or not (may_be_pronoun or token.pos in ("NOUN", "PROPN")):
                continue
            while at < len(named) and named[at].first < i:
                seen.append(named[at])
                at += 1
            if may_be_pronoun and coreference.is_speaker_pronoun(self.document, i):
                self._add_pronoun(i, seen)
            elif (nominal := coreference.nominal_at(self.document, self.gazetteer, i)) is not None:
                self._add_nominal(nominal, seen)

    def _country_near(self, first: int, seen: list[Mention]) -> str | None:
        """The country of the last place named before the token in its sentence, else the one that the article is about."""
        sentence = self.document.tokens[first].sentence
        for m in reversed(seen):
            if m.sentence != sentence:
                break
            if m.kind == "place" and self.entities[m.entity].country_iso3:
                return self.entities[m.entity].country_iso3
        return self.main_country

    def _add_pronoun(self, i: int, seen: list[Mention]) -> None:
        """He or she who speaks is the last person who spoke, else the last person that is a subject, within two paragraphs."""
        sentences = self.document.sentences
        here = sentences[self.document.tokens[i].sentence]
        best = None
        gender = genders.pronoun_gender(self.document.tokens[i].lower)
        for m in reversed(seen[-40:]):
            if sentences[m.sentence].paragraph < here.paragraph - 1:
                break
            if m.kind != "person" or m.form == "pronoun" or self.genders.get(m.entity, gender) not in (gender, None):
                continue
            if coreference.is_subject(self.document, m.first, m.last):
                best = m
                break
            best = best or m
        if best is not None:
            self._mention(i, i + 1, "person", "pronoun", best.entity, 0.7, "pronoun")

    def _add_nominal(self, nominal: coreference.Nominal, seen: list[Mention]) -> None:
        """A nominal points back to what fits it; else, where it can carry a claim's who, it is an unnamed entity of its own."""
        definite = coreference.is_definite(self.document, nominal.first)
        pointed = self._antecedent(nominal, seen) if definite else None
        if pointed is not None:
            self._mention(nominal.first, nominal.last, self.entities[pointed].kind, "nominal", pointed, 0.7, "nominal")
            return
        if nominal.kind is None:
            return
        name = text_of(self.document, nominal.first, nominal.last)
        country = self._country_near(nominal.first, seen)
        if "health" in fold(name) or "hospital" in fold(name):
            nominal.claimant_class = "health_authority"
        of_country = None if nominal.claimant_class == "belligerent" else country  # where militants fight is not whose they are
        entity_id = identity.hashed_id(nominal.kind, fold(name), country)
        entity = Entity(entity_id, nominal.kind, name, country_iso3=of_country, claimant_class=nominal.claimant_class)
        if country and nominal.institution and nominal.institution.endswith("_ministry"):  # a state has one
            entity = self._institution(f"institution:{country}:{nominal.institution}", name)
        self._mention(nominal.first, nominal.last, nominal.kind, "nominal", self._entity(entity), 0.5, "nominal")

    def _antecedent(self, nominal: coreference.Nominal, seen: list[Mention]) -> int | None:
        """The entity last named before the nominal that fits it: its institution, a group or body of its kind, a person of that role."""
        described = [t.lower for t in self.document.tokens[nominal.first : nominal.last - 1]]
        openings = (fold(" ".join(described[:n])) for n in range(len(described), 0, -1))
        owner = next((self.gazetteer.demonyms[words] for words in openings if words in self.gazetteer.demonyms), None)
        plain = all(word in coreference.DESCRIBING for word in described) or owner is not None
        for m in reversed(seen[-60:]):
            entity = self.entities[m.entity]
            if m.kind == "place" or m.form == "demonym":
                continue
            if entity.kind == "person":
                fits = nominal.head in self.gazetteer.roles and coreference.has_role(nominal.head, entity.role)
            else:
                fits = bool(nominal.institution) and entity.entity_id.endswith(f":{nominal.institution}")
                fits = fits or (plain and coreference.matches_anaphor(nominal.head, entity.claimant_class, entity.name))
                fits = fits and (owner is None or entity.country_iso3 in (owner, None))
            if fits:
                return m.entity
        return None
