"""Spans of places that the model left out or took for something else: found by where a name stands and by the gazetteer."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from pipeline.language.document import Document, Token
from pipeline.language.gazetteer import Gazetteer
from pipeline.language.names import fold
from pipeline.language.place_frames import BESIDE, GOVERNORS, LARGE, is_known
from pipeline.language.spans import DIRECTIONS, LOCATIVE, NAME_USES, NOT_NAMES, STORMS, TYPE_WORDS, Span, text_of


def locative_spans(document: Document, gazetteer: Gazetteer) -> list[Span]:
    """Capitalised names after a locative preposition, or before a type word, that the gazetteer knows and the model left out."""
    found = []
    tokens = document.tokens
    for i, token in enumerate(tokens):
        if token.lower not in LOCATIVE or i + 1 >= len(tokens):
            continue
        first = i + 1
        while first < len(tokens) and tokens[first].text.islower() and tokens[first].lower in DIRECTIONS | BESIDE | {"the"}:
            first += 1
        last = first
        while last < len(tokens) and last - first < 5 and tokens[last].sentence == token.sentence and _is_name_token(tokens, last, first):
            last += 1
        if last == first or tokens[first].model_label in ("DATE", "TIME", "CARDINAL", "MONEY", "PERCENT"):
            continue
        for end in range(last, first, -1):
            name = text_of(document, first, end)
            if not name[-1].isalnum() and name[-1] != ".":
                continue
            if _is_part_of_town(document, gazetteer, first, end) and not (end < last and tokens[end].pos == "PROPN"):
                found.append(Span(first, end, "place", "name", "gazetteer", 0.6, name, rank=4))
                break
            places = gazetteer.lookup(name) if fold(name) not in NOT_NAMES else []
            if places and any(p.main or p.population > 1000 for p in places) and not (end < last and tokens[end].pos == "PROPN"):
                rank = 4 if end - first > 1 and any(p.feature_code == "ADM1" for p in places) else 2  # `in neighbouring Lower Leon`
                found.append(Span(first, end, "place", "name", "gazetteer", 0.6, name, rank=rank))
                break
    return found


def _is_part_of_town(document: Document, gazetteer: Gazetteer, first: int, last: int) -> bool:
    """`Upper Edmonton`, `East Oakland`: a direction, with a capital, and the name of a town."""
    if last - first < 2 or document.tokens[first].lower not in DIRECTIONS or document.tokens[first].text.islower():
        return False
    rest = text_of(document, first + 1, last)
    return fold(rest) not in NOT_NAMES and any(p.main and p.feature_code.startswith("PPL") for p in gazetteer.lookup(rest))


def _is_name_token(tokens: list[Token], i: int, first: int) -> bool:
    token = tokens[i]
    return token.text[:1].isupper() or (i > first and token.text in ("-", "al", "de", "la", "el", "of", "ez", "es", "'", "’"))


def dateline_spans(document: Document, gazetteer: Gazetteer) -> list[Span]:
    """The place at the head of a report: "BANTAM —", "KHARTOUM, Sudan (Agency) -", in the first paragraphs."""
    found = []
    tokens = document.tokens
    for sentence in document.sentences[:8]:
        first = sentence.first
        last = first
        while last < sentence.last and last - first < 4 and tokens[last].text[:1].isupper() and len(tokens[last].text) > 1:
            last += 1
        if last == first or last >= sentence.last or (not tokens[first].text.isupper() and tokens[last].text not in _DASHES):
            continue
        window = [t.text for t in tokens[last : min(last + 10, sentence.last)]]
        if not _DASHES & set(window) and not tokens[last].text[0].isupper():
            continue
        for end in range(last, first, -1):
            name = text_of(document, first, end)
            if any(p.main or p.population > 5000 for p in gazetteer.lookup(name)):
                found.append(Span(first, end, "place", "name", "dateline", 0.8, name, rank=5))
                break
    return found


_SAYING = frozenset("said says recalled added told asked thought wrote explained".split())
_DASHES = frozenset({"—", "–", "--", "-", "―"})


def repeated_spans(document: Document, gazetteer: Gazetteer, spans: list[Span]) -> list[Span]:
    """The spans corrected by the rest of the article.

    Further stretches that repeat a place's name become places; a name taken for an organisation becomes a place where the article
    uses it as one, or speaks of the country where such a place is; a place's name that is a person's in this article becomes his.
    """
    names = {fold(s.name) for s in spans if s.kind == "place" and s.form == "name" and s.rank and not s.target}
    names = {n for n in names if any(p.main or p.population > 1000 for p in gazetteer.lookup(n))}
    storms = {fold(after.text) for token, after in itertools.pairwise(document.tokens) if token.lower in STORMS}
    spans = [s for s in spans if s.kind != "place" or fold(s.name) not in storms or _is_located(document, s)]
    names -= storms
    people = {word for s in spans if s.kind == "person" for word in _ends(fold(s.name).split())}
    surnames = people | {_ends(fold(s.name).split())[-1] for s in spans if _may_be_person(document, s)}
    countries = {s.target.removeprefix("country:") for s in spans if s.target.startswith("country:")}
    for span in spans:
        if span.kind in ("organisation", "person") and span.method == "model" and not span.target:
            known = fold(span.name) in names - people
            if known or (span.kind == "organisation" and span.last - span.first == 1 and _is_place_of(gazetteer, span.name, countries)):
                span.kind, span.method, span.rank = "place", "repeated", 4
                names.add(fold(span.name))
        elif span.target.startswith("actor:") and span.last - span.first == 1 and not span.name.isupper() and fold(span.name) in people:
            span.kind, span.method, span.target = "person", "repeated", ""  # a person named like a group: Wagner, Bloomberg
        elif span.kind == "place" and not span.nested and _is_called(document, gazetteer, span, people, surnames):
            span.kind, span.method, span.target = "person", "repeated", ""
    names -= _call_nobody_but_people(document, gazetteer, spans)
    return sorted(spans + _repetitions(document, spans, names - people), key=lambda s: (s.first, s.first - s.last))


def _may_be_person(document: Document, span: Span) -> bool:
    """Whether a name of two words that the model took for an organisation may be a person's."""
    words = document.tokens[span.first : span.last]
    return span.kind == "organisation" and span.method == "model" and len(words) == 2 and not any(w.lower in NAME_USES for w in words)


