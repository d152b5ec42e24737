"""How those who died were killed: `Nine people were murdered. Four of them were shot`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.claims.claim import Claim
from pipeline.claims.inflections import lemma_of
from pipeline.language.document import Document

# Harm of which people may or may not die: of the dead it says how.
_MANNERS = frozenset("shoot stab knife beat burn hack bludgeon poison hit strike batter".split())
_OF_THEM = re.compile(r"\s*(?:people |men |women )?of (?:them|those|these|the (?:dead|killed|murdered|deaths|fatalities))\b", re.I)
_BACK = 1  # sentences
_REMEMBERED = 6  # claims


def read_manners(document: Document, claims: Sequence[Claim]) -> None:
    """Make claims of the injured that tell how members of a group of dead died claims of those dead.

    `claims` are those of an article, in text order, with the wholes that they have within their sentences.
    """
    for i, claim in enumerate(claims):
        if not _tells_manner(document, claim):
            continue
        whole = _dead(document, claim, claims[max(0, i - _REMEMBERED) : i])
        if whole is None:
            continue
        for other in claims[i : i + _REMEMBERED]:  # `four of them were shot in Leon and two in Lugo`, `and two were stabbed`
            shared = other.trigger == claim.trigger or other.whole is claim or (other.whole is whole and other.sentence == claim.sentence)
            if other is claim or (_tells_manner(document, other) and shared):
                other.impact, other.whole = whole.impact, whole


def _tells_manner(document: Document, claim: Claim) -> bool:
    return claim.impact == "injured" and claim.trigger >= 0 and lemma_of(document.tokens[claim.trigger]) in _MANNERS


def _dead(document: Document, claim: Claim, before: Sequence[Claim]) -> Claim | None:
    if claim.whole is not None:
        return claim.whole if claim.whole.impact == "killed" else None
    if not _OF_THEM.match(document.text, claim.end):
        return None
    told = [other for other in before if claim.sentence - other.sentence <= _BACK and other.kind == "numeric" and not other.implicit]
    if not told or any(other.impact != "killed" for other in told if other.sentence == told[-1].sentence):
        return None
    group = told[-1].whole or told[-1]
    fits = group.best is None or claim.best is None or claim.best <= group.best
    return group if fits else None
