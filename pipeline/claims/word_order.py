"""Impacts by word order alone, where the parse gives nothing: headlines, fragments, `kills 12`, `12 dead`."""

from __future__ import annotations

from pipeline.claims import impact_words as words
from pipeline.claims.hits import Hit, has_object, is_structure
from pipeline.claims.inflections import lemma_of
from pipeline.claims.triggers import verb
from pipeline.language.document import Document

SKIPPED_BEFORE = frozenset(
    "least most about around some nearly almost over more than the an a another other further up to as many of only just all".split()
)
_BETWEEN = frozenset(
    "were was are is be been being have has had also still now reportedly confirmed reported feared believed presumed found left declared "
    "other others more people persons so far to have already remain remained seriously critically severely "
    "badly slightly lightly either both later "
    "since then , initially - all apparently allegedly".split()
)


def participle_next(document: Document, last: int) -> list[Hit]:
    """`61,240 wounded`, `eight killed`: a participle right after a bare number says what happened to those it counts."""
    if last >= len(document.tokens):
        return []
    if document.tokens[last].lower == "fatally" and not document.tokens[min(last + 1, len(document.tokens) - 1)].lower.endswith("ed"):
        following = document.tokens[min(last + 1, len(document.tokens) - 1)].lower
        if following not in {"shot", "stabbed", "wounded", "injured", "hurt"}:
            return [Hit("killed", last, "after")]  # six were shot, two fatally
    if document.tokens[last].lower.endswith("ly") and last + 1 < len(document.tokens):
        last += 1
    token = document.tokens[last]
    if (token.lower.endswith("ed") and token.lower not in {"charged", "freed"}) or token.lower in {"dead", "missing", "hurt", "slain"}:
        return after_number(document, last - 1, last)
    return []


def adjacent(document: Document, first: int, last: int, head: int | None) -> list[Hit]:
    """Word order alone, where the parse gives nothing: `kills 12`, `12 dead`, `30 people were hurt`."""
    tokens = document.tokens
    sentence = document.sentences[tokens[first].sentence]
    victim = head if head is not None else first
    before = first - 1
    while before >= sentence.first and tokens[before].lower in SKIPPED_BEFORE:
        before -= 1
    if tokens[before].lower == "at" and before + 1 < first and tokens[before + 1].lower in {"least", "most"}:
        before -= 1
    if before >= sentence.first and first - before <= 6:
        token = tokens[before]
        lemma = lemma_of(token)
        impact = "structures" if is_structure(tokens[victim]) and lemma in words.STRUCTURE_VERBS else words.TRANSITIVE.get(lemma)
        if impact and token.pos in {"VERB", "NOUN", "PROPN", "ADJ"} and lemma != "charge":
            passive = before > sentence.first and tokens[before - 1].lemma.lower() in {"be", "get"}
            if not passive:
                return [Hit(impact, before, "before")]
    if tokens[victim].lemma.lower() == "life":
        for i in range(max(sentence.first, first - 3), first):
            if lemma_of(tokens[i]) in words.LIFE_VERBS:
                return [Hit(words.LIFE_VERBS[lemma_of(tokens[i])], i, "lives")]
    after = max(last, (head if head is not None else -1) + 1)
    after = _past_parenthesis(document, after, sentence.last)
    steps = 0
    while after < sentence.last and steps < 6 and (tokens[after].lower in _BETWEEN or tokens[after].lower.endswith("ly")):
        after += 1
        steps += 1
    if after < sentence.last:
        hits = after_number(document, victim, after)
        if not hits and steps and tokens[after].pos in {"VERB", "ADJ"} and tokens[after].head == after:
            hits = verb(document, after, "subject", victim)
        return hits
    return []


def _past_parenthesis(document: Document, i: int, last: int) -> int:
    """The token after `, including children,` or `(three of them women)` where one opens at token i; else i."""
    opener = document.tokens[i].lower if i < last else ""
    if opener not in {",", "("}:
        return i
    closer = "," if opener == "," else ")"
    for j in range(i + 2, min(i + 10, last)):
        if document.tokens[j].lower == closer:
            return j + 1
        if document.tokens[j].pos in {"VERB", "AUX"} and document.tokens[j].lower != "including":
            return i
    return i


def after_number(document: Document, victim: int, after: int) -> list[Hit]:
    tokens = document.tokens
    token = tokens[after]
    lemma = lemma_of(token)
    if is_structure(tokens[victim]):
        return [Hit("structures", after, "after")] if token.lower in words.STRUCTURE_STATES else []
    if token.lower == "or" or token.lower == "and":
        return []
    if impact := words.STATES.get(token.lower):
        return [Hit(impact, after, "after")]
    if (impact := words.INTRANSITIVE.get(lemma)) and not (impact == "evacuated" and has_object(document, after)):
        return [Hit(impact, after, "after")]
    impact = words.TRANSITIVE.get(lemma)
    if impact == "injured" and after + 1 < len(tokens) and tokens[after + 1].lower == "dead":
        return [Hit("killed", after, "after")]
    if impact and token.lower.endswith(("ed", "en", "shot", "hurt", "slain")) and not has_object(document, after):
        following = tokens[after + 1] if after + 1 < len(tokens) else None
        if following is None or following.pos not in {"DET", "NUM", "PRON", "PROPN"} or following.lower in {"when", "who", "that"}:
            return [Hit(impact, after, "after")]
    return []
