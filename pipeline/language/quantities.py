"""The numbers of an annotated document with what they count: unit, kind, concept and the noun's token."""

from __future__ import annotations

from pipeline.language import units
from pipeline.language.document import Document, Token
from pipeline.language.numbers.lexer import Lexeme, lex
from pipeline.language.numbers.quantity import Quantity
from pipeline.language.numbers.scan import scan

_NOUNS = {"NOUN", "PROPN"}
_NOMINAL_TAGS = {"NN", "NNS", "NNP", "NNPS"}
# Words between a number and its noun that name nothing themselves.
_FILLERS = {"more", "other", "additional", "further", "extra", "new", "fewer", "less", "such", "or", "so", "odd", "plus", "-", "of", "the", "those", "these", "our", "their", "his", "her", "its", "my", "your"}
_OF_PRONOUNS = {"them", "us", "whom", "which", "these", "those", "you", "it", "that"}
# Adjectives for people that stand without a noun: "20 dead", "12 wounded".
_PEOPLE_STATES = {"dead", "wounded", "injured", "missing", "homeless", "displaced", "hurt", "unaccounted", "others", "elderly", "poor", "sick", "arrested", "killed", "critical"}
_LEVELS = {"mark", "number", "figure", "target", "milestone", "threshold", "total", "level", "cap", "limit"}  # name the number, not what it counts
_LONGEST_PHRASE = 7
# Kinds that the characters settle: the parse adds no counted noun to them.
_SETTLED = {"date", "time", "age", "ordinal", "score", "identifier"}
_STOPS_NOUN = {"in", "on", "at", "by", "to", "for", "from", "with", "and", "or", "but", "as", "than", "that", "who", "which", "was", "were", "is", "are", "had", "have", "has", "after", "since", "while", "when", "into"}


def find_quantities(document: Document) -> list[Quantity]:
    """Every number of the document, as `find_numbers` finds it, with `unit_*`, `concept`, `head` and the token numbers filled in.

    Nouns come from the words after the number, checked against the dependency tree; where the tree and the words disagree the words win,
    because a small model often takes a headline's noun for a verb. `head` is None where the noun is left out (`killing at least 20`).
    """
    lexemes = lex(document.text)
    quantities = []
    for quantity, reading, (first, last) in scan(document.text, lexemes):
        quantity.token_first, quantity.token_last = document.token_span(quantity.number_start, quantity.number_end)
        if first < last:
            _set_measure(document, lexemes, quantity, first, last)
        if quantity.unit_kind not in _SETTLED and quantity.token_first < quantity.token_last:
            _set_noun(document, quantity)
        quantities.append(quantity)
    return quantities


def _set_measure(document: Document, lexemes: list[Lexeme], quantity: Quantity, first: int, last: int) -> None:
    """The unit as written after the number, and its rate: `90 km/h`, `dollars a year`, `per cent`."""
    unit_first = first
    while unit_first < last - 1 and lexemes[unit_first].text in {"-", "of", "a", "the", "more"}:
        unit_first += 1
    quantity.unit_text = document.text[lexemes[unit_first].start : lexemes[last - 1].end]
    rate = _rate(lexemes, last)
    if rate is not None and quantity.unit is not None:
        noun, end = rate
        quantity.unit = f"{quantity.unit} per {noun}"
        quantity.unit_text = document.text[lexemes[unit_first].start : lexemes[end - 1].end]


def _rate(lexemes: list[Lexeme], j: int) -> tuple[str, int] | None:
    """The noun after `per`, `a`, `an` or a slash, in the singular, where it makes a rate; and the lexeme after it."""
    word, noun = lexemes[j].text, lexemes[j + 1].text if j + 1 < len(lexemes) else ""
    if word == "-" and noun in {"a", "per"} and lexemes[j + 2].text == "-":
        word, noun, j = noun, lexemes[j + 3].text, j + 2
    if lexemes[j].line or not noun:
        return None
    if word in {"a", "an", "each", "every"}:
        return (noun, j + 2) if noun in units.TIME_AFTER_PER else None
    if word in {"per", "/"}:
        if lexemes[j + 1].kind != "word":
            return None
        found = units.look_up([lexeme.text for lexeme in lexemes[j + 1 : j + 4]], word == "/")
        return (found[0].name, j + 1 + found[1]) if found else (units.singular(noun), j + 2)
    return None


def _set_noun(document: Document, quantity: Quantity) -> None:
    """The noun counted, its phrase as the unit, and whether it names people."""
    if quantity.unit_kind not in {"none"}:
        quantity.concept = _concept(document, quantity, None)
        return
    head = _noun_after(document, quantity)
    if head is not None and document.tokens[head].lower in _LEVELS:
        return
    if head is None:
        head = _noun_by_tree(document, quantity)
    quantity.head = head
    if head is None:
        after = document.tokens[quantity.token_last].lower if quantity.token_last < len(document.tokens) else ""
        if after in _PEOPLE_STATES:
            quantity.unit_kind = "person"
        return
    token = document.tokens[head]
    first = _phrase_start(document, quantity, head)
    quantity.unit_text = document.text[document.tokens[first].start : token.end]
    words = [t.lower for t in document.tokens[first:head] if t.lower not in _FILLERS] + [units.singular(token.text)]
    quantity.unit = " ".join(words)
    quantity.unit_kind = "person" if _names_people(token) else "object"
    quantity.concept = _concept(document, quantity, head)


