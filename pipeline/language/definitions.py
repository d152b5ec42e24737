"""Names that an article explains: "Long Name (LN)", and "New Name, formerly known as Old Name"."""

from __future__ import annotations

import difflib
import itertools
import re

from pipeline.language.document import Document, Token
from pipeline.language.gazetteer import Gazetteer
from pipeline.language.names import fold
from pipeline.language.spans import Span, text_of

_LONGEST = 12  # tokens of a name that an acronym stands for
_JOINTS = frozenset({"of", "for", "and", "the", "de", "des", "du", "la", "del", "on", "in", "to", "&", "-", "'s", "’s", "’", "'"})
_SIMILAR = 0.7  # spellings of one name ("Organisation", "Organization") are nearer than this
# What stands between two names of one body or person, as writers put it when a name has changed or is little known.
_RENAMED = re.compile(
    r",? ?\(?(?:"
    r"(?:(?:formerly|previously|originally|once|now|also|better|sometimes|widely|then|long) )+(?:known|called|named|renamed)(?: as| by)?|"
    r"(?:formerly|previously|originally|alias|aka|a\.k\.a\.)|(?:which |who )?(?:is |was |has been |had been )?(?:later |since |recently )?"
    r"renamed(?: itself)?(?: as)?|(?:which |who )?(?:changed|has changed|had changed) its name (?:from|to)|known (?:locally |also )?as"
    r"),? (?:the )?[“\"‘']?",
    re.I,
)


def is_acronym(text: str) -> bool:
    """Whether a word looks like an acronym: short, without a blank, at least half of it capitals."""
    return len(text) <= 10 and sum(c.isupper() for c in text) >= max(2, len(text) // 2) and " " not in text


def definition_spans(document: Document) -> list[Span]:
    """The long names that stand before their acronym in brackets and spell it: "the Maritime Security Force (MSF)"."""
    tokens = document.tokens
    found = []
    for i in range(2, len(tokens) - 1):
        if tokens[i - 1].text == "(" and tokens[i + 1].text == ")" and is_acronym(tokens[i].text):
            first = _long_name_before(tokens, i - 1, tokens[i].text)
            if first is not None:
                name = text_of(document, first, i - 1)
                found.append(Span(first, i - 1, "organisation", "name", "acronym_definition", 0.9, name, rank=9))
                short = Span(i, i + 1, "organisation", "acronym", "acronym_definition", 0.9, tokens[i].text, rank=4)
                found.append(short)
    return found


def _long_name_before(tokens: list[Token], end: int, acronym: str) -> int | None:
    """The first token of the name before `end` whose capitals, in order, are the letters of the acronym; None where it spells another."""
    letters = [c.lower() for c in acronym if c.isalnum()]
    at = len(letters)
    i = end
    while i > max(0, end - _LONGEST) and at:
        token = tokens[i - 1]
        if token.sentence != tokens[end - 1].sentence:
            return None
        if token.text[:1].lower() == letters[at - 1] and token.text[:1].isupper():
            at -= 1
        elif token.lower in _JOINTS:
            if token.text[:1] == letters[at - 1] and at > 1 and tokens[i - 2].text[:1].lower() == letters[at - 2]:
                at -= 1  # "Department of Health (DoH)"
        else:
            return None
        i -= 1
    return i if not at and end - i > 1 else None


def link_definitions(document: Document, gazetteer: Gazetteer, spans: list[Span]) -> None:
    """In "Long Name (ABBR)" both names are one: whichever is listed gives the other its target.

    Where the long name spells the acronym and is none of the listed body's names, the article means another body of that acronym, in
    all places where it writes it.
    """
    tokens = document.tokens
    own: dict[str, Span] = {}  # acronyms that this article defines for itself
    for long, short in itertools.pairwise([s for s in spans if not s.nested]):
        if short.first != long.last + 1 or tokens[long.last].text != "(" or short.last >= len(tokens) or tokens[short.last].text != ")":
            continue
        if long.kind not in ("organisation", "people") or not is_acronym(short.name):
            continue
        short.form = "acronym"
        if short.target and not long.target and _is_name_of(gazetteer, short.target, long, short):
            long.target, long.method, long.score = short.target, "acronym_definition", 0.95
        elif short.target != long.target:
            own[short.name] = long
    for span in spans:
        defined = own.get(span.name)
        if defined is not None and span is not defined and not span.nested:
            span.target, span.kind, span.form = defined.target, defined.kind, "acronym"
            span.method, span.score = "acronym_definition", 0.95
            if not span.target:
                span.full = defined.name


def _is_name_of(gazetteer: Gazetteer, target: str, long: Span, short: Span) -> bool:
    """Whether the long name can be a name of the listed body: it is like one of them, or it does not spell the acronym at all."""
    if long.method != "acronym_definition":
        return True
    key = fold(long.name)
    names = gazetteer.listed.names_of(target)
    return any(difflib.SequenceMatcher(None, key, name).ratio() >= _SIMILAR for name in names)


def link_other_names(document: Document, spans: list[Span]) -> list[tuple[int, int]]:
    """Pairs of spans (by their number) of which the article says that they name the same; a listed one gives the other its target."""
    pairs = []
    named = [i for i, s in enumerate(spans) if not s.nested and s.kind in ("organisation", "person", "people") and s.form != "demonym"]
    for i, j in itertools.pairwise(named):
        one, other = spans[i], spans[j]
        between = document.text[document.tokens[one.last - 1].end : document.tokens[other.first].start]
        if len(between) > 60 or not _RENAMED.fullmatch(between):
            continue
        if one.kind != other.kind and not (one.target and other.target):
            other.kind = one.kind
        if other.target and not one.target:
            one.target, one.method = other.target, "other_name"
        elif one.target and not other.target:
            other.target, other.method = one.target, "other_name"
        pairs.append((i, j))
    return pairs
