"""Names that no list knows and a model takes for people or firms, where English speaks of a place: `in Kasiya, 80 km north of Leon`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice

from pipeline.language.document import Document, Token
from pipeline.language.gazetteer import Gazetteer
from pipeline.language.names import fold
from pipeline.language.place_frames import is_persons, is_scholars
from pipeline.language.spans import DIRECTIONS, NAME_USES, NOT_NAMES, STORMS, TYPE_WORDS, Span, text_of

UNLISTED = 9  # rank of such a span: above what a model makes of it
_WEAK = 2  # rank of a name that the gazetteer has and the model takes for somebody's
INSIDE = frozenset({"in", "near", "outside", "inside", "around"})
_AT = frozenset({"at", "off"})  # which also stand before firms and men: only where something happened
_THROUGH = INSIDE | _AT | {"from", "across", "through", "throughout", "into", "over", "to", "of"}
# What happens at a place.
_HAPPENING = frozenset(
    "crash collide derail overturn plunge skid slam explode detonate erupt occur happen kill die drown perish wound injure shoot stab "
    "massacre slaughter murder lynch hack behead execute "
    "attack ambush bomb shell raid clash fight capsize sink founder land camp shelter strand ground find discover recover bury "
    "burn collapse arrest detain capture seize abduct kidnap crash battle ambush fighting clash blast explosion accident collision "
    "derailment landslide mudslide fire attack shooting massacre raid shelling killing checkpoint camp combat".split()
)
# After these, what one believes in or deals in.
_ABSTRACT = frozenset(
    "believe trust invest engage specialize specialise succeed confide delight sell trade dress sing speak write publish star feature "
    "confidence trust faith interest belief stake share role pride increase decrease rise fall drop interested involved fluent".split()
)
_DWELLERS = frozenset("resident native inhabitant villager farmer mayor live settle flee return".split())
_HARDEST, _HIT = frozenset({"worst", "hardest", "worst-hit", "hardest-hit"}), frozenset({"hit", "affected", "-hit"})
_AIMING = frozenset("fire aim point throw hurl shout look laugh stare".split())  # at somebody
_FIRMS, _APPOSED = frozenset("firm company maker manufacturer plant factory bank group subsidiary start-up startup".split()), 6
_LABELS = frozenset({"PERSON", "ORG", "FAC", "GPE", "LOC", "NORP", "DATE", "PRODUCT", ""})
_LONGEST = 3
_TOWNS = frozenset({"town", "city", "port", "outpost", "island", "resort", "oasis"})
_CAPITAL_VENUES = frozenset(
    "College School Hospital University Polytechnic Academy Barracks Church Cathedral Mosque Market Airport Prison Clinic Institute".split()
)
_PARTICLES = frozenset("al el ar as ash ad an at az ez es ed bin ibn".split())  # of Arabic names, before a hyphen
# What a village or a part of a town is called after its name: `Hama's Kasiya quarter`.
LOCAL_TYPES = frozenset(
    "village hamlet township settlement quarter neighbourhood neighborhood suburb district subdistrict sub-district commune barangay "
    "locality slum shantytown favela".split()
)
CAPITAL_TYPES = frozenset(
    "County Province Governorate District Township Village Valley Municipality Parish Woreda Upazila Tehsil Prefecture Oblast Raion "
    "Regency".split()
)
# What may follow the bare name of a place.
MAY_FOLLOW = frozenset(
    "on in at near when where after before during while and or as by early late last this that which who overnight yesterday today since "
    "for to from were was is are have had has said to with under until about around just some alone".split()
)


@dataclass(slots=True)
class KnownNames:
    """What the proposals for an article say of its names already."""

    surnames: Counter[str]  # how many spans of people end on each
    standing: dict[tuple[int, int], str]  # the surname of each such span
    listed: set[int]  # tokens of names that a list knows for sure

    @classmethod
    def of(cls, document: Document, proposals: list[Span]) -> KnownNames:
        """The people of two words or more and the listed names among the proposals."""
        people = [s for s in proposals if s.kind == "person" and s.last - s.first > 1]
        standing = {(s.first, s.last): document.tokens[s.last - 1].text for s in people}
        sure = (s for s in proposals if s.target or (s.kind == "place" and s.method != "model" and s.rank > _WEAK))
        surnames = Counter(document.tokens[s.last - 1].text for s in people)
        return cls(surnames, standing, {i for s in sure for i in range(s.first, s.last)})

    def surnames_of_others(self, first: int, last: int) -> Counter[str]:
        """The surnames without that of the span itself, if it is proposed as a person's."""
        own = self.standing.get((first, last))
        return self.surnames if own is None else self.surnames - Counter([own])


