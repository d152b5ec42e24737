"""Reports called false: `reports that nine people had died were false`, `an earlier version of this article said that nine people died`.

The number is denied by whoever calls the report false; what the report only takes for granted (`claims that he fled after nine people
were killed`) is not.
"""

from __future__ import annotations

from pipeline.claims.claim import Claim
from pipeline.language.document import Document, Token
from pipeline.language.reporting_words import REPORTING_VERBS

_REPORTS = frozenset("report claim rumour rumor allegation assertion story suggestion account statement tweet post message news".split())
_CALLING = frozenset({"call", "brand", "dub", "label"})
_FIGURES = frozenset({"figure", "number", "toll", "count", "total"})
_FALSE = frozenset(
    "false untrue unfounded baseless groundless incorrect inaccurate erroneous mistaken wrong fake bogus fabricated fictitious "
    "hoax fabrication falsehood lie invention myth".split()
)
_MORAL = frozenset({"wrong", "mistaken"})  # `it was wrong that nine people died` calls nothing false
_TRUE = frozenset({"true", "correct", "case"})
_TRUTH = frozenset(
    {"truth", "basis", "foundation", "substance", "evidence", "proof", "indication", "sign"}
)  # `there is no truth to reports of nine deaths`
_DISPROVING = frozenset("debunk disprove discredit retract withdraw falsify fabricate".split())
_MISTELLING = frozenset({"misstate", "misreport"})
_WRONGLY = frozenset("wrongly incorrectly mistakenly erroneously inaccurately falsely".split())
# How articles speak of themselves where they are corrected.
_VERSIONS = frozenset("version headline edition draft caption".split())
_ARTICLES = frozenset("article story report post piece page headline caption dispatch".split())
_EARLIER = frozenset("earlier previous prior original first initial".split())
_LINKING = frozenset("be prove turn find show remain".split())  # verbs between a report and the word for false
_LIGHT = frozenset("be cause claim leave lead result see occur happen suffer record report die kill".split())  # `had caused nine deaths`
_OPEN = frozenset({"may", "might", "could", "would", "can", "should", "must", "if", "whether", "unless"})
_NOT = frozenset({"not", "n't", "n’t", "never", "no"})
_PREDICATES = frozenset({"acomp", "attr", "oprd", "xcomp", "dobj", "amod"})
_CORE = frozenset({"nsubj", "nsubjpass", "attr", "dobj", "acomp", "oprd"})


def retraction(document: Document, claim: Claim) -> Token | None:
    """The word that calls the report of a claim false, in the sentence of the claim; None where none does."""
    tokens = document.tokens
    if (figure := _figure_of(document, claim)) is not None and (
        wrong := _called_false(tokens, figure) or _called_a_lie(document, claim, figure)
    ) is not None:
        return wrong
    clause = _told(tokens, tokens[claim.trigger])
    above = tokens[clause.head]
    if above.i == clause.i:
        return None
    if (clause.dep == "ccomp" or (claim.how == "toll" and clause.dep == "dobj")) and (wrong := _told_wrongly(tokens, above)) is not None:
        return wrong
    if clause.dep == "pobj" and above.lower == "of":  # `reports of nine deaths`
        report = tokens[above.head]
        if report.lemma.lower() in _TRUTH:
            return _none_of(tokens, report)  # `no evidence of nine deaths`
        return _called_false(tokens, report) if report.lemma.lower() in _REPORTS else None
    if clause.dep in {"acl", "relcl", "ccomp"} and above.lemma.lower() in _REPORTS and above.i < clause.i and above.pos != "VERB":
        return _called_false(tokens, above)
    if clause.dep in {"acl", "relcl"} and above.lemma.lower() in _TRUTH:  # the parser's `no truth in the rumour that nine had died`
        return _none_of(tokens, above)
    if clause.dep in {"ccomp", "csubj", "acl", "advcl"} and any(tokens[c].lower == "that" and c < clause.i for c in clause.children):
        return _not_true(tokens, above)
    return None


def _figure_of(document: Document, claim: Claim) -> Token | None:
    """`The figure of 58 was wrong`: the noun that names the number itself."""
    first = document.token_at(claim.start)
    before = document.tokens[first - 2 : first] if first > 1 else []
    return before[0] if before and before[1].lower == "of" and before[0].lower in _FIGURES else None


def _called_a_lie(document: Document, claim: Claim, figure: Token) -> Token | None:
    """`called the figure of 40 a lie`: the word for false right behind the number."""
    before = document.tokens[max(0, figure.i - 3) : figure.i]
    if not any(t.lemma.lower() in _CALLING for t in before):
        return None
    last = document.token_at(claim.end - 1) + 1
    return next((t for t in document.tokens[last : last + 4] if t.lower in _FALSE), None)


