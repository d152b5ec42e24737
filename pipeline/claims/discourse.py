"""Impacts told over sentence borders: `the other five`, `everyone on board`, `Six have been identified`, `three of the victims`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.claims.claim import Claim
from pipeline.claims.hits import is_passive, noun_lemma
from pipeline.claims.impact import noun_phrase_top
from pipeline.claims.inflections import lemma_of
from pipeline.claims.persons import is_person
from pipeline.language.document import Document, Sentence
from pipeline.language.numbers import Quantity

_OTHERS = frozenset({"other", "remaining"})
_MEMBERS = frozenset("victim person people other man woman child passenger survivor".split())
_CARRYING = re.compile(r"\b(?:carrying|with|transporting)\b", re.I)
_ALL_LOST = re.compile(
    r"\bkill(?:ing|ed|s) (?:all|everyone|everybody)(?: (?:on ?board|aboard|inside|in it))?\b"
    r"|\b(?:no survivors|there were no survivors|(?:all|everyone|everybody) (?:on ?board|aboard) (?:were |was )?(?:killed|died|perished))\b",
    re.I,
)
_IDENTIFYING = frozenset("identify name recover retrieve claim bury exhume hand return release transport".split())
_DEAD = frozenset("body corpse dead deceased remain".split())
_BACK = 3  # sentences between a group and what is told of its members


def told_before(document: Document, quantity: Quantity, seen: Sequence[Claim]) -> list[tuple[str, Claim | None]]:
    """The impacts of a number by the sentences around it, each with the claim of the group that it belongs to where there is one.

    `seen` are the claims before the number in text order; empty where nothing told before it holds for those it counts.
    """
    if quantity.best is None:
        return []
    return _the_others(document, quantity, seen) or _all_aboard(document, quantity) or _bodies(document, quantity)


def _the_others(document: Document, quantity: Quantity, seen: Sequence[Claim]) -> list[tuple[str, Claim | None]]:
    """`Seven were shot. Two died. The other five are in hospital`: the rest of a group of which a part was told."""
    tokens = document.tokens
    first = quantity.token_first
    if first < 2 or tokens[first - 1].lower not in _OTHERS or tokens[first - 2].lower not in {"the", "its", "their"}:
        return []
    if quantity.head is not None and noun_lemma(tokens[quantity.head]) not in _MEMBERS and not is_person(tokens[quantity.head]):
        return []
    near = [c for c in seen if not c.implicit and c.best is not None and tokens[first].sentence - c.sentence <= _BACK]
    for whole in reversed(near):
        parts = {c.best for c in near if c.start > whole.start}
        if whole.best is not None and quantity.best is not None and whole.best - quantity.best in parts:
            return [(c.impact, c) for c in near if c.quantity is whole.quantity]
    return []


def _all_aboard(document: Document, quantity: Quantity) -> list[tuple[str, Claim | None]]:
    """`A plane carrying 10 tourists and two pilots crashed, killing everyone on board`: those carried are the dead."""
    if quantity.head is None or not is_person(document.tokens[quantity.head]):
        return []
    sentence = document.sentences[document.tokens[quantity.token_first].sentence]
    before = document.text[max(sentence.start, quantity.start - 160) : quantity.start]
    if _CARRYING.search(before) and _ALL_LOST.search(document.text[quantity.end : min(sentence.end, quantity.end + 260)]):
        return [("killed", None)]
    return []


def _bodies(document: Document, quantity: Quantity) -> list[tuple[str, Claim | None]]:
    """`The bodies lie in the mortuary. Five have been identified`: said of the dead, whom the sentence before told of."""
    tokens = document.tokens
    if quantity.head is not None:
        return []
    above = tokens[tokens[noun_phrase_top(document, quantity.token_first, None)].head]
    if above.i < quantity.token_first or lemma_of(above) not in _IDENTIFYING or not is_passive(document, above.i):
        return []
    sentence = tokens[quantity.token_first].sentence
    near = [t for s in _before(document, sentence) for t in document.words(s) if t.i < quantity.token_first]
    return [("killed", None)] if any(noun_lemma(t) in _DEAD and t.tag in {"NNS", "JJ", "NN"} for t in near) else []


def _before(document: Document, sentence: int) -> list[Sentence]:
    """The sentence itself and the one before it."""
    return document.sentences[max(0, sentence - 1) : sentence + 1]
