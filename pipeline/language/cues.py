"""Reporting cues of all kinds: verbs, "according to", owned counts, and the labels of headlines."""

from __future__ import annotations

import re

from pipeline.language import reporting_words as words
from pipeline.language.cue_scope import Cue, bounds, title_end
from pipeline.language.denial_scope import end_denial
from pipeline.language.document import Document, Token
from pipeline.language.reporting_verbs import inability_cue, issued_by, mistagged_denial, verb_cue
from pipeline.language.speakers import Source, source_at

_SPEAKING = words.REPORTING_VERBS | words.DECLINE_VERBS | words.TOLL_VERBS


def _is_mistagged_verb(document: Document, token: Token) -> bool:
    """Whether a word that the tagger takes for a noun stands as a verb: "figures from the ministry show that ..."."""
    if token.dep != "ROOT" or token.tag != "NN":
        return False
    return {"nsubj", "ccomp"} <= {document.tokens[c].dep for c in token.children}


def find_cues(document: Document) -> list[Cue]:
    """All reporting cues with a source, in text order."""
    cues: list[Cue] = []
    for token in document.tokens:
        if token.lower == "by":
            cue = _by_count(document, token)
        elif token.lower in ("according", "per"):
            cue = _according_to(document, token)
        elif token.text == ":" or token.text in ("–", "—", "-"):
            cue = _label(document, token)
        elif token.lemma in words.ISSUE_VERBS and token.tag == "VBN":
            cue = issued_by(document, token)
        elif token.lemma in _SPEAKING and (token.tag.startswith("V") or _is_mistagged_verb(document, token)):
            earlier = cues[-1] if cues else None
            cue = verb_cue(document, token, earlier)
            end_denial(document, token, earlier)
        elif token.lower in ("denies", "disputes", "rejects") and token.tag == "NNS":
            cue = mistagged_denial(document, token)
        elif token.lemma in ("able", "unable", "possible", "impossible"):
            cue = inability_cue(document, token)
        else:
            cue = None
        if cue is not None:
            cues.append(cue)
    return sorted(cues, key=lambda cue: (cue.clause_first, cue.first))


# -- according to --------------------------------------------------------------------------------------------------------------------------


def _according_to(document: Document, token: Token) -> Cue | None:
    tokens = document.tokens
    first, end = bounds(document, token)
    i = token.i
    last = i + 2 if token.lower == "according" else i + 1
    if last >= end or (token.lower == "according" and tokens[i + 1].lower != "to"):
        return None
    opens = i == first or tokens[i - 1].text == "," or (tokens[i - 1].lower == "as" and i - 1 > first and tokens[i - 2].text == ",")
    if token.lower == "per" and not opens:
        return None  # "per day"; a source only where it opens a phrase
    head = _object_head(document, last, end)
    source = source_at(document, head) if head is not None else None
    if head is not None and tokens[head].lower in ("him", "her"):
        source = Source(head, head + 1, head, "pronoun")
    if source is None or (token.lower == "per" and source.kind not in ("person", "body", "many")):
        return None
    return Cue(i, last, source, "asserts", "around", first, end, i, source.last)


def _object_head(document: Document, start: int, end: int) -> int | None:
    """The head noun of the phrase that begins at token `start`."""
    tokens = document.tokens
    preposition = tokens[start - 1]
    for child in preposition.children:
        if child >= start and tokens[child].dep in ("pobj", "nsubj", "dobj", "pcomp"):
            return child
    i = start
    while i < end and tokens[i].pos in ("DET", "ADJ", "NUM", "PROPN", "NOUN", "PART", "PRON"):
        i += 1
    return i - 1 if i > start else None


def _by_count(document: Document, token: Token) -> Cue | None:
    """The owner of a count: "by the ministry's count, 40 died"."""
    tokens = document.tokens
    first, end = bounds(document, token)
    noun = next((tokens[c] for c in token.children if tokens[c].lemma in words.TALLY_NOUNS), None)
    owner = next((c for c in noun.children if tokens[c].dep == "poss"), None) if noun is not None else None
    if noun is None or owner is None or (token.i != first and tokens[token.i - 1].text != ","):
        return None
    source = source_at(document, owner)
    return Cue(token.i, noun.i + 1, source, "asserts", "around", first, end, token.i, noun.i + 1) if source is not None else None