def _is_called(document: Document, gazetteer: Gazetteer, span: Span, people: set[str], surnames: set[str]) -> bool:
    """Whether a place's name is a person's in this article: it is one of his names, and it does not stand as a large place's does."""
    key = fold(span.name)
    if key not in surnames:
        return False
    after = document.tokens[span.last].lower if span.last < len(document.tokens) else ""
    if not _is_located(document, span):
        return key in people or not gazetteer.is_place_name(span.name)
    return key in people and after in ("'s", "’s") and not is_known(gazetteer.lookup(span.name), LARGE)


def _call_nobody_but_people(document: Document, gazetteer: Gazetteer, spans: list[Span]) -> set[str]:
    """Names of one word that the article has for a person more often than for a place, though a smaller place's other name is the same:
    the model says so, and a person speaks. Their spans become people's, in place."""
    evidence: Counter[str] = Counter()
    open_spans = [s for s in spans if s.kind == "place" and s.form == "name" and not s.target and not s.nested and s.last - s.first == 1]
    for span in open_spans:
        label = document.tokens[span.first].model_label
        speaks = span.last < len(document.tokens) and document.tokens[span.last].lower in _SAYING
        evidence[fold(span.name)] += (label == "PERSON") + speaks - (label in ("GPE", "LOC")) - _is_located(document, span)
    named = {name for name, weight in evidence.items() if weight > 1 and not any(p.main for p in gazetteer.lookup(name))}
    for span in open_spans:
        if fold(span.name) in named:
            span.kind, span.method = "person", "repeated"
    return named


def _is_located(document: Document, span: Span) -> bool:
    return span.first > 0 and document.tokens[span.first - 1].lower in LOCATIVE


def _ends(words: list[str]) -> list[str]:
    """The given name and the surname of a name of several words."""
    return [words[0], words[-1]] if len(words) > 1 else []


def _is_place_of(gazetteer: Gazetteer, name: str, countries: set[str]) -> bool:
    return not name.isupper() and any(
        p.country_iso3 in countries and (p.population > 5000 or p.feature_code.startswith("ADM")) for p in gazetteer.lookup(name)
    )


def _repetitions(document: Document, spans: list[Span], names: set[str]) -> list[Span]:
    """Stretches that no span covers and that repeat one of the names."""
    longest: dict[str, int] = {}
    for name in names:
        words = name.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    taken = [False] * len(document.tokens)
    for span in spans:
        taken[span.first : span.last] = [True] * (span.last - span.first)
    found = []
    for i, token in enumerate(document.tokens):
        if taken[i] or not token.text[:1].isupper():
            continue
        size = longest.get(fold(token.text).split(" ")[0], 0)
        for last in range(min(i + 2 * size, document.sentences[token.sentence].last), i, -1) if size else ():
            if not any(taken[i:last]) and document.tokens[last - 1].text[-1].isalnum() and fold(text_of(document, i, last)) in names:
                found.append(Span(i, last, "place", "name", "repeated", 0.6, text_of(document, i, last), rank=2))
                taken[i:last] = [True] * (last - i)
                break
    return found


