"""Who does the reporting in a clause: the subject or the agent of a reporting verb, mended where the parser slips."""

from __future__ import annotations

from pipeline.language import reporting_words as words
from pipeline.language.cue_scope import bounds
from pipeline.language.document import Document, Token
from pipeline.language.speakers import is_name, name_of_body

_IN_PHRASE = frozenset(["DET", "ADJ", "NOUN", "PROPN", "PART", "NUM", "ADP"])
_LONGEST_SUBJECT = 16  # tokens
_ADDRESSED = frozenset({"tell", "inform"})  # whose object is who was told


def subject_of(document: Document, verb: Token) -> int | None:
    """The head noun of whoever does the reporting."""
    tokens = document.tokens
    name = name_of_body(document, verb.i - 1) if verb.i and verb.tag in ("VBD", "VBZ", "VBP") else None
    if name is not None and name.last == verb.i and any(t.pos == "VERB" for t in tokens[name.first : name.last]):
        return name.last - 1  # "Save the Children says": the parser takes the name for a clause
    if accompanying(document, verb) is not None:
        return verb.i - 1
    confirming = inverted(document, verb)
    if confirming is not None:
        return confirming
    token = verb
    for _ in range(4):
        subjects = [c for c in token.children if tokens[c].dep in ("nsubj", "nsubjpass")]
        if subjects:
            nearest = min(subjects, key=lambda c: abs(c - token.i))
            while nearest > token.i and nearest + 1 in subjects:
                nearest += 1  # "said the co-chair": every part of the word
            if token.i == verb.i and (beside := _phrase_before(document, verb, nearest)) is not None:
                return beside
            if nearest > token.i and token.i == verb.i and _starts_clause(document, nearest):
                return _before_comma(document, verb)  # "Doe, said the rebels had left": the parser took the next clause's subject
            if tokens[nearest].lower in ("who", "which", "that") and token.dep == "relcl":
                return token.head
            return nearest
        if token.i == verb.i:
            near = _beside(document, verb)
            if near is None and verb.dep == "ROOT":
                near = _phrase_before(document, verb, bounds(document, verb)[0])
            if near is not None:
                return near
        governor = tokens[token.head]
        if governor.i == token.i:
            return None
        if token.dep in ("acl", "relcl") and governor.pos in ("NOUN", "PROPN"):
            if token.tag == "VB":
                return None  # "the intent to admit"
            return _issuing(document, governor)  # "a report estimating that"
        if token.dep in ("conj", "advcl", "xcomp", "pcomp", "ccomp", "dep") and governor.pos in ("VERB", "AUX"):
            tells = verb.lemma in words.CORE_SAY_VERBS and any(tokens[c].dep == "ccomp" for c in verb.children)  # `marched, saying 12 died`
            if verb.tag == "VBG" and token.dep == "advcl" and governor.lemma not in words.REPORTING_VERBS and not tells:
                return None
            if token.dep == "xcomp" and token.tag == "VB" and governor.lemma not in ("go", "continue", "want", "appear", "seem"):
                return None  # "is expected to announce"
            if token.dep == "ccomp" and token.tag != "VBG":
                return None
            token = governor
            continue
        return None
    return None


def accompanying(document: Document, verb: Token) -> int | None:
    """The "with" of an aside that gives another's words: "The rebels denied it, with the mayor saying that nine had died"."""
    tokens = document.tokens
    if verb.tag != "VBG" or verb.lemma not in words.CORE_SAY_VERBS:
        return None
    i = verb.i - 1
    while i > max(0, verb.i - _LONGEST_SUBJECT) and tokens[i].pos in ("DET", "ADJ", "NOUN", "PROPN", "PART"):
        i -= 1
    named = i < verb.i - 1 and tokens[i].lower == "with" and tokens[verb.i - 1].pos in ("NOUN", "PROPN")
    return i if named and tokens[i - 1].text == "," else None


def inverted(document: Document, verb: Token) -> int | None:
    """The head of the noun phrase after a confirming verb that stands behind its report, which parsers take for an object
    ("Nine people died, confirmed Mayor Jane Roe."); None where the verb has a subject, or what follows is nobody."""
    tokens = document.tokens
    if (
        verb.lemma not in words.CONFIRM_VERBS
        or verb.tag not in ("VBD", "VBN", "VBZ")
        or not verb.i
        or tokens[verb.i - 1].text not in ',”"’'
    ):
        return None
    _, end = bounds(document, verb)
    after = verb.i + 1
    while after < end and tokens[after].pos in ("DET", "ADJ", "NOUN", "PROPN", "PART"):
        after += 1
    head = after - 1
    if head == verb.i or tokens[head].pos not in ("NOUN", "PROPN") or (after < end and tokens[after].text not in ",.;"):
        return None
    named = tokens[head].model_label == "PERSON" or tokens[head].lemma in words.PERSON_NOUNS | words.BODY_NOUNS
    return head if named or tokens[head].lower in words.PLURAL_SOURCES else None


def _phrase_before(document: Document, verb: Token, subject: int) -> int | None:
    """The head of the noun phrase between a comma or bracket and the verb, where the parser took a subject from beyond them
    ("He was one of 40 people arrested there, a release from the sheriff said."); None where there is none.
    """
    tokens = document.tokens
    first, end = bounds(document, verb)
    if verb.i - subject < 3 or verb.lemma not in words.SAY_VERBS | words.SHOW_VERBS or tokens[verb.i - 1].pos not in ("NOUN", "PROPN"):
        return None
    start = verb.i
    while start > max(subject + 1, verb.i - _LONGEST_SUBJECT) and tokens[start - 1].pos in _IN_PHRASE:
        start -= 1
    mark = tokens[start - 1].text
    ends = verb.i + 2 >= end
    aside = mark == ")" and any(t.text == "(" for t in tokens[first : subject + 1])  # "(Photo: Doe) Officials say"
    if start == verb.i or not (aside or (mark == "," and ends)) or tokens[start].pos == "ADP":
        return None
    if mark == "," and not any(t.tag in ("VBD", "VBZ", "VBP") for t in tokens[subject:start]):
        return None  # no clause before it: "a tribal leader, the elder Doe said"
    return next((i for i in range(start, verb.i) if tokens[i].pos in ("NOUN", "PROPN") and not start <= tokens[i].head < verb.i), None)