def unlisted_spans(document: Document, gazetteer: Gazetteer, proposals: list[Span], small: set[str]) -> list[Span]:
    """Such names, where no list knows them as somebody's and none of the article's people is called so; `small` are the words that the
    article writes without a capital."""
    known = KnownNames.of(document, proposals)
    listed = known.listed
    found: list[Span] = []
    for token in document.tokens:
        if token.lower in _HARDEST and (span := _worst_hit(document, token.i)) is not None and listed.isdisjoint(range(*span)):
            if not may_be_other(document, gazetteer, span, known.surnames, small):
                found.append(Span(*span, "place", "name", "model", 0.5, text_of(document, *span), rank=UNLISTED))
        if token.text == "," and (span := _seat_of_venue(document, token.i)) is not None and listed.isdisjoint(range(*span)):
            if not may_be_other(document, gazetteer, span, known.surnames, small):
                found.append(Span(*span, "place", "name", "model", 0.5, text_of(document, *span), rank=UNLISTED))
        if token.lower not in _THROUGH:
            continue
        first, last = name_after(document, token.i + 1)
        if first == last or not listed.isdisjoint(range(first, last)):
            continue
        name = text_of(document, first, last)
        others = known.surnames_of_others(first, last)
        if _is_typed(document.tokens, first, last):
            found.append(Span(first, last, "place", "name", "model", 0.6, name, rank=UNLISTED))
        elif _stands_as_place(document, token, first, last) and not may_be_other(document, gazetteer, (first, last), others, small):
            found.append(Span(first, last, "place", "name", "model", 0.5, name, rank=UNLISTED))
    return found


def _worst_hit(document: Document, worst: int) -> tuple[int, int] | None:
    """`Kasiya was the worst hit`, `Kasiya is the hardest-hit district`: the tokens of the name."""
    tokens = document.tokens
    if worst + 1 >= len(tokens) or not any(t.lower in _HIT for t in tokens[worst + 1 : worst + 3]):
        return None
    last = worst - 1 if tokens[worst - 1].lower == "the" else worst
    verb = next((t for t in tokens[worst + 2 : worst + 5] if t.lower in {"is", "was"}), None)
    if verb is not None:  # `the worst hit village was Kasiya`
        first, last = name_after(document, verb.i + 1)
        return (first, last) if first < last and tokens[first].model_label != "ORG" else None
    if last < 1 or tokens[last - 1].lower not in {"is", "was"}:
        return None
    first = last = last - 1
    while (
        first > 0 and last - first < _LONGEST and _is_name_word(tokens[first - 1]) and tokens[first - 1].sentence == tokens[worst].sentence
    ):
        first -= 1
    return (first, last) if first < last else None


def name_after(document: Document, first: int) -> tuple[int, int]:
    """The tokens of the capitalised name that begins at a token; none where it is longer than such names are."""
    tokens = document.tokens
    end = document.sentences[tokens[first - 1].sentence].last
    while first < end and tokens[first].lower in DIRECTIONS and tokens[first].text.islower():
        first += 1
    last = first
    while last < end and (_is_name_word(tokens[last]) or _is_hyphen(tokens, first, last, end)):
        last += 1
    while last > first and tokens[last - 1].text == "-":
        last -= 1
    words = sum(token.text != "-" and token.text not in _PARTICLES for token in tokens[first:last])
    return (first, last) if 0 < words <= _LONGEST else (first, first)


def _is_name_word(token: Token) -> bool:
    return token.pos in {"PROPN", "NOUN", "ADJ"} and token.text[:1].isupper() and token.text[-1:].isalpha() and token.tag != "NNPS"


def _is_hyphen(tokens: list[Token], first: int, i: int, end: int) -> bool:
    """Whether token `i` joins a name: the hyphens and the particle of `Pul-e-Kasiya`, the particle of `Ain al-Kasiya`."""
    if i == first or i + 1 >= end:
        return False
    if tokens[i].text in _PARTICLES and tokens[i + 1].text == "-":
        return True
    if tokens[i].start != tokens[i - 1].end:
        return False
    return tokens[i].text == "-" or (tokens[i - 1].text == "-" and tokens[i].text.isalpha() and tokens[i + 1].text == "-")


def _is_typed(tokens: list[Token], first: int, last: int) -> bool:
    """`at Kasiya village`, `through Kasiya County`."""
    if last - first > 1 and tokens[last - 1].text in CAPITAL_TYPES:
        return tokens[first].pos == "PROPN" and tokens[first].text not in CAPITAL_TYPES
    if last >= len(tokens) or not tokens[last].text.islower() or tokens[last].lower not in TYPE_WORDS:
        return False
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    return tokens[first].pos == "PROPN" and (following is None or following.pos not in {"NOUN", "PROPN"})  # `Kasiya city council`


