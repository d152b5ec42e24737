"""The phrase that a place name stands in: its preposition, its head, the word that it hangs on."""

from __future__ import annotations

from itertools import islice

from pipeline.language.document import Document, Token
from pipeline.language.entity import Mention

LOCATIVE = frozenset("in at near across throughout on off outside inside within around along over between above under".split())
BESIDE = frozenset({"near", "outside", "off"})
PLACE_TYPES = frozenset(
    "city cities town towns village villages hamlet capital district districts province provinces state states county region regions "
    "island port suburb neighbourhood neighborhood territory municipality governorate prefecture department".split()
)
_SPOTS = frozenset({"corner", "intersection", "junction", "block", "blocks"})  # of streets
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
        if token.lower == "of" and i > 1 and document.tokens[i - 1].lower in PLACE_TYPES | _SPOTS | _SIDES_OF:
            i -= 1  # `in the town of Leon`, `in the 400 block of Oak Street`: the preposition before the town or the block
            continue
        if token.pos == "ADP" or token.lower in LOCATIVE or token.lower == "from":
            return token.lower
        if token.lower in PART_WORDS or token.pos in {"DET", "ADJ", "NOUN", "PROPN", "NUM"} or token.lower in {"'s", "’s", ","}:
            i -= 1
            continue
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
