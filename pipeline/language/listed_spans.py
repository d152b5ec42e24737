"""Spans from the reference lists: actors, countries, demonyms, own places, abbreviated states, institutions of states."""

from __future__ import annotations

import itertools

from pipeline.language.actors import SHARED
from pipeline.language.document import Document
from pipeline.language.gazetteer import Gazetteer
from pipeline.language.names import INVISIBLE, fold
from pipeline.language.spans import LONGEST_NAME, Span, is_name_like, text_of

_NEXT_WORD = "0"  # of several words the first may fold otherwise: `El`, `St`


def listed_spans(document: Document, gazetteer: Gazetteer) -> list[Span]:
    """The longest names of listed actors, countries, demonyms and own places at each place of the article."""
    found = []
    for sentence in document.sentences:
        i = sentence.first
        while i < sentence.last:
            text = document.tokens[i].text
            if text.isascii() and (text.islower() or not text[0].isalnum()) and text not in ("al", "el"):
                i += 1  # most words: no name begins with them
                continue
            span = _listed_at(document, gazetteer, i, sentence.last)
            if span is not None:
                found.append(_extended(document, gazetteer, span))
                i = span.last
            else:
                i += 1
    return found


def _listed_at(document: Document, gazetteer: Gazetteer, i: int, end: int) -> Span | None:
    token = document.tokens[i]
    word = token.text if token.text[:1].isalnum() else token.text.strip(INVISIBLE)
    if not word[:1].isalnum() or not (is_name_like(token.text) or token.lower in ("al", "el")):
        return None
    division = _abbreviation_at(document, gazetteer, i)
    if division is not None:
        return division
    head = fold(f"{token.text} {_NEXT_WORD}").split(" ")[0]
    words = gazetteer.heads.get(head, 0)
    if i + 1 < end and document.tokens[i + 1].lower in ("'s", "’s"):  # "People's Liberation Army"
        words = max(words, gazetteer.heads.get(head + "s", 0))
    if words:
        for last in range(min(end, i + LONGEST_NAME, i + 2 * words + 1), i, -1):
            ending = document.tokens[last - 1].text.rstrip(INVISIBLE)[-1:]
            if (not ending.isalnum() and ending != ".") or document.tokens[last - 1].lower in ("'s", "’s"):  # `Hama's` is no Hamas
                continue
            text = text_of(document, i, last)
            if document.tokens[last - 1].text == "." or not is_name_like(text) or _runs_on(document, i, last):
                continue
            span = _listed(gazetteer, document, i, last, text)
            if span is not None:
                return span
    if "-" in token.text:
        prefix = token.text.split("-")[0]
        iso3 = gazetteer.country_names.get(fold(prefix))
        if iso3 is not None and (len(prefix) > 3 or prefix.isupper()):
            return Span(i, i + 1, "place", "name", "gazetteer", 1.0, prefix, f"country:{iso3}", rank=6, end=token.start + len(prefix))
    if word in gazetteer.listed.shared and word.isupper():
        return Span(i, i + 1, "organisation", "acronym", "alias", 0.8, word, SHARED + word, rank=7)
    exact = gazetteer.exact_aliases.get(word)
    if exact is not None and (len(word) > 1 or _is_platform(document, i)):
        return _actor_span(gazetteer, i, i + 1, exact, "acronym" if token.text.isupper() else "name", "alias", token.text)
    return None


def _runs_on(document: Document, first: int, last: int) -> bool:
    """`in Chicago, police said`: whether a comma parts the words and the next has no capital."""
    tokens = document.tokens[first:last]
    return any(one.text == "," and other.text.islower() for one, other in itertools.pairwise(tokens))


def _listed(gazetteer: Gazetteer, document: Document, first: int, last: int, text: str) -> Span | None:
    key = fold(text)
    actor = gazetteer.actor_aliases.get(key)
    if actor is not None:
        return _actor_span(gazetteer, first, last, actor, "name", "gazetteer", text)
    if key in gazetteer.listed.shared and document.tokens[first].text[0].isupper():
        return Span(first, last, "organisation", "name", "alias", 0.8, text, SHARED + key, rank=7)
    iso3 = gazetteer.country_names.get(key)
    if iso3 is not None and not (len(key) <= 3 and not text.replace(".", "").isupper()):
        return Span(first, last, "place", "name", "gazetteer", 1.0, text, f"country:{iso3}", rank=6)
    if key in gazetteer.own_names:
        return Span(first, last, "place", "name", "gazetteer", 0.9, text, rank=6)
    iso3 = gazetteer.demonyms.get(key)
    if iso3 is not None and document.tokens[first].text[0].isupper():
        return Span(first, last, "people", "demonym", "gazetteer", 1.0, text, f"country:{iso3}", rank=5)
    return None


