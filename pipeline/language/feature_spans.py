"""Names of waters, mountains and camps, which the world's lists of towns lack."""

from __future__ import annotations

from pipeline.language.document import Document, Token
from pipeline.language.spans import Span, text_of

# Words for natural features and camps that stand before a name, and those that stand after it.
_FEATURES_FIRST = frozenset({"Lake", "Mount", "Mt.", "Cape", "River"})
_FEATURES_LAST = frozenset(
    "lake river reservoir dam gorge canal creek lagoon valley waterfall falls glacier bay beach camp canyon swamp forest pass "
    "hills mountains mountain desert plain plains woods ravine marshes wetlands "
    "island islands islet isle strait straits archipelago peninsula harbour harbor cove fjord".split()
)
_OF_SEAS = frozenset("island islands islet strait straits archipelago peninsula harbour harbor fjord".split())
_BEFORE_FEATURES = frozenset("in on at near off into from across of along over under inside outside around to".split())
_SHOWN = frozenset({"appear", "star", "contestant", "feature", "air"})  # on television
_MIDDLE = frozenset({"refugee", "displacement", "displaced"})  # `the Dadaab refugee camp`


def feature_spans(document: Document, proposals: list[Span]) -> list[Span]:
    """Waters, mountains and camps by their type, which the world's lists of towns lack: "on Lake Toba", "in the Kabul river", "at the
    Dadaab refugee camp". A preposition must stand before, and no further word of a name after. The name is none of the people's among the
    `proposals`: those in the camp of a politician are his followers, and a lake may be a surname."""
    found = []
    tokens = document.tokens
    peoples = {token.text for span in proposals if span.kind == "person" for token in tokens[span.first : span.last]}
    for i, token in enumerate(tokens):
        first, last = i, i + 1
        if token.text in _FEATURES_FIRST:
            while last < len(tokens) and last - i < 3 and _is_name_word(tokens, last, token.sentence):
                last += 1
        if last == i + 1 and token.lower in _FEATURES_LAST:
            first = i - 1 if i and tokens[i - 1].lower in _MIDDLE else i
            while first and i - first < 4 and _is_name_word(tokens, first - 1, token.sentence):
                first -= 1
            if i - first == (tokens[i - 1].lower in _MIDDLE):
                continue
        if last - first < 2 or (last < len(tokens) and _is_name_word(tokens, last, token.sentence)):
            continue
        if all(word.text in peoples or word.text.islower() for word in tokens[first:last]):
            continue
        before = tokens[first - 1].lower if first else ""
        if before == "the" and first > 1:  # after "a" stands a kind: "at a Bible camp"
            before = tokens[first - 2].lower
        if before in _BEFORE_FEATURES and not (before == "on" and _SHOWN & {t.lemma.lower() for t in tokens[max(0, first - 6) : first]}):
            rank = 4 if tokens[last - 1].lower in _OF_SEAS else 3  # which no firm is called
            found.append(Span(first, last, "place", "name", "model", 0.5, text_of(document, first, last), rank=rank))
    return found


def _is_name_word(tokens: list[Token], i: int, sentence: int) -> bool:
    token = tokens[i]
    return token.sentence == sentence and token.pos == "PROPN" and token.text[:1].isupper() and token.text[-1].isalnum()
