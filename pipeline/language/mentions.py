"""Finding the spans of an article that name someone or some place: lists first, the model's spans as proposals, syntax between."""

from __future__ import annotations

from pipeline.language.definitions import definition_spans
from pipeline.language.described_spans import described_spans
from pipeline.language.document import Document, Token
from pipeline.language.feature_spans import feature_spans
from pipeline.language.gazetteer import Gazetteer
from pipeline.language.joined_spans import joined_spans
from pipeline.language.listed_spans import institution_spans, listed_spans
from pipeline.language.mistaken_spans import capital_spans, hyphened_spans
from pipeline.language.names import fold
from pipeline.language.person_spans import apposed_spans, correct_people, titled_spans
from pipeline.language.place_frames import KNOWN, LARGE, framed_spans, is_framed, is_known, is_persons, is_scholars, is_settlements
from pipeline.language.place_spans import (
    contained_spans,
    dateline_spans,
    locative_spans,
    repeated_spans,
    street_spans,
    typed_spans,
    within_names,
)
from pipeline.language.spans import LOCATIVE, NAME_USES, NOT_NAMES, STORMS, TYPE_WORDS, Span, is_name_like, text_of
from pipeline.language.spelled_spans import spelled_spans
from pipeline.language.tally_spans import tally_spans
from pipeline.language.unlisted_spans import unlisted_spans

_MODEL_KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "facility", "NORP": "people"}
_SKIPPED_EDGES = frozenset({"the", "a", "an", "'s", "’s", ",", ".", '"', "“", "”", "'", "’", "‘", "(", ")", "-", "–", "—", ":", ";"})
_PLACE_NOUNS = frozenset("city town village port district province region governorate capital suburb camp".split())
_SAINTS = frozenset({"san", "santa", "santo", "saint", "st", "st."})
_NAME_JOINTS = frozenset({"of", "for", "and", "the", "-", "'s", "’s", "al", "bin", "de"})


def find_spans(document: Document, gazetteer: Gazetteer) -> list[Span]:
    """Spans in text order; none overlap, but for demonyms and places nested in other names."""
    small = {t.text for t in document.tokens if t.text.islower()}
    proposals = listed_spans(document, gazetteer)
    proposals += institution_spans(document, gazetteer, proposals)
    proposals += spelled_spans(document, gazetteer, proposals)
    proposals += [s for s in model_spans(document, gazetteer) if not _is_written_small(s, small)]
    proposals += locative_spans(document, gazetteer)
    proposals += framed_spans(document, gazetteer)
    proposals += contained_spans(document, gazetteer, proposals)
    proposals += typed_spans(document, gazetteer)
    proposals += street_spans(document)
    proposals += feature_spans(document, proposals)
    proposals += tally_spans(document, proposals) + unlisted_spans(document, gazetteer, proposals, small)
    proposals += described_spans(document, gazetteer, proposals, small)
    proposals += joined_spans(document, gazetteer, proposals)
    proposals += dateline_spans(document, gazetteer) + hyphened_spans(document, gazetteer) + capital_spans(document, gazetteer)
    proposals += definition_spans(document)
    proposals += apposed_spans(document, gazetteer) + titled_spans(document, gazetteer)
    proposals = [s for s in proposals if s.kind != "place" or not _is_named_otherwise(document, s)]
    chosen = repeated_spans(document, gazetteer, _choose(document, proposals))
    correct_people(document, gazetteer, chosen)
    return sorted(chosen + within_names(document, gazetteer, chosen), key=lambda s: (s.first, s.first - s.last))


_DEDICATED = frozenset("basilica church cathedral chapel shrine monastery convent feast order hospital".split())


def _is_named_otherwise(document: Document, span: Span) -> bool:
    """Whether a place's name is that of a feast, a writer, or whoever a church is named for: `the basilica of San Sebastian in Lugo`."""
    tokens = document.tokens
    of = span.first - 1
    saint = tokens[span.first].lower in _SAINTS and of > 0 and tokens[of].lower == "of" and tokens[of - 1].lower in _DEDICATED
    return saint or _is_day_of(document, span) or _is_byline(document, span)


def _is_day_of(document: Document, span: Span) -> bool:
    """Whether a name is that of a feast or the number of a lot: "St Patrick's Day", "Columbus Day", "Lot No. 15"."""
    after = [token.text for token in document.tokens[span.last : span.last + 2]]
    if after and after[0] in ("'s", "’s"):
        after = after[1:]
    return bool(after) and after[0] in ("Day", "Eve", "No", "No.")


def _is_byline(document: Document, span: Span) -> bool:
    """`BY CHAD MILLER`, `By Paris Hill`: the writer named like a place, where a sentence opens."""
    tokens = document.tokens
    by = span.first - 1
    if by < 0 or tokens[by].lower != "by" or by != document.sentences[tokens[by].sentence].first:
        return False
    if span.last >= document.sentences[tokens[by].sentence].last:
        return span.last - span.first > 1
    return tokens[span.last].text[:1].isupper()