def contained_spans(document: Document, gazetteer: Gazetteer, known: list[Span]) -> list[Span]:
    """Names before a comma and the place that contains them: "Beaver, West Virginia", "Barrie, Ont."; also ", of Edmonton,"."""
    found = []
    tokens = document.tokens
    for span in known:
        last = span.first - 1
        if span.kind != "place" or last < 1 or tokens[last].text != "," or tokens[last].sentence != tokens[span.first].sentence:
            continue
        name = _known_name_ending(document, gazetteer, last)
        if name is not None:
            found.append(name)
    for i in range(1, len(tokens) - 1):
        if tokens[i].lower == "of" and (tokens[i - 1].text == "," or tokens[i - 1].lower in ("city", "town", "village", "suburb", "port")):
            last = i + 1
            while last < len(tokens) and last - i < 5 and tokens[last].text[:1].isupper() and tokens[last].sentence == tokens[i].sentence:
                last += 1
            name = _known_name_ending(document, gazetteer, last) if last > i + 1 else None
            if name is not None and name.first == i + 1:
                found.append(name)
    return found


def _known_name_ending(document: Document, gazetteer: Gazetteer, last: int) -> Span | None:
    """The longest capitalised name that ends before token `last` and that the gazetteer knows."""
    tokens = document.tokens
    first = last
    while first and last - first < 4 and tokens[first - 1].text[:1].isupper() and tokens[first - 1].sentence == tokens[last - 1].sentence:
        first -= 1
    for start in range(first, last):
        name = text_of(document, start, last)
        if fold(name) not in NOT_NAMES and any(p.main or p.population > 1000 for p in gazetteer.lookup(name)):
            return Span(start, last, "place", "name", "gazetteer", 0.7, name, rank=4)
    return None


_CAPITAL_TYPES = frozenset(
    {"County", "Parish", "Province", "Governorate", "District", "Oblast", "Region", "Island", "Islands", "State", "Township"}
)


def typed_spans(document: Document, gazetteer: Gazetteer) -> list[Span]:
    """A name with its type word, both with capitals: "Metcalfe County"."""
    found = []
    tokens = document.tokens
    for i, token in enumerate(tokens):
        if token.text not in _CAPITAL_TYPES:
            continue
        for size in (3, 2, 1):
            first = i - size
            if first < 0 or not all(t.text[:1].isupper() for t in tokens[first:i]) or tokens[first].sentence != token.sentence:
                continue
            if tokens[first].lower == "the":
                continue
            name = text_of(document, first, i + 1)
            if gazetteer.lookup(name):
                found.append(Span(first, i + 1, "place", "name", "gazetteer", 0.9, name, rank=5))
                break
    return found


_STREETS = frozenset(
    {
        "Street",
        "Road",
        "Avenue",
        "Boulevard",
        "Lane",
        "Drive",
        "Highway",
        "Parkway",
        "St.",
        "Ave.",
        "Blvd.",
        "Rd.",
        "Square",
        "Bridge",
        "Expressway",
        "Terrace",
        "Freeway",
        "Turnpike",
        "Causeway",
    }
)
# What stands before the number of a road: classes of roads by name, and the letters of the United States, its states, Texas, Britain.
_NUMBERED_ROADS = frozenset({"Loop", "Spur", "Route", "Highway", "Interstate", "Motorway", "Autoroute", "Autobahn"})
_ROAD_LETTERS = re.compile(
    r"(?:U\.S\.|US|I|M|A|SR|CR|FM|RM|A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY])"
)
_ROAD_NUMBER = re.compile(r"\d{1,4}[A-Z]?")
_ROAD_WHOLE = re.compile(r"[AMI]-?\d{1,4}")  # `A12`, `I-70` in one token
_ON_ROADS = frozenset("on along off near of at from via onto".split())


def street_spans(document: Document) -> list[Span]:
    """Names of streets and roads: "Hutcheson Road", "Martin Luther King Boulevard", "Loop 286", "KY 52"."""
    found = _numbered_roads(document)
    tokens = document.tokens
    for i, token in enumerate(tokens):
        if token.text not in _STREETS or _goes_on(tokens, i):
            continue
        first = i
        while first and i - first < 4 and _is_street_word(tokens, first - 1, token.sentence):
            first -= 1
        if first < i and (tokens[first].text[0].isupper() or tokens[first].text[0].isdigit()):
            found.append(Span(first, i + 1, "facility", "name", "street", 0.7, text_of(document, first, i + 1), rank=9))
    return found


