"""The numbers of an annotated document with what they count: unit, kind, concept and the noun's token."""

from __future__ import annotations

from pipeline.language import units
from pipeline.language.document import Document, Token
from pipeline.language.numbers.lexer import Lexeme, lex
from pipeline.language.numbers.quantity import Quantity
from pipeline.language.numbers.scan import scan

_NOUN_TAGS = {"NN", "NNS", "NNP", "NNPS"}
# Words between a number and its noun that name nothing themselves.
_FILLERS = units.word_set(
    """
    more other additional further extra new fewer less such or so odd plus - – of the those these our their his her its my your
    """
)
_OF_PRONOUNS = {"them", "us", "whom", "which", "you", "it", "that", "those", "these"}
# Adjectives for people that stand without a noun: "20 dead", "12 wounded".
_STATES = units.word_set(
    """
    dead wounded injured missing homeless displaced hurt unaccounted elderly poor sick arrested killed critical hospitalised
    hospitalized
    """
)
# Nouns that name the number itself, not what it counts: "the 10,000 mark".
_LEVELS = units.word_set("mark number figure target milestone threshold total level cap limit tally toll")
_LINKS = units.word_set(
    """
    in on at by to for from with and or but as than that who which was were is are had have has after since while when into being per
    a an each
    """
)
_OPENING = {'"', "“", "‘", "``"}  # quotation marks
_POINTS_IN_TIME = {"earlier", "ago", "later", "before", "after", "since"}  # "a year ago" is no rate
# Kinds that the characters settle: no noun is counted.
_SETTLED = {"date", "time", "age", "ordinal", "score", "identifier"}
_MANY = 20  # children of a token that are looked at: a bound for degenerate sentences
_REACH = 8  # tokens after the number in which its noun is looked for


def find_quantities(document: Document) -> list[Quantity]:
    """Every number of the document, as `find_numbers` finds it, with `unit_*`, `concept`, `head` and the token numbers filled in.

    The noun is read from the words after the number and, failing that, from the dependency tree: a small model often takes a
    headline's noun for a verb. `head` is None where the noun is left out (`killing at least 20`) or is a pronoun (`two of them`).
    """
    lexemes = lex(document.text)
    quantities: list[Quantity] = []
    for quantity, _, (first, last) in scan(document.text, lexemes):
        quantity.token_first, quantity.token_last = document.token_span(quantity.number_start, quantity.number_end)
        if quantity.unit is not None:
            _set_measure(document.text, lexemes, quantity, first, last)
        if quantity.unit_kind not in _SETTLED and quantity.token_first < quantity.token_last:
            _set_noun(document, lexemes, quantity, last)
        if quantities and quantity.unit is None and quantity.unit_kind == "none":
            _inherit_unit(quantities[-1], quantity)
        quantities.append(quantity)
    return quantities


def _set_measure(text: str, lexemes: list[Lexeme], quantity: Quantity, first: int, last: int) -> None:
    """The unit as written after the number, or the money sign before it, and the rate: `90 km/h`, `dollars a year`, `$5 per share`."""
    while first < last - 1 and lexemes[first].text in {"-", "of", "a", "the", "more"}:
        first += 1
    if first < last:
        quantity.unit_text = text[lexemes[first].start : lexemes[last - 1].end]
    else:
        quantity.unit_text = text[quantity.start : quantity.number_start].split(" ")[-1] or None
    rate = _rate(lexemes, last)
    if rate is not None:
        quantity.unit = f"{quantity.unit} per {rate[0]}"
        quantity.unit_text = text[lexemes[min(first, rate[1] - 1)].start : lexemes[rate[1] - 1].end]


def _rate(lexemes: list[Lexeme], j: int) -> tuple[str, int] | None:
    """The noun, in the singular, after `per`, `a` or a slash that makes a rate; and the lexeme after it."""
    if j + 4 >= len(lexemes):
        return _short_rate(lexemes, j)
    if lexemes[j].text == "-" and lexemes[j + 1].text in {"a", "per"} and lexemes[j + 2].text == "-":  # barrel-a-day
        return (units.singular(lexemes[j + 3].text), j + 4) if lexemes[j + 3].kind == "word" else None
    return _short_rate(lexemes, j)


def _short_rate(lexemes: list[Lexeme], j: int) -> tuple[str, int] | None:
    if j + 1 >= len(lexemes) or lexemes[j].line or lexemes[j + 1].kind != "word":
        return None
    word, noun = lexemes[j].text, lexemes[j + 1].text
    if word in {"a", "an", "each", "every"}:
        later = lexemes[j + 2].text if j + 2 < len(lexemes) else ""
        return (noun, j + 2) if noun in units.TIME_AFTER_PER and later not in _POINTS_IN_TIME else None
    if word in {"per", "/"}:
        found = units.look_up([lexeme.text for lexeme in lexemes[j + 1 : j + 4]], word == "/")
        return (found[0].name, j + 1 + found[1]) if found else (units.singular(noun), j + 2)
    return None


