"""Names of places that the model reads word by word or takes for something else, where their form tells what they are."""

from __future__ import annotations

from pipeline.language.document import Document, Token
from pipeline.language.gazetteer import Gazetteer
from pipeline.language.spans import Span, text_of

_WORDS_BEFORE = 2  # of a hyphened name: `SHARM EL-SHEIKH`


def hyphened_spans(document: Document, gazetteer: Gazetteer) -> list[Span]:
    """Places in capitals with hyphens, which the model reads word by word: "PORT-AU-PRINCE, Haiti", "SHARM EL-SHEIKH"."""
    found = []
    tokens = document.tokens
    i = 1
    while i + 1 < len(tokens):
        if tokens[i].text != "-" or not tokens[i - 1].text.isupper() or not _is_joined(tokens, i):
            i += 1
            continue
        first, last = i - 1, i + 2
        while last + 1 < len(tokens) and tokens[last].text == "-" and _is_joined(tokens, last):
            last += 2
        opens = document.sentences[tokens[first].sentence].first
        for start in range(max(opens, first - _WORDS_BEFORE), first + 1):
            name = text_of(document, start, last)
            if name.isupper() and any(p.main or p.population > 5000 for p in gazetteer.lookup(name)):
                found.append(Span(start, last, "place", "name", "gazetteer", 0.8, name, rank=8))
                break
        i = last
    return found


_LONGEST_CAPITAL = 4  # tokens


def capital_spans(document: Document, gazetteer: Gazetteer) -> list[Span]:
    """The name behind "the Dominican capital,", whatever the model takes it for."""
    found = []
    tokens = document.tokens
    for noun in tokens[:-2]:
        first = noun.i + 2
        if noun.lower != "capital" or tokens[noun.i + 1].text != "," or not tokens[first].text[:1].isupper():
            continue
        for last in range(min(first + _LONGEST_CAPITAL, document.sentences[noun.sentence].last), first, -1):
            name = text_of(document, first, last)
            if tokens[last - 1].text[:1].isupper() and any(p.main and p.population > 50_000 for p in gazetteer.lookup(name)):
                found.append(Span(first, last, "place", "name", "gazetteer", 0.8, name, rank=6))
                break
    return found


def _is_joined(tokens: list[Token], hyphen: int) -> bool:
    before, after = tokens[hyphen - 1], tokens[hyphen + 1]
    return before.end == tokens[hyphen].start and tokens[hyphen].end == after.start and after.text.isupper()