def _actor_span(gazetteer: Gazetteer, first: int, last: int, actor_id: str, form: str, method: str, text: str) -> Span:
    return Span(first, last, gazetteer.actors[actor_id].kind, form, method, 1.0, text, actor_id, rank=7)


def _abbreviation_at(document: Document, gazetteer: Gazetteer, i: int) -> Span | None:
    """The abbreviated name of a state or province: "Gatineau, Que.", "a Newark, N.J., man"."""
    tokens = document.tokens
    token = tokens[i]
    dotted = i + 1 < len(tokens) and tokens[i + 1].text == "." and tokens[i + 1].start == token.end
    last = i + 2 if dotted and token.text + "." in gazetteer.abbreviations else i + 1
    found = gazetteer.abbreviations.get(text_of(document, i, last))
    if found is None:
        return None
    code, needs_comma = found
    after_name = i > 1 and tokens[i - 1].text == "," and tokens[i - 2].text[:1].isupper() and tokens[i - 2].sentence == token.sentence
    if (needs_comma and not after_name) or (i and tokens[i - 1].text[:1].isdigit()):
        return None
    return Span(i, last, "place", "name", "gazetteer", 1.0, text_of(document, i, last), f"division:{code}", rank=6)


def _is_platform(document: Document, i: int) -> bool:
    """Whether a name of one letter stands as the name of a platform: after "on", or before "formerly"."""
    tokens = document.tokens
    if "formerly" in [t.lower for t in tokens[i + 1 : i + 4]]:
        return True
    modifies = i + 1 < len(tokens) and tokens[i + 1].text[0].isalnum() and tokens[i + 1].pos == "NOUN"
    return i > 0 and tokens[i - 1].lower in ("on", "via", "to") and not modifies


# Institutions of states: "Israeli authorities", "Sudan's health ministry", "the Ministry of Health in Gaza"


def institution_spans(document: Document, gazetteer: Gazetteer, listed: list[Span]) -> list[Span]:
    """A demonym or place name (with 's) before the name of an institution names that state's institution."""
    found = []
    for span in listed:
        if not span.target.startswith("country:") and span.kind != "place":
            continue
        head = span.last
        tokens = document.tokens
        if head < len(tokens) and tokens[head].lower in ("'s", "’s"):
            head += 1
        match = _institution_at(document, gazetteer, head) if head < len(tokens) and tokens[head].text[0].isalpha() else None
        if match is None or tokens[match[1] - 1].sentence != tokens[span.first].sentence:
            continue
        row, last = match
        owner = span.target.split(":", 1)[-1] or fold(span.name)
        name = text_of(document, span.first, last)
        form = "name" if tokens[last - 1].text[0].isupper() else "nominal"
        target = f"institution:{owner}:{row['key']}"
        listed_actor = gazetteer.actor_aliases.get(fold(name)) or gazetteer.listed.institutions.get(f"{owner}:{row['key']}")
        found.append(Span(span.first, last, row["kind"], form, "institution", 0.9, name, listed_actor or target, rank=8))
        span.nested = True
        if span.form != "demonym":
            span.method = "within_name"
    return found


def _institution_at(document: Document, gazetteer: Gazetteer, i: int) -> tuple[dict[str, str], int] | None:
    for last in range(min(i + 5, len(document.tokens)), i, -1):
        row = gazetteer.institutions.get(fold(text_of(document, i, last)))
        if row is not None and document.tokens[last - 1].text[-1].isalnum():
            return row, last
    return None


def _extended(document: Document, gazetteer: Gazetteer, span: Span) -> Span:
    """A country, demonym or region that is only a part of another place's name becomes that place: New Mexico, North Sumatra."""
    is_region = span.kind == "place" and not span.target
    if not (span.target.startswith("country:") or is_region) or span.end is not None:
        return span
    tokens = document.tokens
    sentence = document.sentences[tokens[span.first].sentence]
    before, after = span.first - 1, span.last
    wider = []
    if before >= sentence.first and tokens[before].text[:1].isupper() and tokens[before].text.isalpha():
        wider.append((before, span.last))
        if before - 1 >= sentence.first and tokens[before - 1].text[:1].isupper() and tokens[before - 1].text.isalpha():
            wider.append((before - 1, span.last))
    if after < sentence.last and tokens[after].text[:1].isupper() and tokens[after].text.isalpha():
        wider.append((span.first, after + 1))
    for first, last in wider:
        name = text_of(document, first, last)
        if fold(name) != fold(span.name) and any(
            p.feature_code == "ADM1" or (p.main and p.population > 100_000 and not is_region) for p in gazetteer.lookup(name)
        ):
            return Span(first, last, "place", "name", "gazetteer", 0.9, name, rank=7)
    return span
