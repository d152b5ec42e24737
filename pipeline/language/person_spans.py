"""Finding people's names that the model misses or takes for something else: names before an apposition, after a title, before Jr."""

from __future__ import annotations

from pipeline.language.document import Document, Token
from pipeline.language.gazetteer import Gazetteer
from pipeline.language.genders import CROWNED
from pipeline.language.names import fold
from pipeline.language.people import has_title_before
from pipeline.language.spans import NAME_USES, Span, text_of
from pipeline.language.transliteration import PARTICLES, name_key

_LONGEST = 6  # tokens of a person's name; hyphens are tokens of their own
_LONGEST_APPOSITION = 12
_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "their", "its"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SEATS = frozenset({"MP", "MNA", "MPA", "MLA", "MLC", "MEP", "MSP"})  # members of parliaments and assemblies


def apposed_spans(document: Document, gazetteer: Gazetteer) -> list[Span]:
    """Names of two or more words that a title in an apposition makes a person's: "Kim Min-jun, a safety official, said"."""
    tokens = document.tokens
    found = []
    for i in range(2, len(tokens) - 2):
        if tokens[i].text != "," or tokens[i + 1].lower not in _DETERMINERS or not _apposed_title(document, gazetteer, i + 2):
            continue
        first = i
        while first and i - first < _LONGEST and _joins_name(tokens, first - 1, i) and tokens[first - 1].sentence == tokens[i].sentence:
            first -= 1
        while first < i and (not tokens[first].text[0].isupper() or tokens[first].lower in gazetteer.roles or tokens[first].pos == "DET"):
            first += 1
        words = [t for t in tokens[first:i] if t.text[0].isalpha() and t.text[0].isupper()]
        name = text_of(document, first, i) if words else ""
        if len(words) < 2 or fold(name) in gazetteer.actor_aliases or gazetteer.is_place_name(name):
            continue
        if not any(t.lower in NAME_USES for t in words):
            found.append(Span(first, i, "person", "name", "apposition", 0.8, name, rank=6))
    return found


def titled_spans(document: Document, gazetteer: Gazetteer) -> list[Span]:
    """Names of two or three words after a title with a capital: "Mayor Amra Hodžić said"."""
    tokens = document.tokens
    found = []
    for i in range(len(tokens) - 2):
        if not tokens[i].text[0].isupper() or tokens[i].lower not in gazetteer.roles or tokens[i].text.isupper():
            continue
        last = i + 1
        while last < len(tokens) and last - i <= 3 and tokens[last].sentence == tokens[i].sentence and _is_name_word(tokens[last]):
            last += 1
        words = tokens[i + 1 : last]
        if len(words) < 2 or any(w.lower in NAME_USES or w.lower in gazetteer.roles for w in words):
            continue
        name = text_of(document, i + 1, last)
        if fold(name) not in gazetteer.actor_aliases and not gazetteer.is_place_name(name):
            found.append(Span(i + 1, last, "person", "name", "title", 0.7, name, rank=2))
    return found


def _is_name_word(token: Token) -> bool:
    return token.text[0].isupper() and token.text.isalpha() and not token.text.isupper() and token.pos in ("PROPN", "NOUN", "ADJ", "X")


def _joins_name(tokens: list[Token], i: int, end: int) -> bool:
    token = tokens[i]
    if token.text[0].isupper() or token.lower in PARTICLES:
        return token.pos not in ("PRON", "AUX", "VERB", "ADP")
    hyphenated = i + 1 < end and token.text == "-" and token.start == tokens[i - 1].end
    return hyphenated or (tokens[i - 1].text == "-" and token.start == tokens[i - 1].end)


def _apposed_title(document: Document, gazetteer: Gazetteer, first: int) -> bool:
    """Whether a title stands in the few words up to the next mark, and no verb: the mark closes the apposition."""
    tokens = document.tokens
    titled = False
    for i in range(first, min(len(tokens), first + _LONGEST_APPOSITION)):
        if tokens[i].text in ",.;" or tokens[i].lower in ("who", "whose"):
            return titled
        if tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") or tokens[i].sentence != tokens[first].sentence:
            return False
        titled = titled or (tokens[i].lower in gazetteer.roles and i - first < 6)
    return False


def correct_people(document: Document, gazetteer: Gazetteer, spans: list[Span]) -> None:
    """Make people of the names that the model takes for organisations and that are people's: a name after a title or before Jr., a
    surname of the article; in place."""
    by_model = [s for s in spans if s.method in ("model", "repeated") and not s.target and not s.nested]
    open_spans = [s for s in by_model if s.kind in ("organisation", "person")]
    tokens = document.tokens
    for span in open_spans:
        _trim(document, span)
    taken = {i for s in spans for i in range(s.first, s.last)}
    for span in open_spans:
        before = span.first - 1
        if (
            span.kind == "person"
            and span.last - span.first == 1
            and before >= 0
            and before not in taken
            and _is_given_name(document, gazetteer, before)
        ):
            span.first = before  # the model saw the surname alone
            span.name = text_of(document, span.first, span.last)
        if span.last < len(tokens) and tokens[span.last].lower.rstrip(".") in ("jr", "sr"):
            span.last += 1
            span.name = text_of(document, span.first, span.last)
        if span.kind == "organisation" and _may_be_person(document, span):
            royal = span.last - span.first > 1 and tokens[span.first].lower in CROWNED
            if royal or name_key(span.name)[1] or has_title_before(document, gazetteer, span.first):
                span.kind = "person"
    surnames = {key[-1] for s in spans if s.kind == "person" and len(key := name_key(s.name)[0]) > 1}
    for span in open_spans:
        if span.kind == "organisation" and _may_be_person(document, span):
            words = name_key(span.name)[0]
            if words and words[-1] in surnames and fold(span.name).split()[-1] not in gazetteer.actor_aliases:
                span.kind = "person"


def _trim(document: Document, span: Span) -> None:
    """Cut from a person's name the verb that the model drew into it with what follows ("[Kim Roe told Dawn]"), and the initials of a
    seat in a legislature before it, which make a person of what the model takes for a body ("[MNA Kim Roe]"); in place."""
    tokens = document.tokens
    verb = next((i for i in range(span.first + 1, span.last) if tokens[i].tag in _FINITE and tokens[i].text.islower()), None)
    if span.kind == "person" and verb is not None:
        span.last = verb
        span.name = text_of(document, span.first, span.last)
    if (
        tokens[span.first].text in _SEATS
        and span.last - span.first > 2
        and all(_is_name_word(t) for t in tokens[span.first + 1 : span.last])
    ):
        span.first, span.kind = span.first + 1, "person"
        span.name = text_of(document, span.first, span.last)


def _is_given_name(document: Document, gazetteer: Gazetteer, i: int) -> bool:
    """Whether a token can be a given name that stands before the surname that follows it."""
    token = document.tokens[i]
    inside = document.sentences[token.sentence].first < i and token.head in (i + 1, document.tokens[i + 1].head)
    known = token.lower in gazetteer.roles or fold(token.text) in gazetteer.demonyms or gazetteer.is_place_name(token.text)
    return inside and _is_name_word(token) and token.pos == "PROPN" and not known


def _may_be_person(document: Document, span: Span) -> bool:
    """Whether a name has the form of a person's: one to four words, capitalised or particles, none of them a noun of organisations."""
    words = document.tokens[span.first : span.last]
    if len(words) > 4 or span.name.isupper() or any(w.lower in NAME_USES for w in words):
        return False
    return all(w.text[0].isupper() or w.lower in PARTICLES or w.text in "-.'’" for w in words)