def _inherit_unit(previous: Quantity, quantity: Quantity) -> None:
    """A level takes the unit of the change or level before it: `rose 64 points to 4,577`, `climbed from 21 mpg to 23`."""
    if quantity.trend_role not in {"to", "from"} or previous.unit is None or previous.unit_kind == "percent":
        return
    if previous.trend_role in {"by", "from", "to"} and quantity.token_first - previous.token_last < _REACH:
        quantity.unit, quantity.unit_kind = previous.unit, previous.unit_kind


def _set_noun(document: Document, lexemes: list[Lexeme], quantity: Quantity, last: int) -> None:
    """The noun counted, its phrase as the unit, and whether it names people; of a share, the noun that it is a share of."""
    tokens = document.tokens
    if quantity.unit_kind not in {"none", "ratio"} or quantity.unit is not None:
        quantity.concept = _concept(document, quantity, quantity.token_first)
        return
    if _names_a_class(document, quantity):
        quantity.unit_kind = "identifier"
        return
    head = _aged(document, quantity) or _noun_after(document, quantity)
    following = tokens[quantity.token_last] if quantity.token_last < len(tokens) else None
    if head is None and _names_a_thing(document, quantity):
        quantity.unit_kind = "identifier"
        return
    if head is None:
        head = _noun_by_tree(document, quantity)
    if head is not None and tokens[head].lower in _LEVELS:
        return
    if head is not None:
        head = _owned_after(document, head)
    quantity.head = head
    if head is None:
        if (
            following is not None
            and quantity.unit_kind == "none"
            and (following.lower in _STATES or following.lower in {"who", "whom", "others"})
        ):
            quantity.unit_kind = "person"
            quantity.unit = "people" if following.lower == "who" else None
        elif (rate := _rate(lexemes, last)) and quantity.unit_kind == "none":
            quantity.unit = f"per {rate[0]}"
        return
    token = tokens[head]
    first = max(quantity.token_last, document.token_at(quantity.end - 1) + 1)
    while first < head and tokens[first].lower in _FILLERS:
        first += 1
    quantity.unit_text = document.text[tokens[first].start : token.end]
    words = [
        t.lower for t in tokens[first:head] if t.lower not in _FILLERS | _OF_PRONOUNS | {"and", ","} and t.tag not in {"VBN", "VBG", "POS"}
    ]
    quantity.unit = " ".join([*words, units.singular(token.text).rstrip(".")])
    if quantity.unit_kind == "none":
        quantity.unit_kind = "person" if _names_people(token) else "object"
    quantity.concept = _concept(document, quantity, head)
    j = last
    while j < len(lexemes) - 1 and lexemes[j].start < token.end:
        j += 1
    if rate := _rate(lexemes, j):
        quantity.unit += f" per {rate[0]}"


def _aged(document: Document, quantity: Quantity) -> int | None:
    """`One four-year-old`, `two 17-year-olds`: the token of `old`, where another number makes the noun; None where it does not."""
    near = document.tokens[quantity.token_last : quantity.token_last + 5]
    if len(near) < 5 or near[0].pos != "NUM" or near[2].lower not in {"year", "month"}:
        return None
    last = near[4]
    noun = document.tokens[last.i + 1] if last.i + 1 < len(document.tokens) else None
    if last.lower == "olds":
        return last.i
    return last.i if last.lower == "old" and (noun is None or noun.pos not in {"NOUN", "PROPN", "ADJ"}) else None


def _names_people(token: Token) -> bool:
    """Whether the noun is a word for people or the name of a nation's people (`Palestinians`)."""
    if units.is_person(token.text) or token.lower in {"others", "old", "olds"}:
        return True
    capital = token.text[:1].isupper()
    if capital and units.singular(token.text) in units.NATIONALS:
        return True
    return capital and (
        token.model_label == "NORP"
        or (token.tag == "NNPS" and token.lower.endswith("ans"))
        or token.lower.endswith(("ians", "anis", "ese", "aelis", "aqis", "menis", "alis", "icans"))
    )


