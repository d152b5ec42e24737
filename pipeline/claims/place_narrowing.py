"""Of two place names that are told together, the one that lies in the other: `Leon in Kaduna state`, `Leon, near Lugo`."""

from __future__ import annotations

import re

from pipeline.claims.inflections import lemma_of
from pipeline.claims.place_phrases import BESIDE, LOCATIVE, PART_WORDS, PLACE_TYPES, marker_of, phrase_head, type_noun
from pipeline.language.document import Document
from pipeline.language.entity import Mention
from pipeline.language.spans import TYPE_WORDS

# What stands between a place and a better known one beside it: `, near `, ` village, some 12 km (7 miles) south of the city of `.
_LANDMARK = re.compile(
    r"(?: (?:area|village|town|district|neighbou?rhood|suburb))?"
    r"(?:,? (?:just )?(?:near|outside|close to|not far from)"
    r"|, (?:(?:a|an|the) (?:[a-z-]{2,16} )?(?:town|village|city|hamlet|settlement|suburb|port) )?"
    r"(?:(?:some|about|around|roughly|nearly|just) )?\d[\d.,]* ?(?:km|kms|kilomet(?:er|re)s?|miles?|mi)\b"
    r"(?: \([^()]{1,24}\))?(?: [a-z-]{2,16})? (?:of|from)"
    r"|, (?:just )?(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west) of)"
    r" (?:the )?(?:(?:city|town|village|capital|provincial capital) of )?"
)
_DIRECTION = re.compile(r", (?:just )?(?:north|south|east|west)[a-z-]* of\b")  # `in the Bicol region, south-east of Manila`
_DIVISION, _REGION = 4, 5  # UCDP's codes of precision; 6 is a country
_WITHIN = 7  # tokens between a place and the wider one: `in Homs in the west of Syria's Homs province`
# Between a place and the one that it lies in: `Lugo, a village in the Leon region`.
_OF_CONTAINER = frozenset({",", "of", "in", "the", "a", "an", "'s", "’s"})
# Verbs whose object, where it is a place, is the scene.
_STRIKING = frozenset(
    "attack raid hit strike shell bomb bombard storm ambush assault overrun invade besiege engulf bury flood inundate flatten devastate "
    "batter lash ravage sweep destroy rock shake jolt target capture seize".split()
)


def most_specific(document: Document, chosen: Mention, candidates: list[Mention]) -> Mention:
    """Within `the Karrada district of Baghdad` or `Leon, Mexico` the first name is the narrower one."""
    if chosen.form == "demonym":
        for mention in candidates:
            if chosen.last < mention.first <= chosen.last + 4 and mention.form != "demonym":
                return mention
    if _is_possessor(document, chosen):
        for mention in candidates:  # `China's Hunan province`, `Leon's Kasiya`
            near = chosen.last < mention.first <= chosen.last + 3 and mention.form != "demonym"
            if near and (narrower(document, mention, chosen) or _is_unlisted_division(document, mention, chosen)):
                return mention
            if mention.first == chosen.last + 1 and mention.form != "demonym" and _is_settlement(document, mention):
                return mention
    for mention in candidates:
        if chosen.last < mention.first <= chosen.last + 3 and _is_called(document, chosen, mention):
            return most_specific(document, mention, candidates)
    for mention in candidates:
        if _is_possessor(document, mention) or _is_called(document, mention, chosen):
            continue
        if mention.last <= chosen.first and mention is not chosen and _is_landmark(document, mention, chosen):
            return most_specific(document, mention, candidates)
        if mention.last <= chosen.first <= mention.last + _WITHIN and mention is not chosen and mention.form != "demonym":
            named = {i for other in candidates for i in range(other.first, other.last)}  # `El Fasher, in Sudan's North Darfur`
            between = [t for t in document.tokens[mention.last : chosen.first] if t.i not in named]
            if all(t.lower in _OF_CONTAINER or t.lower in PART_WORDS or t.pos == "NOUN" for t in between):
                located = marker_of(document, mention) in LOCATIVE | {"of", "to"} or _lies_within(document, mention, chosen)
                if any(t.lower in {",", "of", "in"} for t in between) and (located or is_struck(document, mention)):
                    return most_specific(document, mention, candidates)
    return chosen


