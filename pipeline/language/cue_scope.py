"""A reporting cue and the stretch of its sentence that it reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.language.document import Document, Token
from pipeline.language.reporting_words import CHARGE_NOUNS
from pipeline.language.speakers import TIME_WORDS, Source

_TIME_ADJUNCTS = frozenset(["late", "early", "earlier", "later", "also", "recently", "last", "this", "week", "month", "year"])
_ADDRESSEE = frozenset(["dobj", "dative", "advmod", "npadvmod", "det", "compound", "poss", "amod", "case"])

Layout = Literal["after", "before", "around"]


@dataclass(slots=True)
class Cue:
    """A reporting expression. All numbers are token numbers, `last` and `content_last` exclusive.

    `layout` says where the reported words stand: after the cue ("X said that ..."), before it ("..., X said") or around it.
    """

    first: int
    last: int
    source: Source
    stance: str
    layout: Layout
    content_first: int
    content_last: int
    clause_first: int  # source and cue together
    clause_last: int


def bounds(document: Document, token: Token) -> tuple[int, int]:
    """Token numbers (first, last exclusive) of the token's sentence."""
    sentence = document.sentences[token.sentence]
    return sentence.first, sentence.last


def laid_out(document: Document, verb: Token, source: Source, stance: str) -> Cue:
    """The cue of a reporting verb with its source: what stands beside the two is passed over, then the reported words are placed."""
    tokens = document.tokens
    end = document.sentences[verb.sentence].last
    clause_first = min(_opening(tokens, source), verb.i)
    last = verb.i + 1
    after = _skip_adjuncts(document, verb, source, max(last, source.last if source.first > verb.i else 0), end)
    cue = placed(document, verb, source, stance, clause_first, max(last, source.last if source.first > verb.i else 0), after)
    if stance in ("not_verified", "declines"):  # "could not verify", "did not respond"
        helpers = [c for c in verb.children if tokens[c].dep in ("aux", "neg") and source.last <= c < verb.i]
        cue.first = min(helpers, default=cue.first)
    return cue


def _opening(tokens: list[Token], source: Source) -> int:
    """The first token of the phrase that holds the source, with the mark that opens a name in single quotation marks."""
    first = source.phrase_first
    return first - 1 if first and tokens[first - 1].text == "‘" else first


def _skip_adjuncts(document: Document, verb: Token, source: Source, start: int, end: int) -> int:
    """The first token after the cue that is neither a time, an addressee nor a medium ("told reporters in Kyiv on Monday")."""
    tokens = document.tokens
    i = start
    if source.first > verb.i and i < end and tokens[i].dep == "prep" and source.first <= tokens[i].head < source.last:
        while i < end and tokens[i].text not in ",.;:":  # said X of the fire department
            i += 1
    if source.first > verb.i and i < end and tokens[i].text == ",":  # said X, the mayor of Y, ...
        j = i + 1
        while j < min(end, i + 25) and tokens[j].text not in ",.;":
            j += 1
        if any(t.dep == "appos" for t in tokens[i + 1 : j]):
            i = j
    while i < end:
        token = tokens[i]
        if token.lower in TIME_WORDS or token.lower in _TIME_ADJUNCTS:
            i += 1
        elif verb.lemma in ("tell", "inform") and token.dep in _ADDRESSEE:
            if token.pos == "NUM" or (token.dep == "advmod" and token.lower == "how"):
                return i
            i += 1
        elif token.dep == "prep" and token.head == verb.i and token.lower in ("on", "in", "at", "via", "during", "through", "to", "before"):
            j = i + 1
            while j < end and i <= tokens[j].head < j + 6 and tokens[j].head != verb.i and tokens[j].text not in ',:;“".':
                j += 1
            i = j
        else:
            return i
    return i


