"""Numbers of whom something is not told: `all but two`, `one of many`, rates and shares, members who only tell of others."""

from __future__ import annotations

import itertools

from pipeline.claims.persons import INDEFINITE
from pipeline.language.document import Document
from pipeline.language.numbers import Quantity
from pipeline.language.reporting_words import CORE_SAY_VERBS

_ALL_BUT = 8  # tokens
_RATIO = 14  # tokens from a number to the `for every` that makes it a rate
_HUNDREDS = frozenset({10, 100, 1_000, 10_000, 100_000, 1_000_000})  # of whom a share is told
_HUNDREDS_WRITTEN = frozenset(str(number) for number in _HUNDREDS)
_SHARE, _SMALL = 4, 10  # tokens between the two numbers of a share; the first of them is less
_KIN = frozenset("families relatives parents friends colleagues wives husbands mothers fathers lawyers names".split())
_SPOKEN = frozenset("statement account evidence testimony interview".split())


def is_left_out(document: Document, quantity: Quantity) -> bool:
    """Whether a number counts those of whom something is not told: `all but two`, `one of many`."""
    return (
        _all_but(document, quantity)
        or is_one_of_many(document, quantity)
        or _has_one_left(document, quantity)
        or _tells(document, quantity)
    )


def _all_but(document: Document, quantity: Quantity) -> bool:
    """`All but two of the 45 passengers died`: neither number is that of the dead."""
    tokens = document.tokens
    first = max(document.sentences[tokens[quantity.token_first].sentence].first, quantity.token_first - _ALL_BUT)
    before = [token.lower for token in tokens[first : quantity.token_first]]
    return any(pair == ("all", "but") for pair in itertools.pairwise(before))


def _has_one_left(document: Document, quantity: Quantity) -> bool:
    """`the only one of the nine who lived`, `the sole survivor of a crew of 20`: what is said of one, not of all."""
    tokens = document.tokens
    first = max(document.sentences[tokens[quantity.token_first].sentence].first, quantity.token_first - _ALL_BUT)
    before = tokens[first : quantity.token_first]
    for i in range(len(before) - 2):
        if tuple(t.lower for t in before[i : i + 3]) in {("only", "one", "of"), ("sole", "survivor", "of"), ("last", "one", "of")}:
            return all(t.pos not in {"VERB", "AUX"} for t in before[i + 3 :])  # not of `a crash that killed 40`
    return False


def is_of_kin(document: Document, quantity: Quantity) -> bool:
    """`The parents of five of the pupils came`: what is told is of others than those whom the number counts."""
    tokens = document.tokens
    of = tokens[quantity.token_first - 1]
    if quantity.token_last >= len(tokens) or tokens[quantity.token_last].lower != "of":
        return False
    return quantity.token_first > 0 and of.lower == "of" and tokens[of.head].lower in _KIN


def _tells(document: Document, quantity: Quantity) -> bool:
    """`one of the rescued said`, `two of them gave statements`, `one of the dead was named`: what a member tells or is called, not what
    happened to so many."""
    tokens = document.tokens
    first = tokens[quantity.token_first]
    if quantity.token_last >= len(tokens) or tokens[quantity.token_last].lower != "of" or first.dep not in {"nsubj", "nsubjpass"}:
        return False
    above = tokens[first.head]
    if first.dep == "nsubjpass":
        return quantity.best == 1 and above.lemma.lower() in {"name", "identify"}
    spoken = any(tokens[c].dep == "dobj" and tokens[c].lemma.lower() in _SPOKEN for c in above.children)
    near = not any(t.text == "," for t in tokens[quantity.token_last : above.i])
    says = quantity.best == 1 and near and above.lemma.lower() in CORE_SAY_VERBS | {"confess", "recall"}
    return says or (above.lemma.lower() == "give" and spoken)


def is_one_of_many(document: Document, quantity: Quantity) -> bool:
    """`A student was one of the victims`: the claim is the student's."""
    tokens = document.tokens
    above = tokens[tokens[quantity.token_first].head]
    if quantity.number_text.lower() != "one" or tokens[quantity.token_first].dep != "attr" or above.lower not in {"was", "is"}:
        return False
    subjects = [c for c in above.children if tokens[c].dep == "nsubj"]
    return any(tokens[d].lower in INDEFINITE for c in subjects for d in tokens[c].children)


def is_without(document: Document, quantity: Quantity) -> bool:
    """`ended without a single arrest`: nobody was."""
    single = quantity.number_text.lower() in {"a single", "one single", "one"}
    return single and quantity.token_first > 0 and document.tokens[quantity.token_first - 1].lower == "without"


def is_ratio(document: Document, quantity: Quantity) -> bool:
    """`one defendant was jailed for every two convicted`: a rate, of which neither number counts anybody."""
    tokens = document.tokens
    before = [t.lower for t in tokens[max(0, quantity.token_first - 2) : quantity.token_first]]
    if before in (["for", "every"], ["for", "each"]) or _is_share(document, quantity):
        return True
    near = tokens[quantity.token_last : quantity.token_last + _RATIO]
    here = [t.lower for t in near if t.sentence == tokens[quantity.token_first].sentence]
    rated = next((i for i, pair in enumerate(itertools.pairwise(here)) if pair == ("for", "every")), None)
    return rated is not None and near[min(rated + 2, len(near) - 1)].pos == "NUM" and "," not in here[:rated]


def _is_share(document: Document, quantity: Quantity) -> bool:
    """`one patient in 100 dies`, `two in 1,000`: a share, of which neither number counts anybody."""
    tokens = document.tokens
    first = document.sentences[tokens[quantity.token_first].sentence].first
    before = [t.lower for t in tokens[max(first, quantity.token_first - 1) : quantity.token_first]]
    near = tokens[max(first, quantity.token_first - _SHARE) : quantity.token_first]
    if before == ["in"] and quantity.best in _HUNDREDS and quantity.head is None:
        return any(t.pos == "NUM" for t in near)
    after = tokens[quantity.token_last : quantity.token_last + _SHARE]
    at = next((i for i, t in enumerate(after[:2]) if t.lower == "in"), None)
    if at is None or at + 1 >= len(after) or after[at + 1].text.replace(",", "") not in _HUNDREDS_WRITTEN:
        return False
    counted = at + 2 < len(after) and after[at + 2].pos in {"NOUN", "PROPN", "ADJ"}  # `killed two in 10 minutes`
    return not counted and (quantity.best or quantity.high or quantity.low or _SMALL) < _SMALL