def _issuing(document: Document, noun: Token) -> int:
    """The head noun of whoever issued a document ("the agency released a report saying"), else the document itself."""
    tokens = document.tokens
    governor = tokens[noun.head]
    if noun.lemma in words.REPORT_NOUNS | words.STATEMENT_NOUNS and noun.dep == "dobj" and governor.lemma in words.ISSUE_VERBS:
        return next((c for c in governor.children if tokens[c].dep == "nsubj"), noun.i)
    return noun.i


def _starts_clause(document: Document, noun: int) -> bool:
    """Whether a verb follows the noun at once, so that it is the subject of a clause of its own."""
    tokens = document.tokens
    end = document.sentences[tokens[noun].sentence].last
    i = noun + 1
    while i < end and tokens[i].pos == "ADV":
        i += 1
    return i < end and tokens[i].pos in ("AUX", "VERB") and tokens[i].tag in ("VBD", "VBZ", "VBP", "MD")


def _before_comma(document: Document, verb: Token) -> int | None:
    """The subject that stands before a comma and the verb: "a tribal leader, John Doe, said", "John Doe, the mayor, said"."""
    tokens = document.tokens
    first, _ = bounds(document, verb)
    i = verb.i - 1
    if i <= first or tokens[i].text != ",":
        return None
    name_last = i - 1
    while i - 1 >= first and tokens[i - 1].text != ",":
        i -= 1
    described = i - 2 >= first and tokens[i - 1].text == "," and tokens[i - 2].pos in ("NOUN", "PROPN")
    office = _office(document, i - 2, first) if described else None
    if office is not None and all(is_name(t) for t in tokens[i : name_last + 1]):
        return office  # source_at joins the name after the comma to a description before it
    if described and name_last > i and all(is_name(t) and t.model_label == "PERSON" for t in tokens[i : name_last + 1]):
        return name_last  # "a mine in Lugo, a trader, John Doe, said"
    if verb.dep != "ROOT":
        return None
    if described:
        return i - 2
    return name_last if tokens[name_last].pos in ("NOUN", "PROPN") else None


def _office(document: Document, last: int, first: int) -> int | None:
    """The noun of an office that a phrase ending in a token names: "the governor of Lugo state", "the head of the agency"."""
    tokens = document.tokens
    for i in range(last, max(first, last - _LONGEST_SUBJECT) - 1, -1):
        if tokens[i].pos not in _IN_PHRASE:
            return None
        if tokens[i].pos in ("NOUN", "PROPN") and tokens[i].lemma in words.PERSON_NOUNS:
            return i
    return None


def _beside(document: Document, verb: Token) -> int | None:
    """The subject by position, where the parser found none: "..., said the mayor", "..., the mayor said"."""
    tokens = document.tokens
    first, end = bounds(document, verb)
    i = verb.i
    if verb.tag == "VBG" or verb.lemma not in words.SAY_VERBS or i <= first:
        return None
    before = tokens[i - 1]
    if verb.lemma in _ADDRESSED and before.text == ",":
        return _before_comma(document, verb)  # what follows "told" is who was told
    if before.text in (",", "”", '"', "’") and i + 1 < end:
        j = i + 1
        while j < end and (tokens[j].pos in ("DET", "ADJ", "PROPN", "NOUN", "PART", "PRON") or tokens[j].text == "-"):
            j += 1
        if j > i + 1 and tokens[j - 1].pos in ("NOUN", "PROPN", "PRON") and not _starts_clause(document, j - 1):
            return j - 1
        return _before_comma(document, verb) if verb.dep == "ROOT" or before.text == "," else None
    if (
        before.pos in ("PROPN", "NOUN", "PRON")
        and verb.dep in ("ROOT", "ccomp", "parataxis", "advcl")
        and before.dep not in ("pobj", "dobj")
    ):
        return before.i
    return _apposed(document, verb) if verb.dep in ("ROOT", "ccomp", "parataxis", "advcl", "conj") else None


def _apposed(document: Document, verb: Token) -> int | None:
    """`in the province of Lugo, the Observatory for Rights said`: a subject taken for another name of what stands before it."""
    tokens = document.tokens
    first, end = bounds(document, verb)
    start = verb.i
    while start > max(first, verb.i - _LONGEST_SUBJECT) and tokens[start - 1].pos in _IN_PHRASE:
        start -= 1
    if start in (first, verb.i) or tokens[start - 1].text != "," or verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    top = next((t for t in tokens[start : verb.i] if t.pos in ("NOUN", "PROPN") and not start <= t.head < verb.i), None)
    stops = verb.i + 1 >= end or tokens[verb.i + 1].text in ".,;" or tokens[verb.i + 1].lower in ("on", "in", "at", "late", "early")
    return top.i if top is not None and top.dep in ("appos", "conj") and stops else None


def agent_of(tokens: list[Token], verb: Token) -> int | None:
    for child in verb.children:
        if tokens[child].dep == "agent" or (tokens[child].dep == "prep" and tokens[child].lower == "by"):
            for grandchild in tokens[child].children:
                if tokens[grandchild].dep == "pobj" and tokens[grandchild].tag != "VBG":
                    return grandchild
    return None