def _is_written_small(span: Span, small: set[str]) -> bool:
    """Whether an organisation's name of one word also stands in the article without a capital: a common word in a headline or a form."""
    return span.kind == "organisation" and span.last - span.first == 1 and span.name.lower() in small


def model_spans(document: Document, gazetteer: Gazetteer) -> list[Span]:
    """The model's names, cleaned at their edges; each span is corrected by what the gazetteer knows of it."""
    found = []
    tokens = document.tokens
    i = 0
    while i < len(tokens):
        label = tokens[i].model_label
        last = i + 1
        while last < len(tokens) and tokens[last].model_label == label and tokens[last].sentence == tokens[i].sentence:
            last += 1
        if label in _MODEL_KINDS:
            for first, end in _parts(document, label, i, last):
                text = text_of(document, first, end)
                span = _corrected(document, gazetteer, Span(first, end, _MODEL_KINDS[label], "name", "model", 0.6, text))
                if span is not None:
                    found.append(span)
        i = last
    return found


def _parts(document: Document, label: str, first: int, last: int) -> list[tuple[int, int]]:
    """The model's span, cut where a name of its kind ends and cleaned.

    A place ends at a comma and loses a type word in lower case ("Karipur, Kerala", "Puge county"); a person starts after a possessive
    and has no figures ("Tver's Ivan Orlov 12"); an organisation ends at a bracket.
    """
    tokens = document.tokens
    if label == "PERSON":
        first = max([first, *(i + 1 for i in range(first, last - 1) if tokens[i].lower in ("'s", "’s"))])
        last = next((i for i in range(first, last) if tokens[i].text[0].isdigit() or tokens[i].text == ","), last)
        while last - first > 1 and tokens[last - 1].lower in NOT_NAMES:
            last -= 1  # "Queensland Easter"
    elif label == "ORG":
        last = next((i for i in range(first, last) if tokens[i].text in "([" and i > first), last)
    listed = label in ("GPE", "LOC") or is_settlements(document, first, last)  # `the provinces of Ghazni, Paktia and Logar`
    cuts = [i for i in range(first, last) if tokens[i].text == ","] if listed else []
    parts = []
    for start, end in zip([first, *(c + 1 for c in cuts)], [*cuts, last], strict=True):
        start, end = _clean(tokens, start, end)
        if label in ("GPE", "LOC") and end - start > 1 and tokens[end - 1].lower in TYPE_WORDS and tokens[end - 1].text.islower():
            end -= 1
        while end < len(tokens) and end > start and _is_hyphenated(tokens, end):
            end += 1
        if start < end:
            parts.append((start, end))
    return parts


def _is_hyphenated(tokens: list[Token], i: int) -> bool:
    """Whether token `i` continues a name joined by hyphens: "Port-au-Prince", not "Hamas-led"."""
    if tokens[i].start != tokens[i - 1].end:
        return False
    if tokens[i].text == "-":
        rest = tokens[i + 1 : i + 4]
        return bool(rest) and rest[0].start == tokens[i].end and (rest[0].text[0].isupper() or (len(rest) > 2 and rest[1].text == "-"))
    return tokens[i - 1].text.endswith("-") and tokens[i].text.isalpha()


def _clean(tokens: list[Token], first: int, last: int) -> tuple[int, int]:
    while first < last and (tokens[first].lower in _SKIPPED_EDGES or tokens[first].pos in ("DET", "PUNCT", "ADP", "NUM")):
        first += 1
    while last > first and (tokens[last - 1].lower in _SKIPPED_EDGES or tokens[last - 1].pos == "PUNCT"):
        last -= 1
    return first, last


def _corrected(document: Document, gazetteer: Gazetteer, span: Span) -> Span | None:
    tokens = document.tokens
    key = fold(span.name)
    listed = key in gazetteer.actor_aliases or key in gazetteer.own_names or key in gazetteer.country_names
    if not is_name_like(span.name) or len(key) < 2 or (listed and span.kind != "place"):
        return None  # what is listed has a span of its own
    if key == "us" and not span.name.isupper():
        return None  # `All of Us`: the pronoun in a headline
    if key in NOT_NAMES or tokens[span.first].lower in STORMS:
        return None
    if span.kind == "person" and span.last - span.first > 1 and tokens[span.last - 1].lower in NAME_USES | TYPE_WORDS.keys():
        span.kind = "organisation"
    before = tokens[span.first - 1].lower if span.first else ""
    after = tokens[span.last].lower if span.last < len(tokens) else ""
    if before == "of" and span.first > 1 and tokens[span.first - 2].lower in _PLACE_NOUNS:
        before = "in"  # "the port of Al Hudaydah"
    if span.kind != "place" and span.last - span.first <= 5 and _is_place_here(document, gazetteer, span, before, after):
        span.kind, span.method = "place", "gazetteer"
    if span.last - span.first == 1 and _is_common_word(document, span):
        return None
    if span.kind == "place" and is_scholars(document, span.first) and not is_known(gazetteer.lookup(span.name), LARGE):
        span.kind = "organisation"
    if is_settlements(document, span.first, span.last) and span.kind == "place":
        span.rank = 4
        return span
    if span.kind == "place" and before not in LOCATIVE and after not in TYPE_WORDS and not gazetteer.is_place_name(span.name):
        return None  # the model alone is not enough: feasts, ships and firms get its place labels
    if span.kind == "facility" and before not in LOCATIVE and not _is_facility(document, span):
        span.kind = "organisation"
    if span.kind == "people":
        return None if fold(span.name) not in gazetteer.demonyms else span
    span.rank = 4 if span.kind == "place" else 3
    return span


