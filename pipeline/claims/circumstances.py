"""What stands around a verb: who does it, to whom it belongs, and the words of its sentence and of those before."""

from __future__ import annotations

import bisect
from collections.abc import Collection

from pipeline.language.document import Document

_PARAGRAPHS = 60  # tokens
_NEAR = 30  # tokens to either side in which a sentence tells the circumstances of a verb


# Made-up stories, and what is said of what they tell; `play`, `book` and `series` are told of real events too.
STORIES = frozenset("film movie novel thriller musical opera sitcom".split())
_TELLING = frozenset("follow tell star centre center depict portray imagine revolve focus concern".split())


def in_story(document: Document, index: int) -> bool:
    """`The novel follows a detective who is shot`, `In the film, a teacher is kidnapped`: whether a story's plot is told before a token."""
    tokens = document.tokens
    first = document.sentences[tokens[index].sentence].first
    if tokens[first].lower in {"imagine", "suppose"}:
        return True
    for token in tokens[max(first, index - _NEAR) : index]:
        if token.lemma.lower() not in STORIES:
            continue
        above = tokens[token.head]
        if token.dep == "nsubj" and above.lemma.lower() in _TELLING:
            return True
        if token.dep == "pobj" and above.lower == "in" and tokens[token.i + 1].text == ",":
            return True
    return False


def doers_of(document: Document, index: int) -> list[int]:
    """The subject of an active verb, or those named after `by`, with what modifies them."""
    found: list[int] = []
    for child in document.tokens[index].children:
        token = document.tokens[child]
        if token.dep in {"nsubj", "agent"}:
            found.extend(i for i in document.subtree(child) if abs(i - child) <= 4)
    return found


def sentence_words(document: Document, index: int) -> set[str]:
    """The lower-case words and base forms near a verb in its sentence."""
    sentence = document.sentences[document.tokens[index].sentence]
    near = document.tokens[max(sentence.first, index - _NEAR) : min(sentence.last, index + _NEAR)]
    return {t.lower for t in near} | {t.lemma.lower() for t in near}


def words_before(document: Document, index: int) -> set[str]:
    """The words and base forms before the sentence of a token, as far as a paragraph or two of news."""
    first = document.sentences[document.tokens[index].sentence].first
    return {form for t in document.tokens[max(0, first - _PARAGRAPHS) : first] for form in (t.lower, t.lemma.lower())}


def subjects_of(document: Document, index: int) -> list[int]:
    """The subjects of an active verb, those of the verb that it is joined to where it has none itself."""
    tokens = document.tokens
    found = [c for c in tokens[index].children if tokens[c].dep == "nsubj"]
    if not found and (tokens[index].dep == "conj" or (tokens[index].dep == "advcl" and tokens[index].tag == "VBG")):
        found = [c for c in tokens[tokens[index].head].children if tokens[c].dep == "nsubj"]
    if tokens[index].dep == "relcl":  # `kidnappers who took ...`
        found = [tokens[index].head if tokens[c].tag in {"WP", "WDT"} else c for c in found]
    return found


def number_between(document: Document, first: int, last: int, kinds: Collection[str] = ("person", "object", "none")) -> bool:
    """Whether another number stands between two tokens: what follows it is then said of that one."""
    quantities = document.quantities
    at = bisect.bisect_right(quantities, first, key=lambda q: q.token_first)
    while at < len(quantities) and quantities[at].token_first < last:
        if quantities[at].unit_kind in kinds:
            return True
        at += 1
    return False


_SCANDALS = frozenset({"scandal", "affair", "reshuffle", "row", "purge", "vote", "election"})


def by_scandal(document: Document, index: int) -> bool:
    """`The scandal has claimed three ministers`: their posts, not their lives."""
    tokens = document.tokens
    return any(tokens[c].lemma.lower() in _SCANDALS for c in tokens[index].children if tokens[c].dep == "nsubj")


def next_word(document: Document, index: int) -> str:
    """The word after a token, in lower case; a full stop where the article ends."""
    return document.tokens[index + 1].lower if index + 1 < len(document.tokens) else "."


def is_all_of_whom(document: Document, subject: int) -> bool:
    """`three men, all of whom were freed`: what is said of all."""
    tokens = document.tokens
    if tokens[subject].lower not in {"all", "both", "each"}:
        return False
    return any(tokens[g].tag in {"WP", "WDT"} for c in tokens[subject].children if tokens[c].lower == "of" for g in tokens[c].children)