def _numbered_roads(document: Document) -> list[Span]:
    """Roads that have a number for a name: those with a word for a road before it, and after a preposition those with letters."""
    found = []
    tokens = document.tokens
    for i, token in enumerate(tokens[1:], 1):
        if not (token.text[0].isdigit() or token.text[-1].isdigit()):
            continue
        whole = _ROAD_WHOLE.fullmatch(token.text) is not None
        before = i if whole else i - 1
        if not whole and (not _ROAD_NUMBER.fullmatch(token.text) or tokens[before].sentence != token.sentence):
            continue
        lettered = whole or _ROAD_LETTERS.fullmatch(tokens[before].text)
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        counted = following is not None and following.tag in ("NNS", "NN") and following.head != i and token.dep == "nummod"
        named = tokens[before].text in _NUMBERED_ROADS or token.text.startswith("I-")
        link = before - 2 if before > 1 and tokens[before - 1].lower == "the" else before - 1
        if named or (lettered and link >= 0 and tokens[link].lower in _ON_ROADS and not counted):
            found.append(Span(before, i + 1, "facility", "name", "street", 0.7, text_of(document, before, i + 1), rank=9))
    return found


def _goes_on(tokens: list[Token], i: int) -> bool:
    """Whether a longer name of an organisation goes on after the token: "National Highway Traffic Safety Administration"."""
    return tokens[i].model_label == "ORG" and i + 1 < len(tokens) and tokens[i + 1].model_label == "ORG" and tokens[i + 1].text[0].isupper()


def _is_street_word(tokens: list[Token], i: int, sentence: int) -> bool:
    token = tokens[i]
    ordinal = token.text[0].isdigit() and token.text[-1].isalpha()
    return token.sentence == sentence and (token.text[0].isupper() or ordinal) and token.pos not in ("DET", "ADP", "PRON", "VERB")


# Those who serve a town and are called by its name: "Winnipeg police".
_SERVANTS = frozenset("police firefighters paramedics officers deputies prosecutors detectives authorities officials residents".split())


def within_names(document: Document, gazetteer: Gazetteer, spans: list[Span]) -> list[Span]:
    """The place at the head of an organisation's name ("Winnipeg" in "Winnipeg Police Service", "Winnipeg police"), as a nested span."""
    found = _served_towns(document, gazetteer, spans)
    spoken_of = {fold(s.name) for s in spans if s.kind == "place"}
    for span in spans:
        words = document.tokens[span.first : span.last]
        police = span.kind == "organisation" and any(w.lower == "police" for w in words[1:])  # listed ones serve a town too
        if span.kind not in ("organisation", "facility") or not (span.method == "model" or police) or len(words) < 2:
            continue
        if not any(w.lower in NAME_USES or w.lower in TYPE_WORDS for w in words[1:]):
            continue
        for last in range(min(span.last - 1, span.first + 3), span.first, -1):
            name = text_of(document, span.first, last)
            places = [p for p in gazetteer.lookup(name) if p.main]
            if places and (fold(name) in spoken_of or any(p.population > 50_000 or p.feature_code[:3] in ("ADM", "PCL") for p in places)):
                found.append(Span(span.first, last, "place", "name", "within_name", 0.6, name, rank=1, nested=True))
                break
    return found


# What may stand between a place and those who govern or serve it: "Odesa regional governor".
_OF_GOVERNMENT = frozenset("regional provincial state city municipal district".split())


def _served_towns(document: Document, gazetteer: Gazetteer, spans: list[Span]) -> list[Span]:
    found = []
    tokens = document.tokens
    taken = {i for span in spans for i in range(span.first, span.last)}
    for i, token in enumerate(tokens):
        if token.text not in _SERVANTS and token.lower not in GOVERNORS:
            continue
        if i and tokens[i - 1].text in _OF_GOVERNMENT:
            i -= 1
        if i - 1 in taken:
            continue
        first = i
        while first and i - first < 3 and first - 1 not in taken and _is_capitalised(tokens, first - 1, token.sentence):
            first -= 1
        name = text_of(document, first, i) if first < i else ""
        if name and fold(name) not in NOT_NAMES and any(p.main and p.population > 5000 for p in gazetteer.lookup(name)):
            found.append(Span(first, i, "place", "name", "within_name", 0.6, name, rank=1, nested=True))
    return found


def _is_capitalised(tokens: list[Token], i: int, sentence: int) -> bool:
    return tokens[i].sentence == sentence and tokens[i].text[:1].isupper() and tokens[i].text.isalpha()
