"""Titles and roles of people: what stands before a name ("Israeli Prime Minister"), or after it ("a spokesman for the police")."""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from pipeline.language.document import Document, Token
from pipeline.language.gazetteer import Gazetteer, Role
from pipeline.language.names import fold
from pipeline.language.spans import Span, text_of

_LONGEST_ROLE = 10  # tokens before a name
_LONGEST_APPOSITION = 14  # tokens after it
_JOINING = frozenset({"of", "and", "for", "-", "'s", "’s", "to", "&"})
_FORMER = frozenset({"former", "ex", "then", "late", "acting", "interim", "outgoing", "incoming", "deputy", "senior", "top", "chief"})
_COURTESY = frozenset({"mr.", "mrs.", "ms.", "miss", "mr", "mrs", "ms", "dr.", "dr", "sir", "prof.", "rev.", "dame", "lord", "lady"})
_NOT_AT_FRONT = frozenset({"DET", "PUNCT", "SYM", "ADP", "SCONJ", "CCONJ", "ADV", "VERB", "PRON", "AUX"})  # "When Senator ..."
_RELATIVE = frozenset({"who", "whose", "which", "whom", "where", "when", "that", "said", "says", "told"})


_IN_NAMES = frozenset({"the", "of", "for", "and", "'s"})
_GIVEN_NAMES = frozenset({"emir", "sultan", "marshal", "dean", "prince"})
_OF = frozenset({"of", "from", "with", "at"})
_MEDICINE = frozenset("hospital clinic ward patient surgery surgeon medicine disease infection burn injury nurse doctor physician".split())
_MEMBER = Role("", "other", False)  # someone of a body, without a title


@dataclass(slots=True)
class RoleFound:
    """A role as written, the tokens it stands on, and its title as listed."""

    text: str
    first: int
    last: int
    role: Role


@dataclass(frozen=True, slots=True)
class Standing:
    """What a role says of its bearer: the claimant class, the country served (ISO3), the walk of life (`Role.field`), and whether the
    office belongs to no country (the UN's, a charity's)."""

    claimant_class: str
    country: str | None
    field: str
    international: bool


def find_role(document: Document, gazetteer: Gazetteer, span: Span) -> RoleFound | None:
    """The role of the person named by `span`, before the name or in an apposition after it."""
    before = _role_before(document, gazetteer, span.first)
    return before if before is not None else _role_after(document, gazetteer, span.last)


def has_title_before(document: Document, gazetteer: Gazetteer, first: int) -> bool:
    """Whether a title ends right before the token, as it does before a person's name: "Judge Roe", "her lawyer, Jane Roe"."""
    tokens = document.tokens
    if first and tokens[first - 1].text == "," and first > 1 and tokens[first - 2].text.islower():
        first -= 1
    return _title_ending(document, gazetteer, first, max(0, first - 5)) is not None


def find_affiliation(document: Document, span: Span) -> RoleFound | None:
    """The words that tell a person's body or place by a preposition alone: "Jane Roe of Médecins Sans Frontières"."""
    tokens = document.tokens
    if span.last + 1 >= len(tokens) or tokens[span.last].lower not in _OF:
        return None
    last = span.last + 1
    while last < min(len(tokens), span.last + 9) and (tokens[last].text[:1].isupper() or tokens[last].lower in _IN_NAMES):
        last += 1
    return RoleFound(text_of(document, span.last, last), span.last, last, _MEMBER) if last > span.last + 1 else None


PHYSICIAN = Standing("health_authority", None, "medicine", False)


def is_physician(document: Document, span: Span) -> bool:
    """Whether "Dr" stands before the name and its sentence speaks of medicine."""
    tokens = document.tokens
    if not span.first or tokens[span.first - 1].lower.rstrip(".") != "dr":
        return False
    sentence = document.sentences[tokens[span.first].sentence]
    return any(t.lemma.lower() in _MEDICINE for t in document.words(sentence))


def later_role(document: Document, gazetteer: Gazetteer, span: Span) -> RoleFound | None:
    """The role that opens the next sentence, where it tells a walk of life: "Jane Roe scored twice. The striker ..."."""
    tokens = document.tokens
    number = tokens[span.first].sentence + 1
    if number >= len(document.sentences) or document.sentences[number].paragraph > document.sentences[number - 1].paragraph + 1:
        return None
    first = document.sentences[number].first
    if tokens[first].lower != "the":
        return None
    for size in (2, 1):
        role = gazetteer.roles.get(text_of(document, first + 1, first + 1 + size).lower()) if first + 1 + size < len(tokens) else None
        if role is not None and role.field:
            return RoleFound(text_of(document, first + 1, first + 1 + size), first + 1, first + 1 + size, role)
    return None


def strip_title(document: Document, gazetteer: Gazetteer, span: Span) -> Span:
    """The span without titles at its front, which the model often takes into the name; unchanged where nothing would be left."""
    first = span.first
    tokens = document.tokens
    while first + 1 < span.last:
        if tokens[first].lower in _GIVEN_NAMES and first + 2 == span.last:
            break  # a title too, but more often a given name where it stands before one word
        if tokens[first].lower in gazetteer.roles or tokens[first].lower in _FORMER:
            first += 1
        elif first + 2 < span.last and tokens[first].pos in ("ADJ", "NOUN") and tokens[first + 1].lower in gazetteer.roles:
            first += 2
        else:
            break
    if first > span.first:
        span.first = first
        span.name = text_of(document, first, span.last)
    return span


