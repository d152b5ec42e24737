"""Names in a list of places (`in Leon, Perpur and Lugo`, `Leon, Perpur and Lugo districts`): what one is, the others are too."""

from __future__ import annotations

from pipeline.language.document import Document, Token
from pipeline.language.gazetteer import Gazetteer
from pipeline.language.names import fold
from pipeline.language.spans import DIRECTIONS, LOCATIVE, NOT_NAMES, Span, text_of
from pipeline.language.unlisted_spans import UNLISTED

_JOINTS = frozenset({"and", "or", "&"})
_LONGEST = 3  # words of a name that no list knows
_DIVISIONS = frozenset(
    "districts provinces counties villages towns cities states regions municipalities prefectures governorates departments suburbs "
    "neighbourhoods neighborhoods boroughs islands townships areas camps parishes communes wards localities hamlets settlements".split()
)


def joined_spans(document: Document, gazetteer: Gazetteer, proposals: list[Span]) -> list[Span]:
    """Places for the names of a list behind a preposition of place, where one of them is a place by `proposals`, or what ends the
    list calls them districts or towns. Names that some list knows as somebody's stay what they are."""
    places = {(s.first, s.last) for s in proposals if s.kind == "place" and (s.method != "model" or s.rank == UNLISTED)}
    found: list[Span] = []
    tokens = document.tokens
    for token in tokens:
        of_divisions = token.lower == "of" and _are_divisions(tokens, token.i - 1)  # `the islands of Leon and Perpur`
        if token.lower not in LOCATIVE and not of_divisions:
            continue
        names = _names_after(document, token.i + 1)
        if len(names) < 2 or not (
            of_divisions
            or _are_divisions(tokens, names[-1][1])
            or _lie_in(tokens, names[-1][1])
            or (not places.isdisjoint(names) and _is_one_phrase(tokens, names))
        ):
            continue
        for first, last in names:
            name = text_of(document, first, last)
            if (first, last) not in places and not _is_somebody(gazetteer, name):
                found.append(Span(first, last, "place", "name", "model", 0.6, name, rank=UNLISTED))
    return found


def _names_after(document: Document, first: int) -> list[tuple[int, int]]:
    """The tokens of each name of a list that begins at a token and has an `and` or `or`; none where there is no such list."""
    tokens = document.tokens
    end = document.sentences[tokens[first - 1].sentence].last
    names: list[tuple[int, int]] = []
    i, closed = first, False
    while i < end:
        while i < end and (tokens[i].lower == "the" or (tokens[i].lower in DIRECTIONS and tokens[i].text.islower())):
            i += 1
        last = i
        while last < end and last - i <= _LONGEST and tokens[last].pos == "PROPN" and tokens[last].text[:1].isupper():
            last += 1
        if not 0 < last - i <= _LONGEST:
            return []
        names.append((i, last))
        if closed:
            return names
        i = last
        if i < end and tokens[i].text == ",":
            i += 1
        if i < end and tokens[i].lower in _JOINTS:
            closed = True
            i += 1
        elif i == last:
            return []
    return []


def _are_divisions(tokens: list[Token], after: int) -> bool:
    return after < len(tokens) and tokens[after].lower in _DIVISIONS


def _lie_in(tokens: list[Token], after: int) -> bool:
    """`At Leon and Perpur, both in Lugo district,`: what follows tells where they lie."""
    return [t.lower for t in tokens[after : after + 3]] in ([",", "both", "in"], [",", "all", "in"])


def _is_one_phrase(tokens: list[Token], names: list[tuple[int, int]]) -> bool:
    """Whether the parser joins each name to one before it, and none does something: not `in Paris, Perez and Ruiz agreed`."""
    after = names[-1][1]
    if after < len(tokens) and tokens[after].pos in {"VERB", "AUX", "PART"}:
        return False
    return all(
        any(tokens[i].dep in {"conj", "appos", "pobj"} and tokens[i].head < first for i in range(first, last)) for first, last in names[1:]
    )


def _is_somebody(gazetteer: Gazetteer, name: str) -> bool:
    key = fold(name)
    return key in NOT_NAMES or key in gazetteer.actor_aliases or key in gazetteer.demonyms or key in gazetteer.country_names
