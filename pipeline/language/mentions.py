"""Finding the spans of an article that name someone or some place: lists first, the model's spans as proposals, syntax between."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.language.document import Document, Token
from pipeline.language.gazetteer import Gazetteer
from pipeline.language.names import fold, possessive_stripped

_MODEL_KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "facility", "NORP": "people"}
_LONGEST_NAME = 9  # tokens; hyphens and full stops are tokens of their own

# Prepositions that take a place; "of" and "for" take too much else.
LOCATIVE = frozenset({"in", "at", "near", "from", "across", "outside", "inside", "around", "toward", "towards", "throughout", "into", "within"})

# Nouns that make a place of the name before them ("Ghazni province"), and the GeoNames feature codes that such a place can have.
TYPE_WORDS = {
    "province": "ADM1", "state": "ADM1", "governorate": "ADM1", "region": "ADM1", "oblast": "ADM1", "prefecture": "ADM1",
    "county": "ADM2", "parish": "ADM2", "district": "ADM2", "division": "ADM2", "municipality": "ADM2", "department": "ADM1",
    "city": "PPL", "town": "PPL", "village": "PPL", "suburb": "PPLX", "neighbourhood": "PPLX", "neighborhood": "PPLX",
    "camp": "CMP", "crossing": "CRSG", "airport": "AIRP", "island": "ISL", "islands": "ISLS", "river": "STM", "lake": "LK",
    "mountains": "MTS", "valley": "VAL", "peninsula": "PEN", "bay": "BAY", "strait": "STRT", "sea": "SEA", "ocean": "OCN", "gulf": "GULF",
}  # fmt: skip

# Nouns that make something else of a place name before them: institutions, teams, things, not places of events.
_NAME_USES = frozenset(
    "university college school hospital police times post herald journal tribune gazette news bank airlines airways club united fc team "
    "academy institute museum council court commission department ministry government foundation association society union party "
    "league front agency authority office organization organisation center centre programme program fund network service services forces "
    "command administration army brigade battalion regiment corps cathedral church mosque stadium hotel company group inc corp ltd".split()
)

_SKIPPED_EDGES = frozenset({"the", "a", "an", "'s", "’s", ",", ".", '"', "“", "”", "'", "’", "‘", "(", ")", "-", "–", "—", ":", ";"})


@dataclass(slots=True)
class Span:
    """A proposed mention. `target` is the id of a listed entity, "" where the name is still to be resolved."""

    first: int
    last: int
    kind: str
    form: str
    method: str
    score: float
    name: str
    target: str = ""
    rank: int = 0  # the higher wins where two overlap
    nested: bool = False  # a demonym or place inside the name of an institution: kept, though another mention covers it
    end: int | None = None  # end character, where it is not the end of the last token ("U.S." in "U.S.-led")
    role: str | None = None


def text_of(document: Document, first: int, last: int) -> str:
    """The article's characters from token `first` up to token `last`, exclusive."""
    return document.text[document.tokens[first].start : document.tokens[last - 1].end]


def is_name_like(text: str) -> bool:
    """Whether the text has a capital letter (or is in a script without them)."""
    return any(c.isupper() or (c.isalpha() and not c.islower() and not c.isupper()) for c in text)


def find_spans(document: Document, gazetteer: Gazetteer) -> list[Span]:
    """Spans in text order; none overlap, but for nested demonyms."""
    proposals = listed_spans(document, gazetteer)
    proposals += institution_spans(document, gazetteer, proposals)
    proposals += model_spans(document, gazetteer)
    proposals += locative_spans(document, gazetteer)
    proposals += dateline_spans(document, gazetteer)
    return repeated_spans(document, gazetteer, _choose(document, proposals))


# From the reference lists


def listed_spans(document: Document, gazetteer: Gazetteer) -> list[Span]:
    """The longest names of listed actors, countries, demonyms and own places at each place of the article."""
    found = []
    for sentence in document.sentences:
        i = sentence.first
        while i < sentence.last:
            span = _listed_at(document, gazetteer, i, sentence.last)
            if span is not None:
                found.append(span)
                i = span.last
            else:
                i += 1
    return found