def _noun_after(document: Document, quantity: Quantity) -> int | None:
    """The last noun of the run of adjectives and nouns that follows the number."""
    tokens = document.tokens
    i = max(quantity.token_last, document.token_at(quantity.end - 1) + 1)
    sentence = tokens[quantity.token_first].sentence
    limit = min(len(tokens), i + _REACH)
    while limit > i and tokens[limit - 1].sentence != sentence:
        limit -= 1
    if i >= limit:
        return None
    if (
        tokens[i].lower == "," and i + 1 < limit and tokens[i + 1].lower == "of" and quantity.quantifier == "vague"
    ):  # "thousands, if not millions, of"
        i += 1
    if tokens[i].lower == "of":
        i += 1
        if i < limit and tokens[i].lower in _OF_PRONOUNS and not (i + 1 < limit and _is_noun(tokens[i + 1])):
            return None
    found: int | None = None
    for at in range(i, limit):
        token, ahead = tokens[at], tokens[at + 1] if at + 1 < limit else None
        if found is not None and ahead is not None and _is_compound_adjective(tokens, at):
            found = None  # "62 flood-related deaths"
            continue
        if token.lower in _BEFORE_TIME | {"the"} and ahead is not None and ahead.lower in _TIMES:
            break  # "1,200 Congolese last week", "14 the year before"
        if (
            token.tag == "CD"
            and at + 2 < limit
            and tokens[at + 2].lower in _POINTS_IN_TIME
            and units.singular(tokens[at + 1].text) in _TIMES
        ):
            break  # "up from 46 seven days earlier"
        if token.lower in {"later", "earlier"} and token.tag in {"RB", "RBR"} and found is None:
            break  # "wounded 40 later the same day"
        if found is None and token.lower == "shot" and (quantity.best or 0) > 1:
            break  # a headline's "Two shot in bar brawl"
        misread = at == i and token.tag == "VBZ" and units.is_person(token.text)  # a headline's "Eleven divers killed"
        if _is_noun(token) or misread:
            if found is not None and _ends_phrase(tokens[found], token):
                break
            found = at
        elif token.text in _OPENING and ahead is not None and ahead.tag == "NNS":  # 'eight drug "kingpins"'
            if found is not None and tokens[found].tag not in {"NN", "NNP"}:
                break
        elif token.lower in _FILLERS:
            if found is not None and token.lower != "-":
                break
        elif ahead is None:
            break
        elif token.tag == "POS":
            if found is None or not _is_noun(ahead):
                break
        elif token.lower in {"and", ","}:  # "digital and physical sales", "young, armed men"
            if found is not None or not (tokens[at - 1].pos == "ADJ" and ahead.pos == "ADJ") or tokens[at - 1].lower in _STATES:
                break  # "left 12 dead, local officials said"
        elif token.tag in {"VBN", "VBG"}:
            if found is not None or not ((_is_noun(ahead) and ahead.pos != "PROPN") or (ahead.pos == "ADJ" and ahead.lower not in _STATES)):
                break
        elif token.pos in {"ADJ", "ADV"} or token.tag in {"JJ", "JJR", "JJS", "CD"}:
            plural = found is not None and (tokens[found].tag in {"NNS", "NNPS"} or units.is_person(tokens[found].text))
            if plural or (found is not None and not _is_noun(ahead)):
                break
        else:
            break
    if found is not None and tokens[found].lower in _STATES:
        return None
    return found


def _is_compound_adjective(tokens: list[Token], at: int) -> bool:
    """Whether a participle that a hyphen ties to the noun before it stands before another noun: `gang-related killings`."""
    participle = tokens[at].tag in {"VBN", "VBG"} or tokens[at].lower == "related"
    tied = tokens[at - 1].lower == "-" and tokens[at - 1].end == tokens[at].start and tokens[at - 2].end == tokens[at - 1].start
    return participle and tied and (_is_noun(tokens[at + 1]) or tokens[at + 1].pos == "ADJ")


def _ends_phrase(noun: Token, following: Token) -> bool:
    """Whether a noun closes its phrase though another noun follows: a plural before a name, or people before what they do."""
    person = units.is_person(noun.text)
    if following.pos == "PROPN" and noun.pos != "PROPN" and (noun.lower.endswith("s") or person):
        return True
    return person and units.singular(noun.text) != noun.lower and not units.is_person(following.text)


# Words for people that are adjectives or ranks more often than nouns.
_DOUBTFUL = _STATES | {
    "general",
    "major",
    "african",
    "european",
    "asian",
    "arab",
    "american",
    "adult",
    "minor",
    "military",
    "public",
    "national",
    "local",
    "native",
    "human",
    "being",
}


_BEFORE_TIME = {"last", "next", "this", "late", "early", "each", "every"}
_TIMES = units.word_set("week month year night day morning afternoon evening summer winter spring autumn weekend season decade century")
# Days stand after a number without counting: "killed at least a dozen yesterday".
_DAYS = units.word_set("yesterday today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday")


def _is_noun(token: Token) -> bool:
    if token.lower in _LINKS or token.lower in _DAYS:
        return False
    if token.pos in {"NOUN", "PROPN"} or token.tag in _NOUN_TAGS:
        return True
    return token.pos != "VERB" and token.lower not in _DOUBTFUL and units.is_person(token.text)