def _told_wrongly(tokens: list[Token], verb: Token) -> Token | None:
    """The word by which a verb of saying takes back what it reports: `an earlier version of this article said`, `wrongly reported`."""
    if verb.lemma.lower() in _MISTELLING:
        return verb
    if verb.lemma.lower() not in REPORTING_VERBS | {"give", "put"}:
        return None
    for child in verb.children:
        token = tokens[child]
        if token.dep == "advmod" and token.lower in _WRONGLY:
            return token
        if token.dep == "nsubj" and token.lemma.lower() in _VERSIONS and not _of_other(tokens, token):
            return next((tokens[c] for c in token.children if tokens[c].lower in _EARLIER), None)
    return None


def _of_other(tokens: list[Token], version: Token) -> bool:
    """`an earlier version of the bill`, unlike that of `this article`."""
    after = [tokens[c] for c in version.children if tokens[c].dep == "prep" and tokens[c].lower == "of"]
    whole = [tokens[c] for prep in after for c in prep.children]
    return any(token.lemma.lower() not in _ARTICLES for token in whole)


def _told(tokens: list[Token], trigger: Token) -> Token:
    """The head of the clause or phrase that tells the harm itself, the first where several are coordinated."""
    token = trigger
    while token.dep == "conj" and tokens[token.head].pos == token.pos and tokens[token.head].lemma.lower() not in _REPORTS:
        token = tokens[token.head]
    if token.dep in _CORE and tokens[token.head].lemma.lower() in _LIGHT:
        token = tokens[token.head]
    return token


def _called_false(tokens: list[Token], report: Token) -> Token | None:
    """The word that calls a report false: its attribute, its predicate, or the verb that takes it back."""
    for child in report.children:
        if tokens[child].dep == "amod" and tokens[child].lower in _FALSE:
            return tokens[child]
    verb = tokens[report.head]
    if report.dep == "pobj" and tokens[verb.head].lemma.lower() in _TRUTH:  # no truth to reports
        return _none_of(tokens, tokens[verb.head])
    if report.dep in {"nsubj", "nsubjpass"}:
        if report.dep == "nsubjpass" and verb.lemma.lower() in _DISPROVING and _settled(tokens, verb):
            return verb
        return _predicate(tokens, verb, _FALSE) if not _negated(tokens, verb) else None
    if report.dep == "dobj" and verb.lemma.lower() in _DISPROVING and verb.tag != "VB" and _settled(tokens, verb):
        return verb
    for child in report.children:  # the same, where the parser takes the report for the head of the sentence
        below = tokens[child]
        if below.dep == "conj" and below.pos in {"VERB", "AUX"} and not _negated(tokens, below):
            if found := _predicate(tokens, below, _FALSE):
                return found
    return None


def _none_of(tokens: list[Token], truth: Token) -> Token | None:
    return truth if any(tokens[c].lower == "no" for c in truth.children) else None


def _not_true(tokens: list[Token], above: Token) -> Token | None:
    """`it is not true that`, `it was untrue that`: the word that says so."""
    verb = above if above.lemma.lower() == "be" else tokens[above.head]
    if verb.lemma.lower() != "be" or not any(tokens[c].lower == "it" and tokens[c].dep in {"nsubj", "expl"} for c in verb.children):
        return None
    return _predicate(tokens, verb, _TRUE) if _negated(tokens, verb) else _predicate(tokens, verb, _FALSE - _MORAL)


def _predicate(tokens: list[Token], verb: Token, wanted: frozenset[str]) -> Token | None:
    """The word of a predicate that is among those wanted, through `turned out to be` and `was found to be`; none of an open question."""
    for _ in range(3):
        if verb.lemma.lower() not in _LINKING or not _settled(tokens, verb):
            return None
        below = [tokens[c] for c in verb.children if c > verb.i and tokens[c].dep in _PREDICATES]
        found = next((t for t in below if t.lower in wanted or t.lemma.lower() in wanted), None)
        if found is not None:
            return found
        following = next((t for t in below if t.dep == "xcomp" and t.lemma.lower() == "be"), None)
        if following is None:
            return None
        verb = following
    return None


def _settled(tokens: list[Token], verb: Token) -> bool:
    return not any(tokens[c].lower in _OPEN and tokens[c].dep in {"aux", "mark"} for c in verb.children)


def _negated(tokens: list[Token], verb: Token) -> bool:
    return any(tokens[c].lower in _NOT and tokens[c].dep in {"neg", "advmod"} for c in verb.children)