def _role_before(document: Document, gazetteer: Gazetteer, end: int) -> RoleFound | None:
    tokens = document.tokens
    if end and tokens[end - 1].text == "," and _title_ending(document, gazetteer, end - 1, max(0, end - 5)):
        end -= 1  # "the prime minister, Benjamin Netanyahu,"
    first = end
    floor = max(0, end - _LONGEST_ROLE)
    while (
        first > floor
        and tokens[first - 1].sentence == tokens[end - 1].sentence
        and (_may_stand_in_role(tokens, first - 1, end) or _is_capital_title(tokens, first - 1, gazetteer))
    ):
        first -= 1
    while first < end and (tokens[first].lower in _JOINING or tokens[first].pos in _NOT_AT_FRONT):
        first += 1
    if first >= end:
        return None
    role = _title_ending(document, gazetteer, end, first)
    if role is not None and tokens[end - 1].text[0].isupper():  # "target President Lund": what is small is no part of a title with capitals
        first = max([first, *(i + 1 for i in range(first, end) if tokens[i].text.islower() and tokens[i].lower not in _JOINING | _FORMER)])
    if first >= end or text_of(document, first, end).lower() in _COURTESY:
        return None
    return RoleFound(text_of(document, first, end), first, end, role) if role else None


def _is_capital_title(tokens: list[Token], i: int, gazetteer: Gazetteer) -> bool:
    """Whether a token is a title with a capital, which the model often takes for a part of the name: "Pope Francis"."""
    return tokens[i].text[:1].isupper() and tokens[i].lower in gazetteer.roles


def _may_stand_in_role(tokens: list[Token], i: int, end: int) -> bool:
    token = tokens[i]
    if token.text[:1].isupper() or token.lower in _FORMER:
        return token.pos not in ("PRON", "AUX", "ADV") and token.model_label not in ("DATE", "TIME", "PERSON")
    if token.lower in _JOINING:
        return True
    leads = i + 1 == end or tokens[i + 1].pos in ("NOUN", "PROPN", "ADJ")
    return token.pos in ("NOUN", "ADJ") and token.text.isalpha() and leads


def _title_ending(document: Document, gazetteer: Gazetteer, end: int, floor: int) -> Role | None:
    """The longest listed title that ends at token `end`."""
    for first in range(max(floor, end - 5), end):
        role = gazetteer.roles.get(text_of(document, first, end).lower())
        if role is not None:
            return role
    return None


def _role_after(document: Document, gazetteer: Gazetteer, start: int) -> RoleFound | None:
    tokens = document.tokens
    if start + 1 >= len(tokens) or tokens[start].text != ",":
        return None
    sentence = tokens[start].sentence
    first = start + 1
    if tokens[first].lower in ("the", "a", "an"):
        first += 1
    last = first
    while last < len(tokens) and tokens[last].sentence == sentence and last - first < _LONGEST_APPOSITION:
        token = tokens[last]
        if token.text in ',;:.()“”"' or token.lower in _RELATIVE or token.pos in ("AUX", "PRON") or token.tag in ("VBD", "VBZ", "VBP"):
            break
        last += 1
    for i in range(first, min(last, first + 6)):
        for size in (3, 2, 1):
            role = gazetteer.roles.get(text_of(document, i, i + size).lower()) if i + size <= last else None
            if role is not None and role.title not in _COURTESY:
                return RoleFound(text_of(document, first, last), first, last, role)
    return None


def standing_of(role: RoleFound, spans: list[Span], starts: list[int], countries: dict[int, str], gazetteer: Gazetteer) -> Standing:
    """What a role makes of its bearer, from who and what is named inside it.

    `starts` are the first tokens of the spans, in order; `countries` gives the ISO3 code of each span (by number) that has one.
    """
    country, serves, affiliation = None, False, None
    for i in range(bisect.bisect_left(starts, role.first), len(spans)):
        span = spans[i]
        if span.first >= role.last:
            break
        if span.last > role.last:
            continue
        if span.target in gazetteer.actors:
            affiliation = affiliation or gazetteer.actors[span.target].claimant_class
            if gazetteer.actors[span.target].country_iso3 is None and country is None:
                return Standing(affiliation, None, role.role.field, True)
        elif span.target.startswith("institution:"):
            affiliation = affiliation or gazetteer.institution_rows[span.target.split(":")[2]]["claimant_class"]
        elif span.target.startswith("country:"):
            serves = serves or span.first == role.first  # "Kenyan spokeswoman", not "analyst for Kenya"
        country = country or countries.get(i)
    international = role.role.field == "international" and country is None
    if affiliation is not None:
        return Standing(affiliation, country, role.role.field, international)
    text = fold(role.text)
    if "health" in text or "hospital" in text:
        return Standing("health_authority", country, role.role.field, international)
    if "police" in text or (role.role.claimant_class == "other" and serves and not role.role.field):
        return Standing("government", country, role.role.field, international)
    return Standing(role.role.claimant_class, country, role.role.field, international)