def _noun_by_tree(document: Document, quantity: Quantity) -> int | None:
    """The noun after the number that the tree gives it to, with no link word between."""
    tokens = document.tokens
    after = tokens[quantity.token_last : quantity.token_last + 2]
    if len(after) == 2 and after[0].lower in _STATES and after[1].text == ",":
        return None  # "Two dead, dozens injured"
    for i in range(quantity.token_last - 1, quantity.token_first - 1, -1):
        head = tokens[i].head
        if not quantity.token_last <= head < quantity.token_last + _REACH or tokens[i].dep not in {"nummod", "amod", "det", "compound"}:
            continue
        between = tokens[quantity.token_last : head]
        if tokens[head].lower in _TIMES and between and between[-1].lower in _BEFORE_TIME | {"the"}:
            continue  # "counted 192 last year"
        linked = not _LINKS.isdisjoint(token.lower for token in between) or any(
            token.pos == "NUM" or token.text == ":" for token in between
        )
        if tokens[head].lower == "shot" and (quantity.best or 0) > 1:
            return None
        if not linked and _is_noun(tokens[head]) and tokens[head].lower not in _STATES:
            return head
    return None


def _owned_after(document: Document, owner: int) -> int:
    """`45 of the country's 80 deaths`: the noun after the second number, where an owner at token `owner` has so many; else the owner."""
    tokens = document.tokens
    if owner + 2 >= len(tokens) or tokens[owner + 1].tag != "POS" or tokens[owner + 2].tag != "CD":
        return owner
    owned = tokens[tokens[owner + 2].head]
    return owned.i if owner < owned.i <= owner + _REACH and _is_noun(owned) else owner


# Years of school: `a Form Two student`, `Grade 6 pupils`.
_SCHOOL_YEARS = units.word_set("form grade class year standard std primary")
_LAST_SCHOOL_YEAR = 13
_THIS_YEAR = units.word_set("this last next each every per that")


def _names_a_class(document: Document, quantity: Quantity) -> bool:
    """`a Form Two student`, `Grade 6 pupils`: the number names a year of school and counts nobody."""
    tokens = document.tokens
    i = quantity.token_first
    if i < 1 or not quantity.best or quantity.best > _LAST_SCHOOL_YEAR or quantity.quantifier != "exact":
        return False
    before, number = tokens[i - 1], tokens[i]
    if before.lower not in _SCHOOL_YEARS or not before.text[:1].isupper() or before.sentence != number.sentence:
        return False
    return not number.text.islower() and not (i > 1 and tokens[i - 2].lower in _THIS_YEAR)


def _names_a_thing(document: Document, quantity: Quantity) -> bool:
    """Whether the number is the tail of a name: `Watch 5`, `Big 12`, `BBC One`. Places and people are left out: they head tallies."""
    tokens = document.tokens
    i = quantity.token_first
    if (
        i == 0
        or quantity.quantifier != "exact"
        or quantity.value is None
        or quantity.value > 9999
        or "," in quantity.number_text
        or quantity.trend_role
    ):
        return False
    before, number = tokens[i - 1], tokens[i]
    if before.sentence != number.sentence or before.pos != "PROPN" or not before.text[:1].isupper() or number.head != i - 1:
        return False
    if any(tokens[c].dep == "nsubj" for c in before.children):
        return False  # a headline's verb: `Hijackers Free 66`
    if (
        before.model_label in {"GPE", "LOC", "NORP", "DATE", "TIME"}
        or before.i == document.sentences[before.sentence].first
        or before.lower.endswith("s")
    ):
        return False
    return number.pos == "PROPN" or (
        number.text[0].isdigit() and number.model_label in {"", "PRODUCT", "ORG", "FAC", "WORK_OF_ART", "EVENT", "LAW"}
    )


def _concept(document: Document, quantity: Quantity, start: int) -> str | None:
    """The nouns and adjectives of the subject of the clause that the number stands in; None where the tree shows none."""
    tokens = document.tokens
    for steps, i in enumerate([start, *document.ancestors(start)]):
        if steps > _REACH:
            return None
        if tokens[i].pos not in {"VERB", "AUX"}:
            continue
        for child in tokens[i].children[:_MANY]:
            if tokens[child].dep in {"nsubj", "nsubjpass"} and child != start and not quantity.token_first <= child < quantity.token_last:
                near = [child, *tokens[child].children[:_MANY]]
                words = [tokens[t].text for t in sorted(near) if tokens[t].pos in {"NOUN", "PROPN", "ADJ"}]
                return " ".join(words) or None
        return None
    return None