def placed(document: Document, verb: Token, source: Source, stance: str, clause_first: int, clause_last: int, after: int) -> Cue:
    """The cue of a verb, given the tokens of its clause and the first token `after` it that is no adjunct.

    A clause that is set off by a mark before and after it is a parenthesis: the rest of the sentence is reported. Else the report follows.
    """
    tokens = document.tokens
    first, end = bounds(document, verb)
    opener = _opener(document, clause_first, first)
    title = document.sentences[verb.sentence].zone == "title"
    stops = after >= end or tokens[after].text in ",.;)—–!?" or (title and after >= end)
    into_quote = after + 1 < end and tokens[after].text in ",:" and tokens[after + 1].text in "“\"‘'"
    if stops and not into_quote and (opener in ",”\"’—–?!)-'…" or title) and clause_first > 0:
        layout: Layout = "around" if after < end - 1 else "before"
        return Cue(verb.i, verb.i + 1, source, stance, layout, first, end, clause_first, max(clause_last, verb.i + 1))
    if opener == "," and _told_before(tokens, verb, clause_first):  # "..., police said by telephone", "..., said a man who had fled"
        goes_on = any(t.text == "," for t in tokens[after : end - 1])
        layout, last = ("around", end) if goes_on else ("before", clause_first)
        return Cue(verb.i, verb.i + 1, source, stance, layout, first, last, clause_first, max(clause_last, verb.i + 1))
    if tokens[clause_first - 1].lower == "as" and clause_first - 1 == first and stops:  # "As the ministry said, ..."
        return Cue(verb.i, verb.i + 1, source, stance, "around", first, end, first, max(clause_last, after))
    charge = next((c for c in verb.children if first < c < clause_first and tokens[c].lemma in CHARGE_NOUNS), None)
    if charge is not None and stops and tokens[charge].dep == "dobj":  # the same, where the parser takes its verb for the main one
        return Cue(verb.i, verb.i + 1, source, stance, "before", first, min(document.subtree(charge)), clause_first, clause_last)
    if verb.dep == "relcl" and stops and source.head != verb.head:  # "a charge that the army denies"
        last = clause_first - 1 if tokens[clause_first - 1].lower in ("which", "that") else clause_first
        return Cue(verb.i, verb.i + 1, source, stance, "before", first, last, clause_first, clause_last)
    colon = next((i for i in range(verb.i + 1, min(end - 1, verb.i + 7)) if tokens[i].text == ":"), None)
    if colon is not None and not title:  # "gave this account: ..."
        return Cue(verb.i, verb.i + 1, source, stance, "after", colon + 1, end, clause_first, clause_last)
    content_last = title_end(document) if title else clause_end(document, verb, end)
    if verb.dep == "relcl" and tokens[clause_first - 1].lower in (
        "which",
        "who",
        "whom",
        "that",
    ):  # "the bar, which police say is shut, ..."
        content_last = min(content_last, max(document.subtree(verb.i)) + 1)
    return Cue(verb.i, verb.i + 1, source, stance, "after", max(verb.i + 1, clause_last), content_last, clause_first, clause_last)


def _told_before(tokens: list[Token], verb: Token, clause_first: int) -> bool:
    """Whether the clause that the verb reports stands before it, and none after it."""
    clauses = [c for c in verb.children if tokens[c].dep == "ccomp"]
    return bool(clauses) and all(c < clause_first for c in clauses)


def _opener(document: Document, clause_first: int, first: int) -> str:
    """The mark or word before a reporting clause; words of the source's own phrase that the parser left out are passed over."""
    tokens = document.tokens
    i = clause_first - 1
    while i > max(first, clause_first - 9) and tokens[i].pos in ("DET", "ADJ", "NOUN", "PROPN", "PART", "CCONJ"):
        i -= 1
    if i >= 0 and tokens[i].text == ",":
        return ","
    return tokens[clause_first - 1].text if clause_first > 0 else ""


def title_end(document: Document) -> int:
    """The number of the first token after the title: a title is one line, however the model split it."""
    return document.token_span(0, document.title_end)[1]


def clause_end(document: Document, verb: Token, end: int) -> int:
    """Where the clause that the verb governs ends: at the main clause that it leans on, or at a main clause set beside it."""
    tokens = document.tokens
    node = verb.i
    for ancestor in document.ancestors(verb.i):
        if ancestor > verb.i:
            return min(end, max(document.subtree(node)) + 1)
        node = ancestor
    for child in verb.children:
        joined = tokens[child]
        if joined.dep != "conj" or not any(tokens[c].dep in ("nsubj", "nsubjpass") for c in joined.children):
            continue
        start = min(document.subtree(child))
        if start > verb.i + 2 and tokens[start - 1].lower == "but" and tokens[start - 2].text == ",":
            return start - 1
    return end