def _listed_at(document: Document, gazetteer: Gazetteer, i: int, end: int) -> Span | None:
    token = document.tokens[i]
    if not token.text[:1].isalnum() or not (is_name_like(token.text) or token.lower in ("al", "el")):
        return None
    head = fold(token.text).split(" ")[0]
    words = gazetteer.heads.get(head, 0)
    if words:
        for last in range(min(end, i + _LONGEST_NAME, i + 2 * words + 1), i, -1):
            if not document.tokens[last - 1].text[-1].isalnum() and document.tokens[last - 1].text[-1] != ".":
                continue
            text = text_of(document, i, last)
            if document.tokens[last - 1].text == "." or not is_name_like(text):
                continue
            span = _listed(gazetteer, document, i, last, text)
            if span is not None:
                return span
    division = _abbreviation_at(document, gazetteer, i)
    if division is not None:
        return division
    if "-" in token.text:
        prefix = token.text.split("-")[0]
        iso3 = gazetteer.country_names.get(fold(prefix))
        if iso3 is not None and (len(prefix) > 3 or prefix.isupper()):
            return Span(i, i + 1, "place", "name", "gazetteer", 1.0, prefix, f"country:{iso3}", rank=6, end=token.start + len(prefix))
    exact = gazetteer.exact_aliases.get(token.text)
    if exact is not None and (len(token.text) > 1 or _is_platform(document, i)):
        return _actor_span(gazetteer, i, i + 1, exact, "acronym" if token.text.isupper() else "name", "alias", token.text)
    return None


def _listed(gazetteer: Gazetteer, document: Document, first: int, last: int, text: str) -> Span | None:
    key = fold(text)
    actor = gazetteer.actor_aliases.get(key)
    if actor is not None:
        return _actor_span(gazetteer, first, last, actor, "name", "gazetteer", text)
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
    before = document.tokens[i - 1].lower if i else ""
    after = [t.lower for t in document.tokens[i + 1 : i + 4]]
    return before in ("on", "via", "to") and (not after or not after[0][0].isalnum() or document.tokens[i + 1].pos != "NOUN") or "formerly" in after


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
        match = _institution_at(document, gazetteer, head)
        if match is None or tokens[match[1] - 1].sentence != tokens[span.first].sentence:
            continue
        row, last = match
        owner = span.target.split(":", 1)[-1] or fold(span.name)
        name = text_of(document, span.first, last)
        form = "name" if tokens[last - 1].text[0].isupper() else "nominal"
        target = f"institution:{owner}:{row['key']}"
        listed_actor = gazetteer.actor_aliases.get(fold(name))
        found.append(Span(span.first, last, row["kind"], form, "institution", 0.9, name, listed_actor or target, rank=8))
        span.nested = True
        if span.form != "demonym":
            span.method = "within_name"
    return found


def _institution_at(document: Document, gazetteer: Gazetteer, i: int) -> tuple[dict[str, str], int] | None:
    for last in range(min(i + 5, len(document.tokens)), i, -1):
        row = gazetteer.institutions.get(fold(text_of(document, i, last)))
        if row is not None:
            return row, last
    return None


# From the model


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
            first, end = _clean(tokens, i, last)
            if first < end:
                span = _corrected(document, gazetteer, Span(first, end, _MODEL_KINDS[label], "name", "model", 0.6, text_of(document, first, end)))
                if span is not None:
                    found.append(span)
        i = last
    return found


def _clean(tokens: list[Token], first: int, last: int) -> tuple[int, int]:
    while first < last and (tokens[first].lower in _SKIPPED_EDGES or tokens[first].pos in ("DET", "PUNCT", "ADP", "NUM")):
        first += 1
    while last > first and (tokens[last - 1].lower in _SKIPPED_EDGES or tokens[last - 1].pos == "PUNCT"):
        last -= 1
    return first, last


def _corrected(document: Document, gazetteer: Gazetteer, span: Span) -> Span | None:
    tokens = document.tokens
    if not is_name_like(span.name) or len(fold(span.name)) < 2:
        return None
    before = tokens[span.first - 1].lower if span.first else ""
    after = tokens[span.last].lower if span.last < len(tokens) else ""
    if span.kind != "place" and span.last - span.first <= 3 and _is_place_here(document, gazetteer, span, before, after):
        span.kind, span.method = "place", "gazetteer"
    if span.last - span.first == 1 and _is_common_word(document, span):
        return None
    if span.kind == "people":
        return None if fold(span.name) not in gazetteer.demonyms else span
    span.rank = 4 if span.kind == "place" else 3
    return span


def _is_place_here(document: Document, gazetteer: Gazetteer, span: Span, before: str, after: str) -> bool:
    """Whether a span that the model took for something else stands where a place stands, and has a place's name."""
    if after in TYPE_WORDS and gazetteer.is_place_name(span.name):
        return True
    if before not in LOCATIVE:
        return False
    if span.kind == "person" and span.last - span.first > 1:
        return any(p.population > 1000 for p in gazetteer.lookup(span.name))
    return any(p.main and p.population > 500 for p in gazetteer.lookup(span.name))


