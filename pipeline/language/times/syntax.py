"""What the parse says of a time expression: the word it modifies, the preposition before it, and whether the verb is future."""

from __future__ import annotations

from itertools import islice

from pipeline.language.document import Document, Token
from pipeline.language.reporting_words import REPORTING_VERBS
from pipeline.language.times.names import MONTHS, WEEKDAYS, word_set

_TIME_NOUNS = word_set(
    """night morning evening afternoon dawn eve day week weekend month year hour hours period
    start beginning end middle half quarter early late"""
)
_MARKERS = word_set("on in at by until till before after since from during through throughout over within for between of to around")
_PLANS = word_set("expect schedule set plan due slate intend aim vow promise likely")
_AHEAD = word_set("due expect slate")  # `due in August`: the plan itself lies ahead
_SAID_REACH = 12  # of the parse
_RANKS = word_set("first only time record")


def governor_of(document: Document, first: int, last: int) -> int | None:
    """The nearest word outside the tokens first..last (exclusive) that they modify, past prepositions and nouns of time."""
    root = None
    for i in range(first, last):
        head = document.tokens[i].head
        if not first <= head < last:
            root = head
            break
    if root is None:
        return None
    for i in (root, *document.ancestors(root)):
        token = document.tokens[i]
        if token.pos not in ("ADP", "SCONJ", "PUNCT", "ADV", "PART") and token.lower not in _TIME_NOUNS and not _names_time(token):
            return _said(document, first, _verb_after(document, i, last))
    return None


def _said(document: Document, first: int, governor: int) -> int:
    """The verb of saying right before a day, where a parse hangs the day on what is said: `said on Friday it had killed nine`."""
    verb = first - 2
    if verb < 0 or governor <= first or document.tokens[first - 1].lower != "on":
        return governor
    token = document.tokens[verb]
    says = token.lemma.lower() in REPORTING_VERBS and token.tag in ("VBD", "VBZ", "VBP")
    return verb if says and verb in islice(document.ancestors(governor), _SAID_REACH) else governor


def _verb_after(document: Document, governor: int, last: int) -> int:
    """The verb where an expression stands between it and its subject, which a parse may take for what is dated: `officials on Monday
    said`; else the governor."""
    tokens = document.tokens
    subject = tokens[governor]
    is_between = governor < last < len(tokens) and subject.head == last and subject.dep == "nsubj"
    return last if is_between and tokens[last].pos == "VERB" else governor


def _names_time(token: Token) -> bool:
    """Whether the token is itself part of a time, as the first of two joined by `and` is."""
    if token.pos == "NUM":
        return len(token.text) == 4 and token.text.isdecimal() and token.text[:2] in ("18", "19", "20")
    return token.pos == "PROPN" and (token.lower in WEEKDAYS or token.lower in MONTHS)


def marker_of(document: Document, first: int, start: int) -> str | None:
    """The preposition that stands before the expression, in lower case; `as of` is one, and stands for `as on` and `as at` too."""
    if [token.lower for token in document.tokens[max(0, first - 2) : first]] in (["as", "on"], ["as", "at"]):
        return "as of"
    i = first - 1
    while i >= 0 and first - i <= 3 and document.tokens[i].lower in ("the", "early", "late", "about", "around", "-", "mid", "at", "least"):
        if document.tokens[i].lower == "at" and i + 1 < first and document.tokens[i + 1].lower != "least":
            break
        if document.tokens[i].lower == "around" and i + 1 == first:
            break
        i -= 1
    if i < 0 or document.tokens[i].end > start:
        return None
    word = document.tokens[i].lower
    if word == "of" and i > 0 and document.tokens[i - 1].lower == "as":
        return "as of"
    return word if word in _MARKERS else None


def is_future_context(document: Document, governor: int | None) -> bool:
    """Whether the verb that the expression hangs on, or one above it in the clause, tells of the future: will, is due, plans to."""
    if governor is None:
        return False
    chain = [governor]
    for i in document.ancestors(governor):
        if len(chain) == 4:
            break
        chain.append(i)
    for step, i in enumerate(chain):
        token = document.tokens[i]
        children = [document.tokens[child] for child in token.children]
        if any(child.dep in ("aux", "auxpass") and child.lower in ("will", "'ll", "\u2019ll", "shall", "wo") for child in children):
            return True
        if any(child.dep == "aux" and child.lower == "would" for child in children) and not any(
            child.lemma == "have" for child in children
        ):
            return True  # `would appear in court on Tuesday`
        if token.lemma in _PLANS and step and any(child.lower == "to" or child.dep == "xcomp" for child in children):
            return True
        if token.lemma in _AHEAD and not step and token.tag in ("VBN", "JJ"):
            return True
        if token.pos in ("VERB", "AUX") and token.dep not in ("xcomp", "advcl", "acl"):
            break
    return False


def is_possible(document: Document, governor: int | None) -> bool:
    """Whether the verb that the expression hangs on only may be: could, may, might."""
    if governor is None:
        return False
    tokens = document.tokens
    verbs = [governor]
    for i in islice(document.ancestors(governor), 2):
        if tokens[verbs[-1]].dep in ("ccomp", "parataxis", "relcl", "advcl"):
            break  # `activists said 13 had died by May, which could not be verified`
        verbs.append(i)
    return any(tokens[c].dep == "aux" and tokens[c].lower in {"could", "may", "might"} for i in verbs for c in tokens[i].children)


def _is_amount(document: Document, token: int) -> bool:
    """`at least`, `most of them`."""
    word, following = document.tokens[token].lower, document.tokens[token + 1 : token + 2]
    return word == "least" or (word == "most" and bool(following) and following[0].lower == "of")


def ranks_before(document: Document, token: int) -> bool:
    """Whether what stands before the token only ranks: `the deadliest attack since`, `the first time in`."""
    sentence = document.sentences[document.tokens[token].sentence]
    for other in reversed(document.tokens[max(sentence.first, token - 9) : token]):
        if other.text in (",", ";", ":"):
            return False
        if (other.tag in ("JJS", "RBS") and not _is_amount(document, other.i)) or other.lower in _RANKS:
            return True
    return False
