"""The phrase that a place name stands in: its preposition, its head, the word that it hangs on."""

from __future__ import annotations

from itertools import islice

from pipeline.language.document import Document, Token
from pipeline.language.entity import Mention

LOCATIVE = frozenset("in at near across throughout on off outside inside within around along over between above under".split())
BESIDE = frozenset({"near", "outside", "off"})
PLACE_TYPES = frozenset(
    "city cities town towns village villages hamlet capital district districts province provinces state states county region regions "
    "island islands port suburb suburbs neighbourhood neighborhood neighbourhoods neighborhoods territory municipality municipalities "
    "governorate governorates prefecture department counties townships hamlets settlement camp camps".split()
)
_SPOTS = frozenset({"corner", "intersection", "junction", "block", "blocks"})  # of streets
# What leads to a place, and passes it: `on the road to X`, `along the highway between X and Y`.
_ROADS = frozenset("road roads highway motorway route track path expressway freeway street railway line".split())
_LEADING = frozenset({"to", "from", "between", "into", "towards", "near"})
_UNITS = frozenset("km kms kilometre kilometres kilometer kilometers mile miles mi metres meters".split())
_POINTS = frozenset("north south east west northeast northwest southeast southwest north-east north-west south-east south-west".split())
# Parts of a place: `in the north of X`, `on the outskirts of X` say where as `in X` does.
_SIDES_OF = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west centre center heart "
    "outskirts suburbs part parts streets area areas middle interior rest countryside".split()
)
PART_WORDS = frozenset(
    "northern southern eastern western central north south east west north-eastern north-western south-eastern south-western northeastern "
    "northwestern southeastern southwestern northeast northwest southeast southwest upper lower downtown mid "
    "coastal rural greater the nearby "
    "neighbouring neighboring city town village district province state county region area".split()
)


def marker_of(document: Document, mention: Mention) -> str | None:
    """The preposition that governs a place name, in lower case: `in` of `in northern Gaza`; None where there is none."""
    i = mention.first - 1
    for _ in range(6):
        if i < 0 or document.tokens[i].sentence != mention.sentence:
            return None
        token = document.tokens[i]
        if token.lower == "of" and i > 1 and _is_offset(document, i):
            return "near"  # `sank north of Leon`
        if token.lower == "of" and i > 1 and document.tokens[i - 1].lower in PLACE_TYPES | _SPOTS | _SIDES_OF:
            i -= 1  # `in the town of Leon`, `in the 400 block of Oak Street`: the preposition before the town or the block
            continue
        if token.lower in _LEADING and i > 2 and (road := _along(document, i)) is not None:
            return road
        if token.pos == "ADP" or token.lower in LOCATIVE or token.lower == "from":
            return token.lower
        if token.lower in PART_WORDS or token.pos in {"DET", "ADJ", "NOUN", "PROPN", "NUM"} or token.lower in {"'s", "’s", ","}:
            i -= 1
            continue
        return None
    return None


def _is_offset(document: Document, of: int) -> bool:
    """Whether the `of` of `sank north of Leon` tells where beside a place; `in the north of Leon` is within it, and what lies a number of
    miles away, as the centre of an earthquake does, may be far from those whom it harmed."""
    tokens = document.tokens
    if tokens[of - 1].lower not in _POINTS:
        return False
    before = tokens[of - 2]
    if before.lower.rstrip(".") in _UNITS:
        return False
    return before.pos in {"NOUN", "VERB", "ADV", "AUX"} or before.lower == "just"


def _along(document: Document, i: int) -> str | None:
    """The preposition before the road that leads to or past a place: `on` of `on the main road to Leon`."""
    tokens = document.tokens
    if tokens[i - 1].lower not in _ROADS:
        return None
    for j in range(i - 2, max(i - 6, -1), -1):
        if tokens[j].lower in {"on", "along", "near", "off"}:
            return tokens[j].lower
        if tokens[j].pos not in {"DET", "ADJ", "NOUN", "PROPN"}:
            return None
    return None


def phrase_head(document: Document, mention: Mention) -> int:
    """The token of the mention that governs its other tokens."""
    for i in range(mention.last - 1, mention.first - 1, -1):
        if not mention.first <= document.tokens[i].head < mention.last or document.tokens[i].head == i:
            return i
    return mention.last - 1


def type_noun(document: Document, head: int) -> int:
    """The token that speaks for a place in its clause: `city` of `the city of Leon`, else its own head."""
    tokens = document.tokens
    joint = tokens[tokens[head].head]
    if tokens[head].dep == "pobj" and joint.lower == "of" and tokens[joint.head].lower in PLACE_TYPES:
        return joint.head
    return head


def above_marker(document: Document, mention: Mention) -> Token | None:
    """The word that the preposition of a place name hangs on; None where the name hangs on another word."""
    above = list(islice(document.ancestors(phrase_head(document, mention)), 2))
    return document.tokens[above[1]] if len(above) == 2 and document.tokens[above[0]].lower == marker_of(document, mention) else None