def _is_common_word(document: Document, span: Span) -> bool:
    """Whether a name of one word is only a sentence's first word with a capital, or a common word in a headline."""
    token = document.tokens[span.first]
    if span.kind == "place" and span.method == "gazetteer":
        return False
    starts = document.sentences[token.sentence].first == token.i
    if token.pos not in ("PROPN",) and (starts or token.pos in ("ADJ", "VERB", "ADV", "NUM")):
        return True
    head = document.tokens[token.head]
    return starts and token.dep in ("amod", "compound") and head.text.islower() and token.i == head.i - 1 and span.kind == "person"


# Names that stand where a place stands


def locative_spans(document: Document, gazetteer: Gazetteer) -> list[Span]:
    """Capitalised names after a locative preposition, or before a type word, that the gazetteer knows and the model left out."""
    found = []
    tokens = document.tokens
    for i, token in enumerate(tokens):
        if token.lower not in LOCATIVE or i + 1 >= len(tokens):
            continue
        first = i + 1
        while first < len(tokens) and tokens[first].lower in ("the", "northern", "southern", "eastern", "western", "central"):
            first += 1
        last = first
        while last < len(tokens) and last - first < 5 and tokens[last].sentence == token.sentence and _is_name_token(tokens, last, first):
            last += 1
        if last == first or tokens[first].model_label in ("DATE", "TIME", "CARDINAL", "MONEY", "PERCENT"):
            continue
        for end in range(last, first, -1):
            name = text_of(document, first, end)
            places = gazetteer.lookup(name)
            if places and any(p.main or p.population > 1000 for p in places) and not (end < last and tokens[end].pos == "PROPN"):
                found.append(Span(first, end, "place", "name", "gazetteer", 0.6, name, rank=2))
                break
    return found


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
        if last == first or last >= sentence.last or not tokens[first].text.isupper() and tokens[last].text not in _DASHES:
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


_DASHES = frozenset({"—", "–", "--", "-", "―"})


def repeated_spans(document: Document, gazetteer: Gazetteer, spans: list[Span]) -> list[Span]:
    """The spans, and every further stretch that repeats a place's name; a name taken for an organisation becomes a place too."""
    names = {fold(s.name) for s in spans if s.kind == "place" and s.form == "name" and s.rank and not s.target}
    names = {n for n in names if any(p.main or p.population > 1000 for p in gazetteer.lookup(n))}
    people = {fold(s.name).split()[-1] for s in spans if s.kind == "person" and " " in s.name.strip() and fold(s.name)}
    longest: dict[str, int] = {}
    for name in names - people:
        longest[name.split()[0]] = max(longest.get(name.split()[0], 0), len(name.split()))
    taken = [False] * len(document.tokens)
    for span in spans:
        taken[span.first : span.last] = [True] * (span.last - span.first)
        if span.kind in ("organisation", "person") and span.method == "model" and fold(span.name) in names - people:
            span.kind, span.method, span.rank = "place", "repeated", 4
    found = []
    for i, token in enumerate(document.tokens):
        if taken[i] or not token.text[:1].isupper():
            continue
        size = longest.get(fold(token.text), 0) or longest.get(fold(token.text).split(" ")[0], 0)
        for last in range(min(i + 2 * size, document.sentences[token.sentence].last), i, -1) if size else ():
            if not any(taken[i:last]) and document.tokens[last - 1].text[-1].isalnum() and fold(text_of(document, i, last)) in names:
                found.append(Span(i, last, "place", "name", "repeated", 0.6, text_of(document, i, last), rank=2))
                taken[i:last] = [True] * (last - i)
                break
    return sorted(spans + found, key=lambda s: (s.first, s.first - s.last))


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
    words = [t for t in document.tokens[span.first : span.last]]
    if len(words) < 2 or not all(t.text[:1].isupper() or t.lower in ("of", "for", "and", "the", "-", "'s", "’s", "al", "bin", "de") for t in words):
        return 0
    if span.kind == "organisation" and words[-1].lower in _NAME_USES:
        return 5
    if span.kind == "person" and words[0].pos == "PROPN":
        return 3
    return 0


def stripped(name: str) -> str:
    """A name without a leading article and a possessive ending."""
    name = possessive_stripped(name)
    return name[4:] if name.lower().startswith("the ") else name
