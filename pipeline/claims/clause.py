"""What the clause of a claim says by its grammar: its verb, tense and voice, and the words near the claim."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from pipeline.claims.claim import Claim
from pipeline.language.document import Document, Token

_TENSES = {"VBD": "past", "VBP": "present", "VBZ": "present", "VBG": "participle", "VBN": "participle_past", "VB": "base"}
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})  # tags of verbs that a clause of its own hangs on
_ENDS = frozenset("and or who whose whom these them that when as after while which where".split())  # of a clause
_JOINED = frozenset({"conj", "nsubj", "nsubjpass", "dobj", "oprd", "ccomp", "nummod", "appos"})
_JOINTS = 4  # of the parse
_WINDOW = 100  # tokens to either side; sentences of news are shorter
_MODALS = frozenset("will would 'll 'd could can may might shall should must wo".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """The verb that carries a claim (None in a headline without one), its tense, voice and the tokens that lead up from the claim."""

    verb: int | None
    tense: str  # past, perfect, pluperfect, present, modal, participle, participle_past, base, none
    passive: bool
    chain: tuple[int, ...]  # trigger, anchor and what governs them, nearest first, without repetition


def clause_of(document: Document, claim: Claim) -> Clause:
    """The clause in which a claim stands."""
    tokens = document.tokens
    chain = _chain(document, claim)
    verb = next((i for i in chain if tokens[i].pos in {"VERB", "AUX"}), None)
    if verb is None:
        return Clause(None, "none", False, chain)
    return Clause(verb, tense_of(document, verb), _is_passive(document, verb), chain)


def above(document: Document, token: int, levels: int) -> list[int]:
    """The tokens that govern a token, nearest first, at most so many: a sentence may be as deep as it is long."""
    return list(islice(document.ancestors(token), levels))


def _chain(document: Document, claim: Claim) -> tuple[int, ...]:
    paths = [[i, *above(document, i, 6)] for i in (claim.trigger, claim.anchor)]
    ordered: dict[int, None] = {}
    for depth in range(7):
        for path in paths:
            if depth < len(path):
                ordered.setdefault(path[depth])
    return tuple(ordered)


def tense_of(document: Document, verb: int) -> str:
    """Tense of a verb by its auxiliaries, those of the verb it is joined to where it has none itself."""
    tokens = document.tokens
    words = {tokens[c].lower for c in tokens[verb].children if tokens[c].dep in {"aux", "auxpass"}}
    if not words and tokens[verb].dep == "conj":
        above = tokens[tokens[verb].head]
        words = {tokens[c].lower for c in above.children if tokens[c].dep in {"aux", "auxpass"}}
    if words & _MODALS:
        return "modal"
    if words & {"has", "have", "'ve", "\u2019ve"}:
        return "perfect"
    if "had" in words:
        return "pluperfect"
    if words & {"was", "were"}:
        return "past"
    if words & {"is", "are", "'re", "'s"}:
        return "present"
    return _TENSES.get(tokens[verb].tag, "none")


def _is_passive(document: Document, verb: int) -> bool:
    tokens = document.tokens
    return any(tokens[c].dep in {"auxpass", "nsubjpass"} for c in tokens[verb].children)


def tokens_about(document: Document, claim: Claim) -> list[Token]:
    """The tokens of the claim's sentence, of an overlong one those about the claim."""
    sentence = document.sentences[claim.sentence]
    first, last = document.token_span(claim.start, claim.end)
    return document.tokens[max(sentence.first, first - _WINDOW) : min(sentence.last, last + _WINDOW)]


def words_near(document: Document, claim: Claim, before: int, after: int) -> list[str]:
    """The lower-case words of the claim's sentence in a window around the claim."""
    sentence = document.sentences[claim.sentence]
    first, last = document.token_span(claim.start, claim.end)
    return [t.lower for t in document.tokens[max(sentence.first, first - before) : min(sentence.last, last + after)]]


def has_own_verb(document: Document, end: int, *, listed: bool = False) -> bool:
    """`held 750 patients and only five nurses had come`: whether a finite verb follows the noun phrase that ends at a token; where it may
    be `listed`, also over a further member: `a guard died and nine nurses and two cooks were hurt`."""
    tokens = document.tokens
    for token in tokens[end : end + (10 if listed else 6)]:
        if listed and token.lower == "and" and token.i + 1 < len(tokens) and tokens[token.i + 1].pos == "NUM":
            continue
        if token.pos == "PUNCT" or token.lower in _ENDS:
            return False
        if token.tag in FINITE and token.pos in {"AUX", "VERB"}:
            return True
    return False


def are_joined(document: Document, first: Claim, second: Claim) -> bool:
    """Whether two claims of a sentence, in text order, are told by one verb or by verbs or nouns that are joined: `left nine dead and 40
    wounded`, `nine died and 40 were hurt`."""
    tokens = document.tokens
    over = {first.trigger, first.anchor, first.head, clause_of(document, first).verb} - {None}
    for start in (second.trigger, second.anchor):
        at = start
        for _ in range(_JOINTS):
            if at in over:
                return True
            if tokens[at].dep not in _JOINED or tokens[at].head == at:
                break
            at = tokens[at].head
        if at in over:
            return True
    return False
