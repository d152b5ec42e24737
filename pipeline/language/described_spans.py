"""Names that no list knows, before the word for a place or where only places are spoken of: `the Kasiya district`, `raided Kasiya`."""

from __future__ import annotations

from pipeline.language.document import Document, Token
from pipeline.language.gazetteer import Gazetteer
from pipeline.language.reporting_words import SAY_VERBS
from pipeline.language.spans import DIRECTIONS, NOT_NAMES, Span, text_of
from pipeline.language.unlisted_spans import CAPITAL_TYPES, INSIDE, LOCAL_TYPES, MAY_FOLLOW, UNLISTED, KnownNames, may_be_other, name_after

_BEFORE_TYPED = frozenset({"the", "'s", "’s"})
_RAIDED = frozenset("raid storm attack shell bomb overrun besiege burn reach flee leave".split())  # what may be done to a camp or a prison
_WALLED = frozenset("camp prison jail airport base barracks checkpoint garrison".split())
_SACKED = frozenset("raid shell bombard overrun besiege ransack pillage sack".split())  # nobody does this to a person
_FLED = frozenset({"flee", "fled"})
# What is aimed at a place and not, as an attack may be, at a person: `bombs on Kasiya`, `the advance on Kasiya`.
_AIMED = frozenset(
    "raid raids strike strikes airstrike airstrikes bombardment shelling assault offensive advance march bomb bombs shells missiles "
    "rockets".split()
)
_OF_WHICH = frozenset(
    "siege bombardment shelling centre center outskirts streets city town village port suburb hamlet township north south east west "
    "northeast northwest southeast southwest north-east north-west south-east south-west".split()
)
_OF_TEAMS = frozenset("fans supporters players striker manager coach beat lost won drew fc".split())
_SERVICES = frozenset("School Fire Water Hospital Health Park Utility Sewer Improvement Court Business".split())
_FOR_WHICH = frozenset({"battle", "fight"})
_PARTS = frozenset("coastal rural remote mountainous hilly neighbouring neighboring nearby upper lower".split())


def described_spans(document: Document, gazetteer: Gazetteer, proposals: list[Span], small: set[str]) -> list[Span]:
    """Such names, where no list knows them as somebody's and none of the article's people is called so; `small` are the words that the
    article writes without a capital."""
    tokens = document.tokens
    known = KnownNames.of(document, proposals)
    listed = known.listed
    located = {s.last for s in proposals if s.kind == "place" and s.first and tokens[s.first - 1].lower in INSIDE}
    found: list[Span] = []
    for token in tokens:
        if token.text in CAPITAL_TYPES and (first := _start_of(tokens, token.i)) is not None:
            if listed.isdisjoint(range(first, token.i + 1)):
                found.append(_span(document, first, token.i + 1, 0.6))
            continue
        following = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
        if following is None or not (following.text[:1].isupper() or following.lower in DIRECTIONS):
            continue  # no name, which is what most words are before
        is_said = _is_said_of_places(tokens, token)
        if not is_said and token.lower not in _BEFORE_TYPED and token.lemma.lower() not in _RAIDED:
            continue
        first, last = name_after(document, token.i + 1)
        if first == last or not listed.isdisjoint(range(first, last)):
            continue
        others = known.surnames_of_others(first, last)
        if _is_local(document, token, first, last) or _is_within_town(document, token, last, located):
            found.append(_span(document, first, last, 0.6))
        elif (
            is_said
            and _ends(tokens, last)
            and tokens[first].model_label != "ORG"
            and not may_be_other(document, gazetteer, (first, last), others, small)
        ):
            found.append(_span(document, first, last, 0.5))
    return found


def _span(document: Document, first: int, last: int, score: float) -> Span:
    return Span(first, last, "place", "name", "model", score, text_of(document, first, last), rank=UNLISTED)


def _start_of(tokens: list[Token], kind: int) -> int | None:
    """Where the name before `County` or `Province` starts; None where more of a name follows, as in `Kasiya County Council`."""
    following = tokens[kind + 1] if kind + 1 < len(tokens) else None
    if following is not None and following.sentence == tokens[kind].sentence and following.text[:1].isupper() and following.pos == "PROPN":
        return None
    if following is not None and (following.lower in _OF_TEAMS or following.lemma.lower() in SAY_VERBS):
        return None  # `Lugo County fans`, `Lugo Fire District said`
    if tokens[kind - 1].text in _SERVICES:
        return None
    first = kind
    while first and kind - first < 3 and _is_of_name(tokens, first - 1, kind):
        first -= 1
    return first if first < kind else None


def _is_of_name(tokens: list[Token], i: int, kind: int) -> bool:
    token = tokens[i]
    if token.sentence != tokens[kind].sentence or token.pos != "PROPN" or not token.text[:1].isupper() or not token.text[-1:].isalpha():
        return False
    return token.text not in CAPITAL_TYPES and token.lower not in NOT_NAMES


def _is_said_of_places(tokens: list[Token], token: Token) -> bool:
    """Whether the name behind a token is that of a place by the words before it: `raided X`, `strikes on X`, `the centre of X`."""
    before = tokens[token.i - 1].lower if token.i else ""
    if token.lower == "on":
        return before in _AIMED
    if token.lower == "of":
        return before in _OF_WHICH
    if token.lower == "for":
        return before in _FOR_WHICH
    if token.lower in _PARTS:
        return before in INSIDE
    return token.pos == "VERB" and (token.lemma.lower() in _SACKED or token.lower in _FLED)


def _ends(tokens: list[Token], last: int) -> bool:
    """Whether a name ends where it seems to: no noun follows that it may belong to."""
    return (
        last >= len(tokens) or not tokens[last].text[0].isalpha() or tokens[last].lower in MAY_FOLLOW or tokens[last].pos in {"ADV", "NUM"}
    )


def _is_local(document: Document, before: Token, first: int, last: int) -> bool:
    """`the Kasiya district`, `Hama's Kasiya quarter`, `raided Kasiya camp`: a name before the word for such a place."""
    tokens = document.tokens
    if last >= len(tokens) or tokens[first].pos != "PROPN" or tokens[first].lower in NOT_NAMES:
        return False
    kind, following = tokens[last], tokens[last + 1] if last + 1 < len(tokens) else None
    if following is not None and following.pos in {"NOUN", "PROPN"}:  # `the Kasiya district council`
        return False
    return kind.lower in _WALLED if before.lower not in _BEFORE_TYPED else kind.text in LOCAL_TYPES or _is_of_land(before, kind)


def _is_of_land(possessive: Token, kind: Token) -> bool:
    """`Turkey's Kasiya province`: the name before a division, behind the country's."""
    return possessive.lower != "the" and kind.text in {"province", "state", "region", "county", "governorate", "prefecture", "department"}


def _is_within_town(document: Document, before: Token, last: int, located: set[int]) -> bool:
    """`in Leon's Kasiya`: the part of a town behind the name of the town, which ends before the `'s` in one of the tokens `located`."""
    after = document.tokens[last] if last < len(document.tokens) else None
    return before.i in located and before.lower != "the" and (after is None or not after.text[0].isalpha() or after.lower in MAY_FOLLOW)