def _is_unlisted_division(document: Document, mention: Mention, country: Mention) -> bool:
    """`Congo's South Ubangi province`: a division that no list has, which has the position and the precision of its country."""
    division = document.entities[mention.entity]
    after = document.tokens[mention.last] if mention.last < len(document.tokens) else None
    if division.geonames_id is not None or after is None or TYPE_WORDS.get(after.lower) is None:
        return False
    return division.country_iso3 == document.entities[country.entity].country_iso3


def _is_settlement(document: Document, mention: Mention) -> bool:
    """Whether a name is a town's or a smaller place's, as far as is known."""
    return (document.entities[mention.entity].precision or 0) < _DIVISION


def _is_called(document: Document, adjective: Mention, mention: Mention) -> bool:
    """`the Kasiyan town of Leon`: whether a name is that of the settlement which another describes."""
    tokens = document.tokens
    last = tokens[adjective.last - 1]
    if last.model_label != "NORP" or mention.form == "demonym" or not _is_settlement(document, mention):
        return False
    return tokens[mention.first - 1].lower == "of" and mention.first - 2 == adjective.last and tokens[adjective.last].lower in PLACE_TYPES


def _lies_within(document: Document, mention: Mention, wide: Mention) -> bool:
    """`the worst hit was Kasiya in Leon district`: a settlement right before the wider place that it lies in."""
    tokens = document.tokens
    return tokens[mention.last].lower == "in" and wide.first - mention.last <= 2 and _is_settlement(document, mention)


def is_struck(document: Document, mention: Mention) -> bool:
    """`raided Lugo in Leon state`, `buried the hamlet of Lugo`, `Lugo was shelled`: what is done to a place is done there."""
    return striking_verb(document, mention) is not None


def striking_verb(document: Document, mention: Mention) -> int | None:
    """The token of the verb whose object a place or its settlement is (`raided Lugo camp`), or None."""
    tokens = document.tokens
    noun = tokens[type_noun(document, phrase_head(document, mention))]
    if noun.dep == "compound" and tokens[noun.head].lower in TYPE_WORDS:
        noun = tokens[noun.head]
    verb = tokens[noun.head]
    return verb.i if noun.dep in {"dobj", "nsubjpass"} and verb.pos == "VERB" and lemma_of(verb) in _STRIKING else None


def _is_possessor(document: Document, mention: Mention) -> bool:
    return mention.last < len(document.tokens) and document.tokens[mention.last].lower in {"'s", "’s"}


def _is_landmark(document: Document, scene: Mention, beside: Mention) -> bool:
    """`in Leon, near Lugo`, `in Leon, about 12 km south of Lugo`: the second name only helps to find the first. In `in the north of Spain,
    near Lugo` it is what tells where."""
    if marker_of(document, scene) not in LOCATIVE - BESIDE:
        return False
    landmark = _LANDMARK.fullmatch(document.text, scene.end, beside.start)
    if landmark is None:
        return False
    wide = (document.entities[scene.entity].precision or 0) >= _REGION and narrower(document, beside, scene)
    return not wide or _DIRECTION.match(landmark[0]) is not None


def narrower(document: Document, new: Mention, old: Mention | None) -> bool:
    """Whether the new place is a finer place in the same country than the old one."""
    if old is None:
        return True
    a, b = document.entities[new.entity], document.entities[old.entity]
    if a.entity_id == b.entity_id:
        return False
    if a.country_iso3 != b.country_iso3:
        return False
    return (a.precision or 9) < (b.precision or 9)