# What stands in the name of a facility: buildings, ways, grounds.
_FACILITIES = frozenset(
    "airport airfield airbase base bridge road street avenue highway route interstate expressway freeway hospital clinic school college "
    "university church mosque temple cathedral synagogue monastery station terminal port harbour harbor dock pier stadium arena hall house "
    "palace castle tower building plaza square market mall center centre park gardens garden zoo prison jail camp hotel resort inn museum "
    "theater theatre club nightclub plant factory mine mill refinery dam tunnel canal gate wall fort line crossing way drive lane trail "
    "boulevard court place beach cemetery memorial apartments village complex facility reactor steelworks library club bar cafe".split()
)


def _is_facility(document: Document, span: Span) -> bool:
    words = document.tokens[span.first : span.last]
    return any(w.lower in _FACILITIES or w.text[0].isdigit() for w in words)


def _is_place_here(document: Document, gazetteer: Gazetteer, span: Span, before: str, after: str) -> bool:
    """Whether a span that the model took for something else stands where a place stands, and has a place's name."""
    if after in TYPE_WORDS and gazetteer.is_place_name(span.name):
        return True
    if is_scholars(document, span.first) or is_persons(document, span.first, span.last):
        return False
    if is_settlements(document, span.first, span.last) and document.tokens[span.last - 1].lower not in NAME_USES:
        return True
    if span.kind == "person" and _has_title(document, span):
        return False
    if before not in LOCATIVE:
        known = gazetteer.lookup(span.name)
        if span.last - span.first > 1 and any(p.main and (p.feature_code == "ADM1" or p.population > LARGE) for p in known):
            return True  # of two words, both those of a large place
        return bool(known) and is_framed(document, span.first, span.last) and is_known(known, 4 * KNOWN if span.kind == "person" else KNOWN)
    if span.kind == "person" and span.last - span.first > 1:
        return any(p.population > 1000 for p in gazetteer.lookup(span.name))
    # islands and divisions are listed without inhabitants
    return any(
        p.population > (500 if p.main else 10_000) or (p.main and p.feature_code in ("ISL", "ADM1")) for p in gazetteer.lookup(span.name)
    )


def _has_title(document: Document, span: Span) -> bool:
    """`police chief Juan Diaz`: a noun before the name, in small letters, says who he is; `the border town Juan Diaz` is a town."""
    before = document.tokens[span.first - 1] if span.first else None
    if before is None or before.pos != "NOUN" or not before.text.islower() or before.dep not in ("compound", "nmod"):
        return False
    return span.first <= before.head < span.last and before.lower not in _PLACE_NOUNS | TYPE_WORDS.keys()


def _is_common_word(document: Document, span: Span) -> bool:
    """Whether a name of one word is only a sentence's first word with a capital, or a common word in a headline."""
    token = document.tokens[span.first]
    if span.kind == "place" and span.method == "gazetteer":
        return False
    if span.kind == "person" and token.tag in ("NNS", "NNPS"):
        return True
    starts = document.sentences[token.sentence].first == token.i
    if token.pos not in ("PROPN",) and (starts or token.pos in ("ADJ", "VERB", "ADV", "NUM")):
        return True
    head = document.tokens[token.head]
    return starts and token.dep in ("amod", "compound") and head.text.islower() and token.i == head.i - 1 and span.kind == "person"


# Choosing between overlapping proposals


def _choose(document: Document, proposals: list[Span]) -> list[Span]:
    """The best of the proposals: higher rank first, then longer. A model's longer name beats a shorter listed one that it covers."""
    for span in proposals:
        if span.method == "model" or (span.rank in (3, 4)):
            span.rank += _covers_and_wins(document, span)
    chosen = []
    taken = [False] * len(document.tokens)
    for span in sorted(proposals, key=lambda s: (-s.rank, s.first - s.last, s.first)):
        if span.nested:
            chosen.append(span)
            continue
        if any(taken[span.first : span.last]):
            continue
        taken[span.first : span.last] = [True] * (span.last - span.first)
        chosen.append(span)
    return sorted(chosen, key=lambda s: (s.first, s.first - s.last))


def _covers_and_wins(document: Document, span: Span) -> int:
    """A person's or organisation's name of several capitalised words beats a country, demonym or place within it."""
    words = document.tokens[span.first : span.last]
    if len(words) < 2 or not all(t.text[:1].isupper() or t.lower in _NAME_JOINTS for t in words):
        return 0
    if span.kind == "organisation" and words[-1].lower in NAME_USES:
        return 5
    if span.kind == "person" and words[0].pos == "PROPN":
        return 5
    return 0
