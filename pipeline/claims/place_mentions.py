"""Which mentions of an article can say where something happened."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.event_words import CALAMITIES, SETTLEMENT_NOUNS
from pipeline.language.document import Document
from pipeline.language.entity import Mention
from pipeline.language.place_frames import GOVERNORS, is_scholars

_TOWN, _REGION, _COUNTRY = 2, 5, 6  # UCDP codes of precision
_SETTLEMENT = "PPL"  # how GeoNames' codes of populated places begin
_STREETS = frozenset(
    "street st avenue ave road rd highway boulevard blvd lane drive route motorway freeway bridge square terrace expressway parkway "
    "turnpike causeway".split()
)
_LONG = re.compile(r"(?:Interstate |I-|US |U\.S\. |[AM]-?)\d")  # roads that cross a country say less than the town beside them
_AT = frozenset("at in near outside inside".split())
_NAME_WORDS = 4  # words of the name of a venue or an authority after the town
# Local authorities and services: those who act within the bounds of the town that they are named for.
_SERVING = frozenset(
    "police firefighters fire paramedics officers deputies prosecutors detectives authorities officials residents court council sheriff "
    "mayor ambulance rescue district school schools ems department".split()
)
_NUMBER = re.compile(r"\d[A-Z]?$")  # of a road
_VENUES = frozenset(
    "airport airfield station plant steelworks works factory mill refinery mine hospital clinic school university college stadium arena "
    "mall market church mosque temple cathedral synagogue prison jail hotel restaurant nightclub club theatre theater museum".split()
)
# What flies or sails under a flag, wherever it goes down.
_CRAFT = frozenset("plane jet aircraft airliner airplane helicopter flight ship vessel boat submarine trawler".split())


def place_candidates(document: Document) -> dict[int, list[Mention]]:
    """For each sentence the mentions that can name where something happened, in text order.

    `Kenya's capital` is taken for Nairobi where the article names that: a mention of its own, which `document.mentions` does not have.
    """
    found: dict[int, list[Mention]] = {}
    capitals = _capitals(document)
    has_settlement = any(
        m.kind == "place" and (document.entities[m.entity].precision or 9) < _REGION and not _is_venue(document, m)
        for m in document.mentions
    )
    institutions = _institutions(document)
    for mention in document.mentions:
        if mention.link_method == "within_name" and mention.form != "demonym":
            if not _is_scene(document, mention) and not _is_local_authority(document, mention):
                continue  # part of the name of a team, a newspaper or a state's authority
        if has_settlement and mention.text.lower() in institutions and document.entities[mention.entity].geonames_id is None:
            continue
        capital = capitals.get(document.entities[mention.entity].country_iso3 or "") if capitals else None
        if capital is not None and (end := _end_of_capital(document, mention)):
            text = document.text[mention.start : document.tokens[end - 1].end]
            named = replace(mention, entity=capital, last=end, end=document.tokens[end - 1].end, text=text, form="nominal")
            found.setdefault(mention.sentence, []).append(named)
            continue
        if has_settlement and _is_venue(document, mention):
            continue
        if mention.kind in {"place", "facility"} and mention.form in {"name", "acronym", "surname"}:
            found.setdefault(mention.sentence, []).append(mention)
        elif mention.form == "demonym" and (is_settlement_of(document, mention) or _is_of_calamity(document, mention)):
            found.setdefault(mention.sentence, []).append(mention)
    return found


def _capitals(document: Document) -> dict[str, int]:
    """The national capitals that the article names, by country: entity numbers."""
    return {e.country_iso3: i for i, e in enumerate(document.entities) if e.feature_code == "PPLC" and e.country_iso3}


def _end_of_capital(document: Document, mention: Mention) -> int | None:
    """Where `Kenya's capital` or `the Kenyan capital` ends (a token, exclusive); None where the country itself is meant."""
    if document.entities[mention.entity].precision != _COUNTRY:
        return None
    following = [token.lower for token in document.tokens[mention.last : mention.last + 2]]
    if following[:1] == ["capital"] and mention.form == "demonym":
        return mention.last + 1
    return mention.last + 2 if len(following) == 2 and following[0] in {"'s", "\u2019s"} and following[1] == "capital" else None


def _is_venue(document: Document, mention: Mention) -> bool:
    """An airport, a stadium, a plant: it says where in a place; a street does too, and is a place by the guidelines of the labels. The
    town of College Station is no venue."""
    if (document.entities[mention.entity].feature_code or "").startswith(_SETTLEMENT):
        return False
    last = mention.text.split()[-1].rstrip(".").lower()
    if last in _VENUES or mention.kind != "facility" or last in _STREETS:
        return last in _VENUES
    return _NUMBER.search(mention.text) is None or _LONG.match(mention.text) is not None


def _is_scene(document: Document, mention: Mention) -> bool:
    """`at Boston University`, `near Huntsville airport`: the town in the name of a venue that a preposition makes the scene; who is in a
    hospital was harmed elsewhere, and who is a researcher at a university was not harmed there."""
    tokens = document.tokens
    first = mention.first - 1 if tokens[mention.first - 1].lower != "the" else mention.first - 2
    if first < 0 or tokens[first].lower not in _AT or is_scholars(document, mention.first):
        return False
    for token in tokens[mention.last : mention.last + _NAME_WORDS]:
        if token.lower in _VENUES:
            return token.lower not in {"hospital", "clinic"}
        if token.pos != "PROPN":
            return False
    return False


def _is_local_authority(document: Document, mention: Mention) -> bool:
    """`Reading police`, `Lugo City Court`, `Kherson governor`: those who serve a town or govern a division speak of what happened there."""
    precision = document.entities[mention.entity].precision or 9
    if precision >= _REGION:
        return False
    for token in document.tokens[mention.last : mention.last + _NAME_WORDS]:
        if token.lower in GOVERNORS or (precision <= _TOWN and token.lower in _SERVING):
            return True
        if token.pos not in {"PROPN", "NOUN", "ADJ"} and token.text != "-":
            return False
    return False


def _institutions(document: Document) -> set[str]:
    """Names, in lower case, that the article gives to a venue in full: `Zarya` where it has `the Zarya steelworks` or `Zarya Hospital`."""
    found: set[str] = set()
    for mention in document.mentions:
        name, _, last = mention.text.lower().rpartition(" ")
        following = document.tokens[mention.last].lower if mention.last < len(document.tokens) else ""
        if mention.kind in {"place", "facility", "organisation"} and (last in _VENUES or following in _VENUES):
            found.add(name if last in _VENUES else mention.text.lower())
    return found


def _is_of_calamity(document: Document, mention: Mention) -> bool:
    """`the Peruvian landslide`, `an Indian bus crash`: the land where a disaster struck; a strike's or a ship's is another matter."""
    for token in document.tokens[mention.last : mention.last + 3]:
        if token.sentence != mention.sentence or token.pos not in {"NOUN", "PROPN", "ADJ"} or token.lower in _CRAFT:
            return False
        if token.lemma.lower().removesuffix("s") in CALAMITIES:
            return True
    return False


def is_settlement_of(document: Document, mention: Mention) -> bool:
    """`Israeli communities`, `the Afghan capital`: a demonym that says where a settlement lies."""
    following = document.tokens[mention.last : mention.last + 2]
    return any({token.lower, token.lemma.lower()} & SETTLEMENT_NOUNS and token.sentence == mention.sentence for token in following)
