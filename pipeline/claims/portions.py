"""`Nine of the 12 people abducted have been freed`: what is told of the portion, and what of the whole."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pipeline.claims.claim import Claim
from pipeline.language.document import Document

_OF = re.compile(
    r"\s+(?:people |men |women |children )?of (?:the |its |their |those |these |his |her )?(?:estimated |roughly |about |some |at least )?"
)


_STEPS = 6  # of the parse, from a verb up to the noun that it describes


def without_shared(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of an article, in text order, each told of those of whom it is said.

    Left out are claims of a portion that say again what its whole suffered, where something else is told of the portion, and claims of
    a whole that say what was told of the portion alone.
    """
    by_start: dict[int, list[Claim]] = {}
    for claim in claims:
        by_start.setdefault(claim.start, []).append(claim)
    dropped: set[int] = set()
    for first, second in itertools.pairwise(sorted(by_start)):
        portion, whole = by_start[first], by_start[second]
        if _OF.fullmatch(document.text, portion[0].end, second) is None:
            continue
        noun = whole[0].head if whole[0].head is not None else whole[0].anchor
        own = [claim for claim in portion if not _describes(document, claim.trigger, noun)]
        if own and any(_describes(document, claim.trigger, noun) for claim in whole):
            told = {claim.trigger for claim in own}
            dropped.update(id(claim) for claim in portion if claim not in own)
            dropped.update(id(claim) for claim in whole if claim.trigger in told)
    return [claim for claim in claims if id(claim) not in dropped]


def _describes(document: Document, trigger: int, noun: int) -> bool:
    """`abducted` of `people abducted`, `seized` of `people whom they seized`: whether a word stands below a noun in the parse."""
    return noun in itertools.islice(document.ancestors(trigger), _STEPS)