# -- labels in headlines -------------------------------------------------------------------------------------------------------------------


def _joins_words(document: Document, token: Token) -> bool:
    """Whether a hyphen stands between two words without blanks: "anti-drug"."""
    start, end = token.start, token.end
    return token.text == "-" and not (document.text[start - 1 : start].isspace() or document.text[end : end + 1].isspace())


def _headline(document: Document, token: Token) -> tuple[int, int] | None:
    """Token numbers (first, last exclusive) of the headline that the token stands in: the title, or a copy of it that opens the body with
    the same mark, as scraped pages have it; None elsewhere."""
    if document.sentences[token.sentence].zone == "title":
        return 0, title_end(document)
    title = document.text[: document.title_end]
    start = token.start - title.find(token.text)
    if token.text not in title or not document.text.startswith(title, max(start, document.title_end)):
        return None
    return document.token_span(start, start + len(title))


def _label(document: Document, token: Token) -> Cue | None:
    """A source set off by a mark at either end of a title: "Police: 3 dead in crash", "3 dead in crash - police"."""
    span = _headline(document, token) if not _joins_words(document, token) else None
    if span is None:
        return None
    first, end = span
    if token.text == ":" and first < token.i <= first + 5 and token.i + 1 < end:
        source = _label_source(document, first, token.i, first)
        if source is not None:
            return Cue(token.i, token.i + 1, source, "asserts", "after", token.i + 1, end, first, token.i + 1)
    if token.i > first and 0 < end - token.i - 1 <= 5:
        source = _label_source(document, token.i + 1, end, first)
        if source is not None:
            return Cue(token.i, token.i + 1, source, "asserts", "before", first, token.i, token.i, end)
    return None


_DISEASES = frozenset("cholera ebola dengue measles covid malaria mpox zika polio marburg lassa".split())  # models take them for bodies
_IN_HEADLINE = 16  # mentions
_CALL_SIGN = re.compile(r"[KW][A-Z]{3}(?:-?TV|-?DT)?")  # of North American stations, by the rules of the FCC


def _tells_of_other_country(document: Document, first: int, last: int) -> bool:
    """`Ukraine: 60 Russian soldiers killed`: whether a headline names people or places of another country than its label (first..last)."""
    here = document.mentions[:_IN_HEADLINE]
    own = {document.entities[m.entity].country_iso3 for m in here if m.first == first and m.last == last}
    others = {document.entities[m.entity].country_iso3 for m in here if not first <= m.first < last and m.end <= document.title_end}
    return bool(others - own - {None})


def _label_source(document: Document, first: int, last: int, headline: int) -> Source | None:
    tokens = document.tokens
    head = last - 1
    word = tokens[head]
    known = word.lemma in words.PERSON_NOUNS | words.BODY_NOUNS or word.lower in words.PLURAL_SOURCES | words.SPEAKING_LABELS
    known_body = known
    if last - first == 1 and not known:
        known = word.model_label in ("GPE", "ORG", "NORP") or (
            word.text.isupper() and len(word.text) > 1 and not tokens[headline].text.isupper()
        )
    if word.lower in _DISEASES:
        return None  # `Cholera: 37 dead`
    if word.model_label == "GPE" and not known_body and not _tells_of_other_country(document, first, last):
        return None  # `Syria: 12 dead in strike on Idlib`: where it was
    known = known or any(m.kind == "organisation" and (m.first, m.last) == (first, last) for m in document.mentions[:_IN_HEADLINE])
    if last - first == 1 and first > headline + 1 and _CALL_SIGN.fullmatch(word.text):
        return None  # the broadcaster whose page it is: `Two hurt in fire - WXYZ`
    if last - first == 1 and word.lower in words.SPEAKING_LABELS | words.PLURAL_SOURCES:
        return Source(first, last, head, "many")
    if not known or any(t.pos in ("VERB", "NUM", "PUNCT") for t in tokens[first:last]):
        return None
    return Source(first, last, head, "many" if word.lower in words.PLURAL_SOURCES else "body")
