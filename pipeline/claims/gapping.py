"""Gapping: figures whose noun and verb stand with the figure before them, `Accra leads with 566 cases, Ashanti 49 and Eastern (12)`.

The verb and the noun of a clause are left out where they repeat those of the clause before (Quirk et al., A Comprehensive Grammar
of the English Language, 13.92). What stays is the name of the place and the bare figure.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from pipeline.claims.claim import Claim
from pipeline.claims.clause import FINITE
from pipeline.claims.copies import copied
from pipeline.claims.impact_words import COUNTED
from pipeline.claims.inflections import lemma_of
from pipeline.claims.labels import CALL_SIGN
from pipeline.language.document import Document, Token
from pipeline.language.entity import Mention
from pipeline.language.numbers import Quantity

_SEPARATORS = frozenset({",", ";", "and", "&", "by"})
_IN_NAMES = frozenset({"of", "the", "-", "’s", "'s", "de", "la", "al"})
_NAME = 6  # tokens of a name at most
_REACH = 14  # tokens from one figure to the next
# Reading takes a number after a name for a part of the name, and one in brackets for an age.
_MISTAKEN = frozenset({"identifier", "age"})
# What carries a number as a part of its name: roads, vehicles, doors, broadcasters, texts.
_NUMBERED = frozenset(
    "highway interstate route road freeway motorway exit flight boeing airbus apollo gate terminal pier platform building block room unit "
    "channel radio resolution article section chapter title act phase category level formula euro".split()
)
_COUNTING = frozenset("count report record confirm log register tally document list acknowledge announce verify".split())
_GIVING = frozenset({"say", "report", "put", "estimate", "count"})
_FATES = frozenset({"killed", "injured", "missing", "infected", "detained", "abducted", "displaced"})
_WHERE = frozenset({"place", "people"})
_LOSERS = frozenset("army force country nation region state city town village side we they".split())  # of people; an index loses points
_HOSTING = frozenset("take receive admit host accept shelter".split())
_EARNING = frozenset("opera film movie show tour musical shop store company firm fund album single auction business".split())
_BATCHES = frozenset({"batch", "group", "wave", "contingent"})
_IN_TURN = frozenset("last first second third latest final next".split())
_IN_PARTS = frozenset({"released", "evacuated", "rescued", "displaced", "detained", "abducted"})
_ADDING = (("on", "top", "of"), ("in", "addition", "to"))
_TALLY_MARKS = frozenset({":", "-", "–", "—", "("})
# `Deaths by state: Bavaria 12`: the entries are places though the reading of names may not know them.
_DIVISIONS = ("state", "country", "province", "region", "district", "county", "city", "town")
_BARE = frozenset("some about around nearly almost at least more than over only just further another".split())
_CERTAINTIES = frozenset({"confirmed", "probable", "suspected", "suspect", "likely"})
_OF_ORIGIN = frozenset({"come", "hail", "originate"})


def may_be_gapped(document: Document, quantity: Quantity) -> bool:
    """Whether a bare figure right after a name, or in brackets after one, may count what the figure before it counts."""
    if quantity.head is not None or quantity.token_first < 2 or quantity.quantifier == "vague" or quantity.is_zero_word:
        return False
    if document.text[quantity.start - 1].isalnum():
        return False  # `NEWS10`
    return _name_start(document, quantity) is not None


def is_mistaken(quantity: Quantity) -> bool:
    """Whether the kind of a number is one that figures in a gapped list are mistaken for."""
    return quantity.unit_kind in _MISTAKEN


def _name_start(document: Document, quantity: Quantity) -> int | None:
    """The first token of the name that stands before a figure after a separator; None where there is none.

    A comma may part the two where semicolons part the entries: `Sela, 161; Bora, 159`.
    """
    tokens = document.tokens
    i = quantity.token_first - 1
    comma = tokens[i].text == ","
    if tokens[i].text == "(" or comma:
        i -= 1
    last = i
    while i > 0 and last - i < _NAME and (tokens[i].pos == "PROPN" or (tokens[i].lower in _IN_NAMES and i < last)):
        i -= 1
    if i == last or tokens[last].pos != "PROPN" or tokens[last].model_label in {"DATE", "TIME"}:
        return None
    known = _mention_at(document, last)
    if known is not None and known.kind not in _WHERE and known.link_method == "gazetteer" and not _is_other_voice(document, quantity, i):
        return None  # `aboard a jet, Boeing 737`
    if tokens[last].lower in _NUMBERED or CALL_SIGN.fullmatch(tokens[last].text):
        return None  # `on Interstate 10 and Highway 61`, `Channel 7 and Fox 5 said`
    if comma and tokens[i].text != ";" and not (tokens[i].lower == "and" and tokens[i - 1].text == ";"):
        return None
    return i + 1 if tokens[i].lower in _SEPARATORS else None


def _is_other_voice(document: Document, quantity: Quantity, comma: int) -> bool:
    """`The government says 30 people were killed, the UN 52.`: a second voice on what somebody is said to have said."""
    tokens = document.tokens
    sentence = document.sentences[tokens[comma].sentence]
    if tokens[comma].text not in {",", ";"} or tokens[comma + 1].lower != "the":
        return False
    if quantity.token_last < sentence.last and tokens[quantity.token_last].text not in {".", ";", ","}:
        return False
    return any(t.lemma.lower() in _GIVING and t.pos == "VERB" for t in tokens[sentence.first : comma])


def _mention_at(document: Document, token: int) -> Mention | None:
    """The mention that a token stands in; None where it stands in none."""
    at = bisect.bisect_right(document.mentions, token, key=lambda m: m.first) - 1
    return document.mentions[at] if at >= 0 and document.mentions[at].last > token else None


def gapped(document: Document, quantity: Quantity, before: Quantity | None, sources: Sequence[Claim]) -> list[Claim]:
    """The claims, among `sources` of the number `before`, whose impacts a figure shares with it; see `may_be_gapped`."""
    if before is None or not sources or not may_be_gapped(document, quantity):
        return []
    tokens = document.tokens
    first = quantity.token_first
    start = max(before.token_last, (before.head + 1) if before.head is not None else 0)
    name = _name_start(document, quantity)
    if name is None or not 0 <= name - start <= _REACH or tokens[start - 1].sentence != tokens[first].sentence:
        return []
    if any(t.tag in FINITE for t in tokens[start:first]) and not _is_other_voice(document, quantity, name - 1):
        return []
    following = tokens[quantity.token_last] if quantity.token_last < len(tokens) else None
    bracket = tokens[first - 1].text == "("
    if following is not None and (following.text != ")" if bracket else following.pos in {"NOUN", "PROPN"}):
        return []
    counted = sources[0].how in {"counted", "toll", "tally", "told_around", "same_count"} or lemma_of(tokens[sources[0].trigger]) in COUNTED
    if quantity.unit_kind == "age" and not counted and not _follows_entry(document, before, name):
        return []  # `killed 12 people, among them Maria Lopez (34)`
    return [c for c in sources if c.impact in _FATES]


def _follows_entry(document: Document, before: Quantity, name: int) -> bool:
    """`Leon (214), Lugo (88)`: after a place with its figure the next name is one, though its figure is read as an age."""
    tokens = document.tokens
    if before.token_first < 2 or tokens[before.token_first - 1].text != "(" or document.text[before.end : before.end + 1] != ")":
        return False
    entry = _mention_at(document, before.token_first - 2)
    following = _mention_at(document, name)
    unknown = entry is None and following is not None and following.kind == "place"
    return unknown or (entry is not None and entry.kind == "place")


def counted_again(document: Document, quantity: Quantity, before: Quantity | None, seen: Sequence[Claim]) -> list[Claim]:
    """`The ministry counted 42`, `So far 1,627 are confirmed`, `14 came from Honduras`: a figure of what was told of just before.

    `before` is the number before it, `seen` are the claims before it in text order.
    """
    if quantity.head is not None or quantity.quantifier == "vague" or quantity.is_zero_word:
        return []
    tokens = document.tokens
    first = quantity.token_first
    top = tokens[first] if quantity.token_last - first == 1 else tokens[quantity.token_last - 1]
    if tokens[top.head].lower == "more" and top.head == quantity.token_last:
        top = tokens[top.head]  # `into 69 more`
    above = tokens[top.head]
    lemma = lemma_of(above)
    sentence = tokens[first].sentence
    following = tokens[quantity.token_last] if quantity.token_last < len(tokens) else None
    if following is not None and following.lower == "of":
        return []
    near = [c for c in seen[-8:] if not c.implicit and c.impact in _FATES and c.quantity is not None and c.how != "fatal"]
    near = [c for c in near if sentence - c.sentence <= 1 and c.quantity is near[-1].quantity]
    if not near:
        return []
    if before is not None and before is not near[-1].quantity and before.head is not None and tokens[before.head].sentence == sentence:
        return []  # `has 40 trucks and wants 90 more`
    if above.lower == "in" and above.i == first - 1 and tokens[above.head].lemma.lower() == "take":
        above, lemma = tokens[above.head], lemma_of(tokens[above.head])  # `has taken in 190,000`, as the object of `in`
    if lemma in _HOSTING and _earns(document, above):
        return []  # `The opera has taken in 300,000`
    if lemma in _HOSTING and near[-1].impact == "displaced" and top.dep in {"dobj", "obj", "pobj"} and above.i < first:
        return near  # `Hungary has taken 190,000`
    if lemma == "lose" and top.dep in {"dobj", "obj"} and above.i < first and _is_of_people(document, above):
        return [c for c in reversed(seen[-8:]) if c.impact == "killed" and not c.implicit][:1]  # `Zimbabwe has lost 98`
    if lemma in _COUNTING and top.dep in {"dobj", "obj"} and above.i < first:
        return [] if any(tokens[c].dep in {"prt", "prep"} and tokens[c].lower == "out" for c in above.children) else near
    if lemma == "confirm" and top.dep == "nsubjpass" and above.i > first and near[-1].impact in {"killed", "infected"}:
        return near
    more = [t.lower for t in tokens[quantity.token_last : quantity.token_last + 2]]
    if more[:1] == ["more"] and more[1:] != ["than"] and top.dep in {"dobj", "obj", "pobj"}:
        return [c for c in near if lemma not in {"find", "see"} or c.impact != "missing"]
    i = first - 1
    while i > 2 and tokens[i].lower in _BARE:
        i -= 1
    if i >= 2 and tuple(t.lower for t in tokens[i - 2 : i + 1]) in _ADDING:
        return [c for c in near if c.sentence == sentence]
    return []


def _is_of_people(document: Document, verb: Token) -> bool:
    """Whether a place or a group of people is the subject of a verb; an index that has lost 98 lost points, a team games."""
    subjects = [document.tokens[c] for c in verb.children if document.tokens[c].dep == "nsubj"]
    named = (_mention_at(document, t.i) for t in subjects if t.pos == "PROPN")
    return any(t.lemma.lower() in _LOSERS for t in subjects) or any(m is not None and m.kind in _WHERE for m in named)


def in_batches(document: Document, quantity: Quantity, seen: Sequence[Claim]) -> list[Claim]:
    """`81 captives had been freed, the third group of 12 in May`: a part, which came at a time of its own, of those told of just before."""
    tokens = document.tokens
    first = quantity.token_first
    if quantity.head is not None or first < 3 or tokens[first - 1].lower != "of" or tokens[first - 2].lemma.lower() not in _BATCHES:
        return []
    if tokens[first - 3].lower not in _IN_TURN:
        return []
    here = [c for c in seen if c.sentence == tokens[first].sentence and not c.implicit and c.impact in _IN_PARTS]
    return [c for c in here if c.quantity is here[-1].quantity and _is_larger(c, quantity)]


def _is_larger(whole: Claim, quantity: Quantity) -> bool:
    return whole.best is None or quantity.best is None or whole.best > quantity.best


def _earns(document: Document, verb: Token) -> bool:
    """Whether the subject of a verb is a thing that can only take money in: no place, nobody."""
    subjects = [document.tokens[c] for c in verb.children if document.tokens[c].dep == "nsubj"]
    return any(t.lemma.lower() in _EARNING for t in subjects)


def by_origin(document: Document, quantity: Quantity, seen: Sequence[Claim]) -> list[Claim]:
    """`Twenty-seven came from Mexico`: members, by origin, of the last group told of that is larger."""
    tokens = document.tokens
    if quantity.head is not None or quantity.best is None or quantity.token_last + 1 >= len(tokens):
        return []
    verb, link = tokens[quantity.token_last], tokens[quantity.token_last + 1]
    if lemma_of(verb) not in _OF_ORIGIN | {"be"} or link.lower != "from":
        return []
    sentence = verb.sentence
    for claim in reversed(seen[-12:]):
        if sentence - claim.sentence > 2:
            break
        if not claim.implicit and claim.best is not None and claim.best > quantity.best and claim.impact in _FATES:
            return [claim]
    return []


def tallied(document: Document, quantity: Quantity, seen: Sequence[Claim], topics: frozenset[str]) -> list[Claim]:
    """An entry of a running tally, `Belgium: 1` or `Nepal - 1`: a place, a mark, a bare number; it counts what the article counts."""
    if quantity.head is not None or quantity.quantifier == "vague":
        return []
    first = document.token_span(quantity.start, quantity.end)[0]
    if first < 1 or document.text[quantity.start - 1].isalnum():
        return []
    before = document.tokens[first - 1]
    marked = before.lower in _TALLY_MARKS
    place_end = before.start if marked else quantity.start
    opening = document.text[document.sentences[before.sentence].start : quantity.start]
    if not marked and not any(mark in opening for mark in (":", " - ", " – ", " — ")):
        return []
    name = document.tokens[first - 2] if marked and first > 1 else before
    divided = any(f" by {part}" in opening for part in _DIVISIONS) and name.pos == "PROPN"
    if not divided and not any(m.kind == "place" and 0 <= place_end - m.end <= 1 for m in document.mentions):
        return []
    entries = [c for c in seen if c.how == "tally"]
    if entries:
        return [copied(document, quantity, entries[-1], "tally")]
    if (headed := _tally_heading(document, quantity)) is not None:
        claim = copied(document, quantity, Claim(0, 0, "", headed, -1, quantity.token_first), "tally")
        return [claim]
    if not seen:
        return []
    wanted = "infected" if "epidemic" in topics else seen[-1].impact
    source = next((c for c in reversed(seen) if c.impact == wanted), None)
    return [copied(document, quantity, source, "tally")] if source is not None else []


def _tally_heading(document: Document, quantity: Quantity) -> str | None:
    """`Deaths by country: Belgium: 1`: the impact of the plural noun that opens the list in its sentence; None where there is none."""
    sentence = document.sentences[document.tokens[quantity.token_first].sentence]
    for token in document.tokens[sentence.first : quantity.token_first]:
        if token.tag in {"NNS", "NNPS"} and (impact := COUNTED.get(token.lemma.lower())):
            return impact
    return None


def by_certainty(document: Document, quantity: Quantity, seen: Sequence[Claim]) -> list[Claim]:
    """`62 cases (14 confirmed, 26 probable)`: the parts, by how sure they are, of the last total of the sentence."""
    tokens = document.tokens
    last = quantity.token_last
    if quantity.head is not None or last + 1 >= len(tokens) or tokens[last].lower not in _CERTAINTIES:
        return []
    if tokens[last + 1].text not in {",", ")", ";", "."} and tokens[last + 1].lower not in {"and", "through", "by", "in"}:
        return []
    here = [c for c in seen if c.sentence == tokens[last].sentence and c.impact in {"infected", "killed"} and c.how != "of_them"]
    return [c for c in here[-1:] if c.best is not None and quantity.best is not None and quantity.best <= c.best]


def by_place(document: Document, i: int, second: Quantity) -> bool:
    """`18 deaths, with two in Cachar`: token i opens a breakdown by place, in which `second` stands."""
    tokens = document.tokens
    if tokens[i].lower != "with" or tokens[i - 1].text != "," or second.token_last + 1 >= len(tokens):
        return False
    return tokens[second.token_last].lower in {"in", "from"} and tokens[second.token_last + 1].pos == "PROPN"