def _seat_of_venue(document: Document, comma: int) -> tuple[int, int] | None:
    """`at General Hospital, Kasiya,`: the tokens of the town that a school or hospital is in, behind its name and a comma."""
    tokens = document.tokens
    if comma < 2 or tokens[comma - 1].text not in _CAPITAL_VENUES or not tokens[comma - 2].text[:1].isupper():
        return None
    first, last = name_after(document, comma + 1)
    if last - first != 1 or last >= len(tokens):
        return None
    if [t.lower for t in tokens[last : last + 2]] in ([",", "and"], [",", "or"]):
        return None  # `Lugo University, Soria, and others`
    return (first, last) if tokens[last].text in {",", "."} or tokens[last].lower in {"in", "on", "where"} else None


def _is_apposed(tokens: list[Token], last: int) -> bool:
    """`At Kasiya, a fishing hamlet east of Leon,`: what follows the name says what it is."""
    following = tokens[last : last + _APPOSED]
    if [t.lower for t in following[:1]] != [","] or following[1:2] == [] or following[1].lower not in {"a", "an", "the"}:
        return False
    noun = next((t for t in following[2:] if t.pos not in {"ADJ", "NOUN", "PROPN", "VERB"} or t.lower in LOCAL_TYPES | _TOWNS), None)
    return noun is not None and noun.lower in LOCAL_TYPES | _TOWNS


def _stands_as_place(document: Document, preposition: Token, first: int, last: int) -> bool:
    tokens = document.tokens
    is_person = any(t.model_label == "PERSON" for t in tokens[first:last])
    head = tokens[preposition.head]
    if preposition.lower == "at" and head.lemma.lower() in _AIMING:
        return False
    if is_person and preposition.lower == "near" and last - first == 1 and not _happens(document, head):
        return False
    if _is_apposed(tokens, last):
        return True
    if preposition.lower == "at" and _is_firms(document, last):
        return False
    if _is_where(tokens, last) and head.lemma.lower() in _DWELLERS | _HAPPENING:
        return True
    if preposition.lower in _AT and not _happens(document, head):
        return False
    if preposition.lower not in INSIDE | _AT or head.lemma.lower() in _ABSTRACT or tokens[first - 1].i != preposition.i:
        return False
    if last >= len(tokens):
        return True
    after = tokens[last]
    if after.lower in ("'s", "’s", "and", "or") and last - first > 1:
        return False
    return not after.text[0].isalpha() or after.lower in MAY_FOLLOW or (after.tag.startswith("VB") and head.pos == "NOUN")


def _is_firms(document: Document, last: int) -> bool:
    """`at Kemtek, which makes batteries`, `at Lufkane, the mining firm,`: what follows speaks of a firm."""
    following = document.tokens[last : last + _APPOSED]
    if [t.text for t in following[:1]] != [","]:
        return False
    return following[1:2] != [] and (following[1].lower in {"which", "whose"} or any(t.lemma.lower() in _FIRMS for t in following[1:]))


def _is_where(tokens: list[Token], last: int) -> bool:
    """`Kasiya, where two died`."""
    return [token.lower for token in tokens[last : last + 2]] == [",", "where"]


def _happens(document: Document, head: Token) -> bool:
    """Whether the word that `at` hangs on, or the one above it, tells that something happened."""
    above = islice(document.ancestors(head.i), 3)
    return head.lemma.lower() in _HAPPENING or any(document.tokens[i].lemma.lower() in _HAPPENING for i in above)


def may_be_other(document: Document, gazetteer: Gazetteer, tokens: tuple[int, int], surnames: Counter[str], small: set[str]) -> bool:
    """Whether the name may be somebody's, a firm's or, as one of the `small` words of the article in a headline, none at all."""
    first, last = tokens
    words = [token for token in document.tokens[first:last] if token.text not in _PARTICLES]
    name = text_of(document, first, last)
    key = fold(name)
    if key in NOT_NAMES or key in gazetteer.actor_aliases or key in gazetteer.demonyms or key in gazetteer.country_names or len(key) < 4:
        return True
    if any(w.lower in small or w.lower in _HAPPENING or fold(w.text) in gazetteer.demonyms for w in words):
        return True
    if any(w.lower in NAME_USES | STORMS or w.lower in NOT_NAMES or w.model_label not in _LABELS or w.text in surnames for w in words):
        return True
    if words[0].pos != "PROPN" or (len(words) == 1 and name.isupper()) or len({w.model_label for w in words}) > 1:
        return True
    return is_scholars(document, first) or is_persons(document, first, last)