def _names_people(token: Token) -> bool:
    """Whether the noun is a word for people or the name of a nation's people (`Palestinians`)."""
    if units.is_person(token.text):
        return True
    if token.model_label == "NORP" and token.text[:1].isupper():
        return True
    return token.text[:1].isupper() and token.lower.endswith(("ians", "anis", "ese", "ishmen", "aelis", "aqis", "emenis"))


def _noun_after(document: Document, quantity: Quantity) -> int | None:
    """The last noun of the run of adjectives and nouns that follows the number."""
    tokens = document.tokens
    i = document.token_at(quantity.end - 1) + 1
    if i <= 0 or i >= len(tokens):
        return None
    sentence = tokens[quantity.token_first].sentence
    limit = min(len(tokens), i + _LONGEST_PHRASE)
    # "two of the victims", "dozens of people"
    if tokens[i].lower == "," and i + 1 < limit and tokens[i + 1].lower == "of":  # "thousands, if not millions, of"
        i += 1
    if tokens[i].lower == "of" and tokens[i].sentence == sentence:
        i += 1
        if i < limit and tokens[i].lower in _OF_PRONOUNS and not (i + 1 < limit and _is_noun(tokens[i + 1])):
            return None
    found: int | None = None
    while i < limit and tokens[i].sentence == sentence:
        token = tokens[i]
        if token.lower in _FILLERS and token.lower != "of":
            if found is not None and token.lower != "-":
                break
        elif _is_noun(token):
            if found is not None and _ends_phrase(tokens[found], token):
                break
            found = i
        elif token.tag == "POS" and found is not None and i + 1 < limit and _is_noun(tokens[i + 1]):
            pass
        elif token.pos == "ADJ" or token.tag in {"VBN", "VBG", "JJ", "JJR", "JJS", "CD"} or token.pos == "ADV":
            if found is not None and not (tokens[found].pos == "PROPN" and i + 1 < limit and _is_noun(tokens[i + 1])):
                break
            if token.tag in {"VBN", "VBG"} and not _before_noun(document, i, limit):
                return None
        else:
            break
        i += 1
    if found is not None and tokens[found].lower in _PEOPLE_STATES and tokens[found].lower != "others":
        return None
    return found


def _ends_phrase(noun: Token, following: Token) -> bool:
    """Whether a noun closes its phrase though another noun follows: a plural before a name, or people before what they do."""
    if following.pos == "PROPN" and noun.pos != "PROPN" and (noun.lower.endswith("s") or units.is_person(noun.text)):
        return True
    plural_people = units.is_person(noun.text) and units.singular(noun.text) != noun.lower
    return plural_people and not units.is_person(following.text)


def _is_noun(token: Token) -> bool:
    if token.lower in _STOPS_NOUN or (token.lower == "being" and token.pos != "NOUN"):
        return False
    return token.pos in _NOUNS or token.tag in _NOMINAL_TAGS or (token.pos != "VERB" and units.is_person(token.text) and token.lower not in {"dead", "wounded", "injured", "missing", "general", "major", "african", "european", "asian", "arab"})


def _before_noun(document: Document, i: int, limit: int) -> bool:
    """Whether a participle stands before a noun (`wounded soldiers`) and not as a verb (`20 killed in Gaza`)."""
    return i + 1 < limit and _is_noun(document.tokens[i + 1]) and document.tokens[i + 1].sentence == document.tokens[i].sentence and document.tokens[i + 1].pos != "PROPN"


def _noun_by_tree(document: Document, quantity: Quantity) -> int | None:
    """The noun that the tree gives the number to, where it stands after the number in the same sentence."""
    tokens = document.tokens
    for i in range(quantity.token_last - 1, quantity.token_first - 1, -1):
        head = tokens[i].head
        if head >= quantity.token_last and tokens[i].dep in {"nummod", "amod", "det", "quantmod", "compound"} and _is_noun(tokens[head]) and head - quantity.token_last < _LONGEST_PHRASE:
            between = {token.lower for token in tokens[quantity.token_last : head]}
            if not between & _STOPS_NOUN:
                return head
    return None


def _phrase_start(document: Document, quantity: Quantity, head: int) -> int:
    """The first token of the unit's phrase, articles and fillers left out."""
    first = max(quantity.token_last, document.token_at(quantity.end - 1) + 1)
    while first < head and document.tokens[first].lower in _FILLERS:
        first += 1
    return min(first, head)


def _concept(document: Document, quantity: Quantity, head: int | None) -> str | None:
    """The subject of the clause that the number stands in, or the noun that it is said of; None where the tree shows none."""
    tokens = document.tokens
    start = head if head is not None else quantity.token_first
    for i in [start, *document.ancestors(start)]:
        if tokens[i].pos in {"VERB", "AUX"}:
            for child in tokens[i].children:
                if tokens[child].dep in {"nsubj", "nsubjpass"} and child != start and not quantity.token_first <= child < quantity.token_last:
                    words = [t for t in document.subtree(child) if tokens[t].pos in {"NOUN", "PROPN", "ADJ"}][:8]
                    return " ".join(tokens[t].text for t in words) or None
            return None
    return None
