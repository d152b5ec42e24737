"""Titles and roles of people: what stands before a name ("Israeli Prime Minister"), or after it ("a spokesman for the police")."""

from __future__ import annotations

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


@dataclass(slots=True)
class RoleFound:
    """A role as written, the tokens it stands on, and its title as listed."""

    text: str
    first: int
    last: int
    role: Role


def find_role(document: Document, gazetteer: Gazetteer, span: Span) -> RoleFound | None:
    """The role of the person named by `span`, before the name or in an apposition after it."""
    before = _role_before(document, gazetteer, span.first)
    return before if before is not None else _role_after(document, gazetteer, span.last)


def strip_title(document: Document, gazetteer: Gazetteer, span: Span) -> Span:
    """The span without titles at its front, which the model often takes into the name; unchanged where nothing would be left."""
    first = span.first
    tokens = document.tokens
    while first + 1 < span.last:
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
    while first > floor and tokens[first - 1].sentence == tokens[end - 1].sentence and _may_stand_in_role(tokens, first - 1):
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


def _may_stand_in_role(tokens: list[Token], i: int) -> bool:
    token = tokens[i]
    if token.text[:1].isupper() or token.lower in _FORMER:
        return token.pos not in ("PRON", "AUX", "ADV") and token.model_label not in ("DATE", "TIME", "PERSON")
    if token.lower in _JOINING:
        return True
    return token.pos in ("NOUN", "ADJ") and token.text.isalpha() and tokens[min(i + 1, len(tokens) - 1)].pos in ("NOUN", "PROPN", "ADJ")


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


def class_of(role: RoleFound, spans: list[Span], gazetteer: Gazetteer) -> tuple[str, str | None]:
    """(claimant class, ISO3 of the country served or None) of a person with that role, from who is named inside the role."""
    country, serves = None, False
    inside = [s for s in spans if role.first <= s.first and s.last <= role.last]
    for span in inside:
        if span.target.startswith("country:"):
            country = country or span.target.removeprefix("country:")
            serves = serves or span.first == role.first  # "Kenyan spokeswoman", not "analyst for Kenya"
    for span in inside:
        if span.target in gazetteer.actors:
            actor = gazetteer.actors[span.target]
            return actor.claimant_class, country or actor.country_iso3
        if span.target.startswith("institution:"):
            owner, key = span.target.split(":")[1:3]
            return gazetteer.institution_rows[key]["claimant_class"], owner if owner in gazetteer.countries else country
    text = fold(role.text)
    if "health" in text or "hospital" in text:
        return "health_authority", country
    if "police" in text or (role.role.claimant_class == "other" and serves):
        return "government", country
    return role.role.claimant_class, country
